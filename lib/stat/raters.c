/*
 * raters: counters on their way into stat/pairs' table of cells, and that table's view;
 * stat/conger and stat/icc compute from it.
 */
#include "stat/raters.h"

#include <stdlib.h>

#include "base/pages.h"
#include "stat/wide.h"

void lbl_raters_clear(struct lbl_raters *r)
{
	lbl_pairs_clear(&r->cells);
}

/* Counters of one pattern. */
static size_t each(const struct lbl_raters_way *w)
{
	return (size_t)w->annotators * w->categories;
}

/* Makes counters for at least one pattern more; false: there are as many as may be. */
static bool widen(struct lbl_raters_way *w)
{
	enum { FIRST = 16 };
	size_t n = w->n_patterns ? 2 * w->n_patterns : FIRST, most = w->most / each(w);
	size_t bytes = each(w) * sizeof *w->n;

	n = n < most ? n : most;
	if (n == w->n_patterns)
		return false;
	w->n = lbl_pages_resize(w->n, w->n_patterns * bytes, n * bytes);
	w->n_patterns = n;
	return true;
}

void lbl_raters_count(struct lbl_raters *r, struct lbl_raters_way *w, uint32_t annotator,
		      uint32_t pattern, uint32_t category)
{
	struct lbl_cell cell;

	if (annotator < w->annotators && category < w->categories &&
	    (pattern < w->n_patterns || (pattern == w->n_patterns && widen(w)))) {
		uint32_t *n = &w->n[pattern * each(w) + (size_t)annotator * w->categories +
				    category];

		if (*n < UINT32_MAX) { /* more than that go by the queue */
			++*n;
			return;
		}
	}
	cell = lbl_raters_cell(annotator, pattern, category, 1);
	lbl_pairs_queue(&r->cells, &w->queue, &cell);
}

void lbl_raters_arrive(struct lbl_raters *r, struct lbl_raters_way *w)
{
	const uint32_t *at = w->n;

	for (uint32_t p = 0; p < w->n_patterns; p++)
		for (uint32_t a = 0; a < w->annotators; a++)
			for (uint32_t k = 0; k < w->categories; k++, at++) {
				struct lbl_cell cell = lbl_raters_cell(a, p, k, *at);

				if (cell.n)
					lbl_pairs_add(&r->cells, &cell);
			}
	lbl_pages_free(w->n, w->n_patterns * each(w) * sizeof *w->n);
	w->n = NULL;
	w->n_patterns = 0;
	lbl_pairs_flush(&r->cells, &w->queue);
}

static uint32_t mapped(const uint32_t *map, uint32_t number)
{
	return map ? map[number] : number;
}

void lbl_raters_merge(struct lbl_raters *r, const struct lbl_raters *from,
		      const uint32_t *annotators, const uint32_t *patterns,
		      const uint32_t *categories)
{
	struct lbl_cell *cells = lbl_pairs_cells(&from->cells);

	for (size_t i = 0; i < from->cells.used; i++) {
		const struct lbl_cell *c = &cells[i];
		struct lbl_cell to = lbl_raters_cell(mapped(annotators, c->a),
						     mapped(patterns, c->b),
						     mapped(categories, c->a_category), c->n);

		lbl_pairs_add(&r->cells, &to);
	}
	free(cells);
}

bool lbl_raters_repeat(const struct lbl_pattern_list *list, const struct lbl_cell *pairs,
		       size_t n_pairs)
{
	lbl_u128 all = 0;

	for (size_t i = 0; i < list->n; i++)
		all += lbl_u128_mul(list->v[i].ratings, list->v[i].ratings - 1) / 2 *
		       list->v[i].items;
	for (size_t i = 0; i < n_pairs; i++)
		all -= pairs[i].n;
	return all != 0;
}
