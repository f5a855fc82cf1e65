/*
 * Histograms of whole numbers (durations) in fixed logarithmic buckets of 1 %:
 * the same buckets everywhere and from the first value on, so that histograms
 * of any parts merge to the histogram of the whole, in any order.
 */
#ifndef LBL_STAT_HISTOGRAM_H
#define LBL_STAT_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>

#define LBL_HISTOGRAM_BUCKETS 1910                  /* indices run from 0 to one less */
#define LBL_HISTOGRAM_MAX     UINT64_C(10000000000) /* the largest value: in ms, 115 days */

/* All zero is empty. Only the run of buckets that is in use is held. */
struct lbl_histogram {
	uint64_t *counts; /* buckets first .. first + n - 1 */
	unsigned first, n;
	uint64_t total; /* values added */
};

void lbl_histogram_clear(struct lbl_histogram *h);

/*
 * lbl_histogram_bucket -- the bucket of a value <= LBL_HISTOGRAM_MAX.
 *
 * Bucket 0 holds 0. The others begin at 1, then at each step at the least whole number that
 * is >= 1.01 times the last bound and greater than it: below 100 each number has its own.
 * Bounds are integers, so they are the same on every machine.
 */
unsigned lbl_histogram_bucket(uint64_t value);

/* lbl_histogram_value -- a bucket's middle: exact up to 100, from there on within 0.5 %. */
double lbl_histogram_value(unsigned bucket);

/* lbl_histogram_add -- n values of a bucket < LBL_HISTOGRAM_BUCKETS. */
void lbl_histogram_add(struct lbl_histogram *h, unsigned bucket, uint64_t n);
void lbl_histogram_merge(struct lbl_histogram *into, const struct lbl_histogram *from);

/*
 * lbl_histogram_quantile -- nearest rank: the least value that at least p of the values do not
 * exceed, as its bucket's middle.
 *
 *   per_mille  1 to 1000: 500 the median, 900 the ninth decile
 *
 * NAN when empty.
 */
double lbl_histogram_quantile(const struct lbl_histogram *h, unsigned per_mille);

#endif
