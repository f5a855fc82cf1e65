/*
 * The parts of a report's page, for report_html*.c alone. Each table keeps to a
 * budget of bytes, so that the whole is below LBL_REPORT_HTML_BYTES.
 */
#ifndef LBL_REPORT_REPORT_HTML_H
#define LBL_REPORT_REPORT_HTML_H

#include "report/html.h"
#include "report/report.h"

#define KIB 1024u
/* Budgets: 200 KiB in all; the frame, the facts and the heads take less than 60 KiB beside. */
#define LBL_HTML_ANNOTATORS_BYTES (48 * KIB)
#define LBL_HTML_LABELS_BYTES     (26 * KIB)
#define LBL_HTML_MIX_BYTES        (36 * KIB) /* labels by annotator */
#define LBL_HTML_ACCURACY_BYTES   (40 * KIB) /* accuracy by annotator */
#define LBL_HTML_SCORES_BYTES     (30 * KIB) /* labels against gold */
#define LBL_HTML_MATRIX_BYTES     (14 * KIB)
#define LBL_HTML_PAIRS_BYTES      (6 * KIB) /* most frequent confusions */
#define LBL_HTML_LEFT_BYTES       (2 * KIB) /* names of what a table leaves out */

/* Places of rows or labels in the order of a page: the largest count first, then by name. */
struct lbl_html_rank {
	uint64_t count;
	size_t place;
};
void lbl_html_rank(struct lbl_html_rank *r, size_t n);

/* Number cells. */
void lbl_html_cell_count(struct lbl_html_table *t, uint64_t n);
void lbl_html_cell_score(struct lbl_html_table *t, double v);
void lbl_html_cell_percent(struct lbl_html_table *t, double share);

/* A figure at a glance: trusted name and value, and a line below or NULL. */
void lbl_html_tile(struct lbl_buf *out, const char *name, const char *value, const char *beside);

/* Says below a table what it leaves out: how many of `what`, and their names as far as they fit. */
struct lbl_html_left {
	const char *what, *why; /* "annotators", "with the fewest annotations" */
	const struct lbl_html_rank *ranks;
	size_t from, n; /* ranks[from .. n) are left out */
	struct lbl_span (*name)(const struct lbl_figures *f, size_t place);
};
void lbl_html_left_out(struct lbl_buf *out, const struct lbl_figures *f,
		       const struct lbl_html_left *left);

/* Names by place. */
struct lbl_span lbl_html_annotator(const struct lbl_figures *f, size_t place);
struct lbl_span lbl_html_label(const struct lbl_figures *f, size_t place);

/* The head of an annotator's row, and the cell of its origin. */
void lbl_html_row_annotator(struct lbl_html_table *t, const struct lbl_row_figures *r);

/* Labels over all, and by annotator; ranks of given labels and of rows, the largest first. */
void lbl_report_html_labels(const struct lbl_figures *f, const struct lbl_html_rank *ranks,
			    size_t n, struct lbl_buf *out);
void lbl_report_html_mix(const struct lbl_figures *f, const struct lbl_html_rank *rows,
			 const struct lbl_html_rank *labels, size_t n_labels, struct lbl_buf *out);

/* lbl_report_html_gold -- the part on gold labels. */
void lbl_report_html_gold(const struct lbl_figures *f, struct lbl_buf *out);

#endif
