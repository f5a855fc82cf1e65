/* json/text: decoding, comparing, quoting, strict UTF-8. */
#include "scan_try.h"

#include "json/text.h"

static struct lbl_span span(const char *text, size_t n)
{
	return (struct lbl_span){ text, n };
}

#define TEXT(s) s, sizeof(s) - 1

static const struct decode_row {
	const char *raw;
	const char *want;
	size_t n_want;
	bool in_place;
} decode_rows[] = {
	{ "\"\"", TEXT(""), true },
	{ "\"plain\"", TEXT("plain"), true },
	{ "\"\xC3\xA9\"", TEXT("\xC3\xA9"), true },
	{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", TEXT("\"\\/\b\f\n\r\t"), false },
	{ "\"a\\u0000b\"", TEXT("a\0b"), false },
	{ "\"\\u007f\\u0080\"", TEXT("\x7F\xC2\x80"), false },
	{ "\"\\u07FF\\u0800\"", TEXT("\xDF\xBF\xE0\xA0\x80"), false },
	{ "\"\\uffff\"", TEXT("\xEF\xBF\xBF"), false },
	{ "\"x\\uD83D\\uDE00y\"", TEXT("x\xF0\x9F\x98\x80y"), false },
	{ "\"\\ud800\\udc00\\udBFF\\uDfff\"", TEXT("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), false },
};

START_TEST(decode_rows_hold)
{
	const struct decode_row *r = &decode_rows[_i];
	struct lbl_buf hold = { 0 };
	struct lbl_span got;

	lbl_buf_puts(&hold, "kept");
	got = lbl_text_decode(lbl_span_of(r->raw), &hold);
	ck_assert(lbl_span_eq(got, span(r->want, r->n_want)));
	ck_assert(r->in_place == (got.ptr == r->raw + 1));
	ck_assert_uint_eq(hold.len, r->in_place ? 4 : 4 + r->n_want);
	ck_assert_mem_eq(hold.data, "kept", 4);
	lbl_buf_clear(&hold);
}
END_TEST

static const struct is_row {
	const char *raw, *want;
	bool is;
} is_rows[] = {
	{ "\"label\"", "label", true },
	{ "\"label\"", "labels", false },
	{ "\"label\"", "labe", false },
	{ "\"l\\u0061bel\"", "label", true },
	{ "\"l\\u0062bel\"", "label", false },
	{ "\"l\\u0061be\"", "label", false },
	{ "\"l\\u0061bels\"", "label", false },
	{ "\"\"", "", true },
	{ "\"\\u0000\"", "", false },
	{ "\"\\ud83d\\ude00\"", "\xF0\x9F\x98\x80", true },
	{ "\"\\n\"", "\n", true },
	{ "\"\\/\"", "/", true },
};

START_TEST(is_rows_hold)
{
	const struct is_row *r = &is_rows[_i];

	ck_assert_msg(lbl_text_is(lbl_span_of(r->raw), r->want) == r->is, "%s", r->raw);
}
END_TEST

static const struct quote_row {
	const char *text;
	size_t n;
	const char *want;
} quote_rows[] = {
	{ TEXT(""), "\"\"" },
	{ TEXT("plain"), "\"plain\"" },
	{ TEXT("\"\\/\b\f\n\r\t"), "\"\\\"\\\\/\\b\\f\\n\\r\\t\"" },
	{ TEXT("a\0\x01\x1F\x7F"), "\"a\\u0000\\u0001\\u001f\x7F\"" },
	{ TEXT("\xC3\xA9\xF0\x9F\x98\x80"), "\"\xC3\xA9\xF0\x9F\x98\x80\"" },
};

START_TEST(quote_rows_hold)
{
	const struct quote_row *r = &quote_rows[_i];
	struct lbl_buf out = { 0 };

	lbl_text_quote(&out, r->text, r->n);
	ck_assert(lbl_span_eq(lbl_buf_span(&out), lbl_span_of(r->want)));
	lbl_buf_clear(&out);
}
END_TEST

/* RFC 8259, section 7, byte by byte. */
static void quote_plainly(struct lbl_buf *out, unsigned char c)
{
	static const char shorts[] = "\bb\ff\nn\rr\tt\"\"\\\\";
	const char *pair = shorts;

	while (*pair && *pair != (char)c)
		pair += 2;
	if (*pair && c)
		lbl_buf_printf(out, "\\%c", pair[1]);
	else if (c < 0x20)
		lbl_buf_printf(out, "\\u%04x", c);
	else
		lbl_buf_putc(out, (char)c);
}

START_TEST(every_byte_at_every_place)
{
	for (unsigned c = 0; c < 256; c++) {
		for (size_t at = 0; at < 17; at++) {
			char text[] = "aaaaaaaaaaaaaaaaa";
			struct lbl_buf got = { 0 }, want = { 0 };

			text[at] = (char)c;
			lbl_text_quote(&got, text, 17);
			lbl_buf_putc(&want, '"');
			for (size_t i = 0; i < 17; i++)
				quote_plainly(&want, (unsigned char)text[i]);
			lbl_buf_putc(&want, '"');
			ck_assert_uint_eq(got.len, want.len);
			ck_assert_mem_eq(got.data, want.data, got.len);
			lbl_buf_clear(&got);
			lbl_buf_clear(&want);
		}
	}
}
END_TEST

static const struct utf8_row {
	const char *text;
	size_t n;
	long bad; /* -1: valid */
	const char *origin;
} utf8_rows[] = {
	{ TEXT(""), -1, "by hand" },
	{ TEXT("a\0\x7F"), -1, "by hand" },
	{ TEXT("\xC2\x80\xDF\xBF"), -1, "Unicode 15.0 table 3-7" },
	{ TEXT("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"), -1, "Unicode 15.0 table 3-7" },
	{ TEXT("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), -1, "Unicode 15.0 table 3-7" },
	{ TEXT("ab\x80"), 2, "a continuation alone" },
	{ TEXT("\xBF"), 0, "a continuation alone" },
	{ TEXT("\xC0\x80"), 0, "overlong" },
	{ TEXT("\xC1\xBF"), 0, "overlong" },
	{ TEXT("\xE0\x9F\xBF"), 0, "overlong" },
	{ TEXT("\xF0\x8F\xBF\xBF"), 0, "overlong" },
	{ TEXT("x\xED\xA0\x80"), 1, "a surrogate" },
	{ TEXT("\xED\xBF\xBF"), 0, "a surrogate" },
	{ TEXT("\xF4\x90\x80\x80"), 0, "past U+10FFFF" },
	{ TEXT("\xF5\x80\x80\x80"), 0, "past U+10FFFF" },
	{ TEXT("\xFF"), 0, "no lead" },
	{ TEXT("\xC3"), 0, "cut short" },
	{ TEXT("\xE2\x82"), 0, "cut short" },
	{ TEXT("\xF0\x9F\x98"), 0, "cut short" },
	{ TEXT("\xC3\xA9\xC3("), 2, "cut short" },
	{ TEXT("12345678\xC3\xA9"
	       "12345678\xE2\x28\xA1"),
	  18, "by hand" },
};

START_TEST(utf8_rows_hold)
{
	const struct utf8_row *r = &utf8_rows[_i];
	size_t bad = SIZE_MAX;

	ck_assert_msg(lbl_text_valid(r->text, r->n, &bad) == (r->bad < 0), "%s", r->origin);
	if (r->bad >= 0)
		ck_assert_uint_eq(bad, (size_t)r->bad);
}
END_TEST

/* All that a sequence of up to three bytes can be: counts by hand from table 3-7. */
START_TEST(every_short_sequence)
{
	size_t valid = 0, bad;
	char text[3];

	for (unsigned a = 0x80; a < 0x100; a++)
		for (unsigned b = 0; b < 0x100; b++)
			for (unsigned c = 0x80; c < 0xC0; c++) {
				text[0] = (char)a;
				text[1] = (char)b;
				text[2] = (char)c;
				valid += lbl_text_valid(text, 3, &bad);
			}
	/* E0: 32, E1..EC: 12 * 64, ED: 32, EE..EF: 2 * 64 second bytes; each with 64 third ones. */
	ck_assert_uint_eq(valid, (32 + 12 * 64 + 32 + 2 * 64) * 64);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json/text");
	TCase *c = tcase_create("text");

	tcase_add_loop_test(c, decode_rows_hold, 0, sizeof(decode_rows) / sizeof(decode_rows[0]));
	tcase_add_loop_test(c, is_rows_hold, 0, sizeof(is_rows) / sizeof(is_rows[0]));
	tcase_add_test(c, every_byte_at_every_place);
	tcase_add_loop_test(c, quote_rows_hold, 0, sizeof(quote_rows) / sizeof(quote_rows[0]));
	tcase_add_loop_test(c, utf8_rows_hold, 0, sizeof(utf8_rows) / sizeof(utf8_rows[0]));
	tcase_add_test(c, every_short_sequence);
	suite_add_tcase(s, c);
	return try_run(s);
}
