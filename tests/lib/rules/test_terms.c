/* rules/terms: whole words, any case, one pass; and a plain search beside it. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "rules/terms.h"
#include "suite.h"

/* Writes "TERM@START " for each hit. */
static void note(void *ctx, const struct lbl_terms_hit *found)
{
	lbl_buf_printf(ctx, "%.*s@%zu ", (int)found->term.len, found->term.ptr, found->start);
}

static struct lbl_terms *build(const char *const *terms, size_t n)
{
	struct lbl_terms *t = lbl_terms_new();
	struct lbl_error err;

	for (size_t i = 0; i < n && terms[i]; i++)
		ck_assert_int_eq(lbl_terms_add(t, lbl_span_of(terms[i]), (uint32_t)i, &err), 0);
	ck_assert_int_eq(lbl_terms_build(t, &err), 0);
	return t;
}

START_TEST(whole_words)
{
	/* By hand; a start counts from 1, behind the blank that folding puts before. */
	static const struct {
		const char *why, *terms[4], *text, *want;
	} rows[] = {
		{ "empty text", { "a" }, "", "" },
		{ "at the ends", { "a", "z" }, "a z", "a@1 z@3 " },
		{ "not inside a word", { "fun" }, "refund funny unfun fun_ 9fun", "" },
		{ "between punctuation", { "fun" }, "(fun),-fun'fun", "fun@2 fun@8 fun@12 " },
		{ "any case", { "Refund" }, "REFUND rEfUnD", "Refund@1 Refund@8 " },
		{ "a phrase over blanks", { "never again" }, "Never \n Again", "never again@1 " },
		{ "a phrase that breaks off", { "a b c", "b" }, "a b d", "b@3 " },
		{ "a phrase at the end of the text", { "a b", "a" }, "x a", "a@3 " },
		{ "one in the other",
		  { "new", "new york", "york" },
		  "New York",
		  "new@1 new york@1 york@5 " },
		{ "the same term twice", { "a", "A" }, "a", "A@1 a@1 " },
		{ "ends that are no letters",
		  { "c++", "#1", ":(" },
		  "c++ c++x x#1 :(x",
		  "c++@1 c++@5 #1@11 :(@14 " },
		{ "accents and case",
		  { "caf\xC3\xA9" },
		  "CAF\xC3\x89 cafe caf\xC3\xA9s",
		  "caf\xC3\xA9@1 " },
		{ "a mark goes on with the letter", { "cafe" }, "cafe\xCC\x81 cafe", "cafe@8 " },
		{ "a letter of two bytes before", { "t" }, "\xC3\xA9t t", "t@5 " },
		{ "Han inside running text",
		  { "\xE9\x80\x80\xE6\xAC\xBE" },
		  "\xE6\x88\x91\xE9\x80\x80\xE6\xAC\xBE\xE4\xBA\x86",
		  "\xE9\x80\x80\xE6\xAC\xBE@4 " },
		{ "Cyrillic is not",
		  { "\xD0\xB4\xD0\xB0" },
		  "\xD0\xB4\xD0\xB0\xD0\xBB \xD0\x94\xD0\x90",
		  "\xD0\xB4\xD0\xB0@8 " },
		{ "a Thai letter without its mark is another",
		  { "\xE0\xB8\x81" },
		  "\xE0\xB8\x81\xE0\xB8\xB1\xE0\xB8\x81\xE0\xB8\x81",
		  "\xE0\xB8\x81@7 \xE0\xB8\x81@10 " },
		{ "Kelvin sign and long s", { "ks" }, "\xE2\x84\xAA\xC5\xBF", "ks@1 " },
		{ "an emoji with and without selector",
		  { "\xE2\x9D\xA4" },
		  "\xE2\x9D\xA4\xEF\xB8\x8F \xE2\x9D\xA4",
		  "\xE2\x9D\xA4@1 \xE2\x9D\xA4@5 " },
	};
	struct lbl_matcher *m = lbl_matcher_new(LBL_MATCH_LIMIT);
	struct lbl_buf hold = { 0 }, got = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_terms *t = build(rows[i].terms, 4);

		got.len = 0;
		lbl_terms_find(t, m, lbl_span_of(rows[i].text), &hold, note, &got);
		ck_assert_msg(lbl_span_eq(lbl_buf_span(&got), lbl_span_of(rows[i].want)),
			      "%s: got '%.*s'", rows[i].why, (int)got.len, lbl_buf_span(&got).ptr);
		lbl_terms_free(t);
	}
	lbl_matcher_free(m);
	lbl_buf_clear(&hold);
	lbl_buf_clear(&got);
}
END_TEST

START_TEST(no_terms)
{
	static const char *const bad[] = { "",
					   " ",
					   " a",
					   "a ",
					   "\xC2\xA0z",
					   "a\n",
					   "\xEF\xB8\x8F" };
	struct lbl_terms *t = lbl_terms_new();
	struct lbl_error err;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		ck_assert_int_eq(lbl_terms_add(t, lbl_span_of(bad[i]), 0, &err), -1);
		ck_assert_str_eq(err.message,
				 "a term must not be empty, nor begin or end with a blank");
	}
	lbl_terms_free(t);
}
END_TEST

static unsigned draw(unsigned *state, unsigned n)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 16) % n;
}

static void random_text(unsigned *state, const char *alphabet, size_t len, char *out)
{
	for (size_t i = 0; i < len; i++)
		out[i] = alphabet[draw(state, (unsigned)strlen(alphabet))];
	out[len] = '\0';
}

static bool is_word(char c)
{
	return c == 'a' || c == 'b';
}

/* The same answers by trying every term at every place, the ends by the rule in the header. */
static void plain(char terms[][8], size_t n, const char *text, struct lbl_buf *got)
{
	size_t text_len = strlen(text);

	for (size_t i = 0; i < text_len; i++)
		for (size_t len = 1; len < 8; len++)
			for (size_t k = n; k-- > 0;) {
				const char *term = terms[k];
				char before = i ? text[i - 1] : ' ';

				if (strlen(term) != len || strncmp(text + i, term, len))
					continue;
				if (is_word(term[0]) && is_word(before))
					continue;
				if (is_word(term[len - 1]) && is_word(text[i + len]))
					continue;
				lbl_buf_printf(got, "%s@%zu ", term, i + 1);
			}
}

START_TEST(as_a_plain_search)
{
	unsigned state = 11;
	struct lbl_matcher *m = lbl_matcher_new(LBL_MATCH_LIMIT);
	struct lbl_buf hold = { 0 }, got = { 0 }, want = { 0 };
	char terms[12][8], text[1300];
	const char *list[12];
	size_t hits = 0;

	for (int round = 0; round < 200; round++) {
		struct lbl_terms *t;

		for (size_t i = 0; i < 12; i++) {
			random_text(&state, "ab.", 1 + draw(&state, 5), terms[i]);
			list[i] = terms[i];
		}
		t = build(list, 12);
		random_text(&state, "aabb.", 1000 + draw(&state, 200), text);
		got.len = want.len = 0;
		lbl_terms_find(t, m, lbl_span_of(text), &hold, note, &got);
		plain(terms, 12, text, &want);
		ck_assert(lbl_span_eq(lbl_buf_span(&got), lbl_buf_span(&want)));
		hits += got.len;
		lbl_terms_free(t);
	}
	ck_assert_uint_gt(hits, 100000);
	lbl_matcher_free(m);
	lbl_buf_clear(&hold);
	lbl_buf_clear(&got);
	lbl_buf_clear(&want);
}
END_TEST

SUITE("rules/terms", whole_words, no_terms, as_a_plain_search)
