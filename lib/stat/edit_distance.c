/*
 * edit_distance: one row of the table, in a band about its diagonal that is doubled until what
 * it gives is no more than what leaving it would cost.
 */
#include "stat/edit_distance.h"

#include <stdlib.h>

#include "base/mem.h"

#define BAND 8 /* of the first try */
#define FAR  (SIZE_MAX / 2)

void lbl_edit_room_clear(struct lbl_edit_room *room)
{
	free(room->row);
	*room = (struct lbl_edit_room){ 0 };
}

static size_t least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/*
 * By paths with at most `band` tokens of a that b lacks; n_a <= n_b + band. In row i, cell k is
 * of the first i tokens of a and i + k - band of b.
 */
static size_t within(size_t *row, const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b,
		     size_t band)
{
	size_t width = 2 * band + n_b - n_a + 1;

	for (size_t k = 0; k < width; k++)
		row[k] = k >= band ? k - band : FAR;
	row[width] = FAR;
	for (size_t i = 1; i <= n_a; i++) {
		for (size_t k = 0; k < width; k++) {
			size_t j = i + k - band, best = row[k + 1] + 1;

			if (i + k < band || j > n_b) {
				row[k] = FAR;
				continue;
			}
			if (j)
				best = least(best, row[k] + (a[i - 1] != b[j - 1]));
			if (j && k)
				best = least(best, row[k - 1] + 1);
			row[k] = best;
		}
	}
	return row[width - 1 - band];
}

size_t lbl_edit_distance(struct lbl_edit_room *room, const uint32_t *a, size_t n_a,
			 const uint32_t *b, size_t n_b)
{
	size_t band, distance;

	if (n_a > n_b)
		return lbl_edit_distance(room, b, n_b, a, n_a);
	for (; n_a && *a == *b; n_a--, n_b--, a++, b++)
		;
	for (; n_a && a[n_a - 1] == b[n_b - 1]; n_a--, n_b--)
		;
	if (!n_a)
		return n_b;
	/* A path out of the band has more than `band` deletions, and n_b - n_a insertions more. */
	for (band = least(BAND, n_a);; band = least(2 * band, n_a)) {
		room->row = lbl_grow(room->row, &room->cap, 2 * band + n_b - n_a + 2,
				     sizeof *room->row);
		distance = within(room->row, a, n_a, b, n_b, band);
		if (distance - (n_b - n_a) <= 2 * band || band == n_a)
			return distance;
	}
}
