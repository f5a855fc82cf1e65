/* Labels on the page: their distribution, over all and by annotator; see report_html.c. */
#include "report/report_html.h"
#include "report/svg.h"

#define MIX_LABELS 6 /* labels that have a column each in "labels by annotator" */

static bool put_label(const struct lbl_figures *f, struct lbl_html_table *t,
		      const struct lbl_html_rank *rank, double widest)
{
	const struct lbl_label_figures *label = &f->labels[rank->place];
	double kept = (double)f->state->counts[LBL_REPORT_KEPT];

	lbl_html_row_name(t, label->name);
	lbl_html_cell_count(t, label->given);
	lbl_html_cell_percent(t, (double)label->given / kept);
	lbl_buf_puts(&t->row, "<td>");
	lbl_svg_bar(&t->row, (double)label->given / widest);
	lbl_buf_puts(&t->row, "</td>");
	for (int o = 0; o < LBL_ORIGINS; o++)
		lbl_html_cell_count(t, label->by_origin[o]);
	return lbl_html_row_end(t);
}

void lbl_report_html_labels(const struct lbl_figures *f, const struct lbl_html_rank *ranks,
			    size_t n, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Label", LBL_LEFT, false },  { "Judgments", LBL_RIGHT, false },
		{ "Share", LBL_RIGHT, false }, { "", LBL_LEFT, false },
		{ "Human", LBL_RIGHT, false }, { "Rule", LBL_RIGHT, false },
		{ "Model", LBL_RIGHT, false }, { "Other", LBL_RIGHT, false },
	};
	struct lbl_html_table t;
	size_t i = 0;

	lbl_buf_puts(out, "<h2>Labels</h2>\n");
	lbl_html_table_open(&t, out, "Labels of the judgments that count, by origin", columns,
			    sizeof columns / sizeof *columns, LBL_HTML_LABELS_BYTES);
	while (i < n && put_label(f, &t, &ranks[i], (double)ranks[0].count))
		i++;
	lbl_html_table_close(&t);
	lbl_html_left_out(out, f,
			  &(struct lbl_html_left){ "labels", "with the fewest judgments", ranks,
						   t.shown, n, lbl_html_label });
}

/* The cells of a row in f->given: [*from, end). */
static size_t cells_of(const struct lbl_figures *f, size_t row, size_t *from)
{
	size_t low = 0, high = f->n_given;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->given[mid].row < row)
			low = mid + 1;
		else
			high = mid;
	}
	*from = low;
	while (low < f->n_given && f->given[low].row == row)
		low++;
	return low;
}

static bool put_mix_row(const struct lbl_figures *f, struct lbl_html_table *t, size_t place,
			const struct lbl_html_rank *labels, size_t n_labels, bool rest_shown)
{
	struct lbl_row_figures r;
	size_t from, end = cells_of(f, place, &from);
	uint64_t rest = 0;

	lbl_figures_row(f, place, &r);
	double kept = (double)r.row->n[LBL_ROW_KEPT];
	lbl_html_row_annotator(t, &r);
	lbl_html_cell_count(t, r.row->n[LBL_ROW_KEPT]);
	for (size_t i = from; i < end; i++)
		rest += f->given[i].count;
	for (size_t l = 0; l < n_labels; l++) {
		uint64_t n = 0;

		for (size_t i = from; i < end; i++)
			n += f->given[i].column == labels[l].place ? f->given[i].count : 0;
		rest -= n;
		lbl_html_cell_percent(t, (double)n / kept);
	}
	if (rest_shown)
		lbl_html_cell_percent(t, (double)rest / kept);
	return lbl_html_row_end(t);
}

void lbl_report_html_mix(const struct lbl_figures *f, const struct lbl_html_rank *rows,
			 const struct lbl_html_rank *labels, size_t n_labels, struct lbl_buf *out)
{
	struct lbl_column columns[MIX_LABELS + 4] = { { "Annotator", LBL_LEFT, false },
						      { "Origin", LBL_LEFT, false },
						      { "Judgments", LBL_RIGHT, false } };
	size_t n = n_labels < MIX_LABELS ? n_labels : MIX_LABELS, i = 0;
	struct lbl_buf heads[MIX_LABELS] = { { 0 } };
	struct lbl_html_table t;

	for (size_t l = 0; l < n; l++) {
		lbl_html_name(&heads[l], f->labels[labels[l].place].name);
		columns[l + 3] = (struct lbl_column){ lbl_buf_cstr(&heads[l]), LBL_RIGHT, false };
	}
	columns[n + 3] = (struct lbl_column){ "All other labels", LBL_RIGHT, false };
	lbl_html_table_open(&t, out, "Labels by annotator: shares of the judgments that count",
			    columns, n + 3 + (n < n_labels), LBL_HTML_MIX_BYTES);
	while (i < f->n_rows && put_mix_row(f, &t, rows[i].place, labels, n, n < n_labels))
		i++;
	lbl_html_table_close(&t);
	for (size_t l = 0; l < n; l++)
		lbl_buf_clear(&heads[l]);
	lbl_html_left_out(out, f,
			  &(struct lbl_html_left){ "annotators", "with the fewest annotations",
						   rows, t.shown, f->n_rows, lbl_html_annotator });
}
