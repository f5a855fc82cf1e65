/* Aligned tables; see report/table.h. What stands in them is the caller's. */
#include "report/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/width.h"

#define GAP 2 /* blanks between columns */

void lbl_table_clear(struct lbl_table *t)
{
	lbl_buf_clear(&t->text);
	free(t->ends);
	t->ends = NULL;
	t->n_cells = t->cap = 0;
}

static void end_cell(struct lbl_table *t)
{
	t->ends = lbl_grow(t->ends, &t->cap, t->n_cells + 1, sizeof *t->ends);
	t->ends[t->n_cells++] = t->text.len;
}

void lbl_table_text(struct lbl_table *t, struct lbl_span text)
{
	lbl_show(&t->text, text, 0);
	end_cell(t);
}

void lbl_table_cell(struct lbl_table *t, const char *fmt, ...)
{
	char cell[128]; /* numbers and words of ours */
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(cell, sizeof cell, fmt, ap);
	va_end(ap);
	lbl_buf_puts(&t->text, cell);
	end_cell(t);
}

static struct lbl_span cell_at(const struct lbl_table *t, size_t i)
{
	size_t from = i ? t->ends[i - 1] : 0;
	return (struct lbl_span){ t->text.data + from, t->ends[i] - from };
}

/* Takes columns from the widest that gives, until the line fits or none gives more. */
static void shrink(const struct lbl_table *t, size_t *widths, size_t total, size_t width)
{
	while (total > width) {
		size_t widest = t->n_columns;

		for (size_t c = 0; c < t->n_columns; c++)
			if (t->columns[c].gives && widths[c] > LBL_TABLE_LEAST &&
			    (widest == t->n_columns || widths[c] > widths[widest]))
				widest = c;
		if (widest == t->n_columns)
			return;
		widths[widest]--;
		total--;
	}
}

static size_t *measure(const struct lbl_table *t, size_t width)
{
	size_t *widths = lbl_alloc_zero(t->n_columns, sizeof *widths);
	size_t total = GAP * (t->n_columns - 1);
	size_t most = width > LBL_TABLE_LEAST ? width : LBL_TABLE_LEAST;

	for (size_t c = 0; c < t->n_columns; c++)
		widths[c] = lbl_width(lbl_span_of(t->columns[c].head));
	for (size_t i = 0; i < t->n_cells; i++) {
		size_t w = lbl_width(cell_at(t, i));

		/* A giving column needs no more than the line has; the rest would be cut anyway. */
		if (w > most && t->columns[i % t->n_columns].gives)
			w = most;
		if (w > widths[i % t->n_columns])
			widths[i % t->n_columns] = w;
	}
	for (size_t c = 0; c < t->n_columns; c++)
		total += widths[c];
	shrink(t, widths, total, width);
	return widths;
}

static void blanks(struct lbl_buf *out, size_t n)
{
	while (n--)
		lbl_buf_putc(out, ' ');
}

/* One line from n_columns cells; cell(i) is heads[i] or text i of the table. */
static void write_line(const struct lbl_table *t, const size_t *widths,
		       const struct lbl_span *cells, struct lbl_buf *out)
{
	size_t start = out->len;

	for (size_t c = 0; c < t->n_columns; c++) {
		size_t from = out->len;

		lbl_show(out, cells[c], widths[c]);
		size_t used = lbl_width((struct lbl_span){ out->data + from, out->len - from });
		size_t left = widths[c] > used ? widths[c] - used : 0;
		if (t->columns[c].align == LBL_RIGHT) {
			/* Right-aligned cells are numbers: blanks first, then the cell again. */
			out->len = from;
			blanks(out, left);
			lbl_show(out, cells[c], widths[c]);
			left = 0;
		}
		blanks(out, left + GAP);
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		out->len--;
	lbl_buf_putc(out, '\n');
}

void lbl_table_write(const struct lbl_table *t, size_t width, struct lbl_buf *out)
{
	size_t *widths = measure(t, width);
	struct lbl_span *cells = lbl_alloc_zero(t->n_columns, sizeof *cells);

	for (size_t c = 0; c < t->n_columns; c++)
		cells[c] = lbl_span_of(t->columns[c].head);
	write_line(t, widths, cells, out);
	for (size_t i = 0; i + t->n_columns <= t->n_cells; i += t->n_columns) {
		for (size_t c = 0; c < t->n_columns; c++)
			cells[c] = cell_at(t, i + c);
		write_line(t, widths, cells, out);
	}
	free(cells);
	free(widths);
}
