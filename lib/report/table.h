/* Tables of aligned columns in plain text. */
#ifndef LBL_REPORT_TABLE_H
#define LBL_REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

enum lbl_align { LBL_LEFT, LBL_RIGHT };

struct lbl_column {
	const char *head;
	enum lbl_align align;
	bool gives; /* is cut where the table would be too wide */
};

/* All zero but for columns and n_columns is an empty table; columns are borrowed. */
struct lbl_table {
	const struct lbl_column *columns;
	size_t n_columns;
	struct lbl_buf text; /* all cells, made harmless */
	size_t *ends;        /* of each cell in text */
	size_t n_cells, cap;
};

void lbl_table_clear(struct lbl_table *t);

/* Cells fill rows from left to right. A text cell may hold anything: report/width.h. */
void lbl_table_text(struct lbl_table *t, struct lbl_span text);
void lbl_table_cell(struct lbl_table *t, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * lbl_table_write -- the heads and all rows, two blanks between columns, none at the end of a line.
 *
 *   width  columns of the line; giving columns are cut, the widest first, down to
 *          LBL_TABLE_LEAST, so that lines fit
 */
#define LBL_TABLE_LEAST 8
void lbl_table_write(const struct lbl_table *t, size_t width, struct lbl_buf *out);

#endif
