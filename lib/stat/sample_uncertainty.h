/* How unsure a prediction is, from the probabilities of its classes. */
#ifndef LBL_STAT_SAMPLE_UNCERTAINTY_H
#define LBL_STAT_SAMPLE_UNCERTAINTY_H

#include <stddef.h>

enum lbl_measure { LBL_MEASURE_LEAST_CONFIDENCE, LBL_MEASURE_MARGIN, LBL_MEASURE_ENTROPY };
#define LBL_MEASURE_ARG "least-confidence|margin|entropy" /* in the enum's order */

/*
 * lbl_uncertainty -- more is less sure.
 *
 *   p  n probabilities in [0, 1], any order, borrowed; n >= 1. They need not sum to 1: what
 *      is missing (a list of the top classes, one class's confidence) belongs to classes
 *      that are not named, which entropy counts as one more class
 *
 * Returns, with p1 >= p2 the two largest (p2 = 0 when n is 1), least confidence 1 - p1;
 * margin 1 - (p1 - p2); entropy -sum p ln p in nats. Rounded to a multiple of 2^-40, so that
 * the order in which the classes are listed cannot decide between equals.
 *
 * Cost: O(n), no allocation.
 * Source: B. Settles, Active Learning Literature Survey, Univ. of Wisconsin-Madison Computer
 * Sciences Technical Report 1648 (2009), section 3.1.
 */
double lbl_uncertainty(enum lbl_measure measure, const double *p, size_t n);

#endif
