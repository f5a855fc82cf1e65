/*
 * XXH3, for tables, content ids and seeded choice.
 * Source: Y. Collet, xxHash 0.8 specification; values agree with xxhsum -H3 and -H2.
 */
#ifndef LBL_BASE_HASH_H
#define LBL_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct lbl_hash128 {
	uint64_t high;
	uint64_t low;
};

#define LBL_HASH128_HEX 32 /* characters of a 128-bit hash as hex */

uint64_t lbl_hash64(const void *bytes, size_t n, uint64_t seed);
struct lbl_hash128 lbl_hash128(const void *bytes, size_t n, uint64_t seed);

/* lbl_hash128_hex -- the canonical (big-endian) form, 32 lower-case digits and a NUL. */
void lbl_hash128_hex(struct lbl_hash128 h, char out[LBL_HASH128_HEX + 1]);

#endif
