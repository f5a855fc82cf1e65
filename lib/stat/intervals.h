/* Confidence intervals of rates. */
#ifndef LBL_STAT_INTERVALS_H
#define LBL_STAT_INTERVALS_H

#include <stdint.h>

#define LBL_Z95 1.959963984540054 /* the normal distribution's 97.5 % point */

/* A rate as lbl writes it: {"value","n","ci":[low,high]}; all NAN when n is 0. */
struct lbl_rate {
	double value;
	uint64_t n;
	double low, high;
};

/*
 * lbl_wilson -- a rate with Wilson's score interval.
 *
 *   k    successes, <= n
 *   n    trials; 0 gives NANs
 *   z    normal quantile, > 0: LBL_Z95 for 95 %
 *   out  low and high in [0, 1], low <= value <= high; exactly 0 for k = 0 and 1 for k = n
 *
 * Trials are taken as independent.
 * Source: E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927) 209-212.
 */
void lbl_wilson(uint64_t k, uint64_t n, double z, struct lbl_rate *out);

#endif
