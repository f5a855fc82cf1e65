/*
 * Folding a text into the form in which terms are looked for: case folded, blanks
 * joined, typographic apostrophes plain.
 */
#ifndef LBL_RULES_FOLD_H
#define LBL_RULES_FOLD_H

#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define LBL_FOLD_NARROW 0x800 /* code points of one or two bytes */

/* The frequent characters' folds, by table; fill with lbl_folder_init. */
struct lbl_folder {
	uint16_t narrow[LBL_FOLD_NARROW];
};

void lbl_folder_init(struct lbl_folder *f);

/*
 * lbl_fold -- the folded text, with one blank before it and one behind, and a NUL behind
 * that which out->len does not count: whoever reads on stops there.
 *
 *   text  sound UTF-8
 *   out   its old content is dropped
 *
 * Every run of white space (Unicode's White_Space) is one blank; U+2019 is an apostrophe; the
 * variation selectors U+FE00 to U+FE0F go; each other character is folded by lbl_casefold.
 * Nothing is normalised: a composed character and its decomposition stay two.
 *
 * Cost: one pass.
 */
void lbl_fold(const struct lbl_folder *f, struct lbl_span text, struct lbl_buf *out);

#endif
