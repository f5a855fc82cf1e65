/* Gamma's best alignments, as other software finds them. */
#include <math.h>

#include "stat/disorder.h"
#include "../suite.h"

#define ANNOTATORS_MAX 3
#define UNITS_MAX      16

static double best(const struct lbl_mark (*units)[UNITS_MAX], const size_t *n_units,
		   size_t n, struct lbl_gamma d)
{
	struct lbl_annotated_units annotators[ANNOTATORS_MAX];
	double cost, all = 0;

	for (size_t i = 0; i < n; i++) {
		annotators[i] = (struct lbl_annotated_units){ units[i], n_units[i] };
		all += (double)n_units[i];
	}
	ck_assert(lbl_disorder_best(annotators, n, &d, NULL, &cost));
	return cost / (all / (double)n);
}

/* pygamma-agreement 0.5.9 with GLPK, in single precision, through the fixtures of DKPro 2.3. */
START_TEST(pygamma)
{
	static const struct {
		size_t n, n_units[ANNOTATORS_MAX];
		struct lbl_mark units[ANNOTATORS_MAX][UNITS_MAX];
		struct lbl_gamma d;
		double want;
	} rows[] = {
		{ 2, { 3, 3 }, { { { { 1, 5 }, 0 }, { { 6, 10 }, 1 }, { { 11, 15 }, 0 } },
				 { { { 2, 6 }, 0 }, { { 7, 11 }, 1 }, { { 12, 16 }, 0 } } },
		  { 1, 1, 1 }, .0625 },
		{ 2, { 4, 2 }, { { { { 1, 5 }, 0 }, { { 6, 10 }, 1 }, { { 20, 24 }, 0 },
		    { { 30, 34 }, 1 } },
				 { { { 2, 6 }, 0 }, { { 31, 35 }, 1 } } },
		  { 1, 1, 1 }, .7083333134651184 },
		{ 2, { 3, 3 }, { { { { 1, 5 }, 0 }, { { 10, 15 }, 1 }, { { 20, 25 }, 2 } },
				 { { { 1, 5 }, 0 }, { { 10, 15 }, 1 }, { { 20, 25 }, 2 } } },
		  { 1, 1, 1 }, 0 },
		{ 3, { 2, 2, 2 }, { { { { 1, 5 }, 0 }, { { 10, 14 }, 1 } }, { { { 2, 6 }, 0 },
		    { { 11, 15 }, 1 } },
				    { { { 1, 4 }, 0 }, { { 9, 14 }, 2 } } },
		  { 1, 1, 1 }, .40875643491744995 },
		{ 2, { 3, 3 }, { { { { 1, 5 }, 0 }, { { 6, 10 }, 1 }, { { 11, 15 }, 2 } },
				 { { { 2, 7 }, 0 }, { { 8, 12 }, 1 }, { { 11, 15 }, 0 } } },
		  { 3, 2, 1 }, 1.0277777910232544 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_double_eq_tol(best(rows[i].units, rows[i].n_units, rows[i].n, rows[i].d),
					rows[i].want, 3e-7);
}
END_TEST

/* The same, 16 units each: [10i+1, 10i+6) against [10i+2, 10i+8) of the next label. */
START_TEST(pygamma_larger)
{
	static const size_t n_units[] = { 16, 16 };
	struct lbl_mark units[2][UNITS_MAX];

	for (uint32_t i = 0; i < UNITS_MAX; i++) {
		units[0][i] = (struct lbl_mark){ { 10 * i + 1, 10 * i + 6 }, i % 3 };
		units[1][i] = (struct lbl_mark){ { 10 * i + 2, 10 * i + 8 }, (i + 1) % 3 };
	}
	ck_assert_double_eq_tol(best((const struct lbl_mark(*)[UNITS_MAX])units, n_units, 2,
				     (struct lbl_gamma){ 1, 1, 1 }),
				1.07438, 5e-6);
}
END_TEST

/* Units that crowd: scipy 1.10.1 optimize.milp over all groups, the cost over units each. */
START_TEST(crowded)
{
	static const struct {
		size_t n, n_units[ANNOTATORS_MAX];
		struct lbl_mark units[ANNOTATORS_MAX][UNITS_MAX];
		double want;
	} rows[] = {
		{ 3, { 2, 2, 2 }, { { { { 3, 8 }, 1 }, { { 0, 3 }, 0 } }, { { { 7, 13 }, 0 },
		    { { 4, 7 }, 0 } },
				    { { { 2, 5 }, 1 },
				    { { 0, 6 }, 1 } } }, 2.9560185185185186 / 2 },
		{ 3, { 2, 2, 2 }, { { { { 2, 4 }, 0 }, { { 5, 10 }, 0 } }, { { { 4, 8 }, 1 },
		    { { 8, 14 }, 0 } },
				    { { { 6, 10 }, 0 },
				    { { 3, 5 }, 0 } } }, 1.4905829337142469 / 2 },
		{ 2, { 3, 3 }, { { { { 2, 8 }, 0 }, { { 8, 11 }, 1 }, { { 2, 8 }, 1 } },
				 { { { 1, 4 }, 0 }, { { 8, 13 }, 0 }, { { 4, 9 }, 0 } } },
		  2.445522140597898 / 3 },
		{ 2, { 3, 3 }, { { { { 8, 13 }, 0 }, { { 7, 13 }, 0 }, { { 8, 13 }, 0 } },
				 { { { 8, 13 }, 1 }, { { 1, 7 }, 1 }, { { 8, 10 }, 1 } } },
		  4.183673469387755 / 3 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_double_eq_tol(best(rows[i].units, rows[i].n_units, rows[i].n,
					     (struct lbl_gamma){ 1, 1, 1 }),
					rows[i].want, 1e-12);
}
END_TEST

/* Units that crowd take more steps to cover than groups take to find: more than 200 for 6 and 6. */
START_TEST(crowded_beyond_the_limit)
{
	static const struct lbl_mark a[6] = { { { 0, 2 }, 1 }, { { 3, 6 }, 1 },  { { 2, 5 }, 1 },
						      { { 6, 10 }, 0 }, { { 8, 13 }, 0 },
						    { { 4, 6 }, 0 } };
	static const struct lbl_mark b[6] = { { { 4, 9 }, 0 }, { { 0, 5 }, 0 }, { { 5, 8 }, 0 },
						      { { 2, 6 }, 0 }, { { 0, 6 }, 0 },
						    { { 2, 7 }, 0 } };
	static const struct lbl_annotated_units annotators[2] = { { a, 6 }, { b, 6 } };
	static const struct lbl_gamma d = { 1, 1, 1 };
	static const struct lbl_disorder_limits soon = { 1000, 1000, 200 };
	double cost;

	ck_assert(!lbl_disorder_best(annotators, 2, &d, &soon, &cost));
	ck_assert(lbl_disorder_best(annotators, 2, &d, NULL, &cost));
	ck_assert_double_eq_tol(cost, 4.292069160997732, 1e-12); /* scipy 1.10.1 milp */
}
END_TEST

/* As in the same fixtures: positional and categorical, of two units. */
START_TEST(dissimilarities)
{
	static const struct lbl_mark a = { { 1, 5 }, 0 }, b = { { 7, 11 }, 1 }, c = { { 1, 4 }, 0 };
	static const struct lbl_gamma one = { 1, 1, 1 }, other = { 3, 2, .5 };

	ck_assert_double_eq_tol(lbl_dissimilarity(&one, &a, &b), 3.25, 1e-15);
	ck_assert_double_eq_tol(lbl_dissimilarity(&one, &b, &a), 3.25, 1e-15);
	ck_assert_double_eq_tol(lbl_dissimilarity(&one, &a, &c), 0.020408162847161293, 1e-8);
	ck_assert_double_eq_tol(lbl_dissimilarity(&other, &a, &b), (3 * 2.25 + 2) / 2, 1e-15);
}
END_TEST

/*
 * By hand, beta 0: three annotators in a chain, lengths 2. Each neighbour is (1+1)/4 = 1/2 off,
 * squared 1/4; the ends (2+2)/4, squared 1. All in one group: (1/4 + 1/4 + 1) / 3 = 1/2. Two
 * and one: (1/4 + 2) / 3 + 1. Over one unit each: 1/2.
 */
START_TEST(chain_by_hand)
{
	static const size_t n_units[] = { 1, 1, 1 };
	static const struct lbl_mark units[3][UNITS_MAX] = { { { { 0, 2 }, 0 } },
								     { { { 1, 3 }, 0 } },
								     { { { 2, 4 }, 0 } } };

	ck_assert_double_eq_tol(best(units, n_units, 3, (struct lbl_gamma){ 1, 0, 1 }), .5,
				1e-15);
}
END_TEST

START_TEST(alone)
{
	static const size_t none[] = { 0, 0 }, some[] = { 2, 0 };
	static const struct lbl_mark units[2][UNITS_MAX] = { { { { 0, 2 }, 0 }, { { 3, 4 }, 0 } } };
	static const struct lbl_annotated_units empty[2] = { { NULL, 0 }, { NULL, 0 } };
	static const struct lbl_gamma d = { 1, 1, 1.5 };
	double cost;

	ck_assert(lbl_disorder_best(empty, 2, &d, NULL, &cost));
	ck_assert(cost == 0);
	ck_assert(isnan(best(units, none, 2, d)));
	ck_assert_double_eq_tol(best(units, some, 2, d), 3, 1e-15);
}
END_TEST

START_TEST(limits)
{
	static const struct lbl_mark units[4] = { { { 0, 9 }, 0 }, { { 1, 9 }, 0 }, { { 0, 8 }, 1 },
							  { { 1, 8 }, 1 } };
	static const struct lbl_annotated_units annotators[3] = { { units, 4 }, { units, 4 },
								  { units, 4 } };
	static const struct lbl_gamma d = { 1, 1, 1 };
	static const struct lbl_disorder_limits few = { 9, 10, 1000000 };
	static const struct lbl_disorder_limits soon = { 9, 1000000, 20 };
	static const struct lbl_disorder_limits two = { 2, 1000000, 1000000 };
	static const struct lbl_disorder_limits enough = { 3, 124, 1000000 }; /* all of 5^3 - 1 */
	double cost;

	ck_assert(!lbl_disorder_best(annotators, 3, &d, &few, &cost));
	ck_assert(!lbl_disorder_best(annotators, 3, &d, &soon, &cost));
	ck_assert(!lbl_disorder_best(annotators, 3, &d, &two, &cost));
	ck_assert(lbl_disorder_best(annotators, 3, &d, &enough, &cost));
	ck_assert(cost == 0);
}
END_TEST

SUITE("stat/disorder", pygamma, pygamma_larger, crowded, crowded_beyond_the_limit,
      dissimilarities, chain_by_hand, alone, limits)
