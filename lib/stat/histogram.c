/*
 * Logarithmic histograms. A value's bucket is found from its leading bits by a
 * small table, then by at most a few steps along the bounds: no logarithm,
 * whose last digit differs between machines.
 */
#include "stat/histogram.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MANTISSA_BITS 7
#define LEADS         (34u << MANTISSA_BITS) /* leading bits of all numbers below 2^34 */
#define RUN           64                     /* buckets are made room for in runs */

static uint64_t bounds[LBL_HISTOGRAM_BUCKETS + 1]; /* the least number of a bucket */
static uint16_t starts[LEADS]; /* the bucket of the least number with these leading bits */
static pthread_once_t made = PTHREAD_ONCE_INIT;

/* Exponent and first bits behind the leading one; monotone in v > 0. */
static unsigned lead_of(uint64_t v)
{
	unsigned exponent = 63u - (unsigned)__builtin_clzll(v);
	uint64_t bits = exponent >= MANTISSA_BITS ? v >> (exponent - MANTISSA_BITS)
						  : v << (MANTISSA_BITS - exponent);
	return exponent << MANTISSA_BITS | ((unsigned)bits & ((1u << MANTISSA_BITS) - 1));
}

static void make_bounds(void)
{
	uint64_t b = 1;

	/* The last bound, one past the last bucket, is the first above LBL_HISTOGRAM_MAX. */
	for (unsigned i = 1; i <= LBL_HISTOGRAM_BUCKETS; i++) {
		bounds[i] = b;
		uint64_t next = (b * 101 + 99) / 100;
		b = next > b ? next : b + 1;
	}
}

static void make_starts(void)
{
	unsigned bucket = 1;

	for (unsigned lead = 0; lead < LEADS; lead++) {
		unsigned exponent = lead >> MANTISSA_BITS;
		uint64_t mantissa = (1u << MANTISSA_BITS) | (lead & ((1u << MANTISSA_BITS) - 1));
		uint64_t least = exponent >= MANTISSA_BITS ? mantissa << (exponent - MANTISSA_BITS)
							   : mantissa >> (MANTISSA_BITS - exponent);
		while (bucket + 1 < LBL_HISTOGRAM_BUCKETS && bounds[bucket + 1] <= least)
			bucket++;
		starts[lead] = (uint16_t)bucket;
	}
}

static void make_tables(void)
{
	make_bounds();
	make_starts();
}

unsigned lbl_histogram_bucket(uint64_t value)
{
	pthread_once(&made, make_tables);
	if (value == 0)
		return 0;
	unsigned b = starts[lead_of(value)];
	while (bounds[b + 1] <= value)
		b++;
	return b;
}

double lbl_histogram_value(unsigned bucket)
{
	pthread_once(&made, make_tables);
	if (bucket >= LBL_HISTOGRAM_BUCKETS)
		return NAN;
	return ((double)bounds[bucket] + (double)(bounds[bucket + 1] - 1)) / 2;
}

void lbl_histogram_clear(struct lbl_histogram *h)
{
	free(h->counts);
	*h = (struct lbl_histogram){ 0 };
}

/* Makes the run of held buckets reach from `low` to `high`, in whole runs. */
static void reach(struct lbl_histogram *h, unsigned low, unsigned high)
{
	unsigned first = low / RUN * RUN;
	unsigned end = (high / RUN + 1) * RUN;

	if (h->n && h->first < first)
		first = h->first;
	if (h->n && h->first + h->n > end)
		end = h->first + h->n;
	if (h->n == end - first)
		return;
	uint64_t *counts = lbl_alloc_zero(end - first, sizeof *counts);
	if (h->n)
		memcpy(counts + (h->first - first), h->counts, h->n * sizeof *counts);
	free(h->counts);
	h->counts = counts;
	h->first = first;
	h->n = end - first;
}

void lbl_histogram_add(struct lbl_histogram *h, unsigned bucket, uint64_t n)
{
	if (n == 0)
		return;
	if (bucket - h->first >= h->n)
		reach(h, bucket, bucket);
	h->counts[bucket - h->first] += n;
	h->total += n;
}

void lbl_histogram_merge(struct lbl_histogram *into, const struct lbl_histogram *from)
{
	if (from->n)
		reach(into, from->first, from->first + from->n - 1);
	for (unsigned i = 0; i < from->n; i++)
		into->counts[from->first + i - into->first] += from->counts[i];
	into->total += from->total;
}

double lbl_histogram_quantile(const struct lbl_histogram *h, unsigned per_mille)
{
	/* ceil(total * p), in integers: a double would lose the rank of 2^53 values. */
	uint64_t whole = h->total / 1000 * per_mille;
	uint64_t rank = whole + (h->total % 1000 * per_mille + 999) / 1000;
	uint64_t seen = 0;

	for (unsigned i = 0; i < h->n; i++) {
		seen += h->counts[i];
		if (seen >= rank && seen > 0)
			return lbl_histogram_value(h->first + i);
	}
	return NAN;
}
