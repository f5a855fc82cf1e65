/*
 * Intraclass correlations: how much of the variance of ratings lies between items.
 *
 * They need a full table, so they rest on complete items, those that all annotators have rated.
 * All six forms follow from four sums over them, which patterns and raters hold already: their
 * number, the squares of the ratings, the squares of the items' totals, and each annotator's
 * total.
 */
#ifndef LBL_STAT_ICC_H
#define LBL_STAT_ICC_H

#include <stddef.h>
#include <stdint.h>

#include "stat/coefficient.h"
#include "stat/patterns.h"
#include "stat/raters.h"

/* In the order of Shrout and Fleiss (1979). */
enum lbl_icc_form {
	LBL_ICC_1_1, /* raters are others for each item; one rating; McGraw and Wong's ICC(1) */
	LBL_ICC_2_1, /* raters are a sample; absolute agreement: ICC(A,1) */
	LBL_ICC_3_1, /* these raters; consistency: ICC(C,1) */
	LBL_ICC_1_K, /* the same for the mean of all k raters: ICC(k) */
	LBL_ICC_2_K, /* ICC(A,k) */
	LBL_ICC_3_K, /* ICC(C,k) */
	LBL_ICC_FORMS
};

/* lbl_icc_name -- "icc_1_1", … "icc_3_k"; static. */
const char *lbl_icc_name(enum lbl_icc_form form);

/* What numbers were given. */
struct lbl_icc_table {
	const struct lbl_pattern_list *list;
	const struct lbl_raters *raters; /* whose patterns are places in the list */
	const int64_t *units;            /* by category: its number, in [-10^18, 10^18] */
	size_t n_categories;
};

/*
 * annotators  those with a rating: k
 * items       complete ones: n
 * of          observed, expected: NAN, an ICC has none; n, ratings of complete items; its own
 *             ends, NAN where a limit has no value
 * f           of the test that it is 0, df1, df2 its degrees of freedom; INFINITY where items
 *             differ and nothing else does; NAN where undefined
 */
struct lbl_icc {
	uint64_t annotators, items;
	struct {
		struct lbl_coefficient of;
		double f, df1, df2;
	} forms[LBL_ICC_FORMS];
};

/*
 * lbl_icc_of -- all six forms.
 *
 *   level  of the intervals, in (0, 1)
 *   out    undefined: no_complete_items (fewer than two items, or than two annotators);
 *          no_variance (all ratings are equal; for a mean of k ratings also where the estimate
 *          of its variance is not positive); repeated_ratings (raters do not have one rating
 *          of each item; that this shows is not certain, see lbl_raters_repeat)
 *
 * With n items, k raters and mean squares MSR between items, MSC between raters, MSE of the
 * residuals, MSW within items:
 *   (1,1) (MSR-MSW) / (MSR+(k-1)MSW)                       (1,k) (MSR-MSW) / MSR
 *   (2,1) (MSR-MSE) / (MSR+(k-1)MSE+k(MSC-MSE)/n)          (2,k) (MSR-MSE) / (MSR+(MSC-MSE)/n)
 *   (3,1) (MSR-MSE) / (MSR+(k-1)MSE)                       (3,k) (MSR-MSE) / MSR
 * The intervals of k ratings are those of one rating, stepped up by Spearman and Brown.
 *
 * Sums are exact while nk times the ratings' greatest distance from their mean, in units, is
 * below 2^62; beyond, the ratings are first rounded to units of ten, a hundred, …, in which it
 * is: with a million ratings to some 12 digits of that distance.
 * Cost: O(votes of patterns + raters' cells + annotators + categories).
 * Source: P. E. Shrout, J. L. Fleiss, Psychol. Bull. 86 (1979) 420-428; the interval of (2,1)
 * as K. O. McGraw, S. P. Wong, Psychol. Methods 1 (1996) 30-46, table 7.
 */
void lbl_icc_of(const struct lbl_icc_table *table, double level, struct lbl_icc *out);

/* lbl_icc_undefined -- fills all forms with a reason. */
void lbl_icc_undefined(const char *reason, struct lbl_icc *out);

#endif
