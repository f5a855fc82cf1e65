/*
 * span_vote: class by class, pieces (stat/span_pieces), whose spans they are, medians of their
 * boundaries, and at last who agrees. Weights are integers, so sums do not depend on an order.
 */
#include "stat/span_vote.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/span_pieces.h"
#include "stat/units.h"
#include "stat/weighted_median.h"

/* A span in the piece that it belongs to; in a class they are ordered by piece, voter, place. */
struct held {
	size_t piece;
	uint32_t voter;
	double start, end;
};

/* One voter's spans in a piece. */
struct hand {
	const struct held *spans;
	size_t n;
};

struct result {
	struct lbl_span_agreed agreed;
	int64_t like, same;        /* weight */
	uint32_t like_by, same_by; /* who was counted last, and 1 */
};

struct lbl_span_vote {
	struct lbl_mark_vote *spans; /* of voters who have a say; by class, voter, place */
	size_t n, cap;
	int64_t *weight; /* by voter */
	size_t weight_cap;
	int64_t total;
	double needed, iou_min;
	size_t n_voters;
	struct lbl_span_pieces pieces;
	struct lbl_mark_vote *solid; /* of a class, without the empty ones */
	struct held *held;
	struct hand *hands;
	struct lbl_weighted *numbers;
	size_t solid_cap, held_cap, hands_cap, numbers_cap;
	struct result *results;
	size_t n_results, results_cap;
	struct lbl_span_agreed *out;
	size_t out_cap;
};

struct lbl_span_vote *lbl_span_vote_new(void)
{
	return lbl_alloc_zero(1, sizeof(struct lbl_span_vote));
}

void lbl_span_vote_free(struct lbl_span_vote *v)
{
	if (!v)
		return;
	lbl_span_pieces_clear(&v->pieces);
	free(v->spans);
	free(v->weight);
	free(v->solid);
	free(v->held);
	free(v->hands);
	free(v->numbers);
	free(v->results);
	free(v->out);
	free(v);
}

static int by_class_voter_place(const void *x, const void *y)
{
	const struct lbl_mark_vote *a = x, *b = y;

	if (a->mark.label != b->mark.label)
		return a->mark.label < b->mark.label ? -1 : 1;
	if (a->voter != b->voter)
		return a->voter < b->voter ? -1 : 1;
	for (size_t i = 0; i < 2; i++)
		if (a->mark.place[i] != b->mark.place[i])
			return a->mark.place[i] < b->mark.place[i] ? -1 : 1;
	return 0;
}

/* Weights as units, and the spans of those who have any, sorted. */
static void take(struct lbl_span_vote *v, const struct lbl_mark_votes *in)
{
	v->weight = lbl_grow(v->weight, &v->weight_cap, in->n_voters, sizeof *v->weight);
	if (v->cap < in->n)
		v->spans = lbl_grow(v->spans, &v->cap, in->n, sizeof *v->spans);
	v->total = 0;
	for (size_t i = 0; i < in->n_voters; i++) {
		v->weight[i] = lbl_units(in->weights ? in->weights[i] : 1);
		v->total += v->weight[i];
	}
	v->n_voters = in->n_voters;
	v->needed = in->min_share * (double)v->total;
	v->iou_min = in->iou_min;
	v->n = v->n_results = 0;
	for (size_t i = 0; i < in->n; i++)
		if (v->weight[in->marks[i].voter])
			v->spans[v->n++] = in->marks[i];
	if (v->n > 1)
		qsort(v->spans, v->n, sizeof *v->spans, by_class_voter_place);
}

static void add_result(struct lbl_span_vote *v, uint32_t label, double start, double end)
{
	struct result *r;

	v->results = lbl_grow(v->results, &v->results_cap, v->n_results + 1, sizeof *v->results);
	r = &v->results[v->n_results++];
	*r = (struct result){ .agreed.mark = { { start, end }, label } };
}

/* Step 3: which piece shares most with a span, from `piece` on; SIZE_MAX: none shares any. */
static size_t home_of(const struct lbl_span_pieces *p, size_t piece, const double *place)
{
	double most = 0;
	size_t home = SIZE_MAX;

	for (; piece < p->n && p->v[piece].start < place[1]; piece++) {
		double shared = fmin(place[1], p->v[piece].end) - fmax(place[0], p->v[piece].start);

		if (shared > most) {
			most = shared;
			home = piece;
		}
	}
	return home;
}

static int by_piece_voter_place(const void *x, const void *y)
{
	const struct held *a = x, *b = y;

	if (a->piece != b->piece)
		return a->piece < b->piece ? -1 : 1;
	if (a->voter != b->voter)
		return a->voter < b->voter ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end > b->end) - (a->end < b->end);
}

/* Returns how many spans found a piece. */
static size_t hold(struct lbl_span_vote *v, size_t n)
{
	size_t n_held = 0, first = 0;

	v->held = lbl_grow(v->held, &v->held_cap, n, sizeof *v->held);
	for (size_t i = 0; i < n; i++) {
		const struct lbl_mark_vote *s = &v->solid[i];
		const double *place = s->mark.place;
		size_t home;

		if (!i || s->voter != s[-1].voter)
			first = 0;
		while (first < v->pieces.n && v->pieces.v[first].end <= place[0])
			first++;
		home = home_of(&v->pieces, first, place);
		if (home != SIZE_MAX)
			v->held[n_held++] = (struct held){ home, s->voter, place[0], place[1] };
	}
	if (n_held > 1)
		qsort(v->held, n_held, sizeof *v->held, by_piece_voter_place);
	return n_held;
}

/* A piece's spans, cut by voter. Returns the number of voters. */
static size_t deal(struct lbl_span_vote *v, const struct held *held, size_t n)
{
	size_t n_hands = 0;

	v->hands = lbl_grow(v->hands, &v->hands_cap, n, sizeof *v->hands);
	v->numbers = lbl_grow(v->numbers, &v->numbers_cap, n, sizeof *v->numbers);
	for (size_t i = 0; i < n; i++) {
		if (!i || held[i].voter != held[i - 1].voter)
			v->hands[n_hands++] = (struct hand){ &held[i], 0 };
		v->hands[n_hands - 1].n++;
	}
	return n_hands;
}

static size_t how_many(struct lbl_span_vote *v, size_t n_hands)
{
	for (size_t i = 0; i < n_hands; i++)
		v->numbers[i] = (struct lbl_weighted){ (double)v->hands[i].n,
						       v->weight[v->hands[i].spans->voter] };
	return (size_t)lbl_weighted_median(v->numbers, n_hands).lower;
}

/* The median of one boundary of the span `which` of those who have `of`. */
static struct lbl_median boundary(struct lbl_span_vote *v, size_t n_hands, size_t which, size_t of,
				  bool end)
{
	size_t n = 0;

	for (size_t i = 0; i < n_hands; i++) {
		const struct held *h = &v->hands[i].spans[which];

		if (v->hands[i].n == of)
			v->numbers[n++] = (struct lbl_weighted){ end ? h->end : h->start,
								 v->weight[h->voter] };
	}
	return lbl_weighted_median(v->numbers, n);
}

/* Step 4, of one piece. */
static void settle_piece(struct lbl_span_vote *v, uint32_t label, size_t n_hands)
{
	size_t k = how_many(v, n_hands);

	for (size_t i = 0; i < k; i++) {
		struct lbl_median start = boundary(v, n_hands, i, k, false);
		struct lbl_median end = boundary(v, n_hands, i, k, true);
		bool inner = start.upper < end.lower;

		add_result(v, label, inner ? start.upper : start.lower, end.lower);
	}
}

/* Where spans from `from` to `to` would pass the first of those behind them, borders stand. */
static void keep_apart(struct lbl_span_vote *v, size_t from, size_t to, double border,
		       double next_border)
{
	double reach = -INFINITY, next = INFINITY;

	for (size_t i = from; i < to; i++)
		reach = fmax(reach, v->results[i].agreed.mark.place[1]);
	for (size_t i = to; i < v->n_results; i++)
		next = fmin(next, v->results[i].agreed.mark.place[0]);
	if (reach <= next)
		return;
	for (size_t i = from; i < to; i++) {
		double *end = &v->results[i].agreed.mark.place[1];

		*end = fmin(*end, border);
	}
	for (size_t i = to; i < v->n_results; i++) {
		double *start = &v->results[i].agreed.mark.place[0];

		*start = fmax(*start, next_border);
	}
}

/* The solid spans of a class. */
static void vote_places(struct lbl_span_vote *v, uint32_t label, size_t n)
{
	size_t n_held, previous = SIZE_MAX, from = v->n_results;

	lbl_span_pieces_find(&v->pieces, v->solid, n, v->weight, v->n_voters, v->needed);
	n_held = hold(v, n);
	for (size_t i = 0, j; i < n_held; i = j) {
		size_t piece = v->held[i].piece, first = v->n_results;

		for (j = i; j < n_held && v->held[j].piece == piece;)
			j++;
		settle_piece(v, label, deal(v, &v->held[i], j - i));
		if (previous != SIZE_MAX)
			keep_apart(v, from, first, v->pieces.v[previous].end,
				   v->pieces.v[piece].start);
		previous = piece;
		from = first;
	}
}

/* The empty spans of a class. */
static void vote_empty(struct lbl_span_vote *v, const struct lbl_mark_vote *spans, size_t n)
{
	size_t m = 0;

	v->numbers = lbl_grow(v->numbers, &v->numbers_cap, n, sizeof *v->numbers);
	for (size_t i = 0; i < n; i++) {
		const double *place = spans[i].mark.place;

		if (place[0] < place[1] ||
		    (i && by_class_voter_place(&spans[i], &spans[i - 1]) == 0))
			continue;
		v->numbers[m++] = (struct lbl_weighted){ place[0], v->weight[spans[i].voter] };
	}
	lbl_weighted_sort(v->numbers, m);
	for (size_t i = 0; i < m;) {
		double at = v->numbers[i].value;
		int64_t weight = 0;

		for (; i < m && v->numbers[i].value == at; i++)
			weight += v->numbers[i].weight;
		if ((double)weight > v->needed)
			add_result(v, spans->mark.label, at, at);
	}
}

static int by_place(const void *x, const void *y)
{
	const double *a = ((const struct result *)x)->agreed.mark.place;
	const double *b = ((const struct result *)y)->agreed.mark.place;

	for (size_t i = 0; i < 2; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* Counts a voter once for a result, whatever number of his spans is like it. */
static void count(struct lbl_span_vote *v, const struct lbl_mark_vote *span, struct result *r)
{
	double iou = lbl_span_iou(&span->mark, &r->agreed.mark);
	bool same = span->mark.place[0] == r->agreed.mark.place[0] &&
		    span->mark.place[1] == r->agreed.mark.place[1];

	if (iou > 0 && iou >= v->iou_min - LBL_IOU_SLACK && r->like_by != span->voter + 1) {
		r->like += v->weight[span->voter];
		r->like_by = span->voter + 1;
	}
	if (same && r->same_by != span->voter + 1) {
		r->same += v->weight[span->voter];
		r->same_by = span->voter + 1;
	}
}

/* Who agrees with a class's results, which are n from `r` on. */
static void tally(struct lbl_span_vote *v, const struct lbl_mark_vote *spans, size_t n_spans,
		  struct result *r, size_t n)
{
	size_t first = 0;

	if (n > 1)
		qsort(r, n, sizeof *r, by_place);
	for (size_t i = 0; i < n_spans; i++) {
		const double *place = spans[i].mark.place;

		if (!i || spans[i].voter != spans[i - 1].voter)
			first = 0;
		while (first < n && r[first].agreed.mark.place[1] < place[0])
			first++;
		for (size_t j = first; j < n && r[j].agreed.mark.place[0] <= place[1]; j++)
			count(v, &spans[i], &r[j]);
	}
}

static void vote_class(struct lbl_span_vote *v, const struct lbl_mark_vote *spans, size_t n)
{
	size_t n_solid = 0, from = v->n_results;

	v->solid = lbl_grow(v->solid, &v->solid_cap, n, sizeof *v->solid);
	for (size_t i = 0; i < n; i++)
		if (spans[i].mark.place[0] < spans[i].mark.place[1])
			v->solid[n_solid++] = spans[i];
	if (n_solid)
		vote_places(v, spans->mark.label, n_solid);
	if (n_solid < n)
		vote_empty(v, spans, n);
	if (v->n_results > from)
		tally(v, spans, n, &v->results[from], v->n_results - from);
}

const struct lbl_span_agreed *lbl_span_vote_run(struct lbl_span_vote *v,
						const struct lbl_mark_votes *in, size_t *n)
{
	take(v, in);
	for (size_t i = 0, j; i < v->n; i = j) {
		for (j = i; j < v->n && v->spans[j].mark.label == v->spans[i].mark.label;)
			j++;
		vote_class(v, &v->spans[i], j - i);
	}
	v->out = lbl_grow(v->out, &v->out_cap, v->n_results + 1, sizeof *v->out);
	for (size_t i = 0; i < v->n_results; i++) {
		struct result *r = &v->results[i];

		r->agreed.confidence = (double)r->like / (double)v->total;
		r->agreed.exact = (double)r->same / (double)v->total;
		v->out[i] = r->agreed;
	}
	*n = v->n_results;
	return v->out;
}
