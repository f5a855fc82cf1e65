/* influence: sums of squares over patterns; stat/agreement and stat/conger say of what. */
#include "stat/influence.h"

#include "stat/sum.h"
#include "stat/wide.h"

static double unlike(const struct lbl_pattern *p)
{
	lbl_u128 pairs = lbl_u128_mul(p->ratings, p->ratings - 1);

	for (size_t i = 0; i < p->n_votes; i++)
		pairs -= lbl_u128_mul(p->votes[i].count, p->votes[i].count - 1);
	return (double)pairs;
}

double lbl_pattern_clash(const struct lbl_pattern *p, const struct lbl_distance *d)
{
	struct lbl_sum sum = { 0 };

	if (d->rule == LBL_DISTANCE_UNLIKE)
		return unlike(p);
	for (size_t i = 0; i < p->n_votes; i++) {
		const struct lbl_vote_count *v = &p->votes[i];

		for (size_t j = 0; j < i; j++) {
			const struct lbl_vote_count *w = &p->votes[j];
			double pairs = 2 * (double)v->count * (double)w->count;

			lbl_sum_add(&sum, pairs * lbl_distance_of(d, v->category, w->category));
		}
	}
	return lbl_sum_value(&sum);
}

double lbl_influence_of(const struct lbl_influence *f, const struct lbl_pattern *p)
{
	double value = 1 - f->differ / f->by_chance, pairs, agree;

	if (p->ratings < 2)
		return -value;
	pairs = (double)lbl_u128_mul(p->ratings, p->ratings - 1);
	agree = 1 - lbl_pattern_clash(p, f->distance) / pairs / f->by_chance;
	return agree * (double)f->margins->rated / (double)f->margins->paired - value;
}

void lbl_influence_spread(const struct lbl_margins *m, double squares, struct lbl_coefficient *c)
{
	double n = (double)m->rated;

	c->df = m->rated - 1;
	lbl_coefficient_error(c, squares / (n * (n - 1)),
			      m->rated < 2 ? LBL_REASON_SINGLE_ITEM : NULL);
}

void lbl_influence_error(const struct lbl_influence *f, const double *pull,
			 struct lbl_coefficient *c)
{
	double slope = 2 * f->differ / f->by_chance / f->by_chance;
	struct lbl_sum squares = { 0 };

	for (size_t i = 0; i < f->list->n; i++) {
		const struct lbl_pattern *p = &f->list->v[i];
		double x = lbl_influence_of(f, p), expected = 0;

		for (size_t k = 0; pull && k < p->n_votes; k++)
			expected += (double)p->votes[k].count * pull[p->votes[k].category];
		x -= slope * expected / (double)p->ratings;
		lbl_sum_add(&squares, (double)p->items * x * x);
	}
	lbl_influence_spread(f->margins, lbl_sum_value(&squares), c);
}

/* An item's influence, times the mean number of ratings and by_chance. */
static double move_alpha(const struct lbl_influence *f, const double *apart,
			 const struct lbl_pattern *p)
{
	double r = (double)p->ratings, expected = 0, share = f->differ / f->by_chance;

	for (size_t k = 0; k < p->n_votes; k++)
		expected += (double)p->votes[k].count * apart[p->votes[k].category];
	return share * (2 * expected - r * f->by_chance) -
	       lbl_pattern_clash(p, f->distance) / (r - 1);
}

void lbl_influence_alpha(const struct lbl_influence *f, const double *apart,
			 struct lbl_coefficient *c)
{
	const struct lbl_margins *m = f->margins;
	double n = (double)m->paired, scale = (double)m->pairable / n * f->by_chance;
	struct lbl_sum squares = { 0 };

	for (size_t i = 0; i < f->list->n; i++) {
		const struct lbl_pattern *p = &f->list->v[i];
		double x = p->ratings > 1 ? move_alpha(f, apart, p) / scale : 0;

		lbl_sum_add(&squares, (double)p->items * x * x);
	}
	c->df = m->rated - 1;
	lbl_coefficient_error(c, lbl_sum_value(&squares) / (n * (n - 1)),
			      m->paired < 2 ? LBL_REASON_SINGLE_ITEM : NULL);
}
