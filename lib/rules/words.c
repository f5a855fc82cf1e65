/* Kinds of characters, by the Unicode tables that PCRE2 carries. */
#include "rules/words.h"

#include <stdlib.h>

#include "base/mem.h"

#define NO_BLANKS "\\p{Han}\\p{Hiragana}\\p{Thai}\\p{Lao}\\p{Khmer}\\p{Myanmar}"

struct lbl_words {
	struct lbl_pattern *inner, *mark;
};

struct lbl_words *lbl_words_new(void)
{
	struct lbl_words *w = lbl_alloc(sizeof *w);
	struct lbl_error err;

	w->inner = lbl_pattern_new("(?![" NO_BLANKS "])[\\p{L}\\p{M}\\p{N}\\p{Pc}]", "", &err);
	w->mark = lbl_pattern_new("\\p{M}", "", &err);
	return w;
}

void lbl_words_free(struct lbl_words *w)
{
	if (!w)
		return;
	lbl_pattern_free(w->inner);
	lbl_pattern_free(w->mark);
	free(w);
}

static bool is_ascii_inner(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       c == '_';
}

static size_t char_len(unsigned char first)
{
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static bool is(const struct lbl_pattern *p, struct lbl_matcher *m, struct lbl_span one)
{
	struct lbl_span match;
	struct lbl_error err;

	return lbl_pattern_find(p, m, one, &match, &err) > 0;
}

unsigned lbl_words_kind(const struct lbl_words *w, struct lbl_matcher *m, const char *p)
{
	unsigned char first = (unsigned char)*p;
	struct lbl_span one = { p, char_len(first) };

	if (first < 0x80)
		return is_ascii_inner(first) ? LBL_WORD_INNER : 0;
	return (is(w->inner, m, one) ? LBL_WORD_INNER : 0) |
	       (is(w->mark, m, one) ? LBL_WORD_MARK : 0);
}
