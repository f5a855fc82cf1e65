/* agreement_state: writes a state. state/agreement_state_read reads it. */
#include "state/agreement_state.h"

#include <stdlib.h>

#include "base/mem.h"
#include "json/emit.h"
#include "state/sketch_json.h"

static const char *const members[LBL_STATE_MEMBERS] = {
	[LBL_STATE_KIND] = "kind",
	[LBL_STATE_VERSION] = "version",
	[LBL_STATE_OPTIONS] = "options",
	[LBL_STATE_SHARDS] = "shards",
	[LBL_STATE_COUNTS] = "counts",
	[LBL_STATE_ANNOTATORS] = "annotators",
	[LBL_STATE_CATEGORIES] = "categories",
	[LBL_STATE_PATTERNS] = "patterns",
	[LBL_STATE_PAIRS] = "pairs",
	[LBL_STATE_RATERS] = "raters",
	[LBL_STATE_SKETCH] = "sketch",
};

const char *const *lbl_agreement_state_paths(void)
{
	return members;
}

static void emit_count(struct lbl_emit *e, const char *name, uint64_t n)
{
	lbl_emit_key(e, name);
	lbl_emit_u64(e, n);
}

static void emit_options(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_agreement_options_emit(&a->options, e);
	lbl_emit_object_end(e);
}

static void emit_shards(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_shards_emit(&a->shards, e);
}

static void emit_counts(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_emit_object(e);
	emit_count(e, "annotations", a->counts.annotations);
	emit_count(e, "items", a->counts.items);
	emit_count(e, "abstained", a->counts.abstained);
	emit_count(e, "duplicates", a->counts.duplicates);
	emit_count(e, "dropped", a->counts.dropped);
	emit_count(e, "other_items", a->counts.other_items);
	emit_count(e, "other_labels", a->counts.other_labels);
	emit_count(e, "other_stages", a->counts.other_stages);
	emit_count(e, "other_origins", a->counts.other_origins);
	lbl_emit_object_end(e);
}

static void emit_names(const struct lbl_intern *names, struct lbl_emit *e)
{
	lbl_emit_array(e);
	for (uint32_t i = 0; i < lbl_intern_count(names); i++)
		lbl_emit_span(e, lbl_intern_text(names, i));
	lbl_emit_array_end(e);
}

static void emit_annotators(const struct lbl_agreement *a, struct lbl_emit *e)
{
	emit_names(a->annotators, e);
}

static void emit_categories(const struct lbl_agreement *a, struct lbl_emit *e)
{
	emit_names(a->categories, e);
}

/* [[items, category, count, category, count, …],…] */
static void emit_patterns(const struct lbl_agreement *a, struct lbl_emit *e)
{
	struct lbl_pattern_list list;

	lbl_patterns_list(&a->patterns, &list);
	lbl_emit_array(e);
	for (size_t i = 0; i < list.n; i++) {
		lbl_emit_array(e);
		lbl_emit_u64(e, list.v[i].items);
		for (size_t k = 0; k < list.v[i].n_votes; k++) {
			lbl_emit_u64(e, list.v[i].votes[k].category);
			lbl_emit_u64(e, list.v[i].votes[k].count);
		}
		lbl_emit_array_end(e);
	}
	lbl_emit_array_end(e);
	lbl_pattern_list_clear(&list);
}

/* [[a, b, category of a, category of b, n, category of a, category of b, n, …],…] */
static void emit_pairs(const struct lbl_agreement *a, struct lbl_emit *e)
{
	struct lbl_cell *cells = lbl_pairs_list(&a->pairs);

	lbl_emit_array(e);
	for (size_t i = 0; i < a->pairs.used; i++) {
		const struct lbl_cell *c = &cells[i];

		if (i == 0 || c->a != c[-1].a || c->b != c[-1].b) {
			if (i)
				lbl_emit_array_end(e);
			lbl_emit_array(e);
			lbl_emit_u64(e, c->a);
			lbl_emit_u64(e, c->b);
		}
		lbl_emit_u64(e, c->a_category);
		lbl_emit_u64(e, c->b_category);
		lbl_emit_u64(e, c->n);
	}
	if (a->pairs.used)
		lbl_emit_array_end(e);
	lbl_emit_array_end(e);
	free(cells);
}

/* New array: raters by the places of patterns in the order in which these are written. */
static struct lbl_cell *list_raters(const struct lbl_agreement *a)
{
	struct lbl_raters placed = { 0 };
	struct lbl_pattern_list list;
	struct lbl_cell *cells;
	uint32_t *places;

	lbl_patterns_list(&a->patterns, &list);
	places = lbl_alloc_zero(list.n, sizeof *places);
	for (size_t i = 0; i < list.n; i++)
		places[list.v[i].number] = (uint32_t)i;
	lbl_raters_merge(&placed, &a->raters, NULL, places, NULL);
	cells = lbl_pairs_list(&placed.cells);
	lbl_raters_clear(&placed);
	lbl_pattern_list_clear(&list);
	free(places);
	return cells;
}

/* [[annotator, pattern, category, n, pattern, category, n, …],…] */
static void emit_raters(const struct lbl_agreement *a, struct lbl_emit *e)
{
	struct lbl_cell *cells;

	if (a->raters_missing) {
		lbl_emit_null(e);
		return;
	}
	cells = list_raters(a);
	lbl_emit_array(e);
	for (size_t i = 0; i < a->raters.cells.used; i++) {
		const struct lbl_cell *c = &cells[i];

		if (i == 0 || c->a != c[-1].a) {
			if (i)
				lbl_emit_array_end(e);
			lbl_emit_array(e);
			lbl_emit_u64(e, c->a);
		}
		lbl_emit_u64(e, c->b);
		lbl_emit_u64(e, c->a_category);
		lbl_emit_u64(e, c->n);
	}
	if (a->raters.cells.used)
		lbl_emit_array_end(e);
	lbl_emit_array_end(e);
	free(cells);
}

static void emit_sketch(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_sketch_emit(&a->sketch, e);
}

void lbl_agreement_state_write(const struct lbl_agreement *a, struct lbl_buf *out)
{
	static void (*const emit[LBL_STATE_MEMBERS])(const struct lbl_agreement *,
						     struct lbl_emit *) = {
		[LBL_STATE_OPTIONS] = emit_options,
		[LBL_STATE_SHARDS] = emit_shards,
		[LBL_STATE_COUNTS] = emit_counts,
		[LBL_STATE_ANNOTATORS] = emit_annotators,
		[LBL_STATE_CATEGORIES] = emit_categories,
		[LBL_STATE_PATTERNS] = emit_patterns,
		[LBL_STATE_PAIRS] = emit_pairs,
		[LBL_STATE_RATERS] = emit_raters,
		[LBL_STATE_SKETCH] = emit_sketch,
	};
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, members[LBL_STATE_KIND]);
	lbl_emit_string(&e, LBL_AGREEMENT_STATE_KIND);
	emit_count(&e, members[LBL_STATE_VERSION], LBL_AGREEMENT_STATE_VERSION);
	for (int m = LBL_STATE_OPTIONS; m < LBL_STATE_MEMBERS; m++) {
		lbl_emit_key(&e, members[m]);
		emit[m](a, &e);
	}
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
