/* Digests that do not depend on order, and sets that refuse to count a shard twice. */
#include <string.h>

#include "base/buf.h"
#include "record/shards.h"
#include "../suite.h"

static struct lbl_shard shard_of(const char *a, const char *b)
{
	struct lbl_shard s = { 0 };

	lbl_shard_take(&s, lbl_span_of(a));
	if (b)
		lbl_shard_take(&s, lbl_span_of(b));
	return s;
}

static bool equal(const struct lbl_shard *x, const struct lbl_shard *y)
{
	return x->digest.high == y->digest.high && x->digest.low == y->digest.low &&
	       x->records == y->records;
}

START_TEST(order_and_workers_do_not_matter)
{
	struct lbl_shard ab = shard_of("a", "b"), ba = shard_of("b", "a"), a = shard_of("a", NULL);
	struct lbl_shard b = shard_of("b", NULL), aa = shard_of("a", "a");

	ck_assert(equal(&ab, &ba));
	lbl_shard_merge(&a, &b);
	ck_assert(equal(&a, &ab));
	ck_assert(!equal(&aa, &ab));
}
END_TEST

/* The sum of two 128-bit numbers carries from the low half: by hand. */
START_TEST(sum_carries)
{
	struct lbl_shard x = { .digest = { .high = 1, .low = UINT64_MAX }, .records = 1 };
	struct lbl_shard y = { .digest = { .high = 2, .low = 1 }, .records = 1 };

	lbl_shard_merge(&x, &y);
	ck_assert(x.digest.high == 4 && x.digest.low == 0 && x.records == 2);
}
END_TEST

/* xxhsum -H2 0.8.1 of "a": a96faf705af16834e6c632b61e964e1f */
START_TEST(written_and_read)
{
	static const char want[] =
	    "[{\"digest\":\"a96faf705af16834e6c632b61e964e1f\",\"records\":1}]";
	struct lbl_shard one = shard_of("a", NULL), none = { 0 };
	struct lbl_shards s = { 0 }, back = { 0 };
	struct lbl_buf text = { 0 };
	struct lbl_emit e = { .out = &text };
	struct lbl_error err;

	lbl_shards_add(&s, &none);
	lbl_shards_add(&s, &one);
	lbl_shards_emit(&s, &e);
	ck_assert_str_eq(lbl_buf_cstr(&text), want);
	ck_assert_int_eq(lbl_shards_read(&back, lbl_span_of(want), &err), 0);
	ck_assert(back.n == 1 && equal(&back.v[0], &one));
	lbl_buf_clear(&text);
	lbl_shards_clear(&s);
	lbl_shards_clear(&back);
}
END_TEST

START_TEST(union_refuses_what_both_hold)
{
	struct lbl_shard x = shard_of("x", NULL), y = shard_of("y", NULL), z = shard_of("z", NULL);
	struct lbl_shards xy = { 0 }, yx = { 0 }, zed = { 0 }, both = { 0 };
	struct lbl_error err;

	lbl_shards_add(&xy, &x);
	lbl_shards_add(&xy, &y);
	lbl_shards_add(&yx, &y);
	lbl_shards_add(&yx, &x);
	ck_assert(equal(&xy.v[0], &yx.v[0]) && equal(&xy.v[1], &yx.v[1]));
	lbl_shards_add(&zed, &z);
	ck_assert_int_eq(lbl_shards_merge(&both, &xy, &err), 0);
	ck_assert_int_eq(lbl_shards_merge(&both, &zed, &err), 0);
	ck_assert_uint_eq(both.n, 3);
	ck_assert_int_eq(lbl_shards_merge(&both, &yx, &err), -1);
	ck_assert_uint_eq(both.n, 3);
	ck_assert_ptr_nonnull(strstr(err.message, "counted twice"));
	lbl_shards_clear(&xy);
	lbl_shards_clear(&yx);
	lbl_shards_clear(&zed);
	lbl_shards_clear(&both);
}
END_TEST

#define HEX32 "0123456789abcdef0123456789abcdef"

static const char *const bad[] = {
	"[1]",
	"[{}]",
	"[{\"digest\":\"" HEX32 "\"}]",
	"[{\"digest\":\"" HEX32 "\",\"records\":0}]",
	"[{\"digest\":\"" HEX32 "\",\"records\":1.5}]",
	"[{\"digest\":\"0" HEX32 "\",\"records\":1}]",
	"[{\"digest\":\"X123456789abcdef0123456789abcdef\",\"records\":1}]",
	"[{\"digest\":\"" HEX32 "\",\"records\":1},{\"digest\":\"" HEX32 "\",\"records\":2}]",
};

START_TEST(bad_text_is_refused)
{
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct lbl_shards s = { 0 };
		struct lbl_error err = { 0 };

		ck_assert_msg(lbl_shards_read(&s, lbl_span_of(bad[i]), &err) == -1, "%s", bad[i]);
		ck_assert_int_eq(err.code, LBL_E_INPUT);
		lbl_shards_clear(&s);
	}
}
END_TEST

SUITE("record/shards", order_and_workers_do_not_matter, sum_carries, written_and_read,
      union_refuses_what_both_hold, bad_text_is_refused)
