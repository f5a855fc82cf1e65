/* Posteriors: what is made of an item's probabilities of classes. */
#ifndef LBL_STAT_POSTERIOR_H
#define LBL_STAT_POSTERIOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What decides between classes of equal probability. */
enum lbl_ties {
	LBL_TIES_FIRST,   /* the first in byte order */
	LBL_TIES_ABSTAIN, /* none: LBL_CLASS_NONE */
	LBL_TIES_PRIOR,   /* the one that is more frequent overall, then the first */
	LBL_TIES_RANDOM   /* a hash of the seed and the item's key */
};
#define LBL_TIES_ARG "first|abstain|prior|random" /* in the enum's order */

/* Probabilities that differ by less are taken for equal: what rounding leaves of a tie. */
#define LBL_TIE_WIDTH 1e-9

struct lbl_tie_break {
	enum lbl_ties rule;
	const double *prior; /* by class, for PRIOR; borrowed */
	uint64_t hash;       /* of the item's key with the seed, for RANDOM */
};

struct lbl_choice {
	uint32_t label; /* LBL_CLASS_NONE: no votes, or a tie left open */
	bool tied;
	double confidence; /* the largest probability; NAN without votes */
	double margin;     /* what it has before the second; 1 where there is one class */
	double entropy;    /* -sum p ln p, in nats */
};

/* lbl_posterior_choose -- of n >= 1 probabilities; all 0 where there were no votes. */
struct lbl_choice lbl_posterior_choose(const double *p, size_t n, const struct lbl_tie_break *tie);

/*
 * lbl_posterior_from_logs -- logs of weights to probabilities that sum to 1, in place.
 *
 * Returns the log of the weights' sum. At least one is finite.
 */
double lbl_posterior_from_logs(double *p, size_t n);

#endif
