/* Columns of text, and text made harmless and cut. */
#include "report/width.h"
#include "../suite.h"

/* origin: Unicode 14, EastAsianWidth.txt and general categories, by hand. */
static const struct {
	const char *text;
	size_t columns;
} widths[] = {
	{ "", 0 },
	{ "plain", 5 },
	{ "chlo\xC3\xA9", 5 },             /* é in one piece */
	{ "chloe\xCC\x81", 5 },            /* and in two */
	{ "\xE6\xA8\xA1\xE5\x9E\x8B", 4 }, /* two ideographs */
	{ "\xED\x95\x9C", 2 },             /* a Hangul syllable */
	{ "\xEF\xBC\xA1", 2 },             /* full-width A */
	{ "\xF0\x9F\x98\x80", 2 },         /* an emoji */
	{ "a\xE2\x80\x8D"
	  "b",
	  2 },                     /* zero-width joiner */
	{ "\xD7\xA9\xD7\x9C", 2 }, /* Hebrew */
};

START_TEST(columns)
{
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		ck_assert_msg(lbl_width(lbl_span_of(widths[i].text)) == widths[i].columns,
			      "row %zu: %zu", i, lbl_width(lbl_span_of(widths[i].text)));
}
END_TEST

static const struct {
	const char *why;
	struct lbl_span text;
	size_t columns;
	const char *want;
} shown[] = {
	{ "as it is", { "plain", 5 }, 0, "plain" },
	{ "fits just", { "plain", 5 }, 5, "plain" },
	{ "cut", { "plain", 5 }, 4, "pla\xE2\x80\xA6" },
	{ "cut to one", { "plain", 5 }, 1, "\xE2\x80\xA6" },
	{ "a wide one is not halved",
	  { "\xE6\xA8\xA1\xE5\x9E\x8B", 6 },
	  3,
	  "\xE6\xA8\xA1\xE2\x80\xA6" },
	{ "wide, no room for the ellipsis", { "\xE6\xA8\xA1\xE5\x9E\x8B", 6 }, 2, "\xE2\x80\xA6" },
	{ "escape sequences", { "\x1B[31mred", 8 }, 0, "\\u001B[31mred" },
	{ "line feed, NUL, DEL", { "a\nb\0c\x7F", 6 }, 0, "a\\u000Ab\\u0000c\\u007F" },
	{ "C1 control", { "\xC2\x9B", 2 }, 0, "\\u009B" },
	{ "right-to-left override",
	  { "\xE2\x80\xAE"
	    "x",
	    4 },
	  0,
	  "\\u202Ex" },
	{ "line separator", { "\xE2\x80\xA8", 3 }, 0, "\\u2028" },
	{ "an escape is not halved", { "ab\n", 3 }, 7, "ab\xE2\x80\xA6" },
};

START_TEST(harmless)
{
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct lbl_buf out = { 0 };

		lbl_buf_puts(&out, "|");
		lbl_show(&out, shown[i].text, shown[i].columns);
		ck_assert_msg(strcmp(lbl_buf_cstr(&out) + 1, shown[i].want) == 0, "%s: %s",
			      shown[i].why, lbl_buf_cstr(&out));
		lbl_buf_clear(&out);
	}
}
END_TEST

/* A megabyte of marks that take no column is cut too. */
START_TEST(marks_without_end)
{
	struct lbl_buf text = { 0 }, out = { 0 };

	lbl_buf_puts(&text, "e");
	for (int i = 0; i < 500000; i++)
		lbl_buf_puts(&text, "\xCC\x81");
	lbl_show(&out, lbl_buf_span(&text), 10);
	ck_assert_uint_le(out.len, 80 + 3);
	lbl_buf_clear(&text);
	lbl_buf_clear(&out);
}
END_TEST

SUITE("report/width", columns, harmless, marks_without_end)
