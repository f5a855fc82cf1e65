/*
 * Regular expressions: PCRE2 with its JIT, in UTF mode with Unicode classes.
 * The only header of the family that stands for PCRE2.
 */
#ifndef LBL_RULES_PATTERN_H
#define LBL_RULES_PATTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"

#define LBL_MATCH_LIMIT 1000000 /* default: steps of one search before it gives up */

struct lbl_pattern; /* compiled; shared by threads */
struct lbl_matcher; /* a thread's memory for searching */

/*
 * lbl_pattern_new -- compiles an expression.
 *
 *   text   UTF-8, borrowed for the call
 *   flags  of "imsx", each at most once: case-insensitive, ^ and $ at lines, . takes LF,
 *          blanks and comments ignored
 *
 * Returns new (lbl_pattern_free), or NULL with LBL_E_INPUT: a flag that is none, or PCRE2's
 * complaint with the offset in the expression, in bytes.
 */
struct lbl_pattern *lbl_pattern_new(const char *text, const char *flags, struct lbl_error *err);
void lbl_pattern_free(struct lbl_pattern *p);

/* lbl_matcher_new -- match_limit: see LBL_MATCH_LIMIT. Free with lbl_matcher_free. */
struct lbl_matcher *lbl_matcher_new(uint32_t match_limit);
void lbl_matcher_free(struct lbl_matcher *m);

/*
 * lbl_pattern_find -- the first match.
 *
 *   text   sound UTF-8; NUL is a character
 *   match  what matched, within text
 *
 * Returns 1, 0 when there is none, or -1 with LBL_E_LIMIT when the search gave up.
 */
int lbl_pattern_find(const struct lbl_pattern *p, struct lbl_matcher *m, struct lbl_span text,
		     struct lbl_span *match, struct lbl_error *err);

#endif
