/* Votes into a record's `suggestions`. */
#ifndef LBL_RULES_SUGGESTIONS_H
#define LBL_RULES_SUGGESTIONS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "json/stream.h"
#include "rules/ruleset.h"
#include "rules/vote.h"

#define LBL_SUGGESTIONS_NOTE_CP 80 /* characters of what matched that a note shows */

/* Buffers, one a thread; start with zero. */
struct lbl_suggestions {
	struct lbl_buf array, element, hold;
	struct lbl_buf voted; /* a vote: is it in the array already? */
};

void lbl_suggestions_clear(struct lbl_suggestions *s);

/*
 * lbl_suggestions_write -- appends the line, with the votes in its `suggestions`.
 *
 *   old    raw value of the member; an array, null or absent
 *   votes  n in the order in which they shall stand
 *
 * A suggestion by the annotator of a rule of the set is a former run's: the rule's vote takes
 * its place, or it goes. Other suggestions keep their bytes and their order; the rest of the
 * votes follow. Where that changes nothing the line is written as it is, so a second run
 * over a first one's output gives the same bytes.
 *
 * Returns 0, or -1 with LBL_E_INPUT: `suggestions` is no array.
 */
int lbl_suggestions_write(struct lbl_suggestions *s, const struct lbl_ruleset *set,
			  const struct lbl_line *line, struct lbl_span old,
			  const struct lbl_vote *votes, size_t n, struct lbl_buf *out,
			  struct lbl_error *err);

#endif
