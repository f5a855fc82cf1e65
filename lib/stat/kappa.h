/* Cohen's kappa of annotator pairs, and Light's mean of it. */
#ifndef LBL_STAT_KAPPA_H
#define LBL_STAT_KAPPA_H

#include <stddef.h>
#include <stdint.h>

#include "stat/coefficient.h"
#include "stat/pairs.h"

/* Two annotators that share items. */
struct lbl_kappa {
	uint32_t a, b;
	struct lbl_coefficient cohen; /* observed is their percent agreement, n what they share */
};

/*
 * lbl_kappa_of_pair -- Cohen's kappa of one pair.
 *
 *   cells         n > 0 cells of the same a and b; borrowed
 *   rows, columns scratch, n_categories zeros each; zeros again on return
 *   out           value 1 - n(n - agreed) / (n^2 - sum_k a_k b_k), all in integers up to the
 *                 quotient; undefined (single_category) when both chose one category alone
 *
 * Cost: O(n). Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46.
 */
void lbl_kappa_of_pair(const struct lbl_cell *cells, size_t n, uint64_t *rows, uint64_t *columns,
		       struct lbl_kappa *out);

/* lbl_kappas_of -- new array (free(3)) of all pairs that share items, by a, then b. */
struct lbl_kappa *lbl_kappas_of(const struct lbl_pairs *p, size_t n_categories, size_t *n);

/*
 * lbl_kappa_mean -- the mean over the pairs whose kappa is defined; with two annotators, Cohen's.
 *
 *   out  value, observed and expected are means; n is the sum of what the pairs share;
 *        pairs, pairs_undefined
 *
 * Source: R. J. Light, Psychol. Bull. 76 (1971) 365-377.
 */
void lbl_kappa_mean(const struct lbl_kappa *kappas, size_t n, struct lbl_coefficient *out);

#endif
