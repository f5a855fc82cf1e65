/* The scanner with 128-bit vectors: SSE2 on x86-64, NEON on aarch64. */
#include "json/scan_state.h"

#define LINE simd128_line

#if defined(__SSE2__)

#include <emmintrin.h>

#define STEP 32
#define BITS 1
#define UTF8

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

/* One signed comparison for quotes, controls and bytes above 0x7F. */
static inline __m128i ends16(__m128i b)
{
	__m128i swapped = _mm_xor_si128(b, _mm_set1_epi8('"' ^ ' '));
	__m128i low = _mm_cmplt_epi8(swapped, _mm_set1_epi8(' ' + 1));

	return _mm_or_si128(low, _mm_cmpeq_epi8(b, _mm_set1_epi8('\\')));
}

static inline stops find_ends(const char *p)
{
	return mask32(ends16(load16(p)), ends16(load16(p + 16)));
}

static inline stops find_stops(const char *p, stops *high)
{
	__m128i low = load16(p), up = load16(p + 16);

	*high = mask32(low, up);
	return mask32(stops16(low), stops16(up));
}

static inline unsigned first_stop(stops m)
{
	return (unsigned)__builtin_ctz(m);
}

static inline bool key_is_at(const struct lbl_scan_key *k, const char *p)
{
	uint64_t same = mask32(_mm_cmpeq_epi8(load16(p), load16(k->bytes)),
			       _mm_cmpeq_epi8(load16(p + 16), load16(k->bytes + 16)));

	return !(k->mask & ~same);
}

static inline __m128i each(unsigned byte)
{
	return _mm_set1_epi8((char)byte);
}

/* Bytes of b from `least` on, unsigned. */
static inline __m128i from(__m128i b, unsigned least)
{
	return _mm_cmpeq_epi8(_mm_max_epu8(b, each(least)), b);
}

/* A second byte outside the range that the first leaves: E0 A0.., ED ..9F, F0 90.., F4 ..8F. */
static inline __m128i second_faults(__m128i b, __m128i prev1)
{
	__m128i low = _mm_or_si128(
	    _mm_and_si128(_mm_cmpeq_epi8(prev1, each(0xE0)), _mm_cmplt_epi8(b, each(0xA0))),
	    _mm_and_si128(_mm_cmpeq_epi8(prev1, each(0xF0)), _mm_cmplt_epi8(b, each(0x90))));
	__m128i high = _mm_or_si128(
	    _mm_and_si128(_mm_cmpeq_epi8(prev1, each(0xED)), _mm_cmpgt_epi8(b, each(0x9F))),
	    _mm_and_si128(_mm_cmpeq_epi8(prev1, each(0xF4)), _mm_cmpgt_epi8(b, each(0x8F))));

	return _mm_or_si128(low, high);
}

/*
 * The top bit of each byte of b that is at fault: a continuation must stand behind a lead and
 * nowhere else; C0, C1 and F5.. never. Source: The Unicode Standard 15.0, table 3-7.
 */
static inline __m128i utf8_faults_of(__m128i b, __m128i before)
{
	__m128i prev1 = _mm_or_si128(_mm_slli_si128(b, 1), _mm_srli_si128(before, 15));
	__m128i prev2 = _mm_or_si128(_mm_slli_si128(b, 2), _mm_srli_si128(before, 14));
	__m128i prev3 = _mm_or_si128(_mm_slli_si128(b, 3), _mm_srli_si128(before, 13));
	/* Top bit: behind a lead of two bytes or more, two behind one of three, three of four. */
	__m128i must = _mm_or_si128(_mm_subs_epu8(prev1, each(0xC0 - 0x80)),
				    _mm_or_si128(_mm_subs_epu8(prev2, each(0xE0 - 0x80)),
						 _mm_subs_epu8(prev3, each(0xF0 - 0x80))));
	__m128i continues = _mm_cmplt_epi8(b, each(0xC0));
	__m128i never = _mm_or_si128(from(b, 0xF5),
				     _mm_cmpeq_epi8(_mm_and_si128(b, each(0xFE)), each(0xC0)));

	return _mm_or_si128(_mm_xor_si128(must, continues),
			    _mm_or_si128(never, second_faults(b, prev1)));
}

static inline stops utf8_faults(const char *p, bool inner)
{
	__m128i low = load16(p), up = load16(p + 16);
	__m128i before = inner ? load16(p - 16) : _mm_setzero_si128();

	return mask32(utf8_faults_of(low, before), utf8_faults_of(up, low));
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

#include <arm_neon.h>

#define STEP 16
#define BITS 4
#define UTF8

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

static inline stops find_ends(const char *p)
{
	int8x16_t b = vreinterpretq_s8_u8(load16(p));
	uint8x16_t low = vcltq_s8(veorq_s8(b, vdupq_n_s8('"' ^ ' ')), vdupq_n_s8(' ' + 1));

	return nibbles(vorrq_u8(low, vceqq_s8(b, vdupq_n_s8('\\'))));
}

static inline stops find_stops(const char *p, stops *high)
{
	uint8x16_t b = load16(p);
	uint8x16_t quote = vceqq_u8(b, vdupq_n_u8('"'));
	uint8x16_t slash = vceqq_u8(b, vdupq_n_u8('\\'));
	uint8x16_t control = vcltq_u8(b, vdupq_n_u8(0x20));

	*high = nibbles(vcgeq_u8(b, vdupq_n_u8(0x80)));
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
		return k->len && !(~same & ((UINT64_C(1) << 4 * k->len) - 1));
	return !~same && !memcmp(p + 16, k->bytes + 16, k->len - 16);
}

static inline uint8x16_t each(unsigned byte)
{
	return vdupq_n_u8((uint8_t)byte);
}

/* A second byte outside the range that the first leaves: E0 A0.., ED ..9F, F0 90.., F4 ..8F. */
static inline uint8x16_t second_faults(uint8x16_t b, uint8x16_t prev1)
{
	uint8x16_t low = vorrq_u8(vandq_u8(vceqq_u8(prev1, each(0xE0)), vcltq_u8(b, each(0xA0))),
				  vandq_u8(vceqq_u8(prev1, each(0xF0)), vcltq_u8(b, each(0x90))));
	uint8x16_t high = vorrq_u8(vandq_u8(vceqq_u8(prev1, each(0xED)), vcgtq_u8(b, each(0x9F))),
				   vandq_u8(vceqq_u8(prev1, each(0xF4)), vcgtq_u8(b, each(0x8F))));

	return vorrq_u8(low, high);
}

/* As for SSE2 above, but for all bits of a byte at fault. */
static inline uint8x16_t utf8_faults_of(uint8x16_t b, uint8x16_t before)
{
	uint8x16_t prev1 = vextq_u8(before, b, 15);
	uint8x16_t prev2 = vextq_u8(before, b, 14);
	uint8x16_t prev3 = vextq_u8(before, b, 13);
	uint8x16_t must = vorrq_u8(vcgeq_u8(prev1, each(0xC0)),
				   vorrq_u8(vcgeq_u8(prev2, each(0xE0)), vcgeq_u8(prev3, each(0xF0))));
	uint8x16_t continues = vceqq_u8(vandq_u8(b, each(0xC0)), each(0x80));
	uint8x16_t never = vorrq_u8(vcgeq_u8(b, each(0xF5)),
				    vceqq_u8(vandq_u8(b, each(0xFE)), each(0xC0)));

	return vorrq_u8(veorq_u8(must, continues), vorrq_u8(never, second_faults(b, prev1)));
}

static inline stops utf8_faults(const char *p, bool inner)
{
	return nibbles(utf8_faults_of(load16(p), inner ? load16(p - 16) : each(0)));
}

#endif

#ifdef STEP

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
