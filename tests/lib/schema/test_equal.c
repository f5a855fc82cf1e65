/* schema/equal: JSON values that are one value, however they are written. */
#include "rows.h"

#include "schema/equal.h"

/* origin: JSON Schema 2020-12 Core, 4.2.2 Instance Equality; duplicates: lbl-record(5) */
static const struct equal_row {
	const char *a, *b;
	bool want;
} equal_rows[] = {
	{ "null", "null", true },
	{ "true", "true", true },
	{ "true", "false", false },
	{ "null", "false", false },
	{ "0", "false", false },
	{ "1", "true", false },
	{ "1", "\"1\"", false },
	{ "1", "1.0", true },
	{ "1.0", "100e-2", true },
	{ "0", "-0.0", true },
	{ "9007199254740993", "9007199254740992", false },
	{ "\"a\"", "\"a\"", true },
	{ "\"a\"", "\"b\"", false },
	{ "\"a\"", "\"\\u0061\"", true },
	{ "\"\\/\"", "\"/\"", true },
	{ "\"\\u00e9\"", "\"\xC3\xA9\"", true },
	{ "\"\\u0000\"", "\"\"", false },
	{ "\"\\ud83d\\ude00\"", "\"\xF0\x9F\x98\x80\"", true },
	{ "[]", "[]", true },
	{ "[]", "{}", false },
	{ "[1, 2]", "[1,2.0]", true },
	{ "[1,2]", "[2,1]", false },
	{ "[1]", "[1,2]", false },
	{ "[[1]]", "[[1.0]]", true },
	{ "{\"a\":1,\"b\":2}", "{\"b\": 2, \"a\": 1.0}", true },
	{ "{\"a\":1}", "{\"a\":1,\"b\":2}", false },
	{ "{\"a\":1}", "{\"b\":1}", false },
	{ "{\"a\":1}", "{\"\\u0061\":1}", true },
	{ "{\"a\":1,\"a\":2}", "{\"a\":2}", true },
	{ "{\"a\":1,\"a\":2}", "{\"a\":1}", false },
	{ "{\"a\":{\"b\":[null]}}", "{\"a\":{\"b\":[null]}}", true },
	{ "{\"a\":{\"b\":[null]}}", "{\"a\":{\"b\":[]}}", false },
};

START_TEST(equal)
{
	const struct equal_row *r = &equal_rows[_i];
	struct lbl_span a = lbl_span_of(r->a), b = lbl_span_of(r->b);
	ck_assert_msg(lbl_json_equal(a, b) == r->want, "%s %s", r->a, r->b);
	ck_assert_msg(lbl_json_equal(b, a) == r->want, "%s %s", r->b, r->a);
	ck_assert(lbl_json_equal(a, a) && lbl_json_equal(b, b));
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = { { equal, ROWS(equal_rows) } };
	return rows_run("schema/equal", tests, ROWS(tests));
}
