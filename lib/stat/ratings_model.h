/* Annotators with a bias and a precision, by expectation and maximisation. */
#ifndef LBL_STAT_RATINGS_MODEL_H
#define LBL_STAT_RATINGS_MODEL_H

#include "stat/ratings.h"

/* What is assumed of an annotator before any rating. */
#define LBL_RATINGS_PRIOR 2.0 /* ratings that its variance is worth, each of the pooled variance */

/*
 * lbl_ratings_bias_precision -- the method's row runs it: out's tables are there, zero.
 *
 * The model: annotator j gives item i the value m_i + b_j + e, e normal with variance 1 / t_j.
 * Nothing is assumed of m_i; b_j is normal about 0 with variance s2; 1 / t_j is as if
 * LBL_RATINGS_PRIOR further ratings of variance s2 had been seen (a gamma prior of t_j). s2 is the
 * pooled variance of ratings about their item's mean, or about what is known of it. So values in
 * another unit, or from another zero, give the same result in it.
 *
 * Start: b_j = 0, 1 / t_j = s2; the first step then gives the means. A step:
 *   m_i = sum t_j (y_ij - b_j) / sum t_j                v_i = 1 / sum t_j
 *   w_j = 1 / (n_j t_j + 1 / s2)                        b_j = w_j t_j sum (y_ij - m_i)
 *   1 / t_j = (prior s2 + sum [(y_ij - m_i - b_j)^2 + v_i + w_j]) / (prior + n_j)
 * then biases are shifted to the sum 0 in each component of annotators who share items, directly
 * or through others: a shift of all of them is one that no rating tells. n_j counts shared ratings;
 * who shares none has bias 0. An item that is known keeps its m_i, with v_i = 0, and the component
 * of its annotators is not shifted; in the end it gets the value that its ratings give it.
 * Stops after a step that moves no m_i by more than the tolerance.
 *
 * se: of m_i as a weighted mean, from the variances 1 / t_j of ratings and w_j of biases; what a
 * shift of all would add is not in it. Precision: t_j, known where something is shared. Where all
 * ratings of an item agree, in every item, s2 is 0: the values are those, without error, no
 * annotator has a bias, and precisions are unknown.
 *
 * Source: V. C. Raykar et al., J. Mach. Learn. Res. 11 (2010) 1297-1322, section 5, without
 * features; with biases and priors as Y. E. Kara et al., Neurocomputing 160 (2015) 141-156. The
 * variances v_i and w_j are those of variational Bayes: without them the likelihood grows without
 * end as one annotator's own ratings become the consensus.
 */
void lbl_ratings_bias_precision(const struct lbl_values *t, const struct lbl_ratings_options *o,
				struct lbl_estimates *out);

#endif
