/*
 * ROVER: one sequence of tokens from several that were meant to be the same, such as
 * transcripts of one recording.
 *
 * The sequences are aligned one after the other into a network of slots, each by the least
 * number of tokens that fit nowhere: a token costs nothing in a slot that has it, 1 in another
 * or in a slot of its own; to pass a slot by costs 1, and nothing where a sequence has done so
 * before (the NULL arc). Of alignments that cost the same the one is taken that, from the end,
 * puts a token into a slot rather than pass the slot by, and that rather than make a slot. In
 * each slot the arc with most weight wins; NULL is an arc like any other.
 *
 * The network depends on the order of alignment. Here the medoid comes first, the sequence with
 * the least weighted sum of edit distances to all, then the others by their distance to it, of
 * equal ones the first. So the result does not depend on an order of annotators but where they
 * are equally near. Of equal arcs that wins which was first in the slot: the medoid's, where it
 * has a part in it. Two annotators give the first's text, not a mixture that neither wrote.
 *
 * Source: J. G. Fiscus, IEEE Workshop on Automatic Speech Recognition and Understanding (1997)
 * 347-354, voting by frequency of occurrence (his alpha = 1). His tool weighs a substitution
 * as 4 and an insertion or deletion as 3, and aligns in the order given.
 */
#ifndef LBL_STAT_ROVER_H
#define LBL_STAT_ROVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LBL_ROVER_NULL UINT32_MAX /* no token */

struct lbl_rover_text {
	const uint32_t *tokens; /* n of them, none of them LBL_ROVER_NULL; borrowed */
	size_t n;
	double weight; /* in [0, 2^26), to 2^-36 */
};

struct lbl_rover_slot {
	uint32_t token; /* or LBL_ROVER_NULL: most have nothing here */
	bool tied;      /* another arc has as much weight */
	double share;   /* of the weight, that is for it */
};

struct lbl_rover_result {
	const struct lbl_rover_slot *slots; /* borrowed until the next run */
	size_t n;
	double confidence; /* the mean of the slots' shares; 1 where there are none */
	double exact;      /* share of the weight that has just these tokens */
	size_t medoid;     /* among the texts */
};

struct lbl_rover; /* memory that is used again from item to item */

struct lbl_rover *lbl_rover_new(void);
void lbl_rover_free(struct lbl_rover *r); /* NULL is fine */

/*
 * lbl_rover_run -- the consensus of one item's texts.
 *
 *   texts  n >= 1, in an order that does not depend on the input's; borrowed. Those of weight 0
 *          have no say: they are no medoid, and not aligned. Not all are of weight 0
 *
 * Cost: for texts of l tokens that are d apart O(n^2 l + n^2 d l), each at least a few steps a
 * token; O(n l d) bytes where d is large, so l^2 for long texts that have nothing in common.
 */
void lbl_rover_run(struct lbl_rover *r, const struct lbl_rover_text *texts, size_t n,
		   struct lbl_rover_result *out);

#endif
