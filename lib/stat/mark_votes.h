/*
 * What several voters marked in one item, and how it is voted on: what stat/span_vote and
 * stat/box_vote share.
 */
#ifndef LBL_STAT_MARK_VOTES_H
#define LBL_STAT_MARK_VOTES_H

#include <stddef.h>
#include <stdint.h>

#include "stat/marks.h"

#define LBL_VOTE_SHARE .5 /* of the weight, which a mark needs to have passed */
#define LBL_VOTE_IOU   .5 /* from which on two marks are taken for one */

struct lbl_mark_vote {
	struct lbl_mark mark;
	uint32_t voter;
};

/*
 * Voters are numbered in an order that does not depend on the input's, since it settles ties.
 * Those who judged the item and marked nothing count, too: they vote against every mark.
 * One of weight 0 has no say and is in no share.
 */
struct lbl_mark_votes {
	const struct lbl_mark_vote *marks; /* in any order */
	size_t n;
	const double *weights; /* by voter, in [0, 2^26), to 2^-36; NULL: 1 each */
	size_t n_voters;
	double min_share; /* in [0, 1); what stands has more */
	double iou_min;   /* in [0, 1], as of lbl_marks_match */
};

#endif
