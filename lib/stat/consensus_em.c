/*
 * consensus_em: methods that are latent class models: a start, a function that turns counts into
 * tables (stat/confusion), and the loop, which is one for all. The one of several starts is
 * consensus_ebcc.c's.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/confusion.h"
#include "stat/consensus_methods.h"

#define MACE_KNOWS_FIRST 0.5 /* share of votes known at the start */
#define MACE_KNOWS_EDGE  .01 /* it is not nearer to 0 and 1 for what is known beforehand */

void lbl_consensus_take(struct lbl_consensus *out, struct lbl_latent *m)
{
	size_t k = m->votes->n_classes, groups = m->n_states / k;

	for (size_t i = 0; i < m->votes->n_rows * k; i++) {
		out->posterior[i] = 0;
		for (size_t g = 0; g < groups; g++)
			out->posterior[i] += m->posterior[i * groups + g];
	}
	for (size_t a = 0; a < m->votes->n_columns; a++)
		out->skill[a] = m->skill[a];
	if (groups == 1) {
		out->confusion = m->cells;
		m->cells = NULL;
	}
	out->log_likelihood = m->likelihood;
	lbl_latent_clear(m);
}

/* How often an annotator is right, from its expected counts. */
static void set_skills(struct lbl_latent *m)
{
	size_t k = m->votes->n_classes, groups = m->n_states / k;

	for (size_t a = 0; a < m->votes->n_columns; a++) {
		double right = 0, all = 0;

		for (size_t l = 0; l < k; l++)
			for (size_t s = 0; s < m->n_states; s++) {
				double n = lbl_latent_votes(m, a, l, s);

				all += n;
				right += s / groups == l ? n : 0;
			}
		m->skill[a] = all > 0 ? right / all : 0;
	}
}

void lbl_consensus_fit(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       const struct lbl_consensus_model *model, struct lbl_consensus *out)
{
	struct lbl_latent m;

	lbl_latent_init(&m, t, t->n_classes * model->groups);
	m.known = o->known;
	m.lent = o->prior_counts;
	m.threads = o->threads;
	model->start(&m, o, model->from);
	while (!out->converged && out->iterations < o->max_iterations) {
		out->iterations++;
		model->maximise(&m, &model->prior);
		lbl_latent_expect(&m);
		lbl_consensus_tell(o, out->iterations, m.likelihood, m.change);
		out->converged = o->tolerance > 0 && m.change <= o->tolerance;
	}
	set_skills(&m);
	lbl_consensus_take(out, &m);
}

static void start_shares(struct lbl_latent *m, const struct lbl_consensus_options *o,
			 const struct lbl_consensus *from)
{
	(void)o;
	(void)from;
	lbl_latent_start_shares(m);
}

int lbl_consensus_dawid_skene(const struct lbl_votes *t, const struct lbl_consensus_options *o,
			      struct lbl_consensus *out, struct lbl_error *err)
{
	struct lbl_consensus_model model = { .groups = 1,
					     .start = start_shares,
					     .maximise = lbl_confusion_maximise,
					     .prior = { .smoothing = o->smoothing,
							.diagonal = o->prior_diagonal,
							.off = o->prior_off } };

	(void)err;
	if (o->prior_diagonal > 0)
		model.maximise = lbl_confusion_bayes;
	lbl_consensus_fit(t, o, &model, out);
	return 0;
}

int lbl_consensus_one_coin(const struct lbl_votes *t, const struct lbl_consensus_options *o,
			   struct lbl_consensus *out, struct lbl_error *err)
{
	static const struct lbl_consensus_model model = { .groups = 1,
							  .start = start_shares,
							  .maximise = lbl_confusion_one_coin };

	(void)err;
	lbl_consensus_fit(t, o, &model, out);
	return 0;
}

/* How often it knows whose answers are right so often, where what it does not know is even. */
static double knows_of(double right, size_t k)
{
	double knows = (right * (double)k - 1) / ((double)k - 1);

	return fmin(fmax(knows, MACE_KNOWS_EDGE), 1 - MACE_KNOWS_EDGE);
}

/* Knowing and habit as they are before anything is seen. */
static void start_mace(struct lbl_latent *m, const struct lbl_consensus_options *o,
		       const struct lbl_consensus *from)
{
	size_t k = m->votes->n_classes;

	(void)from;
	for (size_t s = 0; s < k; s++)
		m->prior[s] = 1 / (double)k;
	for (size_t a = 0; a < m->votes->n_columns; a++) {
		double right = lbl_consensus_skill_before(m->votes, o, a);
		double *cells = m->cells + a * k * k;

		m->skill[a] = isnan(right) ? MACE_KNOWS_FIRST : knows_of(right, k);
		for (size_t i = 0; i < k * k; i++)
			cells[i] =
				(1 - m->skill[a]) / (double)k + (i / k == i % k ? m->skill[a] : 0);
	}
	lbl_latent_expect(m);
}

int lbl_consensus_mace(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       struct lbl_consensus *out, struct lbl_error *err)
{
	static const struct lbl_consensus_model model = { .groups = 1,
							  .start = start_mace,
							  .maximise = lbl_confusion_mace };

	(void)err;
	lbl_consensus_fit(t, o, &model, out);
	return 0;
}

int lbl_consensus_hierarchical(const struct lbl_votes *t, const struct lbl_consensus_options *o,
			       const struct lbl_confusion_prior *setting, struct lbl_consensus *out)
{
	struct lbl_consensus_model model = { .groups = 1,
					     .start = start_shares,
					     .maximise = lbl_confusion_hierarchical,
					     .prior = *setting };

	lbl_consensus_fit(t, o, &model, out);
	return 0;
}
