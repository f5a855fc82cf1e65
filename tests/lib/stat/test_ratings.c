/* Means and medians of ratings, and what is said of annotators. */
#include <math.h>

#include "../suite.h"
#include "stat/ratings.h"

static const struct lbl_ratings_options defaults = { .tolerance = NAN };

static void run(const char *method, const struct lbl_values *t, struct lbl_estimates *out)
{
	const struct lbl_ratings_method *row = lbl_ratings_find(lbl_span_of(method));

	ck_assert_ptr_nonnull(row);
	lbl_ratings_run(row, t, &defaults, out);
}

static void same(double got, double want, double tolerance)
{
	ck_assert_msg(isnan(want) ? isnan(got) : fabs(got - want) <= tolerance,
		      "%.17g instead of %.17g", got, want);
}

START_TEST(centres_and_their_errors)
{
	static const struct {
		size_t n;
		double values[6];
		double mean, mean_se, median, median_se;
		const char *origin;
	} rows[] = {
		{ 0, { 0 }, NAN, NAN, NAN, NAN, "no rating" },
		{ 1, { 4 }, 4, NAN, 4, NAN, "one rating" },
		{ 2, { 1, 4 }, 2.5, 1.5, 2.5, 1.5, "by hand: s = 3 / sqrt 2" },
		{ 3, { 9, 1, 2 }, 4, 2.516611478423583, 2, 3.154104744038738,
		  "by hand: s2 = (25 + 9 + 4) / 2 = 19, se = sqrt(19 / 3), times sqrt(pi / 2)" },
		{ 4, { 7, 1, 4, 3 }, 3.75, 1.25, 3.5, 1.566642671644375,
		  "by hand: s2 = (10.5625 + 7.5625 + .0625 + .5625) / 3 = 6.25" },
		{ 3, { 5, 5, 5 }, 5, 0, 5, 0, "all agree" },
		{ 2, { -1e300, 1e300 }, 0, 1e300, 0, 1e300, "no square is infinite" },
		{ 2, { 1e-200, 3e-200 }, 2e-200, 1e-200, 2e-200, 1e-200, "no square is 0" },
		{ 3, { 1e16, 1, -1e16 }, 1. / 3, 5773502691896258, 1, 7236012545582676,
		  "by hand: the sum loses nothing; s = 1e16" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_values t = { .n_annotators = 6 };
		struct lbl_valued row[6];
		struct lbl_estimates e;

		for (uint32_t a = 0; a < rows[i].n; a++)
			row[a] = (struct lbl_valued){ a, rows[i].values[a] };
		lbl_values_add_row(&t, row, rows[i].n);
		run("mean", &t, &e);
		same(e.value[0], rows[i].mean, 1e-15 * fabs(rows[i].mean));
		same(e.se[0], rows[i].mean_se, 1e-14 * rows[i].mean_se);
		lbl_estimates_clear(&e);
		run("median", &t, &e);
		same(e.value[0], rows[i].median, 1e-15 * fabs(rows[i].median));
		same(e.se[0], rows[i].median_se, 1e-14 * rows[i].median_se);
		lbl_estimates_clear(&e);
		lbl_values_clear(&t);
	}
}
END_TEST

/* By hand: means 2, 4, 9; the third item has one rating, which says nothing of its annotator. */
static void sample(struct lbl_values *t)
{
	static const struct lbl_valued first[] = { { 0, 1 }, { 1, 3 } };
	static const struct lbl_valued second[] = { { 0, 2 }, { 1, 5 }, { 2, 5 } };
	static const struct lbl_valued last[] = { { 3, 9 } };

	*t = (struct lbl_values){ .n_annotators = 5 };
	lbl_values_add_row(t, first, 2);
	lbl_values_add_row(t, second, 3);
	lbl_values_add_row(t, last, 1);
}

START_TEST(annotators)
{
	static const struct lbl_rater want[] = {
		{ 2, 2, -1.5, 4, 1.5 },   /* -1 and -2: variance 1/4 */
		{ 2, 2, 1, NAN, 1 },      /* 1 and 1: no variance */
		{ 1, 1, 1, NAN, 1 },      /* one */
		{ 1, 0, 0, NAN, NAN },    /* none shared */
		{ 0, 0, 0, NAN, NAN },
	};
	struct lbl_values t;
	struct lbl_estimates e;

	sample(&t);
	run("mean", &t, &e);
	for (size_t a = 0; a < 5; a++) {
		ck_assert_uint_eq(e.raters[a].n, want[a].n);
		ck_assert_uint_eq(e.raters[a].shared, want[a].shared);
		same(e.raters[a].bias, want[a].bias, 1e-15);
		same(e.raters[a].precision, want[a].precision, 1e-14);
		same(e.raters[a].deviation, want[a].deviation, 1e-15);
	}
	ck_assert(e.converged && e.iterations == 0);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

/* By hand: of the sample, the first item is 0 and the last 7; 0 is off by 1 and -2. */
START_TEST(annotators_by_gold)
{
	static const double known[] = { 0, NAN, 7 };
	const struct lbl_ratings_options o = { .tolerance = NAN, .known = known };
	struct lbl_values t;
	struct lbl_estimates e;

	sample(&t);
	lbl_ratings_run(lbl_ratings_find(lbl_span_of("mean")), &t, &o, &e);
	ck_assert(e.value[0] == 2 && e.value[1] == 4 && e.value[2] == 9);
	same(e.raters[0].bias, -.5, 1e-15);
	same(e.raters[0].precision, 1 / 2.25, 1e-14);
	same(e.raters[0].deviation, 1.5, 1e-15);
	ck_assert(e.raters[3].shared == 1 && e.raters[3].bias == 2);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

/* By hand: 1 is .1 above the mean of both items, as far as doubles tell: no variance. */
START_TEST(rounding_is_no_variance)
{
	static const struct lbl_valued a[] = { { 0, .1 }, { 1, .3 } };
	static const struct lbl_valued b[] = { { 0, .5 }, { 1, .7 } };
	struct lbl_values t = { .n_annotators = 2 };
	struct lbl_estimates e;

	lbl_values_add_row(&t, a, 2);
	lbl_values_add_row(&t, b, 2);
	run("mean", &t, &e);
	ck_assert_double_eq_tol(e.raters[1].bias, .1, 1e-15);
	ck_assert(isnan(e.raters[0].precision) && isnan(e.raters[1].precision));
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

/* By hand: the median of the second item is 5; 0 is off by -1 and -3, 1 by 1 and 0. */
START_TEST(annotators_by_median)
{
	struct lbl_values t;
	struct lbl_estimates e;

	sample(&t);
	run("median", &t, &e);
	ck_assert(e.raters[0].bias == -2 && e.raters[0].precision == 1);
	ck_assert(e.raters[1].bias == .5 && e.raters[1].precision == 4);
	ck_assert(e.raters[2].bias == 0 && e.raters[2].deviation == 0);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

START_TEST(no_items)
{
	static const char *const methods[] = { "mean", "median", "bias-precision" };

	for (size_t i = 0; i < 3; i++) {
		struct lbl_values t = { .n_annotators = 0 };
		struct lbl_estimates e;

		run(methods[i], &t, &e);
		ck_assert(e.converged);
		lbl_estimates_clear(&e);
	}
	ck_assert_ptr_null(lbl_ratings_find(lbl_span_of("mode")));
}
END_TEST

SUITE("stat/ratings", centres_and_their_errors, annotators, annotators_by_gold,
      rounding_is_no_variance, annotators_by_median, no_items)
