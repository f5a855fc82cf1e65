/* Rows of votes, their transposition and their folds. */
#include <string.h>

#include "../suite.h"
#include "stat/votes.h"

static void sample(struct lbl_votes *t)
{
	static const struct lbl_vote first[] = { { 0, 1 }, { 2, 0 } }, last[] = { { 2, 1 } };

	*t = (struct lbl_votes){ .n_columns = 4, .n_classes = 2 };
	lbl_votes_add_row(t, first, 2);
	lbl_votes_add_row(t, NULL, 0);
	lbl_votes_add_row(t, last, 1);
}

START_TEST(rows_and_columns)
{
	static const size_t starts[] = { 0, 1, 1, 3, 3 };
	struct lbl_votes t, by_annotator, back;

	sample(&t);
	ck_assert_uint_eq(lbl_votes_count(&t), 3);
	lbl_votes_transpose(&t, &by_annotator);
	ck_assert_uint_eq(by_annotator.n_rows, 4);
	ck_assert(!memcmp(by_annotator.starts, starts, sizeof starts));
	ck_assert(by_annotator.v[1].column == 0 && by_annotator.v[1].label == 0);
	ck_assert(by_annotator.v[2].column == 2 && by_annotator.v[2].label == 1);
	lbl_votes_transpose(&by_annotator, &back);
	ck_assert(!memcmp(back.starts, t.starts, 4 * sizeof *t.starts));
	ck_assert(!memcmp(back.v, t.v, 3 * sizeof *t.v));
	lbl_votes_clear(&t);
	lbl_votes_clear(&by_annotator);
	lbl_votes_clear(&back);
	ck_assert_uint_eq(lbl_votes_count(&t), 0);
}
END_TEST

/* A row may be added to what a transposition gave. */
START_TEST(a_transposed_table_grows)
{
	static const struct lbl_vote more = { 1, 1 };
	struct lbl_votes t, by_annotator;

	sample(&t);
	lbl_votes_transpose(&t, &by_annotator);
	lbl_votes_add_row(&by_annotator, &more, 1);
	ck_assert_uint_eq(lbl_votes_count(&by_annotator), 4);
	ck_assert(by_annotator.v[3].column == 1);
	lbl_votes_clear(&t);
	lbl_votes_clear(&by_annotator);
}
END_TEST

/* Each vote is left out of one fold and is in all others. */
START_TEST(folds_part_the_votes)
{
	struct lbl_votes t = { .n_columns = 9, .n_classes = 2 };
	size_t kept = 0;

	for (uint32_t i = 0; i < 100; i++) {
		struct lbl_vote row[] = { { i % 4, 0 }, { 4 + i % 5, 1 } };

		lbl_votes_add_row(&t, row, 2);
	}
	for (unsigned fold = 0; fold < 5; fold++) {
		struct lbl_votes part;

		lbl_votes_without(&t, fold, 5, 1, &part);
		ck_assert_uint_eq(part.n_rows, 100);
		ck_assert(lbl_votes_count(&part) > 120 && lbl_votes_count(&part) < 200);
		kept += lbl_votes_count(&part);
		lbl_votes_clear(&part);
	}
	ck_assert_uint_eq(kept, 4 * 200);
	lbl_votes_clear(&t);
}
END_TEST

/* Origin: XXH3-64 from its specification (tests/oracle/consensus.py), its high 53 bits. */
START_TEST(hashes_do_not_depend_on_the_machine)
{
	ck_assert(lbl_votes_uniform(0, 0, 1) ==
		  ((double)(UINT64_C(0xcff4b20f5865b6a4) >> 11) + .5) / 9007199254740992.);
	ck_assert(lbl_votes_uniform((size_t)1 << 33, UINT32_MAX, 99) ==
		  ((double)(UINT64_C(0x758de2a1635d6d47) >> 11) + .5) / 9007199254740992.);
	ck_assert_uint_eq(lbl_votes_fold(7, 3, 5, 1), 0xaf13c076 * UINT64_C(5) >> 32);
}
END_TEST

SUITE("stat/votes", rows_and_columns, a_transposed_table_grows, folds_part_the_votes,
      hashes_do_not_depend_on_the_machine)
