/*
 * Choosing by rank: the arithmetic of rates and of shares among strata.
 *
 * A record's rank is a hash of its key, so that a choice is a property of the
 * records and not of their order: samples of shards join to the sample of the
 * whole, and a larger sample holds the smaller.
 */
#ifndef LBL_STAT_SAMPLE_H
#define LBL_STAT_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * lbl_sample_limit -- the largest hash that a rate lets pass: hash < rate * 2^64, exactly.
 *
 *   rate  in [0, 1]
 *   last  hashes up to this one pass
 *
 * Returns false when none does (rate 0).
 */
bool lbl_sample_limit(double rate, uint64_t *last);

/*
 * lbl_sample_share -- the whole number of records that a rate of n is, rounded up.
 *
 *   rate  in [0, 1]; a product within 1e-12 of a whole number is that number, so
 *         that 0.07 of 100 is 7
 */
uint64_t lbl_sample_share(double rate, uint64_t n);

/* A record's place among those of its stratum. */
struct lbl_sample_place {
	uint64_t rank; /* 1: the first to be taken */
	uint64_t size; /* records of the stratum, >= rank */
};

/*
 * lbl_sample_cmp_proportional -- which of two places a proportional allocation fills first:
 * by (rank - 1/2) / size, <0, 0, >0.
 *
 * Taking the n first places in this order is the method of Webster and Sainte-Lague. It
 * gives every stratum its exact share where that is whole, and unlike largest remainders it
 * never takes a place back when n grows.
 *
 * Cost: O(1), exact in 128 bits.
 * Source: M. L. Balinski, H. P. Young, Fair Representation (1982), chapters 3 and 10.
 */
int lbl_sample_cmp_proportional(struct lbl_sample_place a, struct lbl_sample_place b);

/* lbl_sample_cmp_equal -- the same for equal numbers a stratum: by rank alone. */
int lbl_sample_cmp_equal(struct lbl_sample_place a, struct lbl_sample_place b);

#endif
