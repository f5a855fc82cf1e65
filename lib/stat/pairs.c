/*
 * pairs: one open-addressing table of cells for all annotator pairs, so that a
 * pair costs no more than the cells that occur in it; and a grid of counters, for
 * few annotators and categories with many ratings. What is outside of the grid is in
 * the table. What kappa makes of the cells is stat/kappa's.
 */
#include "stat/pairs.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/pages.h"

#define FIRST_SLOTS 16

void lbl_pairs_clear(struct lbl_pairs *p)
{
	lbl_pages_free(p->slots, p->n_slots * sizeof *p->slots);
	lbl_pages_free(p->grid.low, p->grid.n * sizeof *p->grid.low);
	lbl_pages_free(p->grid.high, p->grid.n * sizeof *p->grid.high);
	*p = (struct lbl_pairs){ 0 };
}

void lbl_pairs_grid(struct lbl_pairs *p, uint32_t annotators, uint32_t categories, size_t most)
{
	enum { WIDE = 1 << 16 }; /* with more of either, the product might not fit its type */
	uint64_t n = (uint64_t)annotators * (annotators - 1) / 2 * categories * categories;
	struct lbl_pair_grid *g = &p->grid;

	if (annotators < 2 || annotators > WIDE || categories > WIDE || !n || n > most)
		return;
	*g = (struct lbl_pair_grid){ .n = (size_t)n,
				     .annotators = annotators,
				     .categories = categories };
	g->low = lbl_pages_resize(NULL, 0, g->n * sizeof *g->low);
	g->high = lbl_pages_resize(NULL, 0, g->n * sizeof *g->high);
}

/* Where the cell is counted, from 1; 0: not in the grid. */
static inline size_t place(const struct lbl_pair_grid *g, uint32_t a, uint32_t b,
			   uint32_t a_category, uint32_t b_category)
{
	size_t pair;

	if (b >= g->annotators || a_category >= g->categories || b_category >= g->categories)
		return 0;
	pair = (size_t)a * (2 * (size_t)g->annotators - a - 1) / 2 + (b - a - 1);
	return (pair * g->categories + a_category) * g->categories + b_category + 1;
}

static uint64_t count_at(const struct lbl_pair_grid *g, size_t i)
{
	return g->low[i] + (g->is_high ? 255 * g->high[i] : 0);
}

/* low and what comes to it, together above 255. */
static void carry(struct lbl_pair_grid *g, size_t i, uint64_t sum)
{
	g->high[i] += (sum - 1) / 255;
	g->low[i] = (uint8_t)((sum - 1) % 255 + 1);
	g->is_high = true;
}

/* n > 0 more of a place. */
static inline void count(struct lbl_pairs *p, size_t place, uint64_t n)
{
	struct lbl_pair_grid *g = &p->grid;
	uint8_t *low = &g->low[place - 1];
	uint64_t sum = *low + n;

	p->used += !*low;
	g->used += !*low;
	if (sum <= 255)
		*low = (uint8_t)sum;
	else
		carry(g, place - 1, sum);
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
				  .used = p->used,
				  .grid = p->grid };

	wide.slots = lbl_pages_resize(NULL, 0, wide.n_slots * sizeof *wide.slots);
	lbl_pages_touch(wide.slots, 0, wide.n_slots * sizeof *wide.slots);
	for (size_t i = 0; i < p->n_slots; i++)
		if (p->slots[i].n)
			*find(&wide, &p->slots[i]) = p->slots[i];
	lbl_pages_free(p->slots, p->n_slots * sizeof *p->slots);
	*p = wide;
}

static void reserve(struct lbl_pairs *p, size_t more)
{
	while (p->used - p->grid.used + more > p->n_slots / 5 * 3)
		grow(p);
}

static void add(struct lbl_pairs *p, const struct lbl_cell *cell)
{
	struct lbl_cell *slot = find(p, cell);

	if (slot->n) {
		slot->n += cell->n;
		return;
	}
	*slot = *cell;
	p->used++;
}

void lbl_pairs_add(struct lbl_pairs *p, const struct lbl_cell *cell)
{
	size_t own = place(&p->grid, cell->a, cell->b, cell->a_category, cell->b_category);

	if (own) {
		count(p, own, cell->n);
		return;
	}
	reserve(p, 1);
	add(p, cell);
}

void lbl_pairs_flush(struct lbl_pairs *p, struct lbl_cell_queue *q)
{
	if (!q->n)
		return;
	reserve(p, q->n);
	for (size_t i = 0; i < q->n; i++)
		__builtin_prefetch(&p->slots[slot_of(&q->v[i], p->n_slots - 1)], 1);
	for (size_t i = 0; i < q->n; i++)
		add(p, &q->v[i]);
	q->n = 0;
}

void lbl_pairs_queue(struct lbl_pairs *p, struct lbl_cell_queue *q, const struct lbl_cell *cell)
{
	q->v[q->n++] = *cell;
	if (q->n == LBL_CELLS_QUEUED)
		lbl_pairs_flush(p, q);
}

void lbl_pairs_add_items(struct lbl_pairs *p, struct lbl_cell_queue *q,
			 const struct lbl_vote_by *ratings, size_t n, uint64_t items)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			struct lbl_cell cell = { ratings[i].annotator, ratings[j].annotator,
						 ratings[i].category, ratings[j].category,
						 items };
			size_t own;

			if (cell.a == cell.b)
				continue;
			own = place(&p->grid, cell.a, cell.b, cell.a_category, cell.b_category);
			if (own)
				count(p, own, items);
			else
				lbl_pairs_queue(p, q, &cell);
		}
	}
}

void lbl_pairs_add_item(struct lbl_pairs *p, struct lbl_cell_queue *q,
			const struct lbl_vote_by *ratings, size_t n)
{
	lbl_pairs_add_items(p, q, ratings, n, 1);
}

/* Appends the cells of the grid, in order; returns how many. */
static size_t list_grid(const struct lbl_pair_grid *g, struct lbl_cell *out)
{
	size_t n = 0, i = 0;

	for (uint32_t a = 0; a < g->annotators; a++)
		for (uint32_t b = a + 1; b < g->annotators; b++)
			for (uint32_t k = 0; k < g->categories; k++)
				for (uint32_t l = 0; l < g->categories; l++, i++)
					if (g->low[i])
						out[n++] = (struct lbl_cell){ a, b, k, l,
									      count_at(g, i) };
	return n;
}

struct lbl_cell *lbl_pairs_cells(const struct lbl_pairs *p)
{
	struct lbl_cell *cells = lbl_alloc(p->used * sizeof *cells);
	size_t n;

	lbl_pages_touch(cells, 0, p->used * sizeof *cells);
	n = list_grid(&p->grid, cells);

	for (size_t i = 0; i < p->n_slots; i++)
		if (p->slots[i].n)
			cells[n++] = p->slots[i];
	return cells;
}

/* The cell by other numbers, which may turn the pair around. */
static struct lbl_cell mapped(const struct lbl_cell *c, const uint32_t *annotators,
			      const uint32_t *categories)
{
	struct lbl_cell to = { annotators[c->a], annotators[c->b], categories[c->a_category],
			       categories[c->b_category], c->n };

	if (to.a < to.b)
		return to;
	return (struct lbl_cell){ to.b, to.a, to.b_category, to.a_category, to.n };
}

/* Counter by counter, as threads' tables meet; false, with nothing done, where that will not do. */
static bool add_grid(struct lbl_pairs *p, const struct lbl_pairs *from)
{
	const struct lbl_pair_grid *to = &p->grid, *g = &from->grid;

	if (from->used > g->used || to->annotators != g->annotators ||
	    to->categories != g->categories)
		return false;
	for (size_t i = 0; i < g->n; i++)
		if (g->low[i])
			count(p, i + 1, count_at(g, i));
	return true;
}

void lbl_pairs_merge(struct lbl_pairs *p, const struct lbl_pairs *from,
		     const uint32_t *annotators, const uint32_t *categories)
{
	bool is_mapped = annotators && categories;
	struct lbl_cell *cells;

	if (!is_mapped && add_grid(p, from))
		return;
	cells = lbl_pairs_cells(from);
	for (size_t i = 0; i < from->used; i++) {
		if (is_mapped)
			cells[i] = mapped(&cells[i], annotators, categories);
		lbl_pairs_add(p, &cells[i]);
	}
	free(cells);
}

static uint32_t key_a(const struct lbl_cell *c)
{
	return c->a;
}

static uint32_t key_b(const struct lbl_cell *c)
{
	return c->b;
}

static uint32_t key_a_category(const struct lbl_cell *c)
{
	return c->a_category;
}

static uint32_t key_b_category(const struct lbl_cell *c)
{
	return c->b_category;
}

/* A stable counting sort by one key: numbers are dense, so this beats comparing. */
static void sort_by(uint32_t (*key)(const struct lbl_cell *), const struct lbl_cell *from,
		    struct lbl_cell *to, size_t n)
{
	uint32_t most = 0;
	size_t *start;

	for (size_t i = 0; i < n; i++)
		most = key(&from[i]) > most ? key(&from[i]) : most;
	start = lbl_alloc_zero((size_t)most + 2, sizeof *start);
	for (size_t i = 0; i < n; i++)
		start[(size_t)key(&from[i]) + 1]++;
	for (size_t k = 0; k < most; k++)
		start[k + 1] += start[k];
	for (size_t i = 0; i < n; i++)
		to[start[key(&from[i])]++] = from[i];
	free(start);
}

/* By a, then b, then the categories: the last key first. */
static void sort(struct lbl_cell *list, size_t n)
{
	struct lbl_cell *other = lbl_alloc_zero(n, sizeof *other);

	sort_by(key_b_category, list, other, n);
	sort_by(key_a_category, other, list, n);
	sort_by(key_b, list, other, n);
	sort_by(key_a, other, list, n);
	free(other);
}

struct lbl_cell *lbl_pairs_list(const struct lbl_pairs *p)
{
	struct lbl_cell *list = lbl_pairs_cells(p);

	if (p->used > p->grid.used) /* the grid's cells are in order */
		sort(list, p->used);
	return list;
}
