/*
 * Margins: the few sums over all items from which coefficients that do not ask
 * who rated are made. Notation of K. L. Gwet, Handbook of Inter-Rater
 * Reliability, 4th ed. (2014): item i has r_i ratings, r_ik of them in category k.
 */
#ifndef LBL_STAT_MARGINS_H
#define LBL_STAT_MARGINS_H

#include <stddef.h>
#include <stdint.h>

#include "stat/patterns.h"
#include "stat/sum.h"

struct lbl_margins {
	uint64_t rated;    /* items with r_i >= 1 */
	uint64_t paired;   /* items with r_i >= 2 */
	uint64_t ratings;  /* of rated items */
	uint64_t pairable; /* ratings of paired items */
	double agree;      /* sum over paired items of sum_k r_ik(r_ik-1) / (r_i(r_i-1)) */
	double differ;     /* sum over paired items of the rest to 1; exact when small */
	double coincide;   /* sum over paired items of sum_k r_ik(r_ik-1) / (r_i-1) */
	double clash;      /* the same of what does not coincide: coincide + clash = pairable */
	size_t n_categories;
	double *share;     /* by category: mean of r_ik / r_i over rated items */
	uint64_t *values;  /* by category: ratings of paired items */
	struct lbl_sum *shares; /* scratch, by category */
	uint64_t *chosen;       /* likewise */
};

/*
 * lbl_margins_init -- sums up a list of patterns (lbl_margins_clear frees).
 *
 *   n_categories  all categories of the list are below it
 *
 * What is summed over items is integer, per number of ratings; the few quotients are added in
 * ascending order of that number, so the result depends on the patterns alone.
 * Cost: O(votes + n_categories * different numbers of ratings).
 */
void lbl_margins_init(struct lbl_margins *m, const struct lbl_pattern_list *list,
		      size_t n_categories);

/* lbl_margins_fill -- the same anew, of another list; no allocation. */
void lbl_margins_fill(struct lbl_margins *m, const struct lbl_pattern_list *list);
void lbl_margins_clear(struct lbl_margins *m);

#endif
