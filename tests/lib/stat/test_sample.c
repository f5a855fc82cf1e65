/* stat/sample: thresholds and shares, exactly. */
#include <inttypes.h>

#include "stat/sample.h"
#include "suite.h"

START_TEST(limit_is_exact)
{
	static const struct {
		double rate;
		bool any;
		uint64_t last;
		const char *origin;
	} rows[] = {
		{ 0, false, 0, "nothing is below 0" },
		{ 1, true, UINT64_MAX, "everything is below 2^64" },
		{ 0.5, true, UINT64_C(0x7FFFFFFFFFFFFFFF), "below 2^63" },
		{ 0.25, true, UINT64_C(0x3FFFFFFFFFFFFFFF), "below 2^62" },
		{ 0.1, true, UINT64_C(1844674407370955263),
		  "python3 3.11: math.ceil(Fraction(0.1) * 2**64) - 1" },
		{ 0.01, true, UINT64_C(184467440737095519),
		  "python3 3.11: math.ceil(Fraction(0.01) * 2**64) - 1" },
		{ 0x1p-64, true, 0, "below 1: 0 alone" },
		{ 1e-300, true, 0, "below what is above 0: 0 alone" },
		{ 0x1.fffffffffffffp-1, true, UINT64_C(0xFFFFFFFFFFFFF7FF),
		  "below 2^64 - 2^11, the double before 1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint64_t last = 0;

		ck_assert_msg(lbl_sample_limit(rows[i].rate, &last) == rows[i].any, "%s",
			      rows[i].origin);
		ck_assert_msg(last == rows[i].last, "%" PRIu64 ": %s", last, rows[i].origin);
	}
}
END_TEST

START_TEST(share_is_rounded_up_but_for_noise)
{
	static const struct {
		double rate;
		uint64_t n, want;
	} rows[] = {
		{ 0, 10, 0 },     { 1, 10, 10 },    { 0.1, 10, 1 },  { 0.1, 11, 2 },
		{ 0.07, 100, 7 }, { 0.5, 3, 2 },    { 0.01, 1, 1 },  { 0.3, 10, 3 },
		{ 0.5, 0, 0 },    { 0.99, 10, 10 }, { 1e-9, 10, 1 }, { 0.29, 100, 29 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(lbl_sample_share(rows[i].rate, rows[i].n) == rows[i].want,
			      "%g of %" PRIu64, rows[i].rate, rows[i].n);
}
END_TEST

/* The n first places of strata, by the order that is tested; ties go to the earlier stratum. */
static void allocate(int (*cmp)(struct lbl_sample_place, struct lbl_sample_place),
		     const uint64_t *sizes, size_t k, uint64_t n, uint64_t *taken)
{
	for (size_t h = 0; h < k; h++)
		taken[h] = 0;
	while (n--) {
		size_t best = k;

		for (size_t h = 0; h < k; h++) {
			struct lbl_sample_place place = { taken[h] + 1, sizes[h] };

			if (taken[h] == sizes[h])
				continue;
			if (best == k || cmp(place, (struct lbl_sample_place){ taken[best] + 1,
									       sizes[best] }) < 0)
				best = h;
		}
		taken[best]++;
	}
}

START_TEST(proportional_gives_exact_shares)
{
	/* n N_h / N by hand; the first also in a table of allocations: 200, 120, 60, 20 */
	static const uint64_t sizes[] = { 5000, 3000, 1500, 500 };
	static const uint64_t want[] = { 200, 120, 60, 20 };
	uint64_t taken[4];

	allocate(lbl_sample_cmp_proportional, sizes, 4, 400, taken);
	ck_assert_mem_eq(taken, want, sizeof want);
}
END_TEST

START_TEST(proportional_is_webster)
{
	/* By hand: quotients of 53, 24, 23 by 1, 3, 5, …: 53, 24, 23, 17.7, 10.6, 8, 7.7, 7.6 */
	static const uint64_t sizes[] = { 53, 24, 23 };
	static const uint64_t want[8][3] = { { 1, 0, 0 }, { 1, 1, 0 }, { 1, 1, 1 }, { 2, 1, 1 },
					     { 3, 1, 1 }, { 3, 2, 1 }, { 3, 2, 2 }, { 4, 2, 2 } };
	uint64_t taken[3];

	for (uint64_t n = 1; n <= 8; n++) {
		allocate(lbl_sample_cmp_proportional, sizes, 3, n, taken);
		ck_assert_mem_eq(taken, want[n - 1], sizeof taken);
	}
}
END_TEST

START_TEST(proportional_never_takes_back)
{
	/* The Alabama paradox: largest remainders of 6:6:2 give 4, 4, 2 of 10 and 5, 5, 1 of 11. */
	static const uint64_t sizes[] = { 600, 600, 200 };
	uint64_t before[3] = { 0 }, taken[3];

	for (uint64_t n = 1; n <= 1400; n++) {
		allocate(lbl_sample_cmp_proportional, sizes, 3, n, taken);
		for (size_t h = 0; h < 3; h++)
			ck_assert_uint_ge(taken[h], before[h]);
		memcpy(before, taken, sizeof before);
	}
	ck_assert_mem_eq(before, sizes, sizeof sizes);
}
END_TEST

START_TEST(equal_fills_up_the_small)
{
	/* By hand: 2 and 3 are all there is, the other two share what is left of 20. */
	static const uint64_t sizes[] = { 100, 2, 3, 100 };
	static const uint64_t want[] = { 8, 2, 3, 7 };
	uint64_t taken[4];

	allocate(lbl_sample_cmp_equal, sizes, 4, 20, taken);
	ck_assert_mem_eq(taken, want, sizeof want);
}
END_TEST

START_TEST(huge_strata_do_not_overflow)
{
	struct lbl_sample_place a = { UINT64_C(1) << 62, UINT64_C(1) << 63 };
	struct lbl_sample_place b = { (UINT64_C(1) << 62) + 1, UINT64_C(1) << 63 };

	ck_assert_int_lt(lbl_sample_cmp_proportional(a, b), 0);
	ck_assert_int_gt(lbl_sample_cmp_proportional(b, a), 0);
	ck_assert_int_eq(lbl_sample_cmp_proportional(a, a), 0);
}
END_TEST

SUITE("stat/sample", limit_is_exact, share_is_rounded_up_but_for_noise,
      proportional_gives_exact_shares, proportional_is_webster, proportional_never_takes_back,
      equal_fills_up_the_small, huge_strata_do_not_overflow)
