/*
 * Recall: what short texts came to the last time. A small cache before a dearer look-up, for
 * texts of which few differ (names, classes): a hit is two comparisons of words.
 *
 * Inline, since it is worth having only where a call would cost more than it does.
 */
#ifndef LBL_BASE_RECALL_H
#define LBL_BASE_RECALL_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/span.h"

#define LBL_RECALL_BYTES 16  /* longer texts are not recalled */
#define LBL_RECALL_BITS  9  /* so many sets, as a power of two, of two places each */
#define LBL_RECALL_SETS  (1 << LBL_RECALL_BITS)

/* A text of 1 to LBL_RECALL_BYTES bytes: two words, which overlap, and the length tell it. */
struct lbl_recall_key {
	uint64_t head, tail;
	uint32_t len; /* 0: a free place */
};

struct lbl_recalled {
	struct lbl_recall_key key;
	uint32_t value;
};

/* All zero is empty. Memory: 32 KiB, touched as it fills. */
struct lbl_recall {
	struct lbl_recalled sets[LBL_RECALL_SETS][2]; /* the more recent first */
};

/* lbl_recall_key -- len is 0 where the text is not of a length to be recalled. */
static inline struct lbl_recall_key lbl_recall_key(struct lbl_span text)
{
	struct lbl_recall_key k = { 0 };
	uint32_t low, high;

	if (text.len - 1 >= LBL_RECALL_BYTES)
		return k;
	k.len = (uint32_t)text.len;
	if (text.len >= 8) {
		memcpy(&k.head, text.ptr, 8);
		memcpy(&k.tail, text.ptr + text.len - 8, 8);
	} else if (text.len >= 4) {
		memcpy(&low, text.ptr, 4);
		memcpy(&high, text.ptr + text.len - 4, 4);
		k.head = (uint64_t)high << 32 | low;
	} else {
		k.head = (uint64_t)(unsigned char)text.ptr[0] << 16 |
			 (uint64_t)(unsigned char)text.ptr[text.len / 2] << 8 |
			 (unsigned char)text.ptr[text.len - 1];
	}
	return k;
}

static inline bool lbl_recall_same(const struct lbl_recall_key *a, const struct lbl_recall_key *b)
{
	return a->head == b->head && a->tail == b->tail && a->len == b->len;
}

static inline struct lbl_recalled *lbl_recall_set(struct lbl_recall *r,
						  const struct lbl_recall_key *k)
{
	uint64_t h = (k->head ^ (k->tail + k->len) * UINT64_C(0x9e3779b97f4a7c15)) *
		     UINT64_C(0xd6e8feb86659fd93);

	return r->sets[h >> (64 - LBL_RECALL_BITS)]; /* the bits that all others have a part in */
}

/* lbl_recall_find -- false: not known (or no longer). */
static inline bool lbl_recall_find(struct lbl_recall *r, const struct lbl_recall_key *k,
				   uint32_t *value)
{
	const struct lbl_recalled *set = lbl_recall_set(r, k);
	int i = lbl_recall_same(&set[0].key, k) ? 0 : 1;

	if (!lbl_recall_same(&set[i].key, k) || !k->len)
		return false;
	*value = set[i].value;
	return true;
}

/* lbl_recall_put -- keeps what a text, which was not found, came to. */
static inline void lbl_recall_put(struct lbl_recall *r, const struct lbl_recall_key *k,
				  uint32_t value)
{
	struct lbl_recalled *set = lbl_recall_set(r, k);

	if (!k->len)
		return;
	set[1] = set[0];
	set[0] = (struct lbl_recalled){ *k, value };
}

#endif
