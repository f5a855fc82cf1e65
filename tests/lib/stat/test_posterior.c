/* Labels, confidence and ties, by hand. */
#include <math.h>

#include "../suite.h"
#include "stat/posterior.h"
#include "stat/votes.h"

static const double prior[] = { .2, .5, .3 };

START_TEST(a_clear_winner)
{
	static const double p[] = { .25, .5, .25 };
	struct lbl_tie_break tie = { .rule = LBL_TIES_ABSTAIN };
	struct lbl_choice c = lbl_posterior_choose(p, 3, &tie);

	ck_assert(c.label == 1 && !c.tied && c.confidence == .5 && c.margin == .25);
	ck_assert_double_eq_tol(c.entropy, 1.5 * log(2), 1e-15);
}
END_TEST

START_TEST(ties)
{
	static const struct {
		enum lbl_ties rule;
		uint64_t hash;
		uint32_t want;
	} rows[] = {
		{ LBL_TIES_FIRST, 0, 0 },
		{ LBL_TIES_ABSTAIN, 0, LBL_CLASS_NONE },
		{ LBL_TIES_PRIOR, 0, 2 },
		{ LBL_TIES_RANDOM, 0, 0 },
		{ LBL_TIES_RANDOM, UINT64_C(1) << 63, 2 },
		{ LBL_TIES_RANDOM, UINT64_MAX, 2 },
	};
	/* What rounding leaves of a tie is one. */
	static const double p[] = { .4, .2, .4 + 1e-12 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_tie_break tie = { rows[i].rule, prior, rows[i].hash };
		struct lbl_choice c = lbl_posterior_choose(p, 3, &tie);

		ck_assert_msg(c.label == rows[i].want && c.tied, "row %zu: %u", i, c.label);
		ck_assert_double_eq_tol(c.margin, 0, 1e-11);
	}
}
END_TEST

START_TEST(no_votes_and_one_class)
{
	static const double none[] = { 0, 0 }, one[] = { 1 };
	struct lbl_tie_break tie = { .rule = LBL_TIES_FIRST };
	struct lbl_choice c = lbl_posterior_choose(none, 2, &tie);

	ck_assert(c.label == LBL_CLASS_NONE && !c.tied && isnan(c.confidence));
	c = lbl_posterior_choose(one, 1, &tie);
	ck_assert(c.label == 0 && c.confidence == 1 && c.margin == 1 && c.entropy == 0);
}
END_TEST

START_TEST(from_logs)
{
	double p[] = { -1000, -1000 + log(3), -INFINITY };

	ck_assert_double_eq_tol(lbl_posterior_from_logs(p, 3), -1000 + log(4), 1e-12);
	ck_assert_double_eq_tol(p[0], .25, 1e-13);
	ck_assert_double_eq_tol(p[1], .75, 1e-13);
	ck_assert(p[2] == 0);
}
END_TEST

SUITE("stat/posterior", a_clear_winner, ties, no_votes_and_one_class, from_logs)
