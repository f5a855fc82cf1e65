/*
 * Sums of gamma's disorder over items, as exact fixed-point numbers, so that they
 * add up in any order: lbl_disorder_best makes them.
 */
#ifndef LBL_STAT_DISORDERS_H
#define LBL_STAT_DISORDERS_H

#include "stat/coefficient.h"
#include "stat/disorder.h"
#include "stat/wide.h"

/* Why an item has no disorder; the first that holds, in this order. */
enum lbl_no_disorder {
	LBL_DISORDER_NO_OVERLAP, /* a single annotator worked on it */
	LBL_DISORDER_REPEATED,   /* an annotator worked on it twice */
	LBL_DISORDER_EMPTY,      /* a unit is empty */
	LBL_DISORDER_NO_MARKS,   /* nobody has a unit in it */
	LBL_DISORDER_LIMIT,      /* its units lie so close that the search passes a limit */
	LBL_DISORDER_REASONS
};
const char *lbl_no_disorder_name(enum lbl_no_disorder why); /* static */

#define LBL_DISORDER_ONE 1099511627776. /* 2^40: a disorder of 1 */

/* All zero is empty; adds up member by member. */
struct lbl_disorders {
	uint64_t items, units; /* that have one, and the units in them */
	lbl_u128 sum;          /* of disorders, in parts of LBL_DISORDER_ONE */
	uint64_t left_out[LBL_DISORDER_REASONS]; /* items */
};

/*
 * lbl_disorders_add -- one item: its observed disorder is the cost of the best alignment over the
 * mean number of units that an annotator has.
 *
 *   annotators  n of them, each with its units or none, in an order that depends on nothing but
 *               the item; borrowed
 *
 * Cost: see lbl_disorder_best.
 */
void lbl_disorders_add(struct lbl_disorders *d, const struct lbl_annotated_units *annotators,
		       size_t n);

void lbl_disorders_merge(struct lbl_disorders *d, const struct lbl_disorders *from);

/*
 * lbl_disorders_mean -- the mean over items.
 *
 *   out  n: items, ratings: units. Undefined: what kept most items out, or no_annotations
 */
void lbl_disorders_mean(const struct lbl_disorders *d, struct lbl_coefficient *out);

#endif
