/* How many tokens must be put in, taken out or replaced to make one sequence of another. */
#ifndef LBL_STAT_EDIT_DISTANCE_H
#define LBL_STAT_EDIT_DISTANCE_H

#include <stddef.h>
#include <stdint.h>

/* All zero at first; used again from call to call. */
struct lbl_edit_room {
	size_t *row, cap;
};

void lbl_edit_room_clear(struct lbl_edit_room *room);

/*
 * lbl_edit_distance -- Levenshtein's distance: the least number of insertions, deletions and
 * substitutions, each of which costs 1.
 *
 * Cost: O((d + 8) * min(n_a, n_b)) for the distance d, beside what both begin and end with;
 * memory: O(d).
 * Source: V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707-710; the band: E. Ukkonen,
 * Inf. Control 64 (1985) 100-118.
 */
size_t lbl_edit_distance(struct lbl_edit_room *room, const uint32_t *a, size_t n_a,
			 const uint32_t *b, size_t n_b);

#endif
