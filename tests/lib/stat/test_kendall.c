/* Kendall's W from pair tables. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "stat/kendall.h"
#include "../suite.h"

#define ITEMS_MAX  6
#define RATERS_MAX 4
#define RANKS 16

struct table {
	size_t items, raters;
	uint32_t ratings[ITEMS_MAX][RATERS_MAX]; /* categories are their own values, below RANKS */
};

static void fill(struct lbl_complete *c, const struct table *t, uint32_t step)
{
	struct lbl_cell_queue queue = { .n = 0 };
	struct lbl_pairs rest = { 0 };

	*c = (struct lbl_complete){ 0 };
	for (size_t i = 0; i < t->items; i++) {
		struct lbl_vote_by votes[RATERS_MAX];

		for (size_t j = 0; j < t->raters; j++)
			votes[j] = (struct lbl_vote_by){ (uint32_t)j * step, t->ratings[i][j] };
		lbl_complete_add_item(c, &queue, &rest, votes, t->raters);
	}
	lbl_pairs_flush(&c->pairs, &queue);
	ck_assert(rest.used == 0);
}

static void compute(const struct lbl_complete *c, struct lbl_kendall *out)
{
	uint32_t ranks[RANKS];

	for (uint32_t r = 0; r < RANKS; r++)
		ranks[r] = r;
	lbl_kendall_of(c, ranks, RANKS, out);
}

START_TEST(published)
{
	static const struct {
		struct table t;
		double w, uncorrected, chi2, p;
		const char *origin;
	} rows[] = {
		/* ranks of sums 8, 14, 11, 11, 11, 8: S = 25.5; W = 25.5 / (9 (216 - 6) / 12) */
		{ { 6, 3, { { 1, 1, 6 }, { 6, 5, 3 }, { 3, 6, 2 }, { 2, 4, 5 }, { 5, 2, 4 },
			    { 4, 3, 1 } } },
		  25.5 / 157.5, 25.5 / 157.5, 15 * 25.5 / 157.5, 0.7872118138839402,
		  "S. Siegel, Nonparametric Statistics (1956) 229-231: .16; p: numpy, scipy" },
		{ { 6, 4, { { 9, 2, 5, 8 }, { 6, 1, 3, 2 }, { 8, 4, 6, 8 }, { 7, 1, 2, 6 },
			    { 10, 5, 6, 9 }, { 6, 2, 4, 7 } } },
		  .887037037037037, .855357142857143, 17.7407407407407, .00328950924368,
		  "numpy 1.24.2, scipy 1.10.1 rankdata, chi2.sf; data: Shrout and Fleiss (1979)" },
		{ { 3, 2, { { 1, 1 }, { 2, 5 }, { 3, 9 } } }, 1, 1, 4, .135335283236613,
		  "by hand: one order; p = exp(-2)" },
		{ { 3, 2, { { 1, 9 }, { 2, 5 }, { 3, 1 } } }, 0, 0, 0, 1, "by hand: reversed" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_complete c;
		struct lbl_kendall k;

		fill(&c, &rows[i].t, i ? 7 : 1);
		compute(&c, &k);
		ck_assert_ptr_null(k.w.reason);
		ck_assert_double_eq_tol(k.w.value, rows[i].w, 1e-14);
		ck_assert_double_eq_tol(k.uncorrected, rows[i].uncorrected, 1e-14);
		ck_assert_double_eq_tol(k.chi2, rows[i].chi2, 1e-12);
		ck_assert_double_eq_tol(k.p, rows[i].p, 1e-7);
		ck_assert(k.df == (double)(rows[i].t.items - 1));
		ck_assert_uint_eq(k.w.n, rows[i].t.items);
		ck_assert(isnan(k.w.se));
		ck_assert_str_eq(k.w.se_reason, LBL_REASON_BY_CHI2);
		lbl_complete_clear(&c);
	}
}
END_TEST

START_TEST(undefined)
{
	static const struct {
		struct table t;
		const char *reason;
	} rows[] = {
		{ { 0, 2, { { 0 } } }, LBL_REASON_NO_COMPLETE_ITEMS },
		{ { 1, 2, { { 1, 2 } } }, LBL_REASON_NO_COMPLETE_ITEMS },
		{ { 3, 1, { { 1 }, { 2 }, { 3 } } }, LBL_REASON_NO_COMPLETE_ITEMS },
		{ { 3, 2, { { 4, 2 }, { 4, 2 }, { 4, 2 } } }, LBL_REASON_NO_VARIANCE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_complete c;
		struct lbl_kendall k;

		fill(&c, &rows[i].t, 1);
		compute(&c, &k);
		ck_assert_str_eq(k.w.reason, rows[i].reason);
		ck_assert(isnan(k.w.value) && isnan(k.p));
		lbl_complete_clear(&c);
	}
}
END_TEST

/* Labels that rank alike are tied: W of the first is that of the second. */
START_TEST(ranks_shared)
{
	static const struct table t = {
		4, 3, { { 1, 2, 1 }, { 2, 3, 3 }, { 3, 1, 2 }, { 4, 4, 4 } }
	};
	static const struct table tied = {
		4, 3, { { 0, 0, 0 }, { 0, 1, 1 }, { 1, 0, 0 }, { 1, 1, 1 } }
	};
	static const uint32_t shared[RANKS] = { 0, 0, 0, 1, 1 };
	struct lbl_complete c, d;
	struct lbl_kendall k, l;

	fill(&c, &t, 1);
	fill(&d, &tied, 1);
	lbl_kendall_of(&c, shared, 2, &k);
	compute(&d, &l);
	ck_assert(k.w.value == l.w.value && k.uncorrected == l.uncorrected && k.w.value > 0);
	lbl_complete_clear(&c);
	lbl_complete_clear(&d);
}
END_TEST

/* By hand: of 2^40 items, one is called 1 by both, else 0: W is 1, and no digit is lost. */
START_TEST(nearly_all_tied)
{
	static const struct lbl_cell cells[] = { { 0, 1, 0, 0, (UINT64_C(1) << 40) - 1 },
						 { 0, 1, 1, 1, 1 } };
	struct lbl_complete c = { 0 };
	struct lbl_kendall k;

	lbl_complete_see(&c, 0);
	lbl_complete_see(&c, 1);
	lbl_pairs_add(&c.pairs, &cells[0]);
	lbl_pairs_add(&c.pairs, &cells[1]);
	ck_assert(lbl_complete_settle(&c));
	compute(&c, &k);
	ck_assert_double_eq_tol(k.w.value, 1, 1e-14);
	ck_assert_uint_eq(k.w.n, UINT64_C(1) << 40);
	lbl_complete_clear(&c);
}
END_TEST

/* By hand: forty raters of one mind about three items. */
START_TEST(many_raters)
{
	struct lbl_cell_queue queue = { .n = 0 };
	struct lbl_complete c = { 0 };
	struct lbl_pairs rest = { 0 };
	struct lbl_kendall k;

	for (uint32_t item = 0; item < 3; item++) {
		struct lbl_vote_by votes[40];

		for (uint32_t a = 0; a < 40; a++)
			votes[a] = (struct lbl_vote_by){ a, item };
		ck_assert(lbl_complete_add_item(&c, &queue, &rest, votes, 40));
	}
	lbl_pairs_flush(&c.pairs, &queue);
	compute(&c, &k);
	ck_assert(k.w.value == 1 && k.uncorrected == 1 && k.chi2 == 80);
	ck_assert(k.w.n == 3 && k.w.ratings == 120);
	lbl_complete_clear(&c);
}
END_TEST

SUITE("stat/kendall", published, undefined, ranks_shared, nearly_all_tied, many_raters)
