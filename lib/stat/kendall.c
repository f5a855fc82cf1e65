/*
 * kendall: concordance from tables of pairs. Ranks are doubled, so that shared places are
 * whole numbers, and counted from the middle, so that their sum is zero. Which label ranks
 * where is report/'s; the chi-square distribution is stat/distributions'.
 */
#include "stat/kendall.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/distributions.h"
#include "stat/sum.h"

/* Annotators have rows of n_ranks, in their order. */
struct table {
	const struct lbl_cell *cells; /* sorted */
	size_t n_cells;
	const uint32_t *ranks;
	size_t n_ranks;
	size_t *row;     /* by annotator: where its row begins */
	size_t m;
	uint64_t n;      /* items */
	uint64_t *count; /* how often an annotator chose a rank */
	int64_t *place;  /* twice the mean of its places among his ratings, less n + 1 */
};

static void number_rows(struct table *t, const struct lbl_complete *c)
{
	t->row = lbl_alloc_zero(c->cap, sizeof *t->row);
	for (size_t a = 0; a < c->cap; a++)
		if (c->seen[a])
			t->row[a] = t->n_ranks * t->m++;
}

static size_t at_a(const struct table *t, const struct lbl_cell *c)
{
	return t->row[c->a] + t->ranks[c->a_category];
}

static size_t at_b(const struct table *t, const struct lbl_cell *c)
{
	return t->row[c->b] + t->ranks[c->b_category];
}

/* The first annotator shares a pair with each other: one pair tells his own ratings. */
static void count(struct table *t)
{
	const struct lbl_cell *first = t->cells;

	for (const struct lbl_cell *c = first; c < first + t->n_cells && c->a == first->a; c++) {
		if (c->b == first->b)
			t->count[at_a(t, c)] += c->n;
		t->count[at_b(t, c)] += c->n;
	}
}

/*
 * Places of all; returns the sum over annotators of n^3 - n less t^3 - t for each group of t
 * ties: that is t(n - t)(n + t), which loses no digits where nearly all are tied.
 */
static double rank(struct table *t)
{
	struct lbl_sum untied = { 0 };

	for (size_t j = 0; j < t->m; j++) {
		uint64_t below = 0;

		for (size_t r = j * t->n_ranks; r < (j + 1) * t->n_ranks; r++) {
			uint64_t same = t->count[r];

			t->place[r] = (int64_t)(2 * below + same) - (int64_t)t->n;
			lbl_sum_add(&untied, (double)same * (double)(t->n - same) *
						     (double)(t->n + same));
			below += same;
		}
	}
	return lbl_sum_value(&untied);
}

/* The sum of squares, over items, of the sum of their places. */
static double spread(const struct table *t)
{
	struct lbl_sum sum = { 0 };

	for (size_t r = 0; r < t->m * t->n_ranks; r++) {
		double place = (double)t->place[r];

		lbl_sum_add(&sum, place * place * (double)t->count[r]);
	}
	for (size_t i = 0; i < t->n_cells; i++) {
		const struct lbl_cell *c = &t->cells[i];

		lbl_sum_add(&sum, 2 * (double)t->place[at_a(t, c)] * (double)t->place[at_b(t, c)] *
				  (double)c->n);
	}
	return lbl_sum_value(&sum);
}

/* 12 S / (m^2 (n^3 - n) - m T), where the doubled places' sum is 4 S. */
static void conclude(const struct table *t, double untied, struct lbl_kendall *out)
{
	double m = (double)t->m, n = (double)t->n, sum = 3 * spread(t);
	double w = sum / (m * untied);

	out->w.reason = NULL;
	out->w.value = w < 1e-14 ? 0 : fmin(w, 1);
	out->w.se_reason = LBL_REASON_BY_CHI2;
	out->uncorrected = fmax(sum, 0) / (m * m * n * (n - 1) * (n + 1));
	out->df = n - 1;
	out->chi2 = m * out->df * out->w.value;
	out->p = lbl_chi2_tail(out->chi2, out->df);
}

void lbl_kendall_undefined(const char *reason, struct lbl_kendall *out)
{
	*out = (struct lbl_kendall){ .w = lbl_coefficient_undefined(reason),
				     .uncorrected = NAN,
				     .chi2 = NAN,
				     .df = NAN,
				     .p = NAN };
}

static void compute(struct table *t, struct lbl_kendall *out)
{
	double untied;

	t->count = lbl_alloc_zero(t->m * t->n_ranks, sizeof *t->count);
	t->place = lbl_alloc_zero(t->m * t->n_ranks, sizeof *t->place);
	count(t);
	untied = rank(t);
	if (untied > 0)
		conclude(t, untied, out);
	else
		out->w.reason = LBL_REASON_NO_VARIANCE;
	free(t->count);
	free(t->place);
}

void lbl_kendall_of(const struct lbl_complete *c, const uint32_t *ranks, size_t n_ranks,
		    struct lbl_kendall *out)
{
	struct table t = { .ranks = ranks, .n_ranks = n_ranks, .n = c->items };
	struct lbl_cell *cells;

	lbl_kendall_undefined(LBL_REASON_NO_COMPLETE_ITEMS, out);
	out->annotators = c->annotators;
	out->w.n = c->items;
	out->w.ratings = c->items * c->annotators;
	if (c->items < 2)
		return;
	t.cells = cells = lbl_pairs_list(&c->pairs);
	t.n_cells = c->pairs.used;
	number_rows(&t, c);
	compute(&t, out);
	free(cells);
	free(t.row);
}
