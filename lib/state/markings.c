/*
 * markings: the text of each rating is read again (record/marks) where its item is
 * at hand, so that the store of judgments need not know of marks. A worker numbers
 * classes by itself; when it ends, they get the numbers that all share.
 */
#include "state/markings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "record/marks.h"

#define WHOLE_MOST 9007199254740991. /* 2^53 - 1: beyond, doubles skip whole numbers */

bool lbl_shape_is_marks(enum lbl_shape shape)
{
	return shape == LBL_SHAPE_SPANS || shape == LBL_SHAPE_BOXES;
}

enum lbl_marks_kind lbl_marks_kind_of(enum lbl_shape shape)
{
	return shape == LBL_SHAPE_BOXES ? LBL_MARKS_BOXES : LBL_MARKS_SPANS;
}

void lbl_markings_clear(struct lbl_markings *m)
{
	lbl_marked_clear(&m->marked);
	lbl_unitizing_clear(&m->unitizing);
	free(m->unit);
	*m = (struct lbl_markings){ 0 };
}

void lbl_markings_settle(struct lbl_markings *m)
{
	lbl_unitizing_settle(&m->unitizing);
}

static int refuse_units(const char *a, const char *b, struct lbl_error *err)
{
	if (!*a || !*b)
		return lbl_error_set(err, LBL_E_INPUT,
				     "some marks have the unit '%.80s', others name none: such "
				     "places cannot be compared", *a ? a : b);
	return lbl_error_set(err, LBL_E_INPUT,
			     "marks have the units '%.80s' and '%.80s': such places cannot be "
			     "compared", a, b);
}

int lbl_markings_fit(const struct lbl_markings *a, const struct lbl_markings *b,
		     struct lbl_error *err)
{
	if (a->unit && b->unit && strcmp(a->unit, b->unit) != 0)
		return refuse_units(a->unit, b->unit, err);
	return 0;
}

void lbl_markings_add(struct lbl_markings *m, const struct lbl_markings *from,
		      const uint32_t *annotators, const uint32_t *classes)
{
	if (!m->unit && from->unit)
		m->unit = lbl_strdup(from->unit);
	lbl_marked_merge(&m->marked, &from->marked, annotators, classes);
	lbl_unitizing_merge(&m->unitizing, &from->unitizing, annotators, classes);
	lbl_disorders_merge(&m->disorders, &from->disorders);
}

int lbl_markings_unit(struct lbl_markings *m, const struct lbl_judgments *j,
		      struct lbl_error *err)
{
	struct lbl_marks marks = { 0 };
	int rc = 0;

	for (uint32_t i = 0; i < lbl_judgments_labels(j) && !rc; i++) {
		char *unit;

		lbl_marks_read(&marks, lbl_judgments_label(j, i));
		if (!marks.n)
			continue;
		unit = lbl_strndup(marks.unit.ptr ? marks.unit.ptr : "", marks.unit.len);
		if (m->unit && strcmp(unit, m->unit) != 0)
			rc = refuse_units(m->unit, unit, err);
		if (m->unit)
			free(unit);
		else
			m->unit = unit;
	}
	lbl_marks_clear(&marks);
	return rc;
}

/* The marks of an item, one rating's behind the other's. */
struct item {
	struct lbl_mark *marks; /* by numbers of classes, which differ from worker to worker */
	struct lbl_mark *in_order; /* as labels have them: by name of the class, then place */
	size_t n, cap;
	size_t *start; /* of each rating, and the end */
	size_t cap_start;
	double begin, length; /* of the text */
	bool within;          /* all ratings have these */
};

struct lbl_markings_part {
	const struct lbl_judgments *judgments;
	struct lbl_markings_options options;
	struct lbl_markings sums;   /* without unit; by the numbers of the following */
	struct lbl_intern *classes; /* this worker's */
	struct lbl_marks read;      /* scratch, and so is the item */
	struct item item;
	struct lbl_unit *units;
	uint32_t *raters; /* each once */
	size_t cap_units, cap_raters, n_raters;
	struct lbl_annotated_units *annotated;
	size_t cap_annotated;
};

struct lbl_markings_part *lbl_markings_part_new(const struct lbl_judgments *j,
						const struct lbl_markings_options *options)
{
	struct lbl_markings_part *p = lbl_alloc_zero(1, sizeof *p);

	p->judgments = j;
	p->options = *options;
	p->classes = lbl_intern_new();
	return p;
}

static uint32_t class_of(struct lbl_markings_part *p, size_t i, uint32_t before)
{
	const struct lbl_marks_one *v = p->read.v;

	if (i && lbl_span_eq(v[i].label, v[i - 1].label))
		return before;
	return lbl_intern_put(p->classes, v[i].label);
}

/* The first rating's extent is the item's, if all others' are the same. */
static void note_extent(struct item *item, const struct lbl_marks *read, bool first)
{
	if (first) {
		item->within = read->within;
		item->begin = read->begin;
		item->length = read->length;
	}
	item->within &= read->within && read->begin == item->begin &&
			read->length == item->length;
}

static void reserve(struct item *item, size_t n)
{
	if (n <= item->cap && item->cap)
		return;
	item->marks = lbl_grow(item->marks, &item->cap, n + 1, sizeof *item->marks);
	item->in_order = lbl_resize(item->in_order, item->cap, sizeof *item->in_order);
}

static void read_rating(struct lbl_markings_part *p, uint32_t label, bool first)
{
	struct item *item = &p->item;
	struct lbl_mark *marks;
	uint32_t class = 0;

	lbl_marks_read(&p->read, lbl_judgments_label(p->judgments, label));
	note_extent(item, &p->read, first);
	reserve(item, item->n + p->read.n);
	marks = item->marks + item->n;
	for (size_t i = 0; i < p->read.n; i++) {
		class = class_of(p, i, class);
		marks[i].label = class;
		memcpy(marks[i].place, p->read.v[i].place, sizeof marks[i].place);
	}
	memcpy(item->in_order + item->n, marks, p->read.n * sizeof *marks);
	lbl_marks_sort(marks, p->read.n);
	item->n += p->read.n;
}

static void read_item(struct lbl_markings_part *p, const struct lbl_rating *ratings, size_t n)
{
	struct item *item = &p->item;

	item->n = 0;
	item->start = lbl_grow(item->start, &item->cap_start, n + 1, sizeof *item->start);
	for (size_t i = 0; i < n; i++) {
		item->start[i] = item->n;
		read_rating(p, ratings[i].label, i == 0);
	}
	item->start[n] = item->n;
}

/* The end of the marks from `at` on that have the label. */
static size_t end_of(const struct lbl_mark *marks, size_t at, size_t end, uint32_t label)
{
	while (at < end && marks[at].label == label)
		at++;
	return at;
}

/* Ratings i and j, whose marks ascend by label. */
static void compare(struct lbl_markings_part *p, const struct lbl_rating *ratings, size_t i,
		    size_t j)
{
	const struct lbl_mark *v = p->item.marks;
	size_t a = p->item.start[i], a_end = p->item.start[i + 1];
	size_t b = p->item.start[j], b_end = p->item.start[j + 1];
	uint32_t who = ratings[i].annotator, other = ratings[j].annotator;

	lbl_marked_add(&p->sums.marked, who, other, 1);
	while (a < a_end || b < b_end) {
		uint32_t label = b == b_end || (a < a_end && v[a].label < v[b].label) ?
					 v[a].label :
					 v[b].label;
		size_t a_next = end_of(v, a, a_end, label), b_next = end_of(v, b, b_end, label);
		struct lbl_matches m = { 0 };

		lbl_marks_match(&m, p->options.kind, v + a, a_next - a, v + b, b_next - b,
				p->options.iou_min);
		lbl_marked_add_label(&p->sums.marked, who, other, label, &m);
		a = a_next;
		b = b_next;
	}
}

static bool is_whole(double x)
{
	return fabs(x) <= WHOLE_MOST && x == trunc(x);
}

/* Fills p->units; false: a place is no whole number. */
static bool take_units(struct lbl_markings_part *p, const struct lbl_rating *ratings, size_t n)
{
	const struct item *item = &p->item;

	p->units = lbl_grow(p->units, &p->cap_units, item->n, sizeof *p->units);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = item->start[i]; k < item->start[i + 1]; k++) {
			const double *place = item->marks[k].place;

			if (!is_whole(place[0]) || !is_whole(place[1]))
				return false;
			p->units[k] = (struct lbl_unit){ ratings[i].annotator,
							 item->marks[k].label,
							 (int64_t)place[0], (int64_t)place[1] };
		}
	}
	return true;
}

/* Fills p->raters; false: one of them has rated the item twice. */
static bool take_raters(struct lbl_markings_part *p, const struct lbl_rating *ratings, size_t n)
{
	p->raters = lbl_grow(p->raters, &p->cap_raters, n, sizeof *p->raters);
	p->n_raters = 0;
	for (size_t i = 0; i < n; i++)
		if (!i || ratings[i].annotator != ratings[i - 1].annotator)
			p->raters[p->n_raters++] = ratings[i].annotator;
	return p->n_raters == n;
}

static enum lbl_unfit find_unfit(struct lbl_markings_part *p, const struct lbl_rating *ratings,
				 size_t n, struct lbl_extent *extent)
{
	const struct item *item = &p->item;

	if (!item->within)
		return LBL_UNFIT_NO_LENGTH;
	if (item->length > (double)LBL_EXTENT_MAX)
		return LBL_UNFIT_TOO_LONG;
	if (!is_whole(item->begin) || !is_whole(item->length) || !take_units(p, ratings, n))
		return LBL_UNFIT_NOT_WHOLE;
	if (!take_raters(p, ratings, n))
		return LBL_UNFIT_REPEATED;
	if (item->length < 1)
		return LBL_UNFIT_EMPTY;
	*extent = (struct lbl_extent){ (int64_t)item->begin, (uint64_t)item->length };
	return lbl_unitizing_check(p->units, item->n, *extent);
}

static void unitize(struct lbl_markings_part *p, const struct lbl_rating *ratings, size_t n)
{
	struct lbl_extent extent;
	enum lbl_unfit why = find_unfit(p, ratings, n, &extent);

	if (why == LBL_FIT)
		lbl_unitizing_add(&p->sums.unitizing, p->units, p->item.n, p->raters, n, extent);
	else
		p->sums.unitizing.left_out[why]++;
}

/* Costs must not depend on how this worker numbers classes: the order is that of the labels. */
static void align(struct lbl_markings_part *p, const struct lbl_rating *ratings, size_t n)
{
	const struct item *item = &p->item;

	if (!take_raters(p, ratings, n)) {
		p->sums.disorders.left_out[LBL_DISORDER_REPEATED]++;
		return;
	}
	p->annotated = lbl_grow(p->annotated, &p->cap_annotated, n, sizeof *p->annotated);
	for (size_t i = 0; i < n; i++)
		p->annotated[i] = (struct lbl_annotated_units){
			item->in_order + item->start[i], item->start[i + 1] - item->start[i]
		};
	lbl_disorders_add(&p->sums.disorders, p->annotated, n);
}

void lbl_markings_take_item(struct lbl_markings_part *p, const struct lbl_rating *ratings,
			    size_t n)
{
	read_item(p, ratings, n);
	if (p->options.unitize)
		unitize(p, ratings, n);
	if (p->options.align)
		align(p, ratings, n);
	p->sums.marked.paired_items += ratings[0].annotator != ratings[n - 1].annotator;
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (ratings[i].annotator != ratings[j].annotator)
				compare(p, ratings, i, j);
}

void lbl_markings_part_close(struct lbl_markings *m, struct lbl_markings_part *p,
			     struct lbl_intern *classes)
{
	uint32_t n = lbl_intern_count(p->classes), *map = lbl_alloc_zero(n, sizeof *map);

	for (uint32_t i = 0; i < n; i++)
		map[i] = lbl_intern_put(classes, lbl_intern_text(p->classes, i));
	lbl_markings_add(m, &p->sums, NULL, map);
	free(map);
	lbl_markings_clear(&p->sums);
	lbl_intern_free(p->classes);
	lbl_marks_clear(&p->read);
	free(p->item.marks);
	free(p->item.in_order);
	free(p->item.start);
	free(p->units);
	free(p->raters);
	free(p->annotated);
	free(p);
}
