/*
 * From a report's counts to its figures; see report/figures.h. Nothing here
 * knows how they are shown.
 */
#include "report/figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MS_PER_HOUR 3600000.0

/* Which classes are in any table, by number in the state. */
static bool *classes_met(const struct lbl_report_state *s)
{
	bool *met = lbl_alloc_zero(lbl_intern_count(s->classes), sizeof *met);

	for (size_t i = 0; i < s->given.cap; i++)
		if (s->given.counts[i])
			met[(uint32_t)s->given.keys[i]] = true;
	for (int o = 0; o < LBL_ORIGINS; o++) {
		const struct lbl_crosstab *c = &s->confusion[o];

		for (size_t i = 0; i < c->cap; i++)
			if (c->counts[i])
				met[c->keys[i] >> 32] = met[(uint32_t)c->keys[i]] = true;
	}
	return met;
}

/* Fills f->labels; returns the places of the state's classes. */
static uint32_t *place_labels(struct lbl_figures *f)
{
	const struct lbl_report_state *s = f->state;
	uint32_t n = lbl_intern_count(s->classes);
	uint32_t *order = lbl_intern_order(s->classes);
	uint32_t *places = lbl_alloc_zero(n, sizeof *places);
	bool *met = classes_met(s);

	f->labels = lbl_alloc_zero(n, sizeof *f->labels);
	for (uint32_t i = 0; i < n; i++) {
		if (!met[order[i]])
			continue;
		places[order[i]] = (uint32_t)f->n_labels;
		f->labels[f->n_labels++].name = lbl_intern_text(s->classes, order[i]);
	}
	free(order);
	free(met);
	return places;
}

static int by_place(const void *va, const void *vb)
{
	const struct lbl_crosstab_cell *a = va, *b = vb;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

/* Cells with numbers of the state turned into places, in order. */
static struct lbl_crosstab_cell *place_cells(const struct lbl_crosstab *c, const uint32_t *rows,
					     const uint32_t *columns)
{
	struct lbl_crosstab_cell *cells = lbl_crosstab_sorted(c);

	for (size_t i = 0; i < c->n; i++) {
		cells[i].row = rows[cells[i].row];
		cells[i].column = columns[cells[i].column];
	}
	qsort(cells, c->n, sizeof *cells, by_place);
	return cells;
}

static enum lbl_origin origin_of_row(const struct lbl_figures *f, size_t place)
{
	enum lbl_origin origin;

	lbl_report_state_annotator(f->state, f->rows[place], &origin);
	return origin;
}

static void count_given(struct lbl_figures *f, const uint32_t *labels)
{
	uint32_t *rows = lbl_alloc(f->n_rows * sizeof *rows);

	for (size_t i = 0; i < f->n_rows; i++)
		rows[f->rows[i]] = (uint32_t)i;
	f->given = place_cells(&f->state->given, rows, labels);
	f->n_given = f->state->given.n;
	for (size_t i = 0; i < f->n_given; i++) {
		const struct lbl_crosstab_cell *c = &f->given[i];
		struct lbl_label_figures *label = &f->labels[c->column];

		label->given += c->count;
		label->by_origin[origin_of_row(f, c->row)] += c->count;
	}
	free(rows);
}

/* Per-origin classification needs the margins of that origin alone. */
static void classify_origin(struct lbl_figures *f, const struct lbl_crosstab *c,
			    struct lbl_classification *out, const uint32_t *labels)
{
	struct lbl_class_counts *counts = lbl_alloc_zero(f->n_labels, sizeof *counts);
	struct lbl_crosstab_cell *cells = place_cells(c, labels, labels);

	for (size_t i = 0; i < c->n; i++)
		lbl_class_counts_add(counts, cells[i].row, cells[i].column, cells[i].count);
	lbl_classify(counts, f->n_labels, out);
	free(cells);
	free(counts);
}

static void classify_all(struct lbl_figures *f, const uint32_t *labels)
{
	struct lbl_crosstab sum = { 0 };
	struct lbl_class_counts *counts = lbl_alloc_zero(f->n_labels, sizeof *counts);

	for (int o = 0; o < LBL_ORIGINS; o++)
		lbl_crosstab_merge(&sum, &f->state->confusion[o]);
	f->confusion = place_cells(&sum, labels, labels);
	f->n_confusion = sum.n;
	for (size_t i = 0; i < sum.n; i++)
		lbl_class_counts_add(counts, f->confusion[i].row, f->confusion[i].column,
				     f->confusion[i].count);
	lbl_classify(counts, f->n_labels, &f->gold);
	for (size_t i = 0; i < f->n_labels; i++)
		f->labels[i].gold = counts[i];
	free(counts);
	lbl_crosstab_clear(&sum);
}

static void count_rows(struct lbl_figures *f)
{
	struct lbl_span before = { 0 };

	for (size_t i = 0; i < f->n_rows; i++) {
		const struct lbl_report_row *row = &f->state->rows[f->rows[i]];
		enum lbl_origin origin;
		struct lbl_span name = lbl_report_state_annotator(f->state, f->rows[i], &origin);
		struct lbl_origin_figures *of = &f->origins[origin];

		f->annotators += i == 0 || !lbl_span_eq(name, before);
		before = name;
		of->rows++;
		for (int c = 0; c < LBL_ROW_COUNTS; c++)
			of->n[c] += row->n[c];
		if (!row->n[LBL_ROW_TIMES])
			continue;
		if (!f->times || row->first_ms < f->first_ms)
			f->first_ms = row->first_ms;
		if (!f->times || row->last_ms > f->last_ms)
			f->last_ms = row->last_ms;
		f->times += row->n[LBL_ROW_TIMES];
	}
}

void lbl_figures_make(struct lbl_figures *f, struct lbl_report_state *state)
{
	*f = (struct lbl_figures){ .state = state };
	lbl_sketch_settle(&state->items);
	lbl_sketch_settle(&state->pairs);
	f->items_split = lbl_sketch_shared(&state->items);
	f->judgments_split =
		lbl_sketch_shared(&state->pairs) && strcmp(state->options.duplicates, "all") != 0;
	f->has_gold = state->options.gold != NULL;
	f->rows = lbl_report_state_order(state);
	f->n_rows = lbl_intern_count(state->annotators);
	count_rows(f);
	uint32_t *labels = place_labels(f);
	count_given(f, labels);
	classify_all(f, labels);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		f->suggestions += state->suggestions[o];
		classify_origin(f, &state->confusion[o], &f->origins[o].gold, labels);
	}
	free(labels);
}

void lbl_figures_clear(struct lbl_figures *f)
{
	free(f->rows);
	free(f->labels);
	free(f->given);
	free(f->confusion);
	*f = (struct lbl_figures){ 0 };
}

void lbl_figures_row(const struct lbl_figures *f, size_t place, struct lbl_row_figures *out)
{
	const struct lbl_report_row *row = &f->state->rows[f->rows[place]];
	double total_ms = (double)row->n[LBL_ROW_TOTAL_MS];

	out->annotator = lbl_report_state_annotator(f->state, f->rows[place], &out->origin);
	out->row = row;
	out->share = (double)row->n[LBL_ROW_ANNOTATIONS] /
		     (double)f->state->counts[LBL_REPORT_ANNOTATIONS];
	out->median_ms = lbl_histogram_quantile(&row->durations, 500);
	out->p90_ms = lbl_histogram_quantile(&row->durations, 900);
	out->per_hour = total_ms > 0 ? (double)row->durations.total * MS_PER_HOUR / total_ms : NAN;
	lbl_wilson(row->n[LBL_ROW_CORRECT], row->n[LBL_ROW_JUDGED], LBL_Z95, &out->accuracy);
}

static int by_count(const void *va, const void *vb)
{
	const struct lbl_crosstab_cell *a = va, *b = vb;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return by_place(va, vb);
}

struct lbl_crosstab_cell *lbl_figures_confusions(const struct lbl_figures *f, size_t *n)
{
	struct lbl_crosstab_cell *cells = lbl_alloc(f->n_confusion * sizeof *cells);

	*n = 0;
	for (size_t i = 0; i < f->n_confusion; i++)
		if (f->confusion[i].row != f->confusion[i].column)
			cells[(*n)++] = f->confusion[i];
	qsort(cells, *n, sizeof *cells, by_count);
	return cells;
}

uint64_t lbl_figures_cell(const struct lbl_figures *f, size_t gold, size_t label)
{
	struct lbl_crosstab_cell key = { (uint32_t)gold, (uint32_t)label, 0 };
	const struct lbl_crosstab_cell *cell =
		f->n_confusion ? bsearch(&key, f->confusion, f->n_confusion, sizeof key, by_place)
			       : NULL;

	return cell ? cell->count : 0;
}
