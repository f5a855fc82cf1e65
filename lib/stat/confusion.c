/*
 * confusion: from expected counts to the tables of the next step, a function a model. Tables
 * are small beside the votes, so clarity goes before speed. Models with habits are in
 * confusion_habits.c.
 */
#include "stat/confusion.h"

#include "stat/confusion_counts.h"
#include "stat/gamma.h"

#define EBCC_GROUPS 0.1 /* the Dirichlet parameter of a class's groups, over all of them */

/* Shares of the mass; even where there is none. */
static void prior_shares(struct lbl_latent *m)
{
	double total = 0;

	for (size_t s = 0; s < m->n_states; s++)
		total += lbl_latent_mass(m, s);
	for (size_t s = 0; s < m->n_states; s++)
		m->prior[s] = total > 0 ? lbl_latent_mass(m, s) / total : 1 / (double)m->n_states;
}

/*
 * Without smoothing a column may be all 0: then it is even over what the annotator has ever said,
 * as crowd-kit has it.
 */
static double smoothed(const struct lbl_latent *m, size_t a, size_t l, size_t s, double smoothing)
{
	double n = lbl_latent_votes(m, a, l, s) + smoothing;

	return n < LBL_LEAST_CELL && lbl_latent_given(m, a, l) > 0 ? LBL_LEAST_CELL : n;
}

void lbl_confusion_maximise(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	size_t k = m->votes->n_classes;

	prior_shares(m);
	for (size_t a = 0; a < m->votes->n_columns; a++)
		for (size_t s = 0; s < m->n_states; s++) {
			double total = 0;

			for (size_t l = 0; l < k; l++)
				total += smoothed(m, a, l, s, c->smoothing);
			for (size_t l = 0; l < k; l++)
				m->cells[lbl_cell_at(m, a, l, s)] =
					total > 0 ? smoothed(m, a, l, s, c->smoothing) / total : 0;
		}
}

/* Tables alone, by variational Bayes. */
static void bayes_cells(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	size_t k = m->votes->n_classes, per_class = m->n_states / k;

	for (size_t a = 0; a < m->votes->n_columns; a++)
		for (size_t s = 0; s < m->n_states; s++) {
			double total =
				lbl_latent_sum(m, a, s) + c->diagonal + (double)(k - 1) * c->off;

			total = lbl_digamma(total);
			for (size_t l = 0; l < k; l++) {
				double b = l == s / per_class ? c->diagonal : c->off;
				double n = lbl_latent_votes(m, a, l, s);

				m->cells[lbl_cell_at(m, a, l, s)] = exp(lbl_digamma(n + b) - total);
			}
		}
}

/* Scales weights of states to sum to 1: only their ratios count, and a likelihood reads better. */
static void scale_prior(struct lbl_latent *m)
{
	double total = 0;

	for (size_t s = 0; s < m->n_states; s++)
		total += m->prior[s];
	for (size_t s = 0; s < m->n_states; s++)
		m->prior[s] /= total;
}

void lbl_confusion_bayes(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	for (size_t s = 0; s < m->n_states; s++)
		m->prior[s] = exp(lbl_digamma(lbl_latent_mass(m, s) + 1));
	scale_prior(m);
	bayes_cells(m, c);
}

void lbl_confusion_ebcc(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	size_t groups = m->n_states / m->votes->n_classes;

	for (size_t from = 0; from < m->n_states; from += groups) {
		double mass = 0, log_class;

		for (size_t g = 0; g < groups; g++)
			mass += lbl_latent_mass(m, from + g);
		log_class = lbl_digamma(mass + 1) - lbl_digamma(mass + EBCC_GROUPS);
		for (size_t g = 0; g < groups; g++)
			m->prior[from + g] =
				exp(log_class + lbl_digamma(lbl_latent_mass(m, from + g) +
							    EBCC_GROUPS / (double)groups));
	}
	scale_prior(m);
	bayes_cells(m, c);
}

/* Expected votes of an annotator that are right, and all. */
static double right_of(const struct lbl_latent *m, size_t a, double *all)
{
	size_t k = m->votes->n_classes;
	double right = 0;

	*all = 0;
	for (size_t l = 0; l < k; l++)
		for (size_t s = 0; s < k; s++) {
			double n = lbl_latent_votes(m, a, l, s);

			*all += n;
			right += l == s ? n : 0;
		}
	return right;
}

void lbl_confusion_one_coin(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	size_t k = m->votes->n_classes;

	(void)c;
	prior_shares(m);
	for (size_t a = 0; a < m->votes->n_columns; a++) {
		double all, right = right_of(m, a, &all);
		double q = all > 0 ? right / all : 1 / (double)k;

		m->skill[a] = q;
		for (size_t l = 0; l < k; l++)
			for (size_t s = 0; s < k; s++)
				m->cells[lbl_cell_at(m, a, l, s)] =
					lbl_cell_between(l == s ? q : (1 - q) / (double)(k - 1));
	}
}
