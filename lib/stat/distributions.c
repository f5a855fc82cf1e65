/*
 * distributions: one continued fraction for the beta function, a series and a
 * continued fraction for the gamma function, and bisection for the quantile.
 * They go on until they stand: nothing is cut off for many degrees of freedom.
 * stat/quantile has what needs neither function, the normal distribution and Student's t.
 */
#include "stat/distributions.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define STEPS_MAX   10000000 /* grow with the root of the degrees of freedom: enough for 1e13 */
#define HALF_LN_TAU 0.918938533204672741780 /* ln(2 pi) / 2 */

/* What Stirling's (x - 1/2) ln x - x + ln(2 pi) / 2 lacks to ln gamma(x), for x >= 10. */
static double stirling_rest(double x)
{
	static const double terms[] = { -691. / 360360, 1. / 1188, -1. / 1680,
					1. / 1260,      -1. / 360, 1. / 12 };
	double sum = 0;

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		sum = sum / (x * x) + terms[i];
	return sum / x;
}

static double ln_gamma(double x)
{
	double product = 1;

	for (; x < 10; x++)
		product *= x;
	return (x - .5) * log(x) - x + HALF_LN_TAU + stirling_rest(x) - log(product);
}

/* The larger argument by Stirling, term by term against the sum, so that nothing large is left. */
static double ln_beta(double a, double b)
{
	double small = fmin(a, b), large = fmax(a, b), all = a + b;

	if (large < 10)
		return ln_gamma(a) + ln_gamma(b) - ln_gamma(all);
	return ln_gamma(small) + small - small * log(all) - (large - .5) * log1p(small / large) +
	       stirling_rest(large) - stirling_rest(all);
}

static double away_from_zero(double x)
{
	return fabs(x) < 1e-300 ? 1e-300 : x;
}

/* A continued fraction in the making, by Lentz' method: 1 / (1 + t1 / (1 + t2 / ...)). */
struct fraction {
	double c, d, value, step;
};

static void fraction_add(struct fraction *f, double term)
{
	f->d = 1 / away_from_zero(1 + term * f->d);
	f->c = away_from_zero(1 + term / f->c);
	f->step = f->c * f->d;
	f->value *= f->step;
}

static bool stands(double step)
{
	return fabs(step - 1) < 1e-16;
}

static double beta_fraction(double a, double b, double x)
{
	double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
	struct fraction f = { .c = 1, .d = d, .value = d };

	for (int m = 1; m < STEPS_MAX; m++) {
		fraction_add(&f, m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
		fraction_add(&f, -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
		if (stands(f.step))
			return f.value;
	}
	return NAN;
}

/* The probability that a beta variable stays below x, or exceeds it; y = 1 - x, with digits. */
static double beta_tail(double a, double b, double x, double y, bool upper)
{
	double ln_x = x < y ? log(x) : log1p(-y), ln_y = x < y ? log1p(-x) : log(y);
	double power = exp(a * ln_x + b * ln_y - ln_beta(a, b));

	if (x < (a + 1) / (a + b + 2)) {
		double lower = power * beta_fraction(a, b, x) / a;

		return upper ? 1 - lower : lower;
	}
	power *= beta_fraction(b, a, y) / b;
	return upper ? power : 1 - power;
}

/* Whether f lies below the quantile; the smaller tail is compared, it has the digits. */
static bool below(double f, double p, double df1, double df2)
{
	double all = df1 * f + df2, x = df1 * f / all, y = df2 / all;

	if (p < .5)
		return beta_tail(df1 / 2, df2 / 2, x, y, false) < p;
	return beta_tail(df1 / 2, df2 / 2, x, y, true) > 1 - p;
}

double lbl_f_quantile(double p, double df1, double df2)
{
	double low = 1, high = 1;

	if (!(p > 0 && p < 1 && df1 > 0 && df2 > 0))
		return NAN;
	while (high < 1e150 && below(high, p, df1, df2))
		high *= high < 4 ? 2 : high;
	while (low > 1e-150 && !below(low, p, df1, df2))
		low *= low > .25 ? .5 : low;
	if (high >= 1e150)
		return INFINITY;
	if (low <= 1e-150)
		return 0;
	for (;;) {
		double middle = high > 4 * low ? sqrt(low) * sqrt(high) : low + (high - low) / 2;

		if (middle <= low || middle >= high)
			return middle;
		if (below(middle, p, df1, df2))
			low = middle;
		else
			high = middle;
	}
}

/* x^a e^-x / gamma(a + 1); for large a around a, where x^a alone would have no digits. */
static double gamma_power(double a, double x)
{
	double off = (x - a) / a;

	if (a < 10)
		return exp(a * log(x) - x - ln_gamma(a + 1));
	return exp(a * (log1p(off) - off) - stirling_rest(a) - HALF_LN_TAU - log(a) / 2);
}

static double gamma_series(double a, double x)
{
	double term = 1, sum = 1;

	for (int n = 1; n < STEPS_MAX; n++) {
		term *= x / (a + n);
		sum += term;
		if (term < sum * 1e-17)
			return sum;
	}
	return NAN;
}

/* 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...)), by the same method. */
static double gamma_fraction(double a, double x)
{
	double b = x + 1 - a, c = 1e300, d = 1 / away_from_zero(b), value = d;

	for (int n = 1; n < STEPS_MAX; n++) {
		double term = n * (a - n), step;

		b += 2;
		d = 1 / away_from_zero(b + term * d);
		c = away_from_zero(b + term / c);
		step = c * d;
		value *= step;
		if (stands(step))
			return value;
	}
	return NAN;
}

double lbl_chi2_tail(double x, double df)
{
	double a = df / 2, half = x / 2;

	if (!(x >= 0 && df > 0))
		return NAN;
	if (x == 0)
		return 1;
	if (half < a + 1)
		return 1 - gamma_power(a, half) * gamma_series(a, half);
	return gamma_power(a, half) * a * gamma_fraction(a, half);
}
