/* Medians of weighted numbers. */
#include "../suite.h"
#include "stat/weighted_median.h"

#define MAX 5

START_TEST(by_hand)
{
	static const struct {
		const char *why;
		size_t n;
		struct lbl_weighted v[MAX];
		double lower, upper;
	} rows[] = {
		{ "one", 1, { { 7, 3 } }, 7, 7 },
		{ "the middle of three", 3, { { 9, 1 }, { 1, 1 }, { 4, 1 } }, 4, 4 },
		{ "two halves", 2, { { 5, 1 }, { 3, 1 } }, 3, 5 },
		{ "two halves of four", 4, { { 4, 1 }, { 3, 1 }, { 2, 1 }, { 1, 1 } }, 2, 3 },
		{ "one outweighs two", 3, { { 9, 3 }, { 1, 1 }, { 2, 1 } }, 9, 9 },
		{ "one against two: halves", 3, { { 9, 2 }, { 1, 1 }, { 2, 1 } }, 2, 9 },
		{ "as many of both values", 4, { { 1, 1 }, { 2, 1 }, { 1, 1 }, { 2, 1 } }, 1, 2 },
		{ "large weights", 2, { { 1, INT64_MAX / 2 }, { 2, INT64_MAX / 2 } }, 1, 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_weighted v[MAX];
		struct lbl_median m;

		for (size_t j = 0; j < rows[i].n; j++)
			v[j] = rows[i].v[j];
		m = lbl_weighted_median(v, rows[i].n);
		ck_assert_msg(m.lower == rows[i].lower && m.upper == rows[i].upper, "%s: %g %g",
			      rows[i].why, m.lower, m.upper);
	}
}
END_TEST

START_TEST(sorts)
{
	struct lbl_weighted v[] = { { 3, 1 }, { -1, 2 }, { 2, 3 } };

	lbl_weighted_sort(v, 3);
	ck_assert(v[0].value == -1 && v[1].value == 2 && v[2].value == 3 && v[2].weight == 1);
	lbl_weighted_sort(NULL, 0);
}
END_TEST

SUITE("stat/weighted_median", by_hand, sorts)
