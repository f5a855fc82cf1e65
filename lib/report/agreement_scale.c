/*
 * agreement_scale: which number stands for which label. Numbers count by value,
 * other labels by their place in --categories; an order is never guessed.
 */
#include "report/agreement_scale.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/document.h"

#define LARGEST 1e100 /* of a label's number, so that squares of differences are numbers too */
#define SMALLEST 1e-100 /* but for 0, likewise */

/* What is asked for, and by which option, for messages. */
struct ask {
	const struct lbl_agreement *a;
	const char *option, *word;
	struct lbl_error *err;
};

static int refuse_label(const struct ask *q, uint32_t i, const char *why)
{
	struct lbl_span label = lbl_intern_text(q->a->categories, i);

	return lbl_error_set(q->err, LBL_E_INPUT, "%s %s: label '%.*s' is %s", q->option, q->word,
			     (int)(label.len < 80 ? label.len : 80), label.ptr, why);
}

/* Is a digit of the number, before its exponent, not 0? */
static bool has_value(struct lbl_span number)
{
	for (size_t i = 0; i < number.len && (number.ptr[i] | 0x20) != 'e'; i++)
		if (number.ptr[i] >= '1' && number.ptr[i] <= '9')
			return true;
	return false;
}

/* Why a label cannot be counted by value, or NULL. */
static const char *no_value(struct lbl_span label, double *x)
{
	if (!lbl_num_is_json(label))
		return "no number";
	*x = lbl_num_parse(label);
	if (fabs(*x) > LARGEST)
		return "too large a number";
	return has_value(label) && fabs(*x) < SMALLEST ? "too small a number" : NULL;
}

/* New array: the labels' numbers; NULL, with err, where a label has none. */
static double *need_numbers(const struct ask *q)
{
	uint32_t n = lbl_intern_count(q->a->categories);
	double *x = lbl_alloc_zero(n, sizeof *x);

	for (uint32_t i = 0; i < n; i++) {
		struct lbl_span label = lbl_intern_text(q->a->categories, i);
		const char *why = no_value(label, &x[i]);

		if (why) {
			refuse_label(q, i, why);
			free(x);
			return NULL;
		}
	}
	return x;
}

static bool all_numbers(const struct ask *q)
{
	for (uint32_t i = 0; i < lbl_intern_count(q->a->categories); i++)
		if (!lbl_num_is_json(lbl_intern_text(q->a->categories, i)))
			return false;
	return true;
}

struct place {
	double x;
	uint32_t i;
};

static int by_number(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	return (x->i > y->i) - (x->i < y->i);
}

/* Numbers that are equal, however they are written, have one rank. */
static void rank_numbers(double *x, uint32_t n)
{
	uint32_t rank = 0;

	struct place *places = lbl_alloc_zero(n, sizeof *places);

	for (uint32_t i = 0; i < n; i++)
		places[i] = (struct place){ x[i], i };
	if (n)
		qsort(places, n, sizeof *places, by_number);
	for (uint32_t k = 0; k < n; k++) {
		rank += k > 0 && places[k].x > places[k - 1].x;
		x[places[k].i] = rank;
	}
	free(places);
}

/* New array: ranks from 0, by --categories, else of numbers; NULL, with err, where none. */
static double *need_ranks(const struct ask *q)
{
	uint32_t n = lbl_intern_count(q->a->categories);
	double *x;

	if (q->a->options.categories.n) {
		x = lbl_alloc_zero(n, sizeof *x);
		for (uint32_t i = 0; i < n; i++)
			x[i] = i;
		return x;
	}
	x = need_numbers(q);
	if (x)
		rank_numbers(x, n);
	else if (!all_numbers(q))
		lbl_error_set(q->err, LBL_E_INPUT,
			      "%s %s needs the order of the labels, which are no numbers: give it, "
			      "as in --categories low,mid,high", q->option, q->word);
	return x;
}

/* By value; labels that are not all numbers by rank from 1. */
static double *need_values(const struct ask *q)
{
	double *x;

	if (all_numbers(q))
		return need_numbers(q);
	x = need_ranks(q);
	for (uint32_t i = 0; x && i < lbl_intern_count(q->a->categories); i++)
		x[i]++;
	return x;
}

static double *need_circle(const struct ask *q)
{
	if (q->a->options.categories.n)
		return need_ranks(q);
	lbl_error_set(q->err, LBL_E_INPUT,
		      "%s %s needs the whole circle: give its categories in their order, as in "
		      "--categories north,east,south,west", q->option, q->word);
	return NULL;
}

static int none_negative(const struct ask *q, const double *x)
{
	for (uint32_t i = 0; i < lbl_intern_count(q->a->categories); i++)
		if (x[i] < 0)
			return refuse_label(q, i, "negative, which has no ratio");
	return 0;
}

/* A word of an option: what numbers it needs, and what it makes of them. */
struct row {
	const char *word;
	enum lbl_distance_rule rule;
	double *(*numbers)(const struct ask *q); /* NULL: none */
};

static const struct row levels[] = {
	{ "nominal", LBL_DISTANCE_UNLIKE, NULL },
	{ "ordinal", LBL_DISTANCE_SQUARE, need_ranks },
	{ "interval", LBL_DISTANCE_SQUARE, need_numbers },
	{ "ratio", LBL_DISTANCE_RATIO, need_numbers },
	{ "circular", LBL_DISTANCE_SINE, need_circle },
};
#define LEVEL_ORDINAL 1

static const struct row weightings[] = {
	{ "identity", LBL_DISTANCE_UNLIKE, NULL },
	{ "linear", LBL_DISTANCE_PLAIN, need_values },
	{ "quadratic", LBL_DISTANCE_SQUARE, need_values },
	{ "ordinal", LBL_DISTANCE_STEPS, need_ranks },
	{ "radical", LBL_DISTANCE_ROOT, need_values },
	{ "ratio", LBL_DISTANCE_RATIO, need_values },
};

const char *lbl_level_name(int level)
{
	return levels[level].word;
}

static int fill(struct lbl_distance *d, const struct row *row, const struct ask *q)
{
	d->rule = row->rule;
	d->n = lbl_intern_count(q->a->categories);
	if (!row->numbers)
		return 0;
	d->x = row->numbers(q);
	if (!d->x || (d->rule == LBL_DISTANCE_RATIO && none_negative(q, d->x)))
		return -1;
	lbl_distance_scale(d);
	return 0;
}

/* Files of weights. */

/* Sets one weight both ways; -1, with err, when it was set to another. */
static int set_weight(struct lbl_distance *d, const struct ask *q, const char *from,
		      const char *to, const struct lbl_node *value)
{
	uint32_t k = lbl_intern_find(q->a->categories, lbl_span_of(from));
	uint32_t l = lbl_intern_find(q->a->categories, lbl_span_of(to));
	double w, *there, *back;

	if (!lbl_node_number(value, &w) || w < 0 || w > 1)
		return lbl_error_set(q->err, LBL_E_INPUT,
				     "%s: the weight of '%s' and '%s' must be a number from 0 to 1",
				     q->word, from, to);
	if (k == LBL_INTERN_NONE || l == LBL_INTERN_NONE) {
		if (!q->a->options.categories.n)
			return 0; /* a label that nobody chose */
		return lbl_error_set(q->err, LBL_E_INPUT, "%s: '%s' is not among --categories",
				     q->word, k == LBL_INTERN_NONE ? from : to);
	}
	there = &d->table[k * d->n + l];
	back = &d->table[l * d->n + k];
	if ((k == l && w < 1) || (!isnan(*there) && *there != 1 - w))
		return lbl_error_set(q->err, LBL_E_INPUT, k == l ?
				     "%s: '%s' and '%s' are one label, whose weight is 1" :
				     "%s: '%s' and '%s' have two different weights",
				     q->word, from, to);
	*there = *back = 1 - w;
	return 0;
}

static int read_row(struct lbl_distance *d, const struct ask *q, const char *from,
		    const struct lbl_node *row)
{
	const struct lbl_node *value;
	const char *to;

	if (lbl_node_type(row) != LBL_OBJECT)
		return lbl_error_set(q->err, LBL_E_INPUT,
				     "%s: '%s' must be an object of weights by label", q->word,
				     from);
	for (size_t i = 0; lbl_node_member(row, i, &to, &value); i++)
		if (set_weight(d, q, from, to, value))
			return -1;
	return 0;
}

static int read_table(struct lbl_distance *d, const struct ask *q, const struct lbl_node *root)
{
	const struct lbl_node *row;
	const char *from;

	if (lbl_node_type(root) != LBL_OBJECT)
		return lbl_error_set(q->err, LBL_E_INPUT,
				     "%s: expected an object of weights by label", q->word);
	for (size_t i = 0; i < d->n * d->n; i++)
		d->table[i] = NAN;
	for (size_t i = 0; lbl_node_member(root, i, &from, &row); i++)
		if (read_row(d, q, from, row))
			return -1;
	for (size_t k = 0; k < d->n; k++) {
		for (size_t l = 0; l < d->n; l++) {
			double *there = &d->table[k * d->n + l];

			*there = k == l ? 0 : isnan(*there) ? 1 : *there;
		}
	}
	return 0;
}

static int read_weights(struct lbl_distance *d, const struct ask *q, const struct lbl_doc *file)
{
	d->n = lbl_intern_count(q->a->categories);
	if (d->n > LBL_WEIGHTS_MAX)
		return lbl_error_set(q->err, LBL_E_LIMIT,
				     "--weights %s: %zu categories, more than %d", q->word, d->n,
				     LBL_WEIGHTS_MAX);
	d->rule = LBL_DISTANCE_TABLE;
	d->table = lbl_alloc_zero(d->n * d->n, sizeof *d->table);
	return read_table(d, q, lbl_doc_root(file));
}

/* NULL: there is none, so it is a file. */
static const struct row *find_weighting(const char *word)
{
	for (size_t i = 0; i < sizeof weightings / sizeof *weightings; i++)
		if (strcmp(word, weightings[i].word) == 0)
			return &weightings[i];
	return NULL;
}

bool lbl_weights_is_file(const char *weights)
{
	return !find_weighting(weights);
}

static int find_weights(struct lbl_distance *d, const struct ask *q, const struct lbl_doc *file)
{
	const struct row *row = find_weighting(q->word);

	return row ? fill(d, row, q) : read_weights(d, q, file);
}

int lbl_agreement_scale_init(struct lbl_scale *s, const struct lbl_agreement *a, int level,
			     const char *weights, const struct lbl_doc *file,
			     struct lbl_error *err)
{
	struct ask of_level = { a, "--level", levels[level].word, err };
	struct ask of_weights = { a, "--weights", weights, err };

	*s = (struct lbl_scale){ .ordinal = level == LEVEL_ORDINAL };
	if (!fill(&s->level, &levels[level], &of_level) &&
	    (!weights || !find_weights(&s->weights, &of_weights, file)))
		return 0;
	lbl_scale_clear(s);
	return -1;
}
