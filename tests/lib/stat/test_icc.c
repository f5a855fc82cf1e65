/* Intraclass correlations, as published and against other software. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "stat/icc.h"
#include "../suite.h"

#define ITEMS_MAX 16
#define RATERS_MAX 4
#define GONE INT64_MIN /* no rating */

/* What is counted of a grid; a number's place among those seen is its category. */
struct counts {
	struct lbl_patterns patterns;
	struct lbl_raters raters; /* by patterns' numbers */
	int64_t units[ITEMS_MAX * RATERS_MAX];
	size_t n_categories;
};

static uint32_t category(struct counts *c, int64_t x)
{
	for (uint32_t k = 0; k < c->n_categories; k++)
		if (c->units[k] == x)
			return k;
	c->units[c->n_categories] = x;
	return (uint32_t)c->n_categories++;
}

/* An item's ratings; annotators are their places, or as `by` says. */
static void add(struct counts *c, const int64_t *ratings, const uint32_t *by, size_t n)
{
	uint32_t of[RATERS_MAX], sorted[RATERS_MAX], pattern;
	struct lbl_vote_count votes[RATERS_MAX];
	size_t n_rated = 0;

	for (size_t j = 0; j < n; j++)
		if (ratings[j] != GONE)
			of[j] = sorted[n_rated++] = category(c, ratings[j]);
	pattern = lbl_patterns_add_item(&c->patterns, sorted, n_rated, votes);
	for (uint32_t j = 0; j < n; j++) {
		struct lbl_cell cell = { by ? by[j] : j, pattern, 0, 0, 1 };

		if (ratings[j] == GONE)
			continue;
		cell.a_category = of[j];
		lbl_pairs_add(&c->raters.cells, &cell);
	}
}

static void clear(struct counts *c)
{
	lbl_patterns_clear(&c->patterns);
	lbl_raters_clear(&c->raters);
	*c = (struct counts){ 0 };
}

static void compute(const struct counts *c, struct lbl_icc *out)
{
	struct lbl_raters placed = { 0 };
	struct lbl_pattern_list list;
	uint32_t places[ITEMS_MAX] = { 0 };
	struct lbl_icc_table table = { &list, &placed, c->units, c->n_categories };

	lbl_patterns_list(&c->patterns, &list);
	for (uint32_t i = 0; i < list.n; i++)
		places[list.v[i].number] = i;
	lbl_raters_merge(&placed, &c->raters, NULL, places, NULL);
	lbl_icc_of(&table, .95, out);
	lbl_pattern_list_clear(&list);
	lbl_raters_clear(&placed);
}

/* P. E. Shrout, J. L. Fleiss, Psychol. Bull. 86 (1979) 420-428, table 2. */
static const int64_t shrout[6][RATERS_MAX] = {
	{ 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 },
	{ 7, 1, 2, 6 }, { 10, 5, 6, 9 }, { 6, 2, 4, 7 },
};

/*
 * Values as printed there, table 4; intervals as R's psych prints them for the same data
 * (psych::ICC, example "sf"). The digits: numpy 1.24.2 and scipy 1.10.1, from the formulas.
 */
static const struct {
	double printed, low2, high2, value, low, high;
} shrout_results[LBL_ICC_FORMS] = {
	{ .166, -.133, .72, .165741768405, -.132932324875, .722560062328 },
	{ .290, .019, .76, .289763779528, .0187865133747, .761084369649 },
	{ .715, .342, .95, .714840714841, .342464765034, .945858259955 },
	{ .443, -.884, .91, .442797133679, -.884442155238, .912415420341 },
	{ .620, .071, .93, .620050547599, .0711368153025, .927232040168 },
	{ .909, .676, .99, .909315542377, .675674713816, .985891678169 },
};

static void check_shrout(const struct counts *c)
{
	struct lbl_icc out;

	compute(c, &out);
	ck_assert_uint_eq(out.annotators, 4);
	ck_assert_uint_eq(out.items, 6);
	for (size_t i = 0; i < LBL_ICC_FORMS; i++) {
		const struct lbl_coefficient *of = &out.forms[i].of;

		ck_assert_ptr_null(of->reason);
		ck_assert(of->n == 6 && of->ratings == 24 && of->has_ends && isnan(of->se));
		ck_assert_str_eq(of->se_reason, LBL_REASON_BY_F);
		ck_assert_double_eq_tol(of->value, shrout_results[i].printed, .0005);
		ck_assert_double_eq_tol(of->low, shrout_results[i].low2, .0005);
		ck_assert_double_eq_tol(of->high, shrout_results[i].high2, .005);
		ck_assert_double_eq_tol(of->value, shrout_results[i].value, 1e-11);
		ck_assert_double_eq_tol(of->low, shrout_results[i].low, 1e-11);
		ck_assert_double_eq_tol(of->high, shrout_results[i].high, 1e-11);
	}
}

START_TEST(shrout_and_fleiss)
{
	struct counts c = { 0 };
	struct lbl_icc out;

	for (size_t i = 0; i < 6; i++)
		add(&c, shrout[i], NULL, RATERS_MAX);
	check_shrout(&c);
	compute(&c, &out);
	/* table 3: MSR 11.24, MSE 1.02, MSW 6.26 */
	ck_assert_double_eq_tol(out.forms[LBL_ICC_1_1].f, 11.24 / 6.26, .002);
	ck_assert_double_eq_tol(out.forms[LBL_ICC_3_K].f, 11.24 / 1.02, .06);
	ck_assert(out.forms[LBL_ICC_1_K].df1 == 5 && out.forms[LBL_ICC_1_K].df2 == 18);
	ck_assert(out.forms[LBL_ICC_2_1].df1 == 5 && out.forms[LBL_ICC_2_1].df2 == 15);
	clear(&c);
}
END_TEST

/* An item that a rater left out is none. */
START_TEST(incomplete_items_are_left_out)
{
	static const int64_t few[] = { 1, 1, GONE, GONE }, some[] = { GONE, 1, 1, 100 };
	struct counts c = { 0 };

	add(&c, few, NULL, RATERS_MAX);
	for (size_t i = 0; i < 6; i++) {
		add(&c, shrout[i], NULL, RATERS_MAX);
		add(&c, some, NULL, RATERS_MAX);
	}
	check_shrout(&c);
	clear(&c);
}
END_TEST

/*
 * An offset of nearly 10^18 leaves exact sums as they are, where doubles would have no digit
 * left; raters' numbers say nothing, but for which is which.
 */
START_TEST(offset_and_names)
{
	static const uint32_t names[] = { 7, 0, 900, 3 };
	struct counts c = { 0 };

	for (size_t i = 0; i < 6; i++) {
		int64_t ratings[RATERS_MAX];

		for (size_t j = 0; j < RATERS_MAX; j++)
			ratings[j] = shrout[i][j] * 1000 - INT64_C(999999999999990000);
		add(&c, ratings, names, RATERS_MAX);
	}
	check_shrout(&c);
	clear(&c);
}
END_TEST

/* Too wide for exact sums: rounded, far below what is checked. */
START_TEST(wide_numbers)
{
	struct counts c = { 0 };

	for (size_t i = 0; i < 6; i++) {
		int64_t ratings[RATERS_MAX];

		for (size_t j = 0; j < RATERS_MAX; j++)
			ratings[j] = shrout[i][j] * INT64_C(99999999999999999) + (int64_t)(i * j);
		add(&c, ratings, NULL, RATERS_MAX);
	}
	check_shrout(&c);
	clear(&c);
}
END_TEST

/* Far too wide: squares of 64 such ratings pass 127 bits. An ICC has no unit, so 1 does as well. */
START_TEST(widest_numbers)
{
	static const int64_t widths[] = { 1, INT64_C(1000000000000000000) };
	struct lbl_icc out[2];

	for (size_t w = 0; w < 2; w++) {
		struct counts c = { 0 };

		for (size_t i = 0; i < ITEMS_MAX; i++) {
			int64_t ratings[RATERS_MAX];

			for (size_t j = 0; j < RATERS_MAX; j++)
				ratings[j] = (i + i * j + j) % 3 ? widths[w] : -widths[w];
			add(&c, ratings, NULL, RATERS_MAX);
		}
		compute(&c, &out[w]);
		clear(&c);
	}
	for (size_t i = 0; i < LBL_ICC_FORMS; i++) {
		ck_assert_double_eq_tol(out[0].forms[i].of.value, out[1].forms[i].of.value, 1e-12);
		ck_assert_double_eq_tol(out[0].forms[i].of.low, out[1].forms[i].of.low, 1e-12);
	}
}
END_TEST

static void check_reasons(const char *why, const int64_t *ratings, size_t items, size_t raters,
			  const char *const want[LBL_ICC_FORMS])
{
	struct counts c = { 0 };
	struct lbl_icc out;

	for (size_t i = 0; i < items; i++)
		add(&c, ratings + i * raters, NULL, raters);
	compute(&c, &out);
	for (size_t i = 0; i < LBL_ICC_FORMS; i++) {
		const struct lbl_coefficient *of = &out.forms[i].of;

		ck_assert_msg(of->reason == want[i] ||
				      (of->reason && want[i] && !strcmp(of->reason, want[i])),
			      "%s: form %zu: %s", why, i, of->reason ? of->reason : "a value");
		ck_assert_msg(of->reason ? isnan(of->value) : isfinite(of->value), "%s: form %zu",
			      why, i);
	}
	clear(&c);
}

#define NONE LBL_REASON_NO_COMPLETE_ITEMS
#define FLAT LBL_REASON_NO_VARIANCE

START_TEST(undefined)
{
	static const int64_t flat[] = { 5, 5, 5, 5, 5, 5 };
	static const int64_t gone[] = { 1, 2, 3, GONE };
	static const int64_t by_rater[] = { 1, 2, 1, 2, 1, 2 };
	static const int64_t swapped[] = { 1, 2, 2, 1 }, past[] = { 0, 0, 1, 0, 1, 0, 2, 0, 0 };
	static const char *const none[] = { NONE, NONE, NONE, NONE, NONE, NONE };
	static const char *const no[] = { FLAT, FLAT, FLAT, FLAT, FLAT, FLAT };
	/* MSR = MSE = 0: (3,1) is 0/0; (2,1) is 0; means of two ratings do not differ */
	static const char *const rater[] = { NULL, NULL, FLAT, FLAT, NULL, FLAT };
	/* MSR = MSC = 0, MSE = 1: (2,1) is -1/0; means of two ratings do not differ */
	static const char *const swap[] = { NULL, FLAT, NULL, FLAT, FLAT, FLAT };

	/* (2,1) is -5/7, below -1/2, from where the step up to three raters would give 5 */
	static const char *const pole[] = { NULL, NULL, NULL, NULL, FLAT, NULL };

	check_reasons("past the pole", past, 3, 3, pole);
	check_reasons("nothing", flat, 0, 2, none);
	check_reasons("one item", flat, 1, 3, none);
	check_reasons("one complete item", gone, 2, 2, none);
	check_reasons("one rater", flat, 3, 1, none);
	check_reasons("all alike", flat, 3, 2, no);
	check_reasons("raters differ, items do not", by_rater, 3, 2, rater);
	check_reasons("ratings swapped", swapped, 2, 2, swap);
}
END_TEST

START_TEST(perfect)
{
	static const int64_t same[] = { 1, 1, 2, 2, 4, 4 }, shifted[] = { 1, 3, 2, 4, 4, 6 };
	struct counts c = { 0 };
	struct lbl_icc out;

	for (size_t i = 0; i < 3; i++)
		add(&c, same + 2 * i, NULL, 2);
	compute(&c, &out);
	for (size_t i = 0; i < LBL_ICC_FORMS; i++) {
		const struct lbl_coefficient *of = &out.forms[i].of;

		ck_assert(of->value == 1 && of->low == 1 && of->high == 1);
		ck_assert(isinf(out.forms[i].f));
	}
	clear(&c);
	/* MSR 14/3, MSC 6, MSE 0: (2,1) 14/3 / (14/3 + 2/3 6) = 7/13 */
	for (size_t i = 0; i < 3; i++)
		add(&c, shifted + 2 * i, NULL, 2);
	compute(&c, &out);
	ck_assert(out.forms[LBL_ICC_3_1].of.value == 1 && out.forms[LBL_ICC_3_K].of.value == 1);
	ck_assert_double_eq_tol(out.forms[LBL_ICC_2_1].of.value, 7. / 13, 1e-15);
	clear(&c);
}
END_TEST

/* Two ratings of each of two items, but one annotator's twice, in an item of its own. */
START_TEST(repeated)
{
	static const uint32_t twice[] = { 0, 0 };
	static const int64_t first[] = { 1, 2 }, second[] = { 3, 3 };
	struct counts c = { 0 };
	struct lbl_icc out;

	add(&c, first, NULL, 2);
	add(&c, second, twice, 2);
	compute(&c, &out);
	ck_assert_str_eq(out.forms[LBL_ICC_2_1].of.reason, LBL_REASON_REPEATED);
	clear(&c);
}
END_TEST

SUITE("stat/icc", shrout_and_fleiss, incomplete_items_are_left_out, offset_and_names,
      wide_numbers, widest_numbers, undefined, perfect, repeated)
