/* What scan_core.h needs, with SSE2: 32 bytes a step. Included by scan_simd128.c alone. */
#ifndef LBL_JSON_SCAN_SSE2_H
#define LBL_JSON_SCAN_SSE2_H

#if defined(__SSE2__)

#include <emmintrin.h>

#include "json/scan_state.h"

#define STEP 32
#define BITS 1
#define VECTORS

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
static inline __m128i at_least(__m128i b, unsigned least)
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
	__m128i never = _mm_or_si128(at_least(b, 0xF5),
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

#endif

#endif
