/* Equality of JSON values over their raw text: json/walk steps, nothing is built. */
#include "schema/equal.h"

#include "base/buf.h"
#include "base/decimal.h"
#include "json/text.h"
#include "json/walk.h"

static bool equal_strings(struct lbl_span a, struct lbl_span b)
{
	if (lbl_span_eq(a, b))
		return true;
	if (!a.ptr || !b.ptr)
		return false;
	if (!memchr(a.ptr, '\\', a.len) && !memchr(b.ptr, '\\', b.len))
		return false;
	struct lbl_buf hold_a = { 0 }, hold_b = { 0 };
	bool same = lbl_span_eq(lbl_text_decode(a, &hold_a), lbl_text_decode(b, &hold_b));
	lbl_buf_clear(&hold_a);
	lbl_buf_clear(&hold_b);
	return same;
}

static bool equal_arrays(struct lbl_span a, struct lbl_span b)
{
	struct lbl_walk p, q;
	struct lbl_span x, y;
	lbl_walk_init(&p, a);
	lbl_walk_init(&q, b);
	while (lbl_walk_next(&p, NULL, &x))
		if (!lbl_walk_next(&q, NULL, &y) || !lbl_json_equal(x, y))
			return false;
	return !lbl_walk_next(&q, NULL, &y);
}

/* The last member of that raw name; ptr NULL: none. */
static struct lbl_span member(struct lbl_span object, struct lbl_span name)
{
	struct lbl_walk w;
	struct lbl_span key, value, last = { 0 };
	lbl_walk_init(&w, object);
	while (lbl_walk_next(&w, &key, &value))
		if (equal_strings(key, name))
			last = value;
	return last;
}

/* Has b every member of a, with the same value? */
static bool covers(struct lbl_span b, struct lbl_span a)
{
	struct lbl_walk w;
	struct lbl_span key, value;
	lbl_walk_init(&w, a);
	while (lbl_walk_next(&w, &key, &value)) {
		struct lbl_span other = member(b, key);
		if (!other.ptr || !lbl_json_equal(member(a, key), other))
			return false;
	}
	return true;
}

/* Has a a name for each name of b? */
static bool names(struct lbl_span a, struct lbl_span b)
{
	struct lbl_walk w;
	struct lbl_span key, value;
	lbl_walk_init(&w, b);
	while (lbl_walk_next(&w, &key, &value))
		if (!member(a, key).ptr)
			return false;
	return true;
}

bool lbl_json_equal(struct lbl_span a, struct lbl_span b)
{
	enum lbl_type type = lbl_type_of(a);
	if (type != lbl_type_of(b))
		return false;
	switch (type) {
	case LBL_NUMBER:
		return lbl_decimal_compare(a, b) == 0;
	case LBL_STRING:
		return equal_strings(a, b);
	case LBL_ARRAY:
		return equal_arrays(a, b);
	case LBL_OBJECT:
		return covers(b, a) && names(a, b);
	default:
		return lbl_span_eq(a, b);
	}
}
