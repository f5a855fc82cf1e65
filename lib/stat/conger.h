/*
 * Conger's kappa: chance agreement of the annotators' own margins, over all pairs
 * of different annotators at once. With two annotators that have rated all items,
 * Cohen's.
 *
 * Source: A. J. Conger, Psychol. Bull. 88 (1980) 322-328; for missing ratings and errors
 * K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), as irrCAC 1.4 for R.
 */
#ifndef LBL_STAT_CONGER_H
#define LBL_STAT_CONGER_H

#include "stat/coefficient.h"
#include "stat/influence.h"
#include "stat/pairs.h"
#include "stat/raters.h"

/*
 * lbl_conger -- value, error and all.
 *
 *   f             list, margins, distance, differ; by_chance is filled in
 *   raters        whose patterns are places in the list
 *   pairs         n_pairs cells
 *   out           n: rated items
 *
 * Annotators are those with a rating. The error needs that none rated an item twice.
 * Cost: O(raters * log raters + pairs * categories of an annotator), and what
 * lbl_distance_to_all takes.
 */
void lbl_conger(struct lbl_influence *f, const struct lbl_raters *raters,
		const struct lbl_cell *pairs, size_t n_pairs, size_t n_categories,
		struct lbl_coefficient *out);

#endif
