/* Answers: the same list whatever the order in which items and their ratings come. */
#include "stat/answers.h"
#include "../suite.h"

/* Annotator and category of up to three ratings. */
struct item {
	size_t n;
	struct lbl_vote_by votes[3];
};

static const struct item items[] = {
	{ 2, { { 0, 1 }, { 1, 1 } } }, { 1, { { 1, 0 } } },
	{ 2, { { 1, 1 }, { 0, 1 } } }, { 3, { { 0, 2 }, { 0, 1 }, { 1, 0 } } },
	{ 2, { { 0, 1 }, { 1, 2 } } }, { 1, { { 1, 0 } } },
	{ 1, { { 1, 0 } } },
};
#define ITEMS (sizeof items / sizeof *items)

/* By hand: by ratings, then by annotator and category. */
static const struct {
	uint64_t items;
	struct item of;
} want[] = {
	{ 3, { 1, { { 1, 0 } } } },
	{ 2, { 2, { { 0, 1 }, { 1, 1 } } } },
	{ 1, { 2, { { 0, 1 }, { 1, 2 } } } },
	{ 1, { 3, { { 0, 1 }, { 0, 2 }, { 1, 0 } } } },
};

static void check(const struct lbl_answers *a)
{
	ck_assert_uint_eq(a->n, sizeof want / sizeof *want);
	ck_assert_uint_eq(a->n_votes, 8);
	for (size_t i = 0; i < a->n; i++) {
		ck_assert_uint_eq(a->v[i].items, want[i].items);
		ck_assert_uint_eq(a->v[i].n, want[i].of.n);
		ck_assert(a->v[i].votes == (i ? a->v[i - 1].votes + a->v[i - 1].n : a->votes));
		for (size_t k = 0; k < a->v[i].n; k++) {
			ck_assert_uint_eq(a->v[i].votes[k].annotator,
					  want[i].of.votes[k].annotator);
			ck_assert_uint_eq(a->v[i].votes[k].category, want[i].of.votes[k].category);
		}
	}
}

START_TEST(in_any_order)
{
	for (size_t first = 0; first < ITEMS; first++) {
		struct lbl_answers a = { 0 };

		for (size_t i = 0; i < ITEMS; i++) {
			const struct item *it = &items[(first + i * 3) % ITEMS];

			lbl_answers_add(&a, it->votes, it->n);
		}
		lbl_answers_settle(&a);
		check(&a);
		lbl_answers_clear(&a);
	}
}
END_TEST

START_TEST(from_parts)
{
	for (size_t cut = 0; cut <= ITEMS; cut++) {
		struct lbl_answers a = { 0 }, b = { 0 };

		for (size_t i = 0; i < ITEMS; i++)
			lbl_answers_add(i < cut ? &a : &b, items[i].votes, items[i].n);
		lbl_answers_move(&a, &b);
		ck_assert(b.n == 0 && !b.v && !b.votes);
		lbl_answers_settle(&a);
		check(&a);
		lbl_answers_clear(&a);
	}
}
END_TEST

START_TEST(other_numbers)
{
	static const uint32_t annotators[] = { 1, 0 }, categories[] = { 2, 0, 1 };
	static const uint32_t back_annotators[] = { 1, 0 }, back_categories[] = { 1, 2, 0 };
	struct lbl_answers a = { 0 };

	for (size_t i = 0; i < ITEMS; i++)
		lbl_answers_add(&a, items[i].votes, items[i].n);
	lbl_answers_renumber(&a, annotators, categories);
	ck_assert(a.votes[0].annotator == 1 && a.votes[0].category == 0);
	lbl_answers_renumber(&a, NULL, back_categories);
	ck_assert(a.votes[0].annotator == 1 && a.votes[0].category == 1);
	lbl_answers_renumber(&a, back_annotators, NULL);
	lbl_answers_settle(&a);
	check(&a);
	lbl_answers_clear(&a);
}
END_TEST

START_TEST(nothing)
{
	struct lbl_answers a = { 0 }, b = { 0 };

	lbl_answers_move(&a, &b);
	lbl_answers_settle(&a);
	ck_assert_uint_eq(a.n, 0);
	lbl_answers_clear(&a);
}
END_TEST

SUITE("stat/answers", in_any_order, from_parts, other_numbers, nothing)
