/*
 * Sparse counts: open addressing, linear probing, keys of both numbers in one
 * word. What rows and columns mean is the caller's.
 */
#include "stat/crosstab.h"

#include <stdlib.h>

#include "base/mem.h"

#define FIRST_SLOTS 64

void lbl_crosstab_clear(struct lbl_crosstab *c)
{
	free(c->keys);
	free(c->counts);
	*c = (struct lbl_crosstab){ 0 };
}

static size_t slot_of(const struct lbl_crosstab *c, uint64_t key)
{
	/* Fibonacci hashing. The upper half: below, only the column would tell. */
	uint64_t h = key * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(h >> 32) & (c->cap - 1);

	while (c->counts[i] && c->keys[i] != key)
		i = (i + 1) & (c->cap - 1);
	return i;
}

static void put(struct lbl_crosstab *c, uint64_t key, uint64_t count)
{
	size_t i = slot_of(c, key);

	c->n += c->counts[i] == 0;
	c->keys[i] = key;
	c->counts[i] += count;
}

static void grow(struct lbl_crosstab *c)
{
	struct lbl_crosstab old = *c;

	c->cap = old.cap ? 2 * old.cap : FIRST_SLOTS;
	c->keys = lbl_alloc_zero(c->cap, sizeof *c->keys);
	c->counts = lbl_alloc_zero(c->cap, sizeof *c->counts);
	c->n = 0;
	for (size_t i = 0; i < old.cap; i++)
		if (old.counts[i])
			put(c, old.keys[i], old.counts[i]);
	lbl_crosstab_clear(&old);
}

void lbl_crosstab_add(struct lbl_crosstab *c, uint32_t row, uint32_t column, uint64_t count)
{
	if (count == 0)
		return;
	if (2 * (c->n + 1) > c->cap)
		grow(c);
	put(c, (uint64_t)row << 32 | column, count);
}

void lbl_crosstab_merge(struct lbl_crosstab *into, const struct lbl_crosstab *from)
{
	/* Room first: keys in the order of their slots would crowd a smaller table. */
	while (2 * (into->n + from->n) > into->cap)
		grow(into);
	for (size_t i = 0; i < from->cap; i++)
		lbl_crosstab_add(into, (uint32_t)(from->keys[i] >> 32), (uint32_t)from->keys[i],
				 from->counts[i]);
}

static int by_place(const void *va, const void *vb)
{
	const struct lbl_crosstab_cell *a = va, *b = vb;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

struct lbl_crosstab_cell *lbl_crosstab_sorted(const struct lbl_crosstab *c)
{
	struct lbl_crosstab_cell *out = lbl_alloc((c->n ? c->n : 1) * sizeof *out);
	size_t n = 0;

	for (size_t i = 0; i < c->cap; i++)
		if (c->counts[i])
			out[n++] = (struct lbl_crosstab_cell){ (uint32_t)(c->keys[i] >> 32),
							       (uint32_t)c->keys[i], c->counts[i] };
	qsort(out, n, sizeof *out, by_place);
	return out;
}
