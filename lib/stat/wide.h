/* 128-bit counts: products and sums of squares that pass 64 bits. */
#ifndef LBL_STAT_WIDE_H
#define LBL_STAT_WIDE_H

#include <stdint.h>

__extension__ typedef unsigned __int128 lbl_u128;
__extension__ typedef __int128 lbl_i128;

static inline lbl_u128 lbl_u128_mul(uint64_t x, uint64_t y)
{
	return (lbl_u128)x * y;
}

#endif
