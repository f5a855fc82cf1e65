/* Benchmarks against irrCAC's own tests. */
#include <math.h>
#include <string.h>

#include "stat/benchmark.h"
#include "../suite.h"

enum { LANDIS_KOCH, ALTMAN, FLEISS };

static const struct {
	int scale;
	double value, se;
	const char *level;
	double probability;
	const char *origin;
} rows[] = {
	{ LANDIS_KOCH, .67, .15, "moderate", .96356, "irrCAC 0.4.4, test_benchmark" },
	{ ALTMAN, .67, .15, "moderate", .96356, "irrCAC 0.4.4, test_benchmark" },
	{ FLEISS, .67, .15, "intermediate_to_good", .96356, "irrCAC 0.4.4, test_benchmark" },
	{ LANDIS_KOCH, .95, 0, "almost_perfect", 1, "by hand: no error" },
	{ LANDIS_KOCH, .8, 0, "almost_perfect", 1, "by hand: a bound belongs to the level above" },
	{ LANDIS_KOCH, .1, 0, "slight", 1, "by hand: no error" },
	{ LANDIS_KOCH, -.1, 0, "poor", 1, "by hand: no error" },
	{ FLEISS, -.5, .1, "poor", 1, "by hand: nothing is below the last level" },
};

START_TEST(levels)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_benchmark b =
			lbl_benchmark_of(rows[i].scale, rows[i].value, rows[i].se);

		ck_assert_msg(!strcmp(b.level, rows[i].level), "row %zu: %s, want %s (%s)", i,
			      b.level, rows[i].level, rows[i].origin);
		ck_assert_msg(fabs(b.probability - rows[i].probability) < .000005,
			      "row %zu: %.6f, want %.6f (%s)", i, b.probability,
			      rows[i].probability, rows[i].origin);
	}
}
END_TEST

START_TEST(names)
{
	ck_assert_str_eq(lbl_benchmark_name(LANDIS_KOCH), "landis-koch");
	ck_assert_str_eq(lbl_benchmark_name(ALTMAN), "altman");
	ck_assert_str_eq(lbl_benchmark_name(FLEISS), "fleiss");
}
END_TEST

SUITE("stat/benchmark", levels, names)
