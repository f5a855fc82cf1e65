/*
 * JSON Schema from a document to checks. Keywords' values are read by the rows of
 * js_keywords.c; here is what stands between them: unknown keywords, limits that
 * contradict each other, and how an object's members will be found.
 */
#include "base/decimal.h"
#include "schema/js.h"

#include "schema/parts.h"
#include "schema/suggest.h"

/* Two limits of one value: the low one may not be above the high one. */
static const struct {
	const char *low, *high;
	bool apart; /* nor equal to it */
} limits[] = {
	{ "minimum", "maximum", false },	   { "exclusiveMinimum", "maximum", true },
	{ "minimum", "exclusiveMaximum", true },   { "exclusiveMinimum", "exclusiveMaximum", true },
	{ "minLength", "maxLength", false },	   { "minItems", "maxItems", false },
};

static bool is_unsupported(const char *name)
{
	for (size_t i = 0; lbl_js_unsupported[i]; i++)
		if (strcmp(lbl_js_unsupported[i], name) == 0)
			return true;
	return false;
}

static void refuse_keyword(struct lbl_loader *l, const struct lbl_node *value, const char *name)
{
	if (is_unsupported(name)) {
		lbl_faults_add(l->faults, l->doc, value, "schema.unsupported",
			       "keyword '%s' is not supported by this version", name);
		return;
	}
	struct lbl_suggest near = { .word = lbl_span_of(name) };
	for (const struct lbl_js_keyword *k = lbl_js_keywords; k->name; k++)
		lbl_suggest_try(&near, lbl_span_of(k->name));
	for (size_t i = 0; lbl_js_unsupported[i]; i++)
		lbl_suggest_try(&near, lbl_span_of(lbl_js_unsupported[i]));
	char hint[LBL_SUGGEST_HINT];
	lbl_faults_add(l->faults, l->doc, value, "schema.keyword", "keyword '%s' is unknown%s",
		       name, lbl_suggest_hint(&near, hint));
}

/* How many keywords are there to judge by? */
static size_t check_names(struct lbl_loader *l, const struct lbl_node *node)
{
	size_t n = 0;
	const char *name;
	const struct lbl_node *value;
	for (size_t i = 0; lbl_node_member(node, i, &name, &value); i++) {
		const struct lbl_js_keyword *keyword = lbl_js_keyword_of(name);
		if (!keyword)
			refuse_keyword(l, value, name);
		n += keyword && keyword->judge;
	}
	return n;
}

static void read_keywords(struct lbl_loader *l, const struct lbl_node *node, struct lbl_js *js)
{
	for (const struct lbl_js_keyword *k = lbl_js_keywords; k->name; k++) {
		const struct lbl_node *value = lbl_node_get(node, k->name);
		struct lbl_js_check check = { .keyword = k, .owner = js };
		if (!value || !k->read || !k->read(l, js, &check, value) || !k->judge)
			continue;
		check.json = lbl_schema_keep_json(l->schema, value);
		js->checks[js->n_checks++] = check;
	}
}

static const struct lbl_js_check *check_named(const struct lbl_js *js, const char *name)
{
	for (size_t i = 0; i < js->n_checks; i++)
		if (strcmp(js->checks[i].keyword->name, name) == 0)
			return &js->checks[i];
	return NULL;
}

static void check_limits(struct lbl_loader *l, const struct lbl_node *node,
			 const struct lbl_js *js)
{
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		const struct lbl_js_check *low = check_named(js, limits[i].low);
		const struct lbl_js_check *high = check_named(js, limits[i].high);
		if (!low || !high)
			continue;
		int c = lbl_decimal_compare(low->json, high->json);
		if (c > 0 || (c == 0 && limits[i].apart))
			lbl_faults_add(l->faults, l->doc, lbl_node_get(node, limits[i].low),
				       "schema.contradiction",
				       "%s %.*s and %s %.*s leave no value",
				       limits[i].low, (int)low->json.len, low->json.ptr,
				       limits[i].high, (int)high->json.len, high->json.ptr);
	}
}

/* Members of a place that is one in a record are the record's paths, while there are some left. */
static void place_members(struct lbl_loader *l, struct lbl_js *js)
{
	js->walked = !js->pointer || l->schema->n_slots + js->n_members > LBL_PATHS_MAX;
	const char **pointers = lbl_schema_keep(l->schema, js->n_members * sizeof(*pointers));
	for (size_t i = 0; i < js->n_members && !js->walked; i++) {
		pointers[i] = lbl_schema_pointer(l->schema, js->pointer, js->members[i].name);
		js->members[i].slot = lbl_schema_slot(l->schema, pointers[i]);
	}
	for (size_t i = 0; i < js->n_members; i++)
		if (js->members[i].node)
			js->members[i].value = lbl_js_compile(l, js->members[i].node, pointers[i]);
}

const struct lbl_js *lbl_js_compile(struct lbl_loader *l, const struct lbl_node *node,
				    const char *pointer)
{
	struct lbl_js *js = lbl_schema_keep(l->schema, sizeof(*js));
	js->pointer = pointer;
	if (lbl_node_type(node) == LBL_BOOL) {
		js->never = !lbl_node_bool(node, true);
		return js;
	}
	if (!lbl_shape_type(l, node, "a schema", LBL_IS(OBJECT) | LBL_IS(BOOL)))
		return js;
	js->checks = lbl_schema_keep(l->schema, check_names(l, node) * sizeof(*js->checks));
	read_keywords(l, node, js);
	check_limits(l, node, js);
	place_members(l, js);
	return js;
}
