/* base/digits: doubles to twelve digits as the C library rounds them; integers as it writes. */
#include "base/digits.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "suite.h"

#define DRAWS 200000

/* A fixed sequence of draws. */
static uint64_t draw(uint64_t *state)
{
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return *state ^ *state >> 29;
}

/* The library's digits, exact by its own promise (glibc, musl), in this C locale. */
static void check_round(double value)
{
	char text[40], all[LBL_ROUND_DIGITS + 1];
	uint64_t digits = 0, want;
	int e = 0;

	if (!lbl_digits_round(value, &digits, &e)) {
		ck_assert_msg(value < 2e-21 || value >= 9e11, "%a is not rounded", value);
		return;
	}
	snprintf(text, sizeof text, "%.*e", LBL_ROUND_DIGITS - 1, value);
	all[0] = text[0];
	memcpy(all + 1, text + 2, LBL_ROUND_DIGITS - 1);
	all[LBL_ROUND_DIGITS] = '\0';
	want = strtoull(all, NULL, 10);
	ck_assert_msg(digits == want && e == (int)strtol(strchr(text, 'e') + 1, NULL, 10),
		      "%a: %" PRIu64 " e%d, not %s", value, digits, e, text);
}

START_TEST(ties_go_to_even)
{
	static const struct {
		double value;
		uint64_t digits;
		int exponent;
	} rows[] = { /* by hand: all these are doubles exactly */
		{ 100000000000.5, 100000000000, 11 },
		{ 100000000001.5, 100000000002, 11 },
		{ 999999999998.5, 999999999998, 11 },
		{ 999999999999.5, 100000000000, 12 },
		{ 0.5, 500000000000, -1 },
		{ 1, 100000000000, 0 },
		{ 8, 800000000000, 0 },
		{ 16, 160000000000, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint64_t digits;
		int e;

		ck_assert(lbl_digits_round(rows[i].value, &digits, &e));
		ck_assert_uint_eq(digits, rows[i].digits);
		ck_assert_int_eq(e, rows[i].exponent);
	}
}
END_TEST

START_TEST(doubles_round_as_the_library_rounds_them)
{
	uint64_t state = 3;

	for (int i = 0; i < DRAWS; i++) {
		uint64_t bits = draw(&state) >> 1;
		double any, fraction = (double)(draw(&state) >> 11) * 0x1p-53;

		memcpy(&any, &bits, sizeof any);
		if (isfinite(any) && any > 0)
			check_round(any); /* of all sizes */
		check_round(ldexp(1 + fraction, (int)(draw(&state) % 130) - 80));
		check_round(fraction + 0x1p-60);
		check_round((double)(draw(&state) % 2000 + 1) / (double)(draw(&state) % 2000 + 1));
	}
}
END_TEST

/* Powers of ten and two, and their neighbours: where exponents change. */
START_TEST(edges_round_as_the_library_rounds_them)
{
	for (int i = -330; i <= 330; i++) {
		double edges[] = { pow(10, i), ldexp(1, 3 * i), pow(10, i) * (1 - 5e-13) };

		for (size_t k = 0; k < 3; k++)
			for (double v = nextafter(edges[k], 0); v <= edges[k] * (1 + 1e-15);
			     v = nextafter(v, INFINITY))
				if (v > 0 && isfinite(v))
					check_round(v);
				else
					break;
	}
}
END_TEST

START_TEST(integers_are_written_as_the_library_writes_them)
{
	uint64_t state = 5;

	for (int i = 0; i < 10000; i++) {
		uint64_t v = i == 0 ? 0 : i == 1 ? UINT64_MAX : draw(&state) >> i % 64;
		char want[LBL_U64_DIGITS + 1], got[LBL_U64_DIGITS + 1];

		got[lbl_digits_put(v, got)] = '\0';
		snprintf(want, sizeof want, "%" PRIu64, v);
		ck_assert_str_eq(got, want);
	}
}
END_TEST

SUITE("base/digits", ties_go_to_even, doubles_round_as_the_library_rounds_them,
      edges_round_as_the_library_rounds_them, integers_are_written_as_the_library_writes_them)
