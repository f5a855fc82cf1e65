/* rules/pattern: flags, faults, limits. */
#include "rules/pattern.h"
#include "suite.h"

START_TEST(matches)
{
	/* By hand, from pcre2pattern(3). */
	static const struct {
		const char *pattern, *flags, *text, *want; /* want NULL: no match */
	} rows[] = {
		{ "b+", "", "abbc", "bb" },
		{ "B", "", "abc", NULL },
		{ "B", "i", "abc", "b" },
		{ "\xC3\x89", "i", "caf\xC3\xA9", "\xC3\xA9" },
		{ "^b", "", "a\nb", NULL },
		{ "^b", "m", "a\nb", "b" },
		{ "a.b", "", "a\nb", NULL },
		{ "a.b", "s", "a\nb", "a\nb" },
		{ "a b # c", "x", "ab", "ab" },
		{ "A B", "xi", "ab", "ab" },
		{ "\\bt", "", "\xC3\xA9t", NULL },
		{ "\\w+", "", "\xD0\xB4\xD0\xB0!", "\xD0\xB4\xD0\xB0" },
		{ "^.$", "", "\xC3\xA9", "\xC3\xA9" },
		{ "x*", "", "aaa", "" },
		{ "$", "", "", "" },
		{ "(a)(b)(c)(d)", "", "abcd", "abcd" },
	};
	struct lbl_matcher *m = lbl_matcher_new(LBL_MATCH_LIMIT);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_error err = { 0 };
		struct lbl_pattern *p = lbl_pattern_new(rows[i].pattern, rows[i].flags, &err);
		struct lbl_span match = { 0 };
		int rc;

		ck_assert_msg(p, "%s: %s", rows[i].pattern, err.message);
		rc = lbl_pattern_find(p, m, lbl_span_of(rows[i].text), &match, &err);
		ck_assert_msg(rc == (rows[i].want != NULL), "%s: %d", rows[i].pattern, rc);
		if (rc)
			ck_assert_msg(lbl_span_eq(match, lbl_span_of(rows[i].want)), "%s: '%.*s'",
				      rows[i].pattern, (int)match.len, match.ptr);
		lbl_pattern_free(p);
	}
	lbl_matcher_free(m);
}
END_TEST

START_TEST(faults_have_their_place)
{
	static const struct {
		const char *pattern, *flags, *message;
	} rows[] = {
		{ "a(", "", "bad pattern at byte 3: missing closing parenthesis" },
		{ "a[", "", "bad pattern at byte 3: missing terminating ] for character class" },
		{ "\\Cx", "", NULL },
		{ "a", "g", "flags are of i, m, s and x, each once, not \"g\"" },
		{ "a", "ii", "flags are of i, m, s and x, each once, not \"ii\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_error err = { 0 };

		ck_assert_ptr_null(lbl_pattern_new(rows[i].pattern, rows[i].flags, &err));
		ck_assert_int_eq(err.code, LBL_E_INPUT);
		if (rows[i].message)
			ck_assert_str_eq(err.message, rows[i].message);
	}
}
END_TEST

START_TEST(a_search_gives_up)
{
	struct lbl_error err = { 0 };
	struct lbl_pattern *p = lbl_pattern_new("^(\\w+\\s?)+$", "", &err);
	struct lbl_matcher *m = lbl_matcher_new(1000);
	struct lbl_span match;

	ck_assert_int_eq(lbl_pattern_find(p, m, lbl_span_of("aaaa bbbb"), &match, &err), 1);
	ck_assert_int_eq(lbl_pattern_find(p, m, lbl_span_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"),
					  &match, &err),
			 -1);
	ck_assert_int_eq(err.code, LBL_E_LIMIT);
	ck_assert_str_eq(err.message, "the search gives up: match limit exceeded");
	lbl_matcher_free(m);
	lbl_pattern_free(p);
}
END_TEST

START_TEST(nul_is_a_character)
{
	struct lbl_error err = { 0 };
	struct lbl_pattern *p = lbl_pattern_new("a\\x00b", "", &err);
	struct lbl_matcher *m = lbl_matcher_new(LBL_MATCH_LIMIT);
	struct lbl_span match;

	ck_assert_int_eq(lbl_pattern_find(p, m, (struct lbl_span){ "xa\0b", 4 }, &match, &err), 1);
	ck_assert_uint_eq(match.len, 3);
	lbl_matcher_free(m);
	lbl_pattern_free(p);
}
END_TEST

SUITE("rules/pattern", matches, faults_have_their_place, a_search_gives_up, nul_is_a_character)
