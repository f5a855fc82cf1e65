/* schema/validate: what each keyword and each task finds in a record, and where. */
#include "rows.h"

#include <stdio.h>

#include "schema/judge.h"

/* A finding as "RULE POINTER", warnings with a "~" before; a ';' behind each. */
static void note(void *arg, const struct lbl_finding *f)
{
	ck_assert_str_eq(f->source, "r.jsonl");
	ck_assert_uint_eq(f->line, 3);
	ck_assert(f->message.len > 0);
	lbl_buf_printf(arg, "%s%s %.*s;", f->severity == LBL_WARNING ? "~" : "", f->rule,
		       (int)f->pointer.len, f->pointer.ptr);
}

static struct lbl_schema *load(const char *text)
{
	struct lbl_faults faults = { 0 };
	struct lbl_schema *s = lbl_schema_parse(lbl_span_of(text), "s.json", &faults);
	ck_assert_msg(s != NULL, "%s: %s", text, faults.n ? faults.v[0].message : "");
	return s;
}

/* One record by a schema; returns the number of errors. */
static size_t judge(const struct lbl_schema *s, const char *record, lbl_found *found, void *arg)
{
	struct lbl_scan *scan = lbl_scan_new(lbl_schema_paths(s), 0, LBL_SCAN_BEST);
	struct lbl_validator *v = lbl_validator_new(s, found, arg);
	struct lbl_scanned got;
	size_t n = strlen(record);
	char *line = calloc(1, n + 1 + LBL_SCAN_PAD);
	memcpy(line, record, n);
	line[n] = '\n';
	ck_assert_msg(lbl_scan_line(scan, line, &got) == 0, "%s: %s", record, got.fault);
	struct lbl_line at = { .text = { line, n }, .values = got.values, .open = got.open,
			       .close = got.close, .empty = got.empty, .source = "r.jsonl",
			       .number = 3 };
	size_t errors = lbl_validator_record(v, &at);
	ck_assert_uint_eq(lbl_validator_record(v, &at), errors); /* nothing is left of the first */
	ck_assert_uint_eq(v->n_spans, 0);
	free(line);
	lbl_validator_free(v);
	lbl_scan_free(scan);
	return errors;
}

static void check(const char *schema, const char *record, const char *want)
{
	struct lbl_schema *s = load(schema);
	struct lbl_buf got = { 0 };
	judge(s, record, note, &got);
	struct lbl_buf twice = { 0 };
	lbl_buf_printf(&twice, "%s%s", want, want);
	ck_assert_msg(strcmp(lbl_buf_cstr(&got), lbl_buf_cstr(&twice)) == 0,
			"%s\n%s\nwant %s\ngot %s",
		      schema, record, lbl_buf_cstr(&twice), lbl_buf_cstr(&got));
	lbl_buf_clear(&got);
	lbl_buf_clear(&twice);
	lbl_schema_free(s);
}

/*
 * A value by a JSON Schema. want: "RULE POINTER;" each, pointers below the value.
 * origin: the section of JSON Schema 2020-12, V: Validation, C: Core.
 */
static const struct js_row {
	const char *origin, *schema, *value, *want;
} js_rows[] = {
	{ "C 4.3.2", "true", "1", "" },
	{ "C 4.3.2", "false", "1", "json.false ;" },
	{ "C 4.3.2", "{}", "null", "" },

	{ "V 6.1.1", "{\"type\":\"string\"}", "\"\"", "" },
	{ "V 6.1.1", "{\"type\":\"string\"}", "1", "json.type ;" },
	{ "V 6.1.1", "{\"type\":\"number\"}", "1.5", "" },
	{ "V 6.1.1", "{\"type\":\"number\"}", "\"1.5\"", "json.type ;" },
	{ "V 6.1.1", "{\"type\":\"integer\"}", "1", "" },
	{ "V 6.1.1", "{\"type\":\"integer\"}", "1.0", "" },
	{ "V 6.1.1", "{\"type\":\"integer\"}", "10e-1", "" },
	{ "V 6.1.1", "{\"type\":\"integer\"}", "1.5", "json.type ;" },
	{ "V 6.1.1", "{\"type\":\"integer\"}", "123456789012345678901234567890", "" },
	{ "V 6.1.1", "{\"type\":\"boolean\"}", "false", "" },
	{ "V 6.1.1", "{\"type\":\"boolean\"}", "0", "json.type ;" },
	{ "V 6.1.1", "{\"type\":\"null\"}", "null", "" },
	{ "V 6.1.1", "{\"type\":\"null\"}", "false", "json.type ;" },
	{ "V 6.1.1", "{\"type\":\"object\"}", "{}", "" },
	{ "V 6.1.1", "{\"type\":\"object\"}", "[]", "json.type ;" },
	{ "V 6.1.1", "{\"type\":\"array\"}", "[]", "" },
	{ "V 6.1.1", "{\"type\":\"array\"}", "{}", "json.type ;" },
	{ "V 6.1.1", "{\"type\":[\"integer\",\"string\"]}", "1", "" },
	{ "V 6.1.1", "{\"type\":[\"integer\",\"string\"]}", "\"x\"", "" },
	{ "V 6.1.1", "{\"type\":[\"integer\",\"string\"]}", "null", "json.type ;" },

	{ "V 6.1.2", "{\"enum\":[1,\"a\",null,[2]]}", "1.0", "" },
	{ "V 6.1.2", "{\"enum\":[1,\"a\",null,[2]]}", "\"\\u0061\"", "" },
	{ "V 6.1.2", "{\"enum\":[1,\"a\",null,[2]]}", "[2]", "" },
	{ "V 6.1.2", "{\"enum\":[1,\"a\",null,[2]]}", "\"1\"", "json.enum ;" },
	{ "V 6.1.2", "{\"enum\":[0]}", "false", "json.enum ;" },
	{ "V 6.1.3", "{\"const\":{\"a\":1,\"b\":[]}}", "{\"b\":[],\"a\":1.0}", "" },
	{ "V 6.1.3", "{\"const\":{\"a\":1,\"b\":[]}}", "{\"a\":1}", "json.const ;" },
	{ "V 6.1.3", "{\"const\":null}", "0", "json.const ;" },

	{ "V 6.2.1", "{\"multipleOf\":0.01}", "1.05", "" },
	{ "V 6.2.1", "{\"multipleOf\":0.01}", "1.055", "json.multipleOf ;" },
	{ "V 6.2.1", "{\"multipleOf\":2}", "\"3\"", "" },
	{ "V 6.2.2", "{\"maximum\":1}", "1", "" },
	{ "V 6.2.2", "{\"maximum\":1}", "1.00000000000000000001", "json.maximum ;" },
	{ "V 6.2.2", "{\"maximum\":1}", "\"2\"", "" },
	{ "V 6.2.3", "{\"exclusiveMaximum\":1}", "0.99999999999999999999", "" },
	{ "V 6.2.3", "{\"exclusiveMaximum\":1}", "1.0", "json.exclusiveMaximum ;" },
	{ "V 6.2.4", "{\"minimum\":-1}", "-1.0", "" },
	{ "V 6.2.4", "{\"minimum\":-1}", "-1e400", "json.minimum ;" },
	{ "V 6.2.5", "{\"exclusiveMinimum\":0}", "1e-400", "" },
	{ "V 6.2.5", "{\"exclusiveMinimum\":0}", "-0.0", "json.exclusiveMinimum ;" },

	{ "V 6.3.1", "{\"maxLength\":2}", "\"\xC3\xA9\xC3\xA9\"", "" },
	{ "V 6.3.1", "{\"maxLength\":2}", "\"\\u00e9\\n\"", "" },
	{ "V 6.3.1", "{\"maxLength\":1}", "\"\\ud83d\\ude00\"", "" },
	{ "V 6.3.1", "{\"maxLength\":1}", "\"\xF0\x9F\x98\x80\"", "" },
	{ "V 6.3.1", "{\"maxLength\":2}", "\"a\\\\\\\"\"", "json.maxLength ;" },
	{ "V 6.3.1", "{\"maxLength\":0}", "\"\\u0000\"", "json.maxLength ;" },
	{ "V 6.3.1", "{\"maxLength\":1}", "[1,2]", "" },
	{ "V 6.3.2", "{\"minLength\":1}", "\"\"", "json.minLength ;" },
	{ "V 6.3.2", "{\"minLength\":2}", "\"\xF0\x9F\x98\x80\"", "json.minLength ;" },
	{ "V 6.3.2", "{\"minLength\":2}", "\"\\ud83d\\ude00\"", "json.minLength ;" },
	{ "V 6.3.2", "{\"minLength\":2}", "\"\\ud83d\\ude00\\ud83d\\ude00\"", "" },
	{ "V 6.3.2", "{\"minLength\":3}", "\"\\uD83D\\uDE00ab\"", "" },

	{ "V 6.4.1", "{\"maxItems\":1}", "[[1,2]]", "" },
	{ "V 6.4.1", "{\"maxItems\":1}", "[1,2]", "json.maxItems ;" },
	{ "V 6.4.1", "{\"maxItems\":0}", "{\"a\":1}", "" },
	{ "V 6.4.2", "{\"minItems\":1}", "[ ]", "json.minItems ;" },
	{ "V 6.4.2", "{\"minItems\":1}", "[null]", "" },
	{ "V 6.4.2", "{\"minItems\":1}", "\"\"", "" },
	{ "C 10.3.1.2", "{\"items\":{\"type\":\"integer\"}}", "[]", "" },
	{ "C 10.3.1.2", "{\"items\":{\"type\":\"integer\"}}", "[1,\"a\",2,null]",
	  "json.type /1;json.type /3;" },
	{ "C 10.3.1.2", "{\"items\":{\"type\":\"integer\"}}", "{\"0\":\"a\"}", "" },
	{ "C 10.3.1.2", "{\"items\":{\"items\":{\"maximum\":1}}}", "[[],[1,2]]",
	  "json.maximum /1/1;" },
	{ "C 10.3.1.2", "{\"items\":false}", "[1]", "json.false /0;" },

	{ "V 6.5.3", "{\"required\":[\"a\",\"b\"]}", "{\"a\":null,\"b\":0}", "" },
	{ "V 6.5.3", "{\"required\":[\"a\",\"b\"]}", "{}", "json.required /a;json.required /b;" },
	{ "V 6.5.3", "{\"required\":[\"a\"]}", "[]", "" },
	{ "V 6.5.3", "{\"required\":[\"a/b\"]}", "{\"a\\/b\":1}", "" },
	{ "V 6.5.3", "{\"required\":[\"a/b\",\"~\"]}", "{\"a\":{\"b\":1}}",
	  "json.required /a~1b;json.required /~0;" },
	{ "C 10.3.2.1", "{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":1}",
	  "json.type /a;" },
	{ "C 10.3.2.1", "{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"b\":1}", "" },
	{ "C 10.3.2.1", "{\"properties\":{\"0\":{\"type\":\"string\"}}}", "[1]", "" },
	{ "C 10.3.2.1", "{\"properties\":{\"a\":{\"properties\":{\"b\":false}}}}",
	  "{\"a\":{\"b\":1}}", "json.false /a/b;" },
	{ "C 10.3.2.1", "{\"properties\":{\"\xC3\xA9\":{\"minimum\":1}}}", "{\"\\u00e9\":0}",
	  "json.minimum /\xC3\xA9;" },
	{ "the last of duplicates counts", "{\"properties\":{\"a\":{\"minimum\":1}}}",
	  "{\"a\":0,\"a\":1}", "" },
	{ "the last of duplicates counts", "{\"properties\":{\"a\":{\"minimum\":1}}}",
	  "{\"a\":1,\"a\":0}", "json.minimum /a;" },
	{ "the last of duplicates counts",
	  "{\"properties\":{\"a\":{\"properties\":{\"b\":{\"minimum\":1}},\"required\":[\"b\"]}}}",
	  "{\"a\":{\"b\":0},\"a\":{}}", "json.required /a/b;" },
	{ "C 10.3.2.3", "{\"properties\":{\"a\":{}},\"additionalProperties\":false}",
	  "{\"a\":1,\"b\":2,\"c/d\":3}",
	  "json.additionalProperties /b;json.additionalProperties /c~1d;" },
	{ "C 10.3.2.3", "{\"required\":[\"a\"],\"additionalProperties\":false}", "{\"a\":1}",
	  "json.additionalProperties /a;" },
	{ "C 10.3.2.3", "{\"additionalProperties\":{\"type\":\"null\"}}", "{\"a\":null,\"b\":1}",
	  "json.type /b;" },
	{ "C 10.3.2.3", "{\"additionalProperties\":false}", "[1]", "" },

	{ "all findings", "{\"type\":\"string\",\"enum\":[2],\"minimum\":7,\"multipleOf\":2}", "5",
	  "json.type ;json.enum ;json.minimum ;json.multipleOf ;" },
};

/* Each row in a place that the record's paths find, and in one that is walked to. */
START_TEST(json_schema)
{
	static const struct {
		const char *schema, *record, *place;
	} ways[] = {
		{ "{\"properties\":{\"v\":%s}}", "{\"w\":0,\"v\":%s}", "/v" },
		{ "{\"properties\":{\"a\":{\"items\":%s}}}", "{\"a\":[%s]}", "/a/0" },
		{ "{\"additionalProperties\":%s}", "{ \"v\" : %s }", "/v" },
	};
	const struct js_row *r = &js_rows[_i];
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		struct lbl_buf schema = { 0 }, record = { 0 }, want = { 0 };
		lbl_buf_puts(&schema, "{\"name\":\"n\",\"version\":\"1.0.0\","
		  "\"record\":{\"json_schema\":");
		for (const char *p = ways[i].schema; *p; p++) {
			if (p[0] == '%')
				lbl_buf_puts(&schema, (p++, r->schema));
			else
				lbl_buf_putc(&schema, *p);
		}
		lbl_buf_puts(&schema, "}}");
		for (const char *p = ways[i].record; *p; p++) {
			if (p[0] == '%')
				lbl_buf_puts(&record, (p++, r->value));
			else
				lbl_buf_putc(&record, *p);
		}
		for (const char *p = r->want; *p; p++) {
			lbl_buf_putc(&want, *p);
			if (*p == ' ')
				lbl_buf_puts(&want, ways[i].place);
		}
		/* false for all other members is additionalProperties' own finding */
		if (strcmp(r->schema, "false") != 0 || i < 2)
			check(lbl_buf_cstr(&schema), lbl_buf_cstr(&record), lbl_buf_cstr(&want));
		lbl_buf_clear(&schema);
		lbl_buf_clear(&record);
		lbl_buf_clear(&want);
	}
}
END_TEST

#define HEAD "{\"name\":\"n\",\"version\":\"1.0.0\","
#define LABELS "\"labels\":[{\"name\":\"a\",\"aliases\":[\"x\"]},{\"name\":\"b\"}," \
	       "{\"name\":\"old\",\"deprecated\":true},{\"name\":\"1\"},{\"name\":\"true\"}]}"
#define SINGLE HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\"," LABELS "]}"
#define NEEDED HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\",\"required\":true," LABELS "]}"
#define MULTIPLE HEAD "\"tasks\":[" \
		 "{\"name\":\"t\",\"type\":\"choice\",\"choice\":\"multiple\"," LABELS "]}"
#define SEVERAL HEAD "\"tasks\":[" \
		"{\"name\":\"t/1\",\"type\":\"choice\",\"required\":true," LABELS "," \
		"{\"name\":\"n\",\"type\":\"rating\",\"min\":1,\"max\":5}," \
		"{\"name\":\"p\",\"type\":\"number\",\"path\":\"meta.p\",\"min\":0}]}"

/* origin: lbl-schema(5) and lbl-record(5), by hand */
static const struct task_row {
	const char *schema, *record, *want;
} task_rows[] = {
	{ SINGLE, "{\"label\":\"a\"}", "" },
	{ SINGLE, "{\"label\":\"\\u0061\"}", "" },
	{ SINGLE, "{\"label\":null}", "" },
	{ SINGLE, "{}", "" },
	{ SINGLE, "{\"label\":\"c\"}", "label.unknown /label;" },
	{ SINGLE, "{\"label\":\"A\"}", "label.unknown /label;" },
	{ SINGLE, "{\"label\":\" a\"}", "label.unknown /label;" },
	{ SINGLE, "{\"label\":\"\"}", "label.unknown /label;" },
	{ SINGLE, "{\"label\":\"x\"}", "label.alias /label;" },
	{ SINGLE, "{\"label\":\"old\"}", "~label.deprecated /label;" },
	{ SINGLE, "{\"label\":1}", "" },
	{ SINGLE, "{\"label\":1.0}", "" },
	{ SINGLE, "{\"label\":true}", "" },
	{ SINGLE, "{\"label\":2}", "label.unknown /label;" },
	{ SINGLE, "{\"label\":[\"a\"]}", "task.type /label;" },
	{ SINGLE, "{\"label\":{\"t\":\"a\"}}", "task.type /label;" },
	{ NEEDED, "{\"label\":\"a\"}", "" },
	{ NEEDED, "{\"label\":null}", "task.required /label;" },
	{ NEEDED, "{}", "task.required /label;" },

	{ MULTIPLE, "{\"label\":[]}", "" },
	{ MULTIPLE, "{\"label\":[\"a\",\"b\"]}", "" },
	{ MULTIPLE, "{\"label\":null}", "" },
	{ MULTIPLE, "{\"label\":\"a\"}", "task.type /label;" },
	{ MULTIPLE, "{\"label\":[\"a\",\"c\",\"old\",null,[\"a\"]]}",
	  "label.unknown /label/1;~label.deprecated /label/2;task.type /label/3;"
	    "task.type /label/4;" },
	{ MULTIPLE, "{\"label\":[\"a\",\"b\",\"\\u0061\",\"b\"]}",
	  "label.duplicate /label/2;label.duplicate /label/3;" },
	{ MULTIPLE, "{\"label\":[\"x\",\"a\"]}", "label.alias /label/0;label.duplicate /label/1;" },
	{ MULTIPLE, "{\"label\":[1,\"1\",1.0]}", "label.duplicate /label/1;"
	  "label.duplicate /label/2;" },

	{ SEVERAL, "{\"label\":{\"t/1\":\"a\",\"n\":3},\"meta\":{\"p\":0}}", "" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\"}}", "" },
	{ SEVERAL, "{\"label\":{\"n\":3}}", "task.required /label/t~11;" },
	{ SEVERAL, "{\"label\":null}", "task.required /label/t~11;" },
	{ SEVERAL, "{}", "task.required /label/t~11;" },
	{ SEVERAL, "{\"label\":\"a\",\"meta\":{\"p\":-1}}",
	  "task.type /label;task.minimum /meta/p;" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"c\",\"n\":\"3\"}}",
	  "label.unknown /label/t~11;task.type /label/n;" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\",\"n\":0},\"meta\":{\"p\":\"1\"}}",
	  "task.minimum /label/n;task.type /meta/p;" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\",\"n\":6.5}}",
	  "task.type /label/n;task.maximum /label/n;" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\",\"n\":5.0}}", "" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\",\"p\":1,\"q\":2}}",
	  "task.unknown /label/p;task.unknown /label/q;" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\"},\"label\":{}}", "task.required /label/t~11;" },

	{ HEAD "\"record\":{\"label\":\"\"},\"tasks\":[{\"name\":\"s\",\"type\":\"number\"},"
	  "{\"name\":\"u\",\"type\":\"number\",\"required\":true}]}",
	  "{\"id\":\"i\",\"s\":\"1\"}", "task.type /s;task.required /u;" },
	{ HEAD "\"record\":{\"label\":\"result.0.value\"},\"tasks\":[{\"name\":\"t\","
	  "\"type\":\"choice\","
	  LABELS "]}", "{\"result\":[{\"value\":\"c\"}]}", "label.unknown /result/0/value;" },
	{ HEAD "\"record\":{\"json_schema\":{\"required\":[\"label\"]}},"
	  "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\"," LABELS "]}", "{\"label\":null}", "" },
	{ HEAD "\"record\":{\"json_schema\":{\"maxItems\":0,\"type\":\"array\"}}}", "{}",
	  "json.type ;" },
	{ HEAD "\"record\":{\"json_schema\":false}}", "{}", "json.false ;" },
	{ HEAD "\"description\":\"asks for nothing\"}", "{}", "" },
};

START_TEST(tasks)
{
	check(task_rows[_i].schema, task_rows[_i].record, task_rows[_i].want);
}
END_TEST

static void write_json(void *arg, const struct lbl_finding *f)
{
	struct lbl_buf *out = arg;
	out->len = 0;
	lbl_finding_json(out, f);
}

/* origin: by hand; byte is the value's column, of what should hold it where it is missing */
static const struct json_row {
	const char *schema, *record, *want;
} json_rows[] = {
	{ HEAD "\"record\":{\"id\":\"key\","
	  "\"json_schema\":{\"properties\":{\"c\":{\"maximum\":1.0}}}}}",
	  "{\"key\":\"a\\/1\", \"c\": 1.20}",
	  "{\"source\":\"r.jsonl\",\"line\":3,\"byte\":21,\"record\":\"a\\/1\",\"pointer\":\"/c\","
	  "\"rule\":\"json.maximum\",\"severity\":\"error\",\"expected\":1.0,\"actual\":1.20,"
	  "\"message\":\"1.20 must be at most 1.0\",\"schema\":\"n@1.0.0\"}" },
	{ HEAD "\"record\":{\"json_schema\":{\"properties\":{\"m\":{\"required\":[\"p\"]}}}}}",
	  "{\"id\":7,\"m\":{}}",
	  "{\"source\":\"r.jsonl\",\"line\":3,\"byte\":13,\"record\":7,\"pointer\":\"/m/p\","
	  "\"rule\":\"json.required\",\"severity\":\"error\",\"expected\":null,\"actual\":null,"
	  "\"message\":\"member 'p' is missing\",\"schema\":\"n@1.0.0\"}" },
	{ HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\",\"labels\":[\"positive\","
	  "\"negative\"]}]}",
	  "{\"id\":null,\"label\":\"postive\"}",
	  "{\"source\":\"r.jsonl\",\"line\":3,\"byte\":20,\"record\":null,\"pointer\":\"/label\","
	  "\"rule\":\"label.unknown\",\"severity\":\"error\",\"expected\":[\"positive\","
	    "\"negative\"],"
	  "\"actual\":\"postive\",\"message\":\"\\\"postive\\\" is no label of task 't'; "
	  "did you mean 'positive'?\",\"schema\":\"n@1.0.0\"}" },
	{ HEAD "\"record\":{\"json_schema\":{\"properties\":{\"s\":{\"type\":[\"string\","
	  "\"null\"]}}}}}",
	  "{\"s\":1}",
	  "{\"source\":\"r.jsonl\",\"line\":3,\"byte\":6,\"record\":null,\"pointer\":\"/s\","
	  "\"rule\":\"json.type\",\"severity\":\"error\",\"expected\":[\"string\",\"null\"],"
	  "\"actual\":\"number\",\"message\":\"type must be string or null, not number\","
	  "\"schema\":\"n@1.0.0\"}" },
	{ HEAD "\"record\":{\"json_schema\":{\"properties\":{\"s\":{\"minLength\":9}}}}}",
	  "{\"s\":\"\xC3\xA9\"}",
	  "{\"source\":\"r.jsonl\",\"line\":3,\"byte\":6,\"record\":null,\"pointer\":\"/s\","
	  "\"rule\":\"json.minLength\",\"severity\":\"error\",\"expected\":9,\"actual\":1,"
	  "\"message\":\"1 character, must be at least 9\",\"schema\":\"n@1.0.0\"}" },
};

START_TEST(findings_in_full)
{
	const struct json_row *r = &json_rows[_i];
	struct lbl_schema *s = load(r->schema);
	struct lbl_buf got = { 0 };
	ck_assert_uint_eq(judge(s, r->record, write_json, &got), 1);
	ck_assert_str_eq(lbl_buf_cstr(&got), r->want);
	lbl_buf_clear(&got);
	lbl_schema_free(s);
}
END_TEST

static void keep_message(void *arg, const struct lbl_finding *f)
{
	struct lbl_buf *out = arg;
	out->len = 0;
	lbl_buf_put(out, f->message.ptr, f->message.len);
}

/* origin: by hand; a suggestion names the label even when an alias is the nearest word */
static const struct message_row {
	const char *schema, *record, *want;
} message_rows[] = {
	{ HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\",\"labels\":[{\"name\":\"negative\","
	  "\"aliases\":[\"complaint\"]}]}]}", "{\"label\":\"compliant\"}",
	  "\"compliant\" is no label of task 't'; did you mean 'negative'?" },
	{ HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\",\"labels\":[{\"name\":\"negative\","
	  "\"aliases\":[\"neg\"]}]}]}", "{\"label\":\"neg\"}",
	  "\"neg\" is an alias; did you mean 'negative'?" },
	{ SEVERAL, "{\"label\":{\"t/1\":\"a\",\"q\":1}}", "no task is named \"q\"" },
	{ HEAD "\"tasks\":[{\"name\":\"topic\",\"type\":\"number\"},{\"name\":\"n\","
	  "\"type\":\"number\"}]}",
	  "{\"label\":{\"tpoic\":1}}", "no task is named \"tpoic\"; did you mean 'topic'?" },
	{ HEAD "\"record\":{\"json_schema\":{\"properties\":{\"confidence\":{}},"
	  "\"additionalProperties\":false}}}", "{\"confidnce\":1}",
	  "member \"confidnce\" is not allowed; did you mean 'confidence'?" },
	{ HEAD "\"record\":{\"json_schema\":{\"required\":[\"confidence\"],"
	  "\"additionalProperties\":false}}}", "{\"confidence\":1,\"confidnce\":1}",
	  "member \"confidnce\" is not allowed" },
	{ HEAD "\"record\":{\"json_schema\":{\"properties\":{\"s\":{\"enum\":[1,\"review\","
	  "\"audit\"]}}}}}",
	  "{\"s\":\"reveiw\"}", "\"reveiw\" is none of the 3 values allowed;"
	    " did you mean 'review'?" },
	{ HEAD "\"record\":{\"json_schema\":{\"properties\":{\"s\":{\"const\":1}}}}}",
	  "{\"s\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}",
	  "\"01234567890123456789012345678901234567890123456789012345678\xE2\x80\xA6"
	  " must be exactly 1" },
};

START_TEST(messages)
{
	const struct message_row *r = &message_rows[_i];
	struct lbl_schema *s = load(r->schema);
	struct lbl_buf got = { 0 };
	judge(s, r->record, keep_message, &got);
	ck_assert_str_eq(lbl_buf_cstr(&got), r->want);
	lbl_buf_clear(&got);
	lbl_schema_free(s);
}
END_TEST

/* More members than a record may have paths: those left over are walked to. */
START_TEST(more_members_than_paths)
{
	struct lbl_buf schema = { 0 }, record = { 0 };
	lbl_buf_puts(&schema, HEAD "\"record\":{\"json_schema\":{\"properties\":{");
	lbl_buf_puts(&record, "{");
	for (int i = 0; i < 40; i++) {
		lbl_buf_printf(&schema, "%s\"g%d\":{\"properties\":{", i ? "," : "", i);
		lbl_buf_printf(&record, "%s\"g%d\":{", i ? "," : "", i);
		for (int k = 0; k < 40; k++) {
			lbl_buf_printf(&schema, "%s\"m%d\":{\"maximum\":%d}", k ? "," : "", k, k);
			lbl_buf_printf(&record, "%s\"m%d\":%d", k ? "," : "", 39 - k,
				       i == 39 && k == 0 ? 40 : 39 - k);
		}
		lbl_buf_puts(&schema, "}}");
		lbl_buf_puts(&record, "}");
	}
	lbl_buf_puts(&schema, "}}}}");
	lbl_buf_puts(&record, "}");
	check(lbl_buf_cstr(&schema), lbl_buf_cstr(&record), "json.maximum /g39/m39;");
	lbl_buf_clear(&schema);
	lbl_buf_clear(&record);
}
END_TEST

START_TEST(broken_lines)
{
	struct lbl_schema *s = load(SINGLE);
	struct lbl_buf got = { 0 };
	struct lbl_validator *v = lbl_validator_new(s, write_json, &got);
	struct lbl_line line = { .text = { "{x", 2 }, .source = "r.jsonl", .number = 9 };
	struct lbl_error why = { .byte = 2, .message = "expected a name" };
	lbl_validator_broken(v, &line, &why);
	ck_assert_str_eq(lbl_buf_cstr(&got),
			 "{\"source\":\"r.jsonl\",\"line\":9,\"byte\":2,\"record\":null,"
			   "\"pointer\":\"\","
			 "\"rule\":\"json.syntax\",\"severity\":\"error\",\"expected\":null,"
			   "\"actual\":null,"
			 "\"message\":\"expected a name\",\"schema\":\"n@1.0.0\"}");
	lbl_buf_clear(&got);
	lbl_validator_free(v);
	lbl_validator_free(NULL);
	lbl_schema_free(s);
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = {
		{ json_schema, ROWS(js_rows) },	      { tasks, ROWS(task_rows) },
		{ findings_in_full, ROWS(json_rows) }, { messages, ROWS(message_rows) },
		{ more_members_than_paths, 0 },	      { broken_lines, 0 },
	};
	return rows_run("schema/validate", tests, ROWS(tests));
}
