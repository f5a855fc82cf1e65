/* Quantiles against printed tables and R. */
#include <math.h>

#include "stat/quantile.h"
#include "../suite.h"

static const struct {
	double p;
	uint64_t df; /* 0: normal */
	double want, tolerance;
	const char *origin;
} rows[] = {
	{ .975, 0, 1.959963984540054, 1e-15, "R 4.2 qnorm(.975)" },
	{ .5, 0, 0, 1e-15, "symmetry" },
	{ .001, 0, -3.090232306167813, 1e-13, "R 4.2 qnorm(.001)" },
	{ .975, 1, 12.7062047361747046, 1e-13, "mpmath" },
	{ .975, 2, 4.302652729749464, 1e-13, "by hand: (2p - 1) sqrt(2 / (4p(1 - p)))" },
	{ .975, 3, 3.18244630528370959, 1e-14, "mpmath, inverse of the incomplete beta function" },
	{ .975, 11, 2.20098516009163987, 1e-13, "mpmath" },
	{ .05, 4, -2.13184678632665032, 1e-13, "mpmath" },
	{ .975, 1000, 1.96233908082640848, 1e-13, "mpmath" },
	{ .975, 1001, 1.96233670528087992, 1e-13, "mpmath" },
	{ .99999, 1001, 4.28541706936148372, 1e-12, "mpmath" },
	{ .995, 10, 3.169, .0005, "Fisher and Yates, Statistical Tables, table III" },
	{ .975, 120, 1.980, .0005, "Fisher and Yates, Statistical Tables, table III" },
	{ .9, 1, 3.077683537175253, 1e-12, "by hand: tan(.4 pi)" },
};

START_TEST(as_tables_say)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double got = rows[i].df ? lbl_student_quantile(rows[i].p, rows[i].df) :
					  lbl_normal_quantile(rows[i].p);

		ck_assert_msg(fabs(got - rows[i].want) <= rows[i].tolerance,
			      "p %g, df %llu: got %.16g, want %.16g (%s)", rows[i].p,
			      (unsigned long long)rows[i].df, got, rows[i].want, rows[i].origin);
	}
}
END_TEST

/* The finite sums and the expansion meet: third differences are of the order of df^-4. */
START_TEST(both_ways_meet)
{
	for (double p = .6; p < 1; p += .0399) {
		double at[4];

		for (uint64_t i = 0; i < 4; i++)
			at[i] = lbl_student_quantile(p, 999 + i);
		ck_assert_msg(fabs(at[0] - 3 * at[1] + 3 * at[2] - at[3]) < 1e-10, "p %g", p);
	}
}
END_TEST

START_TEST(normal_inverts)
{
	for (double x = -5; x <= 5; x += .25)
		ck_assert(fabs(lbl_normal_quantile(lbl_normal_below(x)) - x) < 1e-9);
}
END_TEST

SUITE("stat/quantile", as_tables_say, both_ways_meet, normal_inverts)
