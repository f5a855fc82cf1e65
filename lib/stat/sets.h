/* Sets of classes as labels: how far two of them are apart. */
#ifndef LBL_STAT_SETS_H
#define LBL_STAT_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * With J = shared / joint, the classes in both over those in either:
 *
 *   exact    0 for equal sets, else 1
 *   jaccard  1 - J
 *   masi     1 - J * M; M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they
 *            only overlap, 0 where they share nothing
 *
 * Two empty sets are equal: 0. An empty set shares nothing with another: 1.
 * Source: R. Passonneau, Measuring Agreement on Set-valued Items (MASI), LREC (2006).
 */
enum lbl_set_distance { LBL_SET_EXACT, LBL_SET_JACCARD, LBL_SET_MASI };
#define LBL_SET_DISTANCES_ARG "exact|jaccard|masi" /* in the enum's order */

const char *lbl_set_distance_name(enum lbl_set_distance d); /* static */

/* Set i holds classes[start[i]] to classes[start[i + 1] - 1], ascending, each once. */
struct lbl_sets {
	size_t n;
	size_t *start; /* n + 1 */
	uint32_t *classes;
};

void lbl_sets_clear(struct lbl_sets *s);

/*
 * lbl_sets_distance -- of sets i and j, in [0, 1]; symmetric, 0 for equal sets alone.
 * Cost: O(classes of both), no allocation.
 */
double lbl_sets_distance(const struct lbl_sets *s, enum lbl_set_distance kind, size_t i, size_t j);

/* lbl_sets_hold -- does set i hold the class? */
bool lbl_sets_hold(const struct lbl_sets *s, size_t i, uint32_t class);

#endif
