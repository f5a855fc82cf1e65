/*
 * Raters: how often each annotator chose each category, pattern by pattern. With
 * the tables of pairs, all that coefficients need whose expected agreement asks
 * who rated.
 */
#ifndef LBL_STAT_RATERS_H
#define LBL_STAT_RATERS_H

#include <stdbool.h>

#include "stat/pairs.h"
#include "stat/patterns.h"

/*
 * All zero is empty. The table is that of stat/pairs; in its cells, a is the annotator, b the
 * pattern (its number in struct lbl_patterns), a_category the category, b_category 0.
 */
struct lbl_raters {
	struct lbl_pairs cells;
};

static inline struct lbl_cell lbl_raters_cell(uint32_t annotator, uint32_t pattern,
					      uint32_t category, uint64_t n)
{
	return (struct lbl_cell){ annotator, pattern, category, 0, n };
}

void lbl_raters_clear(struct lbl_raters *r);

/*
 * Counts on their way into raters: counters in place for the first patterns within the bounds,
 * as far as they go, a queue for the others. All zero but for the bounds is empty.
 */
struct lbl_raters_way {
	uint32_t annotators, categories; /* bounds */
	size_t most;                     /* counters, LBL_PAIR_GRID_MOST or fewer */
	uint32_t *n;                     /* by pattern, annotator, category, the last one fastest */
	size_t n_patterns;               /* that have counters */
	struct lbl_cell_queue queue;
};

/* lbl_raters_count -- one more rating of an item of that pattern; outside the bounds it waits. */
void lbl_raters_count(struct lbl_raters *r, struct lbl_raters_way *w, uint32_t annotator,
		      uint32_t pattern, uint32_t category);

/* lbl_raters_arrive -- all that is on its way; w is empty then, and holds no memory. */
void lbl_raters_arrive(struct lbl_raters *r, struct lbl_raters_way *w);

/*
 * lbl_raters_merge -- adds another.
 *
 *   annotators, patterns, categories  from's numbers to r's; NULL: they are the same
 */
void lbl_raters_merge(struct lbl_raters *r, const struct lbl_raters *from,
		      const uint32_t *annotators, const uint32_t *patterns,
		      const uint32_t *categories);

/*
 * lbl_raters_repeat -- has an annotator rated an item more than once? Then pairs of different
 * annotators do not account for all pairs of ratings.
 */
bool lbl_raters_repeat(const struct lbl_pattern_list *list, const struct lbl_cell *pairs,
		       size_t n_pairs);

#endif
