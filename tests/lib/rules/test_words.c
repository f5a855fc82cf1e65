/* rules/words: kinds of characters. */
#include "rules/words.h"
#include "suite.h"

START_TEST(kinds)
{
	/* General categories and scripts of UnicodeData.txt and Scripts.txt, 14.0 */
	static const struct {
		const char *text, *origin;
		unsigned kind;
	} rows[] = {
		{ "a", "Ll", LBL_WORD_INNER },
		{ "Z", "Lu", LBL_WORD_INNER },
		{ "7", "Nd", LBL_WORD_INNER },
		{ "_", "Pc", LBL_WORD_INNER },
		{ " ", "Zs", 0 },
		{ "'", "Po", 0 },
		{ "-", "Pd", 0 },
		{ "\xC3\xA9", "U+00E9 Ll", LBL_WORD_INNER },
		{ "\xC2\xBD", "U+00BD No", LBL_WORD_INNER },
		{ "\xD0\x96", "U+0416 Lu", LBL_WORD_INNER },
		{ "\xE2\x80\xBF", "U+203F Pc", LBL_WORD_INNER },
		{ "\xE3\x82\xAB", "U+30AB Lo Katakana", LBL_WORD_INNER },
		{ "\xE3\x81\x82", "U+3042 Lo Hiragana", 0 },
		{ "\xE9\x80\x80", "U+9000 Lo Han", 0 },
		{ "\xE0\xB8\x81", "U+0E01 Lo Thai", 0 },
		{ "\xE0\xB8\xB1", "U+0E31 Mn Thai", LBL_WORD_MARK },
		{ "\xCC\x81", "U+0301 Mn", LBL_WORD_INNER | LBL_WORD_MARK },
		{ "\xE2\x80\x94", "U+2014 Pd", 0 },
		{ "\xF0\x9F\x91\x8D", "U+1F44D So", 0 },
		{ "\xF0\x90\x90\x80", "U+10400 Lu", LBL_WORD_INNER },
	};
	struct lbl_words *w = lbl_words_new();
	struct lbl_matcher *m = lbl_matcher_new(LBL_MATCH_LIMIT);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(lbl_words_kind(w, m, rows[i].text) == rows[i].kind, "%s",
			      rows[i].origin);
	lbl_words_free(w);
	lbl_matcher_free(m);
}
END_TEST

START_TEST(step_back)
{
	const char *text = "a\xC3\xA9\xF0\x9F\x91\x8D";

	ck_assert_ptr_eq(lbl_words_before(text + 7), text + 3);
	ck_assert_ptr_eq(lbl_words_before(text + 3), text + 1);
	ck_assert_ptr_eq(lbl_words_before(text + 1), text);
}
END_TEST

SUITE("rules/words", kinds, step_back)
