/* Consensus boxes: by hand, and clusters against a plain search for the best pair. */
#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "stat/box_vote.h"

#define BOXES_MAX 24
#define ROW_BOXES 5

#define BOX(voter, label, x, y, width, height)            \
	{                                                 \
		{ { x, y, width, height }, label }, voter \
	}

/* IoU of squares of 10 that are d apart along a side: (10 - d) / (10 + d). */
START_TEST(by_hand)
{
	static const struct {
		const char *why;
		size_t n;
		struct lbl_mark_vote boxes[ROW_BOXES];
		size_t n_voters;
		double weights[ROW_BOXES], iou_min;
		enum lbl_box_merge merge;
		const char *want;
	} rows[] = {
		{ "all near: medians of edges; IoU 1, 9/11, 9/11",
		  3,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 1, 0, 10, 10), BOX(2, 0, 0, 1, 10, 10) },
		  3,
		  { 1, 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0,0,10,10 1 0.878788" },
		{ "means of edges; IoU 81/119, 72/128, 72/128",
		  3,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 3, 0, 10, 10), BOX(2, 0, 0, 3, 10, 10) },
		  3,
		  { 1, 1, 1 },
		  .4,
		  LBL_BOX_MEAN,
		  "0:1,1,10,10 1 0.601891" },
		{ "most have it",
		  2,
		  { BOX(0, 0, 0, 0, 4, 4), BOX(2, 0, 0, 0, 4, 4) },
		  3,
		  { 1, 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0,0,4,4 0.666667 1" },
		{ "half is not most",
		  1,
		  { BOX(0, 0, 0, 0, 4, 4) },
		  2,
		  { 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "" },
		{ "two: the middle; IoU 9/11",
		  2,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 2, 0, 10, 10) },
		  2,
		  { 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:1,0,10,10 1 0.818182" },
		{ "one box each: the first of two that are as near",
		  3,
		  { BOX(0, 0, 2, 0, 10, 10), BOX(1, 0, 1, 0, 10, 10), BOX(0, 0, 0, 0, 10, 10) },
		  2,
		  { 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0.5,0,10,10 1 0.904762" },
		{ "the nearer of two",
		  3,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(0, 0, 1, 0, 10, 10), BOX(1, 0, 1, 0, 10, 10) },
		  2,
		  { 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:1,0,10,10 1 1" },
		{ "through another: 7/13, not 4/16",
		  3,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 3, 0, 10, 10), BOX(2, 0, 6, 0, 10, 10) },
		  3,
		  { 1, 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:3,0,10,10 1 0.692308" },
		{ "too far",
		  2,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 3, 0, 10, 10) },
		  2,
		  { 1, 1 },
		  .6,
		  LBL_BOX_MEDIAN,
		  "" },
		{ "one careless box, median",
		  3,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 0, 0, 10, 10), BOX(2, 0, 0, 0, 10, 19) },
		  3,
		  { 1, 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0,0,10,10 1 0.842105" },
		{ "and mean",
		  3,
		  { BOX(0, 0, 0, 0, 10, 10), BOX(1, 0, 0, 0, 10, 10), BOX(2, 0, 0, 0, 10, 19) },
		  3,
		  { 1, 1, 1 },
		  .5,
		  LBL_BOX_MEAN,
		  "0:0,0,10,13 1 0.740891" },
		{ "weights: 3 of 5",
		  2,
		  { BOX(0, 0, 0, 0, 4, 4), BOX(1, 0, 9, 9, 4, 4) },
		  3,
		  { 3, 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0,0,4,4 0.6 1" },
		{ "a weighted mean",
		  2,
		  { BOX(0, 0, 0, 0, 8, 8), BOX(1, 0, 0, 0, 8, 4) },
		  2,
		  { 3, 1 },
		  .5,
		  LBL_BOX_MEAN,
		  "0:0,0,8,7 1 0.799107" },
		{ "no weight, no say",
		  2,
		  { BOX(0, 0, 0, 0, 4, 4), BOX(1, 0, 0, 0, 4, 5) },
		  2,
		  { 1, 0 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0,0,4,4 1 1" },
		{ "classes apart",
		  4,
		  { BOX(0, 1, 0, 0, 4, 4), BOX(1, 1, 0, 0, 4, 4), BOX(2, 0, 0, 0, 4, 4),
		    BOX(1, 0, 0, 0, 4, 4) },
		  3,
		  { 1, 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:0,0,4,4 0.666667 1, 1:0,0,4,4 0.666667 1" },
		{ "without area, and equal",
		  2,
		  { BOX(0, 0, 3, 3, 0, 0), BOX(1, 0, 3, 3, 0, 0) },
		  2,
		  { 1, 1 },
		  .5,
		  LBL_BOX_MEDIAN,
		  "0:3,3,0,0 1 1" },
	};
	struct lbl_box_vote *vote = lbl_box_vote_new();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_mark_votes in = { rows[i].boxes,    rows[i].n, rows[i].weights,
					     rows[i].n_voters, .5,        rows[i].iou_min };
		const struct lbl_box_agreed *got;
		char text[256] = "";
		size_t n, at = 0;

		got = lbl_box_vote_run(vote, &in, rows[i].merge, &n);
		for (size_t j = 0; j < n; j++)
			at += (size_t)snprintf(text + at, sizeof text - at,
					       "%s%u:%g,%g,%g,%g %.6g %.6g", j ? ", " : "",
					       got[j].mark.label, got[j].mark.place[0],
					       got[j].mark.place[1], got[j].mark.place[2],
					       got[j].mark.place[3], got[j].confidence, got[j].iou);
		ck_assert_msg(strcmp(text, rows[i].want) == 0, "%s: %s", rows[i].why, text);
	}
	lbl_box_vote_free(vote);
}
END_TEST

/* .1 + .2 is not .3: a box that all have keeps its numbers. */
START_TEST(numbers_kept)
{
	static const struct lbl_mark_vote boxes[] = { BOX(0, 0, .1, .7, .2, .1),
						      BOX(1, 0, .1, .7, .2, .1) };
	struct lbl_mark_votes in = { boxes, 2, NULL, 2, .5, .5 };
	struct lbl_box_vote *vote = lbl_box_vote_new();

	for (int merge = LBL_BOX_MEDIAN; merge <= LBL_BOX_MEAN; merge++) {
		const struct lbl_box_agreed *got;
		size_t n;

		got = lbl_box_vote_run(vote, &in, (enum lbl_box_merge)merge, &n);
		ck_assert(n == 1 && got->iou == 1);
		ck_assert(got->mark.place[0] == .1 && got->mark.place[2] == .2);
		ck_assert(got->mark.place[1] == .7 && got->mark.place[3] == .1);
	}
	lbl_box_vote_free(vote);
}
END_TEST

static uint32_t draw(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

static size_t draw_boxes(uint32_t *state, uint32_t n_voters, struct lbl_mark_vote *boxes)
{
	size_t n = draw(state, BOXES_MAX + 1);

	for (size_t i = 0; i < n; i++) {
		double x = draw(state, 6), y = draw(state, 4);
		double width = 3 + draw(state, 4), height = 3 + draw(state, 4);

		boxes[i] = (struct lbl_mark_vote)BOX(draw(state, n_voters), 0, x, y, width, height);
	}
	return n;
}

static bool before(const struct lbl_mark_vote *a, const struct lbl_mark_vote *b)
{
	if (a->voter != b->voter)
		return a->voter < b->voter;
	return memcmp(a->mark.place, b->mark.place, sizeof a->mark.place) != 0 &&
	       (a->mark.place[0] != b->mark.place[0]   ? a->mark.place[0] < b->mark.place[0]
		: a->mark.place[1] != b->mark.place[1] ? a->mark.place[1] < b->mark.place[1]
		: a->mark.place[2] != b->mark.place[2] ? a->mark.place[2] < b->mark.place[2]
						       : a->mark.place[3] < b->mark.place[3]);
}

static bool may_join(const struct lbl_mark_vote *boxes, const size_t *cluster, size_t n, size_t a,
		     size_t b)
{
	if (cluster[a] == cluster[b])
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if (cluster[i] == cluster[a] && cluster[j] == cluster[b] &&
			    boxes[i].voter == boxes[j].voter)
				return false;
	return true;
}

/* Of sorted boxes: as long as two may be joined, the best pair is. */
static void cluster_plainly(const struct lbl_mark_vote *boxes, size_t n, double iou_min,
			    size_t *cluster)
{
	for (size_t i = 0; i < n; i++)
		cluster[i] = i;
	for (;;) {
		double best = 0;
		size_t a = 0, b = 0, gone;

		for (size_t i = 0; i < n; i++) {
			for (size_t j = i + 1; j < n; j++) {
				double iou = lbl_box_iou(&boxes[i].mark, &boxes[j].mark);

				if (iou < iou_min - 1e-9 || iou <= best ||
				    !may_join(boxes, cluster, n, i, j))
					continue;
				best = iou;
				a = i;
				b = j;
			}
		}
		if (best == 0)
			return;
		gone = cluster[b];
		for (size_t i = 0; i < n; i++)
			if (cluster[i] == gone)
				cluster[i] = cluster[a];
	}
}

/* How many clusters have k voters of weight 1, for each k above half. */
static void count_plainly(const struct lbl_mark_vote *boxes, size_t n, double iou_min,
			  size_t n_voters, size_t *by_size)
{
	size_t cluster[BOXES_MAX];

	cluster_plainly(boxes, n, iou_min, cluster);
	for (size_t c = 0; c < n; c++) {
		size_t size = 0;

		for (size_t i = 0; i < n; i++)
			size += cluster[i] == c;
		if (2 * size > n_voters)
			by_size[size]++;
	}
}

static void sort_plainly(struct lbl_mark_vote *boxes, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		for (size_t j = i; j && before(&boxes[j], &boxes[j - 1]); j--) {
			struct lbl_mark_vote swap = boxes[j];

			boxes[j] = boxes[j - 1];
			boxes[j - 1] = swap;
		}
	}
}

START_TEST(against_a_plain_search)
{
	struct lbl_box_vote *vote = lbl_box_vote_new();
	uint32_t state = 9;

	for (int round = 0; round < 400; round++) {
		uint32_t n_voters = 2 + draw(&state, 5);
		struct lbl_mark_vote boxes[BOXES_MAX];
		struct lbl_mark_votes in = {
			.marks = boxes, .n_voters = n_voters, .min_share = .5, .iou_min = .3
		};
		size_t want[8] = { 0 }, got_sizes[8] = { 0 }, n;
		const struct lbl_box_agreed *got;

		in.n = draw_boxes(&state, n_voters, boxes);
		got = lbl_box_vote_run(vote, &in, LBL_BOX_MEDIAN, &n);
		for (size_t i = 0; i < n; i++)
			got_sizes[(size_t)(got[i].confidence * n_voters + .5)]++;
		sort_plainly(boxes, in.n);
		count_plainly(boxes, in.n, .3, n_voters, want);
		for (size_t i = 0; i < 8; i++)
			ck_assert_msg(want[i] == got_sizes[i], "round %d, %zu voters: %zu, %zu",
				      round, i, want[i], got_sizes[i]);
	}
	lbl_box_vote_free(vote);
}
END_TEST

SUITE("stat/box_vote", by_hand, numbers_kept, against_a_plain_search)
