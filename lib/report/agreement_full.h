/* What coefficients of a full table say beside their value: forms, a test, items left out. */
#ifndef LBL_REPORT_AGREEMENT_FULL_H
#define LBL_REPORT_AGREEMENT_FULL_H

#include "base/buf.h"
#include "json/emit.h"
#include "report/agreement.h"

/* Each does nothing for a coefficient i that is none of these. */

/* lbl_agreement_full_json -- members of its object. */
void lbl_agreement_full_json(const struct lbl_agreement_result *r, size_t i, struct lbl_emit *e);

/* A form of a coefficient, as a row of its own. */
struct lbl_agreement_form {
	const char *name; /* static */
	struct lbl_coefficient of;
};
#define LBL_AGREEMENT_FORMS 6 /* at most */

/* lbl_agreement_full_forms -- fills out; returns how many there are. */
size_t lbl_agreement_full_forms(const struct lbl_agreement_result *r, size_t i,
				struct lbl_agreement_form out[LBL_AGREEMENT_FORMS]);

/* lbl_agreement_full_text -- a table. */
void lbl_agreement_full_text(const struct lbl_agreement_result *r, size_t i, struct lbl_buf *out);

#endif
