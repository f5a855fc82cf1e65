/* schema/finding: a finding as a line of text and as JSON. */
#include "rows.h"

#include "schema/finding.h"

static struct lbl_finding finding(void)
{
	return (struct lbl_finding){
		.source = "a.jsonl",
		.line = 24,
		.byte = 7,
		.record = lbl_span_of("\"ann-\\u0031\""),
		.pointer = lbl_span_of("/confidence"),
		.rule = "json.maximum",
		.severity = LBL_ERROR,
		.expected = lbl_span_of("1"),
		.actual = lbl_span_of("1.20"),
		.message = lbl_span_of("1.20 must be at most 1"),
		.schema = "s@1.0.0",
	};
}

static void text_is(const struct lbl_finding *f, const char *prefix, const char *want)
{
	struct lbl_buf out = { 0 };
	lbl_finding_text(&out, prefix, f);
	ck_assert_str_eq(lbl_buf_cstr(&out), want);
	lbl_buf_clear(&out);
}

static void json_is(const struct lbl_finding *f, const char *want)
{
	struct lbl_buf out = { 0 };
	lbl_finding_json(&out, f);
	ck_assert_str_eq(lbl_buf_cstr(&out), want);
	lbl_buf_clear(&out);
}

START_TEST(whole)
{
	struct lbl_finding f = finding();
	text_is(&f, "p: ", "p: a.jsonl:24:7: error: /confidence: "
			   "1.20 must be at most 1 [json.maximum]\n");
	json_is(&f, "{\"source\":\"a.jsonl\",\"line\":24,\"byte\":7,\"record\":\"ann-\\u0031\","
		    "\"pointer\":\"/confidence\",\"rule\":\"json.maximum\",\"severity\":\"error\","
		    "\"expected\":1,\"actual\":1.20,\"message\":\"1.20 must be at most 1\","
		    "\"schema\":\"s@1.0.0\"}");
}
END_TEST

START_TEST(parts_that_are_missing)
{
	struct lbl_finding f = finding();
	struct lbl_span none = { 0 };
	f.byte = 0;
	f.record = f.expected = f.actual = none;
	f.pointer = lbl_span_of("");
	f.severity = LBL_WARNING;
	f.schema = NULL;
	text_is(&f, "", "a.jsonl:24: warning: 1.20 must be at most 1 [json.maximum]\n");
	json_is(&f, "{\"source\":\"a.jsonl\",\"line\":24,\"byte\":null,\"record\":null,"
	  "\"pointer\":\"\","
		    "\"rule\":\"json.maximum\",\"severity\":\"warning\",\"expected\":null,"
		    "\"actual\":null,\"message\":\"1.20 must be at most 1\",\"schema\":null}");
}
END_TEST

START_TEST(one_line_whatever_it_holds)
{
	struct lbl_finding f = finding();
	f.source = "a\nb";
	f.pointer = lbl_span_of("/x\ty");
	f.message = (struct lbl_span){ "\x1b[1m\0\x7f\xC3\xA9\"", 9 };
	text_is(&f, "", "a\\u000Ab:24:7: error: /x\\u0009y: \\u001B[1m\\u0000\\u007F\xC3\xA9\" "
			"[json.maximum]\n");
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = {
		{ whole, 0 }, { parts_that_are_missing, 0 }, { one_line_whatever_it_holds, 0 }
	};
	return rows_run("schema/finding", tests, ROWS(tests));
}
