/*
 * Random numbers that a seed and a number of their stream determine: the same
 * for any number of threads, and on any machine.
 */
#ifndef LBL_STAT_RANDOM_H
#define LBL_STAT_RANDOM_H

#include <stdint.h>

/* A stream; not for two threads at once. */
struct lbl_random {
	uint64_t s[4]; /* not all 0 */
};

/*
 * lbl_random_init -- the stream of a number: another number or another seed gives a stream
 * that has nothing to do with it.
 *
 * Source of the state: the hash of the number (base/hash), spread by SplitMix64 (G. L. Steele,
 * D. Lea and C. H. Flood, OOPSLA 2014, 453-472), as the authors of xoshiro advise.
 */
void lbl_random_init(struct lbl_random *r, uint64_t seed, uint64_t number);

static inline uint64_t lbl_random_rotl(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

/*
 * lbl_random_next -- 64 random bits.
 * Source: xoshiro256**, D. Blackman and S. Vigna, ACM Trans. Math. Softw. 47 (2021) 36.
 */
static inline uint64_t lbl_random_next(struct lbl_random *r)
{
	uint64_t *s = r->s, result = lbl_random_rotl(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = lbl_random_rotl(s[3], 45);
	return result;
}

/* lbl_random_unit -- a number in [0, 1), a multiple of 2^-53. */
static inline double lbl_random_unit(struct lbl_random *r)
{
	return (double)(lbl_random_next(r) >> 11) * 0x1p-53;
}

#endif
