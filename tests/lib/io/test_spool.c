/* io/spool: reels give back what was put, whatever the sizes, and share one file's room. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "io/spool.h"
#include "suite.h"

/* Byte i of reel r: any function of both will do. */
static char byte_of(size_t r, uint64_t i)
{
	return (char)((i * 2654435761U >> 7) + r * 37);
}

/* Puts bytes [at, len) in pieces of `piece`. */
static void put_bytes(struct lbl_spool *s, struct lbl_reel *reel, size_t r, uint64_t at,
		      uint64_t len, size_t piece)
{
	char *some = malloc(piece);
	struct lbl_error err;
	int failed = 0; /* one assertion for all: each writes to a file of Check's */

	while (at < len) {
		size_t n = len - at < piece ? (size_t)(len - at) : piece;

		for (size_t i = 0; i < n; i++)
			some[i] = byte_of(r, at + i);
		failed += lbl_reel_put(s, reel, some, n, &err) != 0;
		at += n;
	}
	ck_assert_int_eq(failed, 0);
	free(some);
}

static void expect_bytes(struct lbl_spool *s, const struct lbl_reel *reel, size_t r, uint64_t len,
			 size_t piece)
{
	struct lbl_reader in;
	struct lbl_error err;
	char *some = malloc(piece);
	uint64_t at = 0, wrong = 0;

	lbl_reader_init(&in, s, reel);
	ck_assert_uint_eq(lbl_reader_left(&in), len);
	while (lbl_reader_left(&in)) {
		uint64_t left = lbl_reader_left(&in);
		size_t n = left < piece ? (size_t)left : piece;

		wrong += lbl_reader_take(&in, some, n, &err) != 0;
		for (size_t i = 0; i < n; i++)
			wrong += some[i] != byte_of(r, at + i);
		at += n;
	}
	ck_assert_uint_eq(wrong, 0);
	lbl_reader_clear(&in);
	free(some);
}

START_TEST(reels_give_back_what_was_put)
{
	static const struct {
		uint64_t len;
		size_t put, take;
	} rows[] = {
		{ 0, 1, 1 },
		{ 1, 1, 1 },
		{ LBL_SPOOL_CHUNK - 1, 7, 1000 },
		{ LBL_SPOOL_CHUNK, LBL_SPOOL_CHUNK, 13 },
		{ LBL_SPOOL_CHUNK + 1, 1000, LBL_SPOOL_CHUNK },
		{ 5 * LBL_SPOOL_CHUNK + 17, 3 * LBL_SPOOL_CHUNK + 5, 2 * LBL_SPOOL_CHUNK + 3 },
	};
	enum { N = sizeof rows / sizeof *rows };
	struct lbl_error err;
	struct lbl_spool *s = lbl_spool_open(&err);
	struct lbl_reel reels[N] = { 0 };

	ck_assert_ptr_nonnull(s);
	for (size_t i = 0; i < N; i++)
		put_bytes(s, &reels[i], i, 0, rows[i].len / 2, rows[i].put);
	for (size_t i = 0; i < N; i++) /* so that their chunks alternate */
		put_bytes(s, &reels[i], i, rows[i].len / 2, rows[i].len, 1);
	for (size_t i = 0; i < N; i++)
		ck_assert_int_eq(lbl_reel_end(s, &reels[i], &err), 0);
	for (size_t again = 0; again < 2; again++)
		for (size_t i = 0; i < N; i++)
			expect_bytes(s, &reels[i], i, rows[i].len, rows[i].take);
	for (size_t i = 0; i < N; i++)
		lbl_reel_clear(s, &reels[i]);
	lbl_spool_close(s);
}
END_TEST

/* More chunks than the file may have bytes for, unless the room of cleared reels is used again. */
START_TEST(room_is_used_again)
{
	struct rlimit limit = { 3 * LBL_SPOOL_CHUNK, 3 * LBL_SPOOL_CHUNK };
	struct lbl_error err;
	struct lbl_spool *s = lbl_spool_open(&err);

	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	for (size_t i = 0; i < 10; i++) {
		struct lbl_reel reel = { 0 };

		put_bytes(s, &reel, i, 0, 3 * LBL_SPOOL_CHUNK, 1000);
		ck_assert_int_eq(lbl_reel_end(s, &reel, &err), 0);
		expect_bytes(s, &reel, i, 3 * LBL_SPOOL_CHUNK, 1000);
		lbl_reel_clear(s, &reel);
	}
	lbl_spool_close(s);
}
END_TEST

START_TEST(the_file_has_no_name)
{
	char folder[] = "/tmp/lbl-spool-XXXXXX";
	struct lbl_error err;
	struct lbl_spool *s;
	struct dirent *entry;
	DIR *dir;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	setenv("TMPDIR", folder, 1);
	s = lbl_spool_open(&err);
	ck_assert_ptr_nonnull(s);
	dir = opendir(folder);
	while ((entry = readdir(dir)))
		ck_assert_int_eq(entry->d_name[strspn(entry->d_name, ".")], '\0');
	closedir(dir);
	lbl_spool_close(s);
	rmdir(folder);
	ck_assert_ptr_null(lbl_spool_open(&err));
	unsetenv("TMPDIR");
	ck_assert_int_eq(err.code, LBL_E_IO);
	ck_assert_ptr_nonnull(strstr(err.message, "cannot make a temporary file in /tmp/lbl-"));
}
END_TEST

SUITE("io/spool", reels_give_back_what_was_put, room_is_used_again, the_file_has_no_name)
