/* Which numbers and ranks labels stand for, where a coefficient needs them, not distances. */
#ifndef LBL_REPORT_AGREEMENT_NUMBERS_H
#define LBL_REPORT_AGREEMENT_NUMBERS_H

#include "base/error.h"
#include "report/agreement.h"

/*
 * lbl_agreement_numbers_init -- fills ci_level of an arranged one's scale, and where a
 * coefficient is wanted that needs them: units, if all labels are numbers; ranks, if
 * --categories gives an order, else if all labels are numbers.
 *
 * Returns 0, or -1 with LBL_E_INPUT where such a coefficient is asked for by name and labels are
 * no numbers, or have no order.
 */
int lbl_agreement_numbers_init(struct lbl_scale *s, const struct lbl_agreement *a,
			       const struct lbl_agreement_wanted *wanted, struct lbl_error *err);

#endif
