/*
 * consensus_votes: methods that add votes up: alone, by given weights, by skills that they
 * estimate. Methods with a model of how annotators err are in consensus_em and its neighbours.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/consensus_methods.h"
#include "stat/posterior.h"
#include "stat/units.h"

#define ZBS_HALVE_EVERY 20
#define ZBS_EDGE        1e-5 /* above 1/K, where skills start */

/*
 * Shares of the weights (NULL: all 1), added in units, so that equal sums are equal to the last
 * bit. Where all weights of an item are 0, its votes count alike.
 */
static void share(const struct lbl_votes *t, const double *weights, double scale, double *posterior)
{
	int64_t *sums = lbl_alloc_zero(t->n_classes, sizeof *sums);

	for (size_t item = 0; item < t->n_rows; item++) {
		double *p = posterior + item * t->n_classes;
		int64_t total = 0;

		memset(sums, 0, t->n_classes * sizeof *sums);
		for (size_t i = t->starts[item]; i < t->starts[item + 1]; i++)
			sums[t->v[i].label] +=
				lbl_units(weights ? weights[t->v[i].column] * scale : 1);
		for (size_t k = 0; k < t->n_classes; k++)
			total += sums[k];
		for (size_t i = t->starts[item]; !total && i < t->starts[item + 1]; i++)
			sums[t->v[i].label]++;
		total = total ? total : (int64_t)(t->starts[item + 1] - t->starts[item]);
		for (size_t k = 0; k < t->n_classes; k++)
			p[k] = total ? (double)sums[k] / (double)total : 0;
	}
	free(sums);
}

/* An item's class; in the rounds of skills ties go to the first. */
static uint32_t first_of(const struct lbl_votes *t, const double *posterior, size_t item)
{
	static const struct lbl_tie_break first = { .rule = LBL_TIES_FIRST };

	return lbl_posterior_choose(posterior + item * t->n_classes, t->n_classes, &first).label;
}

/* out: by annotator, the share of its votes that are the items' classes. */
static void agreement(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		      const double *posterior, double *out)
{
	size_t *right = lbl_alloc_zero(t->n_columns, sizeof *right);
	size_t *all = lbl_alloc_zero(t->n_columns, sizeof *all);

	for (size_t item = 0; item < t->n_rows; item++) {
		uint32_t label = o->known && o->known[item] != LBL_CLASS_NONE
					 ? o->known[item]
					 : first_of(t, posterior, item);

		for (size_t i = t->starts[item]; i < t->starts[item + 1]; i++) {
			all[t->v[i].column]++;
			right[t->v[i].column] += t->v[i].label == label;
		}
	}
	for (size_t a = 0; a < t->n_columns; a++)
		out[a] = all[a] ? (double)right[a] / (double)all[a] : 0;
	free(right);
	free(all);
}

int lbl_consensus_majority(const struct lbl_votes *t, const struct lbl_consensus_options *o,
			   struct lbl_consensus *out, struct lbl_error *err)
{
	(void)err;
	share(t, NULL, 1, out->posterior);
	agreement(t, o, out->posterior, out->skill);
	out->converged = true;
	return 0;
}

/*
 * Weights from what is known beforehand (free(3)), NULL where nothing is; who is not known has the
 * mean of the others.
 */
static double *weights_before(const struct lbl_votes *t, const struct lbl_consensus_options *o)
{
	double *w = lbl_alloc_zero(t->n_columns, sizeof *w), sum = 0;
	size_t n = 0;

	for (size_t a = 0; a < t->n_columns; a++) {
		w[a] = lbl_consensus_skill_before(t, o, a);
		n += isnan(w[a]) ? 0 : 1;
		sum += isnan(w[a]) ? 0 : w[a];
	}
	for (size_t a = 0; a < t->n_columns; a++)
		w[a] = isnan(w[a]) && n ? sum / (double)n : w[a];
	if (n)
		return w;
	free(w);
	return NULL;
}

int lbl_consensus_weighted(const struct lbl_votes *t, const struct lbl_consensus_options *o,
			   struct lbl_consensus *out, struct lbl_error *err)
{
	double top = 0, *before = o->weights ? NULL : weights_before(t, o);
	const double *weights = o->weights ? o->weights : before;

	if (!weights)
		return lbl_consensus_majority(t, o, out, err);
	for (size_t a = 0; a < t->n_columns; a++)
		top = fmax(top, weights[a]);
	memcpy(out->skill, weights, t->n_columns * sizeof *out->skill);
	share(t, weights, top > 0 ? 1 / top : 1, out->posterior);
	out->converged = true;
	free(before);
	return 0;
}

int lbl_consensus_wawa(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       struct lbl_consensus *out, struct lbl_error *err)
{
	double *before = weights_before(t, o);

	(void)err;
	share(t, before, 1, out->posterior);
	agreement(t, o, out->posterior, out->skill);
	share(t, out->skill, 1, out->posterior);
	out->converged = true;
	free(before);
	return 0;
}

/* One round: skills towards their agreement. Returns the largest move. */
static double move_skills(double *skill, const double *agreed, size_t n, double rate)
{
	double largest = 0;

	for (size_t a = 0; a < n; a++) {
		double next = skill[a] + rate * (agreed[a] - skill[a]);

		largest = fmax(largest, fabs(next - skill[a]));
		skill[a] = next;
	}
	return largest;
}

int lbl_consensus_zbs(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		      struct lbl_consensus *out, struct lbl_error *err)
{
	double *agreed = lbl_alloc_zero(t->n_columns, sizeof *agreed), rate = 1, moved;

	(void)err;
	for (size_t a = 0; a < t->n_columns; a++) {
		double before = lbl_consensus_skill_before(t, o, a);

		out->skill[a] = isnan(before) ? 1 / (double)t->n_classes + ZBS_EDGE : before;
	}
	while (!out->converged && out->iterations < o->max_iterations) {
		if (++out->iterations % ZBS_HALVE_EVERY == 0)
			rate /= 2;
		share(t, out->skill, 1, out->posterior);
		agreement(t, o, out->posterior, agreed);
		moved = move_skills(out->skill, agreed, t->n_columns, rate);
		lbl_consensus_tell(o, out->iterations, NAN, moved);
		/* Skills that stay at one round's end stay for good. */
		out->converged = !(moved > 0);
	}
	share(t, out->skill, 1, out->posterior);
	free(agreed);
	return 0;
}
