/*
 * A set of 128-bit hashes: has this content been seen before?
 *
 * Open addressing, linear probing, at most 3 of 4 places used: 21 to 43 bytes a hash, and
 * half as much again for a moment while it grows. Two contents of one hash are taken for
 * one: of a billion, the chance that any two meet is 10^-21.
 */
#ifndef LBL_BASE_SEEN_H
#define LBL_BASE_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"

/* All zero is an empty set. */
struct lbl_seen {
	struct lbl_hash128 *places; /* all zero: free */
	size_t n_places;            /* a power of two, or 0 */
	size_t n;                   /* places in use */
	bool zero;                  /* the hash that is all zero is in the set */
};

/* lbl_seen_add -- true when the hash was not in the set. */
bool lbl_seen_add(struct lbl_seen *s, struct lbl_hash128 hash);
void lbl_seen_clear(struct lbl_seen *s);

#endif
