/* Judging a task's value: a class or a set of classes by its labels, a number by its range. */
#include "base/decimal.h"
#include "json/text.h"
#include "record/label.h"
#include "schema/judge.h"
#include "schema/suggest.h"

static struct lbl_verdict verdict(const char *rule, const struct lbl_task *task,
				  struct lbl_span actual)
{
	return (struct lbl_verdict){ rule, LBL_ERROR, task->names_json, actual };
}

/* A class of lbl-record(5): its text is what counts. */
static bool is_class(struct lbl_span value)
{
	enum lbl_type type = lbl_type_of(value);
	return type == LBL_STRING || type == LBL_NUMBER || type == LBL_BOOL;
}

static void report_unknown(struct lbl_validator *v, const struct lbl_task *task,
			   const struct lbl_at *at, struct lbl_span value, struct lbl_span text)
{
	struct lbl_suggest near = { .word = text };
	uint32_t n = lbl_intern_count(task->names);
	for (uint32_t i = 0; i < n; i++)
		lbl_suggest_try(&near, lbl_intern_text(task->names, i));
	if (near.best.ptr) { /* an alias, perhaps: the label is meant */
		uint32_t id = lbl_intern_find(task->names, near.best);
		near.best = lbl_span_of(task->labels[task->by_name[id].label].name);
	}
	struct lbl_verdict why = verdict("label.unknown", task, value);
	char hint[LBL_SUGGEST_HINT];
	lbl_report(v, at, value, &why, "%s is no label of task '%s'%s", lbl_excerpt(v, value),
		   task->name, lbl_suggest_hint(&near, hint));
}

static void report_alias(struct lbl_validator *v, const struct lbl_task *task,
			 const struct lbl_at *at, struct lbl_span value, const char *name)
{
	struct lbl_verdict why = verdict("label.alias", task, value);
	lbl_report(v, at, value, &why, "%s is an alias; did you mean '%s'?", lbl_excerpt(v, value),
		   name);
}

static void report_deprecated(struct lbl_validator *v, const struct lbl_task *task,
			      const struct lbl_at *at, struct lbl_span value)
{
	struct lbl_verdict why = verdict("label.deprecated", task, value);
	why.severity = LBL_WARNING;
	lbl_report(v, at, value, &why, "label %s of task '%s' is deprecated", lbl_excerpt(v, value),
		   task->name);
}

/* One class; the label that it means, or -1. */
static int64_t judge_class(struct lbl_validator *v, const struct lbl_task *task,
			   const struct lbl_at *at, struct lbl_span value)
{
	struct lbl_span text = lbl_class_text(value, &v->hold);
	uint32_t id = lbl_intern_find(task->names, text);
	if (id == LBL_INTERN_NONE) {
		report_unknown(v, task, at, value, text);
		return -1;
	}
	const struct lbl_label_name *name = &task->by_name[id];
	if (name->alias)
		report_alias(v, task, at, value, task->labels[name->label].name);
	if (task->labels[name->label].deprecated)
		report_deprecated(v, task, at, value);
	return name->label;
}

static void report_type(struct lbl_validator *v, const struct lbl_at *at, struct lbl_span value,
			struct lbl_span expected, const char *must)
{
	struct lbl_verdict why = { "task.type", LBL_ERROR, expected, value };
	lbl_report(v, at, value, &why, "%s, not %s", must, lbl_excerpt(v, value));
}

static void judge_set(struct lbl_validator *v, const struct lbl_task *task,
		      const struct lbl_at *at, struct lbl_span value)
{
	struct lbl_walk w;
	struct lbl_span one;
	struct lbl_at here = { .up = at };
	lbl_walk_init(&w, value);
	v->sets++;
	for (; lbl_walk_next(&w, NULL, &one); here.index++) {
		if (!is_class(one)) {
			report_type(v, &here, one, task->names_json, "a label must be a string");
			continue;
		}
		int64_t label = judge_class(v, task, &here, one);
		if (label < 0)
			continue;
		struct lbl_verdict why = verdict("label.duplicate", task, one);
		if (v->seen[label] == v->sets)
			lbl_report(v, &here, one, &why, "label '%s' stands twice",
				   task->labels[label].name);
		v->seen[label] = v->sets;
	}
}

void lbl_choice_judge(struct lbl_validator *v, const struct lbl_task *task,
		      const struct lbl_at *at, struct lbl_span value)
{
	if (task->multiple && lbl_type_of(value) == LBL_ARRAY)
		judge_set(v, task, at, value);
	else if (task->multiple)
		report_type(v, at, value, lbl_span_of("\"array\""),
			    "a multiple choice must be an array of strings");
	else if (is_class(value))
		judge_class(v, task, at, value);
	else
		report_type(v, at, value, lbl_span_of("\"string\""),
			    "a single choice must be a string");
}

/* A limit of the task's range that the value passes. */
static void report_limit(struct lbl_validator *v, const struct lbl_at *at, struct lbl_span value,
			 const char *rule, struct lbl_span limit, const char *must)
{
	struct lbl_verdict why = { rule, LBL_ERROR, limit, value };
	lbl_report(v, at, value, &why, "%s must be %s %.*s", lbl_excerpt(v, value), must,
		   (int)limit.len, limit.ptr);
}

void lbl_number_judge(struct lbl_validator *v, const struct lbl_task *task,
		      const struct lbl_at *at, struct lbl_span value)
{
	if (lbl_type_of(value) != LBL_NUMBER) {
		report_type(v, at, value, lbl_span_of("\"number\""), "the answer must be a number");
		return;
	}
	if (task->integer && !lbl_decimal_integer(value))
		report_type(v, at, value, lbl_span_of("\"integer\""), "the answer must be whole");
	if (task->min.text.ptr && lbl_limit_compare(value, &task->min) < 0)
		report_limit(v, at, value, "task.minimum", task->min.text, "at least");
	if (task->max.text.ptr && lbl_limit_compare(value, &task->max) > 0)
		report_limit(v, at, value, "task.maximum", task->max.text, "at most");
}
