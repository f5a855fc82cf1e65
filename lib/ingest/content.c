/*
 * The canonical form; see ingest/content.h. Walks raw values that are known to
 * be sound. Members of all the objects that are open lie on one stack; their
 * names point into the record, or where they had escapes, into `hold`.
 */
#include "ingest/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"

struct lbl_content_member {
	const char *name; /* NULL: at `held` in hold, which may move */
	size_t held, name_len;
	struct lbl_span value;
	size_t place; /* in the object */
};

static void put_value(struct lbl_content *c, struct lbl_span value, const char *except);

void lbl_content_clear(struct lbl_content *c)
{
	lbl_buf_clear(&c->out);
	lbl_buf_clear(&c->hold);
	free(c->members);
	*c = (struct lbl_content){ 0 };
}

static struct lbl_span name_of(const struct lbl_content *c, const struct lbl_content_member *m)
{
	return (struct lbl_span){ m->name ? m->name : c->hold.data + m->held, m->name_len };
}

/* By name, then by place: no two members are equal. */
static bool before(const struct lbl_content *c, const struct lbl_content_member *a,
		   const struct lbl_content_member *b)
{
	int order = lbl_span_cmp(name_of(c, a), name_of(c, b));

	return order ? order < 0 : a->place < b->place;
}

/* Shell's sort: no allocation, no recursion, and few members are the rule. */
static void sort_members(const struct lbl_content *c, struct lbl_content_member *m, size_t n)
{
	for (size_t gap = n / 2; gap; gap = gap == 2 ? 1 : gap * 5 / 11)
		for (size_t i = gap; i < n; i++) {
			struct lbl_content_member x = m[i];
			size_t k = i;

			for (; k >= gap && before(c, &x, &m[k - gap]); k -= gap)
				m[k] = m[k - gap];
			m[k] = x;
		}
}

static void push_member(struct lbl_content *c, struct lbl_span key, struct lbl_span value,
			size_t place)
{
	size_t held = c->hold.len;
	struct lbl_span name = lbl_text_decode(key, &c->hold);

	if (c->n == c->cap)
		c->members = lbl_grow(c->members, &c->cap, c->n + 1, sizeof *c->members);
	c->members[c->n++] = (struct lbl_content_member){
		.name = c->hold.len == held ? name.ptr : NULL,
		.held = held,
		.name_len = name.len,
		.value = value,
		.place = place,
	};
}

/* The members of an object from `first` on the stack, sorted. */
static void put_members(struct lbl_content *c, size_t first, const char *except)
{
	size_t end = c->n;
	bool comma = false;

	for (size_t i = first; i < end; i++) {
		struct lbl_span name = name_of(c, &c->members[i]);
		struct lbl_span value = c->members[i].value;

		if (i + 1 < end && lbl_span_eq(name, name_of(c, &c->members[i + 1])))
			continue;
		if (except && lbl_span_eq(name, lbl_span_of(except)))
			continue;
		if (comma)
			lbl_buf_putc(&c->out, ',');
		comma = true;
		lbl_text_quote(&c->out, name.ptr, name.len);
		lbl_buf_putc(&c->out, ':');
		put_value(c, value, NULL);
	}
}

static void put_object(struct lbl_content *c, struct lbl_span object, const char *except)
{
	size_t first = c->n, held = c->hold.len, place = 0;
	struct lbl_span key, value;
	struct lbl_walk w;

	lbl_walk_init(&w, object);
	while (lbl_walk_next(&w, &key, &value))
		push_member(c, key, value, place++);
	if (c->n > first)
		sort_members(c, c->members + first, c->n - first);
	lbl_buf_putc(&c->out, '{');
	put_members(c, first, except);
	lbl_buf_putc(&c->out, '}');
	c->n = first;
	c->hold.len = held;
}

static void put_array(struct lbl_content *c, struct lbl_span array)
{
	struct lbl_span element;
	struct lbl_walk w;
	bool comma = false;

	lbl_walk_init(&w, array);
	lbl_buf_putc(&c->out, '[');
	while (lbl_walk_next(&w, NULL, &element)) {
		if (comma)
			lbl_buf_putc(&c->out, ',');
		comma = true;
		put_value(c, element, NULL);
	}
	lbl_buf_putc(&c->out, ']');
}

/* A raw string that has no escape is in its canonical form. */
static void put_string(struct lbl_content *c, struct lbl_span raw)
{
	size_t held = c->hold.len;
	struct lbl_span text = lbl_text_decode(raw, &c->hold);

	if (c->hold.len == held)
		lbl_buf_put(&c->out, raw.ptr, raw.len);
	else
		lbl_text_quote(&c->out, text.ptr, text.len);
	c->hold.len = held;
}

static void put_value(struct lbl_content *c, struct lbl_span value, const char *except)
{
	switch (lbl_type_of(value)) {
	case LBL_OBJECT:
		put_object(c, value, except);
		break;
	case LBL_ARRAY:
		put_array(c, value);
		break;
	case LBL_STRING:
		put_string(c, value);
		break;
	case LBL_NUMBER:
		lbl_num_canonical(value, &c->out);
		break;
	default:
		lbl_buf_put(&c->out, value.ptr, value.len);
	}
}

struct lbl_span lbl_content_canonical(struct lbl_content *c, struct lbl_span value,
				      const char *except)
{
	c->out.len = c->hold.len = c->n = 0;
	put_value(c, value, except);
	return lbl_buf_span(&c->out);
}

struct lbl_hash128 lbl_content_hash(struct lbl_content *c, struct lbl_span record)
{
	struct lbl_span form = lbl_content_canonical(c, record, "meta");

	return lbl_hash128(form.ptr, form.len, 0);
}
