/* raters: a view of stat/pairs' table of cells; stat/conger and stat/icc compute from it. */
#include "stat/raters.h"

#include "stat/wide.h"

void lbl_raters_clear(struct lbl_raters *r)
{
	lbl_pairs_clear(&r->cells);
}

static uint32_t mapped(const uint32_t *map, uint32_t number)
{
	return map ? map[number] : number;
}

void lbl_raters_merge(struct lbl_raters *r, const struct lbl_raters *from,
		      const uint32_t *annotators, const uint32_t *patterns,
		      const uint32_t *categories)
{
	for (size_t i = 0; i < from->cells.n_slots; i++) {
		const struct lbl_cell *c = &from->cells.slots[i];
		struct lbl_cell to;

		if (!c->n)
			continue;
		to = lbl_raters_cell(mapped(annotators, c->a), mapped(patterns, c->b),
				     mapped(categories, c->a_category), c->n);
		lbl_pairs_add(&r->cells, &to);
	}
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
