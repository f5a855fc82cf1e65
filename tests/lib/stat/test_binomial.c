/*
 * Binomial numbers against exact probabilities. The probabilities of small cases are products
 * of integers here, which shares nothing with the code.
 */
#include <inttypes.h>
#include <math.h>

#include "stat/binomial.h"
#include "stat/quantile.h"
#include "../suite.h"

START_TEST(probabilities)
{
	/* python3 3.11, decimal with 60 digits, from factorials (Stirling's series above 3000) */
	static const struct {
		double k, n, p, want;
	} rows[] = {
		{ 3, 10, .25, -1.3851658477400923 },
		{ 0, 10, .25, -2.8768207245178092 },
		{ 10, 10, .25, -13.862943611198906 },
		{ 1, 2, .5, -0.69314718055994529 },
		{ 20, 40, .5, -2.0764804291473871 },
		{ 5, 1000, .01, -3.2846654854678459 },
		{ 400, 1000, .5, -23.795035434399946 },
		{ 1e6, 1e7, .1, -7.7740136386171557 },
		{ 999000, 1e7, .1, -8.329289189108902 },
		{ 5e14, 1e15, .5, -17.495179550100069 },
		{ 500000030000000, 1e15, .5, -19.29517955010007 },
		{ 999999999999997, 1e15, .999999999999996, -1.632078066809536 },
		{ 70, 1e15, 6e-14, -3.8349242102299201 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double got = lbl_binomial_log(rows[i].k, rows[i].n, rows[i].p);

		ck_assert_msg(fabs(got - rows[i].want) <= 1e-13 * fmax(1, fabs(rows[i].want)),
			      "%g of %g, %g: %.17g, not %.17g", rows[i].k, rows[i].n, rows[i].p,
			      got, rows[i].want);
	}
}
END_TEST

/* The distribution by going from k to k + 1, in long double. */
static void exact(long double *chance, int n, int part, int whole)
{
	long double odds = (long double)part / (whole - part), at = 1;

	for (int i = 0; i < n; i++)
		at *= (long double)(whole - part) / whole;
	for (int k = 0; k <= n; k++) {
		chance[k] = at;
		at *= odds * (n - k) / (k + 1);
	}
}

/* Pearson's statistic of counts against chances; neighbours join until 20 are expected. */
static double chi_square(const unsigned *count, const long double *chance, int n, int draws,
			 int *df)
{
	double sum = 0, expected = 0, seen = 0, left = draws, rest = draws;

	*df = -1;
	for (int k = 0; k <= n; k++) {
		expected += (double)chance[k] * draws;
		seen += count[k];
		if ((expected < 20 || left - expected < 20) && k < n)
			continue;
		expected = k == n ? left : expected;
		sum += (seen - expected) * (seen - expected) / expected;
		left -= expected;
		rest -= seen;
		expected = seen = 0;
		++*df;
	}
	ck_assert(rest == 0);
	return sum;
}

#define TRIALS 400
#define DRAWS  200000

START_TEST(small_numbers)
{
	/* inversion and hat, on either side of a half, and where one takes over */
	static const int rows[][3] = { { 1, 1, 3 },     { 2, 1, 2 },      { 5, 4, 5 },
				       { 19, 1, 2 },    { 20, 1, 2 },     { 40, 1, 4 },
				       { 40, 3, 4 },    { 100, 99, 1000 }, { 100, 101, 1000 },
				       { 100, 899, 1000 }, { 400, 1, 3 },  { 400, 1, 400 },
				       { 300, 9, 10 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int n = rows[i][0], part = rows[i][1], whole = rows[i][2], df;
		unsigned count[TRIALS + 1] = { 0 };
		long double chance[TRIALS + 1];
		struct lbl_random r;
		double x;

		lbl_random_init(&r, 1, i);
		for (int d = 0; d < DRAWS; d++) {
			uint64_t k = lbl_binomial(&r, (uint64_t)n, (uint64_t)part,
						  (uint64_t)whole);

			ck_assert(k <= (uint64_t)n);
			count[k]++;
		}
		exact(chance, n, part, whole);
		x = chi_square(count, chance, n, DRAWS, &df);
		/* 4 standard deviations of a chi-square's own, sqrt(2 df) */
		ck_assert_msg(df > 0 && x < df + 4 * sqrt(2. * df) + 4,
			      "%d trials, %d of %d: chi-square %g of %d degrees", n, part, whole, x,
			      df);
	}
}
END_TEST

/* Many trials: the normal distribution, twenty bins of equal chance; its error is 1 / sd. */
START_TEST(large_numbers)
{
	static const struct {
		uint64_t n, part, whole;
	} rows[] = {
		{ UINT64_C(1000000000000), 1, 2 },
		{ LBL_BINOMIAL_MAX, 1, 2 },
		{ LBL_BINOMIAL_MAX, 1, 1000 },
		{ LBL_BINOMIAL_MAX, 999, 1000 },
		{ LBL_BINOMIAL_MAX, 123456789012345, LBL_BINOMIAL_MAX },
		{ LBL_BINOMIAL_MAX, LBL_BINOMIAL_MAX - 3000000000, LBL_BINOMIAL_MAX },
	};
	enum { BINS = 20, N = 100000 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unsigned count[BINS] = { 0 };
		double p = (double)rows[i].part / (double)rows[i].whole, n = (double)rows[i].n;
		double sd = sqrt(n * p * (1 - p)), x = 0;
		struct lbl_random r;

		lbl_random_init(&r, 2, i);
		for (int d = 0; d < N; d++) {
			uint64_t k = lbl_binomial(&r, rows[i].n, rows[i].part, rows[i].whole);
			double below = lbl_normal_below(((double)k - n * p) / sd);

			count[(int)fmin(below * BINS, BINS - 1)]++;
		}
		for (int b = 0; b < BINS; b++)
			x += pow(count[b] - (double)N / BINS, 2) / ((double)N / BINS);
		ck_assert_msg(x < BINS - 1 + 4 * sqrt(2. * (BINS - 1)),
			      "%" PRIu64 " trials: chi-square %g of 19 degrees", rows[i].n, x);
	}
}
END_TEST

START_TEST(rare_among_many)
{
	/* Poisson's distribution of mean 3, by hand: e^-3 (1, 3, 4.5, 4.5, 3.375, …) */
	static const double want[] = { .049787, .149361, .224042, .224042, .168031 };
	unsigned count[5] = { 0 };
	struct lbl_random r;

	lbl_random_init(&r, 3, 0);
	for (int d = 0; d < DRAWS; d++) {
		uint64_t k = lbl_binomial(&r, LBL_BINOMIAL_MAX, 3, LBL_BINOMIAL_MAX);

		if (k < 5)
			count[k]++;
	}
	for (int k = 0; k < 5; k++)
		ck_assert_msg(fabs((double)count[k] / DRAWS - want[k]) < .004, "%d: %u", k,
			      count[k]);
}
END_TEST

START_TEST(without_chance)
{
	struct lbl_random r;

	lbl_random_init(&r, 4, 0);
	for (uint64_t n = 0; n < 100; n++) {
		ck_assert(lbl_binomial(&r, n, 0, 5) == 0);
		ck_assert(lbl_binomial(&r, n, 5, 5) == n);
		ck_assert(lbl_binomial(&r, n, 0, 0) == 0);
	}
	ck_assert(lbl_binomial(&r, LBL_BINOMIAL_MAX, 7, 7) == LBL_BINOMIAL_MAX);
	ck_assert(lbl_binomial(&r, 0, 1, 2) == 0);
}
END_TEST

SUITE("stat/binomial", probabilities, small_numbers, large_numbers, rare_among_many, without_chance)
