/* What the parts of the text form have in common. */
#ifndef LBL_REPORT_AGREEMENT_TEXT_H
#define LBL_REPORT_AGREEMENT_TEXT_H

#include "report/agreement.h"

/* lbl_text_number -- a blank and ten columns; "-" where there is no number. */
void lbl_text_number(struct lbl_buf *out, double v);

/* lbl_text_name -- as it is; quoted where blanks, quotes or control characters would mislead. */
void lbl_text_name(struct lbl_buf *out, struct lbl_span name);

/* lbl_text_pair -- the names of two annotators, by their numbers, to the end of a row. */
void lbl_text_pair(const struct lbl_agreement_result *r, uint32_t a, uint32_t b,
		   struct lbl_buf *out);

/* lbl_text_pairs_listed -- are n pairs to be listed? Says so where they are too many. */
bool lbl_text_pairs_listed(const struct lbl_agreement_result *r, size_t n, struct lbl_buf *out);

#endif
