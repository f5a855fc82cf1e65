/*
 * fuzz_schema: schema/schema and schema/validate. The input is a text, and behind its first
 * NUL another. Taken as a label schema and a record: whatever is refused has a place. Taken
 * as a JSON Schema and a value: what is found at a place of its own is found in an array too.
 */
#include <stdlib.h>
#include <string.h>

#include "json/scan.h"
#include "schema/schema.h"
#include "schema/validate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void count(void *arg, const struct lbl_finding *f)
{
	size_t *found = arg;

	if (!f->byte || !f->message.len || !f->rule)
		abort();
	++*found;
}

/* Findings of a record, or -1 where it is no object. */
static long judge(const struct lbl_schema *s, struct lbl_span record)
{
	struct lbl_scan *scan = lbl_scan_new(lbl_schema_paths(s), 0, LBL_SCAN_BEST);
	char *line = calloc(1, record.len + 1 + LBL_SCAN_PAD);
	struct lbl_scanned got;
	size_t found = 0;
	long result = -1;

	memcpy(line, record.ptr, record.len);
	line[record.len] = '\n';
	if (!lbl_scan_blank(line) && !lbl_scan_line(scan, line, &got) && *got.open == '{') {
		struct lbl_line at = { .text = { line, (size_t)(got.end - line) },
				       .values = got.values, .open = got.open,
				       .close = got.close, .source = "fuzz", .number = 1 };
		struct lbl_validator *v = lbl_validator_new(s, count, &found);

		lbl_validator_record(v, &at);
		lbl_validator_free(v);
		result = (long)found;
	}
	free(line);
	lbl_scan_free(scan);
	return result;
}

static struct lbl_schema *load(struct lbl_span text)
{
	struct lbl_faults faults = { 0 };
	struct lbl_schema *s = lbl_schema_parse(text, "fuzz", &faults);

	if (!s != (faults.n > 0))
		abort();
	for (size_t i = 0; i < faults.n; i++)
		if (faults.v[i].line > text.len + 1 || faults.v[i].byte > text.len + 1 ||
		    !faults.v[i].message[0])
			abort();
	lbl_faults_clear(&faults);
	return s;
}

/* Findings of a value by a JSON Schema, both put into what is given around them. */
static long judge_within(struct lbl_span schema, const char *s_head, const char *s_tail,
			 struct lbl_span value, const char *v_head, const char *v_tail)
{
	struct lbl_buf text = { 0 }, record = { 0 };
	struct lbl_schema *s;
	long found = -1;

	lbl_buf_puts(&text, "{\"name\":\"n\",\"version\":\"1.0.0\",\"record\":{\"json_schema\":");
	lbl_buf_puts(&text, s_head);
	lbl_buf_put(&text, schema.ptr, schema.len);
	lbl_buf_puts(&text, s_tail);
	lbl_buf_puts(&text, "}}");
	lbl_buf_puts(&record, v_head);
	lbl_buf_put(&record, value.ptr, value.len);
	lbl_buf_puts(&record, v_tail);
	s = load(lbl_buf_span(&text));
	if (s)
		found = judge(s, lbl_buf_span(&record));
	lbl_schema_free(s);
	lbl_buf_clear(&text);
	lbl_buf_clear(&record);
	return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *text = n ? (const char *)data : "";
	const char *nul = n ? memchr(text, 0, n) : NULL;
	struct lbl_span first = { text, nul ? (size_t)(nul - text) : n };
	struct lbl_span second = { nul ? nul + 1 : "{}", nul ? n - first.len - 1 : 2 };
	struct lbl_error err = { 0 };
	struct lbl_doc *schema = lbl_doc_parse(first, "fuzz", &err);
	struct lbl_doc *value = lbl_doc_parse(second, "fuzz", &err);
	struct lbl_schema *s = load(first);

	if (s)
		judge(s, second);
	lbl_schema_free(s);
	if (schema && value && judge_within(first, "{\"properties\":{\"v\":", "}}", second,
					    "{\"v\":", "}") !=
				    judge_within(first, "{\"properties\":{\"a\":{\"items\":", "}}}",
						 second, "{\"a\":[", "]}"))
		abort();
	lbl_doc_free(schema);
	lbl_doc_free(value);
	return 0;
}
