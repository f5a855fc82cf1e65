/* What gold says, for a terminal; see report/report_text.c for the rest. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/report_text.h"
#include "report/units.h"
#include "report/width.h"

#define MATRIX_LABELS   8  /* more are listed as pairs */
#define CONFUSIONS_MOST 20 /* pairs that are listed */

static void cell_interval(struct lbl_table *t, const struct lbl_rate *rate)
{
	if (rate->n)
		lbl_table_cell(t, "%.4f to %.4f", rate->low, rate->high);
	else
		lbl_table_cell(t, "-");
}

/* Cells: n, correct, accuracy, interval. */
static void cells_accuracy(struct lbl_table *t, uint64_t correct, uint64_t n)
{
	struct lbl_rate rate;

	lbl_wilson(correct, n, LBL_Z95, &rate);
	lbl_cell_count(t, n, false);
	lbl_cell_count(t, correct, false);
	lbl_cell_number(t, rate.value, 4);
	cell_interval(t, &rate);
}

static void put_overall(const struct lbl_figures *f, struct lbl_buf *out)
{
	const struct lbl_classification *c = &f->gold;
	struct lbl_rate rate;

	lbl_wilson(c->correct, c->n, LBL_Z95, &rate);
	lbl_buf_printf(out, "accuracy           %.4f  (95 %% interval %.4f to %.4f)\n", rate.value,
		       rate.low, rate.high);
	lbl_buf_printf(out, "balanced accuracy  %.4f\n", c->balanced_accuracy);
	if (isnan(c->mcc))
		lbl_buf_puts(out,
			     "Matthews corr.     -  (gold or judgments have one label only)\n");
	else
		lbl_buf_printf(out, "Matthews corr.     %.4f\n", c->mcc);
}

static void put_origins(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "origin", LBL_LEFT, false },        { "n", LBL_RIGHT, false },
		{ "correct", LBL_RIGHT, false },      { "accuracy", LBL_RIGHT, false },
		{ "95 % interval", LBL_LEFT, false }, { "macro F1", LBL_RIGHT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };

	for (int o = 0; o < LBL_ORIGINS; o++) {
		const struct lbl_classification *c = &f->origins[o].gold;

		if (!f->origins[o].n[LBL_ROW_ANNOTATIONS])
			continue;
		lbl_table_cell(&t, "%s", lbl_origin_name((enum lbl_origin)o));
		cells_accuracy(&t, c->correct, c->n);
		lbl_cell_number(&t, c->macro.f1, 4);
	}
	lbl_text_head(out, "Accuracy by origin");
	lbl_text_table(&t, out);
}

static void put_annotators(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "annotator", LBL_LEFT, true },  { "origin", LBL_LEFT, false },
		{ "n", LBL_RIGHT, false },        { "correct", LBL_RIGHT, false },
		{ "accuracy", LBL_RIGHT, false }, { "95 % interval", LBL_LEFT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };
	struct lbl_row_figures r;

	for (size_t i = 0; i < f->n_rows; i++) {
		lbl_figures_row(f, i, &r);
		lbl_table_text(&t, r.annotator);
		lbl_table_cell(&t, "%s", lbl_origin_name(r.origin));
		cells_accuracy(&t, r.row->n[LBL_ROW_CORRECT], r.row->n[LBL_ROW_JUDGED]);
	}
	lbl_text_head(out, "Accuracy by annotator");
	lbl_text_table(&t, out);
}

static void cells_prf(struct lbl_table *t, const struct lbl_prf *prf)
{
	lbl_cell_number(t, prf->precision, 4);
	lbl_cell_number(t, prf->recall, 4);
	lbl_cell_number(t, prf->f1, 4);
}

static void put_labels(const struct lbl_figures *f, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "label", LBL_LEFT, true },    { "gold", LBL_RIGHT, false },
		{ "given", LBL_RIGHT, false },  { "precision", LBL_RIGHT, false },
		{ "recall", LBL_RIGHT, false }, { "F1", LBL_RIGHT, false },
	};
	const struct {
		const char *name;
		const struct lbl_prf *prf;
	} means[] = { { "(macro average)", &f->gold.macro },
		      { "(weighted average)", &f->gold.weighted },
		      { "(micro average)", &f->gold.micro } };
	struct lbl_table t = { .columns = columns, .n_columns = sizeof columns / sizeof *columns };
	struct lbl_prf prf;

	for (size_t i = 0; i < f->n_labels; i++) {
		const struct lbl_class_counts *c = &f->labels[i].gold;

		if (!c->support && !c->given)
			continue;
		lbl_class_score(c, &prf);
		lbl_table_text(&t, f->labels[i].name);
		lbl_cell_count(&t, c->support, false);
		lbl_cell_count(&t, c->given, false);
		cells_prf(&t, &prf);
	}
	for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
		lbl_table_cell(&t, "%s", means[i].name);
		lbl_cell_count(&t, f->gold.n, false);
		lbl_cell_count(&t, f->gold.n, false);
		cells_prf(&t, means[i].prf);
	}
	lbl_text_head(out, "Labels against gold");
	lbl_text_table(&t, out);
}

/* Places of the labels that the matrix has; returns how many. */
static size_t matrix_labels(const struct lbl_figures *f, size_t *places)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_labels; i++)
		if (f->labels[i].gold.support || f->labels[i].gold.given)
			places[n++] = i;
	return n;
}

/* Labels are columns by their letters, a, b, c …, so that long names need no cut. */
static void put_matrix(const struct lbl_figures *f, const size_t *places, size_t n,
		       struct lbl_buf *out)
{
	static const char *const letters[MATRIX_LABELS] = {
		"a", "b", "c", "d", "e", "f", "g", "h"
	};
	struct lbl_column columns[MATRIX_LABELS + 1] = { { "gold \\ given", LBL_LEFT, true } };
	struct lbl_table t = { .columns = columns, .n_columns = n + 1 };
	struct lbl_buf name = { 0 };

	for (size_t i = 0; i < n; i++)
		columns[i + 1] = (struct lbl_column){ letters[i], LBL_RIGHT, false };
	for (size_t i = 0; i < n; i++) {
		name.len = 0;
		lbl_buf_printf(&name, "%s = ", letters[i]);
		lbl_buf_put(&name, f->labels[places[i]].name.ptr, f->labels[places[i]].name.len);
		lbl_table_text(&t, lbl_buf_span(&name));
		for (size_t k = 0; k < n; k++)
			lbl_cell_count(&t, lbl_figures_cell(f, places[i], places[k]), false);
	}
	lbl_buf_clear(&name);
	lbl_text_head(out, "Confusion matrix");
	lbl_text_table(&t, out);
}

static void put_confusions(const struct lbl_figures *f, size_t n_labels, struct lbl_buf *out)
{
	static const struct lbl_column columns[] = {
		{ "gold", LBL_LEFT, true },
		{ "given", LBL_LEFT, true },
		{ "n", LBL_RIGHT, false },
	};
	struct lbl_table t = { .columns = columns, .n_columns = 3 };
	size_t n;
	struct lbl_crosstab_cell *worst = lbl_figures_confusions(f, &n);

	for (size_t i = 0; i < n && i < CONFUSIONS_MOST; i++) {
		lbl_table_text(&t, f->labels[worst[i].row].name);
		lbl_table_text(&t, f->labels[worst[i].column].name);
		lbl_cell_count(&t, worst[i].count, false);
	}
	free(worst);
	lbl_text_head(out, "Most frequent confusions");
	lbl_text_table(&t, out);
	if (n > CONFUSIONS_MOST)
		lbl_buf_printf(out, "and %zu rarer pairs of labels: -f json has them all\n",
			       n - CONFUSIONS_MOST);
	lbl_buf_printf(out, "The matrix of %zu labels does not fit here: -f json has it.\n",
		       n_labels);
}

void lbl_report_text_gold(const struct lbl_figures *f, struct lbl_buf *out)
{
	size_t *places = lbl_alloc((f->n_labels + 1) * sizeof *places);
	size_t n = matrix_labels(f, places);

	lbl_text_head(out, "Against gold");
	lbl_buf_printf(out, "gold labels        %" PRIu64 "\n",
		       f->state->counts[LBL_REPORT_GOLD_LABELS]);
	if (!f->items_split)
		lbl_buf_printf(out, "items judged       %" PRIu64 "\n",
			       f->state->counts[LBL_REPORT_GOLD_ITEMS]);
	if (!f->judgments_split)
		lbl_buf_printf(out, "judgments          %" PRIu64 "\n", f->gold.n);
	if (lbl_figures_judged(f)) {
		put_overall(f, out);
		put_origins(f, out);
		put_annotators(f, out);
		put_labels(f, out);
		if (n <= MATRIX_LABELS)
			put_matrix(f, places, n, out);
		else
			put_confusions(f, n, out);
	} else {
		lbl_buf_printf(out, "accuracy           -  (%s)\n",
			       f->judgments_split ? LBL_REASON_ITEMS_SPLIT : LBL_REASON_NO_GOLD);
	}
	free(places);
}
