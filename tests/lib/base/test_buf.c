/* base/buf: growth, formatting, reuse. */
#include <stdlib.h>

#include "base/buf.h"
#include "suite.h"

START_TEST(empty_buffer_is_a_span)
{
	struct lbl_buf b = { 0 };

	ck_assert_ptr_nonnull(lbl_buf_span(&b).ptr);
	ck_assert_uint_eq(lbl_buf_span(&b).len, 0);
	lbl_buf_put(&b, NULL, 0);
	ck_assert_ptr_null(b.data);
	ck_assert_str_eq(lbl_buf_cstr(&b), "");
	lbl_buf_clear(&b);
}
END_TEST

START_TEST(pieces_come_in_order)
{
	struct lbl_buf b = { 0 };

	lbl_buf_puts(&b, "a");
	lbl_buf_putc(&b, 'b');
	lbl_buf_put(&b, "c\0d", 3);
	lbl_buf_printf(&b, "%05d|%s", 42, "x");
	ck_assert_uint_eq(b.len, 12);
	ck_assert_mem_eq(b.data, "abc\0d00042|x", 12);
	lbl_buf_clear(&b);
}
END_TEST

START_TEST(long_text_survives_growth)
{
	struct lbl_buf b = { 0 };

	for (int i = 0; i < 100000; i++)
		lbl_buf_printf(&b, "%d,", i);
	/* 10 of 2 bytes, 90 of 3, 900 of 4, 9000 of 5, 90000 of 6 */
	ck_assert_uint_eq(b.len, 588890);
	ck_assert_mem_eq(b.data + b.len - 12, "99998,99999,", 12);
	lbl_buf_clear(&b);
	ck_assert_uint_eq(b.cap, 0);
}
END_TEST

SUITE("base/buf", empty_buffer_is_a_span, pieces_come_in_order, long_text_survives_growth)
