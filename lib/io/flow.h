/*
 * The flow: blocks of whole lines from the inputs, through N workers, to
 * outputs in the order of the inputs.
 *
 *     input -> block -> work (in parallel) -> retire (in order) -> outputs
 *
 * A worker takes the next block under a lock, works on it alone, waits for its
 * turn, and retires it. One worker runs in the caller's thread, where that has
 * the stack for it. What is written does not depend on the number of workers nor
 * on the size of blocks.
 */
#ifndef LBL_IO_FLOW_H
#define LBL_IO_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "io/input.h"
#include "io/output.h"

#define LBL_BLOCK_BYTES ((size_t)256 << 10) /* default; within a core's second-level cache */
#define LBL_BLOCK_PAD 64                    /* readable bytes behind a block */
#define LBL_LINE_BYTES ((size_t)64 << 20)   /* default limit of one line */
#define LBL_CHANNELS 3                      /* outputs that a worker may write to */

/* data: whole lines, each ended by LF (added where missing), then LBL_BLOCK_PAD bytes. */
struct lbl_block {
	const char *data;
	size_t len;
	uint64_t seq;        /* 0, 1, 2, … over all sources */
	const char *source;  /* name of the input; one block is of one source */
	size_t source_index;
	uint64_t first_line; /* 1-based number of its first line, 0 unless number_lines is set */
	bool waits;          /* the source had no more for now: outputs are flushed behind it */
};

/* What a worker hands back for a block; reused from block to block. */
struct lbl_yield {
	struct lbl_buf out[LBL_CHANNELS];
	uint64_t lines; /* lines seen, blank ones too; `work` counts them */
	void *user;     /* the worker's own, for retire */
	bool stop;      /* no later block is retired; those before are */
};

/*
 * A line longer than max_line_bytes ends the flow with LBL_E_LIMIT; with cut_lines set, its first
 * max_line_bytes + 1 bytes come as a line, so that `work` may see and judge it.
 */
struct lbl_flow {
	struct lbl_input *in;                    /* borrowed */
	struct lbl_output *out[LBL_CHANNELS];    /* borrowed; NULL: nothing may be written there */
	unsigned threads;                        /* 0 counts as 1 */
	size_t block_bytes;                      /* 0: LBL_BLOCK_BYTES */
	size_t max_line_bytes;                   /* 0: LBL_LINE_BYTES */
	bool number_lines;                       /* count lines before work, for first_line */
	bool cut_lines;                          /* a line past the limit is cut, see below */
	void *ctx;
	/* A worker's state (new), in its thread, one at a time; may be NULL. */
	void *(*open)(void *ctx);
	/* In parallel. -1 ends the flow with err: trouble, not a bad line. */
	int (*work)(void *worker, const struct lbl_block *block, struct lbl_yield *yield,
		    struct lbl_error *err);
	/* In order of blocks, one at a time, before yield->out is written; may be NULL.
	 * first_line is the number of the block's first line in its source. */
	int (*retire)(void *ctx, const struct lbl_block *block, uint64_t first_line,
		      struct lbl_yield *yield, struct lbl_error *err);
	/* After the last block, also on failure; frees the state. In the caller's thread. */
	void (*close)(void *ctx, void *worker);
	/* Now and then, in order: bytes read so far of how many (0: not known); may be NULL. */
	void (*tick)(void *ctx, uint64_t bytes, uint64_t total_bytes);
};

/* lbl_flow_run -- 0, or -1 with the first error in input order. */
int lbl_flow_run(const struct lbl_flow *flow, struct lbl_error *err);

#endif
