/*
 * The bootstrap by item: how coefficients vary when as many items as there are are
 * drawn from them anew, with replacement.
 *
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), ch. 6 (standard
 * errors) and 13 (percentile intervals).
 */
#ifndef LBL_STAT_BOOTSTRAP_H
#define LBL_STAT_BOOTSTRAP_H

#include <stdbool.h>
#include <stdint.h>

#include "stat/agreement.h"
#include "stat/answers.h"

/* What is drawn depends on seed and data alone; replicate i is the same for any number of them. */
struct lbl_bootstrap {
	uint64_t replicates; /* >= 2 */
	uint64_t seed;
	double level; /* of intervals, in (0, 1) */
	unsigned threads;
};

/*
 * lbl_bootstrap_rank -- which of n ordered replicates is the lower end of an interval of a level,
 * from 1; the upper one is as many from the end. 0: n are too few for this level.
 *
 * The largest whole number up to (n + 1)(1 - level) / 2, as Efron and Tibshirani, p. 160.
 */
uint64_t lbl_bootstrap_rank(uint64_t n, double level);

/*
 * lbl_bootstrap_patterns -- errors and ends of coefficients that do not ask who rated.
 *
 *   r       what they were computed from
 *   chosen  by place in lbl_measures; others are passed over
 *   c       by place in lbl_measures, computed; gets se, low and high, replicates_undefined, or
 *           se_reason: single_item stays, no_replicates (fewer than two have a value)
 *
 * Items that are rated once or more are drawn: their patterns' numbers are multinomial.
 * Cost: O(replicates * (patterns + categories)), not by items; 8 bytes a replicate and
 * coefficient. With distances, what the value takes, a replicate.
 */
void lbl_bootstrap_patterns(const struct lbl_bootstrap *b, const struct lbl_ratings *r,
			    const bool *chosen, struct lbl_coefficient *c);

/*
 * lbl_bootstrap_items -- the same of those that ask who rated.
 *
 *   answers     settled, of all rated items
 *   categories  the answers' categories to those of r; NULL: they are the same
 *
 * Cost: O(replicates * ratings of different answers), tables of pairs and raters included, of
 * which each thread holds one set.
 */
void lbl_bootstrap_items(const struct lbl_bootstrap *b, const struct lbl_ratings *r,
			 const struct lbl_answers *answers, const uint32_t *categories,
			 const bool *chosen, struct lbl_coefficient *c);

#endif
