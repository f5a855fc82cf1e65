/* base/error: places, messages, the text of errno. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "suite.h"

START_TEST(set_clears_the_place)
{
	struct lbl_error e = { .source = "old", .line = 3, .byte = 4 };

	ck_assert_int_eq(lbl_error_set(&e, LBL_E_USAGE, "no %s", "way"), -1);
	ck_assert_int_eq((int)e.code, LBL_E_USAGE);
	ck_assert_ptr_null(e.source);
	ck_assert_uint_eq(e.line + e.byte, 0);
	ck_assert_str_eq(e.message, "no way");
}
END_TEST

START_TEST(at_keeps_the_place)
{
	struct lbl_error e;

	ck_assert_int_eq(lbl_error_at(&e, LBL_E_INPUT, "f", 7, 9, "bad"), -1);
	ck_assert_str_eq(e.source, "f");
	ck_assert_uint_eq(e.line, 7);
	ck_assert_uint_eq(e.byte, 9);
}
END_TEST

START_TEST(errno_is_told)
{
	struct lbl_error e;

	errno = ENOSPC;
	ck_assert_int_eq(lbl_error_errno(&e, "f", "cannot write"), -1);
	ck_assert_int_eq((int)e.code, LBL_E_IO);
	ck_assert_str_eq(e.message, "cannot write: No space left on device");
}
END_TEST

START_TEST(long_message_is_cut)
{
	struct lbl_error e;
	char text[2000];

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	lbl_error_set(&e, LBL_E_INPUT, "%s", text);
	ck_assert_uint_eq(strlen(e.message), sizeof e.message - 1);
}
END_TEST

START_TEST(whole_characters_stay)
{
	static const char *const characters[] = { "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9D\x84\x9E" };
	struct lbl_error e;

	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(characters[i]);

		for (size_t before = 0; before <= n; before++) {
			char text[sizeof e.message + 10];

			memset(text, 'x', sizeof text);
			strcpy(text + sizeof e.message - 1 - before, characters[i]);
			lbl_error_set(&e, LBL_E_INPUT, "%s", text);
			ck_assert_uint_eq(strlen(e.message),
					  sizeof e.message - 1 - (before < n ? before : 0));
		}
	}
}
END_TEST

SUITE("base/error", set_clears_the_place, at_keeps_the_place, errno_is_told, long_message_is_cut,
      whole_characters_stay)
