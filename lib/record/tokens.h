/* Tokens: the words of a text, which white space keeps apart. */
#ifndef LBL_RECORD_TOKENS_H
#define LBL_RECORD_TOKENS_H

#include <stddef.h>

#include "base/span.h"

/* All zero at first; used again from text to text. */
struct lbl_tokens {
	struct lbl_span *v; /* pointing into the texts */
	size_t n, cap;
};

void lbl_tokens_clear(struct lbl_tokens *t);

/*
 * lbl_tokens_add -- appends the tokens of a text of sound UTF-8: its longest runs without white
 * space (base/blank). Nothing is folded, no punctuation cut off. Returns how many there were.
 */
size_t lbl_tokens_add(struct lbl_tokens *t, struct lbl_span text);

#endif
