/* schema/schema: what a label schema may say; every fault with its rule and place. */
#include "rows.h"

#include <stdio.h>

#include "schema/schema.h"

#define HEAD "{\"name\":\"n\",\"version\":\"1.0.0\",\n"
#define LABELS "\"labels\":[{\"name\":\"a\"}]"

/* "RULE LINE:BYTE POINTER" a fault, in order, a line each. */
static void write_faults(const struct lbl_faults *f, struct lbl_buf *out)
{
	for (size_t i = 0; i < f->n; i++) {
		ck_assert(f->v[i].message[0] != '\0');
		lbl_buf_printf(out, "%s %llu:%llu %s\n", f->v[i].rule,
			       (unsigned long long)f->v[i].line, (unsigned long long)f->v[i].byte,
			       f->v[i].pointer);
	}
}

static void check(const char *why, const char *text, const char *want)
{
	struct lbl_faults faults = { 0 };
	struct lbl_buf got = { 0 };
	struct lbl_schema *s = lbl_schema_parse(lbl_span_of(text), "s.json", &faults);
	write_faults(&faults, &got);
	ck_assert_msg(strcmp(lbl_buf_cstr(&got), want) == 0, "%s: want\n%sgot\n%s", why, want,
		      lbl_buf_cstr(&got));
	ck_assert_msg((s == NULL) == (*want != '\0'), "%s", why);
	lbl_schema_free(s);
	lbl_faults_clear(&faults);
	lbl_buf_clear(&got);
}

static const char *const sound_rows[] = {
	"{\"name\":\"n\",\"version\":\"0.1.0-rc.1\"}",
	HEAD "\"lbl_schema\":1,\"status\":\"draft\",\"description\":\"d\"}",
	HEAD "\"record\":{}}",
	HEAD "\"record\":{\"id\":\"meta.id\",\"label\":\"/result/0/value\",\"json_schema\":true}}",
	HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\"," LABELS "}]}",
	HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\",\"choice\":\"multiple\","
	"\"required\":true,\"path\":\"x.y\",\"description\":\"d\",\"labels\":[\"a\","
	"{\"name\":\"b\",\"aliases\":[\"c\"],\"description\":\"d\",\"deprecated\":true,"
	"\"examples\":[\"e\",{\"text\":\"t\",\"why\":\"w\"}],"
	"\"counter_examples\":[\"e\",{\"text\":\"t\",\"label\":\"a\",\"why\":\"w\"}],"
	"\"edge_cases\":[{\"case\":\"c\",\"decide\":\"b\",\"why\":\"w\"},"
	"{\"case\":\"d\",\"decide\":null}]}]}]}",
	HEAD "\"tasks\":[{\"name\":\"n\",\"type\":\"number\"},{\"name\":\"m\",\"type\":\"number\","
	"\"min\":0,\"max\":0,\"integer\":true},{\"name\":\"r\",\"type\":\"rating\",\"min\":1,"
	"\"max\":5}]}",
	HEAD "\"record\":{\"json_schema\":{\"$schema\":"
	"\"https://json-schema.org/draft/2020-12/schema\","
	"\"title\":\"t\",\"description\":\"d\",\"$comment\":\"c\",\"default\":1,\"examples\":[1],"
	"\"deprecated\":true,\"readOnly\":true,\"writeOnly\":true,\"minLength\":2.0}}}",
	HEAD "\"record\":{\"json_schema\":{"
	"\"$schema\":\"http://json-schema.org/draft-07/schema#\"}}}",
};

START_TEST(sound_schemas)
{
	check(sound_rows[_i], sound_rows[_i], "");
}
END_TEST

/* origin of places: counted by hand */
static const struct fault_row {
	const char *why, *text, *want;
} fault_rows[] = {
	{ "no JSON", HEAD "\"tasks\":[}", "json.syntax 2:10 \n" },
	{ "empty", "", "json.syntax 1:1 \n" },
	{ "an array", "[]", "schema.type 1:1 \n" },
	{ "nothing in it", "{}", "schema.missing 1:1 \nschema.missing 1:1 \n" },
	{ "types", "{\"name\":1,\"version\":null}",
	  "schema.type 1:9 /name\nschema.type 1:21 /version\n" },
	{ "an empty name", "{\"name\":\"\",\"version\":\"1.0.0\"}", "schema.value 1:9 /name\n" },
	{ "no semantic version", "{\"name\":\"n\",\"version\":\"1.0\"}",
	  "schema.version 1:23 /version\n" },
	{ "another form", HEAD "\"lbl_schema\":2}", "schema.unsupported 2:14 /lbl_schema\n" },
	{ "status", HEAD "\"status\":\"done\"}", "schema.value 2:10 /status\n" },
	{ "an unknown member", HEAD "\"task\":[]}", "schema.member 2:8 /task\n" },
	{ "members that are still to come",
	  HEAD "\"approval\":{},\"supersedes\":\"\",\"changes\":[],\n\"rules\":[],\"dataset\":[],"
	  "\"decision_tree\":{},\"review_by\":\"\"}",
	  "schema.unsupported 2:12 /approval\nschema.unsupported 2:28 /supersedes\n"
	  "schema.unsupported 2:41 /changes\nschema.unsupported 3:9 /rules\n"
	  "schema.unsupported 3:22 /dataset\nschema.unsupported 3:41 /decision_tree\n"
	  "schema.unsupported 3:56 /review_by\n" },
	{ "paths", HEAD "\"record\":{\"id\":\"a..b\",\"label\":\"/~2\",\"item\":\"x\",\"i\":1}}",
	  "schema.path 2:16 /record/id\nschema.path 2:31 /record/label\n"
	  "schema.unsupported 2:44 /record/item\nschema.member 2:52 /record/i\n" },
	{ "a file name", HEAD "\"record\":{\"json_schema\":\"a.json\"}}",
	  "schema.unsupported 2:25 /record/json_schema\n" },

	{ "no tasks", HEAD "\"tasks\":[]}", "schema.value 2:9 /tasks\n" },
	{ "tasks that are none", HEAD "\"tasks\":[1,{}]}",
	  "schema.type 2:10 /tasks/0\nschema.missing 2:12 /tasks/1\n" },
	{ "a task without a name", HEAD "\"tasks\":[{\"type\":\"number\"}]}",
	  "schema.missing 2:10 /tasks/0\n" },
	{ "reserved names", HEAD "\"tasks\":[{\"name\":\"ranking\",\"type\":\"number\"},\n"
	  "{\"name\":\"points\",\"type\":\"number\"},\n{\"name\":\"from\",\"type\":\"number\"},\n"
	  "{\"name\":\"to\",\"type\":\"number\"}]}",
	  "schema.reserved 2:18 /tasks/0/name\nschema.reserved 3:9 /tasks/1/name\n"
	  "schema.reserved 4:9 /tasks/2/name\nschema.reserved 5:9 /tasks/3/name\n" },
	{ "names twice and empty", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"number\"},\n"
	  "{\"name\":\"t\",\"type\":\"number\"},\n{\"name\":\"\",\"type\":\"number\"}]}",
	  "schema.duplicate 3:9 /tasks/1/name\nschema.value 4:9 /tasks/2/name\n" },
	{ "types of tasks", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"taxonomy\"},\n"
	  "{\"name\":\"u\",\"type\":\"choise\"},\n{\"name\":\"v\",\"type\":1}]}",
	  "schema.unsupported 2:29 /tasks/0/type\nschema.value 3:20 /tasks/1/type\n"
	  "schema.type 4:20 /tasks/2/type\n" },
	{ "a choice's members", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\","
	  "\"choice\":\"many\","
	  "\"required\":\"no\",\"min\":1,\n\"path\":\"a..b\"," LABELS "}]}",
	  "schema.value 2:47 /tasks/0/choice\nschema.type 2:65 /tasks/0/required\n"
	  "schema.member 2:76 /tasks/0/min\nschema.path 3:8 /tasks/0/path\n" },
	{ "a choice without labels", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\"}]}",
	  "schema.missing 2:10 /tasks/0\n" },
	{ "ranges", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"number\",\"min\":2,\"max\":1},\n"
	  "{\"name\":\"u\",\"type\":\"rating\",\"min\":1},\n"
	  "{\"name\":\"v\",\"type\":\"rating\",\"min\":1,\"max\":0.5},\n"
	  "{\"name\":\"w\",\"type\":\"number\",\"step\":1,\"min\":\"0\"}]}",
	  "schema.contradiction 2:44 /tasks/0/min\nschema.missing 3:1 /tasks/1\n"
	  "schema.contradiction 4:35 /tasks/2/min\nschema.unsupported 5:36 /tasks/3/step\n"
	  "schema.type 5:44 /tasks/3/min\n" },

	{ "labels", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\",\"labels\":[\n"
	  "{\"name\":\"a\",\"aliases\":[\"x\",\"x\",\"b\",\"a\",1]},\n\"b\",\"b\",\n"
	  "{\"name\":\"c\",\"aliases\":[\"x\"],\"impact\":\"low\",\"deprecated\":1},\n"
	  "{\"nam\":\"d\"},\"\",2]}]}",
	  "schema.duplicate 3:28 /tasks/0/labels/0/aliases/1\n"
	  "schema.duplicate 3:32 /tasks/0/labels/0/aliases/2\n"
	  "schema.duplicate 3:36 /tasks/0/labels/0/aliases/3\n"
	  "schema.type 3:40 /tasks/0/labels/0/aliases/4\n"
	  "schema.duplicate 4:5 /tasks/0/labels/2\n"
	  "schema.duplicate 5:24 /tasks/0/labels/3/aliases/0\n"
	  "schema.unsupported 5:38 /tasks/0/labels/3/impact\n"
	  "schema.type 5:57 /tasks/0/labels/3/deprecated\n"
	  "schema.missing 6:1 /tasks/0/labels/4\n"
	  "schema.member 6:8 /tasks/0/labels/4/nam\n"
	  "schema.value 6:13 /tasks/0/labels/5\n"
	  "schema.type 6:16 /tasks/0/labels/6\n" },
	{ "guidance", HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\","
	  "\"labels\":[{\"name\":\"a\",\n"
	  "\"examples\":[1,{\"why\":\"\"}],\n\"counter_examples\":[{\"text\":\"\","
	    "\"label\":\"b\"}],\n"
	  "\"edge_cases\":[\"x\",{\"case\":\"\",\"decide\":\"b\"},{\"case\":\"\"}]}]}]}",
	  "schema.type 3:13 /tasks/0/labels/0/examples/0\n"
	  "schema.missing 3:15 /tasks/0/labels/0/examples/1\n"
	  "schema.label 4:40 /tasks/0/labels/0/counter_examples/0/label\n"
	  "schema.type 5:15 /tasks/0/labels/0/edge_cases/0\n"
	  "schema.label 5:39 /tasks/0/labels/0/edge_cases/1/decide\n"
	  "schema.missing 5:44 /tasks/0/labels/0/edge_cases/2\n" },

	{ "keywords", HEAD "\"record\":{\"json_schema\":{\"patern\":1,\"pattern\":\"\","
	  "\"$ref\":\"\",\n"
	  "\"$schema\":\"http://json-schema.org/draft-04/schema#\",\n"
	  "\"properties\":{\"a/b\":{\"oneOf\":[]}},\"items\":{\"not\":{}},\"required\":\"x\"}}}",
	  "schema.keyword 2:35 /record/json_schema/patern\n"
	  "schema.unsupported 2:47 /record/json_schema/pattern\n"
	  "schema.unsupported 2:57 /record/json_schema/$ref\n"
	  "schema.unsupported 3:11 /record/json_schema/$schema\n"
	  "schema.unsupported 4:30 /record/json_schema/properties/a~1b/oneOf\n"
	  "schema.unsupported 4:50 /record/json_schema/items/not\n"
	  "schema.type 4:65 /record/json_schema/required\n" },
	{ "types of a keyword", HEAD "\"record\":{\"json_schema\":{\"type\":\"float\",\n"
	  "\"properties\":{\"a\":{\"type\":[]},\"b\":{\"type\":[\"null\",\"null\",1]},"
	    "\"c\":{\"type\":1},"
	  "\"d\":0}}}}",
	  "schema.value 2:33 /record/json_schema/type\n"
	  "schema.value 3:27 /record/json_schema/properties/a/type\n"
	  "schema.duplicate 3:51 /record/json_schema/properties/b/type/1\n"
	  "schema.value 3:58 /record/json_schema/properties/b/type/2\n"
	  "schema.value 3:74 /record/json_schema/properties/c/type\n"
	  "schema.type 3:81 /record/json_schema/properties/d\n" },
	{ "values of keywords", HEAD "\"record\":{\"json_schema\":{\"minimum\":\"0\","
	  "\n\"minLength\":-1,\n"
	  "\"maxLength\":1.5,\n\"minItems\":true,\n\"multipleOf\":0,\n\"enum\":[],"
	    "\n\"properties\":[],\n"
	  "\"items\":[{}],\n\"required\":[\"a\",\"a\",1]}}}",
	  "schema.type 2:36 /record/json_schema/minimum\n"
	  "schema.value 3:13 /record/json_schema/minLength\n"
	  "schema.value 4:13 /record/json_schema/maxLength\n"
	  "schema.value 5:12 /record/json_schema/minItems\n"
	  "schema.value 6:14 /record/json_schema/multipleOf\n"
	  "schema.contradiction 7:8 /record/json_schema/enum\n"
	  "schema.type 8:14 /record/json_schema/properties\n"
	  "schema.type 9:9 /record/json_schema/items\n"
	  "schema.duplicate 10:17 /record/json_schema/required/1\n"
	  "schema.type 10:21 /record/json_schema/required/2\n" },
	{ "limits without a value", HEAD "\"record\":{\"json_schema\":{\n\"minimum\":2,"
	  "\"maximum\":1,\n"
	  "\"minLength\":2,\"maxLength\":1,\n\"minItems\":1,\"maxItems\":0,\n\"properties\":{\n"
	  "\"a\":{\"minimum\":1,\"maximum\":1.0},\n\"b\":{\"minimum\":1,\"exclusiveMaximum\":1},\n"
	  "\"c\":{\"exclusiveMinimum\":1,\"maximum\":1},\n"
	  "\"d\":{\"exclusiveMinimum\":1,\"exclusiveMaximum\":1},\n"
	  "\"e\":{\"exclusiveMinimum\":1,\"exclusiveMaximum\":2}}}}}",
	  "schema.contradiction 3:11 /record/json_schema/minimum\n"
	  "schema.contradiction 4:13 /record/json_schema/minLength\n"
	  "schema.contradiction 5:12 /record/json_schema/minItems\n"
	  "schema.contradiction 8:16 /record/json_schema/properties/b/minimum\n"
	  "schema.contradiction 9:25 /record/json_schema/properties/c/exclusiveMinimum\n"
	  "schema.contradiction 10:25 /record/json_schema/properties/d/exclusiveMinimum\n" },
};

START_TEST(faulty_schemas)
{
	check(fault_rows[_i].why, fault_rows[_i].text, fault_rows[_i].want);
}
END_TEST

/* Every keyword of both drafts that this version lacks. origin: the vocabularies of 2020-12
 * and the meta-schema of draft-07 */
static const char *const refused[] = {
	"$anchor", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$vocabulary",
	"additionalItems", "allOf", "anyOf", "contains", "contentEncoding", "contentMediaType",
	"contentSchema", "definitions", "dependencies", "dependentRequired", "dependentSchemas",
	"else", "format", "if", "maxContains", "maxProperties", "minContains", "minProperties",
	"not", "oneOf", "pattern", "patternProperties", "prefixItems", "propertyNames", "then",
	"unevaluatedItems", "unevaluatedProperties", "uniqueItems",
};

START_TEST(refused_keywords)
{
	char text[256], want[128];
	snprintf(text, sizeof(text), HEAD "\"record\":{\"json_schema\":{\n\"%s\":{}}}}",
	  refused[_i]);
	snprintf(want, sizeof(want), "schema.unsupported 3:%zu /record/json_schema/%s\n",
		 strlen(refused[_i]) + 4, refused[_i]);
	check(refused[_i], text, want);
}
END_TEST

static const char *const refused_tasks[] = {
	"taxonomy", "span", "relation", "box", "polygon", "polyline", "points", "mask", "pairwise",
	"ranking", "text",
};

START_TEST(refused_task_types)
{
	char text[256];
	snprintf(text, sizeof(text), HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\n\"%s\"}]}",
		 refused_tasks[_i]);
	check(refused_tasks[_i], text, "schema.unsupported 3:1 /tasks/0/type\n");
}
END_TEST

START_TEST(messages)
{
	static const char text[] = HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"taxonomy\"},"
	  "{\"name\":\"u\","
				   "\"type\":\"choice\",\"labls\":1," LABELS "}]}";
	struct lbl_faults faults = { 0 };
	ck_assert_ptr_null(lbl_schema_parse(lbl_span_of(text), "s.json", &faults));
	ck_assert_uint_eq(faults.n, 2);
	ck_assert_str_eq(faults.v[0].message,
			 "task type 'taxonomy' is not supported by this version");
	ck_assert_str_eq(faults.v[1].message, "task has no member 'labls'; did you mean 'labels'?");
	lbl_faults_clear(&faults);
	ck_assert_ptr_null(lbl_schema_parse(lbl_span_of(HEAD "\"a\\nb\":1}"), "s.json", &faults));
	ck_assert_str_eq(faults.v[0].message, "schema has no member 'a\\u000Ab'");
	lbl_faults_clear(&faults);
}
END_TEST

START_TEST(messages_of_names)
{
	static const char text[] = HEAD "\"tasks\":[{\"name\":\"t\",\"type\":\"choice\","
				   "\"labels\":["
				   "{\"name\":\"a\",\"aliases\":[\"x\",\"x\",\"a\",\"b\"]},"
				   "{\"name\":\"b\",\"aliases\":[\"x\"]},\"b\"]}]}";
	static const char *const want[] = {
		"alias 'x' stands twice",	      "alias 'a' is the label's own name",
		"alias 'b' is also the label 'b'",    "alias 'x' is also one of label 'a'",
		"two labels are named 'b'",
	};
	struct lbl_faults faults = { 0 };
	ck_assert_ptr_null(lbl_schema_parse(lbl_span_of(text), "s.json", &faults));
	ck_assert_uint_eq(faults.n, ROWS(want));
	for (size_t i = 0; i < faults.n; i++)
		ck_assert_str_eq(faults.v[i].message, want[i]);
	lbl_faults_clear(&faults);
}
END_TEST

START_TEST(a_title_and_paths)
{
	struct lbl_faults faults = { 0 };
	struct lbl_schema *s = lbl_schema_parse(lbl_span_of(sound_rows[4]), "s.json", &faults);
	ck_assert_ptr_nonnull(s);
	ck_assert_str_eq(lbl_schema_title(s), "n@1.0.0");
	ck_assert_ptr_nonnull(lbl_schema_paths(s));
	lbl_schema_free(s);
	lbl_schema_free(NULL);
}
END_TEST

START_TEST(no_such_file)
{
	struct lbl_faults faults = { 0 };
	struct lbl_error err = { 0 };
	ck_assert_ptr_null(lbl_schema_load("/nonexistent/s.json", &faults, &err));
	ck_assert_uint_eq(faults.n, 0);
	ck_assert_int_eq(err.code, LBL_E_IO);
}
END_TEST

/* More tasks than a record may have paths. */
START_TEST(too_many_tasks)
{
	struct lbl_buf text = { 0 };
	struct lbl_faults faults = { 0 };
	lbl_buf_puts(&text, HEAD "\"tasks\":[");
	for (int i = 0; i < LBL_PATHS_MAX; i++)
		lbl_buf_printf(&text, "%s{\"name\":\"t%d\",\"type\":\"number\"}", i ? "," : "", i);
	lbl_buf_puts(&text, "]}");
	ck_assert_ptr_null(lbl_schema_parse(lbl_buf_span(&text), "s.json", &faults));
	ck_assert_uint_eq(faults.n, 2); /* two paths are taken by the id and the label */
	ck_assert_str_eq(faults.v[0].rule, "schema.limit");
	lbl_faults_clear(&faults);
	lbl_buf_clear(&text);
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = {
		{ sound_schemas, ROWS(sound_rows) },
		{ faulty_schemas, ROWS(fault_rows) },
		{ refused_keywords, ROWS(refused) },
		{ refused_task_types, ROWS(refused_tasks) },
		{ messages, 0 },
		{ messages_of_names, 0 },
		{ a_title_and_paths, 0 },
		{ no_such_file, 0 },
		{ too_many_tasks, 0 },
	};
	return rows_run("schema/schema", tests, ROWS(tests));
}
