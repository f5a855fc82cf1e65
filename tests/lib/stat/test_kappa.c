/* Kappa of pairs of annotators and its mean; published tables are in test_agreement.c. */
#include <math.h>
#include <string.h>

#include "stat/kappa.h"
#include "../suite.h"

static const struct lbl_distance unlike;

static struct lbl_kappa *kappas(const struct lbl_pairs *p, size_t n_categories, size_t *n)
{
	struct lbl_cell *cells = lbl_pairs_list(p);
	struct lbl_kappa *list = lbl_kappas_of(cells, p->used, &unlike, n_categories, n);

	free(cells);
	return list;
}

/*
 * Three annotators by hand. 0 and 1 share four items: A A, A A, B B, A B: observed 3/4,
 * expected 3/4 * 2/4 + 1/4 * 2/4 = 1/2, kappa 1/2. 0 and 2 share two items, both A A:
 * chance alone agrees always. 1 and 2 share none.
 */
START_TEST(kappa_of_pairs_and_their_mean)
{
	static const struct lbl_cell cells[] = {
		{ 0, 1, 0, 0, 2 }, { 0, 1, 1, 1, 1 }, { 0, 1, 0, 1, 1 }, { 0, 2, 0, 0, 2 }
	};
	struct lbl_pairs p = { 0 };
	struct lbl_coefficient mean;
	struct lbl_kappa *k;
	size_t n;

	for (size_t i = 0; i < 4; i++)
		lbl_pairs_add(&p, &cells[i]);
	k = kappas(&p, 2, &n);
	ck_assert_uint_eq(n, 2);
	ck_assert(k[0].a == 0 && k[0].b == 1 && k[1].a == 0 && k[1].b == 2);
	ck_assert(k[0].cohen.value == .5 && k[0].cohen.observed == .75 &&
		  k[0].cohen.expected == .5 && k[0].cohen.n == 4 && !k[0].cohen.reason);
	ck_assert(isnan(k[1].cohen.value) && k[1].cohen.observed == 1 && k[1].cohen.n == 2);
	ck_assert_str_eq(k[1].cohen.reason, "single_category");
	lbl_kappa_mean(k, n, lbl_kappa_cohen, &mean);
	ck_assert(mean.value == .5 && mean.observed == .75 && mean.expected == .5);
	ck_assert(mean.n == 4 && mean.pairs == 1 && mean.pairs_undefined == 1 && !mean.reason);
	lbl_kappa_mean(k + 1, 1, lbl_kappa_cohen, &mean);
	ck_assert(isnan(mean.value) && mean.pairs == 0 && mean.pairs_undefined == 1);
	ck_assert_str_eq(mean.reason, "single_category");
	lbl_kappa_mean(NULL, 0, lbl_kappa_cohen, &mean);
	ck_assert_str_eq(mean.reason, "no_overlap");
	free(k);
	lbl_pairs_clear(&p);
}
END_TEST

/* A category that only the second annotator used still has its column cleared for the next pair. */
START_TEST(margins_do_not_leak_between_pairs)
{
	static const struct lbl_cell cells[] = {
		{ 0, 1, 0, 2, 3 }, { 0, 1, 1, 0, 1 }, { 0, 2, 2, 2, 1 }, { 0, 2, 0, 0, 1 }
	};
	struct lbl_pairs p = { 0 };
	struct lbl_kappa *k;
	size_t n;

	for (size_t i = 0; i < 4; i++)
		lbl_pairs_add(&p, &cells[i]);
	k = kappas(&p, 3, &n);
	ck_assert(k[1].cohen.value == 1 && k[1].cohen.expected == .5);
	free(k);
	lbl_pairs_clear(&p);
}
END_TEST

/* Counts whose squares pass 64 bits. By hand: margins alike, half and half: kappa 1/2. */
START_TEST(large_counts)
{
	static const uint64_t n = 3000000000000;
	struct lbl_cell cells[] = {
		{ 0, 1, 0, 0, 3 * n }, { 0, 1, 0, 1, n }, { 0, 1, 1, 0, n }, { 0, 1, 1, 1, 3 * n }
	};
	struct lbl_kappa_scratch s;
	struct lbl_kappa k;

	lbl_kappa_scratch_init(&s, 2);
	lbl_kappa_of_pair(cells, 4, &unlike, true, &s, &k);
	ck_assert(k.cohen.value == .5 && k.cohen.observed == .75 && k.cohen.expected == .5);
	ck_assert(k.scott.value == .5 && k.scott.n == 8 * n);
	ck_assert(!s.rows[0] && !s.rows[1] && !s.columns[0] && !s.columns[1]);
	lbl_kappa_scratch_clear(&s);
}
END_TEST

SUITE("stat/kappa", kappa_of_pairs_and_their_mean, margins_do_not_leak_between_pairs, large_counts)
