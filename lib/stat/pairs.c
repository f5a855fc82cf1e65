/*
 * pairs: one open-addressing table of cells for all annotator pairs, so that a
 * pair costs no more than the cells that occur in it. What kappa makes of the
 * cells is stat/kappa's.
 */
#include "stat/pairs.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

#define FIRST_SLOTS 64

void lbl_pairs_clear(struct lbl_pairs *p)
{
	free(p->slots);
	*p = (struct lbl_pairs){ 0 };
}

static size_t slot_of(const struct lbl_cell *c, size_t mask)
{
	uint64_t who = (uint64_t)c->a << 32 | c->b;
	uint64_t what = (uint64_t)c->a_category << 32 | c->b_category;
	uint64_t h = who * UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ h >> 32 ^ what) * UINT64_C(0xd6e8feb86659fd93);
	return (size_t)(h ^ h >> 32) & mask;
}

static bool same_key(const struct lbl_cell *x, const struct lbl_cell *y)
{
	return x->a == y->a && x->b == y->b && x->a_category == y->a_category &&
	       x->b_category == y->b_category;
}

/* The cell's slot, or the free one where it belongs. */
static struct lbl_cell *find(const struct lbl_pairs *p, const struct lbl_cell *cell)
{
	size_t mask = p->n_slots - 1, i = slot_of(cell, mask);

	while (p->slots[i].n && !same_key(&p->slots[i], cell))
		i = (i + 1) & mask;
	return &p->slots[i];
}

static void grow(struct lbl_pairs *p)
{
	struct lbl_pairs wide = { .n_slots = p->n_slots ? p->n_slots * 2 : FIRST_SLOTS,
				  .used = p->used };

	wide.slots = lbl_alloc_zero(wide.n_slots, sizeof *wide.slots);
	for (size_t i = 0; i < p->n_slots; i++)
		if (p->slots[i].n)
			*find(&wide, &p->slots[i]) = p->slots[i];
	free(p->slots);
	*p = wide;
}

void lbl_pairs_add(struct lbl_pairs *p, const struct lbl_cell *cell)
{
	struct lbl_cell *slot;

	if (p->used >= p->n_slots / 5 * 3)
		grow(p);
	slot = find(p, cell);
	if (slot->n) {
		slot->n += cell->n;
		return;
	}
	*slot = *cell;
	p->used++;
}

void lbl_pairs_add_item(struct lbl_pairs *p, const struct lbl_vote_by *ratings, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			struct lbl_cell cell = { ratings[i].annotator, ratings[j].annotator,
						 ratings[i].category, ratings[j].category, 1 };

			if (cell.a != cell.b)
				lbl_pairs_add(p, &cell);
		}
	}
}

void lbl_pairs_merge(struct lbl_pairs *p, const struct lbl_pairs *from,
		     const uint32_t *annotators, const uint32_t *categories)
{
	for (size_t i = 0; i < from->n_slots; i++) {
		struct lbl_cell c = from->slots[i];

		if (!c.n)
			continue;
		if (annotators && categories) {
			c = (struct lbl_cell){ annotators[c.a], annotators[c.b],
					       categories[c.a_category],
					       categories[c.b_category], c.n };
			if (c.a > c.b)
				c = (struct lbl_cell){ c.b, c.a, c.b_category, c.a_category, c.n };
		}
		lbl_pairs_add(p, &c);
	}
}

static int order(uint32_t x, uint32_t y)
{
	return (x > y) - (x < y);
}

static int by_key(const void *va, const void *vb)
{
	const struct lbl_cell *x = va, *y = vb;
	int c = order(x->a, y->a);

	if (!c)
		c = order(x->b, y->b);
	if (!c)
		c = order(x->a_category, y->a_category);
	return c ? c : order(x->b_category, y->b_category);
}

struct lbl_cell *lbl_pairs_list(const struct lbl_pairs *p)
{
	struct lbl_cell *list = lbl_alloc_zero(p->used, sizeof *list);
	size_t n = 0;

	for (size_t i = 0; i < p->n_slots; i++)
		if (p->slots[i].n)
			list[n++] = p->slots[i];
	if (n)
		qsort(list, n, sizeof *list, by_key);
	return list;
}
