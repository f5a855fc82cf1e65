/*
 * table/csv and csv_ahead: what rows a text has, with their lines and raw text, and what is
 * wrong with those that are none; the same for any size of a batch, and read ahead or not.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "suite.h"
#include "table/csv.h"
#include "table/csv_ahead.h"

static char file_name[] = "/tmp/lbl-csv-XXXXXX";

static void write_file(const char *text, size_t n)
{
	FILE *f;

	strcpy(file_name + sizeof file_name - 7, "XXXXXX");
	f = fdopen(mkstemp(file_name), "w");
	ck_assert_uint_eq(fwrite(text, 1, n, f), n);
	fclose(f);
}

/* "line: field|field" a row, or "line: fault line:byte raw", each with a semicolon. */
static void put_row(const struct lbl_csv_batch *b, const struct lbl_csv_row *row,
		    struct lbl_buf *out)
{
	struct lbl_span raw = lbl_csv_raw(b, row);

	lbl_buf_printf(out, "%d:", (int)row->line);
	for (size_t i = 0; i < row->n && !row->fault; i++) {
		struct lbl_span field = lbl_csv_field(b, row, i);

		lbl_buf_puts(out, i ? "|" : " ");
		lbl_buf_put(out, field.ptr, field.len);
	}
	if (row->fault) {
		lbl_buf_printf(out, " !%d %d:%d ", (int)row->fault, (int)row->fault_line,
			       (int)row->fault_byte);
		lbl_buf_put(out, raw.ptr, raw.len);
	}
	lbl_buf_putc(out, ';');
}

struct how {
	size_t batch_bytes;
	bool ahead;
	size_t max_row_bytes;
	const struct lbl_list *columns;
	char delimiter;
};

static void read_rows(struct lbl_csv *c, const struct how *how, struct lbl_buf *out,
		      struct lbl_error *err)
{
	struct lbl_csv_ahead *ahead = lbl_csv_ahead_new(c, how->ahead);
	const struct lbl_csv_batch *batch;
	int rc;

	while ((rc = lbl_csv_ahead_next(ahead, &batch, err)) > 0)
		for (size_t i = 0; i < batch->n_rows; i++)
			put_row(batch, &batch->rows[i], out);
	if (rc < 0)
		lbl_buf_printf(out, "ERROR %d:%d %s", (int)err->line, (int)err->byte, err->message);
	lbl_csv_ahead_free(ahead);
}

/* Reads the file: its rows, and what ended them. */
static void read_file(const struct how *how, struct lbl_buf *out)
{
	struct lbl_csv_options options = { how->delimiter ? how->delimiter : ',', how->columns,
					   how->max_row_bytes ? how->max_row_bytes : 1 << 20,
					   how->batch_bytes };
	char *names[] = { file_name };
	struct lbl_input *in = lbl_input_new(names, 1);
	struct lbl_error err = { 0 };
	struct lbl_csv *c;

	out->len = 0;
	ck_assert_int_eq(lbl_input_next(in, &err), 1);
	c = lbl_csv_new(in, &options, &err);
	if (c)
		read_rows(c, how, out, &err);
	else
		lbl_buf_printf(out, "ERROR %d:%d %s", (int)err.line, (int)err.byte, err.message);
	lbl_csv_free(c);
	lbl_input_free(in);
}

/* The file has these rows, however it is read. */
static void expect_how(struct how how, const char *want, size_t n, const char *why)
{
	static const size_t sizes[] = { 1, 16, 1 << 18 };
	struct lbl_buf got = { 0 };

	for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
		how.batch_bytes = sizes[i / 2];
		how.ahead = i % 2;
		read_file(&how, &got);
		ck_assert_msg(lbl_span_eq(lbl_buf_span(&got), (struct lbl_span){ want, n }),
			      "%s: %s, not %s (batch %zu)", why, lbl_buf_cstr(&got), want,
			      how.batch_bytes);
	}
	unlink(file_name);
	lbl_buf_clear(&got);
}

#define T(text) text, sizeof text - 1

static const struct {
	const char *text;
	size_t text_len;
	const char *want;
	size_t want_len;
	const char *why;
} rows[] = { /* RFC 4180, and by hand */
	{ T(""), T(""), "an empty text" },
	{ T("\n\r\n\r"), T(""), "blank lines alone" },
	{ T("a,b"), T(""), "a header alone" },
	{ T("a,b\n1,2\n"), T("2: 1|2;"), "a row" },
	{ T("a,b\n1,2"), T("2: 1|2;"), "no final LF" },
	{ T("a,b\r\n1,2\r\n3,4\r\n"), T("2: 1|2;3: 3|4;"), "CRLF" },
	{ T("a,b\r1,2\r3,4"), T("2: 1|2;3: 3|4;"), "CR" },
	{ T("a\n\n1\n\r\n2\n"), T("3: 1;5: 2;"), "blank lines are no rows, and count" },
	{ T("a\n\"\"\n"), T("2: ;"), "a quoted nothing is a row" },
	{ T("a,b\n,\n"), T("2: |;"), "two empty fields" },
	{ T("a,b\n\" x\"\" \",\"y,\nz\"\n3,4\n"), T("2:  x\" |y,\nz;4: 3|4;"),
	  "quotes, delimiter and LF within quotes" },
	{ T("a,b\n \t1 , 2\t\n"), T("2:  \t1 | 2\t;"), "nothing is trimmed" },
	{ T("a\n\"x\r\ny\rz\"\n2\n"), T("2: x\r\ny\rz;4: 2;"), "a CR in quotes ends no line" },
	{ T("\"a\nb\"\n1\n"), T("3: 1;"), "a header of two lines" },
	{ T("\xef\xbb\xbf" "a\n1\n"), T("2: 1;"), "a byte order mark" },
	{ T("a\nx\xc3\xa9\n"), T("2: x\xc3\xa9;"), "UTF-8" },
	{ T("a\n1\n2,3\n4\n"), T("2: 1;3: !4 3:0 2,3;4: 4;"), "a wider row" },
	{ T("a,b\n1\n2,3\n"), T("2: !4 2:0 1;3: 2|3;"), "a narrower row" },
	{ T("a,b\n1,x\"y\n2,3\n"), T("2: !1 2:4 1,x\"y;3: 2|3;"), "a quote in an unquoted field" },
	{ T("a,b\n1,\"x\"y\n2,3\n"), T("2: !2 2:6 1,\"x\"y;3: 2|3;"), "text behind a quote" },
	{ T("a,b\n1,\"x\ny\"z\"\n2,3\n"), T("2: !2 3:3 1,\"x\ny\"z\";4: 2|3;"),
	  "the same, two lines on" },
	{ T("a,b\n1,\"x\" \n2,3\n"), T("2: !2 2:6 1,\"x\" ;3: 2|3;"), "a blank behind a quote" },
	{ T("a,b\n1,\"x\"\n2,\"y\n3,4\n"), T("2: 1|x;3: !3 3:3 2,\"y\n3,4;"),
	  "a quote never closed" },
	{ T("a\n\""), T("2: !3 2:1 \";"), "a quote and nothing" },
	{ T("a\nx\0y\n2\n"), T("2: !5 2:2 x\0y;3: 2;"), "NUL" },
	{ T("a\nx\n\"y\nz\xff\"\n2\n"), T("2: x;3: !6 4:2 \"y\nz\xff\";5: 2;"), "no UTF-8" },
	{ T("a\n\xed\xa0\x80\n"), T("2: !6 2:1 \xed\xa0\x80;"), "a surrogate in UTF-8" },
	{ T("a,b,a\n1,2,3\n"), T("ERROR 1:5 the header has the column \"a\" twice"), "twice" },
	{ T("a,x\"\n"), T("ERROR 1:4 a quote within a field that has none around it"),
	  "a fault in the header" },
	{ T("a\0\n"), T("ERROR 1:2 NUL byte"), "NUL in the header" },
};

START_TEST(rows_are_what_they_are)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		write_file(rows[i].text, rows[i].text_len);
		expect_how((struct how){ 0 }, rows[i].want, rows[i].want_len, rows[i].why);
	}
}
END_TEST

START_TEST(columns_and_delimiter_are_given)
{
	struct lbl_list columns = { 0 };

	lbl_list_add(&columns, "x", 1);
	lbl_list_add(&columns, "y", 1);
	write_file(T("1\t2,3\n4\n"));
	expect_how((struct how){ .columns = &columns, .delimiter = '\t' },
		   T("1: 1|2,3;2: !4 2:0 4;"), "no header");
	lbl_list_clear(&columns);
}
END_TEST

START_TEST(rows_are_bounded)
{
	write_file(T("a\n1234\n12345\r\n"));
	expect_how((struct how){ .max_row_bytes = 5 }, T("2: 1234;3: 12345;"), "just fits");
	write_file(T("a\n1234\n12345\r\n"));
	expect_how((struct how){ .max_row_bytes = 4 },
		   T("2: 1234;ERROR 3:0 row longer than 4 bytes (see --max-line)"), "one too many");
	write_file(T("a\n1\n\"2\n3\n4\n"));
	expect_how((struct how){ .max_row_bytes = 4 },
		   T("2: 1;ERROR 3:0 row longer than 4 bytes (see --max-line)"), "an open quote");
}
END_TEST

/* The numbers from 0, in batches of a few. */
static struct lbl_csv *open_numbers(struct lbl_input **in, int n)
{
	struct lbl_csv_options options = { ',', NULL, 1 << 20, 64 };
	static char *names[] = { file_name };
	struct lbl_buf text = { 0 };
	struct lbl_error err = { 0 };
	struct lbl_csv *c;

	lbl_buf_puts(&text, "n\n");
	for (int i = 0; i < n; i++)
		lbl_buf_printf(&text, "%d\n", i);
	write_file(text.data, text.len);
	lbl_buf_clear(&text);
	*in = lbl_input_new(names, 1);
	ck_assert_int_eq(lbl_input_next(*in, &err), 1);
	c = lbl_csv_new(*in, &options, &err);
	ck_assert_ptr_nonnull(c);
	return c;
}

/* A caller that leaves early: the reader is not waited for in vain. */
START_TEST(reading_ahead_can_be_left)
{
	for (int take = 0; take < 4; take++) {
		const struct lbl_csv_batch *batch;
		struct lbl_error err = { 0 };
		struct lbl_input *in;
		struct lbl_csv *c = open_numbers(&in, 200000);
		struct lbl_csv_ahead *ahead = lbl_csv_ahead_new(c, true);

		for (int i = 0; i < take; i++)
			ck_assert_int_eq(lbl_csv_ahead_next(ahead, &batch, &err), 1);
		lbl_csv_ahead_free(ahead);
		lbl_csv_free(c);
		lbl_input_free(in);
		unlink(file_name);
	}
}
END_TEST

/* What the caller works on is not touched, however far the reader is. */
START_TEST(a_slow_caller_keeps_its_batch)
{
	const struct lbl_csv_batch *batch;
	struct lbl_error err = { 0 };
	struct lbl_input *in;
	struct lbl_csv *c = open_numbers(&in, 200000);
	struct lbl_csv_ahead *ahead = lbl_csv_ahead_new(c, true);
	long n = 0;

	for (int turn = 0; lbl_csv_ahead_next(ahead, &batch, &err) == 1; turn++) {
		if (turn < 8)
			nanosleep(&(struct timespec){ 0, 10000000 }, NULL);
		for (size_t i = 0; i < batch->n_rows; i++) {
			struct lbl_span field = lbl_csv_field(batch, &batch->rows[i], 0);
			char text[16] = "";

			memcpy(text, field.ptr, field.len);
			ck_assert_int_eq(strtol(text, NULL, 10), n++);
		}
	}
	ck_assert_int_eq(n, 200000);
	lbl_csv_ahead_free(ahead);
	lbl_csv_free(c);
	lbl_input_free(in);
	unlink(file_name);
}
END_TEST

SUITE("table/csv", rows_are_what_they_are, columns_and_delimiter_are_given, rows_are_bounded,
      reading_ahead_can_be_left, a_slow_caller_keeps_its_batch)
