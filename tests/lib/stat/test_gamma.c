/* psi at points where it is known in closed form (Abramowitz and Stegun 6.3.2 to 6.3.4, 6.3.8). */
#include <math.h>

#include "../suite.h"
#include "stat/gamma.h"

#define EULER .57721566490153286061
#define LN2   .69314718055994530942
#define PI    3.14159265358979323846

START_TEST(known_points)
{
	static const struct {
		double x, want;
	} rows[] = {
		{ 1, -EULER },
		{ 2, 1 - EULER },
		{ .5, -EULER - 2 * LN2 },
		{ 1.5, 2 - EULER - 2 * LN2 },
		{ .25, -EULER - PI / 2 - 3 * LN2 },
		{ .75, -EULER + PI / 2 - 3 * LN2 },
	};
	double harmonic = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_double_eq_tol(lbl_digamma(rows[i].x), rows[i].want, 5e-14);
	/* psi(n) is the (n - 1)th harmonic number less Euler's constant. */
	for (unsigned n = 1; n < 1000; n++) {
		ck_assert_double_eq_tol(lbl_digamma(n), harmonic - EULER, 5e-14);
		harmonic += 1. / n;
	}
}
END_TEST

/* psi(x + 1) = psi(x) + 1 / x, where the series takes over too; near 0 it is -1 / x. */
START_TEST(recurrence)
{
	for (double x = 1e-3; x < 40; x += .137)
		ck_assert_double_eq_tol(lbl_digamma(x + 1), lbl_digamma(x) + 1 / x,
					1e-13 * (1 + 1 / x));
	ck_assert_double_eq_tol(lbl_digamma(1e-8) * -1e-8, 1, 1e-7);
	ck_assert_double_eq_tol(lbl_digamma(1e12), log(1e12), 1e-11);
}
END_TEST

SUITE("stat/gamma", known_points, recurrence)
