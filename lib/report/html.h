/* Pages: escaping, a frame with its style compiled in, tables that keep to a budget of bytes. */
#ifndef LBL_REPORT_HTML_H
#define LBL_REPORT_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"
#include "report/table.h"

#define LBL_HTML_NAME_COLUMNS 40 /* longer names are cut, and end in "…" */

/* lbl_html_text -- text from a record: harmless (report/width.h), cut, escaped for HTML. */
void lbl_html_text(struct lbl_buf *out, struct lbl_span text, size_t columns);

/* lbl_html_name -- a name, kept apart from the direction of the text around it. */
void lbl_html_name(struct lbl_buf *out, struct lbl_span name);

/* lbl_html_style -- the style sheet; static. Written in html_style.c. */
const char *lbl_html_style(void);

/* The page's frame, down to <main> and from </main> on. */
void lbl_html_page_open(struct lbl_buf *out, const char *title);
void lbl_html_page_close(struct lbl_buf *out);

struct lbl_html_table {
	struct lbl_buf *out;
	struct lbl_buf row;  /* the row that is being written */
	size_t budget_bytes; /* of all rows together */
	size_t used_bytes;
	uint64_t shown;
};

/*
 * lbl_html_table_open -- caption and heads.
 *
 *   caption  trusted HTML
 *   columns  n_columns; right-aligned ones hold numbers
 */
void lbl_html_table_open(struct lbl_html_table *t, struct lbl_buf *out, const char *caption,
			 const struct lbl_column *columns, size_t n_columns, size_t budget_bytes);

/* Cells of the row that is being written: its head first. */
void lbl_html_row_name(struct lbl_html_table *t, struct lbl_span name);
void lbl_html_cell_word(struct lbl_html_table *t, const char *word);   /* trusted HTML */
void lbl_html_cell_number(struct lbl_html_table *t, const char *text); /* trusted HTML */

/* lbl_html_row_end -- false when the budget has no room: this row and later ones are dropped. */
bool lbl_html_row_end(struct lbl_html_table *t);

void lbl_html_table_close(struct lbl_html_table *t);

#endif
