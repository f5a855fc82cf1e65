/* Marks: how far spans and boxes coincide, and which match. */
#include <math.h>
#include <string.h>

#include "stat/marks.h"
#include "../suite.h"

#define MARKS_MAX 8

static struct lbl_matches match(enum lbl_marks_kind kind, const struct lbl_mark *a, size_t n_a,
				const struct lbl_mark *b, size_t n_b, double iou_min)
{
	struct lbl_matches m = { 0 };
	struct lbl_mark of_a[MARKS_MAX], of_b[MARKS_MAX];

	memcpy(of_a, a, n_a * sizeof *a);
	memcpy(of_b, b, n_b * sizeof *b);
	lbl_marks_sort(of_a, n_a);
	lbl_marks_sort(of_b, n_b);
	lbl_marks_match(&m, kind, of_a, n_a, of_b, n_b, iou_min);
	ck_assert(m.a == n_a && m.b == n_b && m.items == 0);
	return m;
}

START_TEST(spans_iou)
{
	static const struct {
		struct lbl_mark a, b;
		double want;
		const char *origin;
	} rows[] = {
		{ { { 121, 124 }, 0 }, { { 122, 125 }, 0 }, .5,
		  "label-studio-evalme 8f17d14, test_text.py" },
		{ { { 0, 10 }, 0 }, { { 11, 20 }, 0 }, 0, "same" },
		{ { { 118, 124 }, 0 }, { { 121, 124 }, 0 }, .5, "same" },
		{ { { 0, 10 }, 0 }, { { 10, 20 }, 0 }, 0, "by hand: touching" },
		{ { { 0, 10 }, 0 }, { { 0, 10 }, 1 }, 1, "by hand: labels are not looked at" },
		{ { { 3, 3 }, 0 }, { { 3, 3 }, 0 }, 1, "by hand: empty and equal" },
		{ { { 3, 3 }, 0 }, { { 0, 9 }, 0 }, 0, "by hand: empty, within" },
		{ { { .25, .75 }, 0 }, { { .5, 1 }, 0 }, 1. / 3, "by hand: seconds" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ck_assert_msg(lbl_span_iou(&rows[i].a, &rows[i].b) == rows[i].want, "%s",
			      rows[i].origin);
		ck_assert(lbl_span_iou(&rows[i].b, &rows[i].a) == rows[i].want);
	}
}
END_TEST

START_TEST(boxes_iou)
{
	static const struct {
		struct lbl_mark a, b;
		double want;
		const char *origin;
	} rows[] = {
		{ { { 0, 0, 10, 10 }, 0 }, { { 5, 5, 10, 10 }, 0 }, 1. / 7,
		  "label-studio-evalme 8f17d14, object_detection.py's formula" },
		{ { { 0, 0, 10, 10 }, 0 }, { { 0, 0, 10, 10 }, 1 }, 1, "same" },
		{ { { 0, 0, 10, 10 }, 0 }, { { 10, 0, 10, 10 }, 0 }, 0, "same" },
		{ { { 0, 0, 10, 10 }, 0 }, { { 10, 10, 1, 1 }, 0 }, 0, "by hand: a corner" },
		{ { { 0, 0, 1, 1 }, 0 }, { { 5, 5, 1, 1 }, 0 }, 0, "by hand: apart both ways" },
		{ { { 0, 0, 4, 4 }, 0 }, { { 1, 1, 2, 2 }, 0 }, .25, "by hand: within" },
		{ { { -2, -2, 4, 4 }, 0 }, { { -2, 0, 4, 4 }, 0 }, 1. / 3,
		  "by hand: negative places" },
		{ { { 1, 1, 0, 5 }, 0 }, { { 1, 1, 0, 5 }, 0 }, 1, "by hand: no area, equal" },
		{ { { 1, 1, 0, 5 }, 0 }, { { 0, 0, 9, 9 }, 0 }, 0, "by hand: no area, within" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ck_assert_msg(fabs(lbl_box_iou(&rows[i].a, &rows[i].b) - rows[i].want) < 1e-15,
			      "%s", rows[i].origin);
		ck_assert(lbl_box_iou(&rows[i].a, &rows[i].b) ==
			  lbl_box_iou(&rows[i].b, &rows[i].a));
	}
}
END_TEST

/* By hand. a: [0,4) [4,8) [10,20); b: [0,4) [2,6) [15,25). */
START_TEST(spans_match)
{
	static const struct lbl_mark a[] = { { { 0, 4 }, 0 }, { { 4, 8 }, 0 }, { { 10, 20 }, 0 } };
	static const struct lbl_mark b[] = { { { 2, 6 }, 0 }, { { 0, 4 }, 0 }, { { 15, 25 }, 0 } };
	static const struct {
		double iou_min;
		uint64_t matched;
		const char *why;
	} rows[] = {
		{ 1, 1, "equal: [0,4)" },
		{ .34, 1, "the same; the others share a third" },
		{ 1. / 3, 3, "[4,8)-[2,6) and [10,20)-[15,25) reach a third" },
		{ 0, 3, "any overlap; [0,4)-[2,6) would leave one out" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_matches m = match(LBL_MARKS_SPANS, a, 3, b, 3, rows[i].iou_min);
		struct lbl_matches turned = match(LBL_MARKS_SPANS, b, 3, a, 3, rows[i].iou_min);

		ck_assert_msg(m.matched[LBL_MATCH_IOU] == rows[i].matched, "%s: %d", rows[i].why,
			      (int)m.matched[LBL_MATCH_IOU]);
		ck_assert_uint_eq(turned.matched[LBL_MATCH_IOU], rows[i].matched);
		ck_assert_uint_eq(m.matched[LBL_MATCH_EXACT], 1);
	}
}
END_TEST

START_TEST(nothing_and_twice)
{
	static const struct lbl_mark twice[] = { { { 1, 2 }, 0 }, { { 1, 2 }, 0 } };
	static const struct lbl_mark other[] = { { { 1, 2 }, 0 }, { { 0, 1 }, 0 } };

	for (int i = 0; i < LBL_MATCHES; i++) {
		ck_assert_uint_eq(match(LBL_MARKS_SPANS, twice, 0, twice, 0, 1).matched[i], 0);
		ck_assert_uint_eq(match(LBL_MARKS_SPANS, twice, 2, twice, 0, 1).matched[i], 0);
		ck_assert_uint_eq(match(LBL_MARKS_SPANS, twice, 2, twice, 1, 1).matched[i], 1);
		ck_assert_uint_eq(match(LBL_MARKS_SPANS, twice, 2, twice, 2, 1).matched[i], 2);
		ck_assert_uint_eq(match(LBL_MARKS_SPANS, twice, 2, other, 2, 1).matched[i], 1);
	}
}
END_TEST

/* 0.3 - 0.1 is not 0.2: places that are decimals still reach the threshold that they are at. */
START_TEST(decimals)
{
	static const struct lbl_mark a = { { .1, .3 }, 0 }, b = { { .1, .2 }, 0 };

	ck_assert(lbl_span_iou(&a, &b) != .5);
	ck_assert_uint_eq(match(LBL_MARKS_SPANS, &a, 1, &b, 1, .5).matched[LBL_MATCH_IOU], 1);
	ck_assert_uint_eq(match(LBL_MARKS_SPANS, &a, 1, &b, 1, .500001).matched[LBL_MATCH_IOU], 0);
}
END_TEST

/*
 * By hand: strips of height 1. a's first meets both of b's (0.6 and 0.5), a's second only b's
 * first (0.6). Greedy by IoU may pair a's first with b's first and leave two alone; two pairs
 * are possible.
 */
START_TEST(largest_not_greedy)
{
	static const struct lbl_mark a[] = { { { 0, 0, 8, 1 }, 0 }, { { -4, 0, 8, 1 }, 0 } };
	static const struct lbl_mark b[] = { { { -2, 0, 8, 1 }, 0 }, { { 8. / 3, 0, 8, 1 }, 0 } };

	ck_assert_double_eq_tol(lbl_box_iou(&a[0], &b[0]), .6, 1e-15);
	ck_assert_double_eq_tol(lbl_box_iou(&a[1], &b[0]), .6, 1e-15);
	ck_assert_double_eq_tol(lbl_box_iou(&a[0], &b[1]), .5, 1e-15);
	ck_assert_uint_eq(match(LBL_MARKS_BOXES, a, 2, b, 2, .5).matched[LBL_MATCH_IOU], 2);
	ck_assert_uint_eq(match(LBL_MARKS_BOXES, a, 2, b, 2, .55).matched[LBL_MATCH_IOU], 1);
	ck_assert_uint_eq(match(LBL_MARKS_BOXES, a, 2, b, 2, .65).matched[LBL_MATCH_IOU], 0);
	ck_assert_uint_eq(match(LBL_MARKS_BOXES, a, 2, b, 2, .65).matched[LBL_MATCH_EXACT], 0);
}
END_TEST

SUITE("stat/marks", spans_iou, boxes_iou, spans_match, nothing_and_twice, decimals,
      largest_not_greedy)
