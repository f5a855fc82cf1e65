/*
 * consensus_ebcc: the latent class model with several groups of items a class (stat/confusion),
 * from several starts. The loop is consensus_em.c's.
 *
 * Of its many optima some have classes that have drifted. Two things keep it from these. Where a
 * start goes out from the model with one group instead of from shares of votes, that is rare: on a
 * public set of five classes (web) 2 of 20 starts against 10 of 49. And of the starts the most
 * central one is taken: the one whose posteriors have the least squared distance from the mean of
 * all. Rejected: the greatest variational bound, which on that set is one of drifted classes; the
 * most votes that are right, which takes a clique's side (bluebird: .80 where others have .87).
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/consensus_methods.h"

#define STARTS         5
#define BAYES_DIAGONAL 4.0 /* as its authors have it */

/* A class's posterior, split over its groups by Dirichlet(1): exponentials over their sum. */
static void split(double *p, size_t groups, double share, size_t item, size_t state, uint64_t seed)
{
	double total = 0;

	for (size_t g = 0; g < groups; g++) {
		p[g] = -log(lbl_votes_uniform(item, (uint32_t)(state + g), seed));
		total += p[g];
	}
	for (size_t g = 0; g < groups; g++)
		p[g] *= share / total;
}

static void start_groups(struct lbl_latent *m, const struct lbl_consensus_options *o,
			 const struct lbl_consensus *from)
{
	size_t k = m->votes->n_classes, groups = m->n_states / k;

	for (size_t item = 0; item < m->votes->n_rows; item++)
		for (size_t l = 0; l < k; l++)
			split(m->posterior + item * m->n_states + l * groups, groups,
			      from->posterior[item * k + l], item, l * groups, o->seed);
	lbl_latent_count(m);
}

/* The cell's squared distance from the mean, for each. */
static void add_distances(const struct lbl_consensus *of, unsigned n, size_t cell, double *distance)
{
	double mean = 0;

	for (unsigned i = 0; i < n; i++)
		mean += of[i].posterior[cell] / n;
	for (unsigned i = 0; i < n; i++)
		distance[i] += (of[i].posterior[cell] - mean) * (of[i].posterior[cell] - mean);
}

static unsigned most_central(const struct lbl_consensus *of, unsigned n, size_t n_cells)
{
	double *distance = lbl_alloc_zero(n, sizeof *distance);
	unsigned best = 0;

	for (size_t cell = 0; cell < n_cells; cell++)
		add_distances(of, n, cell, distance);
	for (unsigned i = 1; i < n; i++)
		if (distance[i] < distance[best])
			best = i;
	free(distance);
	return best;
}

/* The most central one takes out's place. */
static void choose(struct lbl_consensus *of, unsigned n, size_t n_cells, struct lbl_consensus *out)
{
	unsigned best = most_central(of, n, n_cells);

	lbl_consensus_clear(out);
	*out = of[best];
	of[best] = (struct lbl_consensus){ 0 };
}

int lbl_consensus_ebcc(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       struct lbl_consensus *out, struct lbl_error *err)
{
	struct lbl_consensus one_group = { 0 };
	struct lbl_consensus_model model = { .start = start_groups,
					     .maximise = lbl_confusion_ebcc,
					     .prior = { .diagonal = BAYES_DIAGONAL, .off = 1 },
					     .groups = o->groups,
					     .from = &one_group };
	struct lbl_consensus_options own = *o;
	unsigned n = o->starts ? o->starts : STARTS;
	struct lbl_consensus *of = lbl_alloc_zero(n, sizeof *of);

	lbl_consensus_start(t, &one_group, out->method);
	own.prior_diagonal = model.prior.diagonal;
	own.prior_off = model.prior.off;
	lbl_consensus_dawid_skene(t, &own, &one_group, err);
	for (unsigned i = 0; i < n; i++) {
		own.seed = o->seed + i;
		lbl_consensus_start(t, &of[i], out->method);
		lbl_consensus_fit(t, &own, &model, &of[i]);
	}
	choose(of, n, t->n_rows * t->n_classes, out);
	for (unsigned i = 0; i < n; i++)
		lbl_consensus_clear(&of[i]);
	free(of);
	lbl_consensus_clear(&one_group);
	return 0;
}
