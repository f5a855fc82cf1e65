/* stat/raters: what is counted on its way arrives, wherever it went. */
#include <stdlib.h>

#include "stat/raters.h"
#include "suite.h"

enum { ANNOTATORS = 5, CATEGORIES = 3, PATTERNS = 70, ROUNDS = 4 };

/* Ratings by a rule: annotator a chose category (a + p) % 3 in a * p + 1 items of pattern p. */
static void feed(struct lbl_raters *r, size_t most)
{
	struct lbl_raters_way way = { .annotators = ANNOTATORS, .categories = CATEGORIES,
				      .most = most };

	for (uint32_t p = 0; p < PATTERNS; p++)
		for (uint32_t a = 0; a < ANNOTATORS; a++)
			for (uint32_t n = 0; n < a * p + 1; n++)
				lbl_raters_count(r, &way, a, p, (a + p) % CATEGORIES);
	lbl_raters_arrive(r, &way);
	ck_assert(!way.n && !way.n_patterns && !way.queue.n);
}

START_TEST(counters_or_a_queue)
{
	static const size_t most[] = { 0, 14, 15, 100, 300, 1049, 1050, 100000 };

	for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
		struct lbl_raters r = { 0 };
		struct lbl_cell *cells;

		for (int round = 0; round < ROUNDS; round++)
			feed(&r, most[i]);
		ck_assert_uint_eq(r.cells.used, ANNOTATORS * PATTERNS);
		cells = lbl_pairs_list(&r.cells);
		for (uint32_t k = 0; k < ANNOTATORS * PATTERNS; k++) {
			uint32_t a = k / PATTERNS, p = k % PATTERNS;

			ck_assert(cells[k].a == a && cells[k].b == p && cells[k].b_category == 0);
			ck_assert_uint_eq(cells[k].a_category, (a + p) % CATEGORIES);
			ck_assert_uint_eq(cells[k].n, (uint64_t)ROUNDS * (a * p + 1));
		}
		free(cells);
		lbl_raters_clear(&r);
	}
}
END_TEST

/* By hand: two patterns become one, categories change places, annotators too. */
START_TEST(merged_by_other_numbers)
{
	static const uint32_t turned[] = { 1, 0 }, patterns[] = { 4, 4 };
	struct lbl_raters from = { 0 }, to = { 0 };
	struct lbl_raters_way way = { .annotators = 2, .categories = 2, .most = 8 };
	struct lbl_cell *cells;

	lbl_raters_count(&from, &way, 0, 0, 0);
	lbl_raters_count(&from, &way, 0, 1, 0);
	lbl_raters_count(&from, &way, 1, 1, 1);
	lbl_raters_arrive(&from, &way);
	lbl_raters_merge(&to, &from, turned, patterns, turned);
	cells = lbl_pairs_list(&to.cells);
	ck_assert_uint_eq(to.cells.used, 2);
	ck_assert(cells[0].a == 0 && cells[0].b == 4 && cells[0].a_category == 0);
	ck_assert_uint_eq(cells[0].n, 1);
	ck_assert(cells[1].a == 1 && cells[1].b == 4 && cells[1].a_category == 1);
	ck_assert_uint_eq(cells[1].n, 2);
	free(cells);
	lbl_raters_clear(&from);
	lbl_raters_clear(&to);
}
END_TEST

SUITE("stat/raters", counters_or_a_queue, merged_by_other_numbers)
