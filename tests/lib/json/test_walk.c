/* json/walk: elements and members of sound text, one by one. */
#include "scan_try.h"

#include <stdio.h>

#include "json/walk.h"

static const struct type_row {
	const char *raw;
	enum lbl_type type;
	const char *name;
} type_rows[] = {
	{ "null", LBL_NULL, "null" },     { "true", LBL_BOOL, "boolean" },
	{ "false", LBL_BOOL, "boolean" }, { "-1", LBL_NUMBER, "number" },
	{ "0", LBL_NUMBER, "number" },    { "9e9", LBL_NUMBER, "number" },
	{ "\"\"", LBL_STRING, "string" }, { "[]", LBL_ARRAY, "array" },
	{ "{}", LBL_OBJECT, "object" },
};

START_TEST(types)
{
	const struct type_row *r = &type_rows[_i];

	ck_assert_int_eq(lbl_type_of(lbl_span_of(r->raw)), r->type);
	ck_assert_str_eq(lbl_type_name(r->type), r->name);
}
END_TEST

START_TEST(absent_is_a_type)
{
	ck_assert_int_eq(lbl_type_of((struct lbl_span){ NULL, 0 }), LBL_ABSENT);
	ck_assert_str_eq(lbl_type_name(LBL_ABSENT), "absent");
}
END_TEST

/* want: "key=value;" for each element, the key left out in arrays. */
static const struct walk_row {
	const char *raw, *want;
} walk_rows[] = {
	{ "[]", "" },
	{ "[ \t\r\n]", "" },
	{ "{}", "" },
	{ "{ }", "" },
	{ "1", "" },
	{ "\"[1]\"", "" },
	{ "[1]", "1;" },
	{ "[ 1 , \"a,]\\\"\" ,[2,[3]] , {\"k\":4}\r\n, null ]",
	  "1;\"a,]\\\"\";[2,[3]];{\"k\":4};null;" },
	{ "[-1.5e3,true,false]", "-1.5e3;true;false;" },
	{ "[\"\\\\\",\"\"]", "\"\\\\\";\"\";" },
	{ "{\"a\":1,\"a\":2}", "\"a\"=1;\"a\"=2;" },
	{ "{ \"a:b\" : {\"}\":[]} , \"\\\"\":\"x\" }", "\"a:b\"={\"}\":[]};\"\\\"\"=\"x\";" },
	{ "{\"a\"\n:\n1}", "\"a\"=1;" },
};

START_TEST(walks)
{
	const struct walk_row *r = &walk_rows[_i];
	char got[256] = "";
	struct lbl_span key, value;
	struct lbl_walk w;

	lbl_walk_init(&w, lbl_span_of(r->raw));
	while (lbl_walk_next(&w, &key, &value)) {
		if (key.ptr)
			snprintf(got + strlen(got), sizeof(got) - strlen(got),
				 "%.*s=", (int)key.len, key.ptr);
		snprintf(got + strlen(got), sizeof(got) - strlen(got), "%.*s;", (int)value.len,
			 value.ptr);
	}
	ck_assert_str_eq(got, r->want);
	ck_assert(!lbl_walk_next(&w, NULL, &value));
}
END_TEST

START_TEST(nothing_to_walk)
{
	struct lbl_span value;
	struct lbl_walk w;

	lbl_walk_init(&w, (struct lbl_span){ NULL, 0 });
	ck_assert(!lbl_walk_next(&w, NULL, &value));
}
END_TEST

static const struct find_row {
	const char *object, *name, *want;
} find_rows[] = {
	{ "{\"a\":1,\"b\":2,\"a\":3}", "a", "3" },
	{ "{\"a\":1,\"b\":2}", "b", "2" },
	{ "{\"\\u0061\":1}", "a", "1" },
	{ "{\"x\":{\"a\":1}}", "a", NULL },
	{ "{\"a\":1}", "", NULL },
	{ "[1]", "a", NULL },
	{ "\"a\"", "a", NULL },
};

START_TEST(finds_the_last)
{
	const struct find_row *r = &find_rows[_i];
	struct lbl_span got = lbl_walk_find(lbl_span_of(r->object), r->name);

	if (r->want)
		ck_assert(got.ptr && lbl_span_eq(got, lbl_span_of(r->want)));
	else
		ck_assert_ptr_null(got.ptr);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json/walk");
	TCase *c = tcase_create("walk");

	tcase_add_loop_test(c, types, 0, sizeof(type_rows) / sizeof(type_rows[0]));
	tcase_add_test(c, absent_is_a_type);
	tcase_add_loop_test(c, walks, 0, sizeof(walk_rows) / sizeof(walk_rows[0]));
	tcase_add_test(c, nothing_to_walk);
	tcase_add_loop_test(c, finds_the_last, 0, sizeof(find_rows) / sizeof(find_rows[0]));
	suite_add_tcase(s, c);
	return try_run(s);
}
