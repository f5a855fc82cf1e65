/* weighted_median: one walk over sorted values. Weights are integers, so halves are exact. */
#include "stat/weighted_median.h"

#include <stdlib.h>

static int by_value(const void *x, const void *y)
{
	const struct lbl_weighted *a = x, *b = y;

	return (a->value > b->value) - (a->value < b->value);
}

void lbl_weighted_sort(struct lbl_weighted *v, size_t n)
{
	if (n > 1)
		qsort(v, n, sizeof *v, by_value);
}

struct lbl_median lbl_weighted_median(struct lbl_weighted *v, size_t n)
{
	struct lbl_median median;
	int64_t total = 0, below = 0;
	size_t i = 0;

	lbl_weighted_sort(v, n);
	for (size_t j = 0; j < n; j++)
		total += v[j].weight;
	for (; i < n - 1 && below + v[i].weight < total - below - v[i].weight; i++)
		below += v[i].weight;
	median.lower = v[i].value;
	for (; i < n - 1 && below + v[i].weight <= total - below - v[i].weight; i++)
		below += v[i].weight;
	median.upper = v[i].value;
	return median;
}
