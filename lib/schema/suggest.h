/* Did you mean? The nearest of some words to a word that is none of them. */
#ifndef LBL_SCHEMA_SUGGEST_H
#define LBL_SCHEMA_SUGGEST_H

#include <stddef.h>

#include "base/span.h"

#define LBL_SUGGEST_CP 64 /* words of more code points are not compared */

struct lbl_suggest {
	struct lbl_span word; /* borrowed */
	size_t distance;      /* of best */
	struct lbl_span best; /* ptr NULL: none is near */
};

/*
 * lbl_suggest_try -- offers a candidate; the nearest, of equals the first, is kept.
 *
 *   s  starts as { .word = … }
 *
 * Near is at most a third of the longer word's code points and at most 3 apart, in optimal
 * string alignment distance; words that differ in the case of ASCII letters alone are nearest.
 * Cost: O(product of lengths) time, no allocation.
 */
void lbl_suggest_try(struct lbl_suggest *s, struct lbl_span candidate);

#define LBL_SUGGEST_HINT 320 /* bytes of a hint, with a NUL */

/*
 * lbl_suggest_hint -- "; did you mean 'WORD'?" for the best; "" where none is near, or it is
 * too long.
 *
 *   out  the text; returned
 */
const char *lbl_suggest_hint(const struct lbl_suggest *s, char out[LBL_SUGGEST_HINT]);

/* lbl_suggest_distance -- edits (insert, delete, replace, swap of neighbours) between words of
 * at most LBL_SUGGEST_CP code points; SIZE_MAX where one is longer. */
size_t lbl_suggest_distance(struct lbl_span a, struct lbl_span b);

#endif
