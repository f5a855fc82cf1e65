/* Labels of a choice task: names and aliases, and the guidance that goes with them. */
#include <string.h>

#include "json/emit.h"
#include "schema/parts.h"
#include "schema/suggest.h"

/* The label that is being read, and the task that it belongs to. */
struct label_reader {
	struct lbl_task *task;
	struct lbl_label *label;
};

static void read_name(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	struct label_reader *r = target;
	r->label->name = lbl_node_string(value);
	if (*r->label->name == '\0')
		lbl_faults_add(l->faults, l->doc, value, "schema.value", "name must not be empty");
}

static void read_deprecated(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	(void)l;
	((struct label_reader *)target)->label->deprecated = lbl_node_bool(value, false);
}

/* A label that a counter-example or an edge case points to. */
static void check_pointed(struct lbl_loader *l, const struct lbl_node *value, void *target)
{
	const struct lbl_task *task = target;
	const char *name = lbl_node_string(value);
	if (!name)
		return;
	struct lbl_suggest near = { .word = lbl_span_of(name) };
	char hint[LBL_SUGGEST_HINT];
	for (size_t i = 0; i < task->n_labels; i++) {
		if (!task->labels[i].name)
			continue;
		if (strcmp(task->labels[i].name, name) == 0)
			return;
		lbl_suggest_try(&near, lbl_span_of(task->labels[i].name));
	}
	lbl_faults_add(l->faults, l->doc, value, "schema.label", "no label is named '%s'%s", name,
		       lbl_suggest_hint(&near, hint));
}

static const struct lbl_shape_row example_rows[] = {
	{ "text", LBL_IS(STRING), true, NULL },
	{ "why", LBL_IS(STRING), false, NULL },
	{ NULL, 0, false, NULL },
};

static const struct lbl_shape_row counter_example_rows[] = {
	{ "text", LBL_IS(STRING), true, NULL },
	{ "label", LBL_IS(STRING), false, check_pointed },
	{ "why", LBL_IS(STRING), false, NULL },
	{ NULL, 0, false, NULL },
};

static const struct lbl_shape_row edge_case_rows[] = {
	{ "case", LBL_IS(STRING), true, NULL },
	{ "decide", LBL_IS(STRING) | LBL_IS(NULL), true, check_pointed },
	{ "why", LBL_IS(STRING), false, NULL },
	{ NULL, 0, false, NULL },
};

/* A list of texts, or of objects that say more. */
static void read_guidance(struct lbl_loader *l, const struct lbl_node *list, const char *what,
			  unsigned types, const struct lbl_shape_row *rows, struct lbl_task *task)
{
	for (size_t i = 0; i < lbl_node_count(list); i++) {
		const struct lbl_node *one = lbl_node_at(list, i);
		if (lbl_shape_type(l, one, what, types) && !lbl_node_string(one))
			lbl_shape_read(l, one, what, rows, task);
	}
}

static const struct lbl_shape_row label_rows[] = {
	{ "name", LBL_IS(STRING), true, read_name },
	{ "aliases", LBL_IS(ARRAY), false, NULL },
	{ "description", LBL_IS(STRING), false, NULL },
	{ "examples", LBL_IS(ARRAY), false, NULL },
	{ "counter_examples", LBL_IS(ARRAY), false, NULL },
	{ "edge_cases", LBL_IS(ARRAY), false, NULL },
	{ "deprecated", LBL_IS(BOOL), false, read_deprecated },
	{ "impact", 0, false, NULL },
	{ NULL, 0, false, NULL },
};

/* One more name that a label answers to; a fault where it is taken. */
static void add_name(struct lbl_loader *l, struct lbl_task *task, uint32_t label, bool alias,
		     const struct lbl_node *node)
{
	const char *name = lbl_node_string(node);
	uint32_t before = lbl_intern_count(task->names);
	uint32_t id = lbl_intern_put(task->names, lbl_span_of(name));
	if (id == before) {
		task->by_name[id] = (struct lbl_label_name){ label, alias };
		return;
	}
	const struct lbl_label_name *taken = &task->by_name[id];
	if (!alias)
		lbl_faults_add(l->faults, l->doc, node, "schema.duplicate",
			       "two labels are named '%s'", name);
	else if (taken->label == label)
		lbl_faults_add(l->faults, l->doc, node, "schema.duplicate",
			       taken->alias ? "alias '%s' stands twice"
					    : "alias '%s' is the label's own name", name);
	else
		lbl_faults_add(l->faults, l->doc, node, "schema.duplicate",
			       "alias '%s' is also %s '%s'", name,
			       taken->alias ? "one of label" : "the label",
			       task->labels[taken->label].name);
}

static void add_aliases(struct lbl_loader *l, struct lbl_task *task, uint32_t label)
{
	const struct lbl_node *aliases = lbl_node_get(task->labels[label].node, "aliases");
	for (size_t i = 0; i < lbl_node_count(aliases); i++) {
		const struct lbl_node *alias = lbl_node_at(aliases, i);
		if (lbl_shape_type(l, alias, "alias", LBL_IS(STRING)))
			add_name(l, task, label, true, alias);
	}
}

static size_t count_names(const struct lbl_node *labels)
{
	size_t n = lbl_node_count(labels);
	for (size_t i = 0; i < lbl_node_count(labels); i++)
		n += lbl_node_count(lbl_node_get(lbl_node_at(labels, i), "aliases"));
	return n;
}

/* Names first: an alias that is another label's name is the alias's fault. */
static void gather_names(struct lbl_loader *l, struct lbl_task *task,
			 const struct lbl_node *labels)
{
	task->names = lbl_intern_new();
	task->by_name = lbl_schema_keep(l->schema, count_names(labels) * sizeof(*task->by_name));
	for (uint32_t i = 0; i < task->n_labels; i++)
		if (task->labels[i].name) {
			const struct lbl_node *node = task->labels[i].node;
			const struct lbl_node *name = lbl_node_get(node, "name");
			add_name(l, task, i, false, name ? name : node);
		}
	for (uint32_t i = 0; i < task->n_labels; i++)
		if (task->labels[i].name)
			add_aliases(l, task, i);
}

static void check_guidance(struct lbl_loader *l, struct lbl_task *task,
			   const struct lbl_node *label)
{
	read_guidance(l, lbl_node_get(label, "examples"), "example",
		      LBL_IS(STRING) | LBL_IS(OBJECT), example_rows, task);
	read_guidance(l, lbl_node_get(label, "counter_examples"), "counter-example",
		      LBL_IS(STRING) | LBL_IS(OBJECT), counter_example_rows, task);
	read_guidance(l, lbl_node_get(label, "edge_cases"), "edge case", LBL_IS(OBJECT),
		      edge_case_rows, task);
}

static struct lbl_span write_names(struct lbl_loader *l, const struct lbl_task *task)
{
	struct lbl_buf text = { 0 };
	struct lbl_emit e = { .out = &text };
	lbl_emit_array(&e);
	for (size_t i = 0; i < task->n_labels; i++)
		lbl_emit_string(&e, task->labels[i].name);
	lbl_emit_array_end(&e);
	char *kept = lbl_schema_keep(l->schema, text.len);
	memcpy(kept, text.data, text.len);
	struct lbl_span names = { kept, text.len };
	lbl_buf_clear(&text);
	return names;
}

void lbl_labels_read(struct lbl_loader *l, const struct lbl_node *labels, void *target)
{
	struct lbl_task *task = target;
	task->n_labels = lbl_node_count(labels);
	task->labels = lbl_schema_keep(l->schema, task->n_labels * sizeof(*task->labels));
	if (task->n_labels == 0)
		lbl_faults_add(l->faults, l->doc, labels, "schema.value",
			       "labels must be one or more");
	for (size_t i = 0; i < task->n_labels; i++) {
		struct label_reader r = { task, &task->labels[i] };
		r.label->node = lbl_node_at(labels, i);
		if (lbl_node_string(r.label->node))
			read_name(l, r.label->node, &r);
		else if (lbl_shape_type(l, r.label->node, "label", LBL_IS(STRING) | LBL_IS(OBJECT)))
			lbl_shape_read(l, r.label->node, "label", label_rows, &r);
	}
	gather_names(l, task, labels);
	for (size_t i = 0; i < task->n_labels; i++)
		check_guidance(l, task, task->labels[i].node);
	task->names_json = write_names(l, task);
}
