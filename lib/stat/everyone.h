/*
 * Everyone: who has worked on items, and which items have all of them. Alpha for
 * unitizing is summed up over these alone. (Tables of their pairs are stat/complete's.)
 *
 * Who everyone is shows only at the end, yet nothing of an item need be kept:
 * the raters seen so far can but grow, so an item that lacks one of them is
 * incomplete for good, and all complete items have one and the same set of
 * raters, the union of all. The state is that union, what was summed up over the
 * items that have exactly it, and how many others there were. Adding two states
 * unites their raters; sums of a state whose raters are fewer than the union's
 * are forgotten. That is associative and commutative, and empty is its identity.
 */
#ifndef LBL_STAT_EVERYONE_H
#define LBL_STAT_EVERYONE_H

#include <stddef.h>
#include <stdint.h>

/* All zero is empty. */
struct lbl_everyone {
	uint32_t *raters; /* n of them, ascending */
	size_t n, cap;
	uint64_t items;   /* rated by all of them */
	uint64_t dropped; /* the others */
};

/* What has become of the sums, after lbl_everyone_add. */
enum lbl_everyone_fate {
	LBL_EVERYONE_KEEP = 0,   /* the newcomers are incomplete: leave the sums */
	LBL_EVERYONE_FORGET = 1, /* the old ones are incomplete: set the sums to zero */
	LBL_EVERYONE_TAKE = 2    /* add the newcomers'; with FORGET: after setting to zero */
};

void lbl_everyone_clear(struct lbl_everyone *c);

/*
 * lbl_everyone_add -- one item, or another state's.
 *
 *   raters   n of them, ascending, each once; borrowed
 *   items    of exactly these raters: 1 for an item
 *   dropped  items that were incomplete already: 0 for an item
 *
 * Returns a union of enum lbl_everyone_fate. Cost: O(n + raters so far).
 */
unsigned lbl_everyone_add(struct lbl_everyone *c, const uint32_t *raters, size_t n,
			  uint64_t items, uint64_t dropped);

#endif
