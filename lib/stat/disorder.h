/*
 * Gamma's disorder: how well the units of several annotators can be aligned at
 * best. An alignment puts every unit in exactly one group, with at most one unit
 * of each annotator; a group costs the mean over all pairs of annotators of how
 * unlike their units are, an annotator without one counting as delta_empty.
 */
#ifndef LBL_STAT_DISORDER_H
#define LBL_STAT_DISORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stat/marks.h"

/*
 * How unlike two units are: alpha * position + beta * category, with position the square of
 * (|start - start'| + |end - end'|) / (length + length') times delta_empty, and category
 * delta_empty for different labels, else 0. All >= 0, delta_empty > 0.
 * lbl_gamma_usual -- 1 each, as pygamma-agreement 0.5.9 takes them.
 */
struct lbl_gamma {
	double alpha, beta, delta_empty;
};
extern const struct lbl_gamma lbl_gamma_usual;

double lbl_dissimilarity(const struct lbl_gamma *d, const struct lbl_mark *a,
			    const struct lbl_mark *b);

/* One annotator's units, none empty. */
struct lbl_annotated_units {
	const struct lbl_mark *v;
	size_t n;
};

/* Bounds on the search; what passes them is refused, not approximated. */
struct lbl_disorder_limits {
	size_t annotators; /* as deep does the search go */
	size_t groups; /* candidates, in memory: 24 bytes, and 8 for each unit of one */
	size_t steps;  /* looks at units and groups, in time: for groups, and for the best cover */
};
#define LBL_DISORDER_ANNOTATORS_MAX 1000
#define LBL_DISORDER_GROUPS_MAX 1000000
#define LBL_DISORDER_STEPS_MAX  100000000

/*
 * lbl_disorder_best -- the cost of the cheapest alignment of one continuum.
 *
 *   annotators  n >= 2 of them, each with its units or none; borrowed
 *   limits      NULL: the defaults
 *   cost        sum over the groups of the best alignment; the observed disorder is cost
 *               over the mean number of units an annotator has. 0 without units
 *
 * Exact. Only groups that are worth it are made: one that costs more than two parts of it
 * is in no best alignment. Units that no group ties together are solved apart; for each lot,
 * prices of units that no group's cost falls short of (a solution of the dual of the linear
 * program) bound the rest of a branch-and-bound search from below.
 *
 * Returns false when a limit is passed: with many annotators at one place the groups are
 * exponentially many.
 * Source: Y. Mathet, A. Widloecher, J.-P. Metivier, Comput. Linguist. 41 (2015) 437-479,
 * sections 4 and 5.
 */
bool lbl_disorder_best(const struct lbl_annotated_units *annotators, size_t n,
		       const struct lbl_gamma *d, const struct lbl_disorder_limits *limits,
		       double *cost);

#endif
