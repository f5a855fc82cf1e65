/* A coefficient of agreement: its value or why there is none, and what it rests on. */
#ifndef LBL_STAT_COEFFICIENT_H
#define LBL_STAT_COEFFICIENT_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

/* Why a coefficient has no value; words of the result's format. */
#define LBL_REASON_NO_ANNOTATIONS "no_annotations"   /* none is left to count */
#define LBL_REASON_NO_PAIRS "no_pairs"               /* no item has two ratings */
#define LBL_REASON_NO_OVERLAP "no_overlap"           /* no two annotators share an item */
#define LBL_REASON_SINGLE_CATEGORY "single_category" /* chance alone would agree always */
#define LBL_REASON_ITEMS_SPLIT "items_split"         /* shards share items */

/*
 *   value, observed, expected  NAN where undefined
 *   n                          items that it rests on; see each coefficient
 *   ratings                    ratings among them, 0: does not apply
 *   pairs, pairs_undefined     of annotators, averaged and left out; 0: does not apply
 *   reason                     NULL when there is a value; static
 */
struct lbl_coefficient {
	double value, observed, expected;
	uint64_t n, ratings;
	uint64_t pairs, pairs_undefined;
	const char *reason;
};

static inline struct lbl_coefficient lbl_coefficient_undefined(const char *reason)
{
	return (struct lbl_coefficient){ .value = NAN, .observed = NAN, .expected = NAN,
					 .reason = reason };
}

/*
 * lbl_coefficient_set -- value 1 - differ / differ_by_chance, which are 1 - observed and
 * 1 - expected; undefined (single_category) when the latter is 0. Values within 1e-14 of 0
 * are 0: that is what rounding leaves of data that agree as chance would have it.
 */
static inline void lbl_coefficient_set(struct lbl_coefficient *c, double differ,
				       double differ_by_chance)
{
	c->observed = 1 - differ;
	c->expected = 1 - differ_by_chance;
	c->value = differ_by_chance > 0 ? 1 - differ / differ_by_chance : NAN;
	if (fabs(c->value) < 1e-14)
		c->value = 0;
	c->reason = differ_by_chance > 0 ? NULL : LBL_REASON_SINGLE_CATEGORY;
}

#endif
