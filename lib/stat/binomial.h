/* Binomial numbers: how many of n trials succeed. */
#ifndef LBL_STAT_BINOMIAL_H
#define LBL_STAT_BINOMIAL_H

#include <stdint.h>

#include "stat/random.h"

#define LBL_BINOMIAL_MAX UINT64_C(1000000000000000) /* trials */

/*
 * lbl_binomial_log -- the logarithm of the probability that k of n trials succeed.
 *
 *   n  whole, up to LBL_BINOMIAL_MAX; k whole, from 0 to n
 *   p  in (0, 1)
 *
 * Accuracy: 1e-13 absolute where k is near n * p, and the more digits of the result farther
 * out; it does not fall as n grows.
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
double lbl_binomial_log(double k, double n, double p);

/*
 * lbl_binomial -- how many of n trials succeed, each with probability part / whole.
 *
 *   n      up to LBL_BINOMIAL_MAX
 *   whole  up to LBL_BINOMIAL_MAX, 0 where part is; part <= whole
 *
 * Cost: O(1); below a mean of 10 (of the rarer outcome) O(mean). No allocation.
 * Source: W. Hormann, J. Stat. Comput. Simul. 46 (1993) 101-110, algorithm BTRS, here with
 * lbl_binomial_log, which stays exact for many trials; below a mean of 10, inversion.
 */
uint64_t lbl_binomial(struct lbl_random *r, uint64_t n, uint64_t part, uint64_t whole);

#endif
