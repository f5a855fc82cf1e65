/* json/emit: compact JSON, commas where they belong. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "json/emit.h"

static struct lbl_buf text;
static struct lbl_emit e;

static void setup(void)
{
	text = (struct lbl_buf){ 0 };
	e = (struct lbl_emit){ .out = &text };
}

static void teardown(void)
{
	lbl_buf_clear(&text);
}

START_TEST(empty_containers)
{
	lbl_emit_array(&e);
	lbl_emit_object(&e);
	lbl_emit_object_end(&e);
	lbl_emit_array(&e);
	lbl_emit_array_end(&e);
	lbl_emit_array_end(&e);
	ck_assert_str_eq(lbl_buf_cstr(&text), "[{},[]]");
}
END_TEST

START_TEST(members_of_every_kind)
{
	lbl_emit_object(&e);
	lbl_emit_key(&e, "s");
	lbl_emit_string(&e, "a\"b\\c\n");
	lbl_emit_key(&e, "none");
	lbl_emit_string(&e, NULL);
	lbl_emit_key_span(&e, (struct lbl_span){ "k\"xyz", 2 });
	lbl_emit_span(&e, (struct lbl_span){ "abc", 2 });
	lbl_emit_key(&e, "absent");
	lbl_emit_span(&e, (struct lbl_span){ NULL, 0 });
	lbl_emit_key(&e, "b");
	lbl_emit_bool(&e, true);
	lbl_emit_key(&e, "c");
	lbl_emit_bool(&e, false);
	lbl_emit_key(&e, "n");
	lbl_emit_null(&e);
	lbl_emit_key(&e, "r");
	lbl_emit_raw(&e, lbl_span_of("{ \"x\":1 }"));
	lbl_emit_object_end(&e);
	ck_assert_str_eq(lbl_buf_cstr(&text),
			 "{\"s\":\"a\\\"b\\\\c\\n\",\"none\":null,\"k\\\"\":\"ab\",\"absent\":null,"
			 "\"b\":true,\"c\":false,\"n\":null,\"r\":{ \"x\":1 }}");
}
END_TEST

/* Wanted: U+FFFD for each byte of an ill-formed sequence, by hand. */
START_TEST(strings_that_are_no_utf8)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "", "\"\"" },
		{ "\xC3\xA9", "\"\xC3\xA9\"" },
		{ "caf\xE9", "\"caf\xEF\xBF\xBD\"" },
		{ "\xFFx\xC3", "\"\xEF\xBF\xBDx\xEF\xBF\xBD\"" },
		{ "\xE2\x82\"\xED\xA0\x80",
		  "\"\xEF\xBF\xBD\xEF\xBF\xBD\\\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		text.len = 0;
		e = (struct lbl_emit){ .out = &text };
		lbl_emit_string(&e, rows[i].text);
		ck_assert_str_eq(lbl_buf_cstr(&text), rows[i].want);
	}
}
END_TEST

START_TEST(numbers)
{
	lbl_emit_array(&e);
	lbl_emit_num(&e, 0.1 + 0.2);
	lbl_emit_num(&e, -0.0);
	lbl_emit_num(&e, NAN);
	lbl_emit_num(&e, HUGE_VAL);
	lbl_emit_num(&e, -HUGE_VAL);
	lbl_emit_u64(&e, UINT64_MAX);
	lbl_emit_i64(&e, INT64_MIN);
	lbl_emit_array_end(&e);
	ck_assert_str_eq(lbl_buf_cstr(&text), "[0.3,0,null,null,null,18446744073709551615,"
					      "-9223372036854775808]");
}
END_TEST

START_TEST(nested_values_have_commas)
{
	lbl_emit_object(&e);
	lbl_emit_key(&e, "a");
	lbl_emit_array(&e);
	lbl_emit_u64(&e, 1);
	lbl_emit_object(&e);
	lbl_emit_key(&e, "b");
	lbl_emit_array(&e);
	lbl_emit_array_end(&e);
	lbl_emit_object_end(&e);
	lbl_emit_u64(&e, 2);
	lbl_emit_array_end(&e);
	lbl_emit_key(&e, "c");
	lbl_emit_u64(&e, 3);
	lbl_emit_object_end(&e);
	ck_assert_str_eq(lbl_buf_cstr(&text), "{\"a\":[1,{\"b\":[]},2],\"c\":3}");
}
END_TEST

START_TEST(text_is_appended)
{
	lbl_buf_puts(&text, "line: ");
	lbl_emit_span(&e, (struct lbl_span){ "a\0b", 3 });
	ck_assert_str_eq(lbl_buf_cstr(&text), "line: \"a\\u0000b\"");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json/emit");
	TCase *tc = tcase_create("emit");
	SRunner *sr = srunner_create(s);
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, empty_containers);
	tcase_add_test(tc, members_of_every_kind);
	tcase_add_test(tc, strings_that_are_no_utf8);
	tcase_add_test(tc, numbers);
	tcase_add_test(tc, nested_values_have_commas);
	tcase_add_test(tc, text_is_appended);
	suite_add_tcase(s, tc);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
