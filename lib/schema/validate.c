/*
 * Judging a record: its JSON Schema, then its tasks. The judges of values are
 * js_judge.c, js_members.c and task_judge.c; findings are made in report.c.
 */
#include "schema/validate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "json/text.h"
#include "schema/judge.h"
#include "schema/suggest.h"

struct lbl_validator *lbl_validator_new(const struct lbl_schema *schema, lbl_found *found,
					void *arg)
{
	struct lbl_validator *v = lbl_alloc_zero(1, sizeof(*v));
	v->schema = schema;
	v->found = found;
	v->arg = arg;
	v->seen = lbl_alloc_zero(schema->max_labels + 1, sizeof(*v->seen));
	return v;
}

void lbl_validator_free(struct lbl_validator *v)
{
	if (!v)
		return;
	lbl_buf_clear(&v->hold);
	lbl_buf_clear(&v->message);
	lbl_buf_clear(&v->pointer);
	lbl_buf_clear(&v->excerpt);
	free(v->spans);
	free(v->seen);
	free(v);
}

static void begin(struct lbl_validator *v, const struct lbl_line *line)
{
	v->line = line;
	v->errors = 0;
	v->hold.len = 0;
}

/* A task's value that is there and no abstention, or what a task without one deserves. */
static void judge_task(struct lbl_validator *v, const struct lbl_task *task,
		       struct lbl_span value, struct lbl_span holder)
{
	struct lbl_at at = { .name = task->pointer };
	enum lbl_type type = lbl_type_of(value);
	if (type != LBL_ABSENT && type != LBL_NULL) {
		task->kind->judge(v, task, &at, value);
	} else if (task->required) {
		struct lbl_verdict why = { "task.required", LBL_ERROR, task->names_json, value };
		lbl_report(v, &at, value.ptr ? value : holder, &why, "task '%s' has no answer",
			   task->name);
	}
}

static void report_task(struct lbl_validator *v, struct lbl_span key)
{
	const struct lbl_schema *s = v->schema;
	struct lbl_suggest near = { .word = lbl_text_decode(key, &v->hold) };
	for (size_t i = 0; i < s->n_tasks; i++)
		if (s->tasks[i].shared)
			lbl_suggest_try(&near, lbl_span_of(s->tasks[i].name));
	struct lbl_at label = { .name = s->label_pointer };
	struct lbl_at at = { .up = &label, .key = key };
	struct lbl_verdict why = { "task.unknown", LBL_ERROR, { 0 }, key };
	char hint[LBL_SUGGEST_HINT];
	lbl_report(v, &at, key, &why, "no task is named %s%s", lbl_excerpt(v, key),
		   lbl_suggest_hint(&near, hint));
}

/* Has the label members that are no task? */
static void judge_task_names(struct lbl_validator *v, struct lbl_span label)
{
	const struct lbl_schema *s = v->schema;
	struct lbl_walk w;
	struct lbl_span key, value;
	lbl_walk_init(&w, label);
	while (lbl_walk_next(&w, &key, &value)) {
		size_t i = 0;
		while (i < s->n_tasks &&
		       !(s->tasks[i].shared && lbl_text_is(key, s->tasks[i].name)))
			i++;
		if (i == s->n_tasks)
			report_task(v, key);
	}
}

/* The label that several tasks share, or the place where it should be. */
static struct lbl_span shared_label(struct lbl_validator *v, struct lbl_span record, bool *sound)
{
	struct lbl_span label = v->line->values[v->schema->label_slot];
	enum lbl_type type = lbl_type_of(label);
	*sound = true;
	if (type == LBL_OBJECT) {
		if (*v->schema->label_pointer) /* else the record itself holds the tasks */
			judge_task_names(v, label);
		return label;
	}
	if (type != LBL_ABSENT && type != LBL_NULL) {
		struct lbl_at at = { .name = v->schema->label_pointer };
		struct lbl_verdict why = { "task.type", LBL_ERROR, { "\"object\"", 8 }, label };
		lbl_report(v, &at, label, &why, "the label must be an object, a member a task, "
			   "not %s", lbl_excerpt(v, label));
		*sound = false;
	}
	return record;
}

static void judge_tasks(struct lbl_validator *v, struct lbl_span record)
{
	const struct lbl_schema *s = v->schema;
	bool sound = true;
	struct lbl_span label = record;
	if (s->n_shared)
		label = shared_label(v, record, &sound);
	for (size_t i = 0; i < s->n_tasks; i++) {
		const struct lbl_task *task = &s->tasks[i];
		struct lbl_span value = v->line->values[task->slot];
		if (!task->shared)
			judge_task(v, task, value, record);
		else if (sound)
			judge_task(v, task, value, label);
	}
}

size_t lbl_validator_record(struct lbl_validator *v, const struct lbl_line *line)
{
	struct lbl_span record = { line->open, (size_t)(line->close - line->open) + 1 };
	begin(v, line);
	if (v->schema->record) {
		struct lbl_at root = { .name = "" };
		lbl_js_judge(v, v->schema->record, &root, record);
	}
	judge_tasks(v, record);
	return v->errors;
}

void lbl_validator_broken(struct lbl_validator *v, const struct lbl_line *line,
			  const struct lbl_error *why)
{
	struct lbl_finding f = {
		.source = line->source,
		.line = line->number,
		.byte = why->byte,
		.rule = "json.syntax",
		.severity = LBL_ERROR,
		.pointer = lbl_span_of(""),
		.message = lbl_span_of(why->message),
		.schema = v->schema->title,
	};
	begin(v, line);
	v->errors++;
	v->found(v->arg, &f);
}
