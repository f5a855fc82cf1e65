/* Lines of a result that has many: made by several threads, written in order. */
#ifndef LBL_REPORT_LINES_H
#define LBL_REPORT_LINES_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "io/output.h"

#define LBL_LINES_OUTPUTS 2

/* What makes the lines. */
struct lbl_lines {
	void *ctx;
	/* A worker's state (new). */
	void *(*open)(void *ctx);
	/* Appends to out what shall be written of a number; an end of line too. */
	void (*line)(void *worker, size_t number, struct lbl_buf out[LBL_LINES_OUTPUTS]);
	/* Merges a worker's state into ctx and frees it; one at a time. */
	void (*close)(void *ctx, void *worker);
};

/*
 * lbl_lines_write -- the lines of all numbers below n, in the order of the numbers.
 *
 *   out  where they go; NULL: nothing is appended for it
 *
 * Returns 0, or -1 with LBL_E_IO. Memory: some hundred lines a thread.
 */
int lbl_lines_write(const struct lbl_lines *l, size_t n, unsigned threads,
		    struct lbl_output *const out[LBL_LINES_OUTPUTS], struct lbl_error *err);

#endif
