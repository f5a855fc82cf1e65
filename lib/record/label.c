/* Label values; see record/label.h. The shapes of an array are told by its first element. */
#include "record/label.h"

#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"

/* An element that has all of these members has this shape. */
static const struct {
	enum lbl_shape shape;
	const char *members[4];
} shapes[] = {
	{ LBL_SHAPE_SPANS, { "start", "end", "label" } },
	{ LBL_SHAPE_INTERVALS, { "start_s", "end_s", "label" } },
	{ LBL_SHAPE_BOXES, { "x", "y", "width", "height" } },
	{ LBL_SHAPE_POLYGONS, { "points", "label" } },
	{ LBL_SHAPE_RELATIONS, { "from", "to", "label" } },
};

static const char *const names[] = {
	[LBL_SHAPE_NONE] = "an abstention",
	[LBL_SHAPE_CLASS] = "a class",
	[LBL_SHAPE_SET] = "a set of classes",
	[LBL_SHAPE_SPANS] = "spans",
	[LBL_SHAPE_SPANS_WITHIN] = "spans within a text",
	[LBL_SHAPE_INTERVALS] = "time intervals",
	[LBL_SHAPE_BOXES] = "boxes",
	[LBL_SHAPE_POLYGONS] = "polygons",
	[LBL_SHAPE_RELATIONS] = "relations",
	[LBL_SHAPE_RANKING] = "a ranking",
	[LBL_SHAPE_TASKS] = "several tasks",
	[LBL_SHAPE_OTHER] = "an array of no known shape",
};

const char *lbl_shape_name(enum lbl_shape s)
{
	return names[s];
}

static bool has_members(struct lbl_span object, const char *const *members, size_t n)
{
	for (size_t i = 0; i < n && members[i]; i++)
		if (!lbl_walk_find(object, members[i]).ptr)
			return false;
	return true;
}

static enum lbl_shape shape_by_members(struct lbl_span object)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (has_members(object, shapes[i].members, 4))
			return shapes[i].shape;
	return LBL_SHAPE_OTHER;
}

static enum lbl_shape shape_of_array(struct lbl_span raw)
{
	struct lbl_walk w;
	struct lbl_span first;

	lbl_walk_init(&w, raw);
	if (!lbl_walk_next(&w, NULL, &first))
		return LBL_SHAPE_SET;
	if (lbl_type_of(first) == LBL_STRING)
		return LBL_SHAPE_SET;
	return lbl_type_of(first) == LBL_OBJECT ? shape_by_members(first) : LBL_SHAPE_OTHER;
}

/* A single span, box or the like; {"ranking":[…]} and nothing else; any other object has tasks. */
static enum lbl_shape shape_of_object(struct lbl_span raw)
{
	enum lbl_shape single = shape_by_members(raw);
	struct lbl_walk w;
	struct lbl_span key, value, more;

	if (single != LBL_SHAPE_OTHER)
		return single;

	lbl_walk_init(&w, raw);
	if (lbl_walk_next(&w, &key, &value) && lbl_text_is(key, "ranking") &&
	    lbl_type_of(value) == LBL_ARRAY && !lbl_walk_next(&w, NULL, &more))
		return LBL_SHAPE_RANKING;
	return LBL_SHAPE_TASKS;
}

enum lbl_shape lbl_shape_of(struct lbl_span raw)
{
	switch (lbl_type_of(raw)) {
	case LBL_ABSENT:
	case LBL_NULL:
		return LBL_SHAPE_NONE;
	case LBL_ARRAY:
		return shape_of_array(raw);
	case LBL_OBJECT:
		return shape_of_object(raw);
	default:
		return LBL_SHAPE_CLASS;
	}
}

struct lbl_span lbl_class_text(struct lbl_span raw, struct lbl_buf *hold)
{
	size_t before = hold->len;

	switch (lbl_type_of(raw)) {
	case LBL_STRING:
		return lbl_text_decode(raw, hold);
	case LBL_NUMBER:
		lbl_num_canonical(raw, hold);
		return (struct lbl_span){ hold->data + before, hold->len - before };
	default:
		return raw;
	}
}

static int refuse_tasks(struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_buf names_list = { 0 };
	struct lbl_walk w;
	struct lbl_span key, value;

	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, &key, &value)) {
		if (names_list.len)
			lbl_buf_puts(&names_list, ", ");
		lbl_buf_put(&names_list, key.ptr, key.len);
	}
	if (!names_list.len)
		return lbl_error_in(err, raw, "label is an object without members");
	lbl_error_in(err, raw,
		     "label has several tasks (%s): choose one, as in --label .label.TASK",
		     lbl_buf_cstr(&names_list));
	lbl_buf_clear(&names_list);
	return -1;
}

int lbl_class_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		   struct lbl_error *err)
{
	enum lbl_shape shape = lbl_shape_of(raw);

	*out = (struct lbl_span){ 0 };
	if (shape == LBL_SHAPE_NONE)
		return 0;
	if (shape == LBL_SHAPE_CLASS) {
		*out = lbl_class_text(raw, hold);
		return 0;
	}
	if (shape == LBL_SHAPE_TASKS)
		return refuse_tasks(raw, err);
	return lbl_error_in(err, raw,
			    "label must be one class (a string, number or boolean), not %s",
			    lbl_shape_name(shape));
}

static bool is_integer(struct lbl_span raw)
{
	for (size_t i = raw.ptr[0] == '-'; i < raw.len; i++)
		if (raw.ptr[i] < '0' || raw.ptr[i] > '9')
			return false;
	return true;
}

int lbl_ident_need(struct lbl_span raw, const char *name, struct lbl_buf *hold,
		   struct lbl_span *out, struct lbl_error *err)
{
	enum lbl_type type = lbl_type_of(raw);

	if (type == LBL_STRING) {
		*out = lbl_text_decode(raw, hold);
		return 0;
	}
	if (type == LBL_NUMBER && is_integer(raw)) {
		*out = raw;
		return 0;
	}
	return lbl_error_in(err, raw, "%s must be a string or an integer, not %s", name,
			    type == LBL_NUMBER ? "a number with a point or an exponent"
					       : lbl_type_name(type));
}
