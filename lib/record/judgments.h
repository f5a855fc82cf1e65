/*
 * Judgments: which annotator gave which item which class, gathered from any
 * number of annotations for the programs that compare them (agree, report,
 * consensus). One treatment of stages, abstentions and duplicates for all.
 *
 * Items are spread over partitions by their hash. Workers gather a block's
 * rows, then hand them to each partition in the order of blocks, so that what a
 * partition holds is in input order, whatever the number of threads.
 *
 * Memory: about 40 bytes and the key an item, 12 bytes an annotation (20 for the limit, so that
 * they can be grouped); or as much as lbl_judgments_limit allows, and the rest on disk.
 */
#ifndef LBL_RECORD_JUDGMENTS_H
#define LBL_RECORD_JUDGMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/list.h"
#include "base/span.h"
#include "record/label.h"

enum lbl_duplicates { LBL_DUP_LAST, LBL_DUP_FIRST, LBL_DUP_ALL, LBL_DUP_FAIL };
#define LBL_DUPLICATES_ARG "last|first|all|fail" /* the option's words, in the enum's order */

/* Of the option --memory. */
#define LBL_MEMORY_DEFAULT (UINT64_C(2) << 30)
#define LBL_MEMORY_LEAST   65536 /* below it, a file would be little else than ends of chunks */

struct lbl_judgments;
struct lbl_judgments_feed; /* a worker's side */

#define LBL_TAG_BITS 4 /* of a judgment's tag: what else a program has to know of it */

/* One judgment that counts: ranks in the byte order of names and of classes, and its tag. */
struct lbl_rating {
	uint32_t annotator;
	uint32_t label : 32 - LBL_TAG_BITS;
	uint32_t tag : LBL_TAG_BITS;
};

struct lbl_judgments_counts {
	uint64_t annotations; /* added, all kinds */
	uint64_t abstained;   /* null, or named by abstain */
	uint64_t duplicates;  /* set aside as duplicates */
	uint64_t items;       /* distinct, those with abstentions alone too */
	uint64_t kept;        /* judgments that count */
};

/*
 * lbl_judgments_new -- an empty store.
 *
 *   abstain  texts of labels (see lbl_label_need) that count as abstentions; borrowed
 *   shape    of all labels, one with a word
 */
struct lbl_judgments *lbl_judgments_new(enum lbl_duplicates duplicates,
					const struct lbl_list *abstain, enum lbl_shape shape);
void lbl_judgments_free(struct lbl_judgments *j);

/*
 * lbl_judgments_keep_order -- before any feed: for lbl_judgments_in_order. Costs 8 bytes an item.
 */
void lbl_judgments_keep_order(struct lbl_judgments *j);

/*
 * lbl_judgments_tags_apart -- before any feed: duplicates are found within item, annotator and tag,
 * and an item's ratings come sorted by annotator, then tag, then in input order.
 */
void lbl_judgments_tags_apart(struct lbl_judgments *j);

/*
 * lbl_judgments_limit -- before any feed: memory for rows and items beyond which all of them go
 * to a temporary file (see io/spool.h). What comes out is the same. Without it, there is no limit.
 *
 * The memory is an estimate. Names of annotators and labels always stay, and so do all ratings
 * of one item while it is settled; a worker reads and writes by up to 17 chunks.
 */
void lbl_judgments_limit(struct lbl_judgments *j, uint64_t memory_bytes);

struct lbl_judgments_feed *lbl_judgments_feed_new(struct lbl_judgments *j);
void lbl_judgments_feed_free(struct lbl_judgments_feed *f);

/*
 * lbl_judgments_add -- one annotation, from its raw spans (copied).
 *
 *   tag  the program's own (an origin, a stage), below 2 to the power of LBL_TAG_BITS; it
 *        plays no part in what is a duplicate, unless tags are apart
 *
 * Returns 0, or -1 with LBL_E_INPUT: an id that is none, a label of another shape.
 */
int lbl_judgments_add(struct lbl_judgments_feed *f, struct lbl_span item,
		      struct lbl_span annotator, struct lbl_span label, unsigned tag,
		      struct lbl_error *err);

/*
 * lbl_judgments_group -- items of annotations from now on are those of a group: one id is another
 * item in each. Their key, where items are gone over, is LBL_GROUP_BYTES of the group's number,
 * as it lies in memory, and the id's text. All annotations of a store are in groups, or none.
 *
 * lbl_judgments_abstained -- was the annotation added last an abstention?
 */
#define LBL_GROUP_BYTES sizeof(uint32_t)
void lbl_judgments_group(struct lbl_judgments_feed *f, uint32_t group);
bool lbl_judgments_abstained(const struct lbl_judgments_feed *f);

/* An annotation by numbers of appearance, which all workers share. */
struct lbl_added {
	uint64_t item_hash;
	uint32_t annotator, label; /* LBL_ABSTAINED (record/judging.h): none */
};

/* lbl_judgments_added -- the annotation added last, of this block. */
struct lbl_added lbl_judgments_added(const struct lbl_judgments_feed *f);

/*
 * lbl_judgments_block_end -- hands the block's rows on; for every block, as in json/stream.h.
 * Returns 0, or -1 with LBL_E_IO.
 */
int lbl_judgments_block_end(struct lbl_judgments_feed *f, uint64_t seq, struct lbl_error *err);

/*
 * lbl_judgments_rank_label -- before finish, no feed at work: a label, by its number, that gets a
 * rank even if no judgment of it is kept.
 */
void lbl_judgments_rank_label(struct lbl_judgments *j, uint32_t label);

/*
 * lbl_judgments_finish -- after the last block: sets abstentions and duplicates aside, ranks names.
 *
 * Returns 0, or -1 with LBL_E_INPUT when duplicates are to fail (the first by byte order of
 * item and annotator is named), or with LBL_E_IO.
 */
int lbl_judgments_finish(struct lbl_judgments *j, unsigned threads, struct lbl_error *err);

void lbl_judgments_counts(const struct lbl_judgments *j, struct lbl_judgments_counts *out);
uint32_t lbl_judgments_annotators(const struct lbl_judgments *j); /* seen, all */
uint32_t lbl_judgments_labels(const struct lbl_judgments *j);     /* ranked: of kept judgments */
struct lbl_span lbl_judgments_annotator(const struct lbl_judgments *j, uint32_t rank);
struct lbl_span lbl_judgments_label(const struct lbl_judgments *j, uint32_t rank);

/* lbl_judgments_annotator_rank, _label_rank -- by number; of a label that is ranked. */
uint32_t lbl_judgments_annotator_rank(const struct lbl_judgments *j, uint32_t number);
uint32_t lbl_judgments_label_rank(const struct lbl_judgments *j, uint32_t number);

/* lbl_judgments_find_annotator, _label -- the rank of a text, or LBL_INTERN_NONE. */
uint32_t lbl_judgments_find_annotator(const struct lbl_judgments *j, struct lbl_span text);
uint32_t lbl_judgments_find_label(const struct lbl_judgments *j, struct lbl_span text);

/*
 * Going over all items in parallel, after finish.
 *
 *   open   a worker's state (new)
 *   item   ratings sorted by annotator, then in input order; n may be 0
 *   close  merges and frees; one at a time
 *
 * Which worker sees which item depends on nothing that may be relied on: states must merge
 * in any order (integers, not float sums).
 *
 * Returns 0, or -1 with LBL_E_IO; what was opened has been closed.
 */
struct lbl_judgments_fold {
	void *ctx;
	void *(*open)(void *ctx);
	void (*item)(void *worker, struct lbl_span key, uint64_t hash,
		     const struct lbl_rating *ratings, size_t n);
	void (*close)(void *ctx, void *worker);
};
int lbl_judgments_each(const struct lbl_judgments *j, unsigned threads,
		       const struct lbl_judgments_fold *fold, struct lbl_error *err);

/*
 * lbl_judgments_in_order -- the same by one worker, in the order in which the items first appear
 * in the input; needs lbl_judgments_keep_order. Returns as lbl_judgments_each.
 */
int lbl_judgments_in_order(const struct lbl_judgments *j, const struct lbl_judgments_fold *fold,
			   struct lbl_error *err);

#endif
