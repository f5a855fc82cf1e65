/* The sketch of item hashes: what it keeps, and what it says of shards that share items. */
#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "stat/sketch.h"
#include "../suite.h"

static uint64_t hash_of(uint64_t item)
{
	return lbl_hash64(&item, sizeof item, 0);
}

static void fill(struct lbl_sketch *s, uint64_t from, uint64_t to)
{
	for (uint64_t i = from; i < to; i++)
		lbl_sketch_add(s, hash_of(i));
	lbl_sketch_settle(s);
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

START_TEST(keeps_the_smallest)
{
	enum { ITEMS = 30000 };
	static uint64_t all[ITEMS];
	struct lbl_sketch s = { 0 };

	for (uint64_t i = 0; i < ITEMS; i++)
		all[i] = hash_of(i);
	qsort(all, ITEMS, sizeof *all, by_number);
	fill(&s, 0, ITEMS);
	fill(&s, 100, 300); /* again: a set */
	ck_assert_uint_eq(s.n, LBL_SKETCH_K);
	for (size_t i = 0; i < s.n; i++)
		ck_assert(s.v[i].hash == all[i] && !s.v[i].shared);
	lbl_sketch_clear(&s);
}
END_TEST

START_TEST(one_hash_many_times)
{
	struct lbl_sketch s = { 0 };

	for (int i = 0; i < 3 * LBL_SKETCH_K; i++)
		lbl_sketch_add(&s, 7);
	lbl_sketch_settle(&s);
	ck_assert(s.n == 1 && s.v[0].hash == 7 && !lbl_sketch_shared(&s));
	lbl_sketch_clear(&s);
}
END_TEST

/* Do these share an item? Ranges of items [from, to) of two shards. */
static const struct {
	const char *why;
	uint64_t a_from, a_to, b_from, b_to;
	bool other_shard, shared;
} rows[] = {
	{ "none at all", 0, 0, 0, 0, true, false },
	{ "one is empty", 0, 10, 0, 0, true, false },
	{ "disjoint", 0, 1000, 1000, 2000, true, false },
	{ "one item in common, few items", 0, 1000, 999, 2000, true, true },
	{ "the same, parts of one shard", 0, 1000, 999, 2000, false, false },
	{ "disjoint, many items", 0, 50000, 50000, 100000, true, false },
	{ "half in common, many items", 0, 50000, 25000, 75000, true, true },
	{ "1 in 100 in common, many items", 0, 50000, 49500, 100000, true, true },
};

START_TEST(shared_items)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_sketch a = { 0 }, b = { 0 };

		fill(&a, rows[i].a_from, rows[i].a_to);
		fill(&b, rows[i].b_from, rows[i].b_to);
		lbl_sketch_merge(&a, &b, rows[i].other_shard);
		ck_assert_msg(lbl_sketch_shared(&a) == rows[i].shared, "%s", rows[i].why);
		lbl_sketch_clear(&a);
		lbl_sketch_clear(&b);
	}
}
END_TEST

static void same(const struct lbl_sketch *a, const struct lbl_sketch *b)
{
	ck_assert_uint_eq(a->n, b->n);
	for (size_t i = 0; i < a->n; i++)
		ck_assert(a->v[i].hash == b->v[i].hash && a->v[i].shared == b->v[i].shared);
}

/* Three shards of 3,000 items, A and C with 5 in common: (A+B)+C, A+(B+C) and (C+A)+B agree. */
START_TEST(any_order_and_grouping)
{
	struct lbl_sketch a = { 0 }, b = { 0 }, c = { 0 };
	struct lbl_sketch left = { 0 }, right = { 0 }, last = { 0 };

	fill(&a, 0, 3000);
	fill(&b, 3000, 6000);
	fill(&c, 2995, 3000);
	fill(&c, 6000, 9000);
	lbl_sketch_merge(&left, &a, true);
	lbl_sketch_merge(&left, &b, true);
	lbl_sketch_merge(&left, &c, true);
	lbl_sketch_merge(&b, &c, true);
	lbl_sketch_merge(&right, &a, true);
	lbl_sketch_merge(&right, &b, true);
	same(&left, &right);
	lbl_sketch_clear(&b);
	fill(&b, 3000, 6000);
	lbl_sketch_merge(&last, &c, true);
	lbl_sketch_merge(&last, &a, true);
	lbl_sketch_merge(&last, &b, true);
	same(&left, &last);
	lbl_sketch_clear(&a);
	lbl_sketch_clear(&b);
	lbl_sketch_clear(&c);
	lbl_sketch_clear(&left);
	lbl_sketch_clear(&right);
	lbl_sketch_clear(&last);
}
END_TEST

SUITE("stat/sketch", keeps_the_smallest, one_hash_many_times, shared_items, any_order_and_grouping)
