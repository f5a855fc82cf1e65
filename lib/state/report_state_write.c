/*
 * A report's state as one line of JSON: lbl-state(5). Names are written in byte
 * order and referred to by their place, so equal counts give equal bytes.
 */
#include "state/report_state.h"

#include <stdlib.h>

#include "base/mem.h"
#include "json/emit.h"
#include "state/sketch_json.h"

/* Numbers in the state's tables to places in byte order. */
static uint32_t *places_of(const struct lbl_intern *t, const uint32_t *order)
{
	uint32_t n = lbl_intern_count(t);
	uint32_t *places = lbl_alloc(n * sizeof *places);

	for (uint32_t i = 0; i < n; i++)
		places[order[i]] = i;
	return places;
}

static void write_list(struct lbl_emit *e, const uint64_t *v, size_t n)
{
	lbl_emit_array(e);
	for (size_t i = 0; i < n; i++)
		lbl_emit_u64(e, v[i]);
	lbl_emit_array_end(e);
}

static void write_counts(const struct lbl_report_state *s, struct lbl_emit *e)
{
	lbl_emit_key(e, "counts");
	lbl_emit_object(e);
	for (int c = 0; c < LBL_REPORT_COUNTS; c++) {
		lbl_emit_key(e, lbl_report_count_name((enum lbl_report_count)c));
		lbl_emit_u64(e, s->counts[c]);
	}
	lbl_emit_object_end(e);
	lbl_emit_key(e, "suggestions");
	lbl_emit_object(e);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		lbl_emit_key(e, lbl_origin_name((enum lbl_origin)o));
		lbl_emit_u64(e, s->suggestions[o]);
	}
	lbl_emit_object_end(e);
}

static void write_durations(const struct lbl_histogram *h, struct lbl_emit *e)
{
	lbl_emit_array(e);
	for (unsigned i = 0; i < h->n; i++)
		if (h->counts[i])
			write_list(e, (uint64_t[]){ h->first + i, h->counts[i] }, 2);
	lbl_emit_array_end(e);
}

static void write_row(const struct lbl_report_state *s, uint32_t row, struct lbl_emit *e)
{
	const struct lbl_report_row *r = &s->rows[row];
	enum lbl_origin origin;
	struct lbl_span name = lbl_report_state_annotator(s, row, &origin);

	lbl_emit_object(e);
	lbl_emit_key(e, "annotator");
	lbl_emit_span(e, name);
	lbl_emit_key(e, "origin");
	lbl_emit_string(e, lbl_origin_name(origin));
	for (int c = 0; c < LBL_ROW_COUNTS; c++) {
		lbl_emit_key(e, lbl_row_count_name((enum lbl_row_count)c));
		lbl_emit_u64(e, r->n[c]);
	}
	lbl_emit_key(e, "first_ms");
	lbl_emit_i64(e, r->first_ms);
	lbl_emit_key(e, "last_ms");
	lbl_emit_i64(e, r->last_ms);
	lbl_emit_key(e, "durations");
	write_durations(&r->durations, e);
	lbl_emit_object_end(e);
}

/* [[row, column, count], …] by places, in order. */
static void write_crosstab(const struct lbl_crosstab *c, const uint32_t *rows,
			   const uint32_t *columns, struct lbl_emit *e)
{
	struct lbl_crosstab placed = { 0 };
	struct lbl_crosstab_cell *cells = lbl_crosstab_sorted(c);

	for (size_t i = 0; i < c->n; i++)
		lbl_crosstab_add(&placed, rows[cells[i].row], columns[cells[i].column],
				 cells[i].count);
	free(cells);
	cells = lbl_crosstab_sorted(&placed);
	lbl_emit_array(e);
	for (size_t i = 0; i < placed.n; i++)
		write_list(e, (uint64_t[]){ cells[i].row, cells[i].column, cells[i].count }, 3);
	lbl_emit_array_end(e);
	free(cells);
	lbl_crosstab_clear(&placed);
}

/* Rows, classes and the tables that refer to them. */
static void write_tables(const struct lbl_report_state *s, struct lbl_emit *e)
{
	uint32_t *row_order = lbl_report_state_order(s);
	uint32_t *class_order = lbl_intern_order(s->classes);
	uint32_t *rows = places_of(s->annotators, row_order);
	uint32_t *classes = places_of(s->classes, class_order);

	lbl_emit_key(e, "rows");
	lbl_emit_array(e);
	for (uint32_t i = 0; i < lbl_intern_count(s->annotators); i++)
		write_row(s, row_order[i], e);
	lbl_emit_array_end(e);
	lbl_emit_key(e, "classes");
	lbl_emit_array(e);
	for (uint32_t i = 0; i < lbl_intern_count(s->classes); i++)
		lbl_emit_span(e, lbl_intern_text(s->classes, class_order[i]));
	lbl_emit_array_end(e);
	lbl_emit_key(e, "given");
	write_crosstab(&s->given, rows, classes, e);
	lbl_emit_key(e, "confusion");
	lbl_emit_object(e);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		lbl_emit_key(e, lbl_origin_name((enum lbl_origin)o));
		write_crosstab(&s->confusion[o], classes, classes, e);
	}
	lbl_emit_object_end(e);
	free(row_order);
	free(class_order);
	free(rows);
	free(classes);
}

void lbl_report_state_write(struct lbl_report_state *s, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };

	lbl_sketch_settle(&s->items);
	lbl_sketch_settle(&s->pairs);
	lbl_emit_object(&e);
	lbl_emit_key(&e, "kind");
	lbl_emit_string(&e, LBL_REPORT_STATE_KIND);
	lbl_emit_key(&e, "version");
	lbl_emit_u64(&e, LBL_REPORT_STATE_VERSION);
	lbl_emit_key(&e, "options");
	lbl_report_options_write(&s->options, &e);
	lbl_emit_key(&e, "shards");
	lbl_shards_emit(&s->shards, &e);
	write_counts(s, &e);
	write_tables(s, &e);
	lbl_emit_key(&e, "sketch");
	lbl_sketch_emit(&s->items, &e);
	lbl_emit_key(&e, "pair_sketch");
	lbl_sketch_emit(&s->pairs, &e);
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
