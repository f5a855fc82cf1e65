/* What the parts of the text form have in common. */
#ifndef LBL_REPORT_AGREEMENT_TEXT_H
#define LBL_REPORT_AGREEMENT_TEXT_H

#include "base/buf.h"
#include "base/span.h"

/* lbl_text_number -- a blank and ten columns; "-" where there is no number. */
void lbl_text_number(struct lbl_buf *out, double v);

/* lbl_text_name -- as it is; quoted where blanks, quotes or control characters would mislead. */
void lbl_text_name(struct lbl_buf *out, struct lbl_span name);

#endif
