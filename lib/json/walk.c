/*
 * Walking sound JSON text on demand: elements and members one by one, without a
 * tree. The scanner has proved the text; nothing is checked again here.
 */
#include "json/walk.h"

#include "json/text.h"

enum lbl_type lbl_type_of(struct lbl_span raw)
{
	if (!raw.ptr || raw.len == 0)
		return LBL_ABSENT;
	switch (raw.ptr[0]) {
	case 'n':
		return LBL_NULL;
	case 't':
	case 'f':
		return LBL_BOOL;
	case '"':
		return LBL_STRING;
	case '[':
		return LBL_ARRAY;
	case '{':
		return LBL_OBJECT;
	default:
		return LBL_NUMBER;
	}
}

const char *lbl_type_name(enum lbl_type t)
{
	static const char *const names[] = {
		[LBL_ABSENT] = "absent", [LBL_NULL] = "null",     [LBL_BOOL] = "boolean",
		[LBL_NUMBER] = "number", [LBL_STRING] = "string", [LBL_ARRAY] = "array",
		[LBL_OBJECT] = "object",
	};

	return names[t];
}

static const char *skip_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p;
}

/* p at the opening quote; returns behind the closing one. */
static const char *skip_string(const char *p, const char *end)
{
	for (p++; p < end; p++) {
		if (*p == '"')
			return p + 1;
		if (*p == '\\')
			p++;
	}
	return end;
}

static const char *skip_container(const char *p, const char *end)
{
	size_t depth = 0;

	while (p < end) {
		if (*p == '"') {
			p = skip_string(p, end);
			continue;
		}
		if (*p == '[' || *p == '{')
			depth++;
		else if ((*p == ']' || *p == '}') && --depth == 0)
			return p + 1;
		p++;
	}
	return end;
}

static const char *skip_value(const char *p, const char *end)
{
	if (p < end && *p == '"')
		return skip_string(p, end);
	if (p < end && (*p == '[' || *p == '{'))
		return skip_container(p, end);
	while (p < end && *p != ',' && *p != ']' && *p != '}' && (unsigned char)*p > ' ')
		p++;
	return p;
}

static struct lbl_span between(const char *from, const char *to)
{
	return (struct lbl_span){ from, (size_t)(to - from) };
}

void lbl_walk_init(struct lbl_walk *w, struct lbl_span container)
{
	enum lbl_type t = lbl_type_of(container);

	*w = (struct lbl_walk){ NULL, NULL };
	if (t != LBL_ARRAY && t != LBL_OBJECT)
		return;
	w->p = container.ptr + 1;
	w->end = container.ptr + container.len - 1; /* at the closing bracket */
}

bool lbl_walk_next(struct lbl_walk *w, struct lbl_span *key, struct lbl_span *value)
{
	struct lbl_span name = { NULL, 0 };
	const char *p, *to;

	if (!w->p)
		return false;
	p = skip_blank(w->p, w->end);
	if (p < w->end && *p == ',')
		p = skip_blank(p + 1, w->end);
	if (p >= w->end)
		return false;
	if (*w->end == '}') {
		to = skip_string(p, w->end);
		name = between(p, to);
		p = skip_blank(to, w->end);
		p = skip_blank(p + 1, w->end); /* the colon */
	}
	w->p = skip_value(p, w->end);
	*value = between(p, w->p);
	if (key)
		*key = name;
	return true;
}

struct lbl_span lbl_walk_find(struct lbl_span object, const char *name)
{
	struct lbl_span found = { NULL, 0 }, key, value;
	struct lbl_walk w;

	if (lbl_type_of(object) != LBL_OBJECT)
		return found;
	lbl_walk_init(&w, object);
	while (lbl_walk_next(&w, &key, &value))
		if (lbl_text_is(key, name))
			found = value;
	return found;
}
