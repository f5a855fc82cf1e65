/*
 * agreement: the table of coefficients. Each is a few lines over the sums of
 * stat/margins and the pairs of stat/kappa; a new one is a function and a row.
 * All work with disagreement, observed and by chance, whose quotient stays exact
 * where agreement is nearly perfect.
 */
#include "stat/agreement.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stat/agreement_full.h"
#include "stat/agreement_marks.h"
#include "stat/conger.h"
#include "stat/influence.h"
#include "stat/sum.h"
#include "stat/wide.h"

void lbl_scale_clear(struct lbl_scale *s)
{
	lbl_distance_clear(&s->weights);
	lbl_distance_clear(&s->level);
	free(s->units);
	free(s->ranks);
	*s = (struct lbl_scale){ 0 };
}

/* The mean distance within paired items. */
static double differ(const struct lbl_ratings *r)
{
	const struct lbl_margins *m = &r->margins;
	struct lbl_sum sum = { 0 };

	if (r->scale->weights.rule == LBL_DISTANCE_UNLIKE)
		return m->differ / (double)m->paired;
	for (size_t i = 0; i < r->list.n; i++) {
		const struct lbl_pattern *p = &r->list.v[i];
		double clash = lbl_pattern_clash(p, &r->scale->weights);

		if (p->ratings > 1)
			lbl_sum_add(&sum, (double)p->items * clash /
					  (double)lbl_u128_mul(p->ratings, p->ratings - 1));
	}
	return lbl_sum_value(&sum) / (double)m->paired;
}

/* Raters by the places of patterns in the list. */
static void place_raters(struct lbl_ratings *r, const struct lbl_raters *raters)
{
	uint32_t *places = lbl_alloc_zero(r->list.n, sizeof *places);

	for (size_t i = 0; i < r->list.n; i++)
		places[r->list.v[i].number] = (uint32_t)i;
	lbl_raters_merge(&r->raters, raters, NULL, places, NULL);
	r->raters_counted = true;
	free(places);
}

void lbl_ratings_init(struct lbl_ratings *r, const struct lbl_counted *counted,
		      const struct lbl_scale *scale)
{
	*r = (struct lbl_ratings){ .scale = scale,
				   .n_cells = counted->pairs->used,
				   .complete = counted->complete };
	lbl_patterns_list(counted->patterns, &r->list);
	lbl_margins_init(&r->margins, &r->list, counted->n_categories);
	r->room = lbl_alloc_zero(counted->n_categories, LBL_RATINGS_ROOM * sizeof *r->room);
	r->cells = lbl_pairs_list(counted->pairs);
	r->kappas = lbl_kappas_of(r->cells, r->n_cells, &scale->weights, counted->n_categories,
				  &r->n_kappas);
	if (counted->raters)
		place_raters(r, counted->raters);
	r->differ = r->margins.paired ? differ(r) : 0;
}

void lbl_ratings_twin(struct lbl_ratings *r, const struct lbl_ratings *of)
{
	size_t n = of->margins.n_categories;

	*r = (struct lbl_ratings){ .scale = of->scale, .values_alone = true };
	r->list.n = of->list.n;
	r->list.v = lbl_alloc_zero(of->list.n, sizeof *r->list.v);
	for (size_t i = 0; i < of->list.n; i++)
		r->list.v[i] = of->list.v[i];
	lbl_margins_init(&r->margins, &r->list, n);
	r->room = lbl_alloc_zero(n, LBL_RATINGS_ROOM * sizeof *r->room);
	r->differ = of->differ;
}

void lbl_ratings_recount(struct lbl_ratings *r)
{
	lbl_margins_fill(&r->margins, &r->list);
	r->differ = r->margins.paired ? differ(r) : 0;
}

void lbl_ratings_clear(struct lbl_ratings *r)
{
	lbl_pattern_list_clear(&r->list);
	lbl_margins_clear(&r->margins);
	free(r->cells);
	free(r->kappas);
	free(r->room);
	free(r->matches);
	lbl_raters_clear(&r->raters);
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

static struct lbl_influence influence(const struct lbl_ratings *r, double by_chance)
{
	return (struct lbl_influence){ &r->list, &r->margins, &r->scale->weights, r->differ,
				       by_chance };
}

static void percent(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	struct lbl_influence f = influence(r, 1);

	if (nothing_paired(m, out))
		return;
	*out = (struct lbl_coefficient){ .n = m->paired, .ratings = m->pairable };
	out->value = out->observed = 1 - r->differ;
	if (r->scale->weights.rule == LBL_DISTANCE_UNLIKE)
		out->value = out->observed = m->agree / (double)m->paired;
	if (!r->values_alone)
		lbl_influence_error(&f, NULL, out);
}

static void cohen(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_kappa_mean(r->kappas, r->n_kappas, lbl_kappa_cohen, out);
	if (!r->margins.rated)
		out->reason = LBL_REASON_NO_ANNOTATIONS;
}

static void scott(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_kappa_mean(r->kappas, r->n_kappas, lbl_kappa_scott, out);
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

static double dot(const double *x, const double *y, size_t n)
{
	struct lbl_sum sum = { 0 };

	for (size_t k = 0; k < n; k++)
		lbl_sum_add(&sum, x[k] * y[k]);
	return lbl_sum_value(&sum);
}

/* Sets value and error of a coefficient over rated items; pull is turned into a centred one. */
static void conclude(const struct lbl_ratings *r, double by_chance, double *pull, double centre,
		     struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	struct lbl_influence f = influence(r, by_chance);

	*out = (struct lbl_coefficient){ .n = m->rated, .ratings = m->ratings };
	lbl_coefficient_set(out, r->differ, by_chance);
	for (size_t k = 0; pull && k < m->n_categories; k++)
		pull[k] = centre - pull[k];
	if (!out->reason && !r->values_alone)
		lbl_influence_error(&f, pull, out);
}

static void fleiss(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	double *apart = r->room, by_chance;

	if (nothing_paired(m, out))
		return;
	lbl_distance_to_all(&r->scale->weights, m->share, m->n_categories, apart);
	by_chance = r->scale->weights.rule == LBL_DISTANCE_UNLIKE ?
			    mixed(m->share, m->n_categories) :
			    dot(m->share, apart, m->n_categories);
	conclude(r, by_chance, apart, by_chance, out);
}

static void conger(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	struct lbl_influence f = influence(r, NAN);

	if (nothing_paired(&r->margins, out))
		return;
	if (r->raters_counted)
		lbl_conger(&f, &r->raters, r->cells, r->n_cells, r->margins.n_categories, out);
	else
		*out = lbl_coefficient_undefined(LBL_REASON_NOT_COUNTED);
}

/* The sum of all weights of categories. */
static double weights_sum(const struct lbl_ratings *r)
{
	size_t q = r->margins.n_categories;
	double *ones = r->room, *apart = r->room + q;

	for (size_t k = 0; k < q; k++)
		ones[k] = 1;
	lbl_distance_to_all(&r->scale->weights, ones, q, apart);
	return (double)q * (double)q - dot(ones, apart, q);
}

static void gwet(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	double q = (double)m->n_categories, spread, scale, *pull = r->room;

	if (nothing_paired(m, out))
		return;
	spread = mixed(m->share, m->n_categories);
	scale = q > 1 ? weights_sum(r) / (q * (q - 1)) : 0;
	for (size_t k = 0; k < m->n_categories; k++)
		pull[k] = scale * m->share[k];
	conclude(r, q > 1 ? 1 - scale * spread : 0, pull, scale * (1 - spread), out);
}

static void brennan(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	double q = (double)r->margins.n_categories;

	if (nothing_paired(&r->margins, out))
		return;
	conclude(r, q > 1 ? 1 - weights_sum(r) / (q * q) : 0, NULL, 0, out);
}

/*
 * Krippendorff's ordinal distance of two ranks is the square of the pairable values from the
 * middle of the one to the middle of the other.
 */
static void ordinal_places(const struct lbl_ratings *r, double *x, double *middle)
{
	const struct lbl_margins *m = &r->margins;
	const double *rank = r->scale->level.x;
	size_t n = m->n_categories;
	double below = 0;

	for (size_t k = 0; k < n; k++)
		middle[k] = 0;
	for (size_t k = 0; k < n; k++) /* equal numbers have one rank */
		middle[(size_t)rank[k]] += (double)m->values[k];
	for (size_t k = 0; k < n; k++) {
		double values = middle[k];

		middle[k] = below + values / 2;
		below += values;
	}
	for (size_t k = 0; k < n; k++)
		x[k] = middle[(size_t)rank[k]];
}

static void alpha_by(const struct lbl_ratings *r, const struct lbl_distance *d,
		     struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	size_t q = m->n_categories;
	double n = (double)m->pairable, *share = r->room, *apart = r->room + q;
	struct lbl_influence f = { &r->list, m, d, m->clash / n, 0 };
	struct lbl_sum clash = { 0 };

	for (size_t k = 0; k < q; k++)
		share[k] = (double)m->values[k] / n;
	lbl_distance_to_all(d, share, q, apart);
	f.by_chance = dot(share, apart, q);
	if (d->rule != LBL_DISTANCE_UNLIKE) {
		for (size_t i = 0; i < r->list.n; i++) {
			const struct lbl_pattern *p = &r->list.v[i];

			if (p->ratings > 1)
				lbl_sum_add(&clash, (double)p->items * lbl_pattern_clash(p, d) /
						    (double)(p->ratings - 1));
		}
		f.differ = lbl_sum_value(&clash) / n;
		lbl_coefficient_set(out, f.differ, f.by_chance * n / (n - 1));
	}
	if (!out->reason && !r->values_alone)
		lbl_influence_alpha(&f, apart, out);
}

/* Nominal alpha in integers. */
static void alpha_unlike(const struct lbl_margins *m, struct lbl_coefficient *out)
{
	lbl_u128 pairs = lbl_u128_mul(m->pairable, m->pairable), alike = 0;
	double possible = (double)lbl_u128_mul(m->pairable, m->pairable - 1);

	for (size_t k = 0; k < m->n_categories; k++)
		alike += lbl_u128_mul(m->values[k], m->values[k]);
	lbl_coefficient_set(out, m->clash / (double)m->pairable,
			    (double)(pairs - alike) / possible);
}

static void alpha(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	const struct lbl_margins *m = &r->margins;
	struct lbl_distance d = r->scale->level;

	if (nothing_paired(m, out))
		return;
	*out = (struct lbl_coefficient){ .n = m->paired, .ratings = m->pairable };
	if (d.rule == LBL_DISTANCE_UNLIKE)
		alpha_unlike(m, out);
	if (r->scale->ordinal) {
		d.x = r->room + 2 * m->n_categories;
		ordinal_places(r, d.x, r->room);
		lbl_distance_scale(&d);
	}
	alpha_by(r, &d, out);
}

#define EACH LBL_MEASURES_CATEGORIES
static const struct lbl_measure measures[] = {
	{ "percent_agreement", NULL, "percent", true, false, EACH, LBL_WHO_NOBODY, percent },
	{ "cohen_kappa", NULL, "cohen", true, true, EACH, LBL_WHO_PAIRS, cohen },
	{ "scott_pi", NULL, "scott", false, true, EACH, LBL_WHO_PAIRS, scott },
	{ "fleiss_kappa", NULL, "fleiss", true, true, EACH, LBL_WHO_NOBODY, fleiss },
	{ "conger_kappa", NULL, "conger", false, true, EACH, LBL_WHO_RATERS, conger },
	{ "krippendorff_alpha", NULL, "alpha", true, true, EACH, LBL_WHO_NOBODY, alpha },
	{ "gwet_ac1", "gwet_ac2", "ac", false, true, EACH, LBL_WHO_NOBODY, gwet },
	{ "brennan_prediger", NULL, "bp", false, true, EACH, LBL_WHO_NOBODY, brennan },
	{ "icc", NULL, "icc", false, false, LBL_MEASURES_NUMBERS, LBL_WHO_RATERS, lbl_measure_icc },
	{ "kendall_w", NULL, "kendall", false, false, LBL_MEASURES_RANKS, LBL_WHO_COMPLETE,
	  lbl_measure_kendall },
	{ "span_f1_exact", NULL, "f1_exact", true, false, LBL_MEASURES_SPANS, LBL_WHO_PAIRS,
	  lbl_measure_f1_exact },
	{ "span_f1_overlap", NULL, "f1_overlap", true, false, LBL_MEASURES_SPANS, LBL_WHO_PAIRS,
	  lbl_measure_f1_near },
	{ "box_f1", NULL, "f1", true, false, LBL_MEASURES_BOXES, LBL_WHO_PAIRS,
	  lbl_measure_f1_near },
	{ "krippendorff_alpha_u", NULL, "alpha_u", false, true, LBL_MEASURES_SPANS, LBL_WHO_PAIRS,
	  lbl_measure_alpha_u },
	{ "gamma_disorder", NULL, "disorder", false, false, LBL_MEASURES_SPANS, LBL_WHO_PAIRS,
	  lbl_measure_disorder },
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
		    lbl_span_eq(name, lbl_span_of(m->short_name)) ||
		    (m->weighted_name && lbl_span_eq(name, lbl_span_of(m->weighted_name))))
			return m;
	}
	return NULL;
}

bool lbl_measure_of_label(const struct lbl_measure *m)
{
	return !(m->kinds & (LBL_MEASURES_NUMBERS | LBL_MEASURES_RANKS));
}

const char *lbl_measure_name(const struct lbl_measure *m, bool weighted)
{
	return weighted && m->weighted_name ? m->weighted_name : m->name;
}
