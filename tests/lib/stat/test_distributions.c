/* Quantiles and tails against other software. */
#include <math.h>

#include "stat/distributions.h"
#include "../suite.h"

START_TEST(quantiles_of_f)
{
	static const struct {
		double p, df1, df2, want, tolerance;
		const char *origin;
	} rows[] = {
		{ .95, 1, 1, 161.4476387975881, 1e-12, "tan^2(.475 pi), by hand" },
		{ .975, 2, 2, 39, 1e-13, "p / (1 - p), by hand" },
		{ .975, 5, 18, 3.38197, 2e-6, "printed tables" },
		{ .025, 2, 2, 1. / 39, 1e-13, "p / (1 - p), by hand" },
		{ .975, 3, 5, 7.763589482018546, 1e-12, "scipy 1.10.1 stats.f.ppf" },
		{ .975, 19, 38, 2.106123925226338, 1e-12, "scipy 1.10.1" },
		{ .975, 3, .5, 731147.0199854401, 1e-11, "scipy 1.10.1" },
		{ .975, .2, 3, 21.046117049473644, 1e-11, "scipy 1.10.1" },
		{ .975, 3, 1e7, 3.1161358355270665, 1e-10, "scipy 1.10.1" },
		{ .975, 1e6, 2e6, 1.0033995506045725, 1e-9, "scipy 1.10.1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double got = lbl_f_quantile(rows[i].p, rows[i].df1, rows[i].df2);

		ck_assert_msg(fabs(got / rows[i].want - 1) <= rows[i].tolerance,
			      "F(%g; %g, %g) = %.15g, not %.15g (%s)", rows[i].p, rows[i].df1,
			      rows[i].df2, got, rows[i].want, rows[i].origin);
	}
}
END_TEST

START_TEST(outside)
{
	ck_assert(isnan(lbl_f_quantile(0, 1, 1)));
	ck_assert(isnan(lbl_f_quantile(1, 1, 1)));
	ck_assert(isnan(lbl_f_quantile(NAN, 1, 1)));
	ck_assert(isnan(lbl_f_quantile(.5, 0, 1)));
	ck_assert(isnan(lbl_f_quantile(.5, 1, -1)));
	ck_assert(isinf(lbl_f_quantile(.975, 3, .01)));
	ck_assert(isnan(lbl_chi2_tail(-1, 1)) && isnan(lbl_chi2_tail(1, 0)));
}
END_TEST

START_TEST(tails_of_chi_square)
{
	static const struct {
		double x, df, want;
		const char *origin;
	} rows[] = {
		{ 0, 5, 1, "by hand" },
		{ 3, 2, .22313016014843, "exp(-3/2), by hand" },
		{ 30, 2, 3.05902320501826e-7, "exp(-15), by hand" },
		{ .5, 4, .973500978839255, "exp(-1/4) 5/4, by hand" },
		{ 3.841458820694124, 1, .05, "printed tables" },
		{ 17.7407407407407, 5, .00328950924368028, "scipy 1.10.1 stats.chi2.sf" },
		{ 19, 19, .456836125591962, "scipy 1.10.1" },
		{ 999000, 1e6, .76017673145987, "scipy 1.10.1" },
		{ 1002000, 1e6, .0787186613861297, "scipy 1.10.1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double got = lbl_chi2_tail(rows[i].x, rows[i].df);

		ck_assert_msg(fabs(got / rows[i].want - 1) <= 1e-12, "%g, %g: %.15g (%s)",
			      rows[i].x, rows[i].df, got, rows[i].origin);
	}
}
END_TEST

SUITE("stat/distributions", quantiles_of_f, outside, tails_of_chi_square)
