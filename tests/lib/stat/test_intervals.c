/* Wilson's interval against statsmodels and by hand. */
#include <math.h>

#include "stat/intervals.h"
#include "../suite.h"

static const struct {
	uint64_t k, n;
	double low, high;
	const char *origin;
} rows[] = {
	{ 0, 10, 0.0, 0.2775327998628892, "statsmodels proportion_confint(method='wilson')" },
	{ 1, 10, 0.017876213095072896, 0.4041500267952385, "statsmodels, likewise" },
	{ 5, 10, 0.236593090512564, 0.7634069094874361, "statsmodels, likewise" },
	{ 10, 10, 0.7224672001371107, 1.0, "statsmodels, likewise" },
	{ 8, 100, 0.041093461484380624, 0.14998107700948735, "statsmodels, likewise" },
	{ 95, 100, 0.8882495307680808, 0.9784563208456319, "statsmodels, likewise" },
	{ 3, 1000, 0.0010207838811386186, 0.008783014053503173, "statsmodels, likewise" },
	{ 81, 263, 0.2552885198782742, 0.36620957698280004,
	  "statsmodels, likewise; 0.2553 to 0.3662 in R. G. Newcombe, Statist. Med. 17 (1998) "
	  "857" },
};

START_TEST(published)
{
	for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++) {
		struct lbl_rate rate;

		lbl_wilson(rows[i].k, rows[i].n, LBL_Z95, &rate);
		ck_assert_msg(fabs(rate.low - rows[i].low) < 1e-14 &&
				      fabs(rate.high - rows[i].high) < 1e-14,
			      "%d of %d: %.17g to %.17g; %s", (int)rows[i].k, (int)rows[i].n,
			      rate.low, rate.high, rows[i].origin);
	}
}
END_TEST

/* With z = 2, 1 of 4 by hand: centre (1/4 + 4/8)/(1 + 4/4) = 3/8; half
 * 2 sqrt(3/64 + 4/64)/2 = sqrt(7)/8. */
START_TEST(by_hand)
{
	struct lbl_rate rate;

	lbl_wilson(1, 4, 2, &rate);
	ck_assert_double_eq_tol(rate.low, 0.375 - sqrt(7) / 8, 1e-15);
	ck_assert_double_eq_tol(rate.high, 0.375 + sqrt(7) / 8, 1e-15);
}
END_TEST

START_TEST(ends_are_exact)
{
	struct lbl_rate rate;

	for (uint64_t n = 1; n < 2000; n += 7) {
		lbl_wilson(0, n, LBL_Z95, &rate);
		ck_assert(rate.value == 0 && rate.low == 0 && rate.high > 0 && rate.high < 1);
		lbl_wilson(n, n, LBL_Z95, &rate);
		ck_assert(rate.value == 1 && rate.high == 1 && rate.low > 0 && rate.low < 1);
	}
}
END_TEST

START_TEST(nothing_tried)
{
	struct lbl_rate rate;

	lbl_wilson(0, 0, LBL_Z95, &rate);
	ck_assert(isnan(rate.value) && isnan(rate.low) && isnan(rate.high) && rate.n == 0);
}
END_TEST

SUITE("stat/intervals", published, by_hand, ends_are_exact, nothing_tried)
