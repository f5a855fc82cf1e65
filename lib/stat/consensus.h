/*
 * Consensus: one class an item from many votes, and who to trust. A row a method;
 * all have a fixed start and a fixed rule to stop, look at the votes alone (and
 * at what is known), and give the same result for any number of threads.
 */
#ifndef LBL_STAT_CONSENSUS_H
#define LBL_STAT_CONSENSUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"
#include "stat/votes.h"

#define LBL_CONSENSUS_SEED   1 /* where none is given */
#define LBL_PRIOR_COUNT_MOST 3e7

/*
 * What is told after each iteration, from 1 on; each of ebcc's fits begins at 1. Of auto the chosen
 * method's alone.
 *
 *   log_likelihood  of the iteration's tables, without priors; NAN where there is no such model
 *   change          what the method's tolerance is held against: the largest change of a
 *                   posterior; of a skill (zbs), of a message (kos); mmsr: the norm at its head
 */
typedef void lbl_consensus_progress(void *ctx, unsigned iteration, double log_likelihood,
				    double change);

/* Zeros are each method's own, but for smoothing. */
struct lbl_consensus_options {
	unsigned max_iterations; /* 0: the method's own */
	double tolerance;        /* NAN: the method's own; 0: run all iterations */
	double smoothing;        /* of dawid-skene: votes added to each cell */
	double prior_diagonal;   /* of dawid-skene: Dirichlet parameters; 0: maximum likelihood */
	double prior_off;
	unsigned groups;       /* of ebcc, a class */
	unsigned starts;       /* of ebcc; 0: its own 5 */
	const double *weights; /* of weighted: by annotator, >= 0; NULL: all alike; borrowed */
	const uint32_t *known; /* by item: gold, or LBL_CLASS_NONE; NULL: none; borrowed */
	/*
	 * What is known of annotators beforehand, last month's say; see the methods' takes. Votes
	 * that have been counted by annotator, given class, true class, each from 0 to
	 * LBL_PRIOR_COUNT_MOST; the share of answers that are right by annotator, in [0, 1], or NAN
	 * where it is not known (no array: the diagonal's share of prior_counts, where there are
	 * such). NULL: nothing is known; borrowed.
	 */
	const double *prior_counts, *start_skill;
	uint64_t seed;                    /* of ebcc's starts, and of the folds of auto */
	unsigned threads;                 /* at least 1 */
	lbl_consensus_progress *progress; /* NULL: none */
	void *progress_ctx;
};

/* lbl_consensus_defaults -- as the page lists them. */
struct lbl_consensus_options lbl_consensus_defaults(void);

/* What a method has found. All zero is empty. */
struct lbl_consensus {
	const char *method; /* that was run; auto: that was chosen; static */
	double *posterior;  /* by item, then class; sums to 1, zeros for an item without votes */
	double *prior;      /* by class; mean of the posteriors over items with votes */
	double *skill;      /* by annotator, as the method has it; see its row */
	double *confusion;  /* by annotator, given class, class: its probability; NULL: none */
	unsigned iterations;
	bool converged;        /* before the greatest number of iterations */
	double log_likelihood; /* of the last tables, without priors; NAN: the method has none */
	char reason[160];      /* of auto's choice */
};

void lbl_consensus_clear(struct lbl_consensus *c);

/*
 * What a method makes of what is known beforehand.
 *
 * COUNTS  prior_counts are added to the expected counts before each step: a Dirichlet prior
 * SKILL   start_skill: weighted takes it for the weights, where there are none; wawa's first
 *         majority is weighted by it; zbs and mace start from it (mace: the probability to know
 *         that gives this share); glad starts from the ability that gives it to an item of
 *         easiness 1, and has it for the mean of the prior. An annotator whose skill is not known
 *         has the mean of the others' (weighted, wawa), or starts as all do where none is known
 */
enum lbl_consensus_takes { LBL_TAKES_NOTHING, LBL_TAKES_COUNTS = 1, LBL_TAKES_SKILL = 2 };

struct lbl_consensus_method {
	const char *name;
	unsigned max_iterations; /* 0: does not iterate */
	double tolerance;        /* largest change of a posterior at which it stops */
	size_t max_classes;      /* 0: any number */
	unsigned takes;          /* lbl_consensus_takes, or-ed */
	int (*run)(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		   struct lbl_consensus *out, struct lbl_error *err);
};

/*
 * lbl_consensus_methods -- the rows, n of them.
 *
 * majority      share of votes; skill: share of own votes that are the majority's
 * weighted      share of weights; skill: the weight
 * wawa          share of skills: one round of majority's skills (worker agreement with aggregate)
 * zbs           rounds of the same: skill moves to the share of own votes that are the weighted
 *               majority's by a rate that is halved every 20 rounds of 100; starts from 1/K
 *               (zero-based skill, crowd-kit 1.4)
 * dawid-skene   see stat/confusion; starts from shares of votes
 * one-coin      likewise
 * glad          abilities and easiness; the model, its start and its steps are at the head of
 *               consensus_glad.c; skill: ability
 * mace          see stat/confusion; starts from knowing with 1/2, even habits
 * ebcc          see stat/confusion; starts from the posteriors of the model with one group
 *               (dawid-skene with the same Dirichlet parameters), split over a class's groups by
 *               Dirichlet(1) numbers from the item's number and a seed: the seed itself and those
 *               that follow it, one a start. Of these the most central is taken: posteriors with
 *               the least squared distance from the mean of all
 * kos           two classes, all iterations; head of consensus_kos.c; skill: summed messages
 * mmsr          head of consensus_mmsr.c; skill: the weight of a vote, log odds
 * auto          see stat/consensus_auto
 *
 * Where a model has no skill of its own it is the expected share of own votes that are right.
 */
const struct lbl_consensus_method *lbl_consensus_methods(size_t *n);

/* lbl_consensus_find -- the row of a name, or NULL. */
const struct lbl_consensus_method *lbl_consensus_find(struct lbl_span name);

/*
 * lbl_consensus_run -- out is filled (lbl_consensus_clear frees).
 *
 *   t  items by annotators; borrowed
 *
 * With one class all items have it; with no votes nothing is estimated.
 * Returns 0, or -1 with LBL_E_USAGE: a method that is not for so many classes, a prior count or a
 * skill out of its range; LBL_E_LIMIT: more than LBL_VOTES_MOST votes.
 */
int lbl_consensus_run(const struct lbl_consensus_method *method, const struct lbl_votes *t,
		      const struct lbl_consensus_options *o, struct lbl_consensus *out,
		      struct lbl_error *err);

#endif
