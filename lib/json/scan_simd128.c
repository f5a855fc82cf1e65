/* The scanner with 128-bit vectors: SSE2 on x86-64, NEON on aarch64. */
#include "json/scan_state.h"

#include "json/text.h"

#define LINE simd128_line

#if defined(__SSE2__)

#include <emmintrin.h>

#define STEP 32

typedef uint32_t stops;

static inline __m128i load16(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline __m128i stops16(__m128i b)
{
	__m128i quote = _mm_cmpeq_epi8(b, _mm_set1_epi8('"'));
	__m128i slash = _mm_cmpeq_epi8(b, _mm_set1_epi8('\\'));
	__m128i control = _mm_cmpeq_epi8(_mm_min_epu8(b, _mm_set1_epi8(0x1F)), b);

	return _mm_or_si128(_mm_or_si128(quote, slash), control);
}

static inline uint32_t mask32(__m128i low, __m128i high)
{
	return (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;
}

static inline stops find_stops(struct lbl_scan *s, const char *p)
{
	__m128i low = load16(p), high = load16(p + 16);

	s->high |= (uint32_t)_mm_movemask_epi8(_mm_or_si128(low, high));
	return mask32(stops16(low), stops16(high));
}

static inline unsigned first_stop(stops m)
{
	return (unsigned)__builtin_ctz(m);
}

static inline bool key_is_at(const struct lbl_scan_key *k, const char *p)
{
	uint32_t same = mask32(_mm_cmpeq_epi8(load16(p), load16(k->bytes)),
			       _mm_cmpeq_epi8(load16(p + 16), load16(k->bytes + 16)));

	return !(k->mask & ~same) && (k->len <= 32 || !memcmp(p + 32, k->bytes + 32, k->len - 32));
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

#include <arm_neon.h>

#define STEP 16

typedef uint64_t stops;

/* Four bits a byte: NEON has no movemask. */
static inline uint64_t nibbles(uint8x16_t v)
{
	return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(v), 4)), 0);
}

static inline uint8x16_t load16(const char *p)
{
	return vld1q_u8((const uint8_t *)p);
}

static inline stops find_stops(struct lbl_scan *s, const char *p)
{
	uint8x16_t b = load16(p);
	uint8x16_t quote = vceqq_u8(b, vdupq_n_u8('"'));
	uint8x16_t slash = vceqq_u8(b, vdupq_n_u8('\\'));
	uint8x16_t control = vcltq_u8(b, vdupq_n_u8(0x20));

	s->high |= vmaxvq_u8(b) >> 7;
	return nibbles(vorrq_u8(vorrq_u8(quote, slash), control));
}

static inline unsigned first_stop(stops m)
{
	return (unsigned)__builtin_ctzll(m) / 4;
}

static inline bool key_is_at(const struct lbl_scan_key *k, const char *p)
{
	uint64_t same = nibbles(vceqq_u8(load16(p), load16(k->bytes)));

	if (k->len < 16)
		return !(~same & ((UINT64_C(1) << 4 * k->len) - 1));
	return !~same && !memcmp(p + 16, k->bytes + 16, k->len - 16);
}

#endif

#ifdef STEP

static inline bool utf8_is_valid(const char *from, const char *to)
{
	size_t bad;

	return lbl_text_valid(from, (size_t)(to - from), &bad);
}

#include "json/scan_core.h"

lbl_scan_fn *lbl_scan_simd128(void)
{
	return simd128_line;
}

#else

lbl_scan_fn *lbl_scan_simd128(void)
{
	return NULL;
}

#endif
