/*
 * io/flow and io/blocks: every line once, in order, with its number, for any
 * block size, any number of workers, plain and from several files; and faults
 * in the order of the input.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/flow.h"
#include "suite.h"

#define LINES 700
#define FILES 3

static char names_hold[FILES][32];
static char *names[FILES];

/* File k holds lines of very different lengths; the second ends without an LF. */
static void write_files(struct lbl_buf *all)
{
	unsigned state = 7;

	for (int k = 0; k < FILES; k++) {
		FILE *f;

		strcpy(names_hold[k], "/tmp/lbl-flow-XXXXXX");
		f = fdopen(mkstemp(names_hold[k]), "w");
		names[k] = names_hold[k];
		for (int i = 0; i < LINES; i++) {
			size_t before = all->len;

			state = state * 1103515245U + 12345U;
			lbl_buf_printf(all, "%d:%d:%*s\n", k, i,
				       (int)(state >> 16) % (i % 50 ? 40 : 3000), "x");
			fwrite(all->data + before, 1,
			       all->len - before - (k == 1 && i == LINES - 1), f);
		}
		fclose(f);
	}
}

static void remove_files(void)
{
	for (int k = 0; k < FILES; k++)
		unlink(names[k]);
}

struct seen {
	struct lbl_buf text; /* as retired */
	uint64_t lines[FILES];
	uint64_t fail_seq; /* work fails at this block; UINT64_MAX: never */
	uint64_t stop_seq;
	bool numbered;
};

static int work(void *ctx, const struct lbl_block *b, struct lbl_yield *y, struct lbl_error *err)
{
	const struct seen *s = ctx;

	ck_assert_int_eq(b->data[b->len - 1], '\n');
	for (size_t i = 0; i < b->len; i++)
		y->lines += b->data[i] == '\n';
	for (int i = 0; i < LBL_BLOCK_PAD; i++)
		ck_assert_int_eq(b->data[b->len + (size_t)i], 0);
	ck_assert((b->first_line != 0) == s->numbered);
	y->stop = b->seq == s->stop_seq;
	if (b->seq >= s->fail_seq)
		return lbl_error_set(err, LBL_E_INPUT, "block %llu", (unsigned long long)b->seq);
	return 0;
}

static int retire(void *ctx, const struct lbl_block *b, uint64_t first_line, struct lbl_yield *y,
		  struct lbl_error *err)
{
	struct seen *s = ctx;

	(void)err;
	ck_assert_uint_eq(first_line, s->lines[b->source_index] + 1);
	ck_assert(!s->numbered || b->first_line == first_line);
	ck_assert_str_eq(b->source, names[b->source_index]);
	s->lines[b->source_index] += y->lines;
	lbl_buf_put(&s->text, b->data, b->len);
	return 0;
}

static int run(struct seen *s, unsigned threads, size_t block_bytes, size_t max_line,
	       struct lbl_error *err)
{
	struct lbl_flow flow = { .in = lbl_input_new(names, FILES),
				 .threads = threads,
				 .block_bytes = block_bytes,
				 .max_line_bytes = max_line,
				 .number_lines = s->numbered,
				 .ctx = s,
				 .work = work,
				 .retire = retire };
	int rc = lbl_flow_run(&flow, err);

	lbl_input_free(flow.in);
	return rc;
}

START_TEST(every_line_once_in_order)
{
	static const size_t sizes[] = { 1, 2, 17, 100, 4096, 1 << 20 };
	struct lbl_buf all = { 0 };

	write_files(&all);
	for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
		for (unsigned threads = 1; threads <= 4; threads++) {
			struct seen s = { .fail_seq = UINT64_MAX,
					  .stop_seq = UINT64_MAX,
					  .numbered = i % 2 };
			struct lbl_error err = { 0 };

			ck_assert_int_eq(run(&s, threads, sizes[i / 2], 0, &err), 0);
			ck_assert_uint_eq(s.text.len, all.len);
			ck_assert_mem_eq(s.text.data, all.data, all.len);
			lbl_buf_clear(&s.text);
		}
	}
	remove_files();
	lbl_buf_clear(&all);
}
END_TEST

START_TEST(first_failure_in_order_wins)
{
	struct lbl_buf all = { 0 };

	write_files(&all);
	for (unsigned threads = 1; threads <= 4; threads++) {
		struct seen s = { .fail_seq = 3, .stop_seq = UINT64_MAX };
		struct lbl_error err = { 0 };

		ck_assert_int_eq(run(&s, threads, 100, 0, &err), -1);
		ck_assert_str_eq(err.message, "block 3");
		ck_assert_mem_eq(s.text.data, all.data, s.text.len);
		lbl_buf_clear(&s.text);
	}
	remove_files();
	lbl_buf_clear(&all);
}
END_TEST

START_TEST(stop_ends_behind_its_block)
{
	struct lbl_buf all = { 0 };
	size_t len = 0;

	write_files(&all);
	for (unsigned threads = 1; threads <= 4; threads++) {
		struct seen s = { .fail_seq = UINT64_MAX, .stop_seq = 5 };
		struct lbl_error err = { 0 };

		ck_assert_int_eq(run(&s, threads, 100, 0, &err), 0);
		ck_assert(len == 0 || s.text.len == len);
		len = s.text.len;
		ck_assert_uint_gt(len, 0);
		ck_assert_uint_lt(len, all.len);
		lbl_buf_clear(&s.text);
	}
	remove_files();
	lbl_buf_clear(&all);
}
END_TEST

START_TEST(long_line_is_named)
{
	struct lbl_buf all = { 0 };

	write_files(&all);
	for (unsigned threads = 1; threads <= 3; threads++) {
		struct seen s = { .fail_seq = UINT64_MAX, .stop_seq = UINT64_MAX };
		struct lbl_error err = { 0 };

		/* lines 51, 101, … may have 3000 bytes: the first past 1000 is one */
		ck_assert_int_eq(run(&s, threads, 10, 1000, &err), -1);
		ck_assert_int_eq((int)err.code, LBL_E_LIMIT);
		ck_assert_str_eq(err.source, names[0]);
		ck_assert_uint_eq(err.line % 50, 1);
		ck_assert_uint_eq(err.line, s.lines[0] + 1);
		lbl_buf_clear(&s.text);
	}
	remove_files();
	lbl_buf_clear(&all);
}
END_TEST

SUITE("io/flow", every_line_once_in_order, first_failure_in_order_wins, stop_ends_behind_its_block,
      long_line_is_named)
