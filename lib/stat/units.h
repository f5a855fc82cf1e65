/*
 * Units: numbers from 0 on as integers, so that sums are exact and do not depend on who adds them
 * when. Threads and shards then give the same bytes.
 */
#ifndef LBL_STAT_UNITS_H
#define LBL_STAT_UNITS_H

#include <stdint.h>

#define LBL_UNIT_BITS 36 /* sums up to 2^27, some 134 million votes or items, fit */
#define LBL_UNIT      ((double)(INT64_C(1) << LBL_UNIT_BITS))

/* lbl_units, lbl_units_value -- a number below 2^26 to the nearest 2^-36, and back. */
static inline int64_t lbl_units(double x)
{
	return (int64_t)(x * LBL_UNIT + .5);
}

static inline double lbl_units_value(int64_t units)
{
	return (double)units / LBL_UNIT;
}

/*
 * lbl_units_split, lbl_units_join -- the same to the nearest 2^-72, in two parts that are summed
 * each for itself: where a sum may be tiny and its logarithm counts.
 */
static inline void lbl_units_split(double x, int64_t *high, int64_t *low)
{
	*high = (int64_t)(x * LBL_UNIT);
	*low = (int64_t)((x * LBL_UNIT - (double)*high) * LBL_UNIT + .5);
}

static inline double lbl_units_join(int64_t high, int64_t low)
{
	return ((double)high + (double)low / LBL_UNIT) / LBL_UNIT;
}

#endif
