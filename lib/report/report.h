/* A report in its forms: text for a terminal, JSON for programs, HTML for people. */
#ifndef LBL_REPORT_REPORT_H
#define LBL_REPORT_REPORT_H

#include "base/buf.h"
#include "report/figures.h"

#define LBL_REPORT_TITLE      "Labeling report" /* without --title */
#define LBL_REPORT_WIDTH      80                /* columns of the text form */
#define LBL_REPORT_HTML_BYTES 300000            /* the page is smaller, whatever the data */

/* lbl_report_json -- one line; its members are lbl-report(1)'s contract. Everything is in it. */
void lbl_report_json(const struct lbl_figures *f, struct lbl_buf *out);

/* lbl_report_text -- at most LBL_REPORT_WIDTH columns; long names are cut, no row is left out. */
void lbl_report_text(const struct lbl_figures *f, struct lbl_buf *out);

/*
 * lbl_report_html -- a page that needs no script, no network and no other file.
 * What does not fit into LBL_REPORT_HTML_BYTES is left out of its table, and said so below it.
 */
void lbl_report_html(const struct lbl_figures *f, struct lbl_buf *out);

#endif
