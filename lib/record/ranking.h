/* Labels that are rankings: ids, the best first. */
#ifndef LBL_RECORD_RANKING_H
#define LBL_RECORD_RANKING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"
#include "json/walk.h"

#define LBL_RANKING_MOST 1000 /* ids: each is compared with each */

/*
 * lbl_ranking_need -- the text of a label {"ranking":[ID,…]}, as lbl_label_need gives it: the
 * array alone, compact, its ids as strings. [] stays: nothing was ranked.
 *
 * Returns 0, or -1 with LBL_E_INPUT and its place: another shape, an id that is none, one that is
 * there twice, more than LBL_RANKING_MOST.
 * Cost: O(n log n).
 */
int lbl_ranking_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		     struct lbl_error *err);

/*
 * Going over the ids of such a text.
 *
 * lbl_ranking_begin -- from the first; text is borrowed.
 * lbl_ranking_next -- false at the end; *id lies in the text, or in hold, good until the next.
 */
struct lbl_ranking {
	struct lbl_walk walk;
};
void lbl_ranking_begin(struct lbl_ranking *r, struct lbl_span text);
bool lbl_ranking_next(struct lbl_ranking *r, struct lbl_buf *hold, struct lbl_span *id);

#endif
