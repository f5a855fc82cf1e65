/*
 * The reader of the flow; see io/blocks.h. A block ends with a whole line, or
 * with the end of its source; what is left of a line waits for the next block.
 * A read that came short (a pipe) ends a block early, so that a slow producer's
 * lines are not held back.
 */
#include "io/blocks.h"

#include <string.h>

/* Offset behind the last LF of p[from, len), or 0. */
static size_t behind_last_lf(const char *p, size_t from, size_t len)
{
	while (len > from)
		if (p[--len] == '\n')
			return len + 1;
	return 0;
}

static uint64_t count_lf(const char *p, size_t n)
{
	uint64_t lines = 0;

	for (size_t i = 0; i < n; i++)
		lines += p[i] == '\n';
	return lines;
}

static int too_long(const struct lbl_blocks *b, struct lbl_error *err)
{
	return lbl_error_at(err, LBL_E_LIMIT, lbl_input_name(b->in), 0, 0,
			    "line longer than %zu bytes (see --max-line)", b->max_line_bytes);
}

/*
 * hold is the start of a line past the limit: cuts it behind the byte that is too many and
 * passes over the rest. 1; 0 when the source ends first; -1.
 */
static int cut(struct lbl_blocks *b, struct lbl_buf *hold, struct lbl_error *err)
{
	hold->len = b->max_line_bytes + 1;
	lbl_buf_reserve(hold, b->block_bytes + 1 + LBL_BLOCK_PAD);
	for (;;) {
		char *rest = hold->data + hold->len, *lf;
		ssize_t got = lbl_input_read(b->in, rest, b->block_bytes, err);

		if (got <= 0)
			return (int)got;
		lf = memchr(rest, '\n', (size_t)got);
		if (!lf)
			continue;
		lbl_buf_put(&b->carry, lf + 1, (size_t)(rest + got - lf) - 1);
		lbl_buf_putc(hold, '\n');
		return 1;
	}
}

/* Reads until a block is whole: 1; 0 at the end of the source; -1. */
static int fill(struct lbl_blocks *b, struct lbl_buf *hold, struct lbl_error *err)
{
	for (size_t seen = 0;; seen = hold->len) {
		size_t target = hold->len < b->block_bytes ? b->block_bytes
							   : hold->len + b->block_bytes;
		size_t want = target - hold->len, end;
		ssize_t got;

		lbl_buf_reserve(hold, want + 1 + LBL_BLOCK_PAD);
		got = lbl_input_read(b->in, hold->data + hold->len, want, err);
		if (got <= 0)
			return (int)got;
		hold->len += (size_t)got;
		end = behind_last_lf(hold->data, seen, hold->len);
		if (end && ((size_t)got < want || hold->len >= b->block_bytes)) {
			lbl_buf_put(&b->carry, hold->data + end, hold->len - end);
			hold->len = end;
			b->waits = (size_t)got < want;
			return 1;
		}
		if (!end && hold->len > b->max_line_bytes)
			return b->cut_lines ? cut(b, hold, err) : too_long(b, err);
	}
}

static void pad(struct lbl_buf *hold)
{
	memset(lbl_buf_reserve(hold, LBL_BLOCK_PAD), 0, LBL_BLOCK_PAD);
}

static void describe(struct lbl_blocks *b, const struct lbl_buf *hold, struct lbl_block *block)
{
	*block = (struct lbl_block){ .data = hold->data,
				     .len = hold->len,
				     .seq = b->seq++,
				     .source = lbl_input_name(b->in),
				     .source_index = lbl_input_index(b->in),
				     .waits = b->waits };
	if (b->number_lines) {
		block->first_line = b->next_line;
		b->next_line += count_lf(hold->data, hold->len);
	}
}

static int fail(struct lbl_blocks *b, const struct lbl_buf *hold, struct lbl_block *block)
{
	b->ended = true;
	describe(b, hold, block);
	return -1;
}

int lbl_blocks_take(struct lbl_blocks *b, struct lbl_buf *hold, struct lbl_block *block,
		    struct lbl_error *err)
{
	int rc;

	hold->len = 0;
	b->waits = false;
	while (!b->ended) {
		if (!b->open) {
			rc = lbl_input_next(b->in, err);
			b->ended = rc == 0;
			b->open = rc > 0;
			b->next_line = 1;
			if (rc < 0)
				return fail(b, hold, block);
			continue;
		}
		lbl_buf_put(hold, b->carry.data, b->carry.len);
		b->carry.len = 0;
		rc = fill(b, hold, err);
		if (rc < 0)
			return fail(b, hold, block);
		b->open = rc > 0;
		if (rc == 0 && hold->len && hold->data[hold->len - 1] != '\n')
			lbl_buf_putc(hold, '\n');
		if (hold->len) {
			pad(hold);
			describe(b, hold, block);
			return 1;
		}
	}
	return 0;
}
