/*
 * Complete items, those that every annotator has rated, once: what every two annotators called
 * what of these alone. All that Kendall's W needs.
 *
 * Who every annotator is shows only at the end, yet nothing of an item need be kept: those who
 * have rated can but grow in number, so an item that lacks one of them is incomplete for good,
 * and all complete items have one and the same annotators, the union of all. Adding up two
 * unites who has rated; one whose annotators are fewer than the union's has no complete item
 * left. That is associative and commutative, and empty is its identity.
 */
#ifndef LBL_STAT_COMPLETE_H
#define LBL_STAT_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stat/pairs.h"

/* What lbl_pairs_grid is told once many items are complete; all zero: never. */
struct lbl_complete_bounds {
	uint32_t annotators, categories;
	size_t most;
};

/* All zero, but for the bounds, is empty. */
struct lbl_complete {
	bool *seen;            /* by annotator, below cap: has rated */
	size_t cap;
	size_t annotators;     /* how many have */
	uint64_t items;        /* rated by all of them, where they are two or more */
	struct lbl_pairs pairs;
	struct lbl_complete_bounds bounds;
};

void lbl_complete_clear(struct lbl_complete *c);

/* lbl_complete_see -- an annotator has rated; where it is a new one, no item is complete. */
void lbl_complete_see(struct lbl_complete *c, uint32_t annotator);

/*
 * lbl_complete_note -- items of the same ratings, whose pairs are left to the caller.
 *
 *   q        of c's pairs; lbl_pairs_flush before these are used
 *   rest     gets the pairs of items that turn out to be incomplete; NULL: they are dropped
 *   ratings  n > 0 of them, annotators ascend
 *
 * Returns whether the items are complete as yet: their pairs belong into c. Cost: O(n).
 */
bool lbl_complete_note(struct lbl_complete *c, struct lbl_cell_queue *q, struct lbl_pairs *rest,
		       const struct lbl_vote_by *ratings, size_t n, uint64_t items);

/*
 * lbl_complete_add_item -- notes one, and where it is complete adds its pairs to c. So no pair is
 * counted twice on the way. Cost: O(n), and what pairs take.
 */
bool lbl_complete_add_item(struct lbl_complete *c, struct lbl_cell_queue *q,
			   struct lbl_pairs *rest, const struct lbl_vote_by *ratings, size_t n);

/*
 * lbl_complete_merge -- adds another.
 *
 *   annotators, categories  from's numbers to c's, annotators one to one; both NULL: they are
 *                           the same
 */
void lbl_complete_merge(struct lbl_complete *c, const struct lbl_complete *from,
			const uint32_t *annotators, const uint32_t *categories);

/*
 * lbl_complete_settle -- counts items by the pairs, of one that was filled in otherwise. False:
 * every two annotators that have rated must have the same items, or there must be none.
 */
bool lbl_complete_settle(struct lbl_complete *c);

#endif
