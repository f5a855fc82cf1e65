/* Shapes of a schema document's objects; what a member means is its reader's to say. */
#include "schema/shape.h"

#include "schema/suggest.h"

static const struct {
	enum lbl_type type;
	const char *name;
} type_names[] = {
	{ LBL_STRING, "a string" }, { LBL_NUMBER, "a number" }, { LBL_BOOL, "true or false" },
	{ LBL_ARRAY, "an array" },  { LBL_OBJECT, "an object" }, { LBL_NULL, "null" },
};

bool lbl_shape_type(struct lbl_loader *l, const struct lbl_node *node, const char *what,
		    unsigned types)
{
	if (types & 1u << lbl_node_type(node))
		return true;
	struct lbl_buf names = { 0 };
	for (size_t i = 0; i < sizeof(type_names) / sizeof(*type_names); i++)
		if (types & 1u << type_names[i].type) {
			lbl_buf_puts(&names, names.len ? " or " : "");
			lbl_buf_puts(&names, type_names[i].name);
		}
	lbl_faults_add(l->faults, l->doc, node, "schema.type", "%s must be %s", what,
		       lbl_buf_cstr(&names));
	lbl_buf_clear(&names);
	return false;
}

static void refuse_member(struct lbl_loader *l, const struct lbl_node *value, const char *what,
			  const char *name, const struct lbl_shape_row *rows)
{
	struct lbl_suggest near = { .word = lbl_span_of(name) };
	for (; rows->name; rows++)
		lbl_suggest_try(&near, lbl_span_of(rows->name));
	char hint[LBL_SUGGEST_HINT];
	lbl_faults_add(l->faults, l->doc, value, "schema.member", "%s has no member '%s'%s", what,
		       name, lbl_suggest_hint(&near, hint));
}

/* Are all members of the object in the table, and supported? */
static bool check_names(struct lbl_loader *l, const struct lbl_node *object, const char *what,
			const struct lbl_shape_row *rows)
{
	bool sound = true;
	const char *name;
	const struct lbl_node *value;
	for (size_t i = 0; lbl_node_member(object, i, &name, &value); i++) {
		const struct lbl_shape_row *row = rows;
		while (row->name && strcmp(row->name, name) != 0)
			row++;
		if (!row->name)
			refuse_member(l, value, what, name, rows);
		else if (!row->types)
			lbl_faults_add(l->faults, l->doc, value, "schema.unsupported",
				       "%s member '%s' is not supported by this version",
				       what, name);
		sound = sound && row->name && row->types;
	}
	return sound;
}

bool lbl_shape_read(struct lbl_loader *l, const struct lbl_node *object, const char *what,
		    const struct lbl_shape_row *rows, void *target)
{
	if (!lbl_shape_type(l, object, what, LBL_IS(OBJECT)))
		return false;
	bool sound = check_names(l, object, what, rows);
	for (const struct lbl_shape_row *row = rows; row->name; row++) {
		const struct lbl_node *value = lbl_node_get(object, row->name);
		if (!value && row->required)
			lbl_faults_add(l->faults, l->doc, object, "schema.missing",
				       "%s has no '%s'", what, row->name);
		sound = sound && (value || !row->required);
		if (!value || !row->types)
			continue;
		if (!lbl_shape_type(l, value, row->name, row->types))
			sound = false;
		else if (row->read)
			row->read(l, value, target);
	}
	return sound;
}
