/*
 * A report's state: rows by annotator, cross tables, sketches, and their merge.
 * Writing and reading it are report_state_write.c and report_state_read.c;
 * filling it from records is report_gather.c, figures from it are report/'s.
 */
#include "state/report_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const count_names[LBL_REPORT_COUNTS] = {
	[LBL_REPORT_RECORDS] = "records",
	[LBL_REPORT_ANNOTATIONS] = "annotations",
	[LBL_REPORT_ITEM_RECORDS] = "item_records",
	[LBL_REPORT_LABEL_RECORDS] = "label_records",
	[LBL_REPORT_OTHER_ORIGIN] = "other_origin",
	[LBL_REPORT_OTHER_STAGE] = "other_stage",
	[LBL_REPORT_ABSTAINED] = "abstained",
	[LBL_REPORT_DUPLICATES] = "duplicates",
	[LBL_REPORT_KEPT] = "kept",
	[LBL_REPORT_ITEMS] = "items",
	[LBL_REPORT_GOLD_ITEMS] = "gold_items",
	[LBL_REPORT_SUGGESTED] = "suggested",
	[LBL_REPORT_BAD_DURATIONS] = "bad_durations",
	[LBL_REPORT_BAD_TIMES] = "bad_times",
	[LBL_REPORT_DROPPED] = "dropped",
	[LBL_REPORT_GOLD_LABELS] = "gold_labels",
};

static const char *const row_names[LBL_ROW_COUNTS] = {
	[LBL_ROW_ANNOTATIONS] = "annotations",
	[LBL_ROW_ABSTAINED] = "abstained",
	[LBL_ROW_KEPT] = "kept",
	[LBL_ROW_ITEMS] = "items",
	[LBL_ROW_JUDGED] = "judged",
	[LBL_ROW_CORRECT] = "correct",
	[LBL_ROW_TIMES] = "times",
	[LBL_ROW_TOTAL_MS] = "total_ms",
};

const char *lbl_report_count_name(enum lbl_report_count c)
{
	return count_names[c];
}

const char *lbl_row_count_name(enum lbl_row_count c)
{
	return row_names[c];
}

void lbl_report_state_init(struct lbl_report_state *s)
{
	*s = (struct lbl_report_state){ .annotators = lbl_intern_new(),
					.classes = lbl_intern_new() };
}

void lbl_report_state_clear(struct lbl_report_state *s)
{
	for (uint32_t i = 0; s->annotators && i < lbl_intern_count(s->annotators); i++)
		lbl_histogram_clear(&s->rows[i].durations);
	free(s->rows);
	lbl_shards_clear(&s->shards);
	lbl_intern_free(s->annotators);
	lbl_intern_free(s->classes);
	lbl_crosstab_clear(&s->given);
	for (int o = 0; o < LBL_ORIGINS; o++)
		lbl_crosstab_clear(&s->confusion[o]);
	lbl_sketch_clear(&s->items);
	lbl_sketch_clear(&s->pairs);
	lbl_report_options_clear(&s->options);
	*s = (struct lbl_report_state){ 0 };
}

/* A row's key is the name and, last, a byte that says the origin. */
static uint32_t row_of_key(struct lbl_report_state *s, struct lbl_span key)
{
	uint32_t known = lbl_intern_count(s->annotators);
	uint32_t row = lbl_intern_put(s->annotators, key);

	if (row == known) {
		s->rows = lbl_grow(s->rows, &s->rows_cap, (size_t)row + 1, sizeof *s->rows);
		s->rows[row] = (struct lbl_report_row){ 0 };
	}
	return row;
}

static struct lbl_span key_of(struct lbl_span annotator, enum lbl_origin origin,
			      struct lbl_buf *hold)
{
	hold->len = 0;
	lbl_buf_put(hold, annotator.ptr, annotator.len);
	lbl_buf_putc(hold, (char)origin);
	return lbl_buf_span(hold);
}

uint32_t lbl_report_state_row(struct lbl_report_state *s, struct lbl_span annotator,
			      enum lbl_origin origin, struct lbl_buf *hold)
{
	return row_of_key(s, key_of(annotator, origin, hold));
}

uint32_t lbl_report_state_find(const struct lbl_report_state *s, struct lbl_span annotator,
			       enum lbl_origin origin, struct lbl_buf *hold)
{
	return lbl_intern_find(s->annotators, key_of(annotator, origin, hold));
}

struct lbl_span lbl_report_state_annotator(const struct lbl_report_state *s, uint32_t row,
					   enum lbl_origin *origin)
{
	struct lbl_span key = lbl_intern_text(s->annotators, row);

	key.len--;
	*origin = (enum lbl_origin)key.ptr[key.len];
	return key;
}

struct named_row {
	struct lbl_span name;
	enum lbl_origin origin;
	uint32_t row;
};

static int by_name(const void *va, const void *vb)
{
	const struct named_row *a = va, *b = vb;
	int c = lbl_span_cmp(a->name, b->name);

	return c ? c : (a->origin > b->origin) - (a->origin < b->origin);
}

uint32_t *lbl_report_state_order(const struct lbl_report_state *s)
{
	uint32_t n = lbl_intern_count(s->annotators);
	struct named_row *named = lbl_alloc(n * sizeof *named);
	uint32_t *order = lbl_alloc(n * sizeof *order);

	for (uint32_t i = 0; i < n; i++) {
		named[i].row = i;
		named[i].name = lbl_report_state_annotator(s, i, &named[i].origin);
	}
	qsort(named, n, sizeof *named, by_name);
	for (uint32_t i = 0; i < n; i++)
		order[i] = named[i].row;
	free(named);
	return order;
}

/* Adds, and says whether the sum is past what a state can hold. */
static bool sum_past(uint64_t *into, uint64_t n)
{
	*into += n;
	return *into < n || *into > INT64_MAX;
}

static bool row_add(struct lbl_report_row *row, const struct lbl_report_row *part)
{
	bool past = false;

	if (part->n[LBL_ROW_TIMES] && (!row->n[LBL_ROW_TIMES] || part->first_ms < row->first_ms))
		row->first_ms = part->first_ms;
	if (part->n[LBL_ROW_TIMES] && (!row->n[LBL_ROW_TIMES] || part->last_ms > row->last_ms))
		row->last_ms = part->last_ms;
	for (int i = 0; i < LBL_ROW_COUNTS; i++)
		past |= sum_past(&row->n[i], part->n[i]);
	lbl_histogram_merge(&row->durations, &part->durations);
	return past;
}

static void crosstab_add(struct lbl_crosstab *into, const struct lbl_crosstab *from,
			 const uint32_t *rows, const uint32_t *columns)
{
	struct lbl_crosstab_cell *cells = lbl_crosstab_sorted(from);

	for (size_t i = 0; i < from->n; i++)
		lbl_crosstab_add(into, rows[cells[i].row], columns[cells[i].column],
				 cells[i].count);
	free(cells);
}

static bool counts_add(struct lbl_report_state *s, const struct lbl_report_state *part)
{
	uint64_t gold_labels = s->counts[LBL_REPORT_GOLD_LABELS];
	bool past = false;

	if (gold_labels < part->counts[LBL_REPORT_GOLD_LABELS])
		gold_labels = part->counts[LBL_REPORT_GOLD_LABELS];
	for (int i = 0; i < LBL_REPORT_COUNTS; i++)
		past |= sum_past(&s->counts[i], part->counts[i]);
	for (int o = 0; o < LBL_ORIGINS; o++)
		past |= sum_past(&s->suggestions[o], part->suggestions[o]);
	s->counts[LBL_REPORT_GOLD_LABELS] = gold_labels;
	return past;
}

/* All but shards; says whether a count is past what a state can hold. */
static bool add(struct lbl_report_state *s, struct lbl_report_state *part, bool other_shard)
{
	uint32_t n_rows = lbl_intern_count(part->annotators);
	uint32_t n_classes = lbl_intern_count(part->classes);
	uint32_t *rows = lbl_alloc(n_rows * sizeof *rows);
	uint32_t *classes = lbl_alloc(n_classes * sizeof *classes);
	bool past = counts_add(s, part);

	for (uint32_t i = 0; i < n_rows; i++) {
		rows[i] = row_of_key(s, lbl_intern_text(part->annotators, i));
		past |= row_add(&s->rows[rows[i]], &part->rows[i]);
	}
	for (uint32_t i = 0; i < n_classes; i++)
		classes[i] = lbl_intern_put(s->classes, lbl_intern_text(part->classes, i));
	crosstab_add(&s->given, &part->given, rows, classes);
	for (int o = 0; o < LBL_ORIGINS; o++)
		crosstab_add(&s->confusion[o], &part->confusion[o], classes, classes);
	lbl_sketch_merge(&s->items, &part->items, other_shard);
	lbl_sketch_merge(&s->pairs, &part->pairs, other_shard);
	free(rows);
	free(classes);
	return past;
}

void lbl_report_state_add(struct lbl_report_state *s, struct lbl_report_state *part)
{
	add(s, part, false);
}

int lbl_report_state_merge(struct lbl_report_state *s, struct lbl_report_state *other,
			   struct lbl_error *err)
{
	if (lbl_report_options_agree(&s->options, &other->options, false, err) ||
	    lbl_shards_merge(&s->shards, &other->shards, err))
		return -1;
	if (add(s, other, true))
		return lbl_error_set(err, LBL_E_LIMIT, "a count passes 2^63 - 1");
	return 0;
}
