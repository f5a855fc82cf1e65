/* A coefficient of agreement: its value or why there is none, its error, what it rests on. */
#ifndef LBL_STAT_COEFFICIENT_H
#define LBL_STAT_COEFFICIENT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a coefficient has no value; words of the result's format. */
#define LBL_REASON_NO_ANNOTATIONS "no_annotations"   /* none is left to count */
#define LBL_REASON_NO_PAIRS "no_pairs"               /* no item has two ratings */
#define LBL_REASON_NO_OVERLAP "no_overlap"           /* no two annotators share an item */
#define LBL_REASON_SINGLE_CATEGORY "single_category" /* chance alone would agree always */
#define LBL_REASON_ITEMS_SPLIT "items_split"         /* shards share items */
#define LBL_REASON_NOT_COUNTED "not_counted"         /* states without what it needs */
#define LBL_REASON_NOT_NUMERIC "not_numeric"         /* labels that are no numbers */
#define LBL_REASON_NO_ORDER "no_order"               /* labels without one */
#define LBL_REASON_NO_COMPLETE_ITEMS "no_complete_items" /* all annotators share less than two */
#define LBL_REASON_NO_VARIANCE "no_variance"         /* nothing to take a share of */

/* Why a coefficient with a value has no standard error. */
#define LBL_REASON_SINGLE_ITEM "single_item" /* one item does not vary */
#define LBL_REASON_MEAN_OF_PAIRS "mean_of_pairs" /* more than one pair of annotators */
#define LBL_REASON_REPEATED "repeated_ratings" /* an annotator rated an item more than once */
#define LBL_REASON_NO_REPLICATES "no_replicates" /* fewer than two of a bootstrap have a value */
#define LBL_REASON_NOT_KEPT "items_not_kept" /* states without the items to draw from */
#define LBL_REASON_BY_CHI2 "test_by_chi2" /* it has a test, of chi-square, but no error */
#define LBL_REASON_BY_F "interval_by_f" /* its interval is made of F, without an error */

/*
 *   value, observed, expected  NAN where undefined
 *   se                         standard error, NAN where undefined
 *   df                         degrees of freedom of its interval; 0: normal
 *   low, high                  its interval, where that is not made of se: see has_ends
 *   n                          items that it rests on; see each coefficient
 *   ratings                    ratings among them, 0: does not apply
 *   pairs, pairs_undefined     of annotators, averaged and left out; 0: does not apply
 *   replicates_undefined       of a bootstrap, left out for having no value
 *   reason                     NULL when there is a value; static
 *   se_reason                  NULL when there is an error, or no value; static
 */
struct lbl_coefficient {
	double value, observed, expected;
	double se;
	double low, high;
	bool has_ends; /* low and high are set, to NAN where there is no interval */
	uint64_t df;
	uint64_t n, ratings;
	uint64_t pairs, pairs_undefined;
	uint64_t replicates_undefined;
	const char *reason, *se_reason;
};

static inline struct lbl_coefficient lbl_coefficient_undefined(const char *reason)
{
	return (struct lbl_coefficient){ .value = NAN, .observed = NAN, .expected = NAN,
					 .se = NAN, .reason = reason };
}

/*
 * lbl_coefficient_set -- value 1 - differ / differ_by_chance, which are 1 - observed and
 * 1 - expected; undefined (single_category) when the latter is 0. Values within 1e-14 of 0
 * are 0: that is what rounding leaves of data that agree as chance would have it. No error yet.
 */
static inline void lbl_coefficient_set(struct lbl_coefficient *c, double differ,
				       double differ_by_chance)
{
	c->observed = 1 - differ;
	c->expected = 1 - differ_by_chance;
	c->se = NAN;
	c->value = differ_by_chance > 0 ? 1 - differ / differ_by_chance : NAN;
	if (fabs(c->value) < 1e-14)
		c->value = 0;
	c->reason = differ_by_chance > 0 ? NULL : LBL_REASON_SINGLE_CATEGORY;
}

/*
 * lbl_coefficient_error -- sets se from a variance, or se_reason from a reason that there is none.
 * Errors below 1e-14 are 0, as above.
 */
static inline void lbl_coefficient_error(struct lbl_coefficient *c, double variance,
					 const char *reason)
{
	double se = sqrt(fmax(variance, 0));

	c->se_reason = reason;
	c->se = reason ? NAN : se < 1e-14 ? 0 : se;
}

/*
 * lbl_coefficient_interval -- out: low and high of the interval of a level in (0, 1); the high
 * end is cut at 1. NANs where there is neither an error nor ends, which are of the level that
 * they were made for.
 */
void lbl_coefficient_interval(const struct lbl_coefficient *c, double level, double out[2]);

#endif
