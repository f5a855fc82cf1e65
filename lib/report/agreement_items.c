/*
 * agreement_items: goes over the items of judgments (record/judgments, or record/sorted
 * as they come) and makes a line for each as it goes, so that its memory does not grow
 * with what it writes.
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

/* A label's ratings. */
struct choice {
	struct lbl_span text;
	uint32_t category; /* the number that the scale knows */
	uint32_t n;
};

/* What all lines have in common. */
struct lbl_agreement_lines {
	struct lbl_agreement *a;
	const struct lbl_agreement_wanted *wanted;
	const struct lbl_agreement_sink *sink; /* where items come from */
	struct lbl_agreement_result none; /* of no item: labels and scale */
	uint32_t *categories; /* by a label's number in ratings; LBL_INTERN_NONE: not known yet */
	size_t n_categories;
	uint64_t lines;
	struct lbl_output *out; /* of one stream that writes as it goes; NULL: lines are taken */
	struct lbl_error *err;  /* of out */
	bool failed;            /* nothing more is written there */
	struct lbl_buf rest;    /* lines that nobody has taken */
};

/* A worker's lines. */
struct stream {
	struct lbl_agreement_lines *all;
	struct choice *choices; /* scratch for one item, cap each */
	struct lbl_vote_count *votes;
	size_t cap;
	struct lbl_buf text;
};

static int by_text(const void *a, const void *b)
{
	return lbl_span_cmp(((const struct choice *)a)->text, ((const struct choice *)b)->text);
}

static int by_count(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return by_text(a, b);
}

static void reserve(struct stream *s, size_t n)
{
	if (n <= s->cap)
		return;
	s->choices = lbl_grow(s->choices, &s->cap, n, sizeof *s->choices);
	s->votes = lbl_resize(s->votes, s->cap, sizeof *s->votes);
}

/* A label of sorted judgments that comes for the first time. */
static void learn(struct lbl_agreement_lines *all, uint32_t label)
{
	size_t before = all->n_categories;
	struct lbl_buf text = { 0 };

	if (label >= before) {
		all->categories = lbl_grow(all->categories, &all->n_categories,
					     (size_t)label + 1, sizeof *all->categories);
		for (size_t i = before; i < all->n_categories; i++)
			all->categories[i] = LBL_INTERN_NONE;
	}
	lbl_sorted_label_copy(all->sink->sorted, label, &text);
	all->categories[label] = lbl_intern_put(all->a->categories, lbl_buf_span(&text));
	lbl_buf_clear(&text);
}

static uint32_t category_of(struct lbl_agreement_lines *all, uint32_t label)
{
	if (all->sink->sorted &&
	    (label >= all->n_categories || all->categories[label] == LBL_INTERN_NONE))
		learn(all, label);
	return all->categories[label];
}

/* Fills choices in byte order; returns how many. */
static size_t choose(struct stream *s, const struct lbl_rating *ratings, size_t n)
{
	const struct lbl_intern *texts = s->all->a->categories;
	size_t kept = 0;

	reserve(s, n);
	for (size_t i = 0; i < n; i++)
		s->choices[i].category = category_of(s->all, ratings[i].label);
	for (size_t i = 0; i < n; i++) { /* texts may have moved until here */
		s->choices[i].text = lbl_intern_text(texts, s->choices[i].category);
		s->choices[i].n = 1;
	}
	if (n)
		qsort(s->choices, n, sizeof *s->choices, by_text);
	for (size_t i = 0; i < n; i++) {
		if (kept && s->choices[kept - 1].category == s->choices[i].category)
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
		s->votes[i] = (struct lbl_vote_count){ s->choices[i].category, s->choices[i].n };
		alike += lbl_u128_mul(s->choices[i].n, s->choices[i].n - 1);
	}
	if (s->all->none.scale.weights.rule == LBL_DISTANCE_UNLIKE)
		return (double)alike / pairs;
	return 1 - lbl_pattern_clash(&p, &s->all->none.scale.weights) / pairs;
}

static uint64_t count_annotators(const struct lbl_rating *ratings, size_t n)
{
	uint64_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += i == 0 || ratings[i].annotator != ratings[i - 1].annotator;
	return count;
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
		lbl_agreement_emit_category(&s->all->none, s->choices[i].category, e);
		lbl_emit_count(e, "n", s->choices[i].n);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void hand_on(struct stream *s)
{
	struct lbl_agreement_lines *all = s->all;

	if (!all->failed)
		all->failed = lbl_output_write(all->out, s->text.data, s->text.len,
						 all->err) != 0;
	s->text.len = 0;
}

static void write_item(void *worker, struct lbl_span key, uint64_t hash,
		       const struct lbl_rating *ratings, size_t n)
{
	struct stream *s = worker;
	struct lbl_emit e = { .out = &s->text };
	size_t n_choices;

	(void)hash;
	if (s->all->failed)
		return;
	n_choices = choose(s, ratings, n);
	lbl_emit_object(&e);
	lbl_emit_key(&e, "item");
	lbl_emit_span(&e, key);
	lbl_emit_count(&e, "n", n);
	lbl_emit_count(&e, "annotators", count_annotators(ratings, n));
	emit_agreement(s, &e, n_choices, n);
	emit_labels(s, &e, n_choices);
	lbl_emit_object_end(&e);
	lbl_buf_putc(&s->text, '\n');
	s->all->lines++;
	if (s->all->out && s->text.len >= WRITE_BYTES)
		hand_on(s);
}

static void *open_stream(void *ctx)
{
	struct stream *s = lbl_alloc_zero(1, sizeof *s);

	s->all = ctx;
	return s;
}

static void close_stream(void *ctx, void *worker)
{
	struct lbl_agreement_lines *all = ctx;
	struct stream *s = worker;

	if (all->out)
		hand_on(s);
	lbl_buf_put(&all->rest, s->text.data, s->text.len);
	lbl_buf_clear(&s->text);
	free(s->choices);
	free(s->votes);
	free(s);
}

/* The names, and what lines need of them. */
static int learn_names(struct lbl_agreement_lines *lines, struct lbl_error *err)
{
	lbl_agreement_arrange(lines->a);
	return lbl_agreement_result_init(&lines->none, lines->a, lines->wanted, err);
}

int lbl_agreement_lines_open(struct lbl_agreement_lines **lines, struct lbl_agreement_sink *sink,
			     const struct lbl_agreement_keeping *k, struct lbl_agreement *a,
			     const struct lbl_agreement_wanted *wanted, struct lbl_error *err)
{
	struct lbl_judgments_fold fold = { .open = open_stream, .item = write_item,
					   .close = close_stream };

	if (k->items) {
		*lines = lbl_alloc_zero(1, sizeof **lines);
		**lines = (struct lbl_agreement_lines){ .a = a, .wanted = wanted, .sink = sink };
		fold.ctx = *lines;
		if (k->sorted && learn_names(*lines, err))
			return -1;
	}
	lbl_agreement_sink_open(sink, k, a, &fold);
	return 0;
}

void lbl_agreement_lines_free(struct lbl_agreement_lines *lines)
{
	if (!lines)
		return;
	lbl_agreement_result_clear(&lines->none);
	lbl_buf_clear(&lines->rest);
	free(lines->categories);
	free(lines);
}

void lbl_agreement_lines_take(const struct lbl_agreement_lines *lines,
			      const struct lbl_agreement_feed *feed, struct lbl_buf *out)
{
	struct stream *s;

	if (!lines || !feed->sorted)
		return;
	s = lbl_sorted_feed_state(feed->sorted);
	lbl_buf_put(out, s->text.data, s->text.len);
	s->text.len = 0;
}

/* Numbers of the labels of a, by their ranks. */
static void number(struct lbl_agreement_lines *lines, const struct lbl_judgments *j)
{
	uint32_t n = lbl_judgments_labels(j);

	lines->categories = lbl_alloc_zero(n, sizeof *lines->categories);
	for (uint32_t i = 0; i < n; i++)
		lines->categories[i] =
			lbl_intern_find(lines->a->categories, lbl_judgments_label(j, i));
}

static int write_all(struct lbl_agreement_lines *lines, const struct lbl_judgments *j,
		     struct lbl_output *out, struct lbl_error *err)
{
	struct lbl_judgments_fold fold = { .ctx = lines, .open = open_stream, .item = write_item,
					   .close = close_stream };

	lbl_agreement_gather_names(lines->a, j);
	if (learn_names(lines, err))
		return -1;
	number(lines, j);
	lines->out = out;
	lines->err = err;
	return lbl_judgments_in_order(j, &fold, err) || lines->failed ? -1 : 0;
}

int lbl_agreement_lines_end(struct lbl_agreement_lines *lines, struct lbl_output *out,
			    uint64_t *n_lines, struct lbl_error *err)
{
	const struct lbl_agreement_sink *sink = lines->sink;
	struct lbl_judgments_counts counts;
	int rc;

	if (sink->sorted) {
		lbl_sorted_counts(sink->sorted, &counts);
		lines->a->counts.annotations = counts.annotations;
		rc = lbl_output_write(out, lines->rest.data, lines->rest.len, err);
	} else {
		rc = write_all(lines, sink->judgments, out, err);
	}
	*n_lines = lines->lines;
	return rc;
}
