/*
 * KOS: messages between items and annotators of two classes, that is belief propagation made
 * linear. What an annotator hears of an item leaves out what it has said itself.
 *
 * Source: D. R. Karger, S. Oh and D. Shah, Oper. Res. 62 (2014) 1-24. Messages start at 1, the
 * mean of the paper's random ones, so that the first round is the majority's. They are scaled
 * to a greatest of 1 each round: signs and ratios do not change, and nothing overflows.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/consensus_methods.h"

struct kos {
	const struct lbl_votes *t;
	double *trust; /* by vote: the annotator's message to the item */
	double *heard; /* by vote: the item's message to the annotator */
	double *sums;  /* by annotator */
};

static double sign_of(const struct lbl_vote *v)
{
	return v->label ? -1 : 1;
}

static void hear_items(struct kos *k)
{
	for (size_t item = 0; item < k->t->n_rows; item++) {
		double sum = 0;

		for (size_t i = k->t->starts[item]; i < k->t->starts[item + 1]; i++)
			sum += sign_of(&k->t->v[i]) * k->trust[i];
		for (size_t i = k->t->starts[item]; i < k->t->starts[item + 1]; i++)
			k->heard[i] = sum - sign_of(&k->t->v[i]) * k->trust[i];
	}
}

/* Returns the largest change of a message. What was heard makes room for the new ones. */
static double trust_annotators(struct kos *k)
{
	size_t n = lbl_votes_count(k->t);
	double top = 0, change = 0;

	for (size_t a = 0; a < k->t->n_columns; a++)
		k->sums[a] = 0;
	for (size_t i = 0; i < n; i++)
		k->sums[k->t->v[i].column] += sign_of(&k->t->v[i]) * k->heard[i];
	for (size_t i = 0; i < n; i++) {
		k->heard[i] = k->sums[k->t->v[i].column] - sign_of(&k->t->v[i]) * k->heard[i];
		top = fmax(top, fabs(k->heard[i]));
	}
	for (size_t i = 0; i < n; i++) {
		double message = top > 0 ? k->heard[i] / top : 0;

		change = fmax(change, fabs(message - k->trust[i]));
		k->trust[i] = message;
	}
	return change;
}

/* Shares of trust; distrust counts for the other class. Where there is none, shares of votes. */
static void set_posterior(const struct kos *k, double *posterior)
{
	for (size_t item = 0; item < k->t->n_rows; item++) {
		double side[2] = { 0, 0 }, votes[2] = { 0, 0 }, *from = side;

		for (size_t i = k->t->starts[item]; i < k->t->starts[item + 1]; i++) {
			double x = sign_of(&k->t->v[i]) * k->trust[i];

			side[x < 0] += fabs(x);
			votes[k->t->v[i].label]++;
		}
		from = side[0] + side[1] > 0 ? side : votes;
		for (size_t l = 0; l < 2 && from[0] + from[1] > 0; l++)
			posterior[2 * item + l] = from[l] / (from[0] + from[1]);
	}
}

int lbl_consensus_kos(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		      struct lbl_consensus *out, struct lbl_error *err)
{
	size_t n = lbl_votes_count(t);
	struct kos k = { .t = t,
			 .trust = lbl_alloc_zero(n, sizeof *k.trust),
			 .heard = lbl_alloc_zero(n, sizeof *k.heard),
			 .sums = out->skill };

	(void)err;
	for (size_t i = 0; i < n; i++)
		k.trust[i] = 1;
	while (out->iterations < o->max_iterations) {
		hear_items(&k);
		lbl_consensus_tell(o, ++out->iterations, NAN, trust_annotators(&k));
	}
	out->converged = true;
	set_posterior(&k, out->posterior);
	free(k.trust);
	free(k.heard);
	return 0;
}
