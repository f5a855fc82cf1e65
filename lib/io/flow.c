/*
 * The flow; see io/flow.h. Two locks: `take` guards the reader, `turn` the
 * order of retiring. A block that is taken always takes its turn, so nobody
 * waits for a number that never comes.
 */
#include "io/flow.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/mem.h"
#include "io/blocks.h"

#define STACK_BYTES ((size_t)8 << 20) /* a scanner at LBL_DEPTH_MAX fits */

struct shared {
	const struct lbl_flow *flow;
	uint64_t total_bytes; /* of all inputs, 0: not known */
	struct lbl_blocks blocks;
	pthread_mutex_t take;

	pthread_mutex_t turn;
	pthread_cond_t turned;
	uint64_t now;         /* seq whose turn it is */
	size_t source_index;  /* of the last retired block */
	uint64_t lines;       /* retired, of that source */
	bool stopped;         /* nothing more is retired; guarded by turn */
	bool failed;
	struct lbl_error err; /* the first in order, when failed */
};

/*
 * What two workers write must not share a line of the cache, nor a pair of lines that are
 * fetched together. So each makes its state in its own thread, from that thread's memory.
 */
#define APART_BYTES 128

struct worker {
	struct shared *shared;
	void *state;
	bool opened;
	pthread_t thread;
	struct lbl_buf hold;
	struct lbl_block block;
	struct lbl_yield yield;
	uint64_t bytes_read; /* of all inputs, when the block was taken */
	char gap[APART_BYTES];
};

static int take(struct worker *w, struct lbl_error *err)
{
	struct shared *s = w->shared;
	int rc;

	pthread_mutex_lock(&s->take);
	rc = lbl_blocks_take(&s->blocks, &w->hold, &w->block, err);
	w->bytes_read = lbl_input_bytes(s->flow->in);
	pthread_mutex_unlock(&s->take);
	return rc;
}

/* No block is taken any more. */
static void end_reading(struct shared *s)
{
	lbl_input_stop(s->flow->in); /* whoever reads may wait for long: nobody wants it any more */
	pthread_mutex_lock(&s->take);
	s->blocks.ended = true;
	pthread_mutex_unlock(&s->take);
}

static int write_channels(struct worker *w, struct lbl_error *err)
{
	const struct lbl_flow *flow = w->shared->flow;

	for (int i = 0; i < LBL_CHANNELS; i++) {
		const struct lbl_buf *b = &w->yield.out[i];

		if (b->len && lbl_output_write(flow->out[i], b->data, b->len, err))
			return -1;
		if (flow->out[i] && w->block.waits && lbl_output_flush(flow->out[i], err))
			return -1;
	}
	return 0;
}

/* In turn: what the program has to say of the block, then its bytes. */
static int retire(struct worker *w, struct lbl_error *err)
{
	struct shared *s = w->shared;
	const struct lbl_flow *flow = s->flow;
	uint64_t first;

	if (w->block.source_index != s->source_index)
		s->lines = 0;
	s->source_index = w->block.source_index;
	first = s->lines + 1;
	s->lines += w->yield.lines;
	if (flow->retire && flow->retire(flow->ctx, &w->block, first, &w->yield, err)) {
		struct lbl_error ignored;

		write_channels(w, &ignored); /* what came before the fault was sound */
		return -1;
	}
	if (write_channels(w, err))
		return -1;
	if (flow->tick)
		flow->tick(flow->ctx, w->bytes_read, s->total_bytes);
	return 0;
}

/* Waits for the block's turn and retires it; rc and err are those of taking or working. */
static void in_turn(struct worker *w, int rc, struct lbl_error *err)
{
	struct shared *s = w->shared;
	bool end;

	pthread_mutex_lock(&s->turn);
	while (s->now != w->block.seq)
		pthread_cond_wait(&s->turned, &s->turn);
	if (!s->stopped && !rc)
		rc = retire(w, err);
	else if (!s->stopped && err->code == LBL_E_LIMIT && !err->line)
		err->line = (w->block.source_index == s->source_index ? s->lines : 0) + 1;
	if (!s->stopped && rc) {
		s->failed = true;
		s->err = *err;
	}
	s->stopped |= rc || w->yield.stop;
	end = s->stopped;
	s->now++;
	pthread_cond_broadcast(&s->turned);
	pthread_mutex_unlock(&s->turn);
	if (end)
		end_reading(s);
}

static void open_state(struct worker *w)
{
	struct shared *s = w->shared;
	const struct lbl_flow *flow = s->flow;

	pthread_mutex_lock(&s->take);
	w->state = flow->open ? flow->open(flow->ctx) : flow->ctx;
	w->opened = true;
	pthread_mutex_unlock(&s->take);
}

static void *run_worker(void *arg)
{
	struct worker *w = arg;
	const struct lbl_flow *flow = w->shared->flow;
	struct lbl_error err = { 0 };
	int rc;

	open_state(w);
	while ((rc = take(w, &err)) != 0) {
		for (int i = 0; i < LBL_CHANNELS; i++)
			w->yield.out[i].len = 0;
		w->yield.lines = 0;
		w->yield.stop = false;
		if (rc > 0)
			rc = flow->work(w->state, &w->block, &w->yield, &err);
		in_turn(w, rc, &err);
	}
	return NULL;
}

/* Runs n workers in threads of their own; 0 when not one could be started. */
static unsigned run_threads(struct worker *workers, unsigned n)
{
	pthread_attr_t attr;
	unsigned started = 0;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_BYTES);
	while (started < n && !pthread_create(&workers[started].thread, &attr, run_worker,
					      &workers[started]))
		started++;
	for (unsigned i = 0; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	pthread_attr_destroy(&attr);
	return started;
}

/* May the caller's thread scan what the others can? */
static bool has_stack(void)
{
	struct rlimit r;

	return getrlimit(RLIMIT_STACK, &r) || r.rlim_cur >= STACK_BYTES;
}

static void free_worker(struct worker *w)
{
	lbl_buf_clear(&w->hold);
	for (int i = 0; i < LBL_CHANNELS; i++)
		lbl_buf_clear(&w->yield.out[i]);
}

static void run_workers(struct shared *s, unsigned n)
{
	const struct lbl_flow *flow = s->flow;
	struct worker *workers = lbl_alloc_zero(n, sizeof *workers);

	for (unsigned i = 0; i < n; i++)
		workers[i].shared = s;
	if (n > 1)
		lbl_input_allow_stop(flow->in);
	if ((n == 1 && has_stack()) || !run_threads(workers, n))
		run_worker(&workers[0]);
	for (unsigned i = 0; i < n; i++) {
		if (flow->close && workers[i].opened)
			flow->close(flow->ctx, workers[i].state);
		free_worker(&workers[i]);
	}
	free(workers);
}

int lbl_flow_run(const struct lbl_flow *flow, struct lbl_error *err)
{
	struct shared s = {
		.flow = flow,
		.total_bytes = lbl_input_total(flow->in),
		.blocks = { .in = flow->in,
			    .block_bytes = flow->block_bytes ? flow->block_bytes : LBL_BLOCK_BYTES,
			    .max_line_bytes =
				flow->max_line_bytes ? flow->max_line_bytes : LBL_LINE_BYTES,
			    .cut_lines = flow->cut_lines,
			    .number_lines = flow->number_lines },
		.take = PTHREAD_MUTEX_INITIALIZER,
		.turn = PTHREAD_MUTEX_INITIALIZER,
		.turned = PTHREAD_COND_INITIALIZER,
	};

	run_workers(&s, flow->threads ? flow->threads : 1);
	lbl_buf_clear(&s.blocks.carry);
	if (s.failed)
		*err = s.err;
	return s.failed ? -1 : 0;
}
