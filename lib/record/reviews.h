/*
 * Reviews: what became of annotations that somebody else judged. A review is an annotation of
 * stage `review` that names another of the same item, {"reviews":ID,"verdict":"accept"|"fix"|
 * "reject"}: a fix puts its own annotator and label in the other's place, a reject drops it. It
 * may come before or after what it judges, in another block or file.
 *
 * All annotations go to a store of judgments as well, with their stage as tag (see
 * lbl_judgments_tags_apart); duplicates are set aside there first, then reviews count.
 *
 * Memory: 20 bytes an annotation until finish, afterwards some 100 bytes and the texts of ids a
 * reviewed annotation. Ids of reviews are told by their texts; an annotation's item and id are
 * remembered by 64-bit hashes, so that two items, or ids of one item, are taken for one with
 * chance 2^-64 a pair.
 */
#ifndef LBL_RECORD_REVIEWS_H
#define LBL_RECORD_REVIEWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/list.h"
#include "base/span.h"
#include "record/judgments.h"
#include "record/judgments_settle.h"

enum lbl_verdict { LBL_VERDICT_NONE, LBL_VERDICT_ACCEPT, LBL_VERDICT_FIX, LBL_VERDICT_REJECT };

struct lbl_reviews;
struct lbl_reviews_feed; /* a worker's side */

/*
 * lbl_reviews_new -- an empty store.
 *
 *   duplicates, abstain, shape  as for the store of judgments; abstain borrowed
 *   tag                         of the judgments that may be reviewed
 */
struct lbl_reviews *lbl_reviews_new(enum lbl_duplicates duplicates, const struct lbl_list *abstain,
				    enum lbl_shape shape, unsigned tag);
void lbl_reviews_free(struct lbl_reviews *r);

struct lbl_reviews_feed *lbl_reviews_feed_new(struct lbl_reviews *r);
void lbl_reviews_feed_free(struct lbl_reviews_feed *f);

/*
 * lbl_reviews_note -- an annotation that may be reviewed; abstentions may not, and are left out.
 *
 *   added  what lbl_judgments_added says of it
 *   id     its raw id; absent, or neither a string nor an integer: no review can name it
 */
void lbl_reviews_note(struct lbl_reviews_feed *f, const struct lbl_added *added,
		      struct lbl_span id);

/* What a review says of which annotation. */
struct lbl_review {
	enum lbl_verdict verdict;
	struct lbl_span id; /* text of the annotation's */
};

/*
 * lbl_reviews_read -- reads a review before the store of judgments gets it.
 *
 *   reviews, verdict, label  raw members of the record
 *   out                      good until the next; verdict NONE where reviews or verdict is
 *                            absent or null: it judges no annotation
 *
 * Returns 0, or -1 with LBL_E_INPUT and its place: another verdict, an id that is none, a fix
 * whose label is an abstention. Labels of another shape are left to lbl_judgments_add.
 */
int lbl_reviews_read(struct lbl_reviews_feed *f, struct lbl_span reviews, struct lbl_span verdict,
		     struct lbl_span label, struct lbl_review *out, struct lbl_error *err);

/* lbl_reviews_add -- a review that was read, its raw item, and what the store of judgments got. */
void lbl_reviews_add(struct lbl_reviews_feed *f, const struct lbl_review *review,
		     struct lbl_span item, const struct lbl_added *added);

/* lbl_reviews_block_end -- for every block, as in json/stream.h; waits for no other. */
void lbl_reviews_block_end(struct lbl_reviews_feed *f, uint64_t seq);

struct lbl_reviews_counts {
	uint64_t reviews;    /* that judge an annotation */
	uint64_t superseded; /* by later ones of the same annotation: the last counts */
	uint64_t accepted, replaced, dropped; /* judgments kept when duplicates were set aside */
	uint64_t unmatched;  /* annotations that reviews name and that are not there … */
	struct lbl_span item, id; /* … the first by bytes of item and id; borrowed */
};

/*
 * lbl_reviews_finish -- when all feeds are freed, before lbl_judgments_finish: decides what becomes
 * of annotations, and has labels that come in others' place ranked.
 *
 *   j  the store of judgments; borrowed, must outlive r
 */
void lbl_reviews_finish(struct lbl_reviews *r, struct lbl_judgments *j, unsigned threads);
void lbl_reviews_counts(const struct lbl_reviews *r, struct lbl_reviews_counts *out);

/* An item's judgments after its reviews; all zero at first, reused from item to item. */
struct lbl_reviewed {
	struct lbl_rating *ratings;
	size_t n, cap;
	size_t replaced, dropped;
	struct lbl_settler settler;
};

void lbl_reviewed_clear(struct lbl_reviewed *d);

/*
 * lbl_reviews_apply -- after lbl_judgments_finish.
 *
 *   key, ratings, n  an item as lbl_judgments_each gives it
 *   out              its ratings, in the same order; one that replaces another has its tag. The
 *                    reviewer's own judgments stay, so that two may be of one annotator and tag
 *
 * Returns false where nothing is replaced or dropped: out is untouched then. Safe from several
 * threads. Cost: a look-up; O(n log n) where something changes.
 */
bool lbl_reviews_apply(const struct lbl_reviews *r, struct lbl_span key,
		       const struct lbl_rating *ratings, size_t n, struct lbl_reviewed *out);

#endif
