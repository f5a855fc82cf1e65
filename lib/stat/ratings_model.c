/*
 * The model of biases and precisions. Work is done on differences from each item's mean, in
 * pooled standard deviations: that loses no digit to where the values lie, and makes the
 * assumptions plain numbers. The table of methods and what all of them say of annotators is
 * stat/ratings's.
 */
#include "stat/ratings_model.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/components.h"

/* An annotator; sums are of shared ratings, over one step. */
struct annotator {
	double bias, bias_variance; /* b, w */
	double precision;           /* t */
	double n;                   /* shared ratings */
	double sum, squares;        /* of what the item and the last bias leave */
	double variances;           /* of the items: v */
	uint32_t component;
};

/* Annotators who share items. */
struct component {
	bool known;  /* an item of theirs is: that is their zero */
	double sum, n; /* of biases */
};

struct model {
	const struct lbl_values *t;
	const struct lbl_ratings_options *o;
	struct annotator *annotators;
	struct component *components;
	size_t n_components;
	double *z;      /* by rating: its difference from the item's base */
	double *base;   /* by item, in the data's unit: the mean, or what is known of it */
	double *offset; /* by item: where the consensus lies from there */
	double sd;      /* the unit of z, offset and biases */
};

static size_t count_ratings(const struct model *m, size_t item)
{
	return m->t->starts[item + 1] - m->t->starts[item];
}

static bool is_known(const struct model *m, size_t item)
{
	return !isnan(lbl_ratings_known(m->o, item));
}

/* Do its ratings tell anything of their annotators? */
static bool is_shared(const struct model *m, size_t item)
{
	return count_ratings(m, item) > 1 || (is_known(m, item) && count_ratings(m, item));
}

/* Returns the greatest difference from a base. */
static double centre(struct model *m)
{
	double widest = 0;

	for (size_t item = 0; item < m->t->n_rows; item++) {
		size_t start = m->t->starts[item], end = m->t->starts[item + 1];

		m->base[item] = lbl_ratings_known(m->o, item);
		if (start < end && isnan(m->base[item]))
			m->base[item] = lbl_values_mean(m->t->v + start, end - start);
		for (size_t i = start; i < end; i++) {
			m->z[i] = m->t->v[i].value - m->base[item];
			widest = fmax(widest, fabs(m->z[i]));
		}
	}
	return widest;
}

/* The pooled standard deviation, 0 where all agree; z comes in units of it. */
static void scale(struct model *m)
{
	size_t n = m->t->n_rows ? m->t->starts[m->t->n_rows] : 0;
	double widest = centre(m), squares = 0, freedom = 0, ratio;

	if (!(widest > 0))
		return;
	for (size_t item = 0; item < m->t->n_rows; item++)
		if (is_shared(m, item))
			freedom += (double)count_ratings(m, item) - !is_known(m, item);
	for (size_t i = 0; i < n; i++)
		squares += m->z[i] / widest * (m->z[i] / widest);
	ratio = sqrt(squares / freedom);
	m->sd = widest * ratio;
	for (size_t i = 0; i < n; i++)
		m->z[i] = m->z[i] / widest / ratio;
}

/* Counts what is shared, and joins those who share it. */
static void join_annotators(struct model *m, uint32_t *parents)
{
	const struct lbl_values *t = m->t;

	for (size_t item = 0; item < t->n_rows; item++) {
		size_t start = t->starts[item], end = is_shared(m, item) ? t->starts[item + 1] : 0;

		for (size_t i = start; i < end; i++) {
			lbl_components_join(parents, t->v[start].annotator, t->v[i].annotator);
			m->annotators[t->v[i].annotator].n++;
		}
	}
}

static void connect(struct model *m)
{
	const struct lbl_values *t = m->t;
	uint32_t *parents = lbl_components_new(t->n_annotators);
	uint32_t *numbers = lbl_resize(NULL, t->n_annotators + 1, sizeof *numbers);

	join_annotators(m, parents);
	m->n_components = lbl_components_number(parents, t->n_annotators, numbers);
	m->components = lbl_alloc_zero(m->n_components, sizeof *m->components);
	for (size_t a = 0; a < t->n_annotators; a++) {
		m->annotators[a].component = numbers[a];
		m->annotators[a].precision = 1;
	}
	for (size_t item = 0; item < t->n_rows; item++)
		if (is_known(m, item) && count_ratings(m, item))
			m->components[numbers[t->v[t->starts[item]].annotator]].known = true;
	free(parents);
	free(numbers);
}

/* What the ratings of an item leave for its annotators to explain. */
static void add_residuals(struct model *m, size_t item, double variance)
{
	for (size_t i = m->t->starts[item]; i < m->t->starts[item + 1]; i++) {
		struct annotator *a = &m->annotators[m->t->v[i].annotator];
		double left = m->z[i] - m->offset[item] - a->bias;

		a->sum += left;
		a->squares += left * left;
		a->variances += variance;
	}
}

/* Moves an item to the weighted mean of its ratings; returns the variance that it has there. */
static double move_item(struct model *m, size_t item)
{
	double weight = 0, sum = 0;

	for (size_t i = m->t->starts[item]; i < m->t->starts[item + 1]; i++) {
		const struct annotator *a = &m->annotators[m->t->v[i].annotator];

		weight += a->precision;
		sum += a->precision * (m->z[i] - a->bias);
	}
	m->offset[item] = sum / weight;
	return 1 / weight;
}

/* Returns the greatest move of an item. */
static double expect(struct model *m)
{
	double change = 0;

	for (size_t a = 0; a < m->t->n_annotators; a++)
		m->annotators[a].sum = m->annotators[a].squares = m->annotators[a].variances = 0;
	for (size_t item = 0; item < m->t->n_rows; item++) {
		double was = m->offset[item], variance;

		if (!count_ratings(m, item))
			continue;
		variance = is_known(m, item) ? 0 : move_item(m, item);
		change = fmax(change, fabs(m->offset[item] - was));
		if (is_shared(m, item))
			add_residuals(m, item, variance);
	}
	return change;
}

/*
 * A shift of all annotators of a component is one that no rating tells, unless they rated an item
 * that is known: their biases sum to 0.
 */
static void shift_biases(struct model *m)
{
	for (size_t c = 0; c < m->n_components; c++)
		m->components[c].sum = m->components[c].n = 0;
	for (size_t a = 0; a < m->t->n_annotators; a++) {
		struct component *c = &m->components[m->annotators[a].component];

		c->sum += m->annotators[a].bias;
		c->n++;
	}
	for (size_t a = 0; a < m->t->n_annotators; a++) {
		const struct component *c = &m->components[m->annotators[a].component];

		if (!c->known)
			m->annotators[a].bias -= c->sum / c->n;
	}
}

/*
 * Residuals were taken from the last bias; the move from it is small at the end, so that no digit
 * is lost.
 */
static void maximise(struct model *m)
{
	for (size_t i = 0; i < m->t->n_annotators; i++) {
		struct annotator *a = &m->annotators[i];
		double was = a->bias, move, left;

		if (a->n == 0)
			continue;
		a->bias_variance = 1 / (a->n * a->precision + 1);
		a->bias = a->bias_variance * a->precision * (a->sum + a->n * was);
		move = a->bias - was;
		left = a->squares - 2 * move * a->sum + a->n * move * move;
		a->precision = (a->n + LBL_RATINGS_PRIOR) /
			       (LBL_RATINGS_PRIOR + fmax(left, 0) + a->variances +
				a->n * a->bias_variance);
	}
	shift_biases(m);
}

/* A bias is one for all ratings that its annotator gave the item. */
static double error_of(const struct model *m, size_t item)
{
	const struct lbl_valued *v = m->t->v;
	size_t end = m->t->starts[item + 1], next;
	double weight = 0, variance = 0;

	for (size_t i = m->t->starts[item]; i < end; i = next) {
		const struct annotator *a = &m->annotators[v[i].annotator];
		double own;

		for (next = i; next < end && v[next].annotator == v[i].annotator;)
			next++;
		own = a->precision * (double)(next - i);
		weight += own;
		variance += own + own * own * (a->n > 0 ? a->bias_variance : 1);
	}
	return sqrt(variance) / weight;
}

static void conclude(struct model *m, struct lbl_estimates *out)
{
	for (size_t item = 0; item < m->t->n_rows; item++) {
		size_t n = count_ratings(m, item);

		if (n > 0 && is_known(m, item))
			move_item(m, item);
		out->value[item] = n > 0 ? m->base[item] + m->sd * m->offset[item] : NAN;
		if (n > 0 && m->sd > 0)
			out->se[item] = m->sd * error_of(m, item);
		else
			out->se[item] = n > 1 ? 0 : NAN;
	}
	for (size_t a = 0; a < m->t->n_annotators; a++) {
		out->raters[a].bias = m->sd * m->annotators[a].bias;
		out->raters[a].precision = m->sd > 0 && m->annotators[a].n > 0 ?
						   m->annotators[a].precision / m->sd / m->sd :
						   NAN;
	}
}

static void iterate(struct model *m, struct lbl_estimates *out)
{
	const struct lbl_ratings_options *o = m->o;

	out->converged = false;
	while (!out->converged && out->iterations < o->max_iterations) {
		double change = expect(m);

		/* The first step's change is from nothing. */
		out->converged = out->iterations++ > 0 && o->tolerance > 0 &&
				 change <= o->tolerance;
		if (!out->converged && out->iterations < o->max_iterations)
			maximise(m);
	}
}

void lbl_ratings_bias_precision(const struct lbl_values *t, const struct lbl_ratings_options *o,
				struct lbl_estimates *out)
{
	size_t n = t->n_rows ? t->starts[t->n_rows] : 0;
	struct model m = { .t = t, .o = o };

	m.annotators = lbl_alloc_zero(t->n_annotators, sizeof *m.annotators);
	m.z = lbl_resize(NULL, n + 1, sizeof *m.z);
	m.base = lbl_resize(NULL, t->n_rows + 1, sizeof *m.base);
	m.offset = lbl_alloc_zero(t->n_rows, sizeof *m.offset);
	scale(&m);
	connect(&m);
	if (m.sd > 0)
		iterate(&m, out);
	conclude(&m, out);
	free(m.annotators);
	free(m.components);
	free(m.z);
	free(m.base);
	free(m.offset);
}
