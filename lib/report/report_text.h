/* The parts of a report in text, for report_text.c and report_text_gold.c alone. */
#ifndef LBL_REPORT_REPORT_TEXT_H
#define LBL_REPORT_REPORT_TEXT_H

#include "report/report.h"
#include "report/table.h"

/* lbl_text_head -- an empty line, the heading of a part, a line below. */
void lbl_text_head(struct lbl_buf *out, const char *heading);

/* lbl_text_table -- writes and clears a table. */
void lbl_text_table(struct lbl_table *t, struct lbl_buf *out);

/* Cells: "-" where there is none. */
void lbl_cell_number(struct lbl_table *t, double v, int decimals);
void lbl_cell_percent(struct lbl_table *t, double share);
void lbl_cell_count(struct lbl_table *t, uint64_t n, bool hidden);

/* lbl_report_text_gold -- the part on gold labels. */
void lbl_report_text_gold(const struct lbl_figures *f, struct lbl_buf *out);

#endif
