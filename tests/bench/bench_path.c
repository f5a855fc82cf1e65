/*
 * bench_path: the data path alone, in the three shapes that programs have.
 *
 *   bench_path fold|filter|group THREADS FILE...
 *
 * fold counts the values of one member: per-worker states, merged. filter appends one
 * member to each record. group counts records by item through the batch interface of
 * base/intern and prints the number of items and the largest count.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/intern.h"
#include "base/mem.h"
#include "io/input.h"
#include "io/output.h"
#include "json/stream.h"
#include "json/text.h"
#include "record/edit.h"
#include "record/label.h"

#define BATCH 64

/* Counts by text. */
struct counts {
	struct lbl_intern *names;
	uint64_t *n;
	size_t cap;
	struct lbl_buf hold;
	struct lbl_key batch[BATCH];
	size_t n_batch;
};

static void *counts_new(void *ctx)
{
	struct counts *c = lbl_alloc_zero(1, sizeof(*c));

	(void)ctx;
	c->names = lbl_intern_new();
	return c;
}

static void counts_free(struct counts *c)
{
	lbl_intern_free(c->names);
	lbl_buf_clear(&c->hold);
	free(c->n);
	free(c);
}

static void count_id(struct counts *c, uint32_t id, uint64_t n)
{
	if (id >= c->cap) {
		size_t old = c->cap;

		c->n = lbl_grow(c->n, &c->cap, (size_t)id + 1, sizeof(*c->n));
		memset(c->n + old, 0, (c->cap - old) * sizeof(*c->n));
	}
	c->n[id] += n;
}

/* The first worker's state is taken over as it is, the others are added. */
static void counts_merge(void *ctx, void *worker)
{
	struct counts *into = ctx, *from = worker;

	if (lbl_intern_count(into->names) == 0) {
		struct counts swap = *into;

		*into = *from;
		*from = swap;
	}
	for (uint32_t id = 0; id < lbl_intern_count(from->names); id++)
		count_id(into, lbl_intern_put(into->names, lbl_intern_text(from->names, id)),
			 from->n[id]);
	counts_free(from);
}

static int fold_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		     struct lbl_error *err)
{
	struct counts *c = worker;
	struct lbl_span label;

	(void)yield;
	c->hold.len = 0;
	if (lbl_class_need(line->values[0], &c->hold, &label, err))
		return -1;
	if (label.ptr)
		count_id(c, lbl_intern_put(c->names, label), 1);
	return 0;
}

static int filter_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		       struct lbl_error *err)
{
	(void)worker;
	(void)err;
	lbl_edit_set(&yield->out[LBL_MAIN], line, line->values[0], "x", lbl_span_of("1"));
	return 0;
}

static int flush(void *worker, uint64_t seq, struct lbl_error *err)
{
	struct counts *c = worker;
	uint32_t ids[BATCH];

	(void)seq;
	(void)err;
	lbl_intern_put_batch(c->names, c->batch, c->n_batch, ids);
	/* As in base/intern: the misses overlap. */
	for (size_t i = 0; i < c->n_batch; i++)
		if (ids[i] < c->cap)
			__builtin_prefetch(&c->n[ids[i]], 1);
	for (size_t i = 0; i < c->n_batch; i++)
		count_id(c, ids[i], 1);
	c->n_batch = 0;
	return 0;
}

/* A key lies in the block; one with an escape lies in hold, and is put before the next. */
static int group_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		      struct lbl_error *err)
{
	struct counts *c = worker;
	struct lbl_span item;

	(void)yield;
	c->hold.len = 0;
	if (lbl_ident_need(line->values[0], "item", &c->hold, &item, err))
		return -1;
	c->batch[c->n_batch++] = (struct lbl_key){ lbl_hash64(item.ptr, item.len, 0), item };
	if (c->n_batch == BATCH || c->hold.len)
		return flush(c, 0, err);
	return 0;
}

static void print_counts(const struct counts *c, struct lbl_buf *out)
{
	uint32_t *order = lbl_intern_order(c->names);

	for (uint32_t i = 0; i < lbl_intern_count(c->names); i++) {
		struct lbl_span name = lbl_intern_text(c->names, order[i]);

		lbl_buf_printf(out, "%" PRIu64 " %.*s\n", c->n[order[i]], (int)name.len, name.ptr);
	}
	free(order);
}

static void print_groups(const struct counts *c, struct lbl_buf *out)
{
	uint64_t most = 0;

	for (uint32_t i = 0; i < lbl_intern_count(c->names); i++)
		most = c->n[i] > most ? c->n[i] : most;
	lbl_buf_printf(out, "%" PRIu32 " %" PRIu64 "\n", lbl_intern_count(c->names), most);
}

static void print_nothing(const struct counts *c, struct lbl_buf *out)
{
	(void)c;
	(void)out;
}

static const struct job {
	const char *name, *path;
	int (*line)(void *, const struct lbl_line *, struct lbl_yield *, struct lbl_error *);
	int (*block_end)(void *, uint64_t, struct lbl_error *);
	void (*print)(const struct counts *, struct lbl_buf *);
} jobs[] = {
	{ "fold", "label", fold_line, NULL, print_counts },
	{ "filter", "x", filter_line, NULL, print_nothing },
	{ "group", "item", group_line, flush, print_groups },
};

/* Runs the stream and writes what it counted. */
static int stream(const struct job *job, struct lbl_stream *stream, struct counts *total,
		  struct lbl_error *err)
{
	struct lbl_tally tally = { 0 };
	struct lbl_buf text = { 0 };
	int status = lbl_stream_run(stream, &tally, err);

	if (status == 0) {
		job->print(total, &text);
		status = lbl_output_write(stream->out[LBL_MAIN], text.data, text.len, err);
	}
	lbl_buf_clear(&text);
	return status;
}

static int run(const struct job *job, unsigned threads, char **files, size_t n)
{
	struct counts *total = counts_new(NULL);
	struct lbl_error err = { 0 };
	struct lbl_output *out = lbl_output_open(NULL, &err);
	struct lbl_input *in = lbl_input_new(files, n);
	struct lbl_paths *paths = lbl_paths_new(&job->path, 1, &err);
	struct lbl_stream st = { .in = in, .out = { out }, .paths = paths, .threads = threads,
				 .ctx = total, .open = counts_new, .line = job->line,
				 .block_end = job->block_end, .close = counts_merge };
	int status = paths && stream(job, &st, total, &err) == 0 ? 0 : 2;

	if (lbl_output_close(out, &err))
		status = 2;
	if (status)
		fprintf(stderr, "bench_path: %s\n", err.message);
	lbl_paths_free(paths);
	lbl_input_free(in);
	counts_free(total);
	return status;
}

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 3 && i < sizeof(jobs) / sizeof(jobs[0]); i++)
		if (strcmp(argv[1], jobs[i].name) == 0)
			return run(&jobs[i], (unsigned)strtoul(argv[2], NULL, 10), argv + 3,
				   (size_t)(argc - 3));
	fprintf(stderr, "usage: bench_path fold|filter|group THREADS FILE...\n");
	return 2;
}
