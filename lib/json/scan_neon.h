/* What scan_core.h needs, with NEON: 16 bytes a step. Included by scan_simd128.c alone. */
#ifndef LBL_JSON_SCAN_NEON_H
#define LBL_JSON_SCAN_NEON_H

#if defined(__aarch64__) && defined(__ARM_NEON)

#include <arm_neon.h>

#include "json/scan_state.h"

#define STEP 16
#define BITS 4
#define VECTORS

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

/*
 * All bits of each byte of b that is at fault: a continuation must stand behind a lead and
 * nowhere else; C0, C1 and F5.. never. Source: The Unicode Standard 15.0, table 3-7.
 */
static inline uint8x16_t utf8_faults_of(uint8x16_t b, uint8x16_t before)
{
	uint8x16_t prev1 = vextq_u8(before, b, 15);
	uint8x16_t prev2 = vextq_u8(before, b, 14);
	uint8x16_t prev3 = vextq_u8(before, b, 13);
	uint8x16_t must =
		vorrq_u8(vcgeq_u8(prev1, each(0xC0)),
			 vorrq_u8(vcgeq_u8(prev2, each(0xE0)), vcgeq_u8(prev3, each(0xF0))));
	uint8x16_t continues = vceqq_u8(vandq_u8(b, each(0xC0)), each(0x80));
	uint8x16_t never =
		vorrq_u8(vcgeq_u8(b, each(0xF5)), vceqq_u8(vandq_u8(b, each(0xFE)), each(0xC0)));

	return vorrq_u8(veorq_u8(must, continues), vorrq_u8(never, second_faults(b, prev1)));
}

static inline stops utf8_faults(const char *p, bool inner)
{
	return nibbles(utf8_faults_of(load16(p), inner ? load16(p - 16) : each(0)));
}

#endif

#endif
