/*
 * quantile: the normal distribution by erfc, Student's t by its finite sums, both
 * inverted by bisection, which needs no luck; stat/intervals and report/ use them.
 */
#include "stat/quantile.h"

#include <math.h>

#define MANY 1000 /* degrees of freedom from which on the expansion is exact to a double */
#define PI 3.14159265358979323846

double lbl_normal_below(double x)
{
	return erfc(-x / sqrt(2)) / 2;
}

/* The probability in one tail above x >= 0. */
static double normal_above(double x, uint64_t df)
{
	(void)df;
	return erfc(x / sqrt(2)) / 2;
}

static double student_above(double t, uint64_t df)
{
	double n = (double)df, angle = atan(t / sqrt(n));
	double s = sin(angle), c = cos(angle), term, sum = 0;
	uint64_t first = df % 2 ? 3 : 2;

	if (df == 1)
		return .5 - angle / PI;
	term = df % 2 ? c : 1;
	for (uint64_t i = first; i <= df; i += 2) {
		sum += term;
		term *= c * c * (double)(i - 1) / (double)i;
	}
	if (df % 2)
		return .5 - (angle + s * sum) / PI;
	return (1 - s * sum) / 2;
}

/* x >= 0 with probability q in (0, 1/2] above it. */
static double invert(double (*above)(double, uint64_t), double q, uint64_t df)
{
	double low = 0, high = 1;

	while (above(high, df) > q) {
		low = high;
		high *= 2;
	}
	for (;;) {
		double middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			return middle;
		if (above(middle, df) > q)
			low = middle;
		else
			high = middle;
	}
}

double lbl_normal_quantile(double p)
{
	return p < .5 ? -invert(normal_above, p, 0) : invert(normal_above, 1 - p, 0);
}

static double expand(double z, double n)
{
	double y = z * z;
	double a = z * (y + 1) / 4;
	double b = z * ((5 * y + 16) * y + 3) / 96;
	double c = z * (((3 * y + 19) * y + 17) * y - 15) / 384;
	double d = z * ((((79 * y + 776) * y + 1482) * y - 1920) * y - 945) / 92160;

	return z + (a + (b + (c + d / n) / n) / n) / n;
}

double lbl_student_quantile(double p, uint64_t df)
{
	if (df > MANY)
		return expand(lbl_normal_quantile(p), (double)df);
	return p < .5 ? -invert(student_above, p, df) : invert(student_above, 1 - p, df);
}
