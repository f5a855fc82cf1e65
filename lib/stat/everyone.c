/* everyone: the union of raters, and which of two parties of items still has all of them. */
#include "stat/everyone.h"

#include <stdlib.h>

#include "base/mem.h"

void lbl_everyone_clear(struct lbl_everyone *c)
{
	free(c->raters);
	*c = (struct lbl_everyone){ 0 };
}

/* How many of a's raters b lacks; both ascend. */
static size_t lacking(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
	size_t missing = 0;

	for (size_t i = 0, j = 0; i < n_a; i++) {
		while (j < n_b && b[j] < a[i])
			j++;
		missing += j == n_b || b[j] != a[i];
	}
	return missing;
}

/* Merges from the back, so that nothing is overwritten before it is read. */
static void unite(struct lbl_everyone *c, const uint32_t *raters, size_t n, size_t n_new)
{
	size_t i = c->n, j = n, at = c->n + n_new;

	if (c->cap < at)
		c->raters = lbl_grow(c->raters, &c->cap, at, sizeof *c->raters);
	c->n = at;
	while (j > 0) {
		if (i > 0 && c->raters[i - 1] == raters[j - 1])
			i--;
		if (i > 0 && c->raters[i - 1] > raters[j - 1])
			c->raters[--at] = c->raters[--i];
		else
			c->raters[--at] = raters[--j];
	}
}

unsigned lbl_everyone_add(struct lbl_everyone *c, const uint32_t *raters, size_t n,
			  uint64_t items, uint64_t dropped)
{
	size_t n_new = lacking(raters, n, c->raters, c->n);
	size_t n_missing = c->n + n_new - n; /* raters of the union that the newcomers lack */
	unsigned fate = LBL_EVERYONE_KEEP;

	c->dropped += dropped;
	if (n_new) {
		c->dropped += c->items;
		c->items = 0;
		fate |= LBL_EVERYONE_FORGET;
		unite(c, raters, n, n_new);
	}
	if (n_missing) {
		c->dropped += items;
		return fate;
	}
	c->items += items;
	return fate | LBL_EVERYONE_TAKE;
}
