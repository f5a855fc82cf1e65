/*
 * What 64-bit hashes stand for: a table from hashes, as they are, to numbers. For texts that are
 * told by their hashes alone, where base/intern would keep them.
 *
 * Open addressing, at most every second place used: 32 to 64 bytes a hash. Small enough to be
 * inline: a look-up is one miss of the cache, which fetching ahead hides.
 */
#ifndef LBL_BASE_HASHED_H
#define LBL_BASE_HASHED_H

#include <stddef.h>
#include <stdint.h>

#include "base/fetch.h"

#define LBL_HASHED_NONE UINT32_MAX

struct lbl_hashed_place {
	uint64_t hash;
	uint32_t next_to; /* the number and 1; 0: free */
};

/* All zero is an empty table. */
struct lbl_hashed {
	struct lbl_hashed_place *places;
	size_t n_places; /* a power of two, or 0 */
	size_t n;        /* in use */
};

/* lbl_hashed_put -- gives a hash its number, below LBL_HASHED_NONE; one that has one keeps it. */
void lbl_hashed_put(struct lbl_hashed *t, uint64_t hash, uint32_t number);
void lbl_hashed_clear(struct lbl_hashed *t);

/* Not of an empty table. High bits choose the place: low ones may be those of a thread's share. */
static inline size_t lbl_hashed_at(const struct lbl_hashed *t, uint64_t hash)
{
	return (size_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (t->n_places - 1);
}

/* lbl_hashed_find -- its number, or LBL_HASHED_NONE. */
static inline uint32_t lbl_hashed_find(const struct lbl_hashed *t, uint64_t hash)
{
	size_t i;

	if (!t->n)
		return LBL_HASHED_NONE;
	i = lbl_hashed_at(t, hash);
	while (t->places[i].next_to && t->places[i].hash != hash)
		i = (i + 1) & (t->n_places - 1);
	return t->places[i].next_to - 1;
}

/* lbl_hashed_fetch -- it will be asked for soon. */
LBL_FETCHES lbl_hashed_fetch(const struct lbl_hashed *t, uint64_t hash)
{
	if (t->n)
		__builtin_prefetch(&t->places[lbl_hashed_at(t, hash)]);
}

#endif
