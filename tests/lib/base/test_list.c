/* base/list: order, copies, look-up. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"

START_TEST(empty_list_has_nothing)
{
	struct lbl_list l = { 0 };

	ck_assert(!lbl_list_has(&l, "", 0));
	lbl_list_clear(&l);
	ck_assert_uint_eq(l.n, 0);
	ck_assert_ptr_null(l.v);
}
END_TEST

START_TEST(strings_are_copied_in_order)
{
	struct lbl_list l = { 0 };
	char text[] = "one,two";

	lbl_list_add(&l, text, 3);
	lbl_list_add(&l, text + 4, 3);
	lbl_list_add(&l, text, 0);
	memset(text, 'x', sizeof(text) - 1);
	ck_assert_uint_eq(l.n, 3);
	ck_assert_str_eq(l.v[0], "one");
	ck_assert_str_eq(l.v[1], "two");
	ck_assert_str_eq(l.v[2], "");
	lbl_list_clear(&l);
}
END_TEST

START_TEST(has_wants_the_whole_string)
{
	struct lbl_list l = { 0 };

	lbl_list_add(&l, "spam", 4);
	ck_assert(lbl_list_has(&l, "spam", 4));
	ck_assert(lbl_list_has(&l, "spammer", 4));
	ck_assert(!lbl_list_has(&l, "spa", 3));
	ck_assert(!lbl_list_has(&l, "spams", 5));
	ck_assert(!lbl_list_has(&l, "Spam", 4));
	ck_assert(!lbl_list_has(&l, "", 0));
	lbl_list_clear(&l);
}
END_TEST

START_TEST(grows_and_keeps_duplicates)
{
	struct lbl_list l = { 0 };

	for (int i = 0; i < 1000; i++)
		lbl_list_add(&l, i % 2 ? "odd" : "even", i % 2 ? 3 : 4);
	ck_assert_uint_eq(l.n, 1000);
	ck_assert_str_eq(l.v[998], "even");
	ck_assert_str_eq(l.v[999], "odd");
	lbl_list_clear(&l);
	lbl_list_add(&l, "again", 5);
	ck_assert_str_eq(l.v[0], "again");
	lbl_list_clear(&l);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("base/list");
	TCase *tc = tcase_create("list");
	SRunner *sr = srunner_create(s);
	int failed;

	tcase_add_test(tc, empty_list_has_nothing);
	tcase_add_test(tc, strings_are_copied_in_order);
	tcase_add_test(tc, has_wants_the_whole_string);
	tcase_add_test(tc, grows_and_keeps_duplicates);
	suite_add_tcase(s, tc);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
