/*
 * agreement_by: breakdowns of what has been counted. A label is looked at by
 * counting anew with two categories, so that all coefficients stay what they are.
 */
#include "report/agreement_by.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/agreement_bootstrap.h"
#include "stat/sum.h"

enum { CHOSEN, OTHERS, SIDES };

/* What has been counted, with one category against the others. */
struct sides {
	struct lbl_patterns patterns;
	struct lbl_pairs pairs;
	struct lbl_raters raters;
};

static void take_sides(struct sides *s, const struct lbl_agreement *a, const uint32_t *categories,
		       const uint32_t *annotators)
{
	uint32_t n = lbl_patterns_count(&a->patterns);
	uint32_t *numbers = lbl_alloc_zero(n, sizeof *numbers);

	*s = (struct sides){ 0 };
	lbl_patterns_merge(&s->patterns, &a->patterns, categories, numbers);
	lbl_pairs_merge(&s->pairs, &a->pairs, annotators, categories);
	lbl_raters_merge(&s->raters, &a->raters, NULL, numbers, categories);
	free(numbers);
}

static void count_label(struct lbl_by_label *l, const struct lbl_patterns *patterns)
{
	struct lbl_pattern_list list;

	lbl_patterns_list(patterns, &list);
	for (size_t i = 0; i < list.n; i++) {
		const struct lbl_pattern *p = &list.v[i];

		if (p->votes[0].category != CHOSEN)
			continue;
		l->ratings += p->items * p->votes[0].count;
		l->items += p->items;
	}
	lbl_pattern_list_clear(&list);
}

/* sides: categories of a to those of s */
static void compute(struct lbl_by_label *l, const struct sides *s, const uint32_t *sides,
		    const struct lbl_agreement *a, const struct lbl_agreement_wanted *wanted)
{
	static const struct lbl_scale nominal;
	struct lbl_counted counted = { &s->patterns, &s->pairs,
				       a->raters_missing ? NULL : &s->raters, SIDES, NULL };
	struct lbl_ratings r;
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);
	bool *computed = lbl_alloc_zero(n, sizeof *computed);

	l->coefficients = lbl_alloc_zero(n, sizeof *l->coefficients);
	lbl_ratings_init(&r, &counted, &nominal);
	for (size_t i = 0; i < n; i++) {
		computed[i] = wanted->chosen[i] && lbl_measure_of_label(&measures[i]);
		if (computed[i])
			measures[i].compute(&r, &l->coefficients[i]);
	}
	lbl_agreement_bootstrap(a, wanted, &r, sides, computed, l->coefficients);
	lbl_ratings_clear(&r);
	free(computed);
	count_label(l, &s->patterns);
}

/* New array: n numbers from 0. */
static uint32_t *numbers(uint32_t n)
{
	uint32_t *v = lbl_alloc_zero(n, sizeof *v);

	for (uint32_t i = 0; i < n; i++)
		v[i] = i;
	return v;
}

struct lbl_by_label *lbl_by_label_new(const struct lbl_agreement *a,
				      const struct lbl_category_sets *sets,
				      const struct lbl_agreement_wanted *wanted, size_t *n)
{
	const struct lbl_intern *labels = sets ? sets->classes : a->categories;
	uint32_t n_labels = lbl_intern_count(labels);
	uint32_t n_categories = lbl_intern_count(a->categories);
	uint32_t *sides = numbers(n_categories);
	uint32_t *annotators = numbers(lbl_intern_count(a->annotators));
	struct lbl_by_label *v = lbl_alloc_zero(n_labels, sizeof *v);

	for (uint32_t l = 0; l < n_labels; l++) {
		struct sides s;

		for (uint32_t k = 0; k < n_categories; k++)
			sides[k] = (sets ? lbl_sets_hold(&sets->sets, k, l) : k == l) ? CHOSEN :
											OTHERS;
		v[l].label = lbl_intern_text(labels, l);
		take_sides(&s, a, sides, annotators);
		compute(&v[l], &s, sides, a, wanted);
		lbl_patterns_clear(&s.patterns);
		lbl_pairs_clear(&s.pairs);
		lbl_raters_clear(&s.raters);
	}
	free(sides);
	free(annotators);
	*n = n_labels;
	return v;
}

void lbl_by_label_free(struct lbl_by_label *v, size_t n)
{
	for (size_t k = 0; v && k < n; k++)
		free(v[k].coefficients);
	free(v);
}

/* Sums of one annotator's pairs. */
struct sums {
	struct lbl_sum observed, cohen;
};

static void add_pair(struct lbl_by_annotator *a, struct sums *s, const struct lbl_coefficient *c)
{
	a->n += c->n;
	lbl_sum_add(&s->observed, c->observed * (double)c->n);
	if (c->reason) {
		a->pairs_undefined++;
		return;
	}
	a->pairs++;
	lbl_sum_add(&s->cohen, c->value);
}

struct lbl_by_annotator *lbl_by_annotator_new(const struct lbl_kappa *kappas, size_t n_kappas,
					      uint32_t n_annotators)
{
	struct lbl_by_annotator *v = lbl_alloc_zero(n_annotators, sizeof *v);
	struct sums *sums = lbl_alloc_zero(n_annotators, sizeof *sums);

	for (size_t i = 0; i < n_kappas; i++) {
		const struct lbl_kappa *k = &kappas[i];

		add_pair(&v[k->a], &sums[k->a], &k->cohen);
		add_pair(&v[k->b], &sums[k->b], &k->cohen);
	}
	for (uint32_t i = 0; i < n_annotators; i++) {
		struct lbl_by_annotator *a = &v[i];

		a->observed = a->n ? lbl_sum_value(&sums[i].observed) / (double)a->n : NAN;
		a->cohen = a->pairs ? lbl_sum_value(&sums[i].cohen) / (double)a->pairs : NAN;
		if (!a->pairs)
			a->reason = a->n ? LBL_REASON_SINGLE_CATEGORY : LBL_REASON_NO_OVERLAP;
	}
	free(sums);
	return v;
}
