/* Distances: single values by hand, and the short ways against the plain sum. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "stat/distance.h"
#include "../suite.h"

#define N 5

static void make(struct lbl_distance *d, enum lbl_distance_rule rule)
{
	static const double x[N] = { 0, 1, 2, 3, 7 };

	*d = (struct lbl_distance){ .rule = rule, .n = N };
	if (rule == LBL_DISTANCE_UNLIKE)
		return;
	d->x = lbl_alloc_zero(N, sizeof *d->x);
	memcpy(d->x, x, sizeof x);
}

static const struct {
	enum lbl_distance_rule rule;
	size_t k, l;
	double want, greatest;
	const char *origin;
} rows[] = {
	{ LBL_DISTANCE_UNLIKE, 1, 4, 1, 0, "by hand" },
	{ LBL_DISTANCE_UNLIKE, 4, 4, 0, 0, "by hand" },
	{ LBL_DISTANCE_PLAIN, 1, 4, 6, 7, "by hand: |1 - 7|" },
	{ LBL_DISTANCE_SQUARE, 1, 4, 36, 49, "by hand" },
	{ LBL_DISTANCE_ROOT, 2, 4, 2.23606797749979, 2.6457513110645907, "sqrt 5, sqrt 7" },
	{ LBL_DISTANCE_RATIO, 1, 3, .25, 1, "by hand: ((1 - 3) / 4)^2; from 0: 1" },
	{ LBL_DISTANCE_RATIO, 0, 0, 0, 1, "by hand: 0 and 0" },
	{ LBL_DISTANCE_STEPS, 0, 3, 6, 28, "by hand: C(4, 2), C(8, 2)" },
	{ LBL_DISTANCE_SINE, 0, 1, .345491502812526, .904508497187474,
	  "sin^2 36 degrees, sin^2 72 degrees" },
};

START_TEST(single_distances)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_distance d;

		make(&d, rows[i].rule);
		ck_assert_msg(fabs(lbl_distance_of(&d, rows[i].k, rows[i].l) - rows[i].want) <
			      1e-14, "row %zu (%s)", i, rows[i].origin);
		lbl_distance_scale(&d);
		ck_assert_msg(fabs(d.greatest - rows[i].greatest) < 1e-14, "row %zu: %.15g (%s)", i,
			      d.greatest, rows[i].origin);
		lbl_distance_clear(&d);
	}
}
END_TEST

START_TEST(short_ways_are_the_sum)
{
	static const double mass[N] = { .5, 0, 2, 1, .25 };

	for (int rule = LBL_DISTANCE_UNLIKE; rule < LBL_DISTANCE_TABLE; rule++) {
		struct lbl_distance d;
		double out[N];

		make(&d, (enum lbl_distance_rule)rule);
		lbl_distance_scale(&d);
		lbl_distance_to_all(&d, mass, N, out);
		for (size_t k = 0; k < N; k++) {
			double sum = 0;

			for (size_t l = 0; l < N; l++)
				sum += mass[l] * lbl_distance_of(&d, k, l);
			ck_assert_msg(fabs(sum - out[k]) < 1e-14, "rule %d, %zu", rule, k);
		}
		lbl_distance_clear(&d);
	}
}
END_TEST

/* All mass on one category: nothing differs, to the last bit, whatever its number. */
START_TEST(one_category_is_no_distance)
{
	double x[2] = { .1, .3 }, mass[2] = { 1. / 3, 0 }, out[2];
	struct lbl_distance d = { .rule = LBL_DISTANCE_SQUARE, .n = 2, .x = x };

	lbl_distance_to_all(&d, mass, 2, out);
	ck_assert(out[0] == 0 && out[1] > 0);
	d = (struct lbl_distance){ 0 };
	lbl_distance_to_all(&d, mass, 2, out);
	ck_assert(out[0] == 0 && out[1] == 1. / 3);
}
END_TEST

START_TEST(tables)
{
	double table[4] = { 0, .25, .25, 0 };
	struct lbl_distance d = { .rule = LBL_DISTANCE_TABLE, .n = 2, .table = table };

	ck_assert(lbl_distance_of(&d, 0, 1) == .25 && lbl_distance_of(&d, 1, 1) == 0);
	lbl_distance_scale(&d);
	ck_assert(d.greatest == .25 && lbl_distance_of(&d, 1, 0) == 1);
}
END_TEST

SUITE("stat/distance", single_distances, short_ways_are_the_sum, one_category_is_no_distance,
      tables)
