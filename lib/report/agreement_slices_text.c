/*
 * agreement_slices_text: the breakdown by fields for a person; see report/agreement_text. Values
 * stand last in a row, so that long ones need no cut; more coefficients than fit beside them come
 * in a table of their own.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/agreement_slices.h"
#include "report/agreement_text.h"

#define NO_VALUE "(no value)" /* a value of this text is shown in quotes, since it has a blank */

/* The places in lbl_measures of up to LBL_SLICE_COLUMNS coefficients that are shown. */
struct columns {
	size_t v[LBL_SLICE_COLUMNS];
	size_t n;
	size_t next; /* the first place that has not been looked at */
};

static bool choose_columns(const struct lbl_agreement_result *r, struct columns *c)
{
	size_t n;

	lbl_measures(&n);
	for (c->n = 0; c->next < n && c->n < LBL_SLICE_COLUMNS; c->next++)
		if (lbl_agreement_shows(r, c->next))
			c->v[c->n++] = c->next;
	return c->n > 0;
}

static void put_heading(const struct columns *c, const char *field, struct lbl_buf *out)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	lbl_buf_printf(out, "\n%10s", "n");
	for (size_t i = 0; i < c->n; i++)
		lbl_buf_printf(out, " %10s", measures[c->v[i]].short_name);
	lbl_buf_puts(out, "  ");
	lbl_text_name(out, lbl_span_of(field));
	lbl_buf_putc(out, '\n');
}

/* What is shown of a field's slices: each is computed once, however many tables there are. */
struct rows {
	struct lbl_span *values;
	uint64_t *paired;
	double *figures; /* by row, then by place in lbl_measures */
	size_t n, cap_values, cap_paired, cap_figures;
};

static void add_row(struct rows *rows, const struct lbl_slice_result *s)
{
	size_t n, at = rows->n++;

	lbl_measures(&n);
	rows->values = lbl_grow(rows->values, &rows->cap_values, rows->n, sizeof *rows->values);
	rows->paired = lbl_grow(rows->paired, &rows->cap_paired, rows->n, sizeof *rows->paired);
	rows->figures = lbl_grow(rows->figures, &rows->cap_figures, rows->n * n,
				 sizeof *rows->figures);
	rows->values[at] = s->value;
	rows->paired[at] = s->result.paired_items;
	for (size_t i = 0; i < n; i++)
		rows->figures[at * n + i] = s->result.coefficients[i].value;
}

static void put_row(const struct rows *rows, size_t at, const struct columns *c, bool split,
		    struct lbl_buf *out)
{
	size_t n;

	lbl_measures(&n);
	if (split)
		lbl_buf_printf(out, "%10s", "-");
	else
		lbl_buf_printf(out, "%10" PRIu64, rows->paired[at]);
	for (size_t i = 0; i < c->n; i++)
		lbl_text_number(out, rows->figures[at * n + c->v[i]]);
	lbl_buf_puts(out, "  ");
	if (rows->values[at].ptr)
		lbl_text_name(out, rows->values[at]);
	else
		lbl_buf_puts(out, NO_VALUE);
	lbl_buf_putc(out, '\n');
}

static void put_field(const struct lbl_agreement_result *r, size_t field, struct lbl_buf *out)
{
	struct lbl_slice_walk w = { .whole = r, .field = field };
	struct columns c = { .next = 0 };
	struct rows rows = { 0 };

	while (lbl_slice_walk_next(&w))
		add_row(&rows, &w.at);
	while (choose_columns(r, &c)) {
		put_heading(&c, r->of->options.by.v[field], out);
		for (size_t i = 0; i < rows.n; i++)
			put_row(&rows, i, &c, r->items_split, out);
	}
	free(rows.values);
	free(rows.paired);
	free(rows.figures);
}

void lbl_agreement_slices_text(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	for (size_t i = 0; i < r->of->options.by.n; i++)
		put_field(r, i, out);
}
