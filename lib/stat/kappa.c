/* kappa: what the cells of stat/pairs say about two annotators, and the mean over all pairs. */
#include "stat/kappa.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stat/sum.h"
#include "stat/wide.h"

void lbl_kappa_of_pair(const struct lbl_cell *cells, size_t n, uint64_t *rows, uint64_t *columns,
		       struct lbl_kappa *out)
{
	uint64_t total = 0, differ = 0;
	lbl_u128 by_chance = 0, square;

	for (size_t i = 0; i < n; i++) {
		const struct lbl_cell *c = &cells[i];

		total += c->n;
		differ += c->a_category == c->b_category ? 0 : c->n;
		rows[c->a_category] += c->n;
		columns[c->b_category] += c->n;
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t k = cells[i].a_category;

		by_chance += lbl_u128_mul(rows[k], columns[k]);
		rows[k] = 0;
	}
	for (size_t i = 0; i < n; i++)
		columns[cells[i].b_category] = 0;
	square = lbl_u128_mul(total, total);
	out->a = cells->a;
	out->b = cells->b;
	out->cohen = (struct lbl_coefficient){ .n = total, .pairs = 1 };
	lbl_coefficient_set(&out->cohen, (double)differ / (double)total,
			    (double)(square - by_chance) / (double)square);
}

static size_t count_pairs(const struct lbl_cell *cells, size_t n)
{
	size_t pairs = 0;

	for (size_t i = 0; i < n; i++)
		pairs += i == 0 || cells[i].a != cells[i - 1].a || cells[i].b != cells[i - 1].b;
	return pairs;
}

struct lbl_kappa *lbl_kappas_of(const struct lbl_pairs *p, size_t n_categories, size_t *n)
{
	struct lbl_cell *cells = lbl_pairs_list(p);
	uint64_t *rows = lbl_alloc_zero(n_categories, sizeof *rows);
	uint64_t *columns = lbl_alloc_zero(n_categories, sizeof *columns);
	struct lbl_kappa *list = lbl_alloc_zero(count_pairs(cells, p->used), sizeof *list);

	*n = 0;
	for (size_t i = 0, end; i < p->used; i = end) {
		for (end = i + 1; end < p->used; end++)
			if (cells[end].a != cells[i].a || cells[end].b != cells[i].b)
				break;
		lbl_kappa_of_pair(cells + i, end - i, rows, columns, &list[(*n)++]);
	}
	free(columns);
	free(rows);
	free(cells);
	return list;
}

void lbl_kappa_mean(const struct lbl_kappa *kappas, size_t n, struct lbl_coefficient *out)
{
	struct lbl_sum value = { 0 }, observed = { 0 }, expected = { 0 };
	uint64_t pairs = 0, items = 0;

	for (size_t i = 0; i < n; i++) {
		const struct lbl_coefficient *c = &kappas[i].cohen;

		if (c->reason)
			continue;
		lbl_sum_add(&value, c->value);
		lbl_sum_add(&observed, c->observed);
		lbl_sum_add(&expected, c->expected);
		items += c->n;
		pairs++;
	}
	*out = lbl_coefficient_undefined(n ? LBL_REASON_SINGLE_CATEGORY : LBL_REASON_NO_OVERLAP);
	out->pairs = pairs;
	out->pairs_undefined = n - pairs;
	if (!pairs)
		return;
	out->value = lbl_sum_value(&value) / (double)pairs;
	out->observed = lbl_sum_value(&observed) / (double)pairs;
	out->expected = lbl_sum_value(&expected) / (double)pairs;
	out->n = items;
	out->reason = NULL;
}
