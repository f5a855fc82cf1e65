/* Pages: nothing of the data is taken for markup, and tables keep to their budget. */
#include <math.h>
#include <string.h>

#include "report/html.h"
#include "report/svg.h"
#include "../suite.h"

static const struct {
	struct lbl_span text;
	size_t columns;
	const char *want;
} rows[] = {
	{ { "a<b>&\"c'", 8 }, 0, "a&lt;b&gt;&amp;&quot;c&#39;" },
	{ { "<script>alert(1)</script>", 25 }, 0, "&lt;script&gt;alert(1)&lt;/script&gt;" },
	{ { "<<<<", 4 }, 3, "&lt;&lt;\xE2\x80\xA6" }, /* cut before it is escaped */
	{ { "a\0b", 3 }, 0, "a\\u0000b" },
	{ { "", 0 }, 0, "" },
};

START_TEST(escaped)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_buf out = { 0 };

		lbl_html_text(&out, rows[i].text, rows[i].columns);
		ck_assert_str_eq(lbl_buf_cstr(&out), rows[i].want);
		lbl_buf_clear(&out);
	}
}
END_TEST

START_TEST(budget)
{
	static const struct lbl_column columns[] = { { "Name", LBL_LEFT, false },
						     { "N", LBL_RIGHT, false } };
	struct lbl_buf out = { 0 };
	struct lbl_html_table t;
	unsigned refused = 0;

	lbl_html_table_open(&t, &out, "Names", columns, 2, 500);
	size_t before = out.len;
	for (int i = 0; i < 100; i++) {
		/* The longest name is the first refused; shorter ones behind it are refused too. */
		lbl_html_row_name(&t,
				  lbl_span_of(i == 4 ? "a name that is a good deal longer" : "a"));
		lbl_html_cell_number(&t, "1");
		refused += !lbl_html_row_end(&t);
	}
	ck_assert_uint_eq(t.shown + refused, 100);
	ck_assert_uint_ge(refused, 80);
	ck_assert_uint_le(out.len - before, 500 + t.shown * strlen("<tr></tr>\n"));
	lbl_html_table_close(&t);
	ck_assert(strstr(lbl_buf_cstr(&out), "<caption>Names</caption>"));
	ck_assert(strstr(lbl_buf_cstr(&out), "<th scope=\"col\" class=\"n\">N</th>"));
	ck_assert(strstr(lbl_buf_cstr(&out), "<th scope=\"row\"><bdi>a</bdi></th>"));
	lbl_buf_clear(&out);
}
END_TEST

START_TEST(page)
{
	struct lbl_buf out = { 0 };

	lbl_html_page_open(&out, "</title><script>");
	lbl_html_page_close(&out);
	const char *text = lbl_buf_cstr(&out);
	ck_assert(strstr(text, "<title>&lt;/title&gt;&lt;script&gt;</title>"));
	ck_assert(!strstr(text, "<script"));
	ck_assert(!strstr(text, "http://") && !strstr(text, "https://") && !strstr(text, "url("));
	ck_assert(strstr(text, "prefers-color-scheme:dark") && strstr(text, "@media print"));
	lbl_buf_clear(&out);
}
END_TEST

START_TEST(drawings)
{
	struct lbl_buf out = { 0 };

	lbl_svg_bar(&out, NAN);
	lbl_svg_interval(&out, NAN, NAN, NAN);
	ck_assert_uint_eq(out.len, 0);
	lbl_svg_bar(&out, 0.254);
	ck_assert(strstr(lbl_buf_cstr(&out), "<rect width=\"25.4\" height=\"8\"/>"));
	lbl_svg_interval(&out, 0.5, 0.25, 0.75);
	ck_assert(strstr(lbl_buf_cstr(&out),
			 "<rect x=\"25.0\" y=\"3\" width=\"50.0\" height=\"2\"/>"));
	lbl_buf_clear(&out);
}
END_TEST

SUITE("report/html", escaped, budget, page, drawings)
