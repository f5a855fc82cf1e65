/*
 * Disjoint sets in one array: a thing's parent is never greater than itself, so that a component's
 * root is its first thing, whatever the order of joins.
 */
#include "stat/components.h"

#include "base/mem.h"

uint32_t *lbl_components_new(size_t n)
{
	uint32_t *parents = lbl_resize(NULL, n + 1, sizeof *parents);

	for (size_t i = 0; i < n; i++)
		parents[i] = (uint32_t)i;
	return parents;
}

static uint32_t root(uint32_t *parents, uint32_t i)
{
	while (parents[i] != i)
		i = parents[i] = parents[parents[i]];
	return i;
}

void lbl_components_join(uint32_t *parents, uint32_t a, uint32_t b)
{
	a = root(parents, a);
	b = root(parents, b);
	parents[a > b ? a : b] = a > b ? b : a;
}

size_t lbl_components_number(uint32_t *parents, size_t n, uint32_t *out)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t first = root(parents, (uint32_t)i);

		out[i] = first == i ? (uint32_t)used++ : out[first];
	}
	return used;
}
