/* shards: digests of what was read, in sets that refuse to count one twice. */
#include "record/shards.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "base/hex.h"

static void add_hash(struct lbl_hash128 *sum, struct lbl_hash128 h)
{
	sum->low += h.low;
	sum->high += h.high + (sum->low < h.low);
}

void lbl_shard_take(struct lbl_shard *s, struct lbl_span record)
{
	add_hash(&s->digest, lbl_hash128(record.ptr, record.len, 0));
	s->records++;
}

void lbl_shard_merge(struct lbl_shard *s, const struct lbl_shard *from)
{
	add_hash(&s->digest, from->digest);
	s->records += from->records;
}

void lbl_shards_clear(struct lbl_shards *s)
{
	free(s->v);
	*s = (struct lbl_shards){ 0 };
}

static int order(const struct lbl_shard *x, const struct lbl_shard *y)
{
	if (x->digest.high != y->digest.high)
		return x->digest.high < y->digest.high ? -1 : 1;
	return (x->digest.low > y->digest.low) - (x->digest.low < y->digest.low);
}

void lbl_shards_add(struct lbl_shards *s, const struct lbl_shard *shard)
{
	size_t at = s->n;

	if (!shard->records)
		return;
	s->v = lbl_grow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	for (; at > 0 && order(&s->v[at - 1], shard) > 0; at--)
		s->v[at] = s->v[at - 1];
	s->v[at] = *shard;
	s->n++;
}

static int refuse_twice(const struct lbl_shard *shard, struct lbl_error *err)
{
	char hex[LBL_HASH128_HEX + 1];

	lbl_hash128_hex(shard->digest, hex);
	return lbl_error_set(err, LBL_E_INPUT,
			     "shard %s (%" PRIu64 " record%s) would be counted twice", hex,
			     shard->records, shard->records == 1 ? "" : "s");
}

int lbl_shards_merge(struct lbl_shards *s, const struct lbl_shards *from, struct lbl_error *err)
{
	struct lbl_shards both = { .cap = s->n + from->n };
	size_t i = 0, j = 0;

	both.v = lbl_alloc_zero(both.cap, sizeof *both.v);
	while (i < s->n || j < from->n) {
		int c = i == s->n ? 1 : j == from->n ? -1 : order(&s->v[i], &from->v[j]);

		if (c == 0) {
			lbl_shards_clear(&both);
			return refuse_twice(&s->v[i], err);
		}
		both.v[both.n++] = c < 0 ? s->v[i++] : from->v[j++];
	}
	lbl_shards_clear(s);
	*s = both;
	return 0;
}

void lbl_shards_emit(const struct lbl_shards *s, struct lbl_emit *e)
{
	char hex[LBL_HASH128_HEX + 1];

	lbl_emit_array(e);
	for (size_t i = 0; i < s->n; i++) {
		lbl_hash128_hex(s->v[i].digest, hex);
		lbl_emit_object(e);
		lbl_emit_key(e, "digest");
		lbl_emit_string(e, hex);
		lbl_emit_key(e, "records");
		lbl_emit_u64(e, s->v[i].records);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

/* 32 lower-case hexadecimal digits in quotes. */
static bool read_digest(struct lbl_span raw, struct lbl_hash128 *out)
{
	return raw.len == LBL_HASH128_HEX + 2 && raw.ptr[0] == '"' &&
	       lbl_hex_read(raw.ptr + 1, &out->high) &&
	       lbl_hex_read(raw.ptr + 1 + LBL_HEX_DIGITS, &out->low);
}

static int by_digest(const void *a, const void *b)
{
	return order(a, b);
}

int lbl_shards_read(struct lbl_shards *s, struct lbl_span array, struct lbl_error *err)
{
	struct lbl_walk w;
	struct lbl_span value;

	lbl_walk_init(&w, array);
	while (lbl_walk_next(&w, NULL, &value)) {
		struct lbl_shard shard;

		if (!read_digest(lbl_walk_find(value, "digest"), &shard.digest) ||
		    !lbl_num_u64(lbl_walk_find(value, "records"), &shard.records) ||
		    !shard.records)
			return lbl_error_set(err, LBL_E_INPUT,
					     "shards: expected {\"digest\",\"records\"}");
		s->v = lbl_grow(s->v, &s->cap, s->n + 1, sizeof *s->v);
		s->v[s->n++] = shard;
	}
	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_digest);
	for (size_t i = 1; i < s->n; i++)
		if (order(&s->v[i - 1], &s->v[i]) == 0)
			return refuse_twice(&s->v[i], err);
	return 0;
}
