/* record/key: keys and strata of records. */
#include "record/key.h"
#include "suite.h"

static struct lbl_line line_of(const char *text, const char *open, const char *close)
{
	return (struct lbl_line){ .text = lbl_span_of(text), .open = open, .close = close };
}

/* By hand, from the header. */
START_TEST(keys)
{
	static const struct {
		const char *raw, *want;
	} rows[] = {
		{ NULL, "{\"x\":1}" },       { "null", "{\"x\":1}" }, { "\"a\"", "a" },
		{ "\"\\u0061\\n\"", "a\n" }, { "17", "17" },          { "1.50", "1.50" },
		{ "[ 1]", "[ 1]" },          { "\"\"", "" },          { "true", "true" },
	};
	const char *text = " {\"x\":1} \r";
	struct lbl_line line = line_of(text, text + 1, text + 7);
	struct lbl_buf hold = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_span raw = { rows[i].raw, rows[i].raw ? strlen(rows[i].raw) : 0 };
		struct lbl_span got = lbl_key_text(&line, raw, &hold);

		ck_assert_msg(lbl_span_eq(got, lbl_span_of(rows[i].want)), "%s: '%.*s'",
			      rows[i].want, (int)got.len, got.ptr);
	}
	lbl_buf_clear(&hold);
}
END_TEST

START_TEST(strata)
{
	static const struct {
		const char *raw, *want;
	} rows[] = {
		{ NULL, "" },
		{ "null", "" },
		{ "\"\"", "=" },
		{ "\"null\"", "=null" },
		{ "1", "=1" },
		{ "1.0", "=1" },
		{ "\"1\"", "=1" },
		{ "true", "=true" },
		{ "\"caf\\u00e9\"", "=caf\xC3\xA9" },
		{ "[\"a\"]", "=[\"a\"]" },
		{ "{}", "={}" },
	};
	struct lbl_buf hold = { 0 }, name = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_span raw = { rows[i].raw, rows[i].raw ? strlen(rows[i].raw) : 0 };
		struct lbl_span got = lbl_key_stratum(raw, &hold, &name);

		ck_assert_msg(lbl_span_eq(got, lbl_span_of(rows[i].want)), "%s: '%.*s'",
			      rows[i].want, (int)got.len, got.ptr);
	}
	lbl_buf_clear(&hold);
	lbl_buf_clear(&name);
}
END_TEST

SUITE("record/key", keys, strata)
