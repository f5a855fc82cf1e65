/* Quantiles of the distributions that intervals are made of. */
#ifndef LBL_STAT_QUANTILE_H
#define LBL_STAT_QUANTILE_H

#include <stdint.h>

/* lbl_normal_below -- the standard normal distribution's probability below x. */
double lbl_normal_below(double x);

/* lbl_normal_quantile -- x with probability p below it; p in (0, 1). */
double lbl_normal_quantile(double p);

/*
 * lbl_student_quantile -- the same of Student's t.
 *
 *   p   in (0, 1)
 *   df  degrees of freedom, >= 1
 *
 * Accuracy: 1e-11 relative for p in [1e-5, 1 - 1e-5]; farther out a tail loses digits.
 * Cost: O(df) up to 1,000 degrees, O(1) beyond.
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964),
 * 26.7.3 and 26.7.4 (finite sums), 26.7.5 (expansion for many degrees).
 */
double lbl_student_quantile(double p, uint64_t df);

#endif
