/*
 * Benchmarks: the word for a coefficient on a published scale, chosen so that its
 * standard error counts: the first level from the top that the coefficient reaches
 * with a cumulative probability of 0.95.
 *
 * Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), ch. 6.
 */
#ifndef LBL_STAT_BENCHMARK_H
#define LBL_STAT_BENCHMARK_H

#define LBL_BENCHMARKS_ARG "landis-koch|altman|fleiss" /* as an option's words */

struct lbl_benchmark {
	const char *level;  /* static */
	double probability; /* that the coefficient is of this level or above */
};

/*
 * lbl_benchmark_of -- the level of a coefficient.
 *
 *   scale  index into the words of LBL_BENCHMARKS_ARG
 *   se     >= 0; with 0 the level is the one that value lies in
 *
 * The probability is that of a normal distribution about value, between -1 and 1.
 * Source of the scales: J. R. Landis and G. G. Koch, Biometrics 33 (1977) 159-174; D. G. Altman,
 * Practical Statistics for Medical Research (1991); J. L. Fleiss, Statistical Methods for Rates
 * and Proportions (1981).
 */
struct lbl_benchmark lbl_benchmark_of(int scale, double value, double se);

const char *lbl_benchmark_name(int scale); /* static */

#endif
