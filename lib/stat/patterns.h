/*
 * Rating patterns: how many items got which votes. All that coefficients need
 * which do not ask who rated, in memory that grows with the
 * number of different patterns, not with that of items.
 */
#ifndef LBL_STAT_PATTERNS_H
#define LBL_STAT_PATTERNS_H

#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"
#include "base/recall.h"

/* A category, and how many ratings of an item chose it. */
struct lbl_vote_count {
	uint32_t category;
	uint32_t count; /* >= 1 */
};

/* All zero is an empty histogram. */
struct lbl_patterns {
	struct lbl_intern *keys; /* the votes' bytes */
	uint64_t *items;         /* by id of the key */
	size_t cap;
	struct lbl_recall *recall; /* numbers of what items had lately; NULL: none yet */
};

/* One pattern of a list. */
struct lbl_pattern {
	uint32_t number; /* in the histogram */
	const struct lbl_vote_count *votes; /* categories ascend */
	size_t n_votes;
	uint64_t ratings; /* sum of the votes' counts */
	uint64_t items;
};

/* Patterns in order: by ratings, then by votes (category, count), first difference decides. */
struct lbl_pattern_list {
	struct lbl_pattern *v;
	size_t n;
	struct lbl_vote_count *votes; /* storage */
};

void lbl_patterns_clear(struct lbl_patterns *p);

/*
 * lbl_patterns_add -- counts items of one pattern; returns its number, dense, by appearance.
 *
 *   votes  n > 0 of them, categories ascend; borrowed for the call
 */
uint32_t lbl_patterns_add(struct lbl_patterns *p, const struct lbl_vote_count *votes, size_t n,
		      uint64_t items);

/*
 * lbl_patterns_add_item -- counts one item by its ratings; returns its pattern's number.
 *
 *   categories  n > 0 of them, a category a rating; sorted in place
 *   votes       scratch, room for n
 */
uint32_t lbl_patterns_add_item(struct lbl_patterns *p, uint32_t *categories, size_t n,
			       struct lbl_vote_count *votes);

/*
 * lbl_patterns_merge -- adds another histogram.
 *
 *   map      from's categories to p's; NULL: they are the same
 *   numbers  from's patterns' numbers in p, as many as from has; NULL: not asked for
 */
void lbl_patterns_merge(struct lbl_patterns *p, const struct lbl_patterns *from,
			const uint32_t *map, uint32_t *numbers);

/* lbl_patterns_count -- how many different ones. */
uint32_t lbl_patterns_count(const struct lbl_patterns *p);

/* lbl_patterns_list -- fills out (lbl_pattern_list_clear frees). Cost: sorts the patterns. */
void lbl_patterns_list(const struct lbl_patterns *p, struct lbl_pattern_list *out);
void lbl_pattern_list_clear(struct lbl_pattern_list *l);

#endif
