/*
 * marks: a row a kind of mark says which members are its place. One pass over an
 * object finds them all. What annotators' marks have in common is stat/marks'.
 */
#include "record/marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/label.h"

#define LARGEST 1e100 /* of a place, so that what is made of places are numbers, too */
#define PLACE 4 /* numbers of a place at most */

struct kind {
	const char *one, *all; /* in messages */
	const char *place[PLACE];
	size_t n_place, sizes; /* of the members, from `sizes` on they are not below 0 */
	bool ends;             /* the second is not below the first */
	const char *unit;      /* that the names of members say; NULL: a member may */
};

static const struct kind spans = { "a span", "spans", { "start", "end" }, 2, 2, true, NULL };
static const struct kind intervals = { "an interval", "intervals", { "start_s", "end_s" }, 2, 2,
				       true, "seconds" };
static const struct kind boxes = { "a box", "boxes", { "x", "y", "width", "height" }, 4, 2, false,
				   NULL };

/* A mark in the making: raw numbers, and the decoded class. */
struct mark {
	struct lbl_span number[PLACE];
	double place[PLACE];
	struct lbl_span label;
};

#define FEW 16 /* marks that need no memory of their own */

struct making {
	const struct kind *kind;
	struct mark few[FEW], *v;
	size_t n;
	struct lbl_span unit; /* decoded; empty: none */
	const struct lbl_span *extent; /* raw begin and length; NULL: none */
	struct lbl_buf *hold; /* which is not to move meanwhile */
};

static const char *type_name(struct lbl_span raw)
{
	return lbl_type_name(lbl_type_of(raw));
}

/* The raw members of a mark, by name; the last of a name counts. */
struct members {
	struct lbl_span place[PLACE], label, unit;
};

static void find_members(const struct kind *kind, struct lbl_span object, struct members *m)
{
	struct lbl_span key, value;
	struct lbl_walk w;

	*m = (struct members){ 0 };
	lbl_walk_init(&w, object);
	while (lbl_walk_next(&w, &key, &value)) {
		for (size_t i = 0; i < kind->n_place; i++)
			if (lbl_text_is(key, kind->place[i]))
				m->place[i] = value;
		if (lbl_text_is(key, "label"))
			m->label = value;
		else if (!kind->unit && lbl_text_is(key, "unit"))
			m->unit = value;
	}
}

static int read_number(const struct kind *kind, size_t i, struct lbl_span object,
		       struct lbl_span raw, struct mark *mark, struct lbl_error *err)
{
	const char *name = kind->place[i];

	if (!raw.ptr)
		return lbl_error_in(err, object, "%s has no member '%s'", kind->one, name);
	if (lbl_type_of(raw) != LBL_NUMBER)
		return lbl_error_in(err, raw, "%s's '%s' must be a number, not %s", kind->one, name,
				    type_name(raw));
	mark->number[i] = raw;
	mark->place[i] = lbl_num_parse(raw);
	if (fabs(mark->place[i]) > LARGEST)
		return lbl_error_in(err, raw, "%s's '%s' is too large a number", kind->one, name);
	return 0;
}

static int read_place(const struct kind *kind, struct lbl_span object, const struct members *m,
		      struct mark *mark, struct lbl_error *err)
{
	for (size_t i = 0; i < kind->n_place; i++)
		if (read_number(kind, i, object, m->place[i], mark, err))
			return -1;
	if (kind->ends && mark->place[1] < mark->place[0])
		return lbl_error_in(err, m->place[1], "%s ends before its start", kind->one);
	for (size_t i = kind->sizes; i < kind->n_place; i++)
		if (mark->place[i] < 0)
			return lbl_error_in(err, m->place[i], "%s's '%s' is below 0", kind->one,
					    kind->place[i]);
	return 0;
}

static int read_class(const struct kind *kind, struct lbl_span object, struct lbl_span raw,
		      struct making *making, struct mark *mark, struct lbl_error *err)
{
	if (!raw.ptr)
		return lbl_error_in(err, object, "%s has no member 'label'", kind->one);
	if (lbl_shape_of(raw) != LBL_SHAPE_CLASS)
		return lbl_error_in(err, raw, "%s's label must be one class, not %s", kind->one,
				    lbl_shape_name(lbl_shape_of(raw)));
	mark->label = lbl_class_text(raw, making->hold);
	return 0;
}

/* All marks of a label have one unit, or none says any. */
static int read_unit(struct making *making, struct lbl_span object, struct lbl_span raw,
		     struct lbl_error *err)
{
	struct lbl_span unit = { 0 };

	if (raw.ptr && lbl_type_of(raw) != LBL_STRING)
		return lbl_error_in(err, raw, "%s's 'unit' must be a string, not %s",
				    making->kind->one, type_name(raw));
	if (raw.ptr)
		unit = lbl_text_decode(raw, making->hold);
	if (unit.len && memchr(unit.ptr, 0, unit.len))
		return lbl_error_in(err, raw, "%s's 'unit' holds a NUL", making->kind->one);
	if (!making->n)
		making->unit = unit;
	if (lbl_span_eq(unit, making->unit))
		return 0;
	return lbl_error_in(err, raw.ptr ? raw : object, "%s's 'unit' differs from that before it",
			    making->kind->one);
}

static int read_mark(struct making *making, struct lbl_span raw, struct lbl_error *err)
{
	const struct kind *kind = making->kind;
	struct mark *mark = &making->v[making->n];
	struct members m;

	if (lbl_type_of(raw) != LBL_OBJECT)
		return lbl_error_in(err, raw, "%s must be an object, not %s", kind->one,
				    type_name(raw));
	find_members(kind, raw, &m);
	if (read_place(kind, raw, &m, mark, err) ||
	    read_class(kind, raw, m.label, making, mark, err) ||
	    read_unit(making, raw, m.unit, err))
		return -1;
	making->n++;
	return 0;
}

static size_t count_elements(struct lbl_span array)
{
	struct lbl_span value;
	struct lbl_walk w;
	size_t n = 0;

	lbl_walk_init(&w, array);
	while (lbl_walk_next(&w, NULL, &value))
		n++;
	return n;
}

static int read_marks(struct making *making, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_span value;
	struct lbl_walk w;

	if (lbl_type_of(raw) == LBL_OBJECT)
		return read_mark(making, raw, err);
	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value))
		if (read_mark(making, value, err))
			return -1;
	return 0;
}

static int by_label_and_place(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;
	int c = lbl_span_cmp(a->label, b->label);

	for (size_t i = 0; i < PLACE && !c; i++)
		c = (a->place[i] > b->place[i]) - (a->place[i] < b->place[i]);
	return c;
}

static void write_extent(const struct lbl_span *extent, struct lbl_buf *hold)
{
	lbl_buf_putc(hold, '[');
	lbl_num_canonical(extent[0], hold);
	lbl_buf_putc(hold, ',');
	lbl_num_canonical(extent[1], hold);
	lbl_buf_putc(hold, ']');
}

/* Appends to hold, in which there is room. */
static void write_marks(const struct making *making, struct lbl_buf *hold)
{
	const char *unit = making->kind->unit;
	struct lbl_span given = unit ? lbl_span_of(unit) : making->unit;

	lbl_buf_putc(hold, '[');
	if (given.len && making->n) {
		lbl_text_quote(hold, given.ptr, given.len);
		lbl_buf_putc(hold, ',');
	}
	if (making->extent)
		write_extent(making->extent, hold);
	for (size_t i = 0; i < making->n; i++) {
		const struct mark *m = &making->v[i];

		lbl_buf_puts(hold, i || making->extent ? ",[" : "[");
		lbl_text_quote(hold, m->label.ptr, m->label.len);
		for (size_t k = 0; k < making->kind->n_place; k++) {
			lbl_buf_putc(hold, ',');
			lbl_num_canonical(m->number[k], hold);
		}
		lbl_buf_putc(hold, ']');
	}
	lbl_buf_putc(hold, ']');
}

/*
 * Bytes that a text of n marks takes at most, decoded and then quoted: a character of a string
 * takes up to six, a number 21 more than it has, and each mark has its punctuation.
 */
static size_t bytes_at_most(size_t raw_bytes, size_t n)
{
	return 7 * raw_bytes + (n + 1) * (PLACE * 24 + 16);
}

static int make_text(const struct kind *kind, const struct lbl_span *extent, struct lbl_span raw,
		     struct lbl_buf *hold, struct lbl_span *out, struct lbl_error *err)
{
	size_t n = lbl_type_of(raw) == LBL_OBJECT ? 1 : count_elements(raw);
	struct making making = { .kind = kind, .extent = extent, .hold = hold };
	int rc;

	making.v = n > FEW ? lbl_alloc_zero(n, sizeof *making.v) : making.few;
	lbl_buf_reserve(hold, bytes_at_most(raw.len + (extent ? extent[0].len + extent[1].len : 0),
					    n + 1));
	rc = read_marks(&making, raw, err);
	if (!rc) {
		size_t before;

		if (making.n > 1)
			qsort(making.v, making.n, sizeof *making.v, by_label_and_place);
		before = hold->len;
		write_marks(&making, hold);
		*out = (struct lbl_span){ hold->data + before, hold->len - before };
	}
	if (making.v != making.few)
		free(making.v);
	return rc;
}

/* Are these objects, or nothing at all? What they lack is told mark by mark. */
static bool may_be(enum lbl_shape shape, struct lbl_span raw)
{
	struct lbl_span first;
	struct lbl_walk w;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return false;
	lbl_walk_init(&w, raw);
	if (!lbl_walk_next(&w, NULL, &first))
		return true;
	return shape == LBL_SHAPE_OTHER && lbl_type_of(first) == LBL_OBJECT;
}

static int need(const struct kind *kind, enum lbl_shape wanted, enum lbl_shape shape,
		const struct lbl_span *extent, struct lbl_span raw, struct lbl_buf *hold,
		struct lbl_span *out, struct lbl_error *err)
{
	*out = (struct lbl_span){ 0 };
	if (shape == LBL_SHAPE_NONE)
		return 0;
	if (shape != wanted && !may_be(shape, raw))
		return lbl_error_in(err, raw, "label must be %s, not %s", kind->all,
				    lbl_shape_name(shape));
	return make_text(kind, extent, raw, hold, out, err);
}

static int need_spans(const struct lbl_span *extent, struct lbl_span raw, struct lbl_buf *hold,
		      struct lbl_span *out, struct lbl_error *err)
{
	enum lbl_shape shape = lbl_shape_of(raw);

	if (shape == LBL_SHAPE_INTERVALS)
		return need(&intervals, shape, shape, extent, raw, hold, out, err);
	return need(&spans, LBL_SHAPE_SPANS, shape, extent, raw, hold, out, err);
}

int lbl_spans_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		   struct lbl_error *err)
{
	return need_spans(NULL, raw, hold, out, err);
}

void lbl_marks_within(struct lbl_span begin, struct lbl_span length, struct lbl_span label,
		      struct lbl_buf *out, size_t *at)
{
	struct lbl_span none = lbl_span_of("null");

	if (!begin.ptr || !length.ptr)
		begin = length = none;
	lbl_buf_putc(out, '[');
	lbl_buf_put(out, begin.ptr, begin.len);
	lbl_buf_putc(out, ',');
	lbl_buf_put(out, length.ptr, length.len);
	lbl_buf_putc(out, ',');
	*at = out->len;
	lbl_buf_put(out, label.ptr, label.len);
	lbl_buf_putc(out, ']');
}

int lbl_spans_within_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
			  struct lbl_error *err)
{
	struct lbl_span parts[3] = { { 0 } };
	struct lbl_walk w;

	lbl_walk_init(&w, raw);
	for (size_t i = 0; i < 3 && lbl_walk_next(&w, NULL, &parts[i]); i++)
		;
	return need_spans(lbl_type_of(parts[0]) == LBL_NUMBER ? parts : NULL, parts[2], hold, out,
			  err);
}

int lbl_boxes_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		   struct lbl_error *err)
{
	return need(&boxes, LBL_SHAPE_BOXES, lbl_shape_of(raw), NULL, raw, hold, out, err);
}

void lbl_marks_clear(struct lbl_marks *m)
{
	free(m->v);
	lbl_buf_clear(&m->hold);
	*m = (struct lbl_marks){ 0 };
}

static void read_extent(struct lbl_marks *m, struct lbl_span begin, struct lbl_walk *w)
{
	struct lbl_span length;

	m->within = lbl_walk_next(w, NULL, &length);
	m->begin = lbl_num_parse(begin);
	m->length = lbl_num_parse(length);
}

/* A mark, or the extent. */
static void read_one(struct lbl_marks *m, struct lbl_span mark)
{
	struct lbl_marks_one *one;
	struct lbl_span value;
	struct lbl_walk w;
	size_t i = 0;

	lbl_walk_init(&w, mark);
	lbl_walk_next(&w, NULL, &value);
	if (lbl_type_of(value) == LBL_NUMBER) {
		read_extent(m, value, &w);
		return;
	}
	m->v = lbl_grow(m->v, &m->cap, m->n + 1, sizeof *m->v);
	one = &m->v[m->n++];
	*one = (struct lbl_marks_one){ 0 };
	one->label = lbl_text_decode(value, &m->hold);
	while (i < PLACE && lbl_walk_next(&w, NULL, &value))
		one->place[i++] = lbl_num_parse(value);
}

void lbl_marks_read(struct lbl_marks *m, struct lbl_span text)
{
	struct lbl_span value;
	struct lbl_walk w;

	m->n = 0;
	m->within = false;
	m->unit = (struct lbl_span){ 0 };
	m->hold.len = 0;
	lbl_buf_reserve(&m->hold, text.len);
	lbl_walk_init(&w, text);
	while (lbl_walk_next(&w, NULL, &value)) {
		if (lbl_type_of(value) == LBL_STRING)
			m->unit = lbl_text_decode(value, &m->hold);
		else
			read_one(m, value);
	}
}
