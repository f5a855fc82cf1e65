/*
 * confusion_habits: models in which an annotator knows, or follows a habit: mace, and the one that
 * borrows. Those of whole tables are in confusion.c.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "stat/confusion.h"
#include "stat/confusion_counts.h"
#include "stat/gamma.h"

#define MACE_KNOWS 0.5 /* both parameters of the Beta prior */
#define MACE_HABIT 10.0

#define FIRST_SKILL 0.5 /* of hierarchical: how often all know at the start */

/* Of an annotator's votes for l, how many it knew, by the cells that they were counted with. */
static double known(const struct lbl_latent *m, size_t a, size_t l)
{
	double was = m->cells[lbl_cell_at(m, a, l, l)];

	return was > 0 ? lbl_latent_votes(m, a, l, l) * m->skill[a] / was : 0;
}

/* habit is scratch by class. */
static void mace_annotator(struct lbl_latent *m, size_t a, double *habit)
{
	size_t k = m->votes->n_classes;
	double knew = 0, drew = 0, all, knows, draws, strategy;

	for (size_t l = 0; l < k; l++) {
		double n = known(m, a, l);

		habit[l] = lbl_latent_given(m, a, l) - n;
		knew += n;
		drew += habit[l];
	}
	all = lbl_digamma(knew + drew + 2 * MACE_KNOWS);
	knows = exp(lbl_digamma(knew + MACE_KNOWS) - all);
	draws = exp(lbl_digamma(drew + MACE_KNOWS) - all);
	strategy = lbl_digamma(drew + (double)k * MACE_HABIT);
	for (size_t l = 0; l < k; l++) {
		double drawn = draws * exp(lbl_digamma(habit[l] + MACE_HABIT) - strategy);

		for (size_t s = 0; s < k; s++)
			m->cells[lbl_cell_at(m, a, l, s)] = drawn + (l == s ? knows : 0);
	}
	m->skill[a] = knows;
}

void lbl_confusion_mace(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	double *habit = lbl_alloc_zero(m->votes->n_classes, sizeof *habit);

	(void)c;
	for (size_t s = 0; s < m->n_states; s++)
		m->prior[s] = 1 / (double)m->n_states;
	for (size_t a = 0; a < m->votes->n_columns; a++)
		mace_annotator(m, a, habit);
	free(habit);
}

/* The mean of own votes and borrowed ones; all are borrowed where weight is infinite. */
static double borrow(double own, double n, double weight, double mean)
{
	return isinf(weight) ? mean : n + weight > 0 ? (own + weight * mean) / (n + weight) : mean;
}

/* Splits an annotator's expected votes into known ones (returned) and drawn ones, by class. */
static double split(const struct lbl_latent *m, size_t a, double *drawn)
{
	size_t k = m->votes->n_classes;
	double knows = m->skill[a], knew = 0;

	for (size_t l = 0; l < k; l++) {
		double right = lbl_latent_votes(m, a, l, l);
		double n = right * knows / (knows + (1 - knows) * m->habit[a * k + l]);

		drawn[l] = lbl_latent_given(m, a, l) - n;
		knew += n;
	}
	return knew;
}

static double sum_of(const double *x, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i];
	return sum;
}

/* An annotator's table borrows from its skill and habit. */
static void lend_table(struct lbl_latent *m, size_t a, double votes)
{
	size_t k = m->votes->n_classes;

	for (size_t s = 0; s < k; s++) {
		double n = lbl_latent_sum(m, a, s);

		for (size_t l = 0; l < k; l++) {
			double lent = (1 - m->skill[a]) * m->habit[a * k + l] +
				      (l == s ? m->skill[a] : 0);
			double own = lbl_latent_votes(m, a, l, s);

			m->cells[lbl_cell_at(m, a, l, s)] =
				lbl_cell_between(borrow(own, n, votes, lent));
		}
	}
}

/* Before anything is known of anyone. */
static void first_habits(struct lbl_latent *m)
{
	size_t k = m->votes->n_classes;

	for (size_t i = 0; i < m->votes->n_columns * k; i++)
		m->habit[i] = 1 / (double)k;
	for (size_t a = 0; a < m->votes->n_columns; a++)
		m->skill[a] = FIRST_SKILL;
}

static void lend_classes(struct lbl_latent *m, double votes)
{
	double k = (double)m->n_states, total = 0;

	for (size_t s = 0; s < m->n_states; s++)
		total += lbl_latent_mass(m, s);
	for (size_t s = 0; s < m->n_states; s++)
		m->prior[s] = borrow(lbl_latent_mass(m, s), total, votes * k, 1 / k);
}

void lbl_confusion_hierarchical(struct lbl_latent *m, const struct lbl_confusion_prior *c)
{
	size_t k = m->votes->n_classes, n = m->votes->n_columns;
	double *knew = lbl_alloc_zero(n, sizeof *knew);
	double *drawn = lbl_alloc_zero(n * k, sizeof *drawn), right = 1, all = 2;

	/* All zero: the first call. Habits that borrow are never 0. */
	if (!(m->habit[0] > 0))
		first_habits(m);
	lend_classes(m, c->class_votes);
	for (size_t a = 0; a < n; a++) {
		knew[a] = split(m, a, drawn + a * k);
		right += knew[a];
		all += knew[a] + sum_of(drawn + a * k, k);
	}
	for (size_t a = 0; a < n; a++) {
		double d = sum_of(drawn + a * k, k);

		m->skill[a] = borrow(knew[a], knew[a] + d, c->skill_votes, right / all);
		for (size_t l = 0; l < k; l++)
			m->habit[a * k + l] = borrow(drawn[a * k + l], d,
						     c->habit_votes * (double)k, 1 / (double)k);
		lend_table(m, a, c->table_votes);
	}
	free(knew);
	free(drawn);
}
