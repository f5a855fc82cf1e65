/* Agreement broken down: by label, each against all others, and by annotator, with the others. */
#ifndef LBL_REPORT_AGREEMENT_BY_H
#define LBL_REPORT_AGREEMENT_BY_H

#include "report/agreement_sets.h"
#include "state/agreement.h"
#include "stat/agreement.h"

struct lbl_agreement_wanted; /* report/agreement.h */

/*
 * A label, taken as chosen or not: two categories, any others being one. Where labels are sets,
 * a class, taken as among them or not.
 */
struct lbl_by_label {
	struct lbl_span label; /* borrowed */
	uint64_t ratings; /* that chose it */
	uint64_t items;   /* with such a rating */
	struct lbl_coefficient *coefficients; /* in the order of lbl_measures; those chosen */
};

/*
 * lbl_by_label_new -- new array, one of each category or class (lbl_by_label_free).
 *
 *   sets    what categories hold, borrowed with the names of the classes; NULL: they are classes
 *   wanted  which coefficients, and how their errors come about
 *   n       how many
 *
 * Cost: what a result takes, for each.
 */
struct lbl_by_label *lbl_by_label_new(const struct lbl_agreement *a,
				      const struct lbl_category_sets *sets,
				      const struct lbl_agreement_wanted *wanted, size_t *n);
void lbl_by_label_free(struct lbl_by_label *v, size_t n);

/*
 * An annotator, against those that share items.
 *
 *   n         what it shares with others, pair by pair
 *   observed  mean of the pairs' observed agreement, by what they share; NAN: no pairs
 *   cohen     mean of the pairs' kappas that are defined; NAN: none
 *   reason    why there is no cohen; static
 */
struct lbl_by_annotator {
	uint64_t n;
	uint64_t pairs, pairs_undefined;
	double observed, cohen;
	const char *reason;
};

/* lbl_by_annotator_new -- new array (free(3)), one of each annotator; kappas as of a result. */
struct lbl_by_annotator *lbl_by_annotator_new(const struct lbl_kappa *kappas, size_t n_kappas,
					      uint32_t n_annotators);

#endif
