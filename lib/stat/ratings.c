/*
 * Rows of ratings, the table of methods, and those that need no model: mean and median. The model
 * of biases and precisions is stat/ratings_model's; which label is a number is the caller's.
 */
#include "stat/ratings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/ratings_model.h"
#include "stat/sum.h"

void lbl_values_clear(struct lbl_values *t)
{
	free(t->starts);
	free(t->v);
	*t = (struct lbl_values){ 0 };
}

void lbl_values_add_row(struct lbl_values *t, const struct lbl_valued *row, size_t n)
{
	size_t used = t->n_rows ? t->starts[t->n_rows] : 0;

	t->starts = lbl_grow(t->starts, &t->cap_rows, t->n_rows + 2, sizeof *t->starts);
	t->v = lbl_grow(t->v, &t->cap, used + n + 1, sizeof *t->v);
	if (n)
		memcpy(t->v + used, row, n * sizeof *row);
	t->starts[t->n_rows++] = used;
	t->starts[t->n_rows] = used + n;
}

void lbl_estimates_clear(struct lbl_estimates *e)
{
	free(e->value);
	free(e->se);
	free(e->raters);
	*e = (struct lbl_estimates){ 0 };
}

double lbl_values_mean(const struct lbl_valued *row, size_t n)
{
	struct lbl_sum sum = { 0 };

	for (size_t i = 0; i < n; i++)
		lbl_sum_add(&sum, row[i].value);
	return lbl_sum_value(&sum) / (double)n;
}

/* Scaled by the greatest difference, so that no square is too great or too small for a double. */
static double error_of_mean(const struct lbl_valued *row, size_t n, double mean)
{
	double widest = 0, squares = 0, count = (double)n;

	for (size_t i = 0; i < n; i++)
		widest = fmax(widest, fabs(row[i].value - mean));
	if (widest == 0)
		return n > 1 ? 0 : NAN;
	for (size_t i = 0; i < n; i++) {
		double d = (row[i].value - mean) / widest;

		squares += d * d;
	}
	return widest * sqrt(squares / (count - 1) / count);
}

static void run_mean(const struct lbl_values *t, const struct lbl_ratings_options *o,
		     struct lbl_estimates *out)
{
	(void)o;
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct lbl_valued *row = t->v + t->starts[i];
		size_t n = t->starts[i + 1] - t->starts[i];

		if (n == 0)
			continue;
		out->value[i] = lbl_values_mean(row, n);
		out->se[i] = error_of_mean(row, n, out->value[i]);
	}
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median_of(const struct lbl_valued *row, size_t n, double *scratch)
{
	double low, high;

	for (size_t i = 0; i < n; i++)
		scratch[i] = row[i].value;
	qsort(scratch, n, sizeof *scratch, by_value);
	low = scratch[(n - 1) / 2];
	high = scratch[n / 2];
	return low + (high - low) / 2;
}

static void run_median(const struct lbl_values *t, const struct lbl_ratings_options *o,
		       struct lbl_estimates *out)
{
	double *scratch = NULL;
	size_t cap = 0;

	(void)o;
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct lbl_valued *row = t->v + t->starts[i];
		size_t n = t->starts[i + 1] - t->starts[i];

		if (n == 0)
			continue;
		scratch = lbl_grow(scratch, &cap, n, sizeof *scratch);
		out->value[i] = median_of(row, n, scratch);
		out->se[i] = (n > 2 ? sqrt(acos(-1) / 2) : 1) *
			     error_of_mean(row, n, lbl_values_mean(row, n));
	}
	free(scratch);
}

/* An annotator's differences from the consensus, or from what is known, on shared items. */
struct differences {
	double sum, sizes;
	double widest;  /* so that no square is too great or too small for a double */
	double squares; /* of what is left without their mean, in units of the widest */
};

static double centre_of(const struct lbl_estimates *e, const struct lbl_ratings_options *o,
			size_t item)
{
	double known = lbl_ratings_known(o, item);

	return isnan(known) ? e->value[item] : known;
}

static bool is_shared(const struct lbl_values *t, const struct lbl_ratings_options *o, size_t item)
{
	return t->starts[item + 1] - t->starts[item] > 1 || !isnan(lbl_ratings_known(o, item));
}

/* Counts all ratings, adds up those of shared items. */
static void add_differences(const struct lbl_values *t, const struct lbl_ratings_options *o,
			    struct lbl_estimates *e, struct differences *of)
{
	for (size_t item = 0; item < t->n_rows; item++) {
		for (size_t i = t->starts[item]; i < t->starts[item + 1]; i++) {
			struct differences *d = &of[t->v[i].annotator];
			double x = t->v[i].value - centre_of(e, o, item);

			e->raters[t->v[i].annotator].n++;
			if (!is_shared(t, o, item))
				continue;
			e->raters[t->v[i].annotator].shared++;
			d->sum += x;
			d->sizes += fabs(x);
			d->widest = fmax(d->widest, fabs(x));
		}
	}
}

static void add_squares(const struct lbl_values *t, const struct lbl_ratings_options *o,
			const struct lbl_estimates *e, struct differences *of)
{
	for (size_t item = 0; item < t->n_rows; item++) {
		size_t end = is_shared(t, o, item) ? t->starts[item + 1] : 0;

		for (size_t i = t->starts[item]; i < end; i++) {
			const struct lbl_rater *r = &e->raters[t->v[i].annotator];
			struct differences *d = &of[t->v[i].annotator];
			double mean = d->sum / (double)r->shared;
			double x = t->v[i].value - centre_of(e, o, item) - mean;

			if (d->widest > 0)
				d->squares += x / d->widest * (x / d->widest);
		}
	}
}

/* Less is what rounding leaves of no variance at all. */
#define LEAST_SQUARE 1e-24

static double precision_of(const struct differences *d, double n)
{
	return d->squares > LEAST_SQUARE * n ? n / d->squares / d->widest / d->widest : NAN;
}

static void describe_raters(const struct lbl_values *t, const struct lbl_ratings_options *o,
			    bool modelled, struct lbl_estimates *e)
{
	struct differences *of = lbl_alloc_zero(t->n_annotators, sizeof *of);

	add_differences(t, o, e, of);
	add_squares(t, o, e, of);
	for (size_t a = 0; a < t->n_annotators; a++) {
		struct lbl_rater *r = &e->raters[a];
		double n = (double)r->shared;

		r->deviation = r->shared ? of[a].sizes / n : NAN;
		if (modelled)
			continue;
		r->bias = r->shared ? of[a].sum / n : 0;
		r->precision = precision_of(&of[a], n);
	}
	free(of);
}

void lbl_ratings_run(const struct lbl_ratings_method *method, const struct lbl_values *t,
		     const struct lbl_ratings_options *o, struct lbl_estimates *out)
{
	struct lbl_ratings_options own = *o;

	own.max_iterations = o->max_iterations ? o->max_iterations : method->max_iterations;
	own.tolerance = isnan(o->tolerance) ? method->tolerance : o->tolerance;
	*out = (struct lbl_estimates){ .converged = true };
	out->value = lbl_resize(NULL, t->n_rows + 1, sizeof *out->value);
	out->se = lbl_resize(NULL, t->n_rows + 1, sizeof *out->se);
	out->raters = lbl_alloc_zero(t->n_annotators, sizeof *out->raters);
	for (size_t i = 0; i < t->n_rows; i++)
		out->value[i] = out->se[i] = NAN;
	method->run(t, &own, out);
	describe_raters(t, o, method->max_iterations > 0, out);
}

static const struct lbl_ratings_method methods[] = {
	{ "mean", 0, 0, run_mean },
	{ "median", 0, 0, run_median },
	{ "bias-precision", 1000, 1e-8, lbl_ratings_bias_precision },
};

const struct lbl_ratings_method *lbl_ratings_methods(size_t *n)
{
	*n = sizeof methods / sizeof *methods;
	return methods;
}

const struct lbl_ratings_method *lbl_ratings_find(struct lbl_span name)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (lbl_span_eq(name, lbl_span_of(methods[i].name)))
			return &methods[i];
	return NULL;
}
