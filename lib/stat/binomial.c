/*
 * binomial: a hat of simple shape over the probabilities, under which points are
 * drawn until one lies below them; a box inside them spares most logarithms. What
 * is resampled with such numbers is stat/bootstrap's.
 */
#include "stat/binomial.h"

#include <math.h>
#include <stddef.h>

#define TWO_PI 6.28318530717958647693
#define FEW 10 /* a mean that inversion serves as fast; the hat needs as much */
#define FAR 200 /* no mean below FEW gives so many: the probability is below 1e-180 */

/* What Stirling's formula leaves of log n!, for n > 0. */
static double stirling_rest(double n)
{
	static const double exact[] = {
		0,
		0.08106146679532726, 0.0413406959554093,    0.02767792568499834,
		0.020790672103765093, 0.016644691189821193, 0.013876128823070748,
		0.01189670994589177,  0.010411265261972096, 0.009255462182712733,
		0.00833056343336287,  0.007573675487951841, 0.00694284010720953,
		0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
	};
	double nn = n * n;

	if (n < (double)(sizeof exact / sizeof *exact))
		return exact[(size_t)n];
	return (1. / 12 - (1. / 360 - (1. / 1260 - (1. / 1680 - 1. / 1188 / nn) / nn) / nn) / nn) /
	       n;
}

/* x log(x / mean) + mean - x, for x > 0, without the loss of digits where x is near the mean. */
static double deviance(double x, double mean)
{
	double v = (x - mean) / (x + mean), sum = (x - mean) * v, term = 2 * x * v;

	if (fabs(x - mean) > .1 * (x + mean))
		return x * log(x / mean) + mean - x;
	for (int i = 1;; i++) {
		double next;

		term *= v * v;
		next = sum + term / (2 * i + 1);
		if (next == sum)
			return sum;
		sum = next;
	}
}

double lbl_binomial_log(double k, double n, double p)
{
	if (k <= 0)
		return n * log1p(-p);
	if (k >= n)
		return n * log(p);
	return stirling_rest(n) - stirling_rest(k) - stirling_rest(n - k) - deviance(k, n * p) -
	       deviance(n - k, n * (1 - p)) + log(n / (TWO_PI * k * (n - k))) / 2;
}

/* Goes up from 0 until the probabilities have passed a uniform number. */
static uint64_t invert(struct lbl_random *r, double n, double p)
{
	double odds = p / (1 - p), none = exp(n * log1p(-p));

	for (;;) {
		double u = lbl_random_unit(r), chance = none, k = 0;

		while (u >= chance && k < FAR && k < n) {
			u -= chance;
			chance *= (n - k) / (k + 1) * odds;
			k++;
		}
		if (u < chance)
			return (uint64_t)k;
	}
}

/* BTRS, in Hormann's letters. */
static uint64_t reject(struct lbl_random *r, double n, double p)
{
	double sd = sqrt(n * p * (1 - p)), b = 1.15 + 2.53 * sd;
	double a = -.0873 + .0248 * b + .01 * p, c = n * p + .5, vr = .92 - 4.2 / b;
	double alpha = (2.83 + 5.1 / b) * sd, top = NAN;

	for (;;) {
		double u = lbl_random_unit(r) - .5, v = lbl_random_unit(r);
		double us = .5 - fabs(u), k = floor((2 * a / us + b) * u + c);

		if (us >= .07 && v <= vr)
			return (uint64_t)k;
		if (!(k >= 0 && k <= n))
			continue;
		if (isnan(top))
			top = lbl_binomial_log(floor((n + 1) * p), n, p);
		if (log(v * alpha / (a / (us * us) + b)) <= lbl_binomial_log(k, n, p) - top)
			return (uint64_t)k;
	}
}

uint64_t lbl_binomial(struct lbl_random *r, uint64_t n, uint64_t part, uint64_t whole)
{
	uint64_t rest = whole - part, k;
	double rare;

	if (n == 0 || part == 0)
		return 0;
	if (rest == 0)
		return n;
	rare = (double)(part < rest ? part : rest) / (double)whole;
	k = (double)n * rare < FEW ? invert(r, (double)n, rare) : reject(r, (double)n, rare);
	return part < rest ? k : n - k;
}
