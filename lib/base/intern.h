/*
 * Interning: texts to dense ids, in order of first appearance.
 *
 * Open addressing over 64-bit XXH3 hashes; keys lie in an arena. A batch looks
 * all its slots up at once with prefetching: the misses of a large table
 * overlap instead of queueing, which is worth 3 to 4 times on 3 million keys.
 */
#ifndef LBL_BASE_INTERN_H
#define LBL_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define LBL_INTERN_NONE UINT32_MAX

struct lbl_intern; /* opaque; not for two threads at once */

/* A text with its hash: lbl_hash64(text, 0). The text is borrowed for the call. */
struct lbl_key {
	uint64_t hash;
	struct lbl_span text;
};

struct lbl_intern *lbl_intern_new(void);
void lbl_intern_free(struct lbl_intern *t);

/* lbl_intern_put -- the id of the text, added when new. Cost: one probe. */
uint32_t lbl_intern_put(struct lbl_intern *t, struct lbl_span text);

/*
 * lbl_intern_put_batch -- ids[i] of keys[i] for all i < n, as n calls of put would give. A table
 * whose keys all came in batches and ascend, by bytes or a longer one after all shorter ones, is
 * built without a probe and without slots.
 */
void lbl_intern_put_batch(struct lbl_intern *t, const struct lbl_key *keys, size_t n,
			  uint32_t *ids);

/* lbl_intern_find -- the id, or LBL_INTERN_NONE. Cost: one probe, a search in ascending keys. */
uint32_t lbl_intern_find(const struct lbl_intern *t, struct lbl_span text);

/* lbl_intern_text -- borrowed until the next put; lbl_intern_hash -- its hash. */
struct lbl_span lbl_intern_text(const struct lbl_intern *t, uint32_t id);
uint64_t lbl_intern_hash(const struct lbl_intern *t, uint32_t id);

uint32_t lbl_intern_count(const struct lbl_intern *t);

/* lbl_intern_bytes -- the memory that it takes, without what it has in reserve for keys. */
size_t lbl_intern_bytes(const struct lbl_intern *t);

/* lbl_intern_order -- new array of all ids in byte order of their texts; free(3). */
uint32_t *lbl_intern_order(const struct lbl_intern *t);

#endif
