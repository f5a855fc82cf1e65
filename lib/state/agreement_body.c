/*
 * agreement_body: writes the members of a state that say what has been counted, of all
 * annotations or of a part of them. state/agreement_body_read reads them.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "json/emit.h"
#include "state/agreement_members.h"

static void emit_names(const struct lbl_intern *names, struct lbl_emit *e)
{
	lbl_emit_array(e);
	for (uint32_t i = 0; i < lbl_intern_count(names); i++)
		lbl_emit_span(e, lbl_intern_text(names, i));
	lbl_emit_array_end(e);
}

void lbl_state_emit_annotators(const struct lbl_agreement *a, struct lbl_emit *e)
{
	emit_names(a->annotators, e);
}

void lbl_state_emit_categories(const struct lbl_agreement *a, struct lbl_emit *e)
{
	emit_names(a->categories, e);
}

/* [[items, category, count, category, count, …],…] */
void lbl_state_emit_patterns(const struct lbl_agreement *a, struct lbl_emit *e)
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
static void emit_pairs(const struct lbl_pairs *pairs, struct lbl_emit *e)
{
	struct lbl_cell *cells = lbl_pairs_list(pairs);

	lbl_emit_array(e);
	for (size_t i = 0; i < pairs->used; i++) {
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
	if (pairs->used)
		lbl_emit_array_end(e);
	lbl_emit_array_end(e);
	free(cells);
}

void lbl_state_emit_pairs(const struct lbl_agreement *a, struct lbl_emit *e)
{
	emit_pairs(&a->pairs, e);
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
void lbl_state_emit_raters(const struct lbl_agreement *a, struct lbl_emit *e)
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

void lbl_state_emit_complete(const struct lbl_agreement *a, struct lbl_emit *e)
{
	if (a->complete_missing)
		lbl_emit_null(e);
	else
		emit_pairs(&a->complete.pairs, e);
}

void lbl_state_body_emit(const struct lbl_agreement *a, struct lbl_emit *e)
{
	const struct lbl_state_member *members = lbl_state_members();

	for (int m = 0; m < LBL_STATE_MEMBERS; m++) {
		if (!members[m].of_body)
			continue;
		lbl_emit_key(e, members[m].name);
		members[m].emit(a, e);
	}
}
