/* Cutting inputs into blocks of whole lines; the flow's reader. Not for two threads at once. */
#ifndef LBL_IO_BLOCKS_H
#define LBL_IO_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "io/flow.h"
#include "io/input.h"

/* Start with in, block_bytes, max_line_bytes, number_lines and cut_lines set, the rest zero. */
struct lbl_blocks {
	struct lbl_input *in;
	size_t block_bytes, max_line_bytes;
	bool number_lines, cut_lines;
	bool open;            /* a source is open */
	bool ended;           /* no block is left */
	bool waits;           /* the last read came short */
	struct lbl_buf carry; /* read behind the last block */
	uint64_t seq;
	uint64_t next_line;
};

/*
 * lbl_blocks_take -- the next block, its bytes in `hold`, which the caller owns.
 *
 * Returns 1; 0 when none is left; -1 with err, after which none is left: LBL_E_LIMIT for a
 * line past max_line_bytes, else as lbl_input_read. block->seq and source are set in that
 * case too. Cost: one copy of a line a block; hold grows to the longest line.
 */
int lbl_blocks_take(struct lbl_blocks *b, struct lbl_buf *hold, struct lbl_block *block,
		    struct lbl_error *err);

#endif
