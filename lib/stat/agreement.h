/*
 * Agreement: the coefficients that people report, as rows of a table. A row
 * names a coefficient and computes it from sums that are made once for all.
 */
#ifndef LBL_STAT_AGREEMENT_H
#define LBL_STAT_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "stat/coefficient.h"
#include "stat/kappa.h"
#include "stat/margins.h"
#include "stat/pairs.h"
#include "stat/patterns.h"

/* What coefficients are computed from. */
struct lbl_ratings {
	struct lbl_margins margins;
	struct lbl_kappa *kappas; /* all pairs that share items, by a, then b */
	size_t n_kappas;
};

/* lbl_ratings_init -- sums up (lbl_ratings_clear frees); categories are below n_categories. */
void lbl_ratings_init(struct lbl_ratings *r, const struct lbl_patterns *patterns,
		      const struct lbl_pairs *pairs, size_t n_categories);
void lbl_ratings_clear(struct lbl_ratings *r);

struct lbl_measure {
	const char *name;       /* in results: "krippendorff_alpha" */
	const char *short_name; /* on the command line: "alpha" */
	void (*compute)(const struct lbl_ratings *r, struct lbl_coefficient *out);
};

/*
 * lbl_measures -- the rows, in the order of results; n of them.
 *
 * percent_agreement   n: paired items. Mean over items with two ratings or more of the share
 *                     of their pairs of ratings that agree (Gwet 2014); expected is 0
 * cohen_kappa         see lbl_kappa_mean
 * fleiss_kappa        n: rated items. Observed as above; expected is the sum of squares of
 *                     the categories' shares, each the mean of r_ik/r_i over all rated items
 *                     (Gwet 2014; with equal r_i, J. L. Fleiss, Psychol. Bull. 76 (1971) 378)
 * krippendorff_alpha  n: paired items, ratings: pairable values. Nominal, from coincidences;
 *                     observed and expected are shares of coincidences that match
 *                     (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011)
 */
const struct lbl_measure *lbl_measures(size_t *n);

/* lbl_measure_find -- the row of a name, short or long; NULL: none. */
const struct lbl_measure *lbl_measure_find(struct lbl_span name);

#endif
