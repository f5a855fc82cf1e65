/* ingest/content: one canonical form for equal content, and its hash. */
#include <string.h>

#include "ingest/content.h"
#include "suite.h"

static const struct {
	const char *value;
	const char *want;
	const char *why;
} rows[] = { /* by hand; those marked jq: jq 1.6 -cS prints the same */
	{ "{}", "{}", "jq" },
	{ "{ \"b\" : 1 , \"a\" : [ ] }", "{\"a\":[],\"b\":1}", "jq: blanks go, names are sorted" },
	{ "{\"b\":{\"d\":1,\"c\":[{\"z\":0,\"y\":1}]},\"a\":null}",
	  "{\"a\":null,\"b\":{\"c\":[{\"y\":1,\"z\":0}],\"d\":1}}", "jq: at every depth" },
	{ "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}", "jq: of duplicates the last" },
	{ "{\"a\":1,\"\\u0061\":2}", "{\"a\":2}", "jq: an escaped name is the same name" },
	{ "{\"ab\":1,\"a\":2,\"\":3}", "{\"\":3,\"a\":2,\"ab\":1}", "jq: prefixes first" },
	{ "{\"\\ud83d\\ude00\":1,\"\\uffee\":2}", "{\"\xef\xbf\xae\":2,\"\xf0\x9f\x98\x80\":1}",
	  "jq: by bytes of UTF-8, not by UTF-16" },
	{ "\"caf\\u00e9 \\/ \\\"\\n\\u001f\"", "\"caf\xc3\xa9 / \\\"\\n\\u001f\"",
	  "jq: only the escapes that must be" },
	{ "[1.0,10e-1,-0.0,0.10,1e2]", "[1,1,0,0.1,100]", "numbers by value" },
	{ "12345678901234567890.5", "12345678901234567890.5", "no digit is lost" },
	{ "[true,false,null,\"\",[[]]]", "[true,false,null,\"\",[[]]]", "jq: the rest as it is" },
};

static struct lbl_span canonical(struct lbl_content *c, const char *value, const char *except)
{
	return lbl_content_canonical(c, lbl_span_of(value), except);
}

START_TEST(forms_are_canonical)
{
	struct lbl_content c = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_span got = canonical(&c, rows[i].value, NULL);

		ck_assert_msg(lbl_span_eq(got, lbl_span_of(rows[i].want)), "%.*s, not %s (%s)",
			      (int)got.len, got.ptr, rows[i].want, rows[i].why);
		got = canonical(&c, rows[i].want, NULL);
		ck_assert_msg(lbl_span_eq(got, lbl_span_of(rows[i].want)), "not its own form: %s",
			      rows[i].want);
	}
	lbl_content_clear(&c);
}
END_TEST

START_TEST(only_the_outermost_member_is_left_out)
{
	struct lbl_content c = { 0 };
	struct lbl_span got;

	got = canonical(&c, "{\"meta\":1,\"a\":{\"meta\":2},\"\\u006deta\":3}", "meta");

	ck_assert(lbl_span_eq(got, lbl_span_of("{\"a\":{\"meta\":2}}")));
	got = canonical(&c, "{\"meta\":{}}", "meta");
	ck_assert(lbl_span_eq(got, lbl_span_of("{}")));
	lbl_content_clear(&c);
}
END_TEST

/* Any order of a thousand members, some of them with escapes, gives one form. */
START_TEST(order_does_not_matter)
{
	struct lbl_content c = { 0 };
	struct lbl_buf first = { 0 }, text = { 0 };

	for (unsigned step = 1; step < 1000; step += 90) {
		text.len = 0;
		for (unsigned i = 0; i < 1000; i++) {
			unsigned k = (i * step + step) % 1000;

			lbl_buf_printf(&text, k % 3 ? "%c\"k%u\":%u" : "%c\"\\u006b%u\":%u",
				       i ? ',' : '{', k, k);
		}
		lbl_buf_putc(&text, '}');
		canonical(&c, lbl_buf_cstr(&text), NULL);
		if (step == 1)
			lbl_buf_put(&first, c.out.data, c.out.len);
		ck_assert(lbl_span_eq(lbl_buf_span(&first), lbl_buf_span(&c.out)));
	}
	ck_assert_uint_eq(first.len, 1000 * 5 + 2 * (10 + 90 * 2 + 900 * 3) + 1);
	lbl_buf_clear(&first);
	lbl_buf_clear(&text);
	lbl_content_clear(&c);
}
END_TEST

START_TEST(hash_is_of_the_form_without_meta)
{
	static const char *const same[] = {
		"{\"data\":{\"a\":1,\"b\":2}}",
		"{ \"meta\":{\"line\":3}, \"data\":{\"b\":2.0,\"a\":1} }",
	};
	struct lbl_content c = { 0 };
	char hex[LBL_HASH128_HEX + 1];

	for (size_t i = 0; i < 2; i++) {
		lbl_hash128_hex(lbl_content_hash(&c, lbl_span_of(same[i])), hex);
		/* xxHash 0.8.1, XXH3_128bits of {"data":{"a":1,"b":2}} */
		ck_assert_str_eq(hex, "e3fc9116512293784879bea9d3d91752");
	}
	lbl_content_clear(&c);
}
END_TEST

SUITE("ingest/content", forms_are_canonical, only_the_outermost_member_is_left_out,
      order_does_not_matter, hash_is_of_the_form_without_meta)
