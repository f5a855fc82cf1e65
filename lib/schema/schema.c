/*
 * A label schema from its document: the top-level members and where a record
 * keeps what they speak of. Tasks are read by task.c, JSON Schema by js_compile.c.
 */
#include "schema/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "schema/parts.h"
#include "schema/semver.h"
#include "schema/suggest.h"

static const char *const statuses[] = { "draft", "review", "approved", "retired", NULL };

static void read_format(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)target;
	int64_t format;
	if (!lbl_node_i64(value, &format) || format != 1)
		lbl_faults_add(l->faults, l->doc, value, "schema.unsupported",
			       "lbl_schema must be 1: no other form is supported");
}

static void read_name(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)target;
	l->schema->name = lbl_node_string(value);
	if (*l->schema->name == '\0')
		lbl_faults_add(l->faults, l->doc, value, "schema.value", "name must not be empty");
}

static void read_version(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)target;
	l->schema->version = lbl_node_string(value);
	if (!lbl_semver_valid(l->schema->version))
		lbl_faults_add(l->faults, l->doc, value, "schema.version",
			       "version '%s' is no semantic version, such as 1.2.0",
			       l->schema->version);
}

static void read_status(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)target;
	const char *status = lbl_node_string(value);
	struct lbl_suggest near = { .word = lbl_span_of(status) };
	char hint[LBL_SUGGEST_HINT];
	for (size_t i = 0; statuses[i]; i++) {
		if (strcmp(statuses[i], status) == 0)
			return;
		lbl_suggest_try(&near, lbl_span_of(statuses[i]));
	}
	lbl_faults_add(l->faults, l->doc, value, "schema.value",
		       "status must be draft, review, approved or retired, not '%s'%s", status,
		       lbl_suggest_hint(&near, hint));
}

static void read_id(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)target;
	const char *pointer = lbl_schema_path(l, value);
	if (pointer)
		l->schema->id_pointer = pointer;
}

static void read_label(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)target;
	const char *pointer = lbl_schema_path(l, value);
	if (pointer)
		l->schema->label_pointer = pointer;
}

static const struct lbl_shape_row record_rows[] = {
	{ "id", LBL_IS(STRING), false, read_id },
	{ "label", LBL_IS(STRING), false, read_label },
	{ "json_schema", LBL_IS(OBJECT) | LBL_IS(BOOL) | LBL_IS(STRING), false, NULL },
	{ "item", 0, false, NULL },
	{ "annotator", 0, false, NULL },
	{ "time", 0, false, NULL },
	{ NULL, 0, false, NULL },
};

static void read_record(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	lbl_shape_read(l, value, "record", record_rows, target);
}

static const struct lbl_shape_row schema_rows[] = {
	{ "lbl_schema", LBL_IS(NUMBER), false, read_format },
	{ "name", LBL_IS(STRING), true, read_name },
	{ "version", LBL_IS(STRING), true, read_version },
	{ "status", LBL_IS(STRING), false, read_status },
	{ "description", LBL_IS(STRING), false, NULL },
	{ "record", LBL_IS(OBJECT), false, read_record },
	{ "tasks", LBL_IS(ARRAY), false, lbl_tasks_read },
	{ "approval", 0, false, NULL },
	{ "supersedes", 0, false, NULL },
	{ "changes", 0, false, NULL },
	{ "rules", 0, false, NULL },
	{ "dataset", 0, false, NULL },
	{ "decision_tree", 0, false, NULL },
	{ "review_by", 0, false, NULL },
	{ NULL, 0, false, NULL },
};

/* Once the tasks have their paths, the JSON Schema may have those that are left. */
static void read_json_schema(struct lbl_loader *l, const struct lbl_node *node)
{
	if (lbl_node_string(node))
		lbl_faults_add(l->faults, l->doc, node, "schema.unsupported",
			       "json_schema by file name is not supported: write it here");
	else if (node)
		l->schema->record = lbl_js_compile(l, node, "");
}

static void read_schema(struct lbl_loader *l, const struct lbl_node *root)
{
	struct lbl_schema *s = l->schema;
	s->id_pointer = "/id";
	s->label_pointer = "/label";
	s->pointers = lbl_schema_keep(s, LBL_PATHS_MAX * sizeof(*s->pointers));
	lbl_shape_read(l, root, "schema", schema_rows, NULL);
	s->id_slot = lbl_schema_slot(s, s->id_pointer);
	s->label_slot = lbl_schema_slot(s, s->label_pointer);
	lbl_tasks_place(l, lbl_node_get(root, "tasks"));
	read_json_schema(l, lbl_node_get(lbl_node_get(root, "record"), "json_schema"));
}

/* What only a sound schema has. */
static void finish(struct lbl_schema *s, struct lbl_faults *faults)
{
	struct lbl_buf title = { 0 };
	lbl_buf_printf(&title, "%s@%s", s->name, s->version);
	s->title = lbl_strndup(lbl_buf_cstr(&title), title.len);
	lbl_buf_clear(&title);
	struct lbl_error err = { 0 };
	s->paths = lbl_paths_new(s->pointers, s->n_slots, &err);
	if (!s->paths)
		lbl_faults_add(faults, s->doc, lbl_doc_root(s->doc), "schema.path", "%s",
			       err.message);
}

static struct lbl_schema *compile(struct lbl_doc *doc, struct lbl_faults *faults)
{
	struct lbl_schema *s = lbl_alloc_zero(1, sizeof(*s));
	size_t before = faults->n;
	s->doc = doc;
	struct lbl_loader l = { doc, s, faults };
	read_schema(&l, lbl_doc_root(doc));
	if (faults->n == before)
		finish(s, faults);
	if (faults->n == before)
		return s;
	lbl_faults_sort(faults);
	lbl_schema_free(s);
	return NULL;
}

struct lbl_schema *lbl_schema_load(const char *name, struct lbl_faults *faults,
				   struct lbl_error *err)
{
	struct lbl_doc *doc = lbl_doc_load(name, err);
	if (doc)
		return compile(doc, faults);
	if (err->code == LBL_E_INPUT && err->line) /* without a line: gzip that is broken */
		lbl_faults_add_error(faults, err);
	return NULL;
}

struct lbl_schema *lbl_schema_parse(struct lbl_span text, const char *source,
				    struct lbl_faults *faults)
{
	struct lbl_error err = { 0 };
	struct lbl_doc *doc = lbl_doc_parse(text, source, &err);
	if (doc)
		return compile(doc, faults);
	lbl_faults_add_error(faults, &err);
	return NULL;
}

void lbl_schema_free(struct lbl_schema *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n_tasks; i++)
		if (s->tasks[i].names)
			lbl_intern_free(s->tasks[i].names);
	for (size_t i = 0; i < s->n_owned; i++)
		free(s->owned[i]);
	free(s->owned);
	free(s->title);
	lbl_paths_free(s->paths);
	lbl_doc_free(s->doc);
	free(s);
}

const char *lbl_schema_title(const struct lbl_schema *s)
{
	return s->title;
}

const struct lbl_paths *lbl_schema_paths(const struct lbl_schema *s)
{
	return s->paths;
}
