/* rules/fold: the form in which terms are looked for. */
#include "rules/fold.h"
#include "suite.h"

/* Wanted by hand, from the header and CaseFolding.txt. */
static const struct {
	const char *why, *text, *want;
} rows[] = {
	{ "empty", "", " " },
	{ "ASCII", "Never AGAIN.", " never again. " },
	{ "runs of blanks are one", "a \t\r\n  b", " a b " },
	{ "blanks at the ends join those around", "  a  ", " a " },
	{ "no-break, ideographic and thin spaces", "a\xC2\xA0\xE3\x80\x80\xE2\x80\x89z", " a z " },
	{ "two bytes", "CAF\xC3\x89", " caf\xC3\xA9 " },
	{ "three bytes fold to one: the Kelvin sign", "\xE2\x84\xAA", " k " },
	{ "two bytes fold to three: U+023A", "\xC8\xBA\xC8\xBA\xC8\xBA",
	  " \xE2\xB1\xA5\xE2\xB1\xA5\xE2\xB1\xA5 " },
	{ "four bytes: Deseret", "\xF0\x90\x90\x80", " \xF0\x90\x90\xA8 " },
	{ "final sigma and sigma are one", "\xCF\x82\xCE\xA3", " \xCF\x83\xCF\x83 " },
	{ "a typographic apostrophe", "Don\xE2\x80\x99t", " don't " },
	{ "a variation selector goes", "\xE2\x9D\xA4\xEF\xB8\x8F!", " \xE2\x9D\xA4! " },
	{ "sharp s stays",
	  "STRA\xC3\x9F"
	  "E",
	  " stra\xC3\x9F"
	  "e " },
	{ "Han stays", "\xE9\x80\x80\xE6\xAC\xBE", " \xE9\x80\x80\xE6\xAC\xBE " },
	{ "nothing is normalised", "e\xCC\x81", " e\xCC\x81 " },
};

START_TEST(folded_forms)
{
	struct lbl_folder f;
	struct lbl_buf out = { 0 };

	lbl_folder_init(&f);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		lbl_fold(&f, lbl_span_of(rows[i].text), &out);
		ck_assert_msg(lbl_span_eq(lbl_buf_span(&out), lbl_span_of(rows[i].want)),
			      "%s: got '%.*s'", rows[i].why, (int)out.len, out.data);
		ck_assert_int_eq(out.data[out.len], '\0');
	}
	lbl_buf_clear(&out);
}
END_TEST

START_TEST(nul_is_a_character)
{
	struct lbl_folder f;
	struct lbl_buf out = { 0 };

	lbl_folder_init(&f);
	lbl_fold(&f, (struct lbl_span){ "A\0B", 3 }, &out);
	ck_assert_uint_eq(out.len, 5);
	ck_assert_mem_eq(out.data, " a\0b ", 5);
	lbl_buf_clear(&out);
}
END_TEST

SUITE("rules/fold", folded_forms, nul_is_a_character)
