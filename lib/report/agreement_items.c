/*
 * agreement_items: goes over the items of judgments (record/judgments) and writes
 * a line for each as it goes, so that its memory does not grow with what it writes.
 * What all items together say is report/agreement's.
 */
#include "report/agreement_items.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/agreement_emit.h"
#include "stat/coefficient.h"
#include "stat/influence.h"
#include "stat/wide.h"

#define WRITE_BYTES ((size_t)64 << 10) /* lines are handed on when they come to this */

/* A label's ratings; rank is its place in byte order, category the number that the scale knows. */
struct choice {
	uint32_t rank, category;
	uint32_t n;
};

struct stream {
	const struct lbl_agreement_result *none; /* of no item: labels and scale */
	uint32_t *categories;   /* by rank */
	struct choice *choices; /* scratch for one item, cap each */
	struct lbl_votes *votes;
	size_t cap;
	struct lbl_buf text;
	struct lbl_output *out;
	uint64_t *lines;
	struct lbl_error *err;
	bool failed; /* nothing more is written */
};

static int by_rank(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	return (x->rank > y->rank) - (x->rank < y->rank);
}

static int by_count(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return by_rank(a, b);
}

static void reserve(struct stream *s, size_t n)
{
	if (n <= s->cap)
		return;
	s->choices = lbl_grow(s->choices, &s->cap, n, sizeof *s->choices);
	s->votes = lbl_resize(s->votes, s->cap, sizeof *s->votes);
}

/* Fills choices by rank; returns how many. */
static size_t choose(struct stream *s, const struct lbl_rating *ratings, size_t n)
{
	size_t kept = 0;

	reserve(s, n);
	for (size_t i = 0; i < n; i++)
		s->choices[i] = (struct choice){ ratings[i].label,
						 s->categories[ratings[i].label], 1 };
	if (n)
		qsort(s->choices, n, sizeof *s->choices, by_rank);
	for (size_t i = 0; i < n; i++) {
		if (kept && s->choices[kept - 1].rank == s->choices[i].rank)
			s->choices[kept - 1].n++;
		else
			s->choices[kept++] = s->choices[i];
	}
	return kept;
}

/* n >= 2 ratings */
static double agreement(struct stream *s, size_t n_choices, size_t n)
{
	double pairs = (double)lbl_u128_mul(n, n - 1);
	lbl_u128 alike = 0;
	struct lbl_pattern p = { .votes = s->votes, .n_votes = n_choices, .ratings = n };

	for (size_t i = 0; i < n_choices; i++) {
		s->votes[i] = (struct lbl_votes){ s->choices[i].category, s->choices[i].n };
		alike += lbl_u128_mul(s->choices[i].n, s->choices[i].n - 1);
	}
	if (s->none->scale.weights.rule == LBL_DISTANCE_UNLIKE)
		return (double)alike / pairs;
	return 1 - lbl_pattern_clash(&p, &s->none->scale.weights) / pairs;
}

static uint64_t count_annotators(const struct lbl_rating *ratings, size_t n)
{
	uint64_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += i == 0 || ratings[i].annotator != ratings[i - 1].annotator;
	return count;
}

static void emit_count(struct lbl_emit *e, const char *name, uint64_t n)
{
	lbl_emit_key(e, name);
	lbl_emit_u64(e, n);
}

static void emit_agreement(struct stream *s, struct lbl_emit *e, size_t n_choices, size_t n)
{
	lbl_emit_key(e, "agreement");
	if (n > 1) {
		lbl_emit_num(e, agreement(s, n_choices, n));
		return;
	}
	lbl_emit_null(e);
	lbl_emit_key(e, "reason");
	lbl_emit_string(e, n ? LBL_REASON_NO_PAIRS : LBL_REASON_NO_ANNOTATIONS);
}

static void emit_labels(struct stream *s, struct lbl_emit *e, size_t n_choices)
{
	if (n_choices)
		qsort(s->choices, n_choices, sizeof *s->choices, by_count);
	lbl_emit_key(e, "labels");
	lbl_emit_array(e);
	for (size_t i = 0; i < n_choices; i++) {
		lbl_emit_object(e);
		lbl_emit_key(e, "label");
		lbl_agreement_emit_category(s->none, s->choices[i].category, e);
		emit_count(e, "n", s->choices[i].n);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void hand_on(struct stream *s)
{
	if (!s->failed)
		s->failed = lbl_output_write(s->out, s->text.data, s->text.len, s->err) != 0;
	s->text.len = 0;
}

static void write_item(void *worker, struct lbl_span key, uint64_t hash,
		       const struct lbl_rating *ratings, size_t n)
{
	struct stream *s = worker;
	struct lbl_emit e = { .out = &s->text };
	size_t n_choices;

	(void)hash;
	if (s->failed)
		return;
	n_choices = choose(s, ratings, n);
	lbl_emit_object(&e);
	lbl_emit_key(&e, "item");
	lbl_emit_span(&e, key);
	emit_count(&e, "n", n);
	emit_count(&e, "annotators", count_annotators(ratings, n));
	emit_agreement(s, &e, n_choices, n);
	emit_labels(s, &e, n_choices);
	lbl_emit_object_end(&e);
	lbl_buf_putc(&s->text, '\n');
	(*s->lines)++;
	if (s->text.len >= WRITE_BYTES)
		hand_on(s);
}

static void *open_stream(void *ctx)
{
	return ctx;
}

static void close_stream(void *ctx, void *worker)
{
	(void)ctx;
	hand_on(worker);
}

/* New array: numbers of the labels of a, by their ranks. */
static uint32_t *number(const struct lbl_judgments *j, const struct lbl_agreement *a)
{
	uint32_t n = lbl_judgments_labels(j);
	uint32_t *v = lbl_alloc_zero(n, sizeof *v);

	for (uint32_t i = 0; i < n; i++)
		v[i] = lbl_intern_find(a->categories, lbl_judgments_label(j, i));
	return v;
}

int lbl_agreement_items_write(const struct lbl_judgments *j, struct lbl_agreement *a,
			      const struct lbl_agreement_wanted *wanted, struct lbl_output *out,
			      uint64_t *lines, struct lbl_error *err)
{
	struct lbl_agreement_result none;
	struct stream s = { .none = &none, .out = out, .lines = lines, .err = err };
	struct lbl_judgments_fold fold = {
		.ctx = &s, .open = open_stream, .item = write_item, .close = close_stream
	};
	int rc;

	*lines = 0;
	lbl_agreement_gather_names(a, j);
	lbl_agreement_arrange(a);
	rc = lbl_agreement_result_init(&none, a, wanted, err);
	s.categories = number(j, a);
	if (!rc)
		rc = lbl_judgments_in_order(j, &fold, err);
	lbl_agreement_result_clear(&none);
	lbl_buf_clear(&s.text);
	free(s.categories);
	free(s.choices);
	free(s.votes);
	return rc || s.failed ? -1 : 0;
}
