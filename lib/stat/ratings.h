/*
 * Ratings: one number an item from the numbers that annotators gave it, and how each annotator's
 * lie to it: too high or too low by how much, and how closely.
 *
 * Items come in an order that does not depend on the order of the input (by bytes, or by a hash),
 * annotators in the byte order of their names: sums are taken in that order, by one thread.
 */
#ifndef LBL_STAT_RATINGS_H
#define LBL_STAT_RATINGS_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define LBL_VALUE_MAX 1e300 /* so that a sum of 10^8 of them is finite */

/* One rating. */
struct lbl_valued {
	uint32_t annotator;
	double value; /* at most LBL_VALUE_MAX from 0 */
};

/* Rows of ratings, one an item. All zero is empty. Memory: 16 bytes a rating, 8 a row. */
struct lbl_values {
	size_t n_rows;
	size_t n_annotators;
	size_t *starts; /* n_rows + 1: row i is v[starts[i]] up to v[starts[i + 1]] */
	struct lbl_valued *v;
	size_t cap, cap_rows;
};

void lbl_values_clear(struct lbl_values *t);

/* lbl_values_add_row -- appends a row; n may be 0, annotators ascend (one twice: both count). */
void lbl_values_add_row(struct lbl_values *t, const struct lbl_valued *row, size_t n);

/* lbl_values_mean -- of n >= 1 ratings, summed without loss to their order of magnitude. */
double lbl_values_mean(const struct lbl_valued *row, size_t n);

/*
 * What is found of an annotator. All but n rests on ratings of items that have another rating, or
 * that are known, for an item's only one always agrees with it.
 */
struct lbl_rater {
	uint64_t n;       /* ratings */
	uint64_t shared;  /* those of items with another one, or known */
	double bias;      /* how far above the consensus, in its unit; 0 where nothing is shared */
	double precision; /* 1 / variance of what the bias does not explain; NAN where unknown */
	double deviation; /* mean absolute difference from the consensus; NAN where unknown */
};

/* What a method has found. All zero is empty. */
struct lbl_estimates {
	double *value; /* by item: what its ratings say, also of one that is known; NAN: none */
	double *se;    /* its standard error; NAN where one rating tells none */
	struct lbl_rater *raters;
	unsigned iterations;
	bool converged;
};

void lbl_estimates_clear(struct lbl_estimates *e);

struct lbl_ratings_options {
	unsigned max_iterations; /* 0: the method's own */
	double tolerance;        /* NAN: the method's own; 0: run all iterations */
	const double *known;     /* by item: gold, or NAN; NULL: none; borrowed */
};

/* lbl_ratings_known -- what is known of an item, or NAN. */
static inline double lbl_ratings_known(const struct lbl_ratings_options *o, size_t item)
{
	return o->known ? o->known[item] : NAN;
}

struct lbl_ratings_method {
	const char *name;
	unsigned max_iterations; /* 0: does not iterate */
	double tolerance;        /* largest change of a value, in pooled standard deviations */
	void (*run)(const struct lbl_values *t, const struct lbl_ratings_options *o,
		    struct lbl_estimates *out);
};

/*
 * lbl_ratings_methods -- the rows, n of them.
 *
 * mean            se: s / sqrt(n), where s is the ratings' standard deviation (of n - 1)
 * median          of an even number the mean of the two in the middle; se: sqrt(pi / 2) times the
 *                 mean's, which holds for many ratings with normal errors; of two, the mean's
 * bias-precision  see stat/ratings_model
 *
 * For mean and median, an annotator's bias is the mean difference from the consensus, and the
 * precision 1 / the mean square of what is left; the consensus has the annotator's own ratings in
 * it, so both flatter those of items with few.
 */
const struct lbl_ratings_method *lbl_ratings_methods(size_t *n);

/* lbl_ratings_find -- the row of a name, or NULL. */
const struct lbl_ratings_method *lbl_ratings_find(struct lbl_span name);

/*
 * lbl_ratings_run -- out is filled (lbl_estimates_clear frees); t is borrowed.
 *
 * Cost: O(ratings) an iteration; the median sorts rows.
 */
void lbl_ratings_run(const struct lbl_ratings_method *method, const struct lbl_values *t,
		     const struct lbl_ratings_options *o, struct lbl_estimates *out);

#endif
