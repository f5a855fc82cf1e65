/* Marks, the places that annotators choose: how far two coincide, and how many match. */
#ifndef LBL_STAT_MARKS_H
#define LBL_STAT_MARKS_H

#include <stddef.h>
#include <stdint.h>

#include "stat/f1.h"

#define LBL_PLACE_MAX 4 /* numbers that a place takes at most */

/*
 *   LBL_MARKS_SPANS  start, end: half-open, start <= end, in any one unit (code points, seconds)
 *   LBL_MARKS_BOXES  x, y, width, height: upright; x, y of the corner with the smallest of both;
 *                    width, height >= 0, in one unit
 */
enum lbl_marks_kind { LBL_MARKS_SPANS, LBL_MARKS_BOXES };

/* Numbers that the kind has no use for are 0. */
struct lbl_mark {
	double place[LBL_PLACE_MAX];
	uint32_t label;
};

/*
 * lbl_span_iou -- what both cover over what either does, in [0, 1]; labels are not looked at.
 * Spans that only touch share nothing. An empty span equals itself (1) and meets no other (0).
 */
double lbl_span_iou(const struct lbl_mark *a, const struct lbl_mark *b);

/*
 * lbl_box_iou -- the area of both over that of either, in [0, 1]; labels are not looked at.
 * Boxes that only touch share nothing. A box without area equals itself (1), else 0.
 * Source: M. Everingham and others, Int. J. Comput. Vision 88 (2010) 303-338, section 4.2.
 */
double lbl_box_iou(const struct lbl_mark *a, const struct lbl_mark *b);

/*
 * How alike two places must be: their intersection over union reaches iou_min, and is not
 * 0. 1 asks for equal places, 0 for any overlap. What lacks 1e-9 still reaches it, so that
 * places written as decimals are not told apart by their rounding.
 */
#define LBL_IOU_SLACK 1e-9

/* lbl_marks_sort -- by label, then place: the order that lbl_marks_match needs. */
void lbl_marks_sort(struct lbl_mark *marks, size_t n);

/*
 * lbl_marks_match -- adds the marks of one label that two annotators have in an item; items
 * are not counted.
 *
 *   a, b     n_a and n_b marks of equal labels, sorted; borrowed
 *   iou_min  in [0, 1]; see above
 *
 * Cost: O(n_a * n_b) and lbl_match_most, with as many bytes.
 */
void lbl_marks_match(struct lbl_matches *m, enum lbl_marks_kind kind, const struct lbl_mark *a,
		     size_t n_a, const struct lbl_mark *b, size_t n_b, double iou_min);

#endif
