/* Alpha for unitizing, as published. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "stat/f1.h"
#include "stat/unitizing.h"
#include "../suite.h"

#define UNITS_MAX 10

static void add(struct lbl_unitizing *u, const struct lbl_unit *units, size_t n,
		size_t n_annotators, struct lbl_extent extent)
{
	static const uint32_t raters[] = { 0, 1, 2 };
	struct lbl_unit copy[UNITS_MAX];

	ck_assert(n <= UNITS_MAX && n_annotators <= 3);
	if (n)
		memcpy(copy, units, n * sizeof *copy);
	ck_assert_int_eq(lbl_unitizing_check(copy, n, extent), LBL_FIT);
	lbl_unitizing_add(u, copy, n, raters, n_annotators, extent);
}

static double alpha_of(struct lbl_unitizing *u, size_t category)
{
	struct lbl_coefficient c;

	lbl_unitizing_settle(u);
	lbl_unitizing_alpha(u, category, &c);
	ck_assert(isnan(c.value) == (c.reason != NULL) && isnan(c.observed) && isnan(c.se));
	return c.value;
}

/* K. Krippendorff, Content Analysis, 2nd ed. (2004) 254: c, then k; [150, 450). */
static const struct lbl_unit content[] = { { 0, 0, 225, 295 }, { 0, 0, 370, 400 },
					   { 1, 0, 220, 300 }, { 1, 0, 355, 375 },
					   { 1, 0, 400, 420 }, { 0, 1, 180, 240 },
					   { 0, 1, 300, 350 } };
static const struct lbl_unit content_more[] = { { 1, 1, 180, 240 }, { 1, 1, 300, 350 } };

/* Figures as printed there; the digits: exact fractions in python3 from the formulas. */
static void check_content(struct lbl_unitizing *u)
{
	struct lbl_disagreement r;
	struct lbl_coefficient c;

	lbl_unitizing_settle(u);
	r = lbl_unitizing_disagreement(u, 0);
	ck_assert_double_eq_tol(r.observed, .0144, .00005);
	ck_assert_double_eq_tol(r.observed, 13. / 900, 1e-15);
	ck_assert_double_eq_tol(r.expected, .0532, .00005);
	ck_assert_double_eq_tol(r.expected, .05322177985498048, 1e-14);
	ck_assert_double_eq_tol(alpha_of(u, 0), .7286, .00005);
	r = lbl_unitizing_disagreement(u, 1);
	ck_assert(r.observed == 0 && alpha_of(u, 1) == 1);
	ck_assert_double_eq_tol(r.expected, .0490, .00005);
	lbl_unitizing_alpha(u, LBL_UNITIZING_ALL, &c);
	ck_assert_double_eq_tol(c.value, .8591, .0005); /* from rounded figures */
	ck_assert_double_eq_tol(c.value, .8586654051841702, 1e-14);
	ck_assert(c.ratings == 9 && c.n == 1);
}

START_TEST(content_analysis_2004)
{
	struct lbl_unitizing u = { 0 };
	struct lbl_unit all[9];

	memcpy(all, content_more, sizeof content_more);
	memcpy(all + 2, content, sizeof content);
	add(&u, all, 9, 2, (struct lbl_extent){ 150, 300 });
	check_content(&u);
	lbl_unitizing_clear(&u);
}
END_TEST

/*
 * K. Krippendorff, Sociol. Methodol. 25 (1995) 57: a continuum of 24, stretched by 50,000 for
 * the limit. Printed there are alpha -.926 for B and .679 for C (expected .08642); the formula
 * of 2004 gives -.92838 and .69308: exact fractions in python3.
 */
START_TEST(sociological_methodology_1995)
{
	static const struct {
		const char *name;
		size_t n;
		struct lbl_unit units[10];
		double observed, printed, tolerance, alpha;
	} rows[] = {
		{ "A", 4, { { 0, 0, 2, 10 }, { 0, 0, 14, 20 }, { 1, 0, 4, 8 }, { 1, 0, 15, 17 } },
		  .03125, .553, .0005, .552946814873283 },
		{ "B", 8, { { 0, 0, 0, 18 }, { 1, 0, 0, 2 }, { 1, 0, 2, 3 }, { 1, 0, 3, 4 },
			    { 1, 0, 4, 5 }, { 1, 0, 5, 6 }, { 1, 0, 6, 9 }, { 1, 0, 9, 10 } },
		  2.26736, -.926, .0025, -.928384671246895 },
		{ "C", 9, { { 0, 0, 2, 8 }, { 0, 0, 10, 12 }, { 0, 0, 14, 18 }, { 0, 0, 20, 22 },
			    { 1, 0, 0, 2 }, { 1, 0, 4, 8 }, { 1, 0, 10, 14 }, { 1, 0, 16, 18 },
			    { 1, 0, 20, 22 } },
		  .02777, .679, .015, .693078789282253 },
		{ "D", 10, { { 0, 0, 0, 2 }, { 0, 0, 2, 10 }, { 0, 0, 10, 14 }, { 0, 0, 14, 20 },
			     { 0, 0, 20, 24 }, { 1, 0, 0, 4 }, { 1, 0, 4, 8 }, { 1, 0, 8, 15 },
			     { 1, 0, 15, 17 }, { 1, 0, 17, 24 } },
		  .38715, .066, .0005, .065868881107298 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_unitizing u = { 0 };
		struct lbl_unit units[10];
		double observed, alpha;

		for (size_t j = 0; j < rows[i].n; j++) {
			units[j] = rows[i].units[j];
			units[j].start *= 50000;
			units[j].end *= 50000;
		}
		add(&u, units, rows[i].n, 2, (struct lbl_extent){ 0, 1200000 });
		alpha = alpha_of(&u, LBL_UNITIZING_ALL);
		observed = lbl_unitizing_disagreement(&u, 0).observed;
		ck_assert_msg(fabs(observed - rows[i].observed) < 1e-5, "%s: %g", rows[i].name,
			      observed);
		ck_assert_msg(fabs(alpha - rows[i].printed) < rows[i].tolerance, "%s: %g",
			      rows[i].name, alpha);
		ck_assert_double_eq_tol(alpha, rows[i].alpha, 1e-13);
		lbl_unitizing_clear(&u);
	}
}
END_TEST

START_TEST(other_software)
{
	/* DKPro statistics-agreement 2.3, UnitizingAgreementTest, as its test asserts */
	static const struct lbl_unit dkpro[] = { { 0, 0, 1, 9 }, { 1, 0, 2, 3 }, { 1, 0, 4, 5 },
						 { 1, 0, 6, 7 } };
	static const struct lbl_unit one[] = { { 0, 0, 0, 1 } };
	struct lbl_unitizing u = { 0 };
	struct lbl_disagreement r;

	add(&u, dkpro, 4, 2, (struct lbl_extent){ 0, 10 });
	ck_assert_double_eq_tol(alpha_of(&u, 0), -.7003, .0001);
	r = lbl_unitizing_disagreement(&u, 0);
	ck_assert_double_eq_tol(r.observed, .9100, .00005);
	ck_assert_double_eq_tol(r.expected, .5351, .0001);
	lbl_unitizing_clear(&u);
	/* by hand: 2/6/400 * 2; 2/20 * (19 + 20 + 20) / (60 * 59): equal */
	add(&u, one, 1, 3, (struct lbl_extent){ 0, 20 });
	ck_assert(alpha_of(&u, LBL_UNITIZING_ALL) == 0);
	ck_assert_double_eq_tol(lbl_unitizing_disagreement(&u, 0).observed, 1. / 600, 1e-17);
	lbl_unitizing_clear(&u);
}
END_TEST

/*
 * Two items, and where the second has no unit of a category. By hand, two annotators: item 1
 * [0,4): A [1,3), B [1,4); item 2 [0,2): none. L = 6, observed 2/(2*36) * 1; gaps 1 1, 1, and
 * 2 2: A's unit of 2 fits once each in the latter, B's of 3 nowhere. Sum: shifts 2 (1) + 2 (1+4)
 * = 12, places 4 * 2 = 8. expected 2/6 * 20 / (12 * 11 - 2 - 6) = 5/93.
 */
START_TEST(items_are_laid_end_to_end)
{
	static const struct lbl_unit first[] = { { 0, 0, 1, 3 }, { 1, 0, 1, 4 } };
	struct lbl_unitizing a = { 0 }, b = { 0 }, both = { 0 };
	struct lbl_disagreement r, merged;
	static const uint32_t other[] = { 2 }, turned[] = { 1, 0 };

	add(&a, first, 2, 2, (struct lbl_extent){ 0, 4 });
	add(&b, NULL, 0, 2, (struct lbl_extent){ 0, 2 });
	add(&both, first, 2, 2, (struct lbl_extent){ 0, 4 });
	add(&both, NULL, 0, 2, (struct lbl_extent){ 7, 2 });
	lbl_unitizing_settle(&both);
	r = lbl_unitizing_disagreement(&both, 0);
	ck_assert_double_eq_tol(r.observed, 1. / 36, 1e-16);
	ck_assert_double_eq_tol(r.expected, 5. / 93, 1e-16);
	lbl_unitizing_merge(&b, &a, turned, other);
	lbl_unitizing_settle(&b);
	ck_assert(b.n_categories == 3 && b.complete.items == 2);
	merged = lbl_unitizing_disagreement(&b, 2);
	ck_assert(merged.observed == r.observed && merged.expected == r.expected);
	ck_assert(isnan(alpha_of(&b, 0)));
	lbl_unitizing_clear(&a);
	lbl_unitizing_clear(&b);
	lbl_unitizing_clear(&both);
}
END_TEST

/* A third annotator, or one alone, makes items incomplete, in whatever order they come. */
START_TEST(incomplete_items)
{
	static const struct lbl_unit units[] = { { 0, 0, 1, 3 }, { 1, 0, 1, 4 } };
	struct lbl_extent extent = { 0, 4 };
	struct lbl_unitizing u = { 0 }, more = { 0 };
	struct lbl_coefficient c;
	double alpha;

	add(&u, units, 2, 2, extent);
	alpha = alpha_of(&u, 0);
	add(&u, units, 1, 1, extent);
	ck_assert(u.complete.items == 1 && u.complete.dropped == 1);
	ck_assert(alpha_of(&u, 0) == alpha);
	add(&u, NULL, 0, 3, extent);
	ck_assert(u.complete.items == 1 && u.complete.dropped == 2);
	lbl_unitizing_alpha(&u, LBL_UNITIZING_ALL, &c);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_MARKS);
	add(&more, units, 2, 3, extent);
	lbl_unitizing_merge(&more, &u, NULL, NULL);
	ck_assert(more.complete.items == 2 && more.complete.dropped == 2);
	more.left_out[LBL_UNFIT_EMPTY] = 3;
	lbl_unitizing_clear(&u);
	u.left_out[LBL_UNFIT_OUTSIDE] = 2;
	lbl_unitizing_merge(&u, &more, NULL, NULL);
	ck_assert(u.complete.items == 2 && u.left_out[LBL_UNFIT_EMPTY] == 3);
	lbl_unitizing_clear(&more);
	lbl_unitizing_clear(&u);
	add(&u, units, 1, 1, extent);
	lbl_unitizing_alpha(&u, LBL_UNITIZING_ALL, &c);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_OVERLAP);
	lbl_unitizing_clear(&u);
	lbl_unitizing_alpha(&u, LBL_UNITIZING_ALL, &c);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_ANNOTATIONS);
	u.left_out[LBL_UNFIT_OUTSIDE] = 2;
	lbl_unitizing_alpha(&u, LBL_UNITIZING_ALL, &c);
	ck_assert_str_eq(c.reason, "outside");
}
END_TEST

START_TEST(unfit)
{
	static const struct {
		struct lbl_unit units[2];
		enum lbl_unfit want;
	} rows[] = {
		{ { { 0, 0, 2, 2 }, { 1, 0, 2, 3 } }, LBL_UNFIT_EMPTY },
		{ { { 0, 0, 2, 3 }, { 1, 0, 8, 11 } }, LBL_UNFIT_OUTSIDE },
		{ { { 0, 0, -1, 3 }, { 1, 0, 8, 9 } }, LBL_UNFIT_OUTSIDE },
		{ { { 1, 0, 4, 6 }, { 1, 0, 2, 5 } }, LBL_UNFIT_OVERLAP },
		{ { { 1, 0, 4, 6 }, { 1, 1, 2, 5 } }, LBL_FIT },
		{ { { 0, 0, 4, 6 }, { 1, 0, 2, 5 } }, LBL_FIT },
		{ { { 0, 0, 4, 10 }, { 0, 0, 0, 4 } }, LBL_FIT },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_unit units[2];

		memcpy(units, rows[i].units, sizeof units);
		ck_assert_int_eq(lbl_unitizing_check(units, 2, (struct lbl_extent){ 0, 10 }),
				 rows[i].want);
	}
}
END_TEST

SUITE("stat/unitizing", content_analysis_2004, sociological_methodology_1995, other_software,
      items_are_laid_end_to_end, incomplete_items, unfit)
