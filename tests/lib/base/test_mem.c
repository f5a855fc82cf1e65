/* base/mem: what is asked for is there; what cannot be ends with 2 and a message. */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/mem.h"

START_TEST(zero_bytes_are_a_pointer)
{
	void *p = lbl_alloc(0), *q = lbl_alloc_zero(0, 8);

	ck_assert_ptr_nonnull(p);
	ck_assert_ptr_nonnull(q);
	free(p);
	free(q);
}
END_TEST

START_TEST(grow_doubles_at_least)
{
	size_t cap = 0;
	int *p = lbl_grow(NULL, &cap, 1, sizeof *p);

	ck_assert_uint_eq(cap, 8);
	p = lbl_grow(p, &cap, 9, sizeof *p);
	ck_assert_uint_eq(cap, 16);
	p = lbl_grow(p, &cap, 3, sizeof *p);
	ck_assert_uint_eq(cap, 16);
	free(p);
}
END_TEST

START_TEST(copies_end_with_nul)
{
	char *p = lbl_strndup("abcdef", 3), *q = lbl_strdup("");

	ck_assert_str_eq(p, "abc");
	ck_assert_str_eq(q, "");
	free(p);
	free(q);
}
END_TEST

START_TEST(product_past_size_max_ends)
{
	lbl_alloc_zero(SIZE_MAX / 2, 3);
}
END_TEST

START_TEST(no_memory_ends)
{
	struct rlimit few = { 1 << 26, 1 << 26 };

	setrlimit(RLIMIT_AS, &few);
	lbl_alloc((size_t)1 << 30);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("base/mem");
	TCase *t = tcase_create("mem");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_test(t, zero_bytes_are_a_pointer);
	tcase_add_test(t, grow_doubles_at_least);
	tcase_add_test(t, copies_end_with_nul);
	tcase_add_exit_test(t, product_past_size_max_ends, 2);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow does not fit in the limit */
	tcase_add_exit_test(t, no_memory_ends, 2);
#endif
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
