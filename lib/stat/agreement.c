/*
 * agreement: the table of coefficients. Each is a few lines over the sums of
 * stat/margins and the pairs of stat/kappa; a new one is a function and a row.
 * All work with disagreement, observed and by chance, whose quotient stays exact
 * where agreement is nearly perfect.
 */
#include "stat/agreement.h"

#include <stdlib.h>

#include "stat/sum.h"
#include "stat/wide.h"

void lbl_ratings_init(struct lbl_ratings *r, const struct lbl_patterns *patterns,
		      const struct lbl_pairs *pairs, size_t n_categories)
{
	struct lbl_pattern_list list;

	lbl_patterns_list(patterns, &list);
	lbl_margins_init(&r->margins, &list, n_categories);
	r->kappas = lbl_kappas_of(pairs, n_categories, &r->n_kappas);
	lbl_pattern_list_clear(&list);
}

void lbl_ratings_clear(struct lbl_ratings *r)
{
	lbl_margins_clear(&r->margins);
	free(r->kappas);
	*r = (struct lbl_ratings){ 0 };
}

/* Fills out as undefined when there is nothing to compare; else leaves it alone. */
static bool nothing_paired(const struct lbl_margins *m, struct lbl_coefficient *out)
{
	if (m->paired)
		return false;
	*out = lbl_coefficient_undefined(m->rated ? LBL_REASON_NO_PAIRS :
						    LBL_REASON_NO_ANNOTATIONS);
	return true;
}

static void percent(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;

	if (nothing_paired(m, out))
		return;
	*out = (struct lbl_coefficient){ .n = m->paired, .ratings = m->pairable };
	out->value = out->observed = m->agree / (double)m->paired;
}

static void cohen(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_kappa_mean(r->kappas, r->n_kappas, out);
	if (!r->margins.rated)
		out->reason = LBL_REASON_NO_ANNOTATIONS;
}

/*
 * 1 - sum of squares of shares that add up to 1, as a sum of products share * rest. The rest
 * of the largest share is summed from the others: 1 - share would lose its digits.
 */
static double mixed(const double *share, size_t n)
{
	struct lbl_sum rest = { 0 }, sum = { 0 };
	size_t top = 0;

	for (size_t k = 1; k < n; k++)
		if (share[k] > share[top])
			top = k;
	for (size_t k = 0; k < n; k++) {
		if (k == top)
			continue;
		lbl_sum_add(&rest, share[k]);
		lbl_sum_add(&sum, share[k] * (1 - share[k]));
	}
	return n ? lbl_sum_value(&sum) + share[top] * lbl_sum_value(&rest) : 0;
}

static void fleiss(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;

	if (nothing_paired(m, out))
		return;
	*out = (struct lbl_coefficient){ .n = m->rated, .ratings = m->ratings };
	lbl_coefficient_set(out, m->differ / (double)m->paired, mixed(m->share, m->n_categories));
}

static void alpha(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	lbl_u128 pairs = lbl_u128_mul(m->pairable, m->pairable), alike = 0;
	double possible = (double)lbl_u128_mul(m->pairable, m->pairable - 1);

	if (nothing_paired(m, out))
		return;
	for (size_t k = 0; k < m->n_categories; k++)
		alike += lbl_u128_mul(m->values[k], m->values[k]);
	*out = (struct lbl_coefficient){ .n = m->paired, .ratings = m->pairable };
	lbl_coefficient_set(out, m->clash / (double)m->pairable,
			    (double)(pairs - alike) / possible);
}

static const struct lbl_measure measures[] = {
	{ "percent_agreement", "percent", percent },
	{ "cohen_kappa", "cohen", cohen },
	{ "fleiss_kappa", "fleiss", fleiss },
	{ "krippendorff_alpha", "alpha", alpha },
};

const struct lbl_measure *lbl_measures(size_t *n)
{
	*n = sizeof measures / sizeof *measures;
	return measures;
}

const struct lbl_measure *lbl_measure_find(struct lbl_span name)
{
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		const struct lbl_measure *m = &measures[i];

		if (lbl_span_eq(name, lbl_span_of(m->name)) ||
		    lbl_span_eq(name, lbl_span_of(m->short_name)))
			return m;
	}
	return NULL;
}
