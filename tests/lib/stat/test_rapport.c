/* Agreement with the others. */
#include "../suite.h"
#include "stat/rapport.h"

static double test_of(const uint32_t *labels, size_t items, size_t annotators)
{
	struct lbl_votes t = { .n_columns = annotators, .n_classes = 3 };
	double z;

	for (size_t i = 0; i < items; i++) {
		struct lbl_vote row[8];

		for (size_t a = 0; a < annotators; a++)
			row[a] = (struct lbl_vote){ (uint32_t)a, labels[i * annotators + a] };
		lbl_votes_add_row(&t, row, annotators);
	}
	z = lbl_rapport_test(&t);
	lbl_votes_clear(&t);
	return z;
}

/* Origin: tests/oracle/consensus.py, Python 3.11. */
START_TEST(as_the_oracle)
{
	static const uint32_t two[] = { 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0,
					0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 1 };
	static const uint32_t three[] = { 0, 0, 1, 2, 2, 2, 1, 1, 2, 0, 1, 0,
					  2, 1, 2, 1, 1, 1, 0, 0, 2, 1, 2, 1 };

	ck_assert_double_eq_tol(test_of(two, 8, 4), -0.18101099825872843, 1e-12);
	ck_assert_double_eq_tol(test_of(three, 8, 3), 0.8038796061294436, 1e-12);
}
END_TEST

/* The odd one out of three in ten items: of its sum's square the variance is a tenth. */
START_TEST(the_odd_one_out)
{
	uint32_t labels[30];

	for (size_t i = 0; i < 30; i++)
		labels[i] = i % 3 == 2;
	ck_assert_double_gt(test_of(labels, 10, 3), 3);
}
END_TEST

/* Two votes an item, all alike, all different: nothing is said. */
START_TEST(nothing_said)
{
	static const uint32_t pairs[] = { 0, 1, 1, 1, 0, 1, 2, 0 };
	static const uint32_t alike[] = { 0, 0, 0, 1, 1, 1 }, apart[] = { 0, 1, 2, 2, 1, 0 };

	ck_assert(test_of(pairs, 4, 2) == 0 && test_of(alike, 2, 3) == 0);
	ck_assert(test_of(apart, 2, 3) == 0 && test_of(NULL, 0, 3) == 0);
}
END_TEST

SUITE("stat/rapport", as_the_oracle, the_odd_one_out, nothing_said)
