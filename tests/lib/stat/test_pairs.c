/* Tables of annotator pairs. */
#include <stdbool.h>
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
	lbl_pairs_add_items(&p, &queue, item, 2, UINT64_C(10000000000));
	lbl_pairs_flush(&p, &queue);
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "0-2 5,5: 10000000002\n0-7 5,1: 1\n2-7 5,1: 1\n");
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

/* With a grid for all, for some, and for none of the cells the list is the same. */
START_TEST(grids_change_nothing)
{
	static const uint32_t bounds[][2] = { { 0, 0 }, { 7, 2 }, { 29, 3 }, { 42, 5 }, { 99, 9 } };
	static const uint32_t annotators[42] = { 41, 3, 0 }, categories[5] = { 4, 1, 2, 0, 3 };
	static char want[3][60000], text[60000];
	uint32_t turned[42];

	for (uint32_t i = 0; i < 42; i++)
		turned[i] = i < 2 ? annotators[i] : i == 41 ? 0 : i == 3 ? 1 : i;
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
		struct lbl_pairs p = { 0 }, merged = { 0 }, plain = { 0 };

		lbl_pairs_grid(&p, bounds[i][0], bounds[i][1], LBL_PAIR_GRID_MOST);
		lbl_pairs_grid(&merged, bounds[i][0], bounds[i][1], LBL_PAIR_GRID_MOST);
		for (uint32_t n = 0; n < 2000; n++) {
			struct lbl_cell c = { n % 13, 13 + n % 29, n % 5, n % 3, 1 + n };

			c.n += n % 7 ? n % 256 : UINT32_MAX; /* many pass what one byte holds */
			lbl_pairs_add(&p, &c);
		}
		lbl_pairs_merge(&merged, &p, NULL, NULL);
		lbl_pairs_merge(&merged, &p, NULL, NULL);
		lbl_pairs_merge(&plain, &p, turned, categories);
		for (int k = 0; k < 3; k++) {
			show(k == 0 ? &p : k == 1 ? &merged : &plain, text, sizeof text);
			if (i == 0)
				strcpy(want[k], text);
			ck_assert_str_eq(text, want[k]);
		}
		lbl_pairs_clear(&p);
		lbl_pairs_clear(&merged);
		lbl_pairs_clear(&plain);
	}
}
END_TEST

/* By hand: 3 annotators, 2 categories: 3 pairs of 4 cells. */
START_TEST(grids_of_what_size)
{
	static const struct {
		uint32_t annotators, categories;
		size_t most;
		bool is_made;
	} rows[] = {
		{ 3, 2, 12, true },  { 3, 2, 11, false }, { 1, 2, 99, false },
		{ 0, 2, 99, false }, { 2, 0, 99, false }, { UINT32_MAX, UINT32_MAX, 99, false },
		{ UINT32_MAX, 1, SIZE_MAX, false },       { 2, UINT32_MAX, SIZE_MAX, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_pairs p = { 0 };

		lbl_pairs_grid(&p, rows[i].annotators, rows[i].categories, rows[i].most);
		ck_assert_int_eq(p.grid.low != NULL, rows[i].is_made);
		lbl_pairs_clear(&p);
	}
}
END_TEST

SUITE("stat/pairs", queued_or_not, every_two_annotators_of_an_item, duplicates_each_count, grows,
      merging_turns_pairs, grids_change_nothing, grids_of_what_size)
