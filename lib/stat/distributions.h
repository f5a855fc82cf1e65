/* Quantiles of F and tails of chi-square, from the incomplete beta and gamma functions. */
#ifndef LBL_STAT_DISTRIBUTIONS_H
#define LBL_STAT_DISTRIBUTIONS_H

/*
 * lbl_f_quantile -- the value that an F-distributed variable stays below with probability p.
 *
 *   p         in (0, 1)
 *   df1, df2  degrees of freedom, > 0, not necessarily whole
 *
 * Returns NAN for other arguments, INFINITY past 1e150, 0 below 1e-150. The relative error is
 * below 1e-9, and below 1e-12 where the degrees of freedom stay below 1e4.
 * Cost: some 60 continued fractions, each as long as the root of df1 + df2.
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 26.5.8,
 * 26.6.2, 6.1.41.
 */
double lbl_f_quantile(double p, double df1, double df2);

/*
 * lbl_chi2_tail -- the probability that a chi-square variable exceeds x >= 0; df > 0.
 *
 * Returns NAN for other arguments. The relative error is below 1e-10.
 * Cost: a series or continued fraction as long as the root of df.
 * Source: ibid., 6.5.29, 6.5.31, 26.4.19.
 */
double lbl_chi2_tail(double x, double df);

#endif
