/*
 * Preferences: candidates on one scale from comparisons of two, and how far each annotator's
 * comparisons can be relied on.
 *
 * Annotators and candidates are numbers in the byte order of their names; comparisons are put in
 * an order of their own first, so that the result depends on no order of the input.
 */
#ifndef LBL_STAT_PREFERENCE_H
#define LBL_STAT_PREFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* An annotator put the winner before the loser; they differ. */
struct lbl_comparison {
	uint32_t annotator, winner, loser;
};

/* What is known of an annotator. */
struct lbl_judge {
	uint64_t n;         /* comparisons */
	uint64_t agreed;    /* those with the higher score before the lower */
	uint64_t equal;     /* those of candidates with equal scores */
	double reliability; /* probability of saying what is preferred; NAN where not modelled */
};

/* What a method has found. All zero is empty. */
struct lbl_preference {
	double *score;       /* by candidate: log odds, mean 0 in each component */
	uint32_t *component; /* by candidate; candidates of two were never compared, even through
				others, and their scores lie side by side only by their means */
	size_t n_components;
	struct lbl_judge *judges;
	unsigned iterations;
	bool converged;
	double log_likelihood; /* of the comparisons, without the assumptions */
};

void lbl_preference_clear(struct lbl_preference *p);

#define LBL_PREFERENCE_PRIOR .5 /* wins, and as many losses, against an average candidate */
#define LBL_PREFERENCE_TRUE 4.0 /* comparisons of each annotator that told what is preferred */
#define LBL_PREFERENCE_FALSE 1.0 /* … that told the contrary */

struct lbl_preference_options {
	unsigned max_iterations; /* 0: the method's own */
	double tolerance;        /* NAN: the method's own; 0: run all iterations */
	double prior;            /* see there; > 0 */
	uint32_t trusted;        /* an annotator whose reliability is 1: gold; or _NONE */
};
#define LBL_PREFERENCE_NONE UINT32_MAX

struct lbl_preference_method {
	const char *name;
	unsigned max_iterations;
	double tolerance; /* largest change of a score or of a reliability at which it stops */
	bool judges;      /* annotators differ in reliability */
};

/*
 * lbl_preference_methods -- the rows, n of them.
 *
 * bradley-terry  a is preferred to b with probability 1 / (1 + exp(score b - score a)).
 * crowd-bt       likewise, and annotator j says so with probability r_j, else the contrary.
 *
 * Of each candidate it is assumed that it has won and lost `prior` comparisons against a candidate
 * of average score (one a component, at the maximum of the likelihood), so that one that never
 * lost has a score; of each annotator in crowd-bt, that LBL_PREFERENCE_TRUE comparisons told what
 * is preferred and LBL_PREFERENCE_FALSE the contrary: which of two opposite camps is right is thus
 * settled by the greater one.
 *
 * Start: scores 0, r_j the share of true ones assumed. A step: each comparison is true with
 * probability q = r p / (r p + (1 - r)(1 - p)), where p is the model's; r_j becomes the share of
 * true ones; each candidate in turn is moved once (see the source), with q wins and 1 - q losses a
 * comparison. Stops after a step that moves nothing by more than the tolerance.
 *
 * Source: D. R. Hunter, Ann. Statist. 32 (2004) 384-406, for the model; the step, which has the
 * same fixed point and needs a tenth to a fiftieth of the steps, M. E. J. Newman, J. Mach. Learn.
 * Res. 24 (2023) 238; X. Chen et al., Pairwise ranking aggregation in a crowdsourced
 * setting, WSDM 2013, for reliabilities and for the average candidate.
 */
const struct lbl_preference_method *lbl_preference_methods(size_t *n);

/* lbl_preference_find -- the row of a name, or NULL. */
const struct lbl_preference_method *lbl_preference_find(struct lbl_span name);

struct lbl_preference_options lbl_preference_defaults(void);

/*
 * lbl_preference_run -- out is filled (lbl_preference_clear frees).
 *
 *   v  n comparisons; sorted in place
 *
 * Cost: O(n log n), then O(different comparisons) a step.
 */
void lbl_preference_run(const struct lbl_preference_method *method, struct lbl_comparison *v,
			size_t n, size_t n_annotators, size_t n_candidates,
			const struct lbl_preference_options *o, struct lbl_preference *out);

/* Scores that differ by less are taken for equal: more than what the last step leaves of a tie. */
#define LBL_PREFERENCE_TIE 1e-6

/* lbl_preference_wins -- the probability that a is preferred to b, by their scores. */
double lbl_preference_wins(const struct lbl_preference *p, uint32_t a, uint32_t b);

#endif
