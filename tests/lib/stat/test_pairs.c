/* Tables of annotator pairs. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stat/pairs.h"
#include "../suite.h"

static void show(const struct lbl_pairs *p, char *out, size_t size)
{
	struct lbl_cell *cells = lbl_pairs_list(p);
	size_t at = 0;

	out[0] = 0;
	for (size_t i = 0; i < p->used; i++)
		at += (size_t)snprintf(out + at, size - at, "%u-%u %u,%u: %llu\n", cells[i].a,
				       cells[i].b, cells[i].a_category, cells[i].b_category,
				       (unsigned long long)cells[i].n);
	free(cells);
}

START_TEST(every_two_annotators_of_an_item)
{
	static const struct lbl_vote_by item[] = { { 0, 5 }, { 2, 5 }, { 7, 1 } };
	struct lbl_pairs p = { 0 };
	struct lbl_cell_queue queue = { 0 };
	char text[256];

	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "");
	lbl_pairs_add_item(&p, &queue, item, 3);
	lbl_pairs_add_item(&p, &queue, item, 2);
	lbl_pairs_add_item(&p, &queue, item, 1);
	lbl_pairs_add_item(&p, &queue, item, 0);
	lbl_pairs_flush(&p, &queue);
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "0-2 5,5: 2\n0-7 5,1: 1\n2-7 5,1: 1\n");
	lbl_pairs_clear(&p);
}
END_TEST

/* One annotator's several ratings meet each of the other's, and not each other. */
START_TEST(duplicates_each_count)
{
	static const struct lbl_vote_by item[] = { { 0, 1 }, { 0, 2 }, { 3, 1 }, { 3, 1 } };
	struct lbl_pairs p = { 0 };
	struct lbl_cell_queue queue = { 0 };
	char text[256];

	lbl_pairs_add_item(&p, &queue, item, 4);
	lbl_pairs_flush(&p, &queue);
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "0-3 1,1: 2\n0-3 2,1: 2\n");
	lbl_pairs_clear(&p);
}
END_TEST

/* Enough cells that the table grows several times; each is found again. */
START_TEST(grows)
{
	struct lbl_pairs p = { 0 };

	for (int round = 0; round < 2; round++) {
		for (uint32_t a = 0; a < 60; a++) {
			for (uint32_t b = a + 1; b < 60; b++) {
				struct lbl_cell c = { a, b, a % 3, b % 5, a + 1 };

				lbl_pairs_add(&p, &c);
			}
		}
	}
	ck_assert_uint_eq(p.used, 60 * 59 / 2);
	for (size_t i = 0; i < p.n_slots; i++)
		if (p.slots[i].n)
			ck_assert_uint_eq(p.slots[i].n, 2 * (uint64_t)(p.slots[i].a + 1));
	lbl_pairs_clear(&p);
}
END_TEST

/* Renumbering may turn a pair around: its categories go with it. */
START_TEST(merging_turns_pairs)
{
	static const uint32_t annotators[] = { 9, 4 }, categories[] = { 0, 1, 6 };
	static const struct lbl_vote_by item[] = { { 0, 1 }, { 1, 2 } };
	struct lbl_pairs p = { 0 }, q = { 0 };
	struct lbl_cell_queue queue = { 0 };
	char text[256];

	lbl_pairs_add_item(&q, &queue, item, 2);
	lbl_pairs_flush(&q, &queue);
	lbl_pairs_merge(&p, &q, annotators, categories);
	lbl_pairs_merge(&p, &q, NULL, NULL);
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "0-1 1,2: 1\n4-9 6,1: 1\n");
	lbl_pairs_clear(&p);
	lbl_pairs_clear(&q);
}
END_TEST

/* A queue that runs full several times adds what cells added one by one do. */
START_TEST(queued_or_not)
{
	struct lbl_pairs one = { 0 }, queued = { 0 };
	struct lbl_cell_queue queue = { 0 };
	struct lbl_cell *x, *y;

	for (uint32_t i = 0; i < 10 * LBL_CELLS_QUEUED + 7; i++) {
		struct lbl_cell c = { i % 13, 13 + i % 29, i % 5, i % 3, 1 + i };

		lbl_pairs_add(&one, &c);
		lbl_pairs_queue(&queued, &queue, &c);
	}
	lbl_pairs_flush(&queued, &queue);
	lbl_pairs_flush(&queued, &queue);
	ck_assert_uint_eq(one.used, queued.used);
	x = lbl_pairs_list(&one);
	y = lbl_pairs_list(&queued);
	for (size_t i = 0; i < one.used; i++)
		ck_assert(x[i].a == y[i].a && x[i].b == y[i].b &&
			  x[i].a_category == y[i].a_category &&
			  x[i].b_category == y[i].b_category && x[i].n == y[i].n);
	free(x);
	free(y);
	lbl_pairs_clear(&one);
	lbl_pairs_clear(&queued);
}
END_TEST

SUITE("stat/pairs", queued_or_not, every_two_annotators_of_an_item, duplicates_each_count, grows,
      merging_turns_pairs)
