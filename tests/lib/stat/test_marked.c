/* Sums of marks by pair and label: added, merged, listed. Figures by hand. */
#include "stat/marked.h"
#include "../suite.h"

static const struct lbl_matches first = { 0, 3, 1, { 1, 1 } }, second = { 0, 2, 4, { 0, 2 } };

static void fill(struct lbl_marked *m)
{
	m->paired_items = 7;
	lbl_marked_add(m, 0, 2, 5);
	lbl_marked_add_label(m, 0, 2, 1, &first);
	lbl_marked_add_label(m, 0, 2, 0, &second);
	lbl_marked_add(m, 1, 2, 2);
}

static void check_list(const struct lbl_marked *m, const struct lbl_marked_row *want, size_t n_want)
{
	size_t n;
	struct lbl_marked_row *list = lbl_marked_list(m, &n);

	ck_assert_uint_eq(n, n_want);
	for (size_t i = 0; i < n; i++) {
		const struct lbl_matches *x = &list[i].matches, *y = &want[i].matches;

		ck_assert(list[i].a == want[i].a && list[i].b == want[i].b);
		ck_assert_uint_eq(list[i].label, want[i].label);
		ck_assert(x->items == y->items && x->a == y->a && x->b == y->b);
		for (int k = 0; k < LBL_MATCHES; k++)
			ck_assert_uint_eq(x->matched[k], y->matched[k]);
	}
	free(list);
}

START_TEST(listed)
{
	static const struct lbl_marked_row want[] = {
		{ 0, 2, LBL_MARKED_ALL, { 5, 5, 5, { 1, 3 } } },
		{ 0, 2, 0, { 0, 2, 4, { 0, 2 } } },
		{ 0, 2, 1, { 0, 3, 1, { 1, 1 } } },
		{ 1, 2, LBL_MARKED_ALL, { 2, 0, 0, { 0, 0 } } },
	};
	struct lbl_marked m = { 0 };

	fill(&m);
	check_list(&m, want, 4);
	lbl_marked_clear(&m);
	check_list(&m, NULL, 0);
}
END_TEST

START_TEST(pairs_of_a_label)
{
	struct lbl_marked m = { 0 };
	struct lbl_marked_row *list;
	struct lbl_matches *pairs;
	size_t n_list, n;

	fill(&m);
	list = lbl_marked_list(&m, &n_list);
	pairs = lbl_marked_pairs(list, n_list, 1, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert(pairs[0].items == 5 && pairs[0].a == 3 && pairs[0].b == 1);
	ck_assert(pairs[1].items == 2 && pairs[1].a == 0);
	free(pairs);
	pairs = lbl_marked_pairs(list, n_list, LBL_MARKED_ALL, &n);
	ck_assert(n == 2 && pairs[0].items == 5 && pairs[0].a == 5 && pairs[0].matched[1] == 3);
	free(pairs);
	free(list);
	lbl_marked_clear(&m);
}
END_TEST

/* Annotators 0 and 2 become 3 and 1: what was of a is of b. Labels 0 and 1 change places. */
START_TEST(merged)
{
	static const uint32_t annotators[] = { 3, 0, 1 }, labels[] = { 1, 0 };
	static const struct lbl_marked_row want[] = {
		{ 0, 1, LBL_MARKED_ALL, { 2, 0, 0, { 0, 0 } } },
		{ 1, 3, LBL_MARKED_ALL, { 10, 10, 10, { 2, 6 } } },
		{ 1, 3, 0, { 0, 2, 6, { 2, 2 } } },
		{ 1, 3, 1, { 0, 8, 4, { 0, 4 } } },
	};
	struct lbl_marked m = { 0 }, from = { 0 };

	fill(&from);
	lbl_marked_add(&m, 1, 3, 5);
	lbl_marked_add_label(&m, 1, 3, 0, &(struct lbl_matches){ 0, 1, 3, { 1, 1 } });
	lbl_marked_add_label(&m, 1, 3, 1, &(struct lbl_matches){ 0, 4, 2, { 0, 2 } });
	lbl_marked_merge(&m, &from, annotators, labels);
	ck_assert_uint_eq(m.paired_items, 7);
	check_list(&m, want, 4);
	lbl_marked_clear(&m);
	lbl_marked_clear(&from);
}
END_TEST

SUITE("stat/marked", listed, pairs_of_a_label, merged)
