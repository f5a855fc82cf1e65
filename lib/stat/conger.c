/*
 * conger: an item's expected agreement is a sum over its ratings of a pull that
 * depends on annotator and category alone. So the squares of items' influences
 * come apart into sums over patterns, over what each annotator chose in a pattern,
 * and over what two annotators chose of one item: all of them counts that merge.
 */
#include "stat/conger.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stat/sum.h"

/* How often an annotator chose a category, and how that pulls expected agreement. */
struct choice {
	uint32_t annotator, category;
	uint64_t n;
	double share; /* of the annotator's ratings */
	double pull;
};

struct work {
	struct lbl_influence *f;
	struct lbl_cell *cells; /* of raters, by annotator, then pattern */
	size_t n_cells;
	struct choice *choices; /* by annotator, then category */
	size_t n_choices;
	size_t *first;    /* by annotator below `bound`: its first choice; one more at the end */
	size_t bound;
	double *observed; /* by pattern: an item's influence on the observed agreement */
	double annotators;
	double *apart;  /* by category: distance to all annotators' shares together */
	double *shares; /* by category: what these come to */
};

static int by_choice(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->annotator != y->annotator)
		return x->annotator < y->annotator ? -1 : 1;
	return (x->category > y->category) - (x->category < y->category);
}

/* Cells to choices: sorts, and adds up what patterns keep apart. */
static void gather(struct work *w)
{
	size_t n = 0;

	w->choices = lbl_alloc_zero(w->n_cells, sizeof *w->choices);
	for (size_t i = 0; i < w->n_cells; i++)
		w->choices[i] = (struct choice){ .annotator = w->cells[i].a,
						 .category = w->cells[i].a_category,
						 .n = w->cells[i].n };
	if (w->n_cells)
		qsort(w->choices, w->n_cells, sizeof *w->choices, by_choice);
	for (size_t i = 0; i < w->n_cells; i++) {
		if (n && by_choice(&w->choices[n - 1], &w->choices[i]) == 0)
			w->choices[n - 1].n += w->choices[i].n;
		else
			w->choices[n++] = w->choices[i];
	}
	w->n_choices = n;
}

/* Where each annotator's choices begin; one without any begins where the next does. */
static void index_choices(struct work *w)
{
	size_t n = w->n_choices ? (size_t)w->choices[w->n_choices - 1].annotator + 1 : 0, at = 0;

	w->bound = n;
	w->first = lbl_alloc_zero(n + 1, sizeof *w->first);
	for (size_t a = 0; a <= n; a++) {
		while (at < w->n_choices && w->choices[at].annotator < a)
			at++;
		w->first[a] = at;
	}
}

/* The end of the choices of the annotator at i. */
static size_t end_of(const struct work *w, size_t i)
{
	size_t end = i + 1;

	while (end < w->n_choices && w->choices[end].annotator == w->choices[i].annotator)
		end++;
	return end;
}

static void share_out(struct work *w, size_t n_categories)
{
	for (size_t i = 0, end; i < w->n_choices; i = end) {
		uint64_t total = 0;

		end = end_of(w, i);
		for (size_t j = i; j < end; j++)
			total += w->choices[j].n;
		for (size_t j = i; j < end; j++) {
			w->choices[j].share = (double)w->choices[j].n / (double)total;
			w->shares[w->choices[j].category] += w->choices[j].share;
		}
		w->annotators++;
	}
	lbl_distance_to_all(w->f->distance, w->shares, n_categories, w->apart);
}

/* Sets the pulls of one annotator's choices; returns its distance to all others by chance. */
static double set_pulls(struct work *w, size_t first, size_t end)
{
	const struct lbl_distance *d = w->f->distance;
	struct lbl_sum chance = { 0 };
	uint64_t total = 0;

	for (size_t i = first; i < end; i++) {
		struct choice *c = &w->choices[i];
		double own = 0;

		for (size_t j = first; j < end; j++)
			own += w->choices[j].share *
			       lbl_distance_of(d, c->category, w->choices[j].category);
		c->pull = w->apart[c->category] - own;
		lbl_sum_add(&chance, c->share * c->pull);
		total += c->n;
	}
	for (size_t i = first; i < end; i++)
		w->choices[i].pull = (lbl_sum_value(&chance) - w->choices[i].pull) *
				     (double)w->f->margins->rated / (double)total;
	return lbl_sum_value(&chance);
}

static double by_chance(struct work *w)
{
	struct lbl_sum sum = { 0 };

	for (size_t i = 0, end; i < w->n_choices; i = end) {
		end = end_of(w, i);
		lbl_sum_add(&sum, set_pulls(w, i, end));
	}
	return lbl_sum_value(&sum) / (w->annotators * (w->annotators - 1));
}

static double pull_of(const struct work *w, uint32_t annotator, uint32_t category)
{
	if (annotator >= w->bound)
		return 0;
	for (size_t i = w->first[annotator]; i < w->first[annotator + 1]; i++)
		if (w->choices[i].category == category)
			return w->choices[i].pull;
	return 0;
}

/* Sum over items of the product of observed influence and pulls. */
static double products(const struct work *w)
{
	struct lbl_sum sum = { 0 };

	for (size_t i = 0; i < w->n_cells; i++) {
		const struct lbl_cell *c = &w->cells[i];

		lbl_sum_add(&sum, (double)c->n * w->observed[c->b] *
				  pull_of(w, c->a, c->a_category));
	}
	return lbl_sum_value(&sum);
}

/* Sum over items of the square of the sum of pulls. */
static double squares(const struct work *w, const struct lbl_cell *pairs, size_t n)
{
	struct lbl_sum sum = { 0 };

	for (size_t i = 0; i < w->n_choices; i++) {
		double pull = w->choices[i].pull;

		lbl_sum_add(&sum, (double)w->choices[i].n * pull * pull);
	}
	for (size_t i = 0; i < n; i++) {
		const struct lbl_cell *c = &pairs[i];

		lbl_sum_add(&sum, 2 * (double)c->n * pull_of(w, c->a, c->a_category) *
				  pull_of(w, c->b, c->b_category));
	}
	return lbl_sum_value(&sum);
}

static void set_error(struct work *w, const struct lbl_cell *pairs, size_t n,
		      struct lbl_coefficient *out)
{
	const struct lbl_influence *f = w->f;
	double slope = 2 * f->differ / f->by_chance / f->by_chance /
		       (w->annotators * (w->annotators - 1));
	struct lbl_sum sum = { 0 };

	w->observed = lbl_alloc_zero(f->list->n, sizeof *w->observed);
	for (size_t i = 0; i < f->list->n; i++) {
		double x = w->observed[i] = lbl_influence_of(f, &f->list->v[i]);

		lbl_sum_add(&sum, (double)f->list->v[i].items * x * x);
	}
	lbl_sum_add(&sum, -2 * slope * products(w));
	lbl_sum_add(&sum, slope * slope * squares(w, pairs, n));
	lbl_influence_spread(f->margins, lbl_sum_value(&sum), out);
}

void lbl_conger(struct lbl_influence *f, const struct lbl_raters *raters,
		const struct lbl_cell *pairs, size_t n_pairs, size_t n_categories,
		struct lbl_coefficient *out)
{
	struct work w = { .f = f, .n_cells = raters->cells.used };

	w.cells = lbl_pairs_list(&raters->cells);
	w.apart = lbl_alloc_zero(n_categories, sizeof *w.apart);
	w.shares = lbl_alloc_zero(n_categories, sizeof *w.shares);
	gather(&w);
	index_choices(&w);
	share_out(&w, n_categories);
	*out = (struct lbl_coefficient){ .n = f->margins->rated, .ratings = f->margins->ratings };
	if (w.annotators < 2) {
		*out = lbl_coefficient_undefined(LBL_REASON_NO_OVERLAP);
		goto out;
	}
	f->by_chance = by_chance(&w);
	lbl_coefficient_set(out, f->differ, f->by_chance);
	if (out->reason)
		goto out;
	if (lbl_raters_repeat(f->list, pairs, n_pairs))
		lbl_coefficient_error(out, 0, LBL_REASON_REPEATED);
	else
		set_error(&w, pairs, n_pairs, out);
out:
	free(w.cells);
	free(w.choices);
	free(w.first);
	free(w.observed);
	free(w.apart);
	free(w.shares);
}
