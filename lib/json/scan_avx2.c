/* The scanner with AVX2, 32 bytes a step; compiled with -mavx2, chosen at run time. */
#include "json/scan_state.h"

#ifdef __AVX2__

#include <immintrin.h>

#define STEP 32
#define BITS 1
#define VECTORS
#define LINE avx2_line

typedef uint32_t stops;

static inline __m256i load32(const char *p)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

/* One signed comparison for quotes, controls and bytes above 0x7F. */
static inline stops find_ends(const char *p)
{
	__m256i b = load32(p);
	__m256i swapped = _mm256_xor_si256(b, _mm256_set1_epi8('"' ^ ' '));
	__m256i low = _mm256_cmpgt_epi8(_mm256_set1_epi8(' ' + 1), swapped);
	__m256i slash = _mm256_cmpeq_epi8(b, _mm256_set1_epi8('\\'));

	return (stops)_mm256_movemask_epi8(_mm256_or_si256(low, slash));
}

static inline stops find_stops(const char *p, stops *high)
{
	__m256i b = load32(p);
	__m256i quote = _mm256_cmpeq_epi8(b, _mm256_set1_epi8('"'));
	__m256i slash = _mm256_cmpeq_epi8(b, _mm256_set1_epi8('\\'));
	__m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(b, _mm256_set1_epi8(0x1F)), b);

	*high = (uint32_t)_mm256_movemask_epi8(b);
	return (uint32_t)_mm256_movemask_epi8(
		_mm256_or_si256(_mm256_or_si256(quote, slash), control));
}

static inline unsigned first_stop(stops m)
{
	return (unsigned)__builtin_ctz(m);
}

static inline bool key_is_at(const struct lbl_scan_key *k, const char *p)
{
	uint64_t same =
		(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(load32(p), load32(k->bytes)));

	return !(k->mask & ~same);
}

/*
 * Three table look-ups a byte find every error of two bytes in a row; what is left are
 * third and fourth bytes, told by the bytes two and three before.
 * Source: J. Keiser, D. Lemire, Validating UTF-8 in less than one instruction per byte,
 * Softw. Pract. Exper. 51 (2021) 950-964; names of the bits as there.
 */
enum {
	TOO_SHORT = 1 << 0,      /* a lead or ASCII where a continuation must be */
	TOO_LONG = 1 << 1,       /* a continuation behind ASCII */
	OVERLONG_3 = 1 << 2,     /* E0 80..9F */
	TOO_LARGE = 1 << 3,      /* F4 90..BF, F5.. */
	SURROGATE = 1 << 4,      /* ED A0..BF */
	OVERLONG_2 = 1 << 5,     /* C0, C1 */
	TOO_LARGE_1000 = 1 << 6, /* F5.. 80..8F; with OVERLONG_4: F0 80..8F */
	OVERLONG_4 = 1 << 6,
	TWO_CONTS = 1 << 7,
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS
};

#define ROW(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
#define B(x)     ((char)(x))

static inline __m256i by_nibble(__m256i table, __m256i nibbles)
{
	return _mm256_shuffle_epi8(table, nibbles);
}

static inline __m256i high_nibbles(__m256i v)
{
	return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
}

static inline __m256i two_byte_faults(__m256i input, __m256i prev1)
{
	const __m256i first_high =
		ROW(TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
		    B(TWO_CONTS), B(TWO_CONTS), B(TWO_CONTS), B(TWO_CONTS), TOO_SHORT | OVERLONG_2,
		    TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
		    TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);
	const __m256i first_low =
		ROW(B(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), B(CARRY | OVERLONG_2),
		    B(CARRY), B(CARRY), B(CARRY | TOO_LARGE), B(CARRY | TOO_LARGE | TOO_LARGE_1000),
		    B(CARRY | TOO_LARGE | TOO_LARGE_1000), B(CARRY | TOO_LARGE | TOO_LARGE_1000),
		    B(CARRY | TOO_LARGE | TOO_LARGE_1000), B(CARRY | TOO_LARGE | TOO_LARGE_1000),
		    B(CARRY | TOO_LARGE | TOO_LARGE_1000), B(CARRY | TOO_LARGE | TOO_LARGE_1000),
		    B(CARRY | TOO_LARGE | TOO_LARGE_1000),
		    B(CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE),
		    B(CARRY | TOO_LARGE | TOO_LARGE_1000), B(CARRY | TOO_LARGE | TOO_LARGE_1000));
	const __m256i second_high =
		ROW(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
		    TOO_SHORT, B(TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE_1000),
		    B(TOO_LONG | OVERLONG_2 | TWO_CONTS | OVERLONG_3 | TOO_LARGE),
		    B(TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE),
		    B(TOO_LONG | OVERLONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE), TOO_SHORT,
		    TOO_SHORT, TOO_SHORT, TOO_SHORT);
	__m256i low_nibbles = _mm256_and_si256(prev1, _mm256_set1_epi8(0x0F));

	return _mm256_and_si256(_mm256_and_si256(by_nibble(first_high, high_nibbles(prev1)),
						 by_nibble(first_low, low_nibbles)),
				by_nibble(second_high, high_nibbles(input)));
}

/* Bytes at fault in `input`, which follows `before`. */
static inline __m256i utf8_faults_of(__m256i input, __m256i before)
{
	__m256i joint = _mm256_permute2x128_si256(before, input, 0x21);
	__m256i prev1 = _mm256_alignr_epi8(input, joint, 15);
	__m256i prev2 = _mm256_alignr_epi8(input, joint, 14);
	__m256i prev3 = _mm256_alignr_epi8(input, joint, 13);
	__m256i third = _mm256_subs_epu8(prev2, _mm256_set1_epi8(0xE0 - 0x80));
	__m256i fourth = _mm256_subs_epu8(prev3, _mm256_set1_epi8(B(0xF0 - 0x80)));
	__m256i must_continue =
		_mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(B(0x80)));

	return _mm256_xor_si256(must_continue, two_byte_faults(input, prev1));
}

static inline stops utf8_faults(const char *p, bool inner)
{
	__m256i zero = _mm256_setzero_si256();
	__m256i faults = utf8_faults_of(load32(p), inner ? load32(p - STEP) : zero);

	return ~(stops)_mm256_movemask_epi8(_mm256_cmpeq_epi8(faults, zero));
}

#include "json/scan_core.h"

lbl_scan_fn *lbl_scan_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") ? avx2_line : NULL;
}

#else

lbl_scan_fn *lbl_scan_avx2(void)
{
	return NULL;
}

#endif
