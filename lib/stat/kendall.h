/* Kendall's coefficient of concordance: do annotators put items in one order? */
#ifndef LBL_STAT_KENDALL_H
#define LBL_STAT_KENDALL_H

#include <stddef.h>
#include <stdint.h>

#include "stat/coefficient.h"
#include "stat/complete.h"

/* All that follows w is NAN where w is undefined. */
struct lbl_kendall {
	uint64_t annotators;      /* those with a rating; 0: not counted */
	struct lbl_coefficient w; /* corrected for ties; n counts items, ratings those of them */
	double uncorrected;       /* as if there were no ties: Kendall's W of 1939 */
	double chi2, df, p;       /* of the test that annotators order at random, from w */
};

/*
 * lbl_kendall_of -- from what every two annotators called what, of complete items.
 *
 *   ranks  by category, below n_ranks, as the values ascend; equal ones may share one
 *   out    w in [0, 1]; undefined: no_complete_items (fewer than two annotators or items),
 *          no_variance (each annotator gave one value)
 *
 * Ranks are taken among an annotator's own ratings, ties share the mean of their places. The
 * items' sums of ranks need no items: the sum of their squares is that of the products of two
 * annotators' ranks, over all pairs of annotators, which the cells count.
 * Cost: O(cells + annotators * n_ranks) time, memory too.
 * Source: M. G. Kendall, B. Babington Smith, Ann. Math. Statist. 10 (1939) 275-287; ties and
 * the test as S. Siegel, Nonparametric Statistics (1956) 229-238, and as R's irr.
 */
void lbl_kendall_of(const struct lbl_complete *c, const uint32_t *ranks, size_t n_ranks,
		    struct lbl_kendall *out);

/* lbl_kendall_undefined -- fills out with a reason. */
void lbl_kendall_undefined(const char *reason, struct lbl_kendall *out);

#endif
