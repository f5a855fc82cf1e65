/* marks: in one dimension or two. The largest matching is stat/f1's. */
#include "stat/marks.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static int compare_places(const struct lbl_mark *a, const struct lbl_mark *b)
{
	for (size_t i = 0; i < LBL_PLACE_MAX; i++)
		if (a->place[i] != b->place[i])
			return a->place[i] < b->place[i] ? -1 : 1;
	return 0;
}

double lbl_span_iou(const struct lbl_mark *a, const struct lbl_mark *b)
{
	double both = fmin(a->place[1], b->place[1]) - fmax(a->place[0], b->place[0]);
	double either = fmax(a->place[1], b->place[1]) - fmin(a->place[0], b->place[0]);

	if (compare_places(a, b) == 0)
		return 1;
	return both > 0 ? both / either : 0;
}

/* What two intervals of an axis share; 0 when they only touch. */
static double shared(double a, double a_size, double b, double b_size)
{
	return fmax(0, fmin(a + a_size, b + b_size) - fmax(a, b));
}

double lbl_box_iou(const struct lbl_mark *a, const struct lbl_mark *b)
{
	const double *p = a->place, *q = b->place;
	double width = fmax(p[2], q[2]), height = fmax(p[3], q[3]); /* units: products fit */
	double both = shared(p[0], p[2], q[0], q[2]) / width *
		      (shared(p[1], p[3], q[1], q[3]) / height);
	double either = p[2] / width * (p[3] / height) + q[2] / width * (q[3] / height) - both;

	if (compare_places(a, b) == 0)
		return 1;
	return both > 0 ? both / either : 0;
}

static int by_label_and_place(const void *x, const void *y)
{
	const struct lbl_mark *a = x, *b = y;

	if (a->label != b->label)
		return a->label < b->label ? -1 : 1;
	return compare_places(a, b);
}

void lbl_marks_sort(struct lbl_mark *marks, size_t n)
{
	if (n > 1)
		qsort(marks, n, sizeof *marks, by_label_and_place);
}

/* Both ascend: equal places meet. */
static size_t count_equal(const struct lbl_mark *a, size_t n_a, const struct lbl_mark *b,
			  size_t n_b)
{
	size_t equal = 0;

	for (size_t i = 0, j = 0; i < n_a && j < n_b;) {
		int c = compare_places(&a[i], &b[j]);

		equal += c == 0;
		i += c <= 0;
		j += c >= 0;
	}
	return equal;
}

static size_t count_near(enum lbl_marks_kind kind, const struct lbl_mark *a, size_t n_a,
			 const struct lbl_mark *b, size_t n_b, double iou_min)
{
	double (*iou_of)(const struct lbl_mark *, const struct lbl_mark *) =
		kind == LBL_MARKS_SPANS ? lbl_span_iou : lbl_box_iou;
	bool *allowed = lbl_alloc_zero(n_a * n_b, sizeof *allowed);
	size_t near;

	for (size_t i = 0; i < n_a; i++) {
		for (size_t j = 0; j < n_b; j++) {
			double iou = iou_of(&a[i], &b[j]);

			allowed[i * n_b + j] = iou > 0 && iou >= iou_min - LBL_IOU_SLACK;
		}
	}
	near = lbl_match_most(allowed, n_a, n_b);
	free(allowed);
	return near;
}

void lbl_marks_match(struct lbl_matches *m, enum lbl_marks_kind kind, const struct lbl_mark *a,
		     size_t n_a, const struct lbl_mark *b, size_t n_b, double iou_min)
{
	m->a += n_a;
	m->b += n_b;
	if (!n_a || !n_b)
		return;
	m->matched[LBL_MATCH_EXACT] += count_equal(a, n_a, b, n_b);
	m->matched[LBL_MATCH_IOU] += count_near(kind, a, n_a, b, n_b, iou_min);
}
