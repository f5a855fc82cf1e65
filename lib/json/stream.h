/*
 * Streams of JSON lines: the flow and the scanner together, with the family's
 * treatment of bad lines. Commands that filter or count hand it `line`.
 */
#ifndef LBL_JSON_STREAM_H
#define LBL_JSON_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"
#include "io/flow.h"
#include "json/path.h"
#include "json/scan.h"

/* The outputs of a stream. */
enum { LBL_MAIN, LBL_SIDE, LBL_REJECT };

/* A line that is one sound JSON object. */
struct lbl_line {
	struct lbl_span text;          /* without its LF; may end in CR or blanks */
	const struct lbl_span *values; /* one a path, see json/scan.h */
	const char *open, *close;      /* the object's braces */
	bool empty;                    /* {} */
	const char *source;
	size_t source_index;
	uint64_t number; /* in its source, from 1, when number_lines is set; else 0 */
};

enum lbl_on_error { LBL_ON_ERROR_FAIL, LBL_ON_ERROR_SKIP };

/* Counted over all workers; the same for any number of them. */
struct lbl_tally {
	uint64_t records;  /* sound lines */
	uint64_t rejected; /* bad lines, dropped or kept in the reject file */
};

struct lbl_stream {
	struct lbl_input *in;                 /* borrowed */
	struct lbl_output *out[LBL_CHANNELS]; /* by LBL_MAIN and the like; borrowed or NULL */
	const struct lbl_paths *paths;        /* borrowed */
	enum lbl_on_error on_error;           /* bad lines go to out[LBL_REJECT] where set */
	unsigned threads;
	unsigned max_depth;
	size_t block_bytes, max_line_bytes;
	bool number_lines;
	void *ctx;

	/* A worker's state (new); may be NULL: ctx is handed to line. */
	void *(*open)(void *ctx);
	/*
	 * One record. Appends to yield->out[LBL_MAIN] and [LBL_SIDE] what shall be written.
	 * Returns 0, or -1 with err->message: a bad line. Its column is err->byte, or that of
	 * err->at where it points into the line, or not known.
	 */
	int (*line)(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		    struct lbl_error *err);
	/*
	 * A line that is no JSON object; NULL: it is a bad line as if `line` had refused it.
	 * values are undefined, open and close NULL. Returns as `line` does.
	 */
	int (*broken)(void *worker, const struct lbl_line *line, const struct lbl_error *why,
		      struct lbl_yield *yield, struct lbl_error *err);
	/*
	 * After the lines of a block, in parallel, for every block; may be NULL. -1 ends the run
	 * with err: trouble, not a bad line. Where err->at points into the block, the run ends
	 * with that place.
	 */
	int (*block_end)(void *worker, uint64_t seq, struct lbl_error *err);
	/* Merges a worker's state into ctx and frees it; one at a time; may be NULL. */
	void (*close)(void *ctx, void *worker);
	/* How far the inputs are read, see io/flow.h; may be NULL. */
	void (*tick)(void *tick_ctx, uint64_t bytes, uint64_t total_bytes);
	void *tick_ctx;
};

/*
 * lbl_stream_run -- 0, or -1 with the first error in input order (a bad line has its source,
 * line and byte). What precedes a bad line has been handed to line() and written.
 *
 *   tally  added to, also on failure
 */
int lbl_stream_run(const struct lbl_stream *stream, struct lbl_tally *tally,
		   struct lbl_error *err);

/*
 * lbl_stream_file -- all lines of one file beside the input, by one thread, with their numbers; a
 * bad line is an error.
 *
 *   name  "-": standard input; borrowed, err may name it as long as it lasts
 *   ctx   handed to line, which yields nothing
 *
 * Returns as lbl_stream_run.
 */
int lbl_stream_file(const char *name, const struct lbl_paths *paths, void *ctx,
		    int (*line)(void *ctx, const struct lbl_line *line, struct lbl_yield *yield,
				struct lbl_error *err),
		    struct lbl_error *err);

#endif
