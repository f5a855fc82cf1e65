/* stat/sample_pool: what is chosen depends on the records alone. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "stat/sample_pool.h"
#include "suite.h"

#define RECORDS 1000
#define BLOCK   37 /* records of a block */

/* Which pools see which blocks, and in which order the records come. */
struct deal {
	unsigned pools;
	unsigned step; /* record i is (i * step) % RECORDS; coprime to RECORDS */
};

static struct lbl_span name(char *out, unsigned i)
{
	int n = sprintf(out, "r%u", i);

	return (struct lbl_span){ out, (size_t)n };
}

static void offer(struct lbl_pool *pool, unsigned i, uint64_t seed, unsigned strata)
{
	char text[32], stratum[32];
	struct lbl_span line = name(text, i);

	lbl_pool_offer(pool, lbl_pool_stratum(pool, name(stratum, i * i % strata)), 0,
		       lbl_hash64(line.ptr, line.len, seed), line, line);
}

/* Marks the chosen; returns how many. */
static size_t choose(const struct deal *deal, const struct lbl_quota *quota, uint64_t seed,
		     unsigned strata, bool chosen[RECORDS])
{
	uint64_t keep = quota->rate >= 0 ? UINT64_MAX : quota->count;
	struct lbl_pool *all = lbl_pool_new(keep, seed), *pools[4];
	struct lbl_pick *picks;
	size_t n;

	for (unsigned k = 0; k < deal->pools; k++)
		pools[k] = lbl_pool_new(keep, seed);
	for (unsigned i = 0; i < RECORDS; i += BLOCK) {
		struct lbl_pool *pool = pools[i / BLOCK % deal->pools];

		for (unsigned r = i; r < i + BLOCK && r < RECORDS; r++)
			offer(pool, r * deal->step % RECORDS, seed, strata);
		lbl_pool_block_end(pool, i / BLOCK);
	}
	for (unsigned k = deal->pools; k-- > 0;)
		lbl_pool_merge(all, pools[k]);
	ck_assert_uint_eq(lbl_pool_seen(all), RECORDS);
	memset(chosen, 0, RECORDS * sizeof *chosen);
	picks = lbl_pool_choose(all, quota, &n);
	for (size_t i = 0; i < n; i++) {
		unsigned r = 0;

		ck_assert(i == 0 || picks[i - 1].block < picks[i].block ||
			  (picks[i - 1].block == picks[i].block &&
			   picks[i - 1].index < picks[i].index));
		ck_assert_int_eq(sscanf(picks[i].text, "r%u", &r), 1);
		chosen[r] = true;
	}
	free(picks);
	lbl_pool_free(all);
	return n;
}

START_TEST(any_order_and_any_number_of_pools)
{
	static const struct deal deals[] = { { 1, 1 }, { 2, 1 }, { 4, 1 }, { 1, 7 }, { 3, 999 } };
	static const struct lbl_quota quotas[] = {
		{ 1, -1, LBL_ALLOCATE_PROPORTIONAL },   { 50, -1, LBL_ALLOCATE_PROPORTIONAL },
		{ 50, -1, LBL_ALLOCATE_EQUAL },         { 5, -1, LBL_ALLOCATE_EACH },
		{ 0, 0.13, LBL_ALLOCATE_PROPORTIONAL }, { 5000, -1, LBL_ALLOCATE_PROPORTIONAL },
	};
	bool want[RECORDS], got[RECORDS];

	for (size_t q = 0; q < sizeof quotas / sizeof *quotas; q++) {
		for (unsigned strata = 1; strata <= 11; strata += 10) {
			size_t n = choose(&deals[0], &quotas[q], 1, strata, want);

			for (size_t d = 1; d < sizeof deals / sizeof *deals; d++) {
				ck_assert_uint_eq(choose(&deals[d], &quotas[q], 1, strata, got), n);
				ck_assert_mem_eq(want, got, sizeof want);
			}
		}
	}
}
END_TEST

START_TEST(larger_holds_smaller)
{
	static const struct deal deal = { 2, 1 };
	bool before[RECORDS] = { false }, now[RECORDS];

	for (int allocate = 0; allocate <= LBL_ALLOCATE_EACH; allocate++) {
		memset(before, 0, sizeof before);
		for (uint64_t count = 1; count < 200; count += 3) {
			struct lbl_quota quota = { count, -1, (enum lbl_allocate)allocate };

			choose(&deal, &quota, 9, 7, now);
			for (size_t i = 0; i < RECORDS; i++)
				ck_assert(now[i] || !before[i]);
			memcpy(before, now, sizeof before);
		}
	}
}
END_TEST

START_TEST(counts_are_what_was_asked)
{
	static const struct deal deal = { 2, 1 };
	/* i * i mod 7 is 0, 1, 4, 2: four strata of 143, 286, 286 and 285 records */
	static const struct {
		struct lbl_quota quota;
		size_t want;
	} rows[] = {
		{ { 0, -1, LBL_ALLOCATE_PROPORTIONAL }, 0 },
		{ { 100, -1, LBL_ALLOCATE_PROPORTIONAL }, 100 },
		{ { 100, -1, LBL_ALLOCATE_EQUAL }, 100 },
		{ { 100, -1, LBL_ALLOCATE_EACH }, 400 },
		{ { 200, -1, LBL_ALLOCATE_EACH }, 143 + 3 * 200 },
		{ { 2000, -1, LBL_ALLOCATE_PROPORTIONAL }, 1000 },
		{ { 0, 0, LBL_ALLOCATE_PROPORTIONAL }, 0 },
		{ { 0, 1, LBL_ALLOCATE_PROPORTIONAL }, 1000 },
		{ { 0, 0.1, LBL_ALLOCATE_PROPORTIONAL }, 15 + 29 + 29 + 29 },
	};
	bool chosen[RECORDS];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_uint_eq(choose(&deal, &rows[i].quota, 3, 7, chosen), rows[i].want);
}
END_TEST

/*
 * Over seeds every record is chosen equally often: 400 choices of 100 of 1000. A record's
 * count is binomial(400, 0.1), and their chi-square (999 degrees of freedom, less for the
 * fixed total, times 0.9 for the choice without replacement) is near 999 * 0.9; its standard
 * deviation is 45, so 6 of them either way are never passed by chance.
 */
START_TEST(all_are_chosen_equally_often)
{
	static const struct deal deal = { 1, 1 };
	const struct lbl_quota quota = { 100, -1, LBL_ALLOCATE_PROPORTIONAL };
	unsigned times[RECORDS] = { 0 };
	bool chosen[RECORDS];
	double chi2 = 0;

	for (uint64_t seed = 0; seed < 400; seed++) {
		choose(&deal, &quota, seed, 1, chosen);
		for (size_t i = 0; i < RECORDS; i++)
			times[i] += chosen[i];
	}
	for (size_t i = 0; i < RECORDS; i++)
		chi2 += (times[i] - 40.0) * (times[i] - 40.0) / 40.0;
	ck_assert_double_gt(chi2, 999 * 0.9 - 6 * 45 * 0.9);
	ck_assert_double_lt(chi2, 999 * 0.9 + 6 * 45 * 0.9);
}
END_TEST

START_TEST(majors_order_as_scores)
{
	static const double falling[] = { INFINITY, 1e300,      2,  1,      0x1p-1074,
					  0,        -0x1p-1074, -1, -1e300, -INFINITY };
	size_t n = sizeof falling / sizeof *falling;

	for (size_t i = 1; i < n; i++)
		ck_assert_uint_lt(lbl_rank_major(falling[i - 1]), lbl_rank_major(falling[i]));
	ck_assert_uint_eq(lbl_rank_major(-0.0), lbl_rank_major(0.0));
	ck_assert_uint_lt(LBL_RANK_FIRST, lbl_rank_major(INFINITY));
	ck_assert_uint_gt(LBL_RANK_LAST, lbl_rank_major(-INFINITY));
}
END_TEST

START_TEST(same_key_ties_by_bytes_then_by_place)
{
	static const char *const lines[] = { "one", "two", "two", "six" };
	struct lbl_quota quota = { 2, -1, LBL_ALLOCATE_PROPORTIONAL };
	char want[16] = "", got[16];

	for (int turn = 0; turn < 4; turn++) {
		struct lbl_pool *pool = lbl_pool_new(2, 5);
		uint32_t s = lbl_pool_stratum(pool, lbl_span_of(""));
		struct lbl_pick *picks;
		size_t n;

		for (int i = 0; i < 4; i++) {
			struct lbl_span line = lbl_span_of(lines[(i + turn) % 4]);

			lbl_pool_offer(pool, s, 0, 77, line, line);
		}
		lbl_pool_block_end(pool, 0);
		picks = lbl_pool_choose(pool, &quota, &n);
		ck_assert_uint_eq(n, 2);
		/* in either order of input the same two */
		snprintf(got, sizeof got, "%.3s %.3s",
			 strncmp(picks[0].text, picks[1].text, 3) < 0 ? picks[0].text
								      : picks[1].text,
			 strncmp(picks[0].text, picks[1].text, 3) < 0 ? picks[1].text
								      : picks[0].text);
		if (!turn)
			strcpy(want, got);
		ck_assert_str_eq(got, want);
		free(picks);
		lbl_pool_free(pool);
	}
}
END_TEST

SUITE("stat/sample_pool", any_order_and_any_number_of_pools, larger_holds_smaller,
      counts_are_what_was_asked, all_are_chosen_equally_often, majors_order_as_scores,
      same_key_ties_by_bytes_then_by_place)
