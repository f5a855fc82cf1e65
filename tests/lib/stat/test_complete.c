/* Which items are complete, as annotators appear. */
#include <stdint.h>

#include "stat/complete.h"
#include "../suite.h"

/* Annotators of an item, ascending; category: the item's place. */
static bool add(struct lbl_complete *c, struct lbl_pairs *rest, const uint32_t *annotators,
		size_t n, uint32_t category)
{
	struct lbl_cell_queue queue = { .n = 0 };
	struct lbl_vote_by votes[4];
	bool complete;

	for (size_t i = 0; i < n; i++)
		votes[i] = (struct lbl_vote_by){ annotators[i], category };
	complete = lbl_complete_add_item(c, &queue, rest, votes, n);
	lbl_pairs_flush(&c->pairs, &queue);
	return complete;
}

START_TEST(annotators_appear)
{
	static const struct {
		const char *why;
		uint32_t annotators[4];
		size_t n;
		bool complete;
		uint64_t items;
		size_t pairs, rest; /* cells of complete items, of those that are none any more */
	} rows[] = {
		{ "the first item's annotators are all", { 3, 7 }, 2, true, 1, 1, 0 },
		{ "another of the same", { 3, 7 }, 2, true, 2, 2, 0 },
		{ "one is missing", { 7 }, 1, false, 2, 2, 0 },
		{ "one twice", { 3, 3, 7 }, 3, false, 2, 2, 0 },
		{ "one twice, the other missing", { 7, 7 }, 2, false, 2, 2, 0 },
		{ "a new one: the earlier lack him", { 1, 3, 7 }, 3, true, 1, 3, 2 },
		{ "a new one, and one missing", { 1, 3, 50 }, 3, false, 0, 0, 5 },
		{ "all four", { 1, 3, 7, 50 }, 4, true, 1, 6, 5 },
		{ "the middle ones", { 3, 7 }, 2, false, 1, 6, 5 },
		{ "one behind", { 90 }, 1, false, 0, 0, 11 },
	};
	struct lbl_complete c = { 0 };
	struct lbl_pairs rest = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool complete = add(&c, &rest, rows[i].annotators, rows[i].n, (uint32_t)i);

		ck_assert_msg(complete == rows[i].complete && c.items == rows[i].items &&
				      c.pairs.used == rows[i].pairs && rest.used == rows[i].rest,
			      "%s: %d, %llu items, %zu and %zu cells", rows[i].why, complete,
			      (unsigned long long)c.items, c.pairs.used, rest.used);
	}
	ck_assert_uint_eq(c.annotators, 5);
	lbl_complete_clear(&c);
	lbl_pairs_clear(&rest);
}
END_TEST

/* One result, whatever the order: of parts of {1, 2}, {1, 2, 4} twice, and {4}; 9 - x is x. */
START_TEST(merges_in_any_order)
{
	static const uint32_t map[] = { 9, 8, 7, 6, 5 };
	static const struct {
		uint32_t annotators[3];
		size_t n;
	} items[4] = { { { 1, 2 }, 2 }, { { 1, 2, 4 }, 3 }, { { 1, 2, 4 }, 3 }, { { 4 }, 1 } };
	static const uint32_t same[] = { 0, 1, 2, 3 };

	for (unsigned order = 0; order < 24; order++) {
		unsigned left[4] = { 0, 1, 2, 3 }, code = order;
		struct lbl_complete c = { 0 }, none = { 0 };
		struct lbl_pairs rest = { 0 };

		for (unsigned i = 4; i > 0; code /= i--) {
			unsigned at = code % i, item = left[at];
			struct lbl_complete part = { 0 };

			left[at] = left[i - 1];
			add(&part, &rest, items[item].annotators, items[item].n, item);
			lbl_complete_merge(&c, &part, map, same);
			lbl_complete_merge(&c, &none, NULL, NULL);
			lbl_complete_clear(&part);
		}
		ck_assert(c.annotators == 3 && c.items == 2 && c.pairs.used == 6);
		ck_assert(c.seen[8] && c.seen[7] && c.seen[5] && !c.seen[6]);
		lbl_complete_clear(&c);
		lbl_pairs_clear(&rest);
	}
}
END_TEST

START_TEST(settled)
{
	static const struct {
		const char *why;
		struct lbl_cell cells[4];
		size_t n;
		bool sound;
		uint64_t items;
	} rows[] = {
		{ "none", { { 0 } }, 0, true, 0 },
		{ "three pairs", { { 0, 1, 0, 0, 2 }, { 0, 2, 0, 1, 2 }, { 1, 2, 0, 1, 2 } }, 3,
		  true, 2 },
		{ "cells of one pair",
		  { { 0, 1, 0, 0, 1 }, { 0, 1, 1, 0, 1 }, { 0, 2, 0, 1, 2 }, { 1, 2, 0, 1, 2 } }, 4,
		  true, 2 },
		{ "a pair is missing", { { 0, 1, 0, 0, 2 }, { 0, 2, 0, 1, 2 } }, 2, false, 0 },
		{ "another number", { { 0, 1, 0, 0, 2 }, { 0, 2, 0, 1, 2 }, { 1, 2, 0, 1, 3 } }, 3,
		  false, 0 },
		{ "another annotator", { { 0, 1, 0, 0, 2 }, { 0, 3, 0, 1, 2 }, { 1, 3, 0, 1, 2 } },
		  3, false, 0 },
		{ "one beyond all", { { 0, 900, 0, 0, 2 } }, 1, false, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_complete c = { 0 };
		bool sound;

		for (uint32_t a = 0; a < 3; a++)
			lbl_complete_see(&c, a);
		for (size_t k = 0; k < rows[i].n; k++)
			lbl_pairs_add(&c.pairs, &rows[i].cells[k]);
		sound = lbl_complete_settle(&c);
		ck_assert_msg(sound == rows[i].sound, "%s", rows[i].why);
		ck_assert_msg(!sound || c.items == rows[i].items, "%s", rows[i].why);
		lbl_complete_clear(&c);
	}
}
END_TEST

/* Bounds change how pairs are counted, and nothing else. */
START_TEST(many_items)
{
	static const uint32_t both[] = { 0, 2 }, three[] = { 0, 1, 2 };
	struct lbl_cell_queue queue = { .n = 0 };
	struct lbl_complete c = { .bounds = { 3, 2, 1000 } };
	struct lbl_pairs rest = { 0 };

	for (uint32_t i = 0; i < 5000; i++) {
		struct lbl_vote_by votes[] = { { both[0], i % 2 }, { both[1], i % 2 } };

		ck_assert(lbl_complete_add_item(&c, &queue, &rest, votes, 2));
	}
	lbl_pairs_flush(&c.pairs, &queue);
	ck_assert(c.items == 5000 && c.pairs.used == 2 && c.pairs.grid.used == 2);
	ck_assert(add(&c, &rest, three, 3, 1));
	ck_assert(c.items == 1 && c.pairs.used == 3 && rest.used == 2);
	lbl_complete_clear(&c);
	lbl_pairs_clear(&rest);
}
END_TEST

SUITE("stat/complete", annotators_appear, many_items, merges_in_any_order, settled)
