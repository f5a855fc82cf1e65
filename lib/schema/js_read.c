/* Reading the values of JSON Schema keywords; judging values by them is js_judge.c's. */
#include <math.h>

#include "base/decimal.h"
#include "schema/js.h"
#include "schema/parts.h"

#define COUNT_MAX 9007199254740992.0 /* 2^53: no length that a record can have is left out */

static const char *const dialects[] = {
	"https://json-schema.org/draft/2020-12/schema",
	"https://json-schema.org/draft/2020-12/schema#",
	"http://json-schema.org/draft-07/schema",
	"http://json-schema.org/draft-07/schema#",
};

static const struct {
	const char *name;
	unsigned types;
} types[] = {
	{ "null", LBL_IS(NULL) },     { "boolean", LBL_IS(BOOL) }, { "object", LBL_IS(OBJECT) },
	{ "array", LBL_IS(ARRAY) },   { "number", LBL_IS(NUMBER) }, { "string", LBL_IS(STRING) },
	{ "integer", LBL_JS_INTEGER },
};

static bool fault(struct lbl_loader *l, const struct lbl_node *value, const char *rule,
		  const char *name, const char *must)
{
	lbl_faults_add(l->faults, l->doc, value, rule, "%s must be %s", name, must);
	return false;
}

bool lbl_js_read_dialect(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
			 const struct lbl_node *value)
{
	(void)js;
	(void)check;
	const char *uri = lbl_node_string(value);
	for (size_t i = 0; uri && i < sizeof(dialects) / sizeof(*dialects); i++)
		if (strcmp(uri, dialects[i]) == 0)
			return true;
	return fault(l, value, "schema.unsupported", "$schema", "that of 2020-12 or draft-07");
}

/* One name of a type, added to the set. */
static bool read_type_name(struct lbl_loader *l, const struct lbl_node *value, uint64_t *set)
{
	const char *name = lbl_node_string(value);
	for (size_t i = 0; name && i < sizeof(types) / sizeof(*types); i++)
		if (strcmp(name, types[i].name) == 0) {
			*set |= types[i].types;
			return true;
		}
	return fault(l, value, "schema.value", "type",
		     "string, number, integer, boolean, object, array or null");
}

bool lbl_js_read_type(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
		      const struct lbl_node *value)
{
	(void)js;
	if (lbl_node_type(value) != LBL_ARRAY)
		return read_type_name(l, value, &check->count);
	if (lbl_node_count(value) == 0)
		return fault(l, value, "schema.value", "type", "one type or more");
	bool sound = true;
	for (size_t i = 0; i < lbl_node_count(value); i++) {
		uint64_t one = 0;
		sound = read_type_name(l, lbl_node_at(value, i), &one) && sound;
		if (one & check->count)
			sound = fault(l, lbl_node_at(value, i), "schema.duplicate", "type",
				      "named once");
		check->count |= one;
	}
	return sound;
}

bool lbl_js_read_enum(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
		      const struct lbl_node *value)
{
	(void)js;
	if (!lbl_shape_type(l, value, "enum", LBL_IS(ARRAY)))
		return false;
	check->n = lbl_node_count(value);
	if (check->n == 0)
		return fault(l, value, "schema.contradiction", "enum",
			     "one value or more: nothing is allowed by it");
	check->list = lbl_schema_keep(l->schema, check->n * sizeof(*check->list));
	check->words = lbl_schema_keep(l->schema, check->n * sizeof(*check->words));
	for (size_t i = 0; i < check->n; i++) {
		check->list[i] = lbl_schema_keep_json(l->schema, lbl_node_at(value, i));
		check->words[i] = lbl_node_string(lbl_node_at(value, i));
	}
	return true;
}

bool lbl_js_read_any(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
		     const struct lbl_node *value)
{
	(void)l;
	(void)js;
	(void)check;
	(void)value;
	return true;
}

bool lbl_js_read_number(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
			const struct lbl_node *value)
{
	(void)js;
	if (!lbl_shape_type(l, value, check->keyword->name, LBL_IS(NUMBER)))
		return false;
	check->limit = lbl_limit_of(lbl_schema_keep_json(l->schema, value));
	return true;
}

bool lbl_js_read_step(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
		      const struct lbl_node *value)
{
	if (!lbl_js_read_number(l, js, check, value))
		return false;
	if (lbl_decimal_step_ok(check->limit.text))
		return true;
	return fault(l, value, "schema.value", check->keyword->name,
		     "above 0 and of at most 18 significant digits");
}

bool lbl_js_read_count(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
		       const struct lbl_node *value)
{
	(void)js;
	double n;
	if (!lbl_node_number(value, &n) || n < 0 || n > COUNT_MAX || n > floor(n))
		return fault(l, value, "schema.value", check->keyword->name,
			     "a whole number, 0 or more");
	check->count = (uint64_t)n;
	return true;
}

bool lbl_js_read_inner(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
		       const struct lbl_node *value)
{
	(void)js;
	if (!lbl_shape_type(l, value, check->keyword->name, LBL_IS(OBJECT) | LBL_IS(BOOL)))
		return false;
	check->inner = lbl_js_compile(l, value, NULL);
	return true;
}

/* The member of that name, made where there is none. */
static struct lbl_js_member *member(struct lbl_js *js, const char *name)
{
	for (size_t i = 0; i < js->n_members; i++)
		if (strcmp(js->members[i].name, name) == 0)
			return &js->members[i];
	js->members[js->n_members].name = name;
	return &js->members[js->n_members++];
}

/* Room for more members; the old ones stay the schema's. */
static void make_room(struct lbl_loader *l, struct lbl_js *js, size_t more)
{
	struct lbl_js_member *old = js->members;
	js->members = lbl_schema_keep(l->schema, (js->n_members + more) * sizeof(*js->members));
	if (js->n_members)
		memcpy(js->members, old, js->n_members * sizeof(*old));
}

bool lbl_js_read_properties(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
			    const struct lbl_node *value)
{
	(void)check;
	if (!lbl_shape_type(l, value, "properties", LBL_IS(OBJECT)))
		return false;
	make_room(l, js, lbl_node_count(value));
	const char *name;
	const struct lbl_node *schema;
	for (size_t i = 0; lbl_node_member(value, i, &name, &schema); i++)
		member(js, name)->node = schema;
	return true;
}

bool lbl_js_read_required(struct lbl_loader *l, struct lbl_js *js, struct lbl_js_check *check,
			  const struct lbl_node *value)
{
	(void)check;
	if (!lbl_shape_type(l, value, "required", LBL_IS(ARRAY)))
		return false;
	make_room(l, js, lbl_node_count(value));
	for (size_t i = 0; i < lbl_node_count(value); i++) {
		const struct lbl_node *name = lbl_node_at(value, i);
		if (!lbl_shape_type(l, name, "a required name", LBL_IS(STRING)))
			continue;
		struct lbl_js_member *m = member(js, lbl_node_string(name));
		if (m->required)
			fault(l, name, "schema.duplicate", m->name, "required once");
		m->required = true;
	}
	return true;
}
