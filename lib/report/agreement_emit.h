/* Pieces that the JSON forms of agreement share. */
#ifndef LBL_REPORT_AGREEMENT_EMIT_H
#define LBL_REPORT_AGREEMENT_EMIT_H

#include "json/emit.h"
#include "report/agreement.h"

/* lbl_agreement_emit_category -- a label: a class is a string, the text of a set JSON already. */
void lbl_agreement_emit_category(const struct lbl_agreement_result *r, uint32_t k,
				 struct lbl_emit *e);

/*
 * lbl_agreement_emit_counted -- members "annotations" to "duplicates" of counts.
 * lbl_agreement_emit_coefficients -- the member "coefficients".
 */
void lbl_agreement_emit_counted(const struct lbl_agreement_result *r, struct lbl_emit *e);
void lbl_agreement_emit_coefficients(const struct lbl_agreement_result *r, struct lbl_emit *e);

#endif
