/*
 * Shards: what a state has counted, so that nothing is counted twice. A shard
 * is the records of one run; it is known by a digest of their bytes that does
 * not depend on their order: the sum, modulo 2^128, of their XXH3-128 hashes.
 */
#ifndef LBL_RECORD_SHARDS_H
#define LBL_RECORD_SHARDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/span.h"
#include "json/emit.h"

struct lbl_shard {
	struct lbl_hash128 digest;
	uint64_t records;
};

/* lbl_shard_take -- counts a record, from its brace to its brace. */
void lbl_shard_take(struct lbl_shard *s, struct lbl_span record);

/* lbl_shard_merge -- adds what another worker took of the same shard. */
void lbl_shard_merge(struct lbl_shard *s, const struct lbl_shard *from);

/* All zero is an empty set. Shards in ascending order of digest. */
struct lbl_shards {
	struct lbl_shard *v;
	size_t n, cap;
};

void lbl_shards_clear(struct lbl_shards *s);

/* lbl_shards_add -- one more shard; one without records is none. Its digest is not there yet. */
void lbl_shards_add(struct lbl_shards *s, const struct lbl_shard *shard);

/*
 * lbl_shards_merge -- the union of two sets that share nothing.
 *
 * Returns 0, or -1 with LBL_E_INPUT naming a shard that both hold; s is then as it was.
 */
int lbl_shards_merge(struct lbl_shards *s, const struct lbl_shards *from, struct lbl_error *err);

/* lbl_shards_emit -- [{"digest":"32 hex digits","records":12},…]. */
void lbl_shards_emit(const struct lbl_shards *s, struct lbl_emit *e);

/* lbl_shards_read -- the same, into an empty set; -1 with LBL_E_INPUT: no such array. */
int lbl_shards_read(struct lbl_shards *s, struct lbl_span array, struct lbl_error *err);

#endif
