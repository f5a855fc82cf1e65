/* Which items are complete, as raters appear. */
#include <stdint.h>

#include "stat/everyone.h"
#include "../suite.h"

#define KEEP   LBL_EVERYONE_KEEP
#define FORGET LBL_EVERYONE_FORGET
#define TAKE   LBL_EVERYONE_TAKE

START_TEST(raters_appear)
{
	static const struct {
		const char *why;
		uint32_t raters[4];
		size_t n;
		unsigned fate;
		uint64_t items, dropped;
	} rows[] = {
		{ "the first item's raters are all", { 3, 7 }, 2, FORGET | TAKE, 1, 0 },
		{ "another of the same", { 3, 7 }, 2, TAKE, 2, 0 },
		{ "one is missing", { 7 }, 1, KEEP, 2, 1 },
		{ "a new one: the earlier lack him", { 1, 3, 7 }, 3, FORGET | TAKE, 1, 3 },
		{ "a new one, and one missing", { 1, 3, 5 }, 3, FORGET, 0, 5 },
		{ "all four", { 1, 3, 5, 7 }, 4, TAKE, 1, 5 },
		{ "the middle ones", { 3, 5 }, 2, KEEP, 1, 6 },
		{ "one behind", { 9 }, 1, FORGET, 0, 8 },
	};
	struct lbl_everyone c = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unsigned fate = lbl_everyone_add(&c, rows[i].raters, rows[i].n, 1, 0);

		ck_assert_msg(fate == rows[i].fate, "%s: fate %u", rows[i].why, fate);
		ck_assert_msg(c.items == rows[i].items && c.dropped == rows[i].dropped, "%s",
			      rows[i].why);
	}
	ck_assert_uint_eq(c.n, 5);
	for (uint32_t i = 0; i < 5; i++)
		ck_assert_uint_eq(c.raters[i], 2 * i + 1);
	lbl_everyone_clear(&c);
}
END_TEST

/* Merging gives one result, whatever the order and grouping: all subsets of three raters. */
START_TEST(merges_in_any_order)
{
	for (unsigned order = 0; order < 6; order++) {
		static const unsigned orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
						       { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
		static const struct {
			uint32_t raters[3];
			size_t n;
			uint64_t items, dropped;
		} parts[3] = { { { 1, 2 }, 2, 10, 1 },
			       { { 1, 2, 4 }, 3, 20, 2 },
			       { { 4 }, 1, 5, 0 } };
		struct lbl_everyone c = { 0 };

		for (size_t i = 0; i < 3; i++) {
			unsigned p = orders[order][i];

			lbl_everyone_add(&c, parts[p].raters, parts[p].n, parts[p].items,
					 parts[p].dropped);
		}
		ck_assert(c.n == 3 && c.items == 20 && c.dropped == 18);
		lbl_everyone_clear(&c);
	}
}
END_TEST

START_TEST(empty_is_the_identity)
{
	static const uint32_t raters[] = { 2, 5 };
	struct lbl_everyone c = { 0 };

	ck_assert_uint_eq(lbl_everyone_add(&c, raters, 2, 3, 1), FORGET | TAKE);
	ck_assert_uint_eq(lbl_everyone_add(&c, NULL, 0, 0, 0), KEEP);
	ck_assert(c.n == 2 && c.items == 3 && c.dropped == 1);
	lbl_everyone_clear(&c);
}
END_TEST

SUITE("stat/everyone", raters_appear, merges_in_any_order, empty_is_the_identity)
