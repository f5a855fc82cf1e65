/*
 * What agreement is computed from: patterns, pairs and names, gathered from
 * judgments, from other states, or from both. A monoid: an empty one adds
 * nothing, and merging is associative and commutative.
 *
 * Memory: by annotators, categories, rating patterns, and categories of
 * annotator pairs; by items only where a bootstrap keeps their ratings.
 */
#ifndef LBL_STATE_AGREEMENT_H
#define LBL_STATE_AGREEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/intern.h"
#include "base/list.h"
#include "json/emit.h"
#include "record/judgments.h"
#include "record/shards.h"
#include "record/sorted.h"
#include "stat/answers.h"
#include "stat/complete.h"
#include "stat/pairs.h"
#include "stat/patterns.h"
#include "stat/raters.h"
#include "stat/sketch.h"
#include "state/markings.h"

#define LBL_AGREEMENT_MAX UINT64_C(1000000000000000) /* annotations, so that no count overflows */

/* The options that shape what is counted; states of different ones do not mix. */
struct lbl_agreement_options {
	char *item, *annotator, *label; /* paths as given; owned */
	struct lbl_list stages;         /* in byte order, each once */
	struct lbl_list abstain;        /* likewise */
	struct lbl_list origins;        /* likewise; empty: all */
	struct lbl_list categories;     /* in the order given, each once; empty: those seen */
	enum lbl_duplicates duplicates;
	enum lbl_shape shape;           /* of labels, one with a word */
	char *begin, *length; /* of texts, paths or numbers as given; NULL: not given; owned */
	double iou;                     /* of marks that match, [0, 1]; NAN: by the shape */
	struct lbl_list by;             /* paths of fields; in byte order, each once */
};

/*
 * lbl_agreement_options_default -- item, annotator, label, stage "label", none abstained, last,
 * all origins and categories, labels of one class.
 */
void lbl_agreement_options_default(struct lbl_agreement_options *o);
void lbl_agreement_options_clear(struct lbl_agreement_options *o);
void lbl_agreement_options_copy(struct lbl_agreement_options *to,
				const struct lbl_agreement_options *from);

/* lbl_agreement_list_set -- to the strings of from, in byte order, each once. */
void lbl_agreement_list_set(struct lbl_list *to, const struct lbl_list *from);

/* lbl_agreement_list_keep -- the same in the order of from. */
void lbl_agreement_list_keep(struct lbl_list *to, const struct lbl_list *from);

/*
 * lbl_agreement_options_settle -- to be called when all is set: gives iou the value that it has
 * for the shape, where it is NAN, and rounds it to the digits that are written.
 */
void lbl_agreement_options_settle(struct lbl_agreement_options *o);

/*
 * lbl_agreement_options_shape -- that of what a store of judgments takes: spans come with the
 * extent of their text where that is given.
 */
enum lbl_shape lbl_agreement_options_shape(const struct lbl_agreement_options *o);

/*
 * lbl_agreement_options_check -- what is echoed must be text, origins are known ones, categories
 * are those of classes; -1 with LBL_E_USAGE.
 */
int lbl_agreement_options_check(const struct lbl_agreement_options *o, struct lbl_error *err);

/*
 * lbl_agreement_options_check_shape -- what is for labels of one shape is not given with another
 * (of a state that is to be merged, the shape shows later): -1 with LBL_E_USAGE.
 */
int lbl_agreement_options_check_shape(const struct lbl_agreement_options *o,
				      struct lbl_error *err);

/* lbl_agreement_is_keyword -- does --by take the word for one of its own, not for a path? */
bool lbl_agreement_is_keyword(const char *word);

/* lbl_agreement_options_differ -- the name of the first that differs, or NULL. */
const char *lbl_agreement_options_differ(const struct lbl_agreement_options *a,
					 const struct lbl_agreement_options *b);

/* lbl_agreement_options_emit -- members "item" to "length", without braces. */
void lbl_agreement_options_emit(const struct lbl_agreement_options *o, struct lbl_emit *e);

const char *lbl_duplicates_name(enum lbl_duplicates d); /* static */

struct lbl_agreement_counts {
	uint64_t annotations; /* of the stages asked for */
	uint64_t items;
	uint64_t abstained, duplicates;
	uint64_t dropped; /* bad lines, at the user's word */
	/* records that are passed over: */
	uint64_t other_items, other_labels, other_stages, other_origins;
};

struct lbl_slices; /* see state/agreement_slices.h */

struct lbl_agreement {
	struct lbl_agreement_options options;
	struct lbl_shards shards;
	struct lbl_agreement_counts counts;
	struct lbl_intern *annotators; /* by the numbers that pairs use */
	struct lbl_intern *categories;
	struct lbl_patterns patterns;
	struct lbl_pairs pairs;
	struct lbl_raters raters;
	struct lbl_complete complete;
	struct lbl_markings markings; /* in place of the four, where labels are marks */
	bool align;               /* what gathers is to count gamma's disorder of spans, too */
	bool raters_missing;      /* some of what was merged has not counted them */
	bool complete_missing;    /* likewise */
	struct lbl_sketch sketch; /* of items */
	struct lbl_answers answers; /* see state/agreement_answers; no part of a state */
	struct lbl_slices *slices; /* one for each of options.by; NULL: nothing is in them */
	size_t n_slices;
};

/* lbl_agreement_init -- empty, with the default options. */
void lbl_agreement_init(struct lbl_agreement *a);
void lbl_agreement_clear(struct lbl_agreement *a);

/*
 * lbl_agreement_gather_names -- what of finished judgments needs no look at items: names, and the
 * counts of annotations, items, abstained, duplicates.
 */
void lbl_agreement_gather_names(struct lbl_agreement *a, const struct lbl_judgments *j);

/*
 * lbl_agreement_gather -- fills an empty one from finished judgments: the same, and patterns,
 * pairs, raters and sketch. It is ranked.
 *
 * Returns 0, or -1 with LBL_E_IO.
 */
int lbl_agreement_gather(struct lbl_agreement *a, const struct lbl_judgments *j,
			 unsigned threads, struct lbl_error *err);

/* What a fold of items fills, and the store that they are from (NULL: sorted judgments). */
struct lbl_agreement_gathering {
	struct lbl_agreement *to; /* empty but for options and, with a store, names and counts */
	const struct lbl_judgments *judgments;
};

/* lbl_agreement_fold -- by the numbers of names that ratings have; g: borrowed. */
struct lbl_judgments_fold lbl_agreement_fold(struct lbl_agreement_gathering *g);

/*
 * lbl_agreement_gather_sorted -- completes what a fold of sorted judgments, whose labels are no
 * marks, has filled, after lbl_sorted_finish: names and counts. It is ranked.
 */
void lbl_agreement_gather_sorted(struct lbl_agreement *a, const struct lbl_sorted *s);

/*
 * lbl_agreement_merge -- adds another, of other shards (its sketch is settled by this).
 *
 * Returns 0, or -1 with LBL_E_INPUT (a shard counted twice, other options) or LBL_E_LIMIT;
 * a is then as it was.
 */
int lbl_agreement_merge(struct lbl_agreement *a, struct lbl_agreement *from,
			struct lbl_error *err);

/* lbl_agreement_add -- the same of what is counted, without shards, sketch, slices and checks. */
void lbl_agreement_add(struct lbl_agreement *a, const struct lbl_agreement *from);

/* lbl_agreement_rank -- numbers annotators and categories in byte order, settles the sketch. */
void lbl_agreement_rank(struct lbl_agreement *a);

/*
 * lbl_agreement_arrange -- of a ranked one: numbers categories as options.categories lists them,
 * with those that nobody chose, and settles answers. For results; a state is not arranged.
 */
void lbl_agreement_arrange(struct lbl_agreement *a);

#endif
