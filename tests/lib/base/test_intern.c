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

/* Texts of numbers that ascend by bytes and by length, by length alone, by bytes alone. */
static int padded(char buf[32], unsigned k)
{
	return snprintf(buf, 32, "r-%05u", k);
}

static int counted(char buf[32], unsigned k)
{
	return snprintf(buf, 32, "r-%u", k);
}

static int fraction(char buf[32], unsigned k) /* octal, without the zeros at its end */
{
	int n = snprintf(buf, 32, "%06o", k);

	while (n && buf[n - 1] == '0')
		n--;
	return n;
}

static int (*const ascending[3])(char buf[32], unsigned k) = { padded, counted, fraction };

/* Number i of keys that ascend, each twice, up to a rise; then they come in no order. */
static struct lbl_span rising_key(int row, unsigned i, unsigned rise, char buf[32])
{
	uint64_t state = i;
	unsigned k = i < rise ? i / 2 : draw(&state);

	return (struct lbl_span){ buf, (size_t)ascending[row](buf, k) };
}

static void check_ascending(int row)
{
	enum { BATCH = 50, ALL = 4000, RISE = 3000 };
	struct lbl_intern *one = lbl_intern_new(), *many = lbl_intern_new();
	static char bufs[BATCH][32];
	struct lbl_key keys[BATCH];
	uint32_t ids[BATCH];

	for (unsigned from = 0; from < ALL; from += BATCH) {
		for (unsigned i = 0; i < BATCH; i++) {
			struct lbl_span s = rising_key(row, from + i, RISE + 7, bufs[i]);

			keys[i] = (struct lbl_key){ lbl_hash64(s.ptr, s.len, 0), s };
		}
		lbl_intern_put_batch(many, keys, BATCH, ids);
		for (unsigned i = 0; i < BATCH; i++)
			ck_assert_uint_eq(lbl_intern_put(one, keys[i].text), ids[i]);
		for (unsigned k = 0; k < 2 * RISE; k += 61) {
			struct lbl_span s = { bufs[0], (size_t)ascending[row](bufs[0], k) };

			ck_assert_uint_eq(lbl_intern_find(many, s), lbl_intern_find(one, s));
		}
	}
	ck_assert_uint_eq(lbl_intern_count(many), lbl_intern_count(one));
	lbl_intern_free(one);
	lbl_intern_free(many);
}

/* What ascends takes no slots: 8 bytes each, less than 6 in 10 of them in use. */
static void check_ascending_bytes(int row)
{
	struct lbl_intern *up = lbl_intern_new(), *down = lbl_intern_new();
	char buf[32];
	uint32_t id;

	for (unsigned k = 0; k < KEYS; k++) {
		struct lbl_key key = { 0, { buf, (size_t)ascending[row](buf, k) } };

		key.hash = lbl_hash64(key.text.ptr, key.text.len, 0);
		lbl_intern_put_batch(up, &key, 1, &id);
		ck_assert_uint_eq(id, k);
		lbl_intern_put(down, key.text);
	}
	ck_assert_uint_ge(lbl_intern_bytes(down) - lbl_intern_bytes(up), KEYS * 8 * 10 / 6);
	lbl_intern_put(up, (struct lbl_span){ "r", 1 });
	ck_assert_uint_eq(lbl_intern_count(up), KEYS + 1);
	lbl_intern_free(up);
	lbl_intern_free(down);
}

START_TEST(ascending_batches_are_as_single_calls)
{
	for (int row = 0; row < 3; row++) {
		check_ascending(row);
		check_ascending_bytes(row);
	}
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
      ascending_batches_are_as_single_calls, equal_hashes_stay_apart, order_is_by_bytes)
