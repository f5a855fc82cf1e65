/* The median of numbers that do not all count the same. */
#ifndef LBL_STAT_WEIGHTED_MEDIAN_H
#define LBL_STAT_WEIGHTED_MEDIAN_H

#include <stddef.h>
#include <stdint.h>

struct lbl_weighted {
	double value;
	int64_t weight; /* > 0; stat/units, or any integers whose sum fits */
};

/* lbl_weighted_sort -- by value. */
void lbl_weighted_sort(struct lbl_weighted *v, size_t n);

/* All that lies between is a median; lower and upper differ where the halves are equal. */
struct lbl_median {
	double lower, upper;
};

/*
 * lbl_weighted_median -- the smallest value with at least half of the weight up to it, and the
 * smallest with more than half.
 *
 *   v  n >= 1 finite values; sorted when it returns
 *
 * What is below another, value by value, has medians below the other's: starts and ends of
 * spans, left and right of boxes stay in order.
 * Cost: O(n log n), no allocation.
 */
struct lbl_median lbl_weighted_median(struct lbl_weighted *v, size_t n);

#endif
