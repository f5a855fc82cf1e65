/*
 * json/stream and json/reject: sound lines reach `line` once, bad ones fail,
 * are dropped or kept, with their places, for any block size and threads.
 */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "suite.h"
#include "json/reject.h"
#include "json/stream.h"

static char in_name[] = "/tmp/lbl-stream-XXXXXX";
static char out_name[] = "/tmp/lbl-stream-out-XXXXXX";
static char reject_name[] = "/tmp/lbl-stream-rej-XXXXXX";

static char *put_file(char *name, const char *text, size_t n)
{
	int fd;

	memcpy(name + strlen(name) - 6, "XXXXXX", 6);
	fd = mkstemp(name);
	ck_assert_int_eq((int)write(fd, text, n), (int)n);
	close(fd);
	return name;
}

static void expect_file(const char *name, const char *want)
{
	static char got[1 << 16];
	int fd = open(name, O_RDONLY);
	ssize_t n = read(fd, got, sizeof got - 1);

	ck_assert_int_ge((int)n, 0);
	got[n] = '\0';
	close(fd);
	ck_assert_str_eq(got, want);
	unlink(name);
}

static void put(struct lbl_buf *b, struct lbl_span s)
{
	lbl_buf_put(b, s.ptr ? s.ptr : "-", s.ptr ? s.len : 1);
}

/* Writes the value of .a, the line's number when there is one, and an LF; refuses {"a":"bad"}. */
static int echo(void *worker, const struct lbl_line *line, struct lbl_yield *y,
		struct lbl_error *err)
{
	struct lbl_buf *out = &y->out[LBL_MAIN];

	(void)worker;
	if (line->values[0].ptr && line->values[0].len == 5 &&
	    memcmp(line->values[0].ptr, "\"bad\"", 5) == 0)
		return lbl_error_set(err, LBL_E_INPUT, "no good");
	put(out, line->values[0]);
	if (line->number)
		lbl_buf_printf(out, " %llu", (unsigned long long)line->number);
	lbl_buf_putc(out, '\n');
	return 0;
}

static int tell_broken(void *worker, const struct lbl_line *line, const struct lbl_error *why,
		       struct lbl_yield *y, struct lbl_error *err)
{
	(void)worker;
	(void)err;
	lbl_buf_printf(&y->out[LBL_MAIN], "broken %llu:%llu %s (%zu)\n",
		       (unsigned long long)line->number, (unsigned long long)why->byte,
		       why->message, line->text.len);
	return 0;
}

struct want {
	const char *out;
	const char *reject; /* NULL: no reject file */
	bool skip, numbered, broken;
	int rc;
	uint64_t records, rejected, line, byte;
	const char *message;
};

static void run_once(const char *text, size_t n, const struct want *w, unsigned threads,
		     size_t block_bytes)
{
	const char *const paths[] = { "a" };
	char *names[] = { put_file(in_name, text, n) };
	struct lbl_error err = { 0 };
	struct lbl_paths *p = lbl_paths_new(paths, 1, &err);
	struct lbl_stream st = { .in = lbl_input_new(names, 1),
				 .paths = p,
				 .on_error = w->skip ? LBL_ON_ERROR_SKIP : LBL_ON_ERROR_FAIL,
				 .threads = threads,
				 .block_bytes = block_bytes,
				 .number_lines = w->numbered,
				 .line = echo,
				 .broken = w->broken ? tell_broken : NULL };
	struct lbl_tally tally = { 0 };

	st.out[LBL_MAIN] = lbl_output_open(put_file(out_name, "", 0), &err);
	if (w->reject)
		st.out[LBL_REJECT] = lbl_output_open(put_file(reject_name, "", 0), &err);
	ck_assert_int_eq(lbl_stream_run(&st, &tally, &err), w->rc);
	ck_assert_uint_eq(tally.records, w->records);
	ck_assert_uint_eq(tally.rejected, w->rejected);
	if (w->rc) {
		ck_assert_str_eq(err.source, names[0]);
		ck_assert_uint_eq(err.line, w->line);
		ck_assert_uint_eq(err.byte, w->byte);
		ck_assert_str_eq(err.message, w->message);
	}
	ck_assert_int_eq(lbl_output_close(st.out[LBL_MAIN], &err), 0);
	ck_assert_int_eq(lbl_output_close(st.out[LBL_REJECT], &err), 0);
	expect_file(out_name, w->out);
	lbl_input_free(st.in);
	lbl_paths_free(p);
	unlink(names[0]);
}

/* The template with the input's name in place of each @. */
static void name_source(const char *template, char *to)
{
	for (; *template; template ++) {
		if (*template == '@')
			to = strcpy(to, in_name) + strlen(in_name);
		else
			*to++ = *template;
	}
	*to = '\0';
}

static void run(const char *text, size_t n, const struct want *w)
{
	static const size_t sizes[] = { 1, 8, 20, 1 << 16 };
	char reject[400];

	for (unsigned threads = 1; threads <= 4; threads++) {
		for (size_t i = 0; i < 4; i++) {
			run_once(text, n, w, threads, sizes[i]);
			if (!w->reject)
				continue;
			name_source(w->reject, reject);
			expect_file(reject_name, reject);
		}
	}
}
#define RUN(text, ...) run(text, sizeof text - 1, &(struct want){ __VA_ARGS__ })

START_TEST(all_line_ends_are_accepted)
{
	RUN("", .out = "");
	RUN("{\"a\":1}", .out = "1\n", .records = 1);
	RUN("\xef\xbb\xbf{\"a\":1}\r\n\r\n \t\n\n{\"a\":\"x\"} \r\n{}\n", .out = "1\n\"x\"\n-\n",
	    .records = 3);
}
END_TEST

START_TEST(lines_have_their_numbers)
{
	RUN("\n{\"a\":1}\n\n{\"a\":2}", .numbered = true, .out = "1 2\n2 4\n", .records = 2);
}
END_TEST

START_TEST(bad_lines_fail_with_their_place)
{
	RUN("\n{\"a\":x}\n{\"a\":1}\n", .out = "", .rc = -1, .line = 2, .byte = 6,
	    .message = "expected a value");
	RUN("\n\n[1]\n", .out = "", .rc = -1, .line = 3, .byte = 1,
	    .message = "a record must be an object, not array");
	RUN("{\"a\":1}\n{\"a\":2}\n{\"a\":\"bad\"}\n{\"a\":4}\n", .out = "1\n2\n", .rc = -1,
	    .line = 3, .message = "no good", .records = 2);
}
END_TEST

#define MIXED "{\"a\":1}\n\x80\n{\"a\":\"bad\"}\n{\"a\":2}\n"

START_TEST(bad_lines_are_dropped_and_counted)
{
	RUN(MIXED, .skip = true, .out = "1\n2\n", .records = 2, .rejected = 2);
}
END_TEST

START_TEST(bad_lines_are_kept)
{
	RUN(MIXED, .out = "1\n2\n", .records = 2, .rejected = 2,
	    .reject = "{\"source\":\"@\",\"line\":2,\"byte\":1,\"error\":\"expected a value\","
		      "\"raw_base64\":\"gA==\"}\n"
		      "{\"source\":\"@\",\"line\":3,\"error\":\"no good\","
		      "\"raw\":\"{\\\"a\\\":\\\"bad\\\"}\"}\n");
}
END_TEST

START_TEST(broken_lines_have_a_hook)
{
	RUN("{\"a\":1}\n[]\n", .numbered = true, .broken = true, .records = 2,
	    .out = "1 1\nbroken 2:1 a record must be an object, not array (2)\n");
}
END_TEST

static int fail_third(void *worker, uint64_t seq, struct lbl_error *err)
{
	(void)worker;
	return seq == 2 ? lbl_error_set(err, LBL_E_IO, "no room") : 0;
}

/* It is no bad line: nothing is dropped nor kept, and what came before is written. */
START_TEST(trouble_at_the_end_of_a_block_ends_the_run)
{
	static const char text[] = "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n";
	const char *const paths[] = { "a" };

	for (unsigned threads = 1; threads <= 4; threads++) {
		char *names[] = { put_file(in_name, text, sizeof text - 1) };
		struct lbl_error err = { 0 };
		struct lbl_paths *p = lbl_paths_new(paths, 1, &err);
		struct lbl_stream st = { .in = lbl_input_new(names, 1),
					 .paths = p,
					 .on_error = LBL_ON_ERROR_SKIP,
					 .threads = threads,
					 .block_bytes = 1,
					 .line = echo,
					 .block_end = fail_third };
		struct lbl_tally tally = { 0 };

		st.out[LBL_MAIN] = lbl_output_open(put_file(out_name, "", 0), &err);
		ck_assert_int_eq(lbl_stream_run(&st, &tally, &err), -1);
		ck_assert_int_eq(err.code, LBL_E_IO);
		ck_assert_str_eq(err.message, "no room");
		ck_assert_uint_eq(tally.records, 2);
		ck_assert_uint_eq(tally.rejected, 0);
		ck_assert_int_eq(lbl_output_close(st.out[LBL_MAIN], &err), 0);
		expect_file(out_name, "1\n2\n");
		lbl_input_free(st.in);
		lbl_paths_free(p);
		unlink(in_name);
	}
}
END_TEST

/* The first value seen that is above 2. */
static const char *above;

static int note_above(void *worker, const struct lbl_line *line, struct lbl_yield *y,
		      struct lbl_error *err)
{
	if (line->values[0].ptr && line->values[0].ptr[0] > '2' && !above)
		above = line->values[0].ptr;
	return echo(worker, line, y, err);
}

static int fail_above(void *worker, uint64_t seq, struct lbl_error *err)
{
	(void)worker;
	(void)seq;
	if (!above)
		return 0;
	lbl_error_set(err, LBL_E_INPUT, "too much");
	err->at = above;
	return -1;
}

START_TEST(trouble_may_have_its_place)
{
	static const char text[] = "{\"a\":1}\n\n{\"a\":2}\n {\"a\":3}\n{\"a\":bad}\n";
	const char *const paths[] = { "a" };

	for (size_t block = 1; block < sizeof text; block++) {
		char *names[] = { put_file(in_name, text, sizeof text - 1) };
		struct lbl_error err = { 0 };
		struct lbl_paths *p = lbl_paths_new(paths, 1, &err);
		struct lbl_stream st = { .in = lbl_input_new(names, 1),
					 .paths = p,
					 .threads = 1,
					 .block_bytes = block,
					 .line = note_above,
					 .block_end = fail_above };
		struct lbl_tally tally = { 0 };

		above = NULL;
		st.out[LBL_MAIN] = lbl_output_open(put_file(out_name, "", 0), &err);
		ck_assert_int_eq(lbl_stream_run(&st, &tally, &err), -1);
		ck_assert_str_eq(err.message, "too much");
		ck_assert_str_eq(err.source, names[0]);
		ck_assert_uint_eq(err.line, 4);
		ck_assert_uint_eq(err.byte, 7);
		ck_assert_int_eq(lbl_output_close(st.out[LBL_MAIN], &err), 0);
		unlink(out_name);
		lbl_input_free(st.in);
		lbl_paths_free(p);
		unlink(in_name);
	}
}
END_TEST

START_TEST(reject_has_room_for_more)
{
	struct lbl_error why = { .source = "f", .line = 2, .message = "m" };
	struct lbl_buf b = { 0 };

	lbl_reject_write(&b, &why, lbl_span_of("x\ty"), "findings", lbl_span_of("[1]"));
	ck_assert_str_eq(lbl_buf_cstr(&b), "{\"source\":\"f\",\"line\":2,\"error\":\"m\","
					   "\"raw\":\"x\\ty\",\"findings\":[1]}\n");
	lbl_buf_clear(&b);
}
END_TEST

SUITE("json/stream", all_line_ends_are_accepted, lines_have_their_numbers,
      bad_lines_fail_with_their_place, bad_lines_are_dropped_and_counted, bad_lines_are_kept,
      broken_lines_have_a_hook, trouble_at_the_end_of_a_block_ends_the_run,
      trouble_may_have_its_place, reject_has_room_for_more)
