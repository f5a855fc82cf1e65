/* What gold says, on the page; see report/report_html.c for the rest. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/report_html.h"
#include "report/svg.h"
#include "report/units.h"

#define MATRIX_LABELS 12 /* rows and columns of the matrix */
#define SHADES        4

/* Cells: judgments, correct, accuracy, its drawing, low, high. */
static void cells_accuracy(struct lbl_html_table *t, uint64_t correct, uint64_t n)
{
	struct lbl_rate rate;
	char interval[LBL_UNITS_MAX] = "–";

	lbl_wilson(correct, n, LBL_Z95, &rate);
	lbl_html_cell_count(t, n);
	lbl_html_cell_count(t, correct);
	lbl_html_cell_percent(t, rate.value);
	lbl_buf_puts(&t->row, "<td>");
	lbl_svg_interval(&t->row, rate.value, rate.low, rate.high);
	lbl_buf_puts(&t->row, "</td>");
	if (n)
		snprintf(interval, sizeof interval, "%.1f to %.1f %%", 100 * rate.low,
			 100 * rate.high);
	lbl_html_cell_number(t, interval);
}

static void put_origins(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Origin", LBL_LEFT, false },    { "Judgments", LBL_RIGHT, false },
		{ "Correct", LBL_RIGHT, false },  { "Accuracy", LBL_RIGHT, false },
		{ "", LBL_LEFT, false },          { "95 % interval", LBL_RIGHT, false },
		{ "Macro F1", LBL_RIGHT, false },
	};
	struct lbl_html_table t;

	lbl_html_table_open(&t, out, "Accuracy by origin", columns,
			    sizeof columns / sizeof *columns, LBL_HTML_PAIRS_BYTES);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		const struct lbl_classification *c = &f->origins[o].gold;

		if (!f->origins[o].n[LBL_ROW_ANNOTATIONS])
			continue;
		lbl_html_row_name(&t, lbl_span_of(lbl_origin_name((enum lbl_origin)o)));
		cells_accuracy(&t, c->correct, c->n);
		lbl_html_cell_score(&t, c->macro.f1);
		lbl_html_row_end(&t);
	}
	lbl_html_table_close(&t);
}

/* Annotators that gold judges, those with the most judgments first. */
static void put_annotators(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Annotator", LBL_LEFT, false },      { "Origin", LBL_LEFT, false },
		{ "Judgments", LBL_RIGHT, false },     { "Correct", LBL_RIGHT, false },
		{ "Accuracy", LBL_RIGHT, false },      { "", LBL_LEFT, false },
		{ "95 % interval", LBL_RIGHT, false },
	};
	struct lbl_html_rank *ranks = lbl_alloc((f->n_rows + 1) * sizeof *ranks);
	struct lbl_html_table t;
	struct lbl_row_figures r;
	size_t n = 0;

	for (size_t i = 0; i < f->n_rows; i++) {
		uint64_t judged = f->state->rows[f->rows[i]].n[LBL_ROW_JUDGED];

		if (judged)
			ranks[n++] = (struct lbl_html_rank){ judged, i };
	}
	lbl_html_rank(ranks, n);
	lbl_html_table_open(&t, out, "Accuracy by annotator", columns,
			    sizeof columns / sizeof *columns, LBL_HTML_ACCURACY_BYTES);
	for (size_t i = 0; i < n; i++) {
		lbl_figures_row(f, ranks[i].place, &r);
		lbl_html_row_annotator(&t, &r);
		cells_accuracy(&t, r.row->n[LBL_ROW_CORRECT], r.row->n[LBL_ROW_JUDGED]);
		if (!lbl_html_row_end(&t))
			break;
	}
	lbl_html_table_close(&t);
	lbl_html_left_out(out, f,
			  &(struct lbl_html_left){ "annotators", "with the fewest judgments", ranks,
						   t.shown, n, lbl_html_annotator });
	free(ranks);
}

static void cells_prf(struct lbl_html_table *t, const struct lbl_prf *prf)
{
	lbl_html_cell_score(t, prf->precision);
	lbl_html_cell_score(t, prf->recall);
	lbl_html_cell_score(t, prf->f1);
	lbl_buf_puts(&t->row, "<td>");
	lbl_svg_bar(&t->row, prf->f1);
	lbl_buf_puts(&t->row, "</td>");
	lbl_html_row_end(t);
}

static void put_means(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Average", LBL_LEFT, false }, { "Precision", LBL_RIGHT, false },
		{ "Recall", LBL_RIGHT, false }, { "F1", LBL_RIGHT, false },
		{ "", LBL_LEFT, false },
	};
	const struct {
		const char *name;
		const struct lbl_prf *prf;
	} means[] = { { "Macro (labels alike)", &f->gold.macro },
		      { "Weighted (by gold)", &f->gold.weighted },
		      { "Micro (judgments alike)", &f->gold.micro } };
	struct lbl_html_table t;

	lbl_html_table_open(&t, out, "Averages over labels", columns,
			    sizeof columns / sizeof *columns, LBL_HTML_PAIRS_BYTES);
	for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
		lbl_html_row_name(&t, lbl_span_of(means[i].name));
		cells_prf(&t, means[i].prf);
	}
	lbl_html_table_close(&t);
}

static void put_labels(const struct lbl_figures *f, const struct lbl_html_rank *ranks, size_t n,
		       struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Label", LBL_LEFT, false },   { "In gold", LBL_RIGHT, false },
		{ "Given", LBL_RIGHT, false },  { "Precision", LBL_RIGHT, false },
		{ "Recall", LBL_RIGHT, false }, { "F1", LBL_RIGHT, false },
		{ "", LBL_LEFT, false },
	};
	struct lbl_html_table t;
	struct lbl_prf prf;

	lbl_html_table_open(&t, out, "Labels against gold", columns,
			    sizeof columns / sizeof *columns, LBL_HTML_SCORES_BYTES);
	for (size_t i = 0; i < n; i++) {
		const struct lbl_class_counts *c = &f->labels[ranks[i].place].gold;

		lbl_class_score(c, &prf);
		lbl_html_row_name(&t, f->labels[ranks[i].place].name);
		lbl_html_cell_count(&t, c->support);
		lbl_html_cell_count(&t, c->given);
		cells_prf(&t, &prf);
	}
	lbl_html_table_close(&t);
	lbl_html_left_out(out, f,
			  &(struct lbl_html_left){ "labels", "that are rarest in gold", ranks,
						   t.shown, n, lbl_html_label });
}

/* A cell, the darker the larger its share of the gold label: good on the diagonal, bad beside. */
static void put_cell(struct lbl_html_table *t, uint64_t n, uint64_t support, bool hit)
{
	char count[LBL_UNITS_MAX];
	unsigned shade = support ? (unsigned)((n * SHADES + support - 1) / support) : 0;

	lbl_count_text(n, count);
	if (n)
		lbl_buf_printf(&t->row, "<td class=\"%c%u\">%s</td>", hit ? 'g' : 'b', shade,
			       count);
	else
		lbl_buf_puts(&t->row, "<td class=\"z\">0</td>");
}

static void put_matrix(const struct lbl_figures *f, const struct lbl_html_rank *ranks, size_t n,
		       struct lbl_buf *out)
{
	struct lbl_column columns[MATRIX_LABELS + 2] = { { "Gold \\ given", LBL_LEFT, false } };
	struct lbl_buf heads[MATRIX_LABELS] = { { 0 } };
	size_t most = n < MATRIX_LABELS ? n : MATRIX_LABELS;
	struct lbl_html_table t;

	for (size_t i = 0; i < most; i++) {
		lbl_html_name(&heads[i], f->labels[ranks[i].place].name);
		columns[i + 1] = (struct lbl_column){ lbl_buf_cstr(&heads[i]), LBL_RIGHT, false };
	}
	columns[most + 1] = (struct lbl_column){ "Other labels", LBL_RIGHT, false };
	lbl_buf_puts(out, "<div class=\"matrix\">\n");
	lbl_html_table_open(&t, out,
			    "Confusion matrix: a row is a gold label, a column a label given",
			    columns, most + 1 + (n > most), LBL_HTML_MATRIX_BYTES);
	for (size_t i = 0; i < most; i++) {
		uint64_t support = f->labels[ranks[i].place].gold.support, rest = support;

		lbl_html_row_name(&t, f->labels[ranks[i].place].name);
		for (size_t k = 0; k < most; k++) {
			uint64_t cell = lbl_figures_cell(f, ranks[i].place, ranks[k].place);

			rest -= cell;
			put_cell(&t, cell, support, i == k);
		}
		if (n > most)
			put_cell(&t, rest, support, false);
		lbl_html_row_end(&t);
	}
	lbl_html_table_close(&t);
	lbl_buf_puts(out, "</div>\n");
	for (size_t i = 0; i < most; i++)
		lbl_buf_clear(&heads[i]);
	lbl_html_left_out(out, f,
			  &(struct lbl_html_left){ "labels", "that are rarest in gold", ranks,
						   t.shown, n, lbl_html_label });
}

static void put_confusions(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "Gold", LBL_LEFT, false },
		{ "Given", LBL_LEFT, false },
		{ "Judgments", LBL_RIGHT, false },
	};
	struct lbl_html_table t;
	char count[LBL_UNITS_MAX];
	size_t n, i = 0;
	struct lbl_crosstab_cell *worst = lbl_figures_confusions(f, &n);

	lbl_html_table_open(&t, out, "Most frequent confusions", columns, 3, LBL_HTML_PAIRS_BYTES);
	for (bool fits = true; i < n && fits; i += fits) {
		lbl_html_row_name(&t, f->labels[worst[i].row].name);
		lbl_buf_puts(&t.row, "<td>");
		lbl_html_name(&t.row, f->labels[worst[i].column].name);
		lbl_buf_puts(&t.row, "</td>");
		lbl_html_cell_count(&t, worst[i].count);
		fits = lbl_html_row_end(&t);
	}
	lbl_html_table_close(&t);
	free(worst);
	lbl_count_text(n - i, count);
	if (i < n)
		lbl_buf_printf(out,
			       "<p class=\"left\">Left out of this table: %s rarer pairs of "
			       "labels, which <code>lbl-report -f json</code> lists.</p>\n",
			       count);
}

static void put_judged(const struct lbl_figures *f, struct lbl_buf *out)
{
	struct lbl_html_rank *ranks = lbl_alloc((f->n_labels + 1) * sizeof *ranks);
	size_t n = 0;

	for (size_t i = 0; i < f->n_labels; i++)
		if (f->labels[i].gold.support || f->labels[i].gold.given)
			ranks[n++] = (struct lbl_html_rank){ f->labels[i].gold.support, i };
	lbl_html_rank(ranks, n);
	put_origins(f, out);
	put_annotators(f, out);
	put_labels(f, ranks, n, out);
	put_means(f, out);
	put_matrix(f, ranks, n, out);
	if (f->n_confusion)
		put_confusions(f, out);
	free(ranks);
}

void lbl_report_html_gold(const struct lbl_figures *f, struct lbl_buf *out)
{
	char labels[LBL_UNITS_MAX], items[LBL_UNITS_MAX], judgments[LBL_UNITS_MAX];

	lbl_count_text(f->state->counts[LBL_REPORT_GOLD_LABELS], labels);
	lbl_count_text(f->state->counts[LBL_REPORT_GOLD_ITEMS], items);
	lbl_count_text(f->gold.n, judgments);
	lbl_buf_puts(out, "<h2>Against gold</h2>\n");
	if (f->judgments_split) {
		lbl_buf_printf(out,
			       "<p>Gold has %s labels. Accuracy is undefined here: the parts "
			       "merged share judgments.</p>\n",
			       labels);
	} else if (!f->gold.n) {
		lbl_buf_printf(out,
			       "<p>Gold has %s labels, and no judgment is of an item that has "
			       "one: accuracy is undefined.</p>\n",
			       labels);
	} else {
		lbl_buf_printf(out,
			       "<p>%s judgments of %s items are compared with gold, which has "
			       "%s labels. Balanced accuracy %.3f",
			       judgments, f->items_split ? "some" : items, labels,
			       f->gold.balanced_accuracy);
		if (!isnan(f->gold.mcc))
			lbl_buf_printf(out, ", Matthews correlation %.3f", f->gold.mcc);
		lbl_buf_puts(out, ".</p>\n");
		put_judged(f, out);
	}
}
