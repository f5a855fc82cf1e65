/* io/output, io/tempfile, io/deflate: files appear whole or not at all. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "io/output.h"
#include "suite.h"

static char folder[] = "/tmp/lbl-output-XXXXXX";

static void enter(void)
{
	strcpy(folder + sizeof folder - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
}

/* Leaves the folder, which must hold `files` names; removes it. */
static void leave(int files)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	int n = 0;

	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		unlink(e->d_name);
		n++;
	}
	closedir(d);
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0);
	ck_assert_int_eq(n, files);
}

static void put_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	ck_assert_uint_eq(fwrite(text, 1, strlen(text), f), strlen(text));
	fclose(f);
}

static void expect_file(const char *name, const char *text)
{
	char got[100] = "";
	FILE *f = fopen(name, "r");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fread(got, 1, sizeof got - 1, f), strlen(text));
	fclose(f);
	ck_assert_str_eq(got, text);
}

START_TEST(old_content_stays_until_close)
{
	struct lbl_error err = { 0 };
	struct lbl_output *out;
	struct stat st;

	enter();
	put_file("f", "old\n");
	chmod("f", 0640);
	out = lbl_output_open("f", &err);
	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(lbl_output_write(out, "new\n", 4, &err), 0);
	ck_assert_int_eq(lbl_output_flush(out, &err), 0);
	expect_file("f", "old\n");
	ck_assert_int_eq(lbl_output_close(out, &err), 0);
	expect_file("f", "new\n");
	ck_assert_int_eq(stat("f", &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0640);
	leave(1);
}
END_TEST

START_TEST(abandoned_file_never_appears)
{
	struct lbl_error err = { 0 };
	struct lbl_output *out;

	enter();
	out = lbl_output_open("f", &err);
	ck_assert_int_eq(lbl_output_write(out, "new\n", 4, &err), 0);
	lbl_output_abandon(out);
	leave(0);
}
END_TEST

START_TEST(link_is_followed)
{
	struct lbl_error err = { 0 };
	struct lbl_output *out;
	struct stat st;

	enter();
	put_file("f", "old\n");
	ck_assert_int_eq(symlink("f", "link"), 0);
	out = lbl_output_open("link", &err);
	ck_assert_int_eq(lbl_output_write(out, "new\n", 4, &err), 0);
	ck_assert_int_eq(lbl_output_close(out, &err), 0);
	expect_file("f", "new\n");
	ck_assert_int_eq(lstat("link", &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	leave(2);
}
END_TEST

START_TEST(device_is_written_directly)
{
	struct lbl_error err = { 0 };
	struct lbl_output *out = lbl_output_open("/dev/full", &err);

	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(lbl_output_write(out, "x", 1, &err), 0);
	ck_assert_int_eq(lbl_output_close(out, &err), -1);
	ck_assert_str_eq(err.message, "cannot write /dev/full: No space left on device");
}
END_TEST

START_TEST(missing_folder_is_named)
{
	struct lbl_error err = { 0 };

	ck_assert_ptr_null(lbl_output_open("/nonexistent/f", &err));
	ck_assert_ptr_nonnull(strstr(err.message, "/nonexistent/f: No such file or directory"));
}
END_TEST

/* Compresses 3 MB by pieces of n bytes into `name`. */
static void compress_by(const char *name, size_t piece)
{
	struct lbl_error err = { 0 };
	struct lbl_output *out = lbl_output_open(name, &err);
	struct lbl_buf text = { 0 };

	for (int i = 0; i < 300000; i++)
		lbl_buf_printf(&text, "%09d\n", i % 1000 * 7919);
	for (size_t at = 0; at < text.len; at += piece) {
		size_t n = text.len - at < piece ? text.len - at : piece;

		ck_assert_int_eq(lbl_output_write(out, text.data + at, n, &err), 0);
	}
	ck_assert_uint_eq(lbl_output_bytes(out), 3000000);
	ck_assert_int_eq(lbl_output_close(out, &err), 0);
	lbl_buf_clear(&text);
}

START_TEST(gz_is_the_same_for_any_writes)
{
	char line[64], want[64];
	gzFile f;

	enter();
	compress_by("a.gz", 3000000);
	compress_by("b.gz", 1000);
	compress_by("c.gz", 70001);
	ck_assert_int_eq(system("cmp a.gz b.gz && cmp a.gz c.gz && gzip -t a.gz"), 0);
	f = gzopen("a.gz", "r");
	for (int i = 0; i < 300000; i++) {
		snprintf(want, sizeof want, "%09d\n", i % 1000 * 7919);
		ck_assert_ptr_nonnull(gzgets(f, line, sizeof line));
		ck_assert_str_eq(line, want);
	}
	gzclose(f);
	leave(3);
}
END_TEST

SUITE("io/output", old_content_stays_until_close, abandoned_file_never_appears, link_is_followed,
      device_is_written_directly, missing_folder_is_named, gz_is_the_same_for_any_writes)
