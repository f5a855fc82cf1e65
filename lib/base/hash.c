/* XXH3 behind plain names, inlined so that short texts cost no call into a library. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/hash.h"

uint64_t lbl_hash64(const void *bytes, size_t n, uint64_t seed)
{
	return XXH3_64bits_withSeed(bytes, n, seed);
}

struct lbl_hash128 lbl_hash128(const void *bytes, size_t n, uint64_t seed)
{
	XXH128_hash_t h = XXH3_128bits_withSeed(bytes, n, seed);

	return (struct lbl_hash128){ h.high64, h.low64 };
}

static void put_hex(uint64_t v, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 15; i >= 0; i--, v >>= 4)
		out[i] = digits[v & 15];
}

void lbl_hash128_hex(struct lbl_hash128 h, char out[LBL_HASH128_HEX + 1])
{
	put_hex(h.high, out);
	put_hex(h.low, out + 16);
	out[LBL_HASH128_HEX] = '\0';
}
