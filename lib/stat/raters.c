/* raters: a view of stat/pairs' table of cells; stat/conger computes from it. */
#include "stat/raters.h"

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
