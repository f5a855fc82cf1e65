/*
 * A consensus of boxes: which boxes several annotators' boxes of one item stand for.
 *
 * Boxes of one class that share iou_min are joined, the pair that shares most first (of equal
 * ones that of the first boxes, ordered by voter, then place); a box may join through another,
 * but two boxes of one annotator never end in one cluster, and what is joined stays so. A
 * cluster stands when annotators of more than min_share of the weight have a box in it.
 */
#ifndef LBL_STAT_BOX_VOTE_H
#define LBL_STAT_BOX_VOTE_H

#include "stat/mark_votes.h"

/*
 * How a cluster's boxes become one; edge by edge, not by corner and size, which would not fit
 * together.
 *   LBL_BOX_MEDIAN  weighted medians, the middle where halves are equal: one careless box among
 *                   three moves nothing
 *   LBL_BOX_MEAN    weighted means: closer to the truth where all are careful, and where there
 *                   are two the same
 */
enum lbl_box_merge { LBL_BOX_MEDIAN, LBL_BOX_MEAN };

struct lbl_box_agreed {
	struct lbl_mark mark;
	double confidence; /* share of the weight that has a box in the cluster */
	double iou;        /* of these boxes with the merged one: the weighted mean */
};

struct lbl_box_vote; /* memory that is used again from item to item */

struct lbl_box_vote *lbl_box_vote_new(void);
void lbl_box_vote_free(struct lbl_box_vote *v); /* NULL is fine */

/*
 * lbl_box_vote_run -- the consensus of one item.
 *
 *   n  receives the number of boxes
 *
 * Returns them by class, then place; borrowed until the next run.
 * Cost: for the p pairs of a class that share iou_min O(p (log p + voters)), and a step for each
 * pair that overlaps from left to right; memory: p.
 */
const struct lbl_box_agreed *lbl_box_vote_run(struct lbl_box_vote *v,
					      const struct lbl_mark_votes *in,
					      enum lbl_box_merge merge, size_t *n);

#endif
