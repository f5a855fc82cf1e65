/* The largest matching, and F1 between annotators. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "stat/f1.h"
#include "../suite.h"

START_TEST(largest_matching)
{
	static const struct {
		const char *why;
		size_t rows, columns;
		const char *allowed;
		size_t want;
	} rows[] = {
		{ "nothing", 0, 0, "", 0 },
		{ "no columns", 3, 0, "", 0 },
		{ "none allowed", 2, 2, "0000", 0 },
		{ "one column for all", 3, 1, "111", 1 },
		{ "first come would take the other's only one", 2, 2, "1110", 2 },
		{ "two turns back", 3, 3, "110101100", 3 },
		{ "a column too few", 3, 3, "110110110", 2 },
		{ "wide", 2, 4, "00010001", 1 },
		{ "all", 3, 3, "111111111", 3 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = rows[i].rows * rows[i].columns, got;
		bool *allowed = lbl_alloc_zero(n, sizeof *allowed);

		for (size_t j = 0; j < n; j++)
			allowed[j] = rows[i].allowed[j] == '1';
		got = lbl_match_most(allowed, rows[i].rows, rows[i].columns);
		ck_assert_msg(got == rows[i].want, "%s: %zu", rows[i].why, got);
		free(allowed);
	}
}
END_TEST

static size_t try_all(const bool *allowed, size_t rows, size_t columns, size_t row, unsigned taken)
{
	size_t most;

	if (row == rows)
		return 0;
	most = try_all(allowed, rows, columns, row + 1, taken);
	for (size_t c = 0; c < columns; c++) {
		size_t with;

		if (!allowed[row * columns + c] || taken & 1U << c)
			continue;
		with = 1 + try_all(allowed, rows, columns, row + 1, taken | 1U << c);
		most = with > most ? with : most;
	}
	return most;
}

/* Tables of 5 by 5 from a linear congruential generator, against trying all matchings. */
START_TEST(against_all_matchings)
{
	uint32_t state = 1;

	for (int round = 0; round < 500; round++) {
		bool allowed[25];

		for (size_t i = 0; i < 25; i++) {
			state = state * 1664525 + 1013904223;
			allowed[i] = state >> 24 < 90;
		}
		ck_assert_uint_eq(lbl_match_most(allowed, 5, 5), try_all(allowed, 5, 5, 0, 0));
	}
}
END_TEST

/* A staircase: each row may have its own column and the one before; row 0 comes last. */
START_TEST(long_path)
{
	enum { N = 2000 };
	bool *allowed = lbl_alloc_zero((size_t)N * N, sizeof *allowed);

	for (size_t i = 0; i < N; i++) {
		size_t row = N - 1 - i;

		allowed[row * N + i] = true;
		if (i + 1 < N)
			allowed[row * N + i + 1] = true;
	}
	ck_assert_uint_eq(lbl_match_most(allowed, N, N), N);
	free(allowed);
}
END_TEST

START_TEST(f1_of_a_pair)
{
	/* 2 * 1 / (4 + 6) and 2 * 3 / (4 + 6), by hand */
	static const struct lbl_matches m = { 5, 4, 6, { 1, 3 } };
	static const struct lbl_matches none = { .items = 5 };
	struct lbl_coefficient c;

	lbl_f1(&m, LBL_MATCH_EXACT, &c);
	ck_assert_double_eq_tol(c.value, .2, 1e-15);
	lbl_f1(&m, LBL_MATCH_IOU, &c);
	ck_assert_double_eq_tol(c.value, .6, 1e-15);
	ck_assert(isnan(c.se) && c.se_reason);
	ck_assert(c.n == 5 && c.ratings == 10 && !c.reason && isnan(c.expected));
	lbl_f1(&none, LBL_MATCH_IOU, &c);
	ck_assert(isnan(c.value) && c.n == 5);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_MARKS);
}
END_TEST

START_TEST(mean_over_pairs)
{
	static const struct lbl_matches m[] = { { 5, 4, 6, { 0, 3 } },
						{ 2, 0, 0, { 0, 0 } },
						{ 1, 1, 0, { 0, 0 } } };
	struct lbl_coefficient c;

	lbl_f1_mean(m, 3, LBL_MATCH_IOU, &c);
	ck_assert_double_eq_tol(c.value, .3, 1e-15);
	ck_assert(c.pairs == 2 && c.pairs_undefined == 1 && c.n == 6 && c.ratings == 11);
	lbl_f1_mean(m + 1, 1, LBL_MATCH_IOU, &c);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_MARKS);
	lbl_f1_mean(m, 0, LBL_MATCH_IOU, &c);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_OVERLAP);
}
END_TEST

SUITE("stat/f1", largest_matching, against_all_matchings, long_path, f1_of_a_pair, mean_over_pairs)
