/*
 * Terms: any number of words and phrases looked for in one pass.
 *
 * They are looked for in folded text (rules/fold.h). A term counts where it stands
 * as whole words: no letter, mark, digit or connector goes on before its first or
 * behind its last character, if that is one itself.
 */
#ifndef LBL_RULES_TERMS_H
#define LBL_RULES_TERMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"
#include "rules/pattern.h"

struct lbl_terms; /* shared by threads once it is built */

struct lbl_terms *lbl_terms_new(void);
void lbl_terms_free(struct lbl_terms *t);

/*
 * lbl_terms_add -- a term, before build.
 *
 *   text   sound UTF-8 without NUL; borrowed, must outlive t
 *   owner  handed back with each hit
 *
 * Returns 0, or -1 with LBL_E_INPUT: empty, blank at an end.
 */
int lbl_terms_add(struct lbl_terms *t, struct lbl_span text, uint32_t owner, struct lbl_error *err);

/*
 * lbl_terms_build -- after the last term.
 *
 * Returns 0, or -1 with LBL_E_LIMIT. Memory: 4 bytes times the terms' distinct beginnings
 * times their distinct bytes; 1 MB for 1,000 English words.
 */
int lbl_terms_build(struct lbl_terms *t, struct lbl_error *err);

/* A term found: start and len in bytes of the folded text. */
struct lbl_terms_hit {
	uint32_t owner;
	struct lbl_span term; /* as it was added */
	size_t start, len;
};

/*
 * lbl_terms_find -- hands on every hit, by its start in the text, the shorter first.
 *
 *   text  as it is, sound UTF-8
 *   hold  for the folded text; its content is dropped
 *
 * Cost: one pass, whatever the number of terms; where beginnings of long terms abound, up
 * to the length of the longest at each word.
 */
void lbl_terms_find(const struct lbl_terms *t, struct lbl_matcher *m, struct lbl_span text,
		    struct lbl_buf *hold, void (*hit)(void *ctx, const struct lbl_terms_hit *found),
		    void *ctx);

#endif
