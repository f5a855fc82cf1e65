/* Errors and intervals of a result by the bootstrap, in place of those by formulas. */
#ifndef LBL_REPORT_AGREEMENT_BOOTSTRAP_H
#define LBL_REPORT_AGREEMENT_BOOTSTRAP_H

#include "report/agreement.h"

/*
 * lbl_agreement_bootstrap -- of an arranged one; nothing where none is wanted.
 *
 *   r           what the coefficients were computed from: all, or one label against the others
 *   categories  a's to those of r; NULL: they are the same
 *   computed    by place in lbl_measures, whether there is a value
 *   c           likewise; those that ask who rated get se_reason items_not_kept where a has no
 *               answers
 */
void lbl_agreement_bootstrap(const struct lbl_agreement *a,
			     const struct lbl_agreement_wanted *wanted,
			     const struct lbl_ratings *r, const uint32_t *categories,
			     const bool *computed, struct lbl_coefficient *c);

/* lbl_agreement_draws_items -- does what is wanted need a's answers? */
bool lbl_agreement_draws_items(const struct lbl_agreement_wanted *wanted);

/*
 * lbl_agreement_bootstrap_cost -- how many ratings are to be counted for items that are drawn,
 * of all replicates.
 */
uint64_t lbl_agreement_bootstrap_cost(const struct lbl_agreement *a,
				      const struct lbl_agreement_wanted *wanted);

#endif
