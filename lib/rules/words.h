/* Where words begin and end. */
#ifndef LBL_RULES_WORDS_H
#define LBL_RULES_WORDS_H

#include "base/span.h"
#include "rules/pattern.h"

/* What a character is, for the edges of words; flags. */
enum lbl_word_kind {
	LBL_WORD_INNER = 1, /* letter, mark, digit or connector: goes on with a word beside it */
	LBL_WORD_MARK = 2   /* a mark: belongs to the character before it */
};

struct lbl_words; /* shared by threads */

struct lbl_words *lbl_words_new(void);
void lbl_words_free(struct lbl_words *w);

/*
 * lbl_words_kind -- flags of the character at p.
 *
 *   p  its first byte in sound UTF-8
 *
 * Letters of scripts that put no blanks between words (Han, Hiragana, Thai, Lao, Khmer,
 * Myanmar) are not LBL_WORD_INNER: every one of them may begin a word.
 *
 * Cost: a look-up for ASCII, else a search of one character.
 */
unsigned lbl_words_kind(const struct lbl_words *w, struct lbl_matcher *m, const char *p);

/* lbl_words_before -- the first byte of the character that ends before p. */
static inline const char *lbl_words_before(const char *p)
{
	do
		p--;
	while (((unsigned char)*p & 0xC0) == 0x80);
	return p;
}

#endif
