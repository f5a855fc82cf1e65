/*
 * kappa: what the cells of stat/pairs say about two annotators, and the mean over
 * all pairs. Unlike categories are counted in integers, other distances summed.
 */
#include "stat/kappa.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stat/sum.h"
#include "stat/wide.h"

void lbl_kappa_scratch_init(struct lbl_kappa_scratch *s, size_t n_categories)
{
	s->rows = lbl_alloc_zero(n_categories, sizeof *s->rows);
	s->columns = lbl_alloc_zero(n_categories, sizeof *s->columns);
	s->row_apart = lbl_alloc_zero(n_categories, sizeof *s->row_apart);
	s->column_apart = lbl_alloc_zero(n_categories, sizeof *s->column_apart);
	s->used = lbl_alloc_zero(n_categories, sizeof *s->used);
}

void lbl_kappa_scratch_clear(struct lbl_kappa_scratch *s)
{
	free(s->rows);
	free(s->columns);
	free(s->row_apart);
	free(s->column_apart);
	free(s->used);
	*s = (struct lbl_kappa_scratch){ 0 };
}

/* A pair's table, with its margins in the scratch. */
struct table {
	const struct lbl_cell *cells;
	size_t n;
	const struct lbl_distance *d;
	struct lbl_kappa_scratch *s;
	size_t n_used;
	uint64_t total;
	double differ; /* sum of distances over what the two share */
};

/* Margins, and the categories that occur. */
static void margins(struct table *t)
{
	struct lbl_kappa_scratch *s = t->s;

	for (size_t i = 0; i < t->n; i++) {
		const struct lbl_cell *c = &t->cells[i];

		t->total += c->n;
		if (!s->rows[c->a_category] && !s->columns[c->a_category])
			s->used[t->n_used++] = c->a_category;
		s->rows[c->a_category] += c->n;
		if (!s->rows[c->b_category] && !s->columns[c->b_category])
			s->used[t->n_used++] = c->b_category;
		s->columns[c->b_category] += c->n;
	}
}

/* Observed and by chance in integers; Scott's margins are halves, so his squares are fourfold. */
static void count_unlike(struct table *t, struct lbl_kappa *out)
{
	lbl_u128 square = lbl_u128_mul(t->total, t->total), cohen = 0, scott = 0;
	uint64_t differ = 0;

	for (size_t i = 0; i < t->n; i++)
		differ += t->cells[i].a_category == t->cells[i].b_category ? 0 : t->cells[i].n;
	for (size_t i = 0; i < t->n_used; i++) {
		uint64_t row = t->s->rows[t->s->used[i]], column = t->s->columns[t->s->used[i]];

		cohen += lbl_u128_mul(row, column);
		scott += lbl_u128_mul(row + column, row + column);
	}
	t->differ = (double)differ;
	lbl_coefficient_set(&out->cohen, t->differ / (double)t->total,
			    (double)(square - cohen) / (double)square);
	lbl_coefficient_set(&out->scott, t->differ / (double)t->total,
			    (double)(4 * square - scott) / (double)(4 * square));
}

/* By category: its mean distance to the other annotator's margin. */
static void measure_apart(struct table *t)
{
	struct lbl_kappa_scratch *s = t->s;

	for (size_t i = 0; i < t->n_used; i++) {
		struct lbl_sum row = { 0 }, column = { 0 };
		uint32_t k = s->used[i];

		for (size_t j = 0; j < t->n_used; j++) {
			uint32_t l = s->used[j];
			double d = lbl_distance_of(t->d, k, l);

			lbl_sum_add(&row, d * (double)s->columns[l]);
			lbl_sum_add(&column, d * (double)s->rows[l]);
		}
		s->row_apart[k] = lbl_sum_value(&row) / (double)t->total;
		s->column_apart[k] = lbl_sum_value(&column) / (double)t->total;
	}
}

static void measure_distances(struct table *t, struct lbl_kappa *out)
{
	struct lbl_sum differ = { 0 }, cohen = { 0 }, scott = { 0 };
	double total = (double)t->total;

	for (size_t i = 0; i < t->n; i++) {
		const struct lbl_cell *c = &t->cells[i];

		lbl_sum_add(&differ, (double)c->n *
			    lbl_distance_of(t->d, c->a_category, c->b_category));
	}
	for (size_t i = 0; i < t->n_used; i++) {
		uint32_t k = t->s->used[i];
		double row = (double)t->s->rows[k], both = row + (double)t->s->columns[k];

		lbl_sum_add(&cohen, row * t->s->row_apart[k]);
		lbl_sum_add(&scott, both * (t->s->row_apart[k] + t->s->column_apart[k]) / 4);
	}
	t->differ = lbl_sum_value(&differ);
	lbl_coefficient_set(&out->cohen, t->differ / total, lbl_sum_value(&cohen) / total);
	lbl_coefficient_set(&out->scott, t->differ / total, lbl_sum_value(&scott) / total);
}

/* What a cell contributes, but for a constant: its distance against those of its margins. */
static double pull(const struct table *t, const struct lbl_cell *c, bool scott, double chance)
{
	const struct lbl_kappa_scratch *s = t->s;
	double row = s->row_apart[c->a_category], column = s->column_apart[c->b_category];

	if (scott) {
		row = (row + s->column_apart[c->a_category]) / 2;
		column = (column + s->row_apart[c->b_category]) / 2;
	}
	return t->differ / (double)t->total / chance * (row + column) -
	       lbl_distance_of(t->d, c->a_category, c->b_category);
}

static void set_error(const struct table *t, bool scott, struct lbl_coefficient *c)
{
	double total = (double)t->total, chance = 1 - c->expected, mean;
	struct lbl_sum sum = { 0 }, squares = { 0 };

	if (c->reason)
		return;
	for (size_t i = 0; i < t->n; i++)
		lbl_sum_add(&sum, (double)t->cells[i].n * pull(t, &t->cells[i], scott, chance));
	mean = lbl_sum_value(&sum) / total;
	for (size_t i = 0; i < t->n; i++) {
		double x = pull(t, &t->cells[i], scott, chance) - mean;

		lbl_sum_add(&squares, (double)t->cells[i].n * x * x);
	}
	lbl_coefficient_error(c, lbl_sum_value(&squares) / total / total / chance / chance,
			      t->total < 2 ? LBL_REASON_SINGLE_ITEM : NULL);
}

void lbl_kappa_of_pair(const struct lbl_cell *cells, size_t n, const struct lbl_distance *d,
		       bool error, struct lbl_kappa_scratch *s, struct lbl_kappa *out)
{
	struct table t = { .cells = cells, .n = n, .d = d, .s = s };

	margins(&t);
	*out = (struct lbl_kappa){ .a = cells->a, .b = cells->b };
	out->cohen.n = out->scott.n = t.total;
	out->cohen.pairs = out->scott.pairs = 1;
	if (d->rule != LBL_DISTANCE_UNLIKE || error)
		measure_apart(&t);
	if (d->rule == LBL_DISTANCE_UNLIKE)
		count_unlike(&t, out);
	else
		measure_distances(&t, out);
	if (error) {
		set_error(&t, false, &out->cohen);
		set_error(&t, true, &out->scott);
	}
	for (size_t i = 0; i < t.n_used; i++)
		s->rows[s->used[i]] = s->columns[s->used[i]] = 0;
}

static bool same_pair(const struct lbl_cell *x, const struct lbl_cell *y)
{
	return x->a == y->a && x->b == y->b;
}

static size_t count_pairs(const struct lbl_cell *cells, size_t n)
{
	size_t pairs = 0;

	for (size_t i = 0; i < n; i++)
		pairs += i == 0 || !same_pair(&cells[i], &cells[i - 1]);
	return pairs;
}

struct lbl_kappa *lbl_kappas_of(const struct lbl_cell *cells, size_t n,
				const struct lbl_distance *d, size_t n_categories,
				size_t *n_kappas)
{
	struct lbl_kappa_scratch scratch;
	size_t n_pairs = count_pairs(cells, n), at = 0;
	struct lbl_kappa *list = lbl_alloc_zero(n_pairs, sizeof *list);

	lbl_kappa_scratch_init(&scratch, n_categories);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && same_pair(&cells[end], &cells[i]);)
			end++;
		lbl_kappa_of_pair(cells + i, end - i, d, n_pairs == 1, &scratch, &list[at++]);
	}
	lbl_kappa_scratch_clear(&scratch);
	*n_kappas = n_pairs;
	return list;
}

const struct lbl_coefficient *lbl_kappa_cohen(const struct lbl_kappa *k)
{
	return &k->cohen;
}

const struct lbl_coefficient *lbl_kappa_scott(const struct lbl_kappa *k)
{
	return &k->scott;
}

void lbl_kappa_mean(const struct lbl_kappa *kappas, size_t n,
		    const struct lbl_coefficient *(*of)(const struct lbl_kappa *),
		    struct lbl_coefficient *out)
{
	struct lbl_sum value = { 0 }, observed = { 0 }, expected = { 0 };
	uint64_t pairs = 0, items = 0;

	for (size_t i = 0; i < n; i++) {
		const struct lbl_coefficient *c = of(&kappas[i]);

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
	out->se = n == 1 ? of(kappas)->se : NAN;
	out->se_reason = n == 1 ? of(kappas)->se_reason : LBL_REASON_MEAN_OF_PAIRS;
}
