/* The compiled schema, for lib/schema alone. */
#ifndef LBL_SCHEMA_PARTS_H
#define LBL_SCHEMA_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"
#include "json/path.h"
#include "schema/js.h"
#include "schema/shape.h"

/* A name that a label answers to. */
struct lbl_label_name {
	uint32_t label; /* its place in the schema's list */
	bool alias;
};

struct lbl_label {
	const char *name;
	const struct lbl_node *node;
	bool deprecated;
};

struct lbl_task {
	const char *name;
	const struct lbl_task_kind *kind;
	const char *pointer; /* of its value */
	int slot;            /* likewise, among the schema's paths */
	bool shared;         /* a member of the record's label, beside other tasks */
	bool required;

	/* choice */
	bool multiple;
	struct lbl_label *labels;
	size_t n_labels;
	struct lbl_intern *names;           /* of labels and their aliases */
	struct lbl_label_name *by_name;     /* by the id of the name */
	struct lbl_span names_json;         /* of labels, as an array */

	/* number, rating */
	bool integer;
	struct lbl_limit min, max;
};

struct lbl_schema {
	struct lbl_doc *doc; /* names and texts are borrowed from it */
	const char *name, *version;
	char *title;
	int id_slot, label_slot;
	const char *id_pointer, *label_pointer;
	const struct lbl_js *record; /* NULL: any */
	struct lbl_task *tasks;
	size_t n_tasks;
	size_t n_shared;   /* tasks that are members of the label */
	size_t max_labels; /* of one task */
	const char **pointers; /* one a slot */
	size_t n_slots;
	struct lbl_paths *paths;
	void **owned; /* freed with the schema */
	size_t n_owned, cap_owned;
};

/* lbl_schema_keep -- memory that lives as long as the schema; all zero. */
void *lbl_schema_keep(struct lbl_schema *s, size_t n_bytes);

/* lbl_schema_keep_json -- a node as compact JSON text, kept likewise. */
struct lbl_span lbl_schema_keep_json(struct lbl_schema *s, const struct lbl_node *node);

/* lbl_schema_slot -- the slot of a JSON Pointer (borrowed from keep), or -1: all are taken. */
int lbl_schema_slot(struct lbl_schema *s, const char *pointer);

/* lbl_schema_pointer -- prefix and one more member, kept. */
const char *lbl_schema_pointer(struct lbl_schema *s, const char *prefix, const char *name);

/* lbl_schema_path -- a path of lbl-record(5) as a JSON Pointer, kept; NULL with a fault. */
const char *lbl_schema_path(struct lbl_loader *l, const struct lbl_node *path);

/* lbl_tasks_read -- the schema's "tasks"; an lbl_shape_row's read. */
void lbl_tasks_read(struct lbl_loader *l, const struct lbl_node *tasks, void *target);

/* lbl_tasks_place -- gives each task its pointer and slot, once "record" is read. */
void lbl_tasks_place(struct lbl_loader *l, const struct lbl_node *tasks);

/* lbl_labels_read -- a choice task's "labels"; target: the struct lbl_task. */
void lbl_labels_read(struct lbl_loader *l, const struct lbl_node *labels, void *target);

#endif
