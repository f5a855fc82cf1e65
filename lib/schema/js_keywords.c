/*
 * The keywords of JSON Schema that this version knows: one table. What is
 * refused by name stands below it, so that a typing error is told from a
 * keyword that is still to come.
 */
#include "schema/js.h"

#include <string.h>

#include "schema/shape.h"

#define NUM LBL_IS(NUMBER)
#define STR LBL_IS(STRING)
#define ARR LBL_IS(ARRAY)
#define OBJ LBL_IS(OBJECT)

/* Judged in this order. */
const struct lbl_js_keyword lbl_js_keywords[] = {
	{ "$schema", NULL, 0, lbl_js_read_dialect, NULL },
	{ "type", "json.type", LBL_JS_ANY, lbl_js_read_type, lbl_js_judge_type },
	{ "enum", "json.enum", LBL_JS_ANY, lbl_js_read_enum, lbl_js_judge_enum },
	{ "const", "json.const", LBL_JS_ANY, lbl_js_read_any, lbl_js_judge_const },
	{ "minimum", "json.minimum", NUM, lbl_js_read_number, lbl_js_judge_minimum },
	{ "exclusiveMinimum", "json.exclusiveMinimum", NUM, lbl_js_read_number,
	  lbl_js_judge_above },
	{ "maximum", "json.maximum", NUM, lbl_js_read_number, lbl_js_judge_maximum },
	{ "exclusiveMaximum", "json.exclusiveMaximum", NUM, lbl_js_read_number,
	  lbl_js_judge_below },
	{ "multipleOf", "json.multipleOf", NUM, lbl_js_read_step, lbl_js_judge_step },
	{ "minLength", "json.minLength", STR, lbl_js_read_count, lbl_js_judge_min_length },
	{ "maxLength", "json.maxLength", STR, lbl_js_read_count, lbl_js_judge_max_length },
	{ "minItems", "json.minItems", ARR, lbl_js_read_count, lbl_js_judge_min_items },
	{ "maxItems", "json.maxItems", ARR, lbl_js_read_count, lbl_js_judge_max_items },
	{ "items", "json.items", ARR, lbl_js_read_inner, lbl_js_judge_items },
	{ "properties", "json.properties", OBJ, lbl_js_read_properties, NULL },
	{ "required", "json.required", OBJ, lbl_js_read_required, NULL },
	{ "additionalProperties", "json.additionalProperties", OBJ, lbl_js_read_inner,
	  lbl_js_judge_others },
	{ "title", NULL, 0, NULL, NULL },
	{ "description", NULL, 0, NULL, NULL },
	{ "$comment", NULL, 0, NULL, NULL },
	{ "default", NULL, 0, NULL, NULL },
	{ "examples", NULL, 0, NULL, NULL },
	{ "deprecated", NULL, 0, NULL, NULL },
	{ "readOnly", NULL, 0, NULL, NULL },
	{ "writeOnly", NULL, 0, NULL, NULL },
	{ NULL, NULL, 0, NULL, NULL },
};

const char *const lbl_js_unsupported[] = {
	"$anchor", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor",
	"$recursiveRef", "$ref", "$vocabulary", "additionalItems", "allOf", "anyOf", "contains",
	"contentEncoding", "contentMediaType", "contentSchema", "definitions", "dependencies",
	"dependentRequired", "dependentSchemas", "else", "format", "if", "maxContains",
	"maxProperties", "minContains", "minProperties", "not", "oneOf", "pattern",
	"patternProperties", "prefixItems", "propertyNames", "then", "unevaluatedItems",
	"unevaluatedProperties", "uniqueItems", NULL,
};

const struct lbl_js_keyword *lbl_js_keyword_of(const char *name)
{
	for (const struct lbl_js_keyword *k = lbl_js_keywords; k->name; k++)
		if (strcmp(k->name, name) == 0)
			return k;
	return NULL;
}
