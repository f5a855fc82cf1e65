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
