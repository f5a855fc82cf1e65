/* Pieces that the parts of a report's page share; see report/report_html.h. */
#include "report/report_html.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/units.h"

static int by_count(const void *va, const void *vb)
{
	const struct lbl_html_rank *a = va, *b = vb;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

void lbl_html_rank(struct lbl_html_rank *r, size_t n)
{
	qsort(r, n, sizeof *r, by_count);
}

void lbl_html_cell_count(struct lbl_html_table *t, uint64_t n)
{
	char text[LBL_UNITS_MAX];

	lbl_count_text(n, text);
	lbl_html_cell_number(t, text);
}

void lbl_html_cell_score(struct lbl_html_table *t, double v)
{
	char text[LBL_UNITS_MAX];

	snprintf(text, sizeof text, "%.3f", v);
	lbl_html_cell_number(t, isnan(v) ? "–" : text);
}

void lbl_html_cell_percent(struct lbl_html_table *t, double share)
{
	char text[LBL_UNITS_MAX];

	lbl_percent_text(share, text);
	lbl_html_cell_number(t, isnan(share) ? "–" : text);
}

void lbl_html_tile(struct lbl_buf *out, const char *name, const char *value, const char *beside)
{
	lbl_buf_printf(out, "<div><dt>%s</dt><dd>%s", name, value);
	if (beside)
		lbl_buf_printf(out, "<small>%s</small>", beside);
	lbl_buf_puts(out, "</dd></div>\n");
}

void lbl_html_left_out(struct lbl_buf *out, const struct lbl_figures *f,
		       const struct lbl_html_left *left)
{
	char count[LBL_UNITS_MAX];
	size_t i = left->from, start;

	if (left->from >= left->n)
		return;
	lbl_count_text(left->n - left->from, count);
	lbl_buf_printf(out,
		       "<p class=\"left\">Left out of this table: the %s %s %s. "
		       "They count in all totals, and <code>lbl-report -f json</code> lists "
		       "them. Their names: ",
		       count, left->what, left->why);
	start = out->len;
	for (; i < left->n && out->len - start < LBL_HTML_LEFT_BYTES; i++) {
		lbl_buf_puts(out, i > left->from ? ", " : "");
		lbl_html_name(out, left->name(f, left->ranks[i].place));
	}
	lbl_count_text(left->n - i, count);
	if (i < left->n)
		lbl_buf_printf(out, ", and %s more", count);
	lbl_buf_puts(out, ".</p>\n");
}

struct lbl_span lbl_html_annotator(const struct lbl_figures *f, size_t place)
{
	enum lbl_origin origin;

	return lbl_report_state_annotator(f->state, f->rows[place], &origin);
}

struct lbl_span lbl_html_label(const struct lbl_figures *f, size_t place)
{
	return f->labels[place].name;
}

void lbl_html_row_annotator(struct lbl_html_table *t, const struct lbl_row_figures *r)
{
	lbl_html_row_name(t, r->annotator);
	lbl_html_cell_word(t, lbl_origin_name(r->origin));
}
