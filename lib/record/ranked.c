/* Ranks of names; see record/ranked.h. Which names there are is record/names'. */
#include "record/ranked.h"

#include <stdlib.h>

#include "base/mem.h"

void lbl_ranked_fill(struct lbl_ranked *r, const bool *seen)
{
	uint32_t all = lbl_intern_count(r->table);
	uint32_t *order = lbl_intern_order(r->table);

	r->rank = lbl_alloc_zero(all, sizeof *r->rank);
	r->order = order;
	for (uint32_t i = 0; i < all; i++) {
		if (seen && !seen[order[i]])
			continue;
		r->rank[order[i]] = r->n;
		order[r->n++] = order[i];
	}
}

void lbl_ranked_clear(struct lbl_ranked *r)
{
	lbl_intern_free(r->table);
	free(r->rank);
	free(r->order);
	*r = (struct lbl_ranked){ 0 };
}

struct lbl_span lbl_ranked_text(const struct lbl_ranked *r, uint32_t rank)
{
	return lbl_intern_text(r->table, r->order[rank]);
}

uint32_t lbl_ranked_find(const struct lbl_ranked *r, struct lbl_span text)
{
	uint32_t id = lbl_intern_find(r->table, text);

	if (id == LBL_INTERN_NONE || r->rank[id] >= r->n || r->order[r->rank[id]] != id)
		return LBL_INTERN_NONE;
	return r->rank[id];
}
