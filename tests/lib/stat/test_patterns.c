/* The histogram of rating patterns: what is counted together, its order, merging. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stat/patterns.h"
#include "../suite.h"

/* A list as text: "items: category x count, …" a line. */
static void show(const struct lbl_patterns *p, char *out, size_t size)
{
	struct lbl_pattern_list list;
	size_t at = 0;

	out[0] = 0;
	lbl_patterns_list(p, &list);
	for (size_t i = 0; i < list.n; i++) {
		const struct lbl_pattern *one = &list.v[i];

		at += (size_t)snprintf(out + at, size - at, "%llu/%llu:",
				       (unsigned long long)one->items,
				       (unsigned long long)one->ratings);
		for (size_t k = 0; k < one->n_votes; k++)
			at += (size_t)snprintf(out + at, size - at, " %ux%u",
					       one->votes[k].category, one->votes[k].count);
		at += (size_t)snprintf(out + at, size - at, "\n");
	}
	lbl_pattern_list_clear(&list);
}

static void add(struct lbl_patterns *p, const char *categories)
{
	uint32_t v[64];
	struct lbl_vote_count votes[64];
	size_t n = strlen(categories);

	for (size_t i = 0; i < n; i++)
		v[i] = (uint32_t)(categories[i] - '0');
	lbl_patterns_add_item(p, v, n, votes);
}

START_TEST(same_votes_are_one_pattern)
{
	struct lbl_patterns p = { 0 };
	char text[256];

	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "");
	add(&p, "201");
	add(&p, "120");
	add(&p, "11");
	add(&p, "1");
	add(&p, "101");
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "1/1: 1x1\n1/2: 1x2\n2/3: 0x1 1x1 2x1\n1/3: 0x1 1x2\n");
	lbl_patterns_clear(&p);
}
END_TEST

START_TEST(order_is_by_ratings_then_votes)
{
	struct lbl_patterns p = { 0 };
	char text[256];

	add(&p, "122");
	add(&p, "3");
	add(&p, "112");
	add(&p, "000");
	add(&p, "0");
	add(&p, "012");
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "1/1: 0x1\n1/1: 3x1\n1/3: 0x1 1x1 2x1\n1/3: 0x3\n"
			       "1/3: 1x1 2x2\n1/3: 1x2 2x1\n");
	lbl_patterns_clear(&p);
}
END_TEST

/* More ratings than are sorted by insertion. */
START_TEST(many_ratings_of_an_item)
{
	struct lbl_patterns p = { 0 };
	char text[256];

	add(&p, "2102102102102102102102102102100");
	add(&p, "0012012012012012012012012012012");
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "2/31: 0x11 1x10 2x10\n");
	lbl_patterns_clear(&p);
}
END_TEST

START_TEST(merging_maps_categories)
{
	static const uint32_t map[] = { 2, 0, 1 };
	uint32_t numbers[1] = { 9 };
	struct lbl_patterns p = { 0 }, q = { 0 }, empty = { 0 };
	char text[256];

	add(&p, "02");
	add(&p, "1");
	add(&q, "01");
	add(&q, "01");
	lbl_patterns_merge(&p, &q, map, numbers); /* 0 1 becomes 2 0 */
	ck_assert_uint_eq(numbers[0], 0); /* which p had first */
	lbl_patterns_merge(&p, &empty, NULL, NULL);
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "1/1: 1x1\n3/2: 0x1 2x1\n");
	lbl_patterns_merge(&empty, &p, NULL, NULL);
	show(&empty, text, sizeof text);
	ck_assert_str_eq(text, "1/1: 1x1\n3/2: 0x1 2x1\n");
	lbl_patterns_clear(&p);
	lbl_patterns_clear(&q);
	lbl_patterns_clear(&empty);
}
END_TEST

/* Where categories become one, so do their votes. */
START_TEST(merging_joins_categories)
{
	static const uint32_t map[] = { 1, 1, 0 };
	struct lbl_patterns p = { 0 }, q = { 0 };
	char text[256];

	add(&q, "0112");
	add(&q, "0012");
	lbl_patterns_merge(&p, &q, map, NULL);
	show(&p, text, sizeof text);
	ck_assert_str_eq(text, "2/4: 0x1 1x3\n");
	lbl_patterns_clear(&p);
	lbl_patterns_clear(&q);
}
END_TEST

/* Items of few and many ratings, small and large categories: as their votes, counted plainly. */
START_TEST(numbers_are_those_of_the_votes)
{
	struct lbl_patterns items = { 0 }, plain = { 0 };
	uint32_t categories[20], state = 5;
	struct lbl_vote_count votes[20], want[20];

	for (int i = 0; i < 20000; i++) {
		uint32_t base = i % 3 ? 0 : 250, n_want = 0, n = 1 + (state >> 16) % 20;

		for (uint32_t k = 0; k < n; k++) {
			state = state * 1103515245U + 12345U;
			categories[k] = base + (state >> 16) % (n > 4 ? 2 : 9);
		}
		for (uint32_t c = 0; c < 260; c++) {
			uint32_t count = 0;

			for (uint32_t k = 0; k < n; k++)
				count += categories[k] == c;
			if (count)
				want[n_want++] = (struct lbl_vote_count){ c, count };
		}
		ck_assert_uint_eq(lbl_patterns_add_item(&items, categories, n, votes),
				  lbl_patterns_add(&plain, want, n_want, 1));
	}
	ck_assert_uint_eq(lbl_patterns_count(&items), lbl_patterns_count(&plain));
	for (uint32_t i = 0; i < lbl_patterns_count(&plain); i++)
		ck_assert_uint_eq(items.items[i], plain.items[i]);
	lbl_patterns_clear(&items);
	lbl_patterns_clear(&plain);
}
END_TEST

SUITE("stat/patterns", merging_joins_categories, same_votes_are_one_pattern,
      order_is_by_ratings_then_votes, many_ratings_of_an_item, merging_maps_categories,
      numbers_are_those_of_the_votes)
