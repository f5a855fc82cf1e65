/*
 * The arithmetic of sampling. Who ranks where, and the holding of the best, is
 * sample_pool's.
 */
#include "stat/sample.h"

#include <math.h>

__extension__ typedef unsigned __int128 wide;

bool lbl_sample_limit(double rate, uint64_t *last)
{
	if (rate <= 0)
		return false;
	if (rate >= 1) {
		*last = UINT64_MAX;
		return true;
	}
	/* Scaling by a power of two is exact, and the largest rate below 1 stays below 2^64. */
	*last = (uint64_t)ceil(ldexp(rate, 64)) - 1;
	return true;
}

uint64_t lbl_sample_share(double rate, uint64_t n)
{
	double product = rate * (double)n;
	double whole = rint(product);
	uint64_t share;

	if (rate >= 1)
		return n;
	if (fabs(product - whole) > 1e-12 * product)
		whole = ceil(product);
	share = (uint64_t)whole;
	return share < n ? share : n;
}

int lbl_sample_cmp_proportional(struct lbl_sample_place a, struct lbl_sample_place b)
{
	wide left = ((wide)a.rank * 2 - 1) * b.size;
	wide right = ((wide)b.rank * 2 - 1) * a.size;

	return (left > right) - (left < right);
}

int lbl_sample_cmp_equal(struct lbl_sample_place a, struct lbl_sample_place b)
{
	return (a.rank > b.rank) - (a.rank < b.rank);
}
