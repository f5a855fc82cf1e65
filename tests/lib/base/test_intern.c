/* base/intern: ids by first appearance, against a plain search; batches as single calls. */
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/intern.h"
#include "suite.h"

#define KEYS 5000
#define DRAWS 40000

/* Key number k as text; some hold NULs, one is empty. */
static struct lbl_span key_text(unsigned k, char buf[32])
{
	int n = k == 7 ? 0 : snprintf(buf, 32, "k%u", k * 2654435761U);

	if (k % 5 == 0 && n)
		buf[0] = '\0';
	return (struct lbl_span){ buf, (size_t)n };
}

/* A fixed sequence of draws: a linear congruential generator's upper bits. */
static unsigned draw(uint64_t *state)
{
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(*state >> 33) % KEYS;
}

START_TEST(ids_are_dense_in_order_of_first_appearance)
{
	static uint32_t want[KEYS];
	struct lbl_intern *t = lbl_intern_new();
	uint64_t state = 1;
	uint32_t next = 0;
	char buf[32];

	for (int i = 0; i < KEYS; i++)
		want[i] = LBL_INTERN_NONE;
	for (int i = 0; i < DRAWS; i++) {
		unsigned k = draw(&state);

		if (want[k] == LBL_INTERN_NONE) {
			ck_assert_uint_eq(lbl_intern_find(t, key_text(k, buf)), LBL_INTERN_NONE);
			want[k] = next++;
		}
		ck_assert_uint_eq(lbl_intern_put(t, key_text(k, buf)), want[k]);
		ck_assert_uint_eq(lbl_intern_find(t, key_text(k, buf)), want[k]);
	}
	ck_assert_uint_eq(lbl_intern_count(t), next);
	for (unsigned k = 0; k < KEYS; k++)
		if (want[k] != LBL_INTERN_NONE)
			ck_assert(lbl_span_eq(lbl_intern_text(t, want[k]), key_text(k, buf)));
	lbl_intern_free(t);
}
END_TEST

START_TEST(batches_are_as_single_calls)
{
	static char bufs[1000][32];
	struct lbl_intern *one = lbl_intern_new(), *many = lbl_intern_new();
	struct lbl_key keys[1000];
	uint32_t ids[1000];
	uint64_t state = 9;

	for (int round = 0; round < 30; round++) {
		size_t n = (size_t)draw(&state) % 1000;

		for (size_t i = 0; i < n; i++) {
			struct lbl_span s = key_text(draw(&state), bufs[i]);

			keys[i] = (struct lbl_key){ lbl_hash64(s.ptr, s.len, 0), s };
		}
		lbl_intern_put_batch(many, keys, n, ids);
		for (size_t i = 0; i < n; i++)
			ck_assert_uint_eq(lbl_intern_put(one, keys[i].text), ids[i]);
	}
	lbl_intern_free(one);
	lbl_intern_free(many);
}
END_TEST

START_TEST(equal_hashes_stay_apart)
{
	struct lbl_intern *t = lbl_intern_new();
	struct lbl_key same[] = { { 1, { "a", 1 } }, { 1, { "b", 1 } }, { 1, { "a", 1 } } };
	uint32_t ids[3];

	lbl_intern_put_batch(t, same, 3, ids);
	ck_assert_uint_eq(ids[0], 0);
	ck_assert_uint_eq(ids[1], 1);
	ck_assert_uint_eq(ids[2], 0);
	lbl_intern_free(t);
}
END_TEST

START_TEST(order_is_by_bytes)
{
	const char *texts[] = { "b", "a", "ab", "", "B", "\xc3\xa9" };
	const uint32_t want[] = { 3, 4, 1, 2, 0, 5 };
	struct lbl_intern *t = lbl_intern_new();
	uint32_t *order;

	for (size_t i = 0; i < 6; i++)
		lbl_intern_put(t, lbl_span_of(texts[i]));
	order = lbl_intern_order(t);
	ck_assert_mem_eq(order, want, sizeof want);
	free(order);
	lbl_intern_free(t);
}
END_TEST

SUITE("base/intern", ids_are_dense_in_order_of_first_appearance, batches_are_as_single_calls,
      equal_hashes_stay_apart, order_is_by_bytes)
