/* Cohen's kappa and Scott's pi of annotator pairs, and Light's mean of them. */
#ifndef LBL_STAT_KAPPA_H
#define LBL_STAT_KAPPA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stat/coefficient.h"
#include "stat/distance.h"
#include "stat/pairs.h"

/* Two annotators that share items. */
struct lbl_kappa {
	uint32_t a, b;
	struct lbl_coefficient cohen; /* observed is their percent agreement, n what they share */
	struct lbl_coefficient scott;
};

/* Scratch by category; counts are zeros between calls. */
struct lbl_kappa_scratch {
	uint64_t *rows, *columns;
	double *row_apart, *column_apart;
	uint32_t *used;
};

/* lbl_kappa_scratch_init -- for n_categories (lbl_kappa_scratch_clear frees). */
void lbl_kappa_scratch_init(struct lbl_kappa_scratch *s, size_t n_categories);
void lbl_kappa_scratch_clear(struct lbl_kappa_scratch *s);

/*
 * lbl_kappa_of_pair -- both coefficients of one pair.
 *
 *   cells  n > 0 cells of the same a and b; borrowed
 *   d      distance of categories
 *   error  compute standard errors too
 *   out    value 1 - mean distance / that by chance: of the two annotators' margins (Cohen), or
 *          of the mean of both (Scott); where all categories are unlike, all in integers up to
 *          the quotient; undefined (single_category) when chance alone agrees always
 *
 * Cost: O(n), with other distances O(u^2) of the u categories that the pair used.
 * Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46; W. A. Scott, Public Opin. Q. 19
 * (1955) 321-325; errors: J. L. Fleiss, J. Cohen and B. S. Everitt, Psychol. Bull. 72 (1969)
 * 323-327, and for Scott the same with the mean margins (Gwet 2014), both with n, not n - 1.
 */
void lbl_kappa_of_pair(const struct lbl_cell *cells, size_t n, const struct lbl_distance *d,
		       bool error, struct lbl_kappa_scratch *s, struct lbl_kappa *out);

/*
 * lbl_kappas_of -- new array (free(3)) of all pairs that share items, by a, then b.
 *
 *   cells  n of them, as lbl_pairs_list sorts them
 *
 * Errors are computed where there is one pair.
 */
struct lbl_kappa *lbl_kappas_of(const struct lbl_cell *cells, size_t n,
				const struct lbl_distance *d, size_t n_categories,
				size_t *n_kappas);

/*
 * lbl_kappa_mean -- the mean over the pairs whose value is defined; of one pair, its own.
 *
 *   of   one of a pair's two
 *   out  value, observed and expected are means; n is the sum of what the pairs share;
 *        pairs, pairs_undefined; the error of a single pair, else mean_of_pairs
 *
 * Source: R. J. Light, Psychol. Bull. 76 (1971) 365-377.
 */
void lbl_kappa_mean(const struct lbl_kappa *kappas, size_t n,
		    const struct lbl_coefficient *(*of)(const struct lbl_kappa *),
		    struct lbl_coefficient *out);
const struct lbl_coefficient *lbl_kappa_cohen(const struct lbl_kappa *k);
const struct lbl_coefficient *lbl_kappa_scott(const struct lbl_kappa *k);

#endif
