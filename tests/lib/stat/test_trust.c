/* What an annotator's answers say. */
#include <math.h>

#include "../suite.h"
#include "stat/trust.h"

static struct lbl_trust of(const double *counts, size_t k)
{
	struct lbl_trust t;

	lbl_trust_of(counts, k, &t);
	return t;
}

/* By hand: o .6, e .7 * .6 + .3 * .4 = .54; entropy of .7 and .3. */
START_TEST(by_hand)
{
	static const double counts[] = { 45, 15, 25, 15 };
	struct lbl_trust t = of(counts, 2);

	ck_assert_double_eq(t.n, 100);
	ck_assert_double_eq_tol(t.kappa, .06 / .46, 1e-12);
	ck_assert_double_eq_tol(t.se, sqrt(.6 * .4 / 100) / .46, 1e-12);
	ck_assert_double_eq_tol(t.entropy, .610864302055, 1e-12);
}
END_TEST

static const struct {
	double counts[4];
	enum lbl_spam spam;
} rows[] = {
	{ { 45, 5, 5, 45 }, LBL_SPAM_NONE },
	{ { 25, 25, 25, 25 }, LBL_SPAM_CHANCE },
	{ { 5, 45, 45, 5 }, LBL_SPAM_BELOW_CHANCE },
	{ { 50, 0, 50, 0 }, LBL_SPAM_ONE_ANSWER },
	{ { 48, 2, 48, 2 }, LBL_SPAM_ONE_ANSWER },
	{ { 0, 50, 0, 50 }, LBL_SPAM_ONE_ANSWER },
	{ { 98, 0, 0, 2 }, LBL_SPAM_NONE },  /* the same always, and right */
	{ { 100, 0, 0, 0 }, LBL_SPAM_NONE }, /* one class: undefined */
	{ { 4, 5, 5, 5 }, LBL_SPAM_NONE },   /* 19 answers are too few */
	{ { 5, 5, 5, 5 }, LBL_SPAM_NONE },   /* 20 leave .45 within two errors */
	{ { 0, 0, 0, 0 }, LBL_SPAM_NONE },
};

START_TEST(spam)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_trust t = of(rows[i].counts, 2);

		ck_assert_int_eq(t.spam, rows[i].spam);
		ck_assert((lbl_spam_name(t.spam) == NULL) == (t.spam == LBL_SPAM_NONE));
	}
}
END_TEST

/* Nobody answered, and one class alone: entropy 0, kappa undefined. */
START_TEST(undefined)
{
	static const double none[] = { 0, 0, 0, 0 }, one[] = { 7 };

	ck_assert_double_eq(of(none, 2).entropy, 0);
	ck_assert(isnan(of(none, 2).kappa) && isnan(of(one, 1).kappa));
	ck_assert_double_eq(of(one, 1).entropy, 0);
}
END_TEST

SUITE("stat/trust", by_hand, spam, undefined)
