/*
 * Tasks of a schema: what each kind may say, as tables, and where in a record a
 * task's value stands. Labels are read by label.c, values judged by task_judge.c.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "schema/judge.h"
#include "schema/suggest.h"

/* A label with a task of such a name would look like another shape: lbl-record(5). */
static const char *const reserved[] = { "ranking", "points", "from", "to" };

static void read_required(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)l;
	((struct lbl_task *)target)->required = lbl_node_bool(value, false);
}

static void read_choice(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	const char *word = lbl_node_string(value);
	((struct lbl_task *)target)->multiple = strcmp(word, "multiple") == 0;
	if (strcmp(word, "single") != 0 && strcmp(word, "multiple") != 0)
		lbl_faults_add(l->faults, l->doc, value, "schema.value",
			       "choice must be single or multiple, not '%s'", word);
}

static void read_integer(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)l;
	((struct lbl_task *)target)->integer = lbl_node_bool(value, false);
}

static void read_min(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	((struct lbl_task *)target)->min =
		lbl_limit_of(lbl_schema_keep_json(l->schema, value));
}

static void read_max(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	((struct lbl_task *)target)->max =
		lbl_limit_of(lbl_schema_keep_json(l->schema, value));
}

#define COMMON                                                                                     \
	{ "name", LBL_IS(STRING), true, NULL }, { "type", LBL_IS(STRING), true, NULL },            \
	{ "description", LBL_IS(STRING), false, NULL }, { "path", LBL_IS(STRING), false, NULL },   \
	{ "required", LBL_IS(BOOL), false, read_required }

static const struct lbl_shape_row choice_rows[] = {
	COMMON,
	{ "choice", LBL_IS(STRING), false, read_choice },
	{ "labels", LBL_IS(ARRAY), true, lbl_labels_read },
	{ NULL, 0, false, NULL },
};

static const struct lbl_shape_row number_rows[] = {
	COMMON,
	{ "min", LBL_IS(NUMBER), false, read_min },
	{ "max", LBL_IS(NUMBER), false, read_max },
	{ "integer", LBL_IS(BOOL), false, read_integer },
	{ "step", 0, false, NULL },
	{ NULL, 0, false, NULL },
};

static const struct lbl_shape_row rating_rows[] = {
	COMMON,
	{ "min", LBL_IS(NUMBER), true, read_min },
	{ "max", LBL_IS(NUMBER), true, read_max },
	{ "integer", LBL_IS(BOOL), false, read_integer },
	{ "step", 0, false, NULL },
	{ NULL, 0, false, NULL },
};

static void finish_number(struct lbl_loader *l, const struct lbl_node *node,
			  struct lbl_task *task)
{
	struct lbl_span min = task->min.text, max = task->max.text;
	if (min.ptr && max.ptr && lbl_limit_compare(min, &task->max) > 0)
		lbl_faults_add(l->faults, l->doc, lbl_node_get(node, "min"), "schema.contradiction",
			       "min %.*s is above max %.*s", (int)min.len, min.ptr,
			       (int)max.len, max.ptr);
}

static void finish_rating(struct lbl_loader *l, const struct lbl_node *node,
			  struct lbl_task *task)
{
	task->integer = lbl_node_bool(lbl_node_get(node, "integer"), true);
	finish_number(l, node, task);
}

static const struct lbl_task_kind kinds[] = {
	{ "choice", choice_rows, NULL, lbl_choice_judge },
	{ "number", number_rows, finish_number, lbl_number_judge },
	{ "rating", rating_rows, finish_rating, lbl_number_judge },
	{ "taxonomy", NULL, NULL, NULL },
	{ "span", NULL, NULL, NULL },
	{ "relation", NULL, NULL, NULL },
	{ "box", NULL, NULL, NULL },
	{ "polygon", NULL, NULL, NULL },
	{ "polyline", NULL, NULL, NULL },
	{ "points", NULL, NULL, NULL },
	{ "mask", NULL, NULL, NULL },
	{ "pairwise", NULL, NULL, NULL },
	{ "ranking", NULL, NULL, NULL },
	{ "text", NULL, NULL, NULL },
};

#define N_KINDS (sizeof(kinds) / sizeof(*kinds))

/* The row of a task's type; NULL with a fault where there is none that can be used. */
static const struct lbl_task_kind *kind_of(struct lbl_loader *l, const struct lbl_node *task)
{
	const struct lbl_node *type = lbl_node_get(task, "type");
	const char *name = lbl_node_string(type);
	if (!name) {
		lbl_faults_add(l->faults, l->doc, type ? type : task,
			       type ? "schema.type" : "schema.missing",
			       type ? "type must be a string" : "task has no 'type'");
		return NULL;
	}
	struct lbl_suggest near = { .word = lbl_span_of(name) };
	for (size_t i = 0; i < N_KINDS; i++) {
		if (strcmp(kinds[i].name, name) == 0 && kinds[i].judge)
			return &kinds[i];
		if (strcmp(kinds[i].name, name) == 0) {
			lbl_faults_add(l->faults, l->doc, type, "schema.unsupported",
				       "task type '%s' is not supported by this version", name);
			return NULL;
		}
		if (kinds[i].judge)
			lbl_suggest_try(&near, lbl_span_of(kinds[i].name));
	}
	char hint[LBL_SUGGEST_HINT];
	lbl_faults_add(l->faults, l->doc, type, "schema.value", "task type '%s' is unknown%s", name,
		       lbl_suggest_hint(&near, hint));
	return NULL;
}

static void check_name(struct lbl_loader *l, const struct lbl_node *node, size_t i)
{
	const char *name = lbl_node_string(node);
	const struct lbl_task *tasks = l->schema->tasks;
	if (*name == '\0')
		lbl_faults_add(l->faults, l->doc, node, "schema.value", "name must not be empty");
	for (size_t k = 0; k < sizeof(reserved) / sizeof(*reserved); k++)
		if (strcmp(name, reserved[k]) == 0)
			lbl_faults_add(l->faults, l->doc, node, "schema.reserved",
				       "no task may be named '%s': a label with it would look "
				       "like another shape", name);
	for (size_t k = 0; k < i; k++)
		if (tasks[k].name && strcmp(tasks[k].name, name) == 0) {
			lbl_faults_add(l->faults, l->doc, node, "schema.duplicate",
				       "two tasks are named '%s'", name);
			return;
		}
}

static void read_task(struct lbl_loader *l, const struct lbl_node *node, size_t i)
{
	struct lbl_task *task = &l->schema->tasks[i];
	if (!lbl_shape_type(l, node, "task", LBL_IS(OBJECT)))
		return;
	task->name = lbl_node_string(lbl_node_get(node, "name"));
	if (task->name)
		check_name(l, lbl_node_get(node, "name"), i);
	task->kind = kind_of(l, node);
	if (!task->kind)
		return;
	bool sound = lbl_shape_read(l, node, "task", task->kind->rows, task);
	if (sound && task->kind->finish)
		task->kind->finish(l, node, task);
	if (task->n_labels > l->schema->max_labels)
		l->schema->max_labels = task->n_labels;
}

void lbl_tasks_read(struct lbl_loader *l, const struct lbl_node *tasks, void *target)
{
	(void)target;
	struct lbl_schema *s = l->schema;
	s->n_tasks = lbl_node_count(tasks);
	s->tasks = lbl_schema_keep(s, s->n_tasks * sizeof(*s->tasks));
	if (s->n_tasks == 0)
		lbl_faults_add(l->faults, l->doc, tasks, "schema.value",
			       "tasks must be one or more; leave it out when there is none");
	for (size_t i = 0; i < s->n_tasks; i++)
		read_task(l, lbl_node_at(tasks, i), i);
}

void lbl_tasks_place(struct lbl_loader *l, const struct lbl_node *tasks)
{
	struct lbl_schema *s = l->schema;
	for (size_t i = 0; i < s->n_tasks; i++) {
		struct lbl_task *task = &s->tasks[i];
		const struct lbl_node *path = lbl_node_get(lbl_node_at(tasks, i), "path");
		if (lbl_node_string(path))
			task->pointer = lbl_schema_path(l, path);
		else if (s->n_tasks == 1)
			task->pointer = s->label_pointer;
		else if (task->name)
			task->pointer = lbl_schema_pointer(s, s->label_pointer, task->name);
		task->shared = !path && s->n_tasks > 1;
		s->n_shared += task->shared;
		task->slot = task->pointer ? lbl_schema_slot(s, task->pointer) : -1;
		if (task->pointer && task->slot < 0)
			lbl_faults_add(l->faults, l->doc, lbl_node_at(tasks, i), "schema.limit",
				       "more than %d tasks", LBL_PATHS_MAX);
	}
}
