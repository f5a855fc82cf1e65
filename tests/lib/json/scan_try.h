/* What the scanner's tests share: a line with the room behind it that the scanner may read. */
#ifndef TEST_SCAN_TRY_H
#define TEST_SCAN_TRY_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "json/scan.h"

#define N_KINDS 3 /* those that are asked for by name */

static const enum lbl_scan_kind try_kinds[N_KINDS] = { LBL_SCAN_PLAIN, LBL_SCAN_SIMD128,
						       LBL_SCAN_AVX2 };

/* New: the text, an LF, and behind it bytes that would do harm if they were taken for input. */
static inline char *try_line(const char *text, size_t n)
{
	char *line = malloc(n + 1 + LBL_SCAN_PAD);

	ck_assert_ptr_nonnull(line);
	if (n)
		memcpy(line, text, n);
	line[n] = '\n';
	memset(line + n + 1, '"', LBL_SCAN_PAD);
	return line;
}

static inline struct lbl_paths *try_paths(const char *const *paths, size_t n)
{
	struct lbl_error err;
	struct lbl_paths *p = lbl_paths_new(paths, n, &err);

	ck_assert_ptr_nonnull(p);
	return p;
}

static inline int try_run(Suite *s)
{
	SRunner *r = srunner_create(s);
	int failed;

	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
