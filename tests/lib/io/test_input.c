/*
 * io/input and io/gunzip: what is read from plain and compressed files, byte
 * for byte, however small the reads; and what is refused. Members are made by zlib.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "io/input.h"
#include "suite.h"

static char file_name[] = "/tmp/lbl-input-XXXXXX";

static void put_member(struct lbl_buf *b, const char *text, size_t n)
{
	z_stream z = { 0 };

	deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	z.next_in = (z_const Bytef *)(uintptr_t)text;
	z.avail_in = (uInt)n;
	z.next_out = (Bytef *)lbl_buf_reserve(b, n + 100);
	z.avail_out = (uInt)n + 100;
	ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
	b->len += z.total_out;
	deflateEnd(&z);
}

static void write_file(const struct lbl_buf *b)
{
	FILE *f;
	int fd;

	strcpy(file_name + sizeof file_name - 7, "XXXXXX");
	fd = mkstemp(file_name);
	f = fdopen(fd, "w");
	ck_assert_uint_eq(fwrite(b->data ? b->data : "", 1, b->len, f), b->len);
	fclose(f);
}

/* Reads the whole file by pieces; -1 when it is refused. What came before is in `got`. */
static int read_file(struct lbl_buf *got, size_t piece, struct lbl_error *err)
{
	char *names[] = { file_name };
	struct lbl_input *in = lbl_input_new(names, 1);
	ssize_t n = 1;
	int rc = lbl_input_next(in, err);

	got->len = 0;
	while (rc > 0 && n > 0) {
		n = lbl_input_read(in, lbl_buf_reserve(got, piece), piece, err);
		if (n > 0)
			got->len += (size_t)n;
	}
	lbl_input_free(in);
	return rc < 0 || n < 0 ? -1 : 0;
}

static void expect(const struct lbl_buf *file, const char *text, size_t n)
{
	static const size_t pieces[] = { 1, 2, 3, 7, 1000, 1 << 20 };
	struct lbl_buf got = { 0 };
	struct lbl_error err = { 0 };

	write_file(file);
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		ck_assert_int_eq(read_file(&got, pieces[i], &err), 0);
		ck_assert_uint_eq(got.len, n);
		ck_assert(n == 0 || memcmp(got.data, text, n) == 0);
	}
	unlink(file_name);
	lbl_buf_clear(&got);
}

static void refuse(const struct lbl_buf *file, const char *before, const char *message)
{
	struct lbl_buf got = { 0 };
	struct lbl_error err = { 0 };

	write_file(file);
	ck_assert_int_eq(read_file(&got, 1000, &err), -1);
	ck_assert_int_eq((int)err.code, LBL_E_INPUT);
	ck_assert_msg(strstr(err.message, message), "'%s' lacks '%s'", err.message, message);
	ck_assert_str_eq(lbl_buf_cstr(&got), before);
	unlink(file_name);
	lbl_buf_clear(&got);
}

START_TEST(plain_files)
{
	static const struct {
		const char *file, *text;
	} rows[] = {
		{ "", "" },
		{ "a", "a" },
		{ "\xef\xbb\xbf", "" },
		{ "\xef\xbb\xbfx\n", "x\n" },
		{ "\xef\xbb", "\xef\xbb" },
		{ "\xef\xbb\xbf\xef\xbb\xbf", "\xef\xbb\xbf" }, /* only the first is a mark */
		{ "{\"a\":1}\r\n", "{\"a\":1}\r\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_buf b = { 0 };

		lbl_buf_puts(&b, rows[i].file);
		expect(&b, rows[i].text, strlen(rows[i].text));
		lbl_buf_clear(&b);
	}
}
END_TEST

START_TEST(members_follow_each_other)
{
	struct lbl_buf b = { 0 };

	put_member(&b, "\xef\xbb\xbfone\n", 7);
	put_member(&b, "", 0);
	put_member(&b, "two\n", 4);
	expect(&b, "one\ntwo\n", 8);
	lbl_buf_clear(&b);
}
END_TEST

START_TEST(large_member)
{
	struct lbl_buf b = { 0 }, text = { 0 };

	for (int i = 0; i < 200000; i++)
		lbl_buf_printf(&text, "%d\n", i * 7919);
	put_member(&b, text.data, text.len);
	write_file(&b);
	expect(&b, text.data, text.len);
	lbl_buf_clear(&text);
	lbl_buf_clear(&b);
}
END_TEST

START_TEST(cut_anywhere_is_truncated)
{
	struct lbl_buf b = { 0 }, got = { 0 };
	struct lbl_error err = { 0 };
	size_t whole;

	put_member(&b, "some text\n", 10);
	whole = b.len;
	for (b.len = 2; b.len < whole; b.len++) {
		write_file(&b);
		ck_assert_int_eq(read_file(&got, 1000, &err), -1);
		ck_assert_ptr_nonnull(strstr(err.message, "gzip: truncated at byte"));
		unlink(file_name);
	}
	lbl_buf_clear(&b);
	lbl_buf_clear(&got);
}
END_TEST

/* How much is handed out before the cut is the same for reads of any size. */
START_TEST(cut_in_a_long_match)
{
	static const size_t pieces[] = { 1, 3, 64, 100, 1 << 20 };
	struct lbl_buf b = { 0 }, text = { 0 }, got = { 0 };
	struct lbl_error err = { 0 };
	size_t whole, least;

	for (int i = 0; i < 5000; i++)
		lbl_buf_puts(&text, "{}\n");
	put_member(&b, text.data, text.len);
	whole = b.len;
	for (b.len = 20; b.len < whole; b.len++) {
		write_file(&b);
		ck_assert_int_eq(read_file(&got, text.len, &err), -1);
		least = got.len;
		for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
			ck_assert_int_eq(read_file(&got, pieces[i], &err), -1);
			ck_assert_uint_eq(got.len, least);
		}
		unlink(file_name);
	}
	lbl_buf_clear(&b);
	lbl_buf_clear(&text);
	lbl_buf_clear(&got);
}
END_TEST

START_TEST(what_follows_a_member_must_be_one)
{
	static const struct {
		const char *tail;
		size_t n;
	} rows[] = { { "\n", 1 }, { "\0", 1 }, { "\0\0\0\0", 4 }, { "garbage", 7 }, { "\x1f", 1 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_buf b = { 0 };
		char message[100];

		put_member(&b, "x\n", 2);
		snprintf(message, sizeof message,
			 "gzip: the bytes from %zu of the file on are no member", b.len);
		lbl_buf_put(&b, rows[i].tail, rows[i].n);
		refuse(&b, "x\n", message);
		lbl_buf_clear(&b);
	}
}
END_TEST

START_TEST(corrupt_data_is_named)
{
	struct lbl_buf b = { 0 };

	put_member(&b, "some text\n", 10);
	b.data[b.len - 6] ^= 1; /* the checksum */
	refuse(&b, "some text\n", "incorrect data check");
	b.data[b.len - 6] ^= 1;
	b.data[b.len - 2] ^= 1; /* the length */
	refuse(&b, "some text\n", "incorrect length check");
	lbl_buf_clear(&b);
}
END_TEST

START_TEST(missing_file_is_named)
{
	char name[] = "/nonexistent/x";
	char *names[] = { name };
	struct lbl_input *in = lbl_input_new(names, 1);
	struct lbl_error err = { 0 };

	ck_assert_int_eq(lbl_input_next(in, &err), -1);
	ck_assert_str_eq(err.source, name);
	ck_assert_str_eq(err.message, "cannot open: No such file or directory");
	lbl_input_free(in);
}
END_TEST

static void count_bytes(void *arg, size_t source_index, const void *bytes, size_t n)
{
	(void)bytes;
	ck_assert_uint_eq(source_index, 0);
	*(size_t *)arg += n;
}

START_TEST(tap_sees_the_bytes_on_disk)
{
	char *names[] = { file_name };
	struct lbl_error err = { 0 };
	struct lbl_buf b = { 0 };
	struct lbl_input *in;
	size_t seen = 0;
	char buf[100];

	put_member(&b, "some text\n", 10);
	write_file(&b);
	in = lbl_input_new(names, 1);
	lbl_input_set_tap(in, count_bytes, &seen);
	ck_assert_int_eq(lbl_input_next(in, &err), 1);
	while (lbl_input_read(in, buf, sizeof buf, &err) > 0)
		;
	ck_assert_int_eq(lbl_input_next(in, &err), 0);
	ck_assert_uint_eq(seen, b.len);
	ck_assert_uint_eq(lbl_input_bytes(in), b.len);
	ck_assert_uint_eq(lbl_input_total(in), b.len);
	lbl_input_free(in);
	unlink(file_name);
	lbl_buf_clear(&b);
}
END_TEST

/* A read of an empty pipe would wait for ever. */
START_TEST(told_to_stop)
{
	char name[] = "-";
	char *names[] = { name };
	struct lbl_error err = { 0 };
	struct lbl_input *in = lbl_input_new(names, 1);
	char buf[10];
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	ck_assert_int_eq((int)write(ends[1], "abcdef", 6), 6);
	lbl_input_allow_stop(in);
	ck_assert_int_eq(lbl_input_next(in, &err), 1);
	ck_assert_int_eq((int)lbl_input_read(in, buf, 3, &err), 3);
	ck_assert_int_eq((int)lbl_input_read(in, buf, sizeof buf, &err), 3);
	lbl_input_stop(in);
	ck_assert_int_eq((int)lbl_input_read(in, buf, sizeof buf, &err), -1);
	ck_assert_int_eq((int)lbl_input_read(in, buf, sizeof buf, &err), -1);
	lbl_input_free(in);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

SUITE("io/input", plain_files, members_follow_each_other, large_member, cut_anywhere_is_truncated,
      cut_in_a_long_match, what_follows_a_member_must_be_one, corrupt_data_is_named,
      missing_file_is_named, tap_sees_the_bytes_on_disk, told_to_stop)
