/* Annotators with a bias and a precision. */
#include <math.h>

#include "../suite.h"
#include "base/hash.h"
#include "stat/quantile.h"
#include "stat/ratings_model.h"

#define ITEMS 6
#define ANNOTATORS 4

struct table {
	size_t items;
	struct {
		size_t n;
		struct lbl_valued v[4];
	} rows[ITEMS];
};

/* Each item's ratings. */
static const struct table
	uneven = { 6,
		   { { 3, { { 0, 3 }, { 1, 5 }, { 2, 4 } } },
		     { 4, { { 0, 1 }, { 1, 2.5 }, { 2, 2 }, { 3, 7 } } },
		     { 2, { { 0, 6 }, { 2, 6.5 } } },
		     { 3, { { 1, 9 }, { 2, 7 }, { 3, 2 } } },
		     { 3, { { 0, 4.5 }, { 1, 6 }, { 3, 4 } } },
		     { 1, { { 3, 10 } } } } },
	apart = { 5, /* two components; an annotator's second rating of an item */
		  { { 2, { { 0, 1 }, { 1, 2 } } },
		    { 2, { { 0, 3 }, { 1, 5 } } },
		    { 2, { { 2, 10 }, { 3, 11 } } },
		    { 2, { { 2, 20 }, { 3, 20.5 } } },
		    { 3, { { 2, 1 }, { 3, 3 }, { 3, 2 } } } } };

static const double gold[] = { NAN, 3, NAN, NAN, NAN, 8 };

/*
 * Origin: the model's lower bound of the log likelihood, written down from the model and maximised
 * by scipy 1.10.1's BFGS over all m, v, b, w and t at once, without the steps of the program; the
 * errors from its result. Singles stand alone: m is the value less the bias.
 */
static const struct {
	const struct table *t;
	const double *known;
	double value[ITEMS], se[ITEMS], bias[ANNOTATORS], precision[ANNOTATORS];
} rows[] = {
	{ &uneven, NULL,
	  { 3.92983860701, 2.13603238088, 6.62201316007, 7.00301444965, 5.0379285506,
	    10.2046185343 },
	  { 1.11414142513, 1.07479785476, 1.34852794516, 1.29871029008, 1.30350708942,
	    4.0780277472 },
	  { -0.703614293133, 0.949957200934, -0.0417243734922, -0.204618534309 },
	  { 0.332265928056, 0.310997077992, 0.33769692335, 0.0705850424613 } },
	{ &uneven, gold,
	  { 4.41194858261, 2.60444772381, 7.11271822518, 7.37797344345, 5.45395287558,
	    10.1277802538 },
	  { 1.04099376972, 1.00140646853, 1.25135211751, 1.20929074227, 1.21989878411,
	    3.66129337803 },
	  { -1.19999244552, .487797657858, -.528692539965, -.127780253805 },
	  { .382027881448, .345617347947, .396797543713, .0860566716118 } },
	{ &apart, NULL,
	  { 1.5, 4, 10.500154928, 20.2496394403, 1.85897438966 },
	  { 0.748622541952, 0.748622541952, 0.643833013357, 0.643833013357, 0.552521574991 },
	  { -0.502889991364, 0.502889991364, -0.424863378333, 0.424863378333 },
	  { 1.19126955122, 1.19126955122, 1.48842862489, 1.49457944072 } },
};

static void fill(const struct table *from, double zero, double unit, struct lbl_values *t)
{
	*t = (struct lbl_values){ .n_annotators = ANNOTATORS };
	for (size_t i = 0; i < from->items; i++) {
		struct lbl_valued v[4];

		for (size_t k = 0; k < from->rows[i].n; k++)
			v[k] = (struct lbl_valued){ from->rows[i].v[k].annotator,
						    zero + unit * from->rows[i].v[k].value };
		lbl_values_add_row(t, v, from->rows[i].n);
	}
}

static void run_with(const struct lbl_values *t, double tolerance, const double *known,
		     struct lbl_estimates *out)
{
	const struct lbl_ratings_options o = { .tolerance = tolerance, .known = known };

	lbl_ratings_run(lbl_ratings_find(lbl_span_of("bias-precision")), t, &o, out);
}

static void run(const struct lbl_values *t, double tolerance, struct lbl_estimates *out)
{
	run_with(t, tolerance, NULL, out);
}

/* In another unit and from another zero the same, as far as its digits go. */
static void compare(size_t i, double zero, double unit, double tolerance)
{
	double known[ITEMS];
	struct lbl_values t;
	struct lbl_estimates e;

	for (size_t k = 0; k < ITEMS; k++)
		known[k] = rows[i].known ? zero + unit * rows[i].known[k] : NAN;
	fill(rows[i].t, zero, unit, &t);
	run_with(&t, 1e-12, known, &e);
	ck_assert(e.converged);
	for (size_t k = 0; k < rows[i].t->items; k++) {
		ck_assert_double_eq_tol((e.value[k] - zero) / unit, rows[i].value[k], tolerance);
		ck_assert_double_eq_tol(e.se[k] / fabs(unit), rows[i].se[k], tolerance);
	}
	for (size_t a = 0; a < ANNOTATORS; a++) {
		ck_assert_double_eq_tol(e.raters[a].bias / unit, rows[i].bias[a], tolerance);
		ck_assert_double_eq_tol(e.raters[a].precision * unit * unit, rows[i].precision[a],
					tolerance);
	}
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}

START_TEST(lower_bound_is_met)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		compare(i, 0, 1, 2e-10);
		compare(i, 0, -1e150, 2e-10);
		compare(i, 1e6, 1, 1e-8);
		compare(i, 0, 1e-150, 2e-10);
	}
}
END_TEST

/* The rule by which it stops leaves less than what is seen in a table of six digits. */
START_TEST(stops_near_the_end)
{
	struct lbl_values t;
	struct lbl_estimates e;

	fill(&uneven, 0, 1, &t);
	run(&t, NAN, &e);
	ck_assert(e.converged && e.iterations < 200);
	for (size_t k = 0; k < uneven.items; k++)
		ck_assert_double_eq_tol(e.value[k], rows[0].value[k], 1e-6);
	lbl_estimates_clear(&e);
	run(&t, 0, &e);
	ck_assert(!e.converged && e.iterations == 1000);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

/* By hand: all of an item agree, in every item; the last item's one rating is its value. */
START_TEST(unanimous)
{
	static const struct lbl_valued a[] = { { 0, 2 }, { 1, 2 } }, b[] = { { 1, 7 } };
	struct lbl_values t = { .n_annotators = 2 };
	struct lbl_estimates e;

	lbl_values_add_row(&t, a, 2);
	lbl_values_add_row(&t, b, 1);
	lbl_values_add_row(&t, NULL, 0);
	run(&t, NAN, &e);
	ck_assert(e.value[0] == 2 && e.se[0] == 0);
	ck_assert(e.value[1] == 7 && isnan(e.se[1]));
	ck_assert(isnan(e.value[2]) && isnan(e.se[2]));
	for (size_t i = 0; i < 2; i++)
		ck_assert(e.raters[i].bias == 0 && isnan(e.raters[i].precision));
	ck_assert(e.raters[0].deviation == 0 && e.raters[1].shared == 1);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

/* By hand: 1 is off by 2 and 4 of what is known, and shares no item with another. */
START_TEST(gold_alone_tells_a_bias)
{
	static const struct lbl_valued a[] = { { 1, 7 } }, b[] = { { 1, 14 } }, c[] = { { 1, 20 } };
	static const double known[] = { 5, 10, NAN, 1 };
	struct lbl_values t = { .n_annotators = 2 };
	struct lbl_estimates e;

	lbl_values_add_row(&t, a, 1);
	lbl_values_add_row(&t, b, 1);
	lbl_values_add_row(&t, c, 1);
	lbl_values_add_row(&t, NULL, 0);
	run_with(&t, NAN, known, &e);
	ck_assert(isnan(e.value[3]));
	ck_assert(e.raters[1].shared == 2 && e.raters[1].deviation == 3);
	ck_assert(e.raters[1].bias > 1.5 && e.raters[1].bias < 3);
	ck_assert_double_eq_tol(e.value[0], 7 - e.raters[1].bias, 1e-12);
	ck_assert_double_eq_tol(e.value[2], 20 - e.raters[1].bias, 1e-12);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

/* Who shares no item has bias 0, also where one rated an item twice; the others' are theirs. */
START_TEST(alone)
{
	static const struct lbl_valued a[] = { { 0, 1 }, { 1, 3 } }, b[] = { { 2, 4 } },
				       c[] = { { 3, 4 }, { 3, 8 } };
	struct lbl_values t = { .n_annotators = 4 };
	struct lbl_estimates e;

	lbl_values_add_row(&t, a, 2);
	lbl_values_add_row(&t, b, 1);
	lbl_values_add_row(&t, c, 2);
	run(&t, NAN, &e);
	ck_assert_double_eq_tol(e.value[0], 2, 1e-12);
	ck_assert(e.value[1] == 4 && e.raters[2].bias == 0 && isnan(e.raters[2].precision));
	ck_assert_double_eq_tol(e.value[2], 6, 1e-12);
	ck_assert_double_eq_tol(e.raters[3].bias, 0, 1e-12);
	ck_assert(e.raters[3].precision > 0);
	ck_assert(e.raters[0].bias < 0 && e.raters[0].bias == -e.raters[1].bias);
	/* By hand: the pooled variance is (2 + 8) / 2; a rating alone has that, and a bias's. */
	ck_assert_double_eq_tol(e.se[1], sqrt(10), 1e-12);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

static double normal(uint64_t i, uint64_t seed)
{
	double u = (double)(lbl_hash64(&i, sizeof i, seed) >> 11);

	return lbl_normal_quantile((u + .5) / 9007199254740992.);
}

/*
 * What was put into data is found in it, to some four standard errors; the mean of biases, .4, is
 * the items'. A slow drift towards the sum 0 would end before it is there.
 */
START_TEST(finds_what_was_put_in)
{
	static const double bias[] = { -2, -.5, 0, 1, 3.5 }, sd[] = { .6, 1, 2, .8, 1.5 };
	struct lbl_values t = { .n_annotators = 5 };
	struct lbl_estimates e;
	double squares = 0, share = 0, sum = 0;

	for (uint64_t i = 0; i < 2000; i++) {
		struct lbl_valued v[5];

		for (uint32_t a = 0; a < 5; a++)
			v[a] = (struct lbl_valued){ a, 3 * normal(i, 9) + bias[a] +
							       sd[a] * normal(i, a) };
		lbl_values_add_row(&t, v, 5);
	}
	run(&t, NAN, &e);
	ck_assert(e.converged && e.iterations < 100);
	for (uint32_t a = 0; a < 5; a++) {
		ck_assert_double_eq_tol(e.raters[a].bias, bias[a] - .4, .1);
		ck_assert_double_eq_tol(1 / sqrt(e.raters[a].precision), sd[a], .06 + .03 * sd[a]);
		sum += e.raters[a].bias;
	}
	ck_assert_double_eq_tol(sum, 0, 1e-12);
	for (uint64_t i = 0; i < 2000; i++) {
		double z = (e.value[i] - .4 - 3 * normal(i, 9)) / e.se[i];

		squares += z * z;
		share += fabs(z) < 1.959963984540054;
	}
	ck_assert_double_eq_tol(squares / 2000, 1, .15);
	ck_assert_double_eq_tol(share / 2000, .95, .02);
	lbl_estimates_clear(&e);
	lbl_values_clear(&t);
}
END_TEST

SUITE("stat/ratings_model", lower_bound_is_met, stops_near_the_end, unanimous, alone,
      gold_alone_tells_a_bias, finds_what_was_put_in)
