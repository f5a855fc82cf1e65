/* Logarithmic histograms: bounds by hand, quantiles against sorted values, merging. */
#include <math.h>
#include <stdbool.h>

#include "base/hash.h"
#include "stat/histogram.h"
#include "../suite.h"

/* By hand: 1 to 100 alone; from 101 on steps of 2 (101 * 1.01 = 102.01, up to 103), then
 * 103, 105 (104.03), 107 (106.05); 1.01 * 1000 …  The last is that of LBL_HISTOGRAM_MAX. */
static const struct {
	uint64_t value;
	unsigned bucket;
	double middle;
} rows[] = {
	{ 0, 0, 0 },         { 1, 1, 1 },         { 2, 2, 2 },         { 99, 99, 99 },
	{ 100, 100, 100 },   { 101, 101, 101.5 }, { 102, 101, 101.5 }, { 103, 102, 103.5 },
	{ 104, 102, 103.5 }, { 105, 103, 105.5 },
};

START_TEST(bounds)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ck_assert_uint_eq(lbl_histogram_bucket(rows[i].value), rows[i].bucket);
		ck_assert_double_eq(lbl_histogram_value(rows[i].bucket), rows[i].middle);
	}
	ck_assert_uint_eq(lbl_histogram_bucket(LBL_HISTOGRAM_MAX), LBL_HISTOGRAM_BUCKETS - 1);
	ck_assert(isnan(lbl_histogram_value(LBL_HISTOGRAM_BUCKETS)));
}
END_TEST

/* Each value lies in its bucket, buckets ascend, and a middle is within half a percent. */
START_TEST(every_size)
{
	unsigned before = 0;

	for (uint64_t v = 1; v <= LBL_HISTOGRAM_MAX; v += 1 + v / 700) {
		unsigned b = lbl_histogram_bucket(v);

		ck_assert_msg(b >= before && b < LBL_HISTOGRAM_BUCKETS, "%llu in %u",
			      (unsigned long long)v, b);
		ck_assert_msg(fabs(lbl_histogram_value(b) - (double)v) <= 0.005 * (double)v + 1e-9,
			      "%llu shown as %g", (unsigned long long)v, lbl_histogram_value(b));
		before = b;
	}
}
END_TEST

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Nearest rank: the ceil(n p)-th of the sorted values, below 101 exactly. */
START_TEST(quantiles)
{
	static const unsigned per_mille[] = { 1, 250, 500, 900, 990, 1000 };
	uint64_t values[300];

	for (size_t n = 1; n <= 300; n += 13) {
		struct lbl_histogram h = { 0 };

		for (size_t i = 0; i < n; i++) {
			values[i] = lbl_hash64(&i, sizeof i, n) % 101;
			lbl_histogram_add(&h, lbl_histogram_bucket(values[i]), 1);
		}
		qsort(values, n, sizeof *values, by_number);
		for (size_t q = 0; q < 6; q++) {
			size_t rank = (n * per_mille[q] + 999) / 1000;

			ck_assert_double_eq(lbl_histogram_quantile(&h, per_mille[q]),
					    (double)values[rank - 1]);
		}
		lbl_histogram_clear(&h);
	}
}
END_TEST

static bool equal(const struct lbl_histogram *a, const struct lbl_histogram *b)
{
	for (unsigned i = 0; i < LBL_HISTOGRAM_BUCKETS; i++) {
		uint64_t x = i - a->first < a->n ? a->counts[i - a->first] : 0;
		uint64_t y = i - b->first < b->n ? b->counts[i - b->first] : 0;

		if (x != y)
			return false;
	}
	return a->total == b->total;
}

START_TEST(merging)
{
	struct lbl_histogram whole = { 0 }, low = { 0 }, high = { 0 }, none = { 0 };
	struct lbl_histogram left = { 0 }, right = { 0 };

	for (uint64_t v = 1; v < 5000000000; v = v * 3 / 2 + 1) {
		unsigned b = lbl_histogram_bucket(v);

		lbl_histogram_add(&whole, b, v % 5 + 1);
		lbl_histogram_add(v < 50000 ? &low : &high, b, v % 5 + 1);
	}
	lbl_histogram_merge(&left, &low);
	lbl_histogram_merge(&left, &none);
	lbl_histogram_merge(&left, &high);
	lbl_histogram_merge(&right, &high);
	lbl_histogram_merge(&right, &low);
	ck_assert(equal(&left, &whole) && equal(&right, &whole));
	lbl_histogram_clear(&whole);
	lbl_histogram_clear(&low);
	lbl_histogram_clear(&high);
	lbl_histogram_clear(&left);
	lbl_histogram_clear(&right);
}
END_TEST

START_TEST(empty)
{
	struct lbl_histogram h = { 0 };

	ck_assert(isnan(lbl_histogram_quantile(&h, 500)));
	lbl_histogram_add(&h, 5, 0);
	ck_assert(h.total == 0 && isnan(lbl_histogram_quantile(&h, 1000)));
	lbl_histogram_clear(&h);
}
END_TEST

/* The rank of huge totals is exact: half of 2^62 + 2 values lie in each of two buckets. */
START_TEST(huge)
{
	struct lbl_histogram h = { 0 };

	lbl_histogram_add(&h, 10, (UINT64_C(1) << 61) + 1);
	lbl_histogram_add(&h, 20, (UINT64_C(1) << 61) + 1);
	ck_assert_double_eq(lbl_histogram_quantile(&h, 500), 10);
	lbl_histogram_add(&h, 20, 2);
	ck_assert_double_eq(lbl_histogram_quantile(&h, 500), 20);
	lbl_histogram_clear(&h);
}
END_TEST

SUITE("stat/histogram", bounds, every_size, quantiles, merging, empty, huge)
