/*
 * A consensus of spans: which spans several annotators' spans of one item stand for.
 *
 * Classes are voted on one by one, so consensus spans of different classes may overlap, as the
 * annotators' own may. Within a class:
 *
 * 1. Where there are spans is voted on place by place: the places that more than min_share of
 *    the weight marks make runs. A vote on whole spans would find none where all see something
 *    and each draws it elsewhere.
 * 2. A run is cut where one annotator's span ends and his next begins (B follows I, in the
 *    words of BIO), if the weight of those who do so passes the weight of those who have one
 *    span across; those who mark one side of the place alone do not ask for it. It is also cut
 *    where nobody has a span across.
 * 3. Each annotator's span belongs to the piece that it shares most with (the first of equal
 *    ones); one that shares none with any is outvoted. A piece gives as many spans as the median
 *    of those annotators who have a span there has, the fewer where halves are equal: two
 *    mentions with a fuzzy border between them are one run, and stay two.
 * 4. Boundaries are medians of those annotators' who have as many, first by first, second by
 *    second. Runs alone would be too short: an annotator who has missed a span altogether
 *    would count for its being small. Where halves are equal the inner place is taken, unless
 *    that leaves nothing. Where spans of neighbouring pieces would overlap the pieces' own
 *    borders stand between them.
 *
 * Empty spans cover no place: one stands where more than min_share has it exactly.
 * One annotator's spans come out as they are, and so do those of several who agree.
 */
#ifndef LBL_STAT_SPAN_VOTE_H
#define LBL_STAT_SPAN_VOTE_H

#include "stat/mark_votes.h"

struct lbl_span_agreed {
	struct lbl_mark mark;
	double confidence; /* share of the weight that has a span like it: of its class, iou_min */
	double exact;      /* share that has this very span */
};

struct lbl_span_vote; /* memory that is used again from item to item */

struct lbl_span_vote *lbl_span_vote_new(void);
void lbl_span_vote_free(struct lbl_span_vote *v); /* NULL is fine */

/*
 * lbl_span_vote_run -- the consensus of one item.
 *
 *   n  receives the number of spans
 *
 * Returns them by class, then place; borrowed until the next run. Confidence may be below
 * min_share: boundaries that all draw elsewhere agree on places, not on a span.
 * Cost: O(m log m) for m spans, and a step for each span and each piece or consensus span that
 * it meets, which is of that order where no annotator's spans of a class overlap each other.
 */
const struct lbl_span_agreed *lbl_span_vote_run(struct lbl_span_vote *v,
						const struct lbl_mark_votes *in, size_t *n);

#endif
