/* The sums over items, by hand. */
#include <stdint.h>

#include "stat/margins.h"
#include "stat/sum.h"
#include "../suite.h"

static void add(struct lbl_patterns *p, uint32_t zeros, uint32_t ones, uint64_t items)
{
	struct lbl_vote_count votes[2] = { { 0, zeros }, { 1, ones } };

	if (zeros && ones)
		lbl_patterns_add(p, votes, 2, items);
	else
		lbl_patterns_add(p, zeros ? votes : votes + 1, 1, items);
}

/*
 * Two items "0", one "1 1", one "0 1", one "0 0 1 1" and a category 2 that nobody chose.
 * agree: 1 + 0 + 4/12; coincide: 2/1 + 0 + 4/3; shares of 0: (1 + 1 + 0 + 1/2 + 1/2) / 5.
 */
START_TEST(sums_by_hand)
{
	struct lbl_patterns p = { 0 };
	struct lbl_pattern_list list;
	struct lbl_margins m;

	add(&p, 2, 2, 1);
	add(&p, 1, 0, 2);
	add(&p, 0, 2, 1);
	add(&p, 1, 1, 1);
	lbl_patterns_list(&p, &list);
	lbl_margins_init(&m, &list, 3);
	ck_assert_uint_eq(m.rated, 5);
	ck_assert_uint_eq(m.paired, 3);
	ck_assert_uint_eq(m.ratings, 10);
	ck_assert_uint_eq(m.pairable, 8);
	ck_assert_double_eq_tol(m.agree, 4. / 3, 1e-15);
	ck_assert_double_eq_tol(m.differ, 5. / 3, 1e-15);
	ck_assert_double_eq_tol(m.coincide, 10. / 3, 1e-15);
	ck_assert_double_eq_tol(m.clash, 14. / 3, 1e-15);
	ck_assert_double_eq_tol(m.share[0], .6, 1e-15);
	ck_assert_double_eq_tol(m.share[1], .4, 1e-15);
	ck_assert(m.share[2] == 0 && m.values[2] == 0);
	ck_assert_uint_eq(m.values[0], 3);
	ck_assert_uint_eq(m.values[1], 5);
	/* the same without the items rated once, and nothing of what was before */
	lbl_margins_fill(&m, &(struct lbl_pattern_list){ list.v + 1, list.n - 1, NULL });
	ck_assert(m.rated == 3 && m.paired == 3 && m.ratings == 8 && m.pairable == 8);
	ck_assert_double_eq_tol(m.agree, 4. / 3, 1e-15);
	ck_assert_double_eq_tol(m.share[0], 1. / 3, 1e-15);
	ck_assert_uint_eq(m.values[0], 3);
	lbl_margins_clear(&m);
	lbl_pattern_list_clear(&list);
	lbl_patterns_clear(&p);
}
END_TEST

START_TEST(nothing)
{
	struct lbl_patterns p = { 0 };
	struct lbl_pattern_list list;
	struct lbl_margins m;

	lbl_patterns_list(&p, &list);
	lbl_margins_init(&m, &list, 0);
	ck_assert(m.rated == 0 && m.paired == 0 && m.ratings == 0 && m.agree == 0);
	lbl_margins_clear(&m);
	lbl_pattern_list_clear(&list);
}
END_TEST

/* 1 + 1e100 + 1 - 1e100 = 2, the case that plain summation gets as 0: Neumaier (1974). */
START_TEST(compensated_sum)
{
	struct lbl_sum s = { 0 };

	lbl_sum_add(&s, 1);
	lbl_sum_add(&s, 1e100);
	lbl_sum_add(&s, 1);
	lbl_sum_add(&s, -1e100);
	ck_assert(lbl_sum_value(&s) == 2);
}
END_TEST

SUITE("stat/margins", sums_by_hand, nothing, compensated_sum)
