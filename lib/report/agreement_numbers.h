/* Which numbers labels stand for, where a coefficient needs them exact, unlike a distance. */
#ifndef LBL_REPORT_AGREEMENT_NUMBERS_H
#define LBL_REPORT_AGREEMENT_NUMBERS_H

#include "base/error.h"
#include "report/agreement.h"

/*
 * lbl_agreement_numbers_init -- fills units of an arranged one's scale where a coefficient is
 * wanted that needs them and all labels are numbers, and its ci_level.
 *
 * Returns 0, or -1 with LBL_E_INPUT where such a coefficient is asked for by name and a label is
 * no number.
 */
int lbl_agreement_numbers_init(struct lbl_scale *s, const struct lbl_agreement *a,
			       const struct lbl_agreement_wanted *wanted, struct lbl_error *err);

#endif
