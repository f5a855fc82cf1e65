/* What the generators of data draw by: the same numbers on every machine. */
#ifndef LBL_BENCH_DRAW_H
#define LBL_BENCH_DRAW_H

#include <stdint.h>

/* The next number of a stream. Source: S. Vigna, splitmix64 (public domain). */
static inline uint64_t splitmix(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* Numbers below 2^bits in another order: each step can be taken back. */
static inline uint64_t scatter(uint64_t x, unsigned bits)
{
	uint64_t mask = (UINT64_C(1) << bits) - 1;

	for (int round = 0; round < 3; round++) {
		x = x * 0xbf58476d1ce4e5b9u & mask;
		x ^= x >> (bits + 1) / 2;
	}
	return x;
}

#endif
