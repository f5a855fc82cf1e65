/*
 * distance: the rules, one function each. Which labels have which numbers is
 * report/agreement_scale's; what is done with distances is stat/agreement's.
 */
#include "stat/distance.h"

#include <math.h>
#include <stdlib.h>

#include "stat/sum.h"

#define PI 3.14159265358979323846

void lbl_distance_clear(struct lbl_distance *d)
{
	free(d->x);
	free(d->table);
	*d = (struct lbl_distance){ 0 };
}

static double plain(double x, double y, size_t n)
{
	(void)n;
	return fabs(x - y);
}

static double square(double x, double y, size_t n)
{
	(void)n;
	return (x - y) * (x - y);
}

static double root(double x, double y, size_t n)
{
	(void)n;
	return sqrt(fabs(x - y));
}

static double ratio(double x, double y, size_t n)
{
	double share = x + y > 0 ? (x - y) / (x + y) : 0;

	(void)n;
	return share * share;
}

static double steps(double x, double y, size_t n)
{
	double d = fabs(x - y);

	(void)n;
	return d * (d + 1) / 2;
}

static double sine(double x, double y, size_t n)
{
	double s = sin(PI * (x - y) / (double)n);

	return s * s;
}

static double (*const rules[])(double x, double y, size_t n) = {
	[LBL_DISTANCE_PLAIN] = plain, [LBL_DISTANCE_SQUARE] = square,
	[LBL_DISTANCE_ROOT] = root,   [LBL_DISTANCE_RATIO] = ratio,
	[LBL_DISTANCE_STEPS] = steps, [LBL_DISTANCE_SINE] = sine,
};

static double unscaled(const struct lbl_distance *d, size_t k, size_t l)
{
	if (k == l)
		return 0;
	if (d->rule == LBL_DISTANCE_UNLIKE)
		return 1;
	if (d->rule == LBL_DISTANCE_TABLE)
		return d->table[k * d->n + l];
	if (d->rule == LBL_DISTANCE_SETS)
		return lbl_sets_distance(d->sets, d->kind, k, l);
	return rules[d->rule](d->x[k], d->x[l], d->n);
}

double lbl_distance_of(const struct lbl_distance *d, size_t k, size_t l)
{
	double v = unscaled(d, k, l);

	return d->greatest > 0 ? v / d->greatest : v;
}

/* Other rules are at their greatest between the least and the largest x. */
static double at_ends(const struct lbl_distance *d)
{
	size_t least = 0, largest = 0;

	for (size_t k = 1; k < d->n; k++) {
		least = d->x[k] < d->x[least] ? k : least;
		largest = d->x[k] > d->x[largest] ? k : largest;
	}
	return d->n ? unscaled(d, least, largest) : 0;
}

static double at_any(const struct lbl_distance *d)
{
	double most = 0;

	for (size_t k = 0; k < d->n; k++)
		for (size_t l = 0; l < k; l++)
			most = fmax(most, unscaled(d, k, l));
	return most;
}

void lbl_distance_scale(struct lbl_distance *d)
{
	switch (d->rule) {
	case LBL_DISTANCE_UNLIKE:
	case LBL_DISTANCE_SETS:
		d->greatest = 0;
		break;
	case LBL_DISTANCE_SINE:
	case LBL_DISTANCE_TABLE:
		d->greatest = at_any(d);
		break;
	default:
		d->greatest = at_ends(d);
	}
}

static double total_of(const double *mass, size_t n)
{
	struct lbl_sum total = { 0 };

	for (size_t k = 0; k < n; k++)
		lbl_sum_add(&total, mass[k]);
	return lbl_sum_value(&total);
}

/* The others' mass is summed from both ends: total - mass would lose the digits of a small rest. */
static void all_unlike(const double *mass, size_t n, double *out)
{
	struct lbl_sum below = { 0 }, above = { 0 };

	for (size_t k = 0; k < n; k++) {
		out[k] = lbl_sum_value(&below);
		lbl_sum_add(&below, mass[k]);
	}
	for (size_t k = n; k-- > 0;) {
		out[k] += lbl_sum_value(&above);
		lbl_sum_add(&above, mass[k]);
	}
}

/* Where all the mass is on one category, its own x, which a quotient would round. */
static double mean_of(const double *x, const double *mass, double total, size_t n)
{
	struct lbl_sum sum = { 0 };

	for (size_t k = 0; k < n; k++) {
		if (mass[k] >= total)
			return x[k];
		lbl_sum_add(&sum, mass[k] * x[k]);
	}
	return lbl_sum_value(&sum) / total;
}

/* sum_l m_l (x_k - x_l)^2 = M (x_k - mean)^2 + sum_l m_l (x_l - mean)^2 */
static void all_square(const struct lbl_distance *d, const double *mass, size_t n, double *out)
{
	double total = total_of(mass, n), mean = mean_of(d->x, mass, total, n);
	struct lbl_sum second = { 0 };

	for (size_t k = 0; k < n; k++)
		lbl_sum_add(&second, mass[k] * square(d->x[k], mean, n));
	for (size_t k = 0; k < n; k++) {
		out[k] = total * square(d->x[k], mean, n) + lbl_sum_value(&second);
		if (d->greatest > 0)
			out[k] /= d->greatest;
	}
}

void lbl_distance_to_all(const struct lbl_distance *d, const double *mass, size_t n, double *out)
{
	if (d->rule == LBL_DISTANCE_UNLIKE) {
		all_unlike(mass, n, out);
		return;
	}
	if (d->rule == LBL_DISTANCE_SQUARE) {
		all_square(d, mass, n, out);
		return;
	}
	for (size_t k = 0; k < n; k++) {
		struct lbl_sum sum = { 0 };

		for (size_t l = 0; l < n; l++)
			if (mass[l] > 0)
				lbl_sum_add(&sum, mass[l] * lbl_distance_of(d, k, l));
		out[k] = lbl_sum_value(&sum);
	}
}
