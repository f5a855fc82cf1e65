/* rules/casefold: the table, and PCRE2's caseless matching beside it for all of Unicode. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdbool.h>

#include "rules/casefold.h"
#include "suite.h"

START_TEST(known_folds)
{
	static const struct {
		uint32_t from, to;
		const char *origin;
	} rows[] = {
		{ 'A', 'a', "CaseFolding.txt: 0041; C; 0061" },
		{ 'z', 'z', "not listed" },
		{ 0x00C9, 0x00E9, "00C9; C; 00E9" },
		{ 0x00DF, 0x00DF, "listed with status F alone" },
		{ 0x1E9E, 0x00DF, "1E9E; S; 00DF" },
		{ 0x017F, 's', "017F; C; 0073" },
		{ 0x212A, 'k', "212A; C; 006B" },
		{ 0x0130, 0x0130, "listed with status F and T alone" },
		{ 0x03A3, 0x03C3, "03A3; C; 03C3" },
		{ 0x03C2, 0x03C3, "03C2; C; 03C3" },
		{ 0x0410, 0x0430, "0410; C; 0430" },
		{ 0x0100, 0x0101, "0100; C; 0101" },
		{ 0x0101, 0x0101, "not listed" },
		{ 0xAB70, 0x13A0, "AB70; C; 13A0" },
		{ 0x10400, 0x10428, "10400; C; 10428" },
		{ 0x1E921, 0x1E943, "1E921; C; 1E943, the last" },
		{ 0x10FFFF, 0x10FFFF, "not listed" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(lbl_casefold(rows[i].from) == rows[i].to, "U+%04X: %s",
			      (unsigned)rows[i].from, rows[i].origin);
}
END_TEST

static PCRE2_SIZE encode(uint32_t cp, PCRE2_UCHAR out[4])
{
	if (cp < 0x80) {
		out[0] = (PCRE2_UCHAR)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (PCRE2_UCHAR)(0xC0 | cp >> 6);
		out[1] = (PCRE2_UCHAR)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (PCRE2_UCHAR)(0xE0 | cp >> 12);
		out[1] = (PCRE2_UCHAR)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (PCRE2_UCHAR)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (PCRE2_UCHAR)(0xF0 | cp >> 18);
	out[1] = (PCRE2_UCHAR)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (PCRE2_UCHAR)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (PCRE2_UCHAR)(0x80 | (cp & 0x3F));
	return 4;
}

static bool pcre_matches(uint32_t pattern, uint32_t subject)
{
	PCRE2_UCHAR p[4], s[4];
	PCRE2_SIZE offset, n = encode(subject, s);
	int number;
	pcre2_code *code =
		pcre2_compile(p, encode(pattern, p), PCRE2_UTF | PCRE2_CASELESS | PCRE2_LITERAL,
			      &number, &offset, NULL);
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	bool matched = pcre2_match(code, s, n, 0, 0, data, NULL) > 0;

	pcre2_match_data_free(data);
	pcre2_code_free(code);
	return matched;
}

static bool is_surrogate(uint32_t cp)
{
	return cp >= 0xD800 && cp < 0xE000;
}

START_TEST(folding_is_what_pcre2_does)
{
	uint32_t folded = 0;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		uint32_t to = lbl_casefold(cp);

		if (is_surrogate(cp) || to == cp)
			continue;
		folded++;
		ck_assert_msg(pcre_matches(to, cp), "U+%04X folds to U+%04X", (unsigned)cp,
			      (unsigned)to);
		ck_assert_uint_eq(lbl_casefold(to), to);
	}
	/* perl 5.36, Unicode::UCD: 1454 code points with another `simple` fold (Unicode 14) */
	ck_assert_uint_eq(folded, 1454);
}
END_TEST

SUITE("rules/casefold", known_folds, folding_is_what_pcre2_does)
