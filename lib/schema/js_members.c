/*
 * Judging objects: members that must be there, members with schemas of their own,
 * and all others. A schema that judges one place in the record has its members
 * from the record's paths; one that judges many walks the object, once.
 */
#include "base/mem.h"
#include "json/text.h"
#include "schema/judge.h"
#include "schema/suggest.h"

/* Members by walking, in v->spans from `base`: of duplicates the last. */
static void walk_members(struct lbl_validator *v, const struct lbl_js *js,
			 struct lbl_span object, size_t base)
{
	struct lbl_walk w;
	struct lbl_span key, value;
	size_t next = 0; /* members tend to come in one order */
	lbl_walk_init(&w, object);
	while (lbl_walk_next(&w, &key, &value))
		for (size_t i = 0; i < js->n_members; i++) {
			size_t m = next + i < js->n_members ? next + i : next + i - js->n_members;
			if (!lbl_text_is(key, js->members[m].name))
				continue;
			v->spans[base + m] = value;
			next = m + 1 < js->n_members ? m + 1 : 0;
			break;
		}
}

static size_t push_members(struct lbl_validator *v, const struct lbl_js *js,
			   struct lbl_span object)
{
	size_t base = v->n_spans;
	v->spans = lbl_grow(v->spans, &v->cap_spans, base + js->n_members, sizeof(*v->spans));
	v->n_spans += js->n_members;
	for (size_t i = 0; i < js->n_members; i++)
		v->spans[base + i] = (struct lbl_span){ 0 };
	walk_members(v, js, object, base);
	return base;
}

static void report_missing(struct lbl_validator *v, const struct lbl_js_member *m,
			   const struct lbl_at *at, struct lbl_span object)
{
	struct lbl_verdict why = { .rule = "json.required", .severity = LBL_ERROR };
	struct lbl_at here = { .up = at, .name = m->name };
	lbl_report(v, &here, object, &why, "member '%s' is missing", m->name);
}

static void judge_members(struct lbl_validator *v, const struct lbl_js *js,
			  const struct lbl_at *at, struct lbl_span object)
{
	size_t base = js->walked ? push_members(v, js, object) : 0;
	for (size_t i = 0; i < js->n_members; i++) {
		const struct lbl_js_member *m = &js->members[i];
		struct lbl_span value = js->walked ? v->spans[base + i] : v->line->values[m->slot];
		struct lbl_at here = { .up = at, .name = m->name };
		if (value.ptr && m->value)
			lbl_js_judge(v, m->value, &here, value);
		else if (!value.ptr && m->required)
			report_missing(v, m, at, object);
	}
	if (js->walked)
		v->n_spans = base;
}

static void report_other(struct lbl_validator *v, const struct lbl_js_check *check,
			 const struct lbl_at *at, struct lbl_span key)
{
	struct lbl_suggest near = { .word = lbl_text_decode(key, &v->hold) };
	for (size_t i = 0; i < check->owner->n_members; i++)
		if (check->owner->members[i].node)
			lbl_suggest_try(&near, lbl_span_of(check->owner->members[i].name));
	struct lbl_verdict why = { check->keyword->rule, LBL_ERROR, check->json, key };
	char hint[LBL_SUGGEST_HINT];
	lbl_report(v, at, key, &why, "member %s is not allowed%s", lbl_excerpt(v, key),
		   lbl_suggest_hint(&near, hint));
}

static bool is_listed(const struct lbl_js *js, struct lbl_span key)
{
	for (size_t i = 0; i < js->n_members; i++)
		if (js->members[i].node && lbl_text_is(key, js->members[i].name))
			return true;
	return false;
}

void lbl_js_judge_others(struct lbl_validator *v, const struct lbl_js_check *check,
			 const struct lbl_at *at, struct lbl_span value)
{
	struct lbl_walk w;
	struct lbl_span key, other;
	lbl_walk_init(&w, value);
	while (lbl_walk_next(&w, &key, &other)) {
		struct lbl_at here = { .up = at, .key = key };
		if (is_listed(check->owner, key))
			continue;
		if (check->inner->never)
			report_other(v, check, &here, key);
		else
			lbl_js_judge(v, check->inner, &here, other);
	}
}

void lbl_js_judge(struct lbl_validator *v, const struct lbl_js *js, const struct lbl_at *at,
		  struct lbl_span value)
{
	unsigned type = 1u << lbl_type_of(value);
	if (js->never) {
		struct lbl_verdict why = { "json.false", LBL_ERROR, { "false", 5 }, value };
		lbl_report(v, at, value, &why, "no value is allowed here");
	}
	for (size_t i = 0; i < js->n_checks; i++)
		if (js->checks[i].keyword->applies & type)
			js->checks[i].keyword->judge(v, &js->checks[i], at, value);
	if (js->n_members && type == LBL_IS(OBJECT))
		judge_members(v, js, at, value);
}
