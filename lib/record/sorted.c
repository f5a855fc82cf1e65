/*
 * Items as they are complete; see record/sorted.h. What becomes of a complete item is
 * record/completer's, names are record/judging's.
 */
#include "record/sorted.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "record/completer.h"
#include "record/judging.h"

#define TOLD_BYTES 80 /* of an item in a message */

/* A block's rows of one item. */
struct run {
	struct lbl_span key;
	const char *at; /* where the item stands in the block */
	size_t start;   /* of its rows, which end where the next run starts */
};

struct lbl_sorted {
	struct lbl_judging_names names;
	enum lbl_duplicates duplicates;
	bool tags_apart;
	const struct lbl_judgments_fold *fold;
	bool in_order;
	struct lbl_completer total;

	pthread_mutex_t lock; /* guards what follows */
	pthread_cond_t turned;
	uint64_t now; /* seq of the block whose turn it is */
	bool failed;  /* items are out of order: later blocks do not count */
	bool is_open; /* the last item of the blocks before: */
	struct lbl_buf key;
	struct lbl_rating *rows;
	size_t n_rows, cap_rows;
};

struct lbl_sorted_feed {
	struct lbl_sorted *all;
	struct lbl_completer completer;
	void *state; /* of the fold */
	struct lbl_judging names;
	struct lbl_span last_raw; /* item of the row before; ptr NULL: none in this block */
	struct run *runs;         /* of the block */
	size_t n_runs, cap_runs;
	struct lbl_rating *rows;
	size_t n_rows, cap_rows;
	bool failed; /* an item is out of order within the block: by err */
	struct lbl_error err;
};

/* Which of two annotators is first by name: asked for only where duplicates fail. */
static int compare_annotators(void *ctx, uint32_t a, uint32_t b)
{
	struct lbl_judging_names *names = ctx;
	int c;

	pthread_mutex_lock(&names->lock);
	c = lbl_span_cmp(lbl_intern_text(names->annotators.table, a),
			 lbl_intern_text(names->annotators.table, b));
	pthread_mutex_unlock(&names->lock);
	return c;
}

static struct lbl_completer new_completer(struct lbl_sorted *s)
{
	return (struct lbl_completer){ .settler = { .policy = s->duplicates,
						    .tags_apart = s->tags_apart,
						    .compare = compare_annotators,
						    .ctx = &s->names } };
}

struct lbl_sorted *lbl_sorted_new(enum lbl_duplicates duplicates, const struct lbl_list *abstain,
				  enum lbl_shape shape, const struct lbl_judgments_fold *fold,
				  bool in_order)
{
	struct lbl_sorted *s = lbl_alloc_zero(1, sizeof *s);

	lbl_judging_names_init(&s->names, abstain, shape);
	s->duplicates = duplicates;
	s->fold = fold;
	s->in_order = in_order;
	s->total = new_completer(s);
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->turned, NULL);
	return s;
}

void lbl_sorted_tags_apart(struct lbl_sorted *s)
{
	s->tags_apart = s->total.settler.tags_apart = true;
}

void lbl_sorted_free(struct lbl_sorted *s)
{
	if (!s)
		return;
	lbl_judging_names_clear(&s->names);
	lbl_completer_clear(&s->total);
	lbl_buf_clear(&s->key);
	free(s->rows);
	pthread_cond_destroy(&s->turned);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

struct lbl_sorted_feed *lbl_sorted_feed_new(struct lbl_sorted *s)
{
	struct lbl_sorted_feed *f = lbl_alloc_zero(1, sizeof *f);

	f->all = s;
	f->completer = new_completer(s);
	f->state = s->fold->open(s->fold->ctx);
	lbl_judging_init(&f->names, &s->names);
	return f;
}

void lbl_sorted_feed_free(struct lbl_sorted_feed *f)
{
	struct lbl_sorted *s = f->all;

	s->fold->close(s->fold->ctx, f->state);
	lbl_completer_merge(&s->total, &f->completer);
	lbl_completer_clear(&f->completer);
	lbl_judging_clear(&f->names);
	free(f->runs);
	free(f->rows);
	free(f);
}

static int out_of_order(struct lbl_span item, struct lbl_span before, const char *at,
			struct lbl_error *err)
{
	lbl_error_set(err, LBL_E_INPUT,
		      "item '%.*s' comes after '%.*s': --sorted needs items in the order of their "
		      "bytes (LC_ALL=C sort)",
		      (int)(item.len < TOLD_BYTES ? item.len : TOLD_BYTES), item.ptr,
		      (int)(before.len < TOLD_BYTES ? before.len : TOLD_BYTES), before.ptr);
	err->at = at;
	return -1;
}

/* Another item than that of the row before, or the same written otherwise. */
static void begin_run(struct lbl_sorted_feed *f, struct lbl_span raw, struct lbl_span key)
{
	const struct run *before = f->n_runs ? &f->runs[f->n_runs - 1] : NULL;
	int c = before ? lbl_span_cmp(key, before->key) : 1;

	f->last_raw = raw;
	if (c == 0)
		return;
	if (c < 0)
		f->failed = out_of_order(key, before->key, raw.ptr, &f->err) != 0;
	f->runs = lbl_grow(f->runs, &f->cap_runs, f->n_runs + 1, sizeof *f->runs);
	f->runs[f->n_runs++] =
		(struct run){ lbl_judging_keep(&f->names, key, raw), raw.ptr, f->n_rows };
}

int lbl_sorted_add(struct lbl_sorted_feed *f, struct lbl_span item, struct lbl_span annotator,
		   struct lbl_span label, unsigned tag, struct lbl_error *err)
{
	struct lbl_rating rating = { .tag = tag & ((1U << LBL_TAG_BITS) - 1) };
	bool again = f->last_raw.ptr && lbl_span_eq(item, f->last_raw);
	struct lbl_span key;

	if (f->failed) /* what comes behind the fault does not count */
		return 0;
	if ((!again && lbl_judging_item(&f->names, item, &key, err)) ||
	    lbl_judging_read(&f->names, annotator, label, &rating, err))
		return -1;
	if (!again)
		begin_run(f, item, key);
	f->rows = lbl_grow(f->rows, &f->cap_rows, f->n_rows + 1, sizeof *f->rows);
	f->rows[f->n_rows++] = rating;
	return 0;
}

static size_t rows_of(const struct lbl_sorted_feed *f, size_t run)
{
	size_t end = run + 1 < f->n_runs ? f->runs[run + 1].start : f->n_rows;

	return end - f->runs[run].start;
}

/* The items that lie within the block: all but the first and the last. */
static void complete_inner(struct lbl_sorted_feed *f)
{
	for (size_t i = 1; i + 1 < f->n_runs; i++)
		lbl_completer_item(&f->completer, f->runs[i].key, f->rows + f->runs[i].start,
				   rows_of(f, i), f->all->fold, f->state);
}

static void complete_open(struct lbl_sorted_feed *f)
{
	struct lbl_sorted *s = f->all;

	if (s->is_open)
		lbl_completer_item(&f->completer, lbl_buf_span(&s->key), s->rows, s->n_rows,
				   s->fold, f->state);
	s->is_open = false;
}

/* Adds a run's rows to the open item, which is of its key or begins. */
static void open_item(struct lbl_sorted_feed *f, size_t run)
{
	struct lbl_sorted *s = f->all;
	size_t n = rows_of(f, run);

	if (!s->is_open) {
		s->is_open = true;
		s->n_rows = s->key.len = 0;
		lbl_buf_put(&s->key, f->runs[run].key.ptr, f->runs[run].key.len);
	}
	s->rows = lbl_grow(s->rows, &s->cap_rows, s->n_rows + n, sizeof *s->rows);
	memcpy(s->rows + s->n_rows, f->rows + f->runs[run].start, n * sizeof *s->rows);
	s->n_rows += n;
}

/* In turn: joins the block to those before. */
static int stitch(struct lbl_sorted_feed *f, struct lbl_error *err)
{
	struct lbl_sorted *s = f->all;
	int c;

	if (s->failed || !f->n_runs)
		return 0;
	c = s->is_open ? lbl_span_cmp(f->runs[0].key, lbl_buf_span(&s->key)) : 1;
	if (c < 0)
		return out_of_order(f->runs[0].key, lbl_buf_span(&s->key), f->runs[0].at, err);
	if (c > 0)
		complete_open(f);
	open_item(f, 0);
	if (f->n_runs > 1) {
		complete_open(f);
		if (s->in_order)
			complete_inner(f);
		open_item(f, f->n_runs - 1);
	}
	if (f->failed)
		*err = f->err;
	return f->failed ? -1 : 0;
}

int lbl_sorted_block_end(struct lbl_sorted_feed *f, uint64_t seq, struct lbl_error *err)
{
	struct lbl_sorted *s = f->all;
	int rc;

	if (!s->in_order)
		complete_inner(f);
	pthread_mutex_lock(&s->lock);
	while (s->now != seq)
		pthread_cond_wait(&s->turned, &s->lock);
	rc = stitch(f, err);
	s->failed |= rc != 0;
	s->now++;
	pthread_cond_broadcast(&s->turned);
	pthread_mutex_unlock(&s->lock);
	lbl_judging_forget(&f->names);
	f->last_raw.ptr = NULL;
	f->n_runs = f->n_rows = 0;
	return rc;
}

int lbl_sorted_finish(struct lbl_sorted *s, struct lbl_error *err)
{
	const struct lbl_settler *settler = &s->total.settler;
	struct lbl_sorted_feed *last = lbl_sorted_feed_new(s);
	const bool *seen;

	complete_open(last);
	lbl_sorted_feed_free(last);
	seen = lbl_completer_seen(&s->total, lbl_intern_count(s->names.labels.table));
	lbl_ranked_fill(&s->names.annotators, NULL);
	lbl_ranked_fill(&s->names.labels, seen);
	if (!settler->failed)
		return 0;
	return lbl_settler_fault(settler,
				 lbl_intern_text(s->names.annotators.table, settler->annotator),
				 err);
}

void *lbl_sorted_feed_state(const struct lbl_sorted_feed *f)
{
	return f->state;
}

void lbl_sorted_label_copy(struct lbl_sorted *s, uint32_t label, struct lbl_buf *out)
{
	struct lbl_span text;

	pthread_mutex_lock(&s->names.lock);
	text = lbl_intern_text(s->names.labels.table, label);
	lbl_buf_put(out, text.ptr, text.len);
	pthread_mutex_unlock(&s->names.lock);
}

void lbl_sorted_counts(const struct lbl_sorted *s, struct lbl_judgments_counts *out)
{
	*out = s->total.counts;
	out->duplicates = s->total.settler.duplicates;
}

const struct lbl_ranked *lbl_sorted_annotators(const struct lbl_sorted *s)
{
	return &s->names.annotators;
}

const struct lbl_ranked *lbl_sorted_labels(const struct lbl_sorted *s)
{
	return &s->names.labels;
}
