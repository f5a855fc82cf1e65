/*
 * Latent class models by expectation and maximisation: each item has a hidden
 * state, each annotator a table of what it answers in each state. The step that
 * weighs the votes and counts what it finds is one for all models; what a model
 * makes of the counts (stat/confusion) is its own.
 *
 * Counts are summed in units (stat/units), so threads and shards give the same bytes.
 */
#ifndef LBL_STAT_LATENT_H
#define LBL_STAT_LATENT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stat/units.h"
#include "stat/votes.h"

/*
 * A model and what it has found. Tables by annotator a, given class l and state s are at
 * [(a * n_classes + l) * n_states + s]. State s belongs to class s / (n_states / n_classes).
 */
struct lbl_latent {
	const struct lbl_votes *votes; /* items by annotators; borrowed */
	const uint32_t *known; /* by item: its class, or LBL_CLASS_NONE; NULL: none; borrowed */
	const double *lent; /* by annotator, given class, class: votes known beforehand, which each
			       step adds to its counts, evenly over a class's states; NULL: none;
			       borrowed */
	size_t n_states;
	unsigned threads;
	double *prior;     /* by state: its probability, or a weight alike */
	double *cells;     /* probability of the answer in the state, or a weight alike */
	double *posterior; /* by item, then state; zeros for an item without votes */
	double *skill;     /* by annotator: how often it is right, or knows, as the model has it */
	double *habit;     /* by annotator, then class: what it says when it does not know */
	int64_t *counts;   /* expected number of such votes: n_states highs, then as many lows */
	int64_t *mass;     /* by state: expected number of items, likewise */
	double change;     /* the last step's largest change of a posterior */
	double likelihood; /* the last step's: sum over items of log sum_s prior * cells */
};

/* lbl_latent_init -- makes the tables; posteriors are zeros (lbl_latent_clear frees). */
void lbl_latent_init(struct lbl_latent *m, const struct lbl_votes *votes, size_t n_states);
void lbl_latent_clear(struct lbl_latent *m);

/*
 * lbl_latent_count -- counts and mass from the posteriors as they are; items that are known count
 * as such.
 */
void lbl_latent_count(struct lbl_latent *m);

/*
 * lbl_latent_expect -- posteriors from prior and cells, then counts and mass from them; sets change
 * and likelihood.
 *
 * An item's posterior is prior[s] times the cells of its votes, scaled to sum to 1. Up to
 * LBL_LATENT_RUN votes that is a product; longer rows add logs of such products. Where all
 * states come to 0, the prior stands.
 *
 * Cost: O(votes * n_states); 2 * n_states * n_classes * n_columns counts a thread.
 */
void lbl_latent_expect(struct lbl_latent *m);

#define LBL_LATENT_RUN 16

/* lbl_latent_votes -- expected votes of annotator a that say l on items in state s. */
static inline double lbl_latent_votes(const struct lbl_latent *m, size_t a, size_t l, size_t s)
{
	const int64_t *c = m->counts + 2 * m->n_states * (a * m->votes->n_classes + l);

	return lbl_units_join(c[s], c[s + m->n_states]);
}

/* lbl_latent_sum -- the same over all given classes; lbl_latent_mass -- expected items. */
double lbl_latent_sum(const struct lbl_latent *m, size_t annotator, size_t state);

static inline double lbl_latent_mass(const struct lbl_latent *m, size_t state)
{
	return lbl_units_join(m->mass[state], m->mass[state + m->n_states]);
}

/* lbl_latent_given -- votes of annotator a that say l. */
double lbl_latent_given(const struct lbl_latent *m, size_t a, size_t l);

/*
 * lbl_latent_start_shares -- posteriors start from each item's shares of votes, spread evenly over
 * the states of a class, and are counted.
 */
void lbl_latent_start_shares(struct lbl_latent *m);

#endif
