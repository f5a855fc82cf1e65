/*
 * JSON lines through the flow; see json/stream.h. A worker scans its block's
 * lines and keeps the bad ones aside; in turn, when line numbers are known,
 * they fail the run, are dropped, or go to the reject file.
 */
#include "json/stream.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/input.h"
#include "json/reject.h"
#include "json/walk.h"

/* A bad line that is kept. A block may be full of them, so they are small. */
struct bad_line {
	uint64_t index;      /* line within its block, from 0 */
	uint64_t byte;
	enum lbl_code code;
	size_t message;      /* place in messages */
	struct lbl_span raw; /* within the block */
};

struct worker {
	const struct lbl_stream *stream;
	struct lbl_scan *scan;
	void *state;
	uint64_t records; /* of the present block */
	uint64_t rejected; /* likewise */
	struct bad_line *bad;
	size_t n_bad, cap_bad;
	struct lbl_buf messages; /* each with a NUL */
	bool over; /* the last line, which `why` is about, ends the run: none behind it counts */
	struct lbl_error why, hook; /* of the present line; too large to make anew each time */
};

/* What the flow's hooks see. */
struct pass {
	const struct lbl_stream *stream;
	struct lbl_tally *tally;
};

static void *open_worker(void *ctx)
{
	const struct lbl_stream *st = ((struct pass *)ctx)->stream;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->stream = st;
	w->scan = lbl_scan_new(st->paths, st->max_depth, LBL_SCAN_BEST);
	w->state = st->open ? st->open(st->ctx) : st->ctx;
	return w;
}

static void close_worker(void *ctx, void *worker)
{
	const struct lbl_stream *st = ((struct pass *)ctx)->stream;
	struct worker *w = worker;

	if (st->close)
		st->close(st->ctx, w->state);
	lbl_scan_free(w->scan);
	lbl_buf_clear(&w->messages);
	free(w->bad);
	free(w);
}

static bool keeps_going(const struct lbl_stream *st)
{
	return st->on_error == LBL_ON_ERROR_SKIP || st->out[LBL_REJECT];
}

/* The column of where the fault points to, if that is in the line. */
static void place(struct lbl_error *why, struct lbl_span raw)
{
	uintptr_t at = (uintptr_t)why->at, start = (uintptr_t)raw.ptr;

	if (!why->byte && at >= start && at <= start + raw.len)
		why->byte = at - start + 1;
}

static void note_bad(struct worker *w, const struct lbl_yield *y, struct lbl_span raw)
{
	place(&w->why, raw);
	w->over = !keeps_going(w->stream);
	w->rejected += !w->over;
	if (w->over || !w->stream->out[LBL_REJECT])
		return;
	w->bad = lbl_grow(w->bad, &w->cap_bad, w->n_bad + 1, sizeof *w->bad);
	w->bad[w->n_bad++] =
		(struct bad_line){ y->lines - 1, w->why.byte, w->why.code, w->messages.len, raw };
	lbl_buf_put(&w->messages, w->why.message, strlen(w->why.message) + 1);
}

static size_t limit(const struct lbl_stream *st)
{
	return st->max_line_bytes ? st->max_line_bytes : LBL_LINE_BYTES;
}

/* Judges what the scanner found: 0 when it is a record. */
static int judge(const struct lbl_stream *st, const char *p, int rc,
		 const struct lbl_scanned *got, struct lbl_error *err)
{
	struct lbl_span value = { got->open, 1 };

	lbl_error_reset(err);
	if ((size_t)(got->end - p) > limit(st))
		return lbl_error_set(err, LBL_E_LIMIT,
				     "line longer than %zu bytes (see --max-line)", limit(st));
	if (rc) {
		lbl_error_set(err, LBL_E_INPUT, "%s%s", got->fault,
			      got->at == got->end && !strncmp(got->fault, "expected", 8)
				      ? ", but the line ends (a record is one line)"
				      : "");
		err->byte = (uint64_t)(got->at - p) + 1;
		return -1;
	}
	if (*got->open == '{')
		return 0;
	lbl_error_set(err, LBL_E_INPUT, "a record must be an object, not %s",
		      lbl_type_name(lbl_type_of(value)));
	err->byte = (uint64_t)(got->open - p) + 1;
	return -1;
}

/* One line that is not blank; returns its LF. */
static const char *take_line(struct worker *w, const struct lbl_block *block, const char *p,
			     struct lbl_yield *y)
{
	const struct lbl_stream *st = w->stream;
	struct lbl_scanned got;
	int rc = judge(st, p, lbl_scan_line(w->scan, p, &got), &got, &w->why);
	struct lbl_line line = { .text = { p, (size_t)(got.end - p) },
				 .values = got.values,
				 .source = block->source,
				 .source_index = block->source_index,
				 .number = block->first_line
					       ? block->first_line + y->lines - 1
					       : 0 };

	if (!rc) {
		line.open = got.open;
		line.close = got.close;
		line.empty = got.empty;
		rc = st->line(w->state, &line, y, &w->why);
	} else if (st->broken && w->why.code != LBL_E_LIMIT) {
		w->why.source = block->source;
		w->why.line = line.number;
		lbl_error_reset(&w->hook);
		rc = st->broken(w->state, &line, &w->why, y, &w->hook);
		w->why = w->hook;
	}
	if (rc)
		note_bad(w, y, line.text);
	else
		w->records++;
	return got.end;
}

/* Trouble with a place in the block ends the run as a bad line there does, in turn. */
static int end_at(struct worker *w, const struct lbl_block *block, struct lbl_yield *y,
		  const struct lbl_error *err)
{
	const char *line = block->data, *lf;

	w->why = *err;
	w->over = true;
	for (y->lines = 1; (lf = memchr(line, '\n', (size_t)(err->at - line))); y->lines++)
		line = lf + 1;
	w->why.byte = (uint64_t)(err->at - line) + 1;
	while (w->n_bad && w->bad[w->n_bad - 1].index >= y->lines)
		w->n_bad--;
	return 0;
}

static int end_block(struct worker *w, const struct lbl_block *block, struct lbl_yield *y,
		     struct lbl_error *err)
{
	uintptr_t start = (uintptr_t)block->data, at;

	err->at = NULL;
	if (!w->stream->block_end || !w->stream->block_end(w->state, block->seq, err))
		return 0;
	at = (uintptr_t)err->at;
	return at >= start && at < start + block->len ? end_at(w, block, y, err) : -1;
}

static int work(void *worker, const struct lbl_block *block, struct lbl_yield *y,
		struct lbl_error *err)
{
	struct worker *w = worker;
	const char *p = block->data, *end = block->data + block->len;

	w->records = w->rejected = 0;
	w->n_bad = w->messages.len = 0;
	w->over = false;
	y->user = w;
	while (p < end && !w->over) {
		const char *lf = lbl_scan_blank(p);

		y->lines++;
		if (lf && (size_t)(lf - p) > limit(w->stream))
			lf = NULL; /* too long, as any line is */
		p = (lf ? lf : take_line(w, block, p, y)) + 1;
	}
	return end_block(w, block, y, err);
}

/* Now that the number of the block's first line is known. */
static void keep_bad(struct worker *w, const struct lbl_block *block, uint64_t first_line,
		     struct lbl_buf *out)
{
	struct lbl_error *why = &w->hook;

	why->source = block->source;
	for (size_t i = 0; i < w->n_bad; i++) {
		const struct bad_line *bad = &w->bad[i];

		why->line = first_line + bad->index;
		why->byte = bad->byte;
		why->code = bad->code;
		strcpy(why->message, w->messages.data + bad->message);
		lbl_reject_write(out, why, bad->raw, NULL, (struct lbl_span){ 0 });
	}
}

static int retire(void *ctx, const struct lbl_block *block, uint64_t first_line,
		  struct lbl_yield *y, struct lbl_error *err)
{
	struct pass *pass = ctx;
	struct worker *w = y->user;

	pass->tally->records += w->records;
	pass->tally->rejected += w->rejected;
	keep_bad(w, block, first_line, &y->out[LBL_REJECT]);
	if (!w->over)
		return 0;
	*err = w->why;
	err->source = block->source;
	err->line = first_line + y->lines - 1;
	return -1;
}

static void tick(void *ctx, uint64_t bytes, uint64_t total_bytes)
{
	const struct pass *pass = ctx;

	if (pass->stream->tick)
		pass->stream->tick(pass->stream->tick_ctx, bytes, total_bytes);
}

int lbl_stream_run(const struct lbl_stream *st, struct lbl_tally *tally, struct lbl_error *err)
{
	struct pass pass = { st, tally };
	struct lbl_flow flow = { .in = st->in,
				 .threads = st->threads,
				 .block_bytes = st->block_bytes,
				 .max_line_bytes = st->max_line_bytes,
				 .number_lines = st->number_lines,
				 .cut_lines = keeps_going(st),
				 .ctx = &pass,
				 .open = open_worker,
				 .work = work,
				 .retire = retire,
				 .close = close_worker,
				 .tick = tick };

	for (int i = 0; i < LBL_CHANNELS; i++)
		flow.out[i] = st->out[i];
	return lbl_flow_run(&flow, err);
}

int lbl_stream_file(const char *name, const struct lbl_paths *paths, void *ctx,
		    int (*line)(void *ctx, const struct lbl_line *line, struct lbl_yield *yield,
				struct lbl_error *err),
		    struct lbl_error *err)
{
	char *copy = lbl_strdup(name);
	struct lbl_input *in = lbl_input_new(&copy, 1);
	struct lbl_tally tally = { 0 };
	struct lbl_stream stream = { .in = in,
				     .paths = paths,
				     .threads = 1,
				     .number_lines = true,
				     .ctx = ctx,
				     .line = line };
	int rc = lbl_stream_run(&stream, &tally, err);

	lbl_input_free(in);
	free(copy);
	if (rc && err->source) /* the input, which owned the name, is gone */
		err->source = strcmp(name, "-") ? name : "<stdin>";
	return rc;
}
