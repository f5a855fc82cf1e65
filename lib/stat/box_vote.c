/*
 * box_vote: pairs of boxes that share enough, best first, join clusters in which a voter has one
 * box at most. How much two boxes share is stat/marks'.
 */
#include "stat/box_vote.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/sum.h"
#include "stat/units.h"
#include "stat/weighted_median.h"

/* A box, its weight, and its cluster: a ring of members, and who stands for it. */
struct box {
	struct lbl_mark mark;
	uint32_t voter;
	int64_t weight;
	size_t cluster, next;
};

struct corner {
	double left;
	size_t box;
};

struct near {
	double iou;
	size_t a, b; /* a < b */
};

struct lbl_box_vote {
	struct box *boxes; /* of voters who have a say; by class, voter, place */
	size_t n, cap;
	int64_t total;
	struct corner *corners; /* boxes of a class, from left to right */
	struct near *pairs;
	size_t n_pairs;
	uint64_t *seen_in; /* by voter: the last of `looks` that found him */
	uint64_t looks;
	struct lbl_weighted *numbers;
	size_t corners_cap, pairs_cap, seen_cap, numbers_cap;
	struct lbl_box_agreed *out;
	size_t n_out, out_cap;
};

struct lbl_box_vote *lbl_box_vote_new(void)
{
	return lbl_alloc_zero(1, sizeof(struct lbl_box_vote));
}

void lbl_box_vote_free(struct lbl_box_vote *v)
{
	if (!v)
		return;
	free(v->boxes);
	free(v->corners);
	free(v->pairs);
	free(v->seen_in);
	free(v->numbers);
	free(v->out);
	free(v);
}

static int compare_places(const double *a, const double *b)
{
	for (size_t i = 0; i < LBL_PLACE_MAX; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

static int by_class_voter_place(const void *x, const void *y)
{
	const struct box *a = x, *b = y;

	if (a->mark.label != b->mark.label)
		return a->mark.label < b->mark.label ? -1 : 1;
	if (a->voter != b->voter)
		return a->voter < b->voter ? -1 : 1;
	return compare_places(a->mark.place, b->mark.place);
}

static void take(struct lbl_box_vote *v, const struct lbl_mark_votes *in)
{
	v->boxes = lbl_grow(v->boxes, &v->cap, in->n, sizeof *v->boxes);
	v->seen_in = lbl_grow(v->seen_in, &v->seen_cap, in->n_voters, sizeof *v->seen_in);
	v->total = 0;
	v->looks = 0;
	v->n = v->n_out = 0;
	for (size_t i = 0; i < in->n_voters; i++) {
		v->total += lbl_units(in->weights ? in->weights[i] : 1);
		v->seen_in[i] = 0;
	}
	for (size_t i = 0; i < in->n; i++) {
		uint32_t voter = in->marks[i].voter;
		int64_t weight = lbl_units(in->weights ? in->weights[voter] : 1);

		if (weight)
			v->boxes[v->n++] = (struct box){ .mark = in->marks[i].mark,
							 .voter = voter,
							 .weight = weight };
	}
	if (v->n > 1)
		qsort(v->boxes, v->n, sizeof *v->boxes, by_class_voter_place);
	for (size_t i = 0; i < v->n; i++)
		v->boxes[i].cluster = v->boxes[i].next = i;
}

static double right(const struct box *b)
{
	return b->mark.place[0] + b->mark.place[2];
}

static int by_left(const void *x, const void *y)
{
	const struct corner *a = x, *b = y;

	if (a->left != b->left)
		return a->left < b->left ? -1 : 1;
	return (a->box > b->box) - (a->box < b->box);
}

static int by_iou(const void *x, const void *y)
{
	const struct near *a = x, *b = y;

	if (a->iou != b->iou)
		return a->iou > b->iou ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static void add_pair(struct lbl_box_vote *v, size_t a, size_t b, double iou_min)
{
	double iou = lbl_box_iou(&v->boxes[a].mark, &v->boxes[b].mark);

	if (v->boxes[a].voter == v->boxes[b].voter || iou <= 0 || iou < iou_min - LBL_IOU_SLACK)
		return;
	v->pairs = lbl_grow(v->pairs, &v->pairs_cap, v->n_pairs + 1, sizeof *v->pairs);
	v->pairs[v->n_pairs++] = (struct near){ iou, a < b ? a : b, a < b ? b : a };
}

/* Pairs of the boxes [from, to), the best first. */
static void find_pairs(struct lbl_box_vote *v, size_t from, size_t to, double iou_min)
{
	size_t n = to - from;

	v->n_pairs = 0;
	v->corners = lbl_grow(v->corners, &v->corners_cap, n, sizeof *v->corners);
	for (size_t i = 0; i < n; i++)
		v->corners[i] = (struct corner){ v->boxes[from + i].mark.place[0], from + i };
	qsort(v->corners, n, sizeof *v->corners, by_left);
	for (size_t i = 0; i < n; i++) {
		double end = right(&v->boxes[v->corners[i].box]);

		for (size_t j = i + 1; j < n && v->corners[j].left <= end; j++)
			add_pair(v, v->corners[i].box, v->corners[j].box, iou_min);
	}
	if (v->n_pairs > 1)
		qsort(v->pairs, v->n_pairs, sizeof *v->pairs, by_iou);
}

/* Have the rings of a and b a voter in common? */
static bool share_voter(struct lbl_box_vote *v, size_t a, size_t b)
{
	size_t i = a;

	v->looks++;
	do
		v->seen_in[v->boxes[i].voter] = v->looks;
	while ((i = v->boxes[i].next) != a);
	i = b;
	do
		if (v->seen_in[v->boxes[i].voter] == v->looks)
			return true;
	while ((i = v->boxes[i].next) != b);
	return false;
}

/* Joins the rings of two boxes. */
static void join(struct lbl_box_vote *v, size_t a, size_t b)
{
	size_t into = v->boxes[a].cluster, from = v->boxes[b].cluster, next, i = from;

	do
		v->boxes[i].cluster = into;
	while ((i = v->boxes[i].next) != from);
	next = v->boxes[into].next;
	v->boxes[into].next = v->boxes[from].next;
	v->boxes[from].next = next;
}

static double edge(const struct lbl_mark *m, size_t axis, bool far)
{
	return far ? m->place[axis] + m->place[axis + 2] : m->place[axis];
}

/* An edge of the merged box: of the ring that begins at `first`. */
static double merge_edge(struct lbl_box_vote *v, size_t first, size_t axis, bool far,
			 enum lbl_box_merge merge)
{
	struct lbl_sum sum = { 0 }, weight = { 0 };
	struct lbl_median median;
	size_t n = 0, i = first;

	do {
		const struct box *b = &v->boxes[i];

		v->numbers = lbl_grow(v->numbers, &v->numbers_cap, n + 1, sizeof *v->numbers);
		v->numbers[n++] = (struct lbl_weighted){ edge(&b->mark, axis, far), b->weight };
	} while ((i = v->boxes[i].next) != first);
	median = lbl_weighted_median(v->numbers, n);
	if (merge == LBL_BOX_MEDIAN)
		return median.lower + (median.upper - median.lower) / 2;
	for (i = 0; i < n; i++) { /* sorted: the same sum from any ring */
		double w = lbl_units_value(v->numbers[i].weight);

		lbl_sum_add(&sum, w * v->numbers[i].value);
		lbl_sum_add(&weight, w);
	}
	return lbl_sum_value(&sum) / lbl_sum_value(&weight);
}

/* From edge to edge; what a box with both edges says, whose number is not rounded once more. */
static double size_of(const struct lbl_box_vote *v, size_t first, size_t axis, double near,
		      double far)
{
	size_t i = first;

	do {
		const struct lbl_mark *m = &v->boxes[i].mark;

		if (edge(m, axis, false) == near && edge(m, axis, true) == far)
			return m->place[axis + 2];
	} while ((i = v->boxes[i].next) != first);
	return far > near ? far - near : 0; /* means may be off in their last digit */
}

static void settle(struct lbl_box_vote *v, size_t first, double min_share, enum lbl_box_merge merge)
{
	struct lbl_box_agreed *out;
	struct lbl_sum iou = { 0 };
	int64_t weight = 0;
	size_t i = first;

	do
		weight += v->boxes[i].weight;
	while ((i = v->boxes[i].next) != first);
	if ((double)weight <= min_share * (double)v->total)
		return;
	v->out = lbl_grow(v->out, &v->out_cap, v->n_out + 1, sizeof *v->out);
	out = &v->out[v->n_out++];
	out->mark.label = v->boxes[first].mark.label;
	for (size_t axis = 0; axis < 2; axis++) {
		double near = merge_edge(v, first, axis, false, merge);
		double far = merge_edge(v, first, axis, true, merge);

		out->mark.place[axis] = near;
		out->mark.place[axis + 2] = size_of(v, first, axis, near, far);
	}
	do
		lbl_sum_add(&iou, lbl_units_value(v->boxes[i].weight) *
					  lbl_box_iou(&v->boxes[i].mark, &out->mark));
	while ((i = v->boxes[i].next) != first);
	out->confidence = (double)weight / (double)v->total;
	out->iou = lbl_sum_value(&iou) / lbl_units_value(weight);
}

static int by_class_and_place(const void *x, const void *y)
{
	const struct lbl_box_agreed *a = x, *b = y;

	if (a->mark.label != b->mark.label)
		return a->mark.label < b->mark.label ? -1 : 1;
	return compare_places(a->mark.place, b->mark.place);
}

static void vote_class(struct lbl_box_vote *v, size_t from, size_t to,
		       const struct lbl_mark_votes *in, enum lbl_box_merge merge)
{
	find_pairs(v, from, to, in->iou_min);
	for (size_t i = 0; i < v->n_pairs; i++) {
		size_t a = v->pairs[i].a, b = v->pairs[i].b;

		if (v->boxes[a].cluster != v->boxes[b].cluster && !share_voter(v, a, b))
			join(v, a, b);
	}
	for (size_t i = from; i < to; i++)
		if (v->boxes[i].cluster == i)
			settle(v, i, in->min_share, merge);
}

const struct lbl_box_agreed *lbl_box_vote_run(struct lbl_box_vote *v,
					      const struct lbl_mark_votes *in,
					      enum lbl_box_merge merge, size_t *n)
{
	take(v, in);
	for (size_t i = 0, j; i < v->n; i = j) {
		for (j = i; j < v->n && v->boxes[j].mark.label == v->boxes[i].mark.label;)
			j++;
		vote_class(v, i, j, in, merge);
	}
	if (v->n_out > 1)
		qsort(v->out, v->n_out, sizeof *v->out, by_class_and_place);
	*n = v->n_out;
	return v->out;
}
