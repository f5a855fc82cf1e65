/*
 * answer_marks: spans and boxes. Reads what voters marked (record/marks), numbers the classes of
 * the item in byte order, has the marks voted on (stat/span_vote, stat/box_vote), and compares
 * each voter's with what came out (stat/marks).
 */
#include "state/consensus_answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "record/marks.h"
#include "stat/span_vote.h"
#include "stat/sum.h"
#include "json/emit.h"

#define SECONDS "seconds" /* the unit of intervals */

struct listener {
	struct lbl_answer_settings settings;
	enum lbl_marks_kind kind;
	struct lbl_span_vote *spans; /* one of both; NULL: of the other kind */
	struct lbl_box_vote *boxes;
	struct lbl_marks *read; /* by voter */
	size_t n_read;          /* that have been used */
	struct lbl_mark_vote *votes;
	struct lbl_span *names;        /* of classes, in byte order */
	struct lbl_mark *own, *agreed; /* by class, then place */
	size_t n_votes, n_names, n_agreed;
	size_t read_cap, votes_cap, names_cap, own_cap, agreed_cap;
	struct lbl_span unit;
};

static void *open_listener(const struct lbl_answer_settings *settings, enum lbl_marks_kind kind)
{
	struct listener *l = lbl_alloc_zero(1, sizeof *l);

	l->settings = *settings;
	l->kind = kind;
	return l;
}

static void *open_spans(const struct lbl_answer_settings *settings)
{
	struct listener *l = open_listener(settings, LBL_MARKS_SPANS);

	l->spans = lbl_span_vote_new();
	return l;
}

static void *open_boxes(const struct lbl_answer_settings *settings)
{
	struct listener *l = open_listener(settings, LBL_MARKS_BOXES);

	l->boxes = lbl_box_vote_new();
	return l;
}

static void close_listener(void *listener)
{
	struct listener *l = listener;

	for (size_t i = 0; i < l->n_read; i++)
		lbl_marks_clear(&l->read[i]);
	lbl_span_vote_free(l->spans);
	lbl_box_vote_free(l->boxes);
	free(l->read);
	free(l->votes);
	free(l->names);
	free(l->own);
	free(l->agreed);
	free(l);
}

/* Reading. */

static int by_name(const void *x, const void *y)
{
	return lbl_span_cmp(*(const struct lbl_span *)x, *(const struct lbl_span *)y);
}

static void read_labels(struct listener *l, const struct lbl_heard *heard)
{
	l->read = lbl_grow(l->read, &l->read_cap, heard->n, sizeof *l->read);
	for (; l->n_read < heard->n; l->n_read++)
		l->read[l->n_read] = (struct lbl_marks){ 0 };
	l->unit = (struct lbl_span){ 0 };
	for (size_t i = 0; i < heard->n; i++) {
		lbl_marks_read(&l->read[i], heard->labels[i]);
		if (l->read[i].unit.len)
			l->unit = l->read[i].unit;
	}
}

/* Each name once. */
static void sort_names(struct listener *l, size_t n_voters)
{
	size_t n = 0;

	for (size_t i = 0; i < n_voters; i++) {
		const struct lbl_marks *m = &l->read[i];

		l->names = lbl_grow(l->names, &l->names_cap, n + m->n, sizeof *l->names);
		for (size_t k = 0; k < m->n; k++)
			l->names[n++] = m->v[k].label;
	}
	l->n_names = 0;
	if (n)
		qsort(l->names, n, sizeof *l->names, by_name);
	for (size_t i = 0; i < n; i++)
		if (!i || !lbl_span_eq(l->names[i], l->names[l->n_names - 1]))
			l->names[l->n_names++] = l->names[i];
}

/* A voter's marks, by class, then place, as they are in the label's text. */
static void take_marks(struct listener *l, uint32_t voter)
{
	const struct lbl_marks *m = &l->read[voter];

	l->votes = lbl_grow(l->votes, &l->votes_cap, l->n_votes + m->n, sizeof *l->votes);
	for (size_t k = 0; k < m->n; k++) {
		const struct lbl_span *name =
			bsearch(&m->v[k].label, l->names, l->n_names, sizeof *l->names, by_name);
		struct lbl_mark_vote *v = &l->votes[l->n_votes++];

		*v = (struct lbl_mark_vote){ .mark.label = (uint32_t)(name - l->names),
					     .voter = voter };
		memcpy(v->mark.place, m->v[k].place, sizeof v->mark.place);
	}
}

/* Voting: what comes of both kinds, in one form. */

struct agreed {
	struct lbl_mark mark;
	double confidence, second;
};

static int by_place(const void *x, const void *y)
{
	const struct agreed *a = x, *b = y;

	for (size_t i = 0; i < LBL_PLACE_MAX; i++)
		if (a->mark.place[i] != b->mark.place[i])
			return a->mark.place[i] < b->mark.place[i] ? -1 : 1;
	return (a->mark.label > b->mark.label) - (a->mark.label < b->mark.label);
}

static struct agreed *vote_spans(struct listener *l, const struct lbl_mark_votes *in, size_t *n)
{
	const struct lbl_span_agreed *v = lbl_span_vote_run(l->spans, in, n);
	struct agreed *out = lbl_alloc_zero(*n, sizeof *out);

	for (size_t i = 0; i < *n; i++)
		out[i] = (struct agreed){ v[i].mark, v[i].confidence, v[i].exact };
	return out;
}

static struct agreed *vote_boxes(struct listener *l, const struct lbl_mark_votes *in, size_t *n)
{
	const struct lbl_box_agreed *v = lbl_box_vote_run(l->boxes, in, l->settings.merge, n);
	struct agreed *out = lbl_alloc_zero(*n, sizeof *out);

	for (size_t i = 0; i < *n; i++)
		out[i] = (struct agreed){ v[i].mark, v[i].confidence, v[i].iou };
	return out;
}

/* Comparing. */

static size_t end_of_class(const struct lbl_mark *v, size_t n, uint32_t class)
{
	size_t i = 0;

	while (i < n && v[i].label == class)
		i++;
	return i;
}

/* F1 of a voter's n marks with those agreed upon. */
static struct lbl_likeness compare(const struct listener *l, size_t n)
{
	struct lbl_likeness x = { 1, true };
	struct lbl_matches m = { 0 };
	size_t i = 0, j = 0;

	while (i < n || j < l->n_agreed) {
		uint32_t class = j == l->n_agreed || (i < n && l->own[i].label < l->agreed[j].label)
					 ? l->own[i].label
					 : l->agreed[j].label;
		size_t n_i = end_of_class(l->own + i, n - i, class);
		size_t n_j = end_of_class(l->agreed + j, l->n_agreed - j, class);

		lbl_marks_match(&m, l->kind, l->own + i, n_i, l->agreed + j, n_j,
				l->settings.iou_min);
		i += n_i;
		j += n_j;
	}
	x.same = m.a == m.b && m.matched[LBL_MATCH_EXACT] == m.a;
	if (m.a + m.b)
		x.like = 2 * (double)m.matched[LBL_MATCH_IOU] / (double)(m.a + m.b);
	return x;
}

static void compare_all(struct listener *l, const struct lbl_heard *heard, struct lbl_answer *out)
{
	struct lbl_sum like = { 0 }, exact = { 0 }, total = { 0 };
	const struct lbl_mark_vote *v = l->votes;

	out->likeness =
		lbl_grow(out->likeness, &out->likeness_cap, heard->n, sizeof *out->likeness);
	for (size_t i = 0; i < heard->n; i++) {
		struct lbl_likeness *x = &out->likeness[i];
		double weight = heard->weights[i];
		size_t n = l->read[i].n;

		l->own = lbl_grow(l->own, &l->own_cap, n, sizeof *l->own);
		for (size_t k = 0; k < n; k++)
			l->own[k] = v++->mark;
		*x = compare(l, n);
		lbl_sum_add(&like, weight * x->like);
		lbl_sum_add(&exact, x->same ? weight : 0);
		lbl_sum_add(&total, weight);
	}
	out->confidence = lbl_sum_value(&like) / lbl_sum_value(&total);
	out->exact = lbl_sum_value(&exact) / lbl_sum_value(&total);
}

/* Writing. */

/* A place that somebody gave: all of its digits. */
static void emit_given(struct lbl_emit *e, double v)
{
	char text[LBL_NUM_MAX];
	struct lbl_buf exact = { 0 };

	lbl_num_format(v, text);
	if (strtod(text, NULL) == v) {
		lbl_emit_num(e, v);
		return;
	}
	snprintf(text, sizeof text, "%.15g", v);
	if (strtod(text, NULL) != v)
		snprintf(text, sizeof text, "%.17g", v);
	lbl_num_canonical(lbl_span_of(text), &exact);
	lbl_emit_raw(e, lbl_buf_span(&exact));
	lbl_buf_clear(&exact);
}

struct style {
	const char *place[LBL_PLACE_MAX]; /* names of members */
	size_t n;
	bool names_unit;
	const char *second; /* beside confidence */
};

static const struct style plain_spans = { { "start", "end" }, 2, true, "exact" };
static const struct style intervals = { { "start_s", "end_s" }, 2, false, "exact" };
static const struct style plain_boxes = { { "x", "y", "width", "height" }, 4, true, "iou" };

static const struct style *style_of(const struct listener *l)
{
	if (l->kind == LBL_MARKS_BOXES)
		return &plain_boxes;
	return lbl_span_eq(l->unit, lbl_span_of(SECONDS)) ? &intervals : &plain_spans;
}

static void emit_mark(const struct listener *l, const struct style *style, struct lbl_emit *e,
		      const struct lbl_mark *m)
{
	lbl_emit_object(e);
	for (size_t i = 0; i < style->n; i++) {
		lbl_emit_key(e, style->place[i]);
		if (l->kind == LBL_MARKS_SPANS)
			emit_given(e, m->place[i]);
		else
			lbl_emit_num(e, m->place[i]); /* edges are computed with */
	}
	lbl_emit_key(e, "label");
	lbl_emit_span(e, l->names[m->label]);
	if (style->names_unit && l->unit.len) {
		lbl_emit_key(e, "unit");
		lbl_emit_span(e, l->unit);
	}
	lbl_emit_object_end(e);
}

static void emit_part(const struct style *style, struct lbl_emit *e, const struct agreed *a)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "confidence");
	lbl_emit_num(e, a->confidence);
	lbl_emit_key(e, style->second);
	lbl_emit_num(e, a->second);
	lbl_emit_object_end(e);
}

static void write_answer(const struct listener *l, const struct agreed *v, size_t n,
			 struct lbl_answer *out)
{
	const struct style *style = style_of(l);
	struct lbl_emit label = { .out = &out->label }, parts = { .out = &out->parts };

	out->label.len = out->parts.len = 0;
	lbl_emit_array(&label);
	lbl_emit_array(&parts);
	for (size_t i = 0; i < n; i++) {
		emit_mark(l, style, &label, &v[i].mark);
		emit_part(style, &parts, &v[i]);
	}
	lbl_emit_array_end(&label);
	lbl_emit_array_end(&parts);
}

static void hear(void *listener, const struct lbl_heard *heard, struct lbl_answer *out)
{
	struct listener *l = listener;
	struct lbl_mark_votes in = { .weights = heard->weights,
				     .n_voters = heard->n,
				     .min_share = l->settings.min_share,
				     .iou_min = l->settings.iou_min };
	struct agreed *v;

	read_labels(l, heard);
	sort_names(l, heard->n);
	l->n_votes = 0;
	for (size_t i = 0; i < heard->n; i++)
		take_marks(l, (uint32_t)i);
	in.marks = l->votes;
	in.n = l->n_votes;
	v = l->spans ? vote_spans(l, &in, &l->n_agreed) : vote_boxes(l, &in, &l->n_agreed);
	l->agreed = lbl_grow(l->agreed, &l->agreed_cap, l->n_agreed, sizeof *l->agreed);
	for (size_t i = 0; i < l->n_agreed; i++)
		l->agreed[i] = v[i].mark;
	compare_all(l, heard, out);
	if (l->n_agreed > 1)
		qsort(v, l->n_agreed, sizeof *v, by_place);
	write_answer(l, v, l->n_agreed, out);
	out->tied = false;
	free(v);
}

const struct lbl_answer_kind lbl_answer_spans = {
	"spans", LBL_SHAPE_SPANS, "majority", "marks", true, false, open_spans, hear, close_listener
};
const struct lbl_answer_kind lbl_answer_boxes = {
	"boxes", LBL_SHAPE_BOXES, "majority", "marks", true, false, open_boxes, hear, close_listener
};
