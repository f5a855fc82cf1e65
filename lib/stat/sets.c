/* sets: distances of two sets; stat/distance hands them to the coefficients. */
#include "stat/sets.h"

#include <stdlib.h>

const char *lbl_set_distance_name(enum lbl_set_distance d)
{
	static const char *const names[] = {
		[LBL_SET_EXACT] = "exact",
		[LBL_SET_JACCARD] = "jaccard",
		[LBL_SET_MASI] = "masi",
	};

	return names[d];
}

void lbl_sets_clear(struct lbl_sets *s)
{
	free(s->start);
	free(s->classes);
	*s = (struct lbl_sets){ 0 };
}

static size_t size_of(const struct lbl_sets *s, size_t i)
{
	return s->start[i + 1] - s->start[i];
}

static size_t count_shared(const struct lbl_sets *s, size_t i, size_t j)
{
	size_t a = s->start[i], b = s->start[j], shared = 0;

	while (a < s->start[i + 1] && b < s->start[j + 1]) {
		uint32_t x = s->classes[a], y = s->classes[b];

		shared += x == y;
		a += x <= y;
		b += y <= x;
	}
	return shared;
}

double lbl_sets_distance(const struct lbl_sets *s, enum lbl_set_distance kind, size_t i, size_t j)
{
	size_t shared = count_shared(s, i, j), joint = size_of(s, i) + size_of(s, j) - shared;
	size_t thirds = 3; /* three times M */

	if (shared == joint)
		return 0;
	if (kind == LBL_SET_EXACT)
		return 1;
	if (kind == LBL_SET_MASI)
		thirds = shared == size_of(s, i) || shared == size_of(s, j) ? 2 : 1;
	return (double)(3 * joint - thirds * shared) / (double)(3 * joint);
}

bool lbl_sets_hold(const struct lbl_sets *s, size_t i, uint32_t class)
{
	for (size_t k = s->start[i]; k < s->start[i + 1]; k++)
		if (s->classes[k] == class)
			return true;
	return false;
}
