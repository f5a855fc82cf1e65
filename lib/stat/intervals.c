/*
 * Intervals of rates. Pure numbers: what a rate is of, and how it is written,
 * is for report/.
 */
#include "stat/intervals.h"

#include <math.h>

void lbl_wilson(uint64_t k, uint64_t n, double z, struct lbl_rate *out)
{
	*out = (struct lbl_rate){ NAN, n, NAN, NAN };
	if (n == 0)
		return;
	double trials = (double)n;
	double p = (double)k / trials;
	double zz = z * z;
	double scale = 1 + zz / trials;
	double centre = (p + zz / (2 * trials)) / scale;
	double half = z * sqrt(p * (1 - p) / trials + zz / (4 * trials * trials)) / scale;

	out->value = p;
	out->low = k == 0 ? 0 : centre - half;
	out->high = k == n ? 1 : centre + half;
}
