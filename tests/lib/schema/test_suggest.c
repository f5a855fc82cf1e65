/* schema/suggest: the nearest word, or none. */
#include "rows.h"

#include <stdint.h>

#include "schema/suggest.h"

/* origin: by hand, from the definition of optimal string alignment; "CA", "ABC" is the pair
 * that tells it from unrestricted Damerau-Levenshtein (2) */
static const struct distance_row {
	const char *a, *b;
	size_t want;
} distance_rows[] = {
	{ "", "", 0 },		     { "", "abc", 3 },	     { "abc", "abc", 0 },
	{ "kitten", "sitting", 3 },  { "abcd", "abdc", 1 },  { "CA", "ABC", 3 },
	{ "postive", "positive", 1 }, { "caf\xC3\xA9", "cafe", 1 }, { "a\xF0\x9F\x98\x80", "a", 1 },
	{ "negative", "positive", 4 },
};

START_TEST(distances)
{
	const struct distance_row *r = &distance_rows[_i];
	struct lbl_span a = lbl_span_of(r->a), b = lbl_span_of(r->b);
	ck_assert_uint_eq(lbl_suggest_distance(a, b), r->want);
	ck_assert_uint_eq(lbl_suggest_distance(b, a), r->want);
}
END_TEST

/* origin: by hand, from the rule in the header; words end with NULL */
static const struct suggest_row {
	const char *word;
	const char *words[4];
	const char *want;
} suggest_rows[] = {
	{ "postive", { "negative", "positive" }, "positive" },
	{ "Positive", { "positive" }, "positive" },
	{ "NO", { "no" }, "no" },
	{ "ab", { "ac" }, NULL },
	{ "abc", { "abd" }, "abd" },
	{ "abc", { "abd", "abe" }, "abd" },
	{ "abcdef", { "abcxyf", "abcdxf" }, "abcdxf" },
	{ "spam", { "positive" }, NULL },
	{ "0123456789abcdef", { "0123456789abXXXX" }, NULL },
	{ "0123456789abcdef", { "0123456789abcXXX" }, "0123456789abcXXX" },
	{ "", { "a" }, NULL },
	{ "x", { NULL }, NULL },
};

START_TEST(suggests)
{
	const struct suggest_row *r = &suggest_rows[_i];
	struct lbl_suggest s = { .word = lbl_span_of(r->word) };
	for (size_t i = 0; r->words[i]; i++)
		lbl_suggest_try(&s, lbl_span_of(r->words[i]));
	if (!r->want)
		ck_assert_ptr_null(s.best.ptr);
	else
		ck_assert(s.best.ptr && lbl_span_eq(s.best, lbl_span_of(r->want)));
}
END_TEST

START_TEST(long_words_are_left_alone)
{
	char word[LBL_SUGGEST_CP + 2];
	memset(word, 'a', sizeof(word));
	struct lbl_span fits = { word, LBL_SUGGEST_CP }, longer = { word, LBL_SUGGEST_CP + 1 };
	struct lbl_suggest s = { .word = longer };
	lbl_suggest_try(&s, fits);
	ck_assert_ptr_null(s.best.ptr);
	s = (struct lbl_suggest){ .word = fits };
	lbl_suggest_try(&s, longer);
	ck_assert_ptr_null(s.best.ptr);
	lbl_suggest_try(&s, fits);
	ck_assert_ptr_nonnull(s.best.ptr);
	ck_assert_uint_eq(lbl_suggest_distance(fits, longer), SIZE_MAX);
}
END_TEST

START_TEST(hints)
{
	char hint[LBL_SUGGEST_HINT], word[LBL_SUGGEST_HINT];
	struct lbl_suggest s = { 0 };
	ck_assert_str_eq(lbl_suggest_hint(&s, hint), "");
	s.best = lbl_span_of("caf\xC3\xA9");
	ck_assert_str_eq(lbl_suggest_hint(&s, hint), "; did you mean 'caf\xC3\xA9'?");
	memset(word, 'a', sizeof(word));
	s.best = (struct lbl_span){ word, LBL_SUGGEST_HINT - 19 };
	ck_assert_uint_eq(strlen(lbl_suggest_hint(&s, hint)), LBL_SUGGEST_HINT - 1);
	s.best.len++;
	ck_assert_str_eq(lbl_suggest_hint(&s, hint), "");
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = {
		{ distances, ROWS(distance_rows) },
		{ suggests, ROWS(suggest_rows) },
		{ long_words_are_left_alone, 0 },
		{ hints, 0 },
	};
	return rows_run("schema/suggest", tests, ROWS(tests));
}
