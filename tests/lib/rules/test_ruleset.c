/* rules/ruleset: what a file may say, and what it may not. */
#include "base/intern.h"
#include "rules/rules_file.h"
#include "suite.h"

#define RULE(members) "{\"rules\":[{" members "}]}"

START_TEST(defaults)
{
	struct lbl_ruleset *set = lbl_ruleset_new();
	struct lbl_buf faults = { 0 };
	struct lbl_error err;

	ck_assert_uint_eq(
		add_rules(set, RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":\"l\""), &faults),
		0);
	ck_assert_int_eq(lbl_ruleset_build(set, &err), 0);
	ck_assert_uint_eq(set->n_rules, 1);
	ck_assert_str_eq(lbl_buf_cstr(&set->rules[0].annotator), "rule:a@1");
	ck_assert_str_eq(lbl_buf_cstr(&set->rules[0].label), "\"l\"");
	ck_assert_double_lt(set->rules[0].confidence, 0);
	ck_assert_ptr_null(set->rules[0].note);
	ck_assert(!set->rules[0].retired);
	ck_assert_str_eq(set->fields[0].path, "data.text");
	lbl_ruleset_free(set);
	lbl_buf_clear(&faults);
}
END_TEST

START_TEST(versions_ranks_and_fields)
{
	static const char first[] = "{\"name\":\"f\",\"version\":3,\"status\":\"draft\",\"rules\":["
				    "{\"name\":\"a\",\"pattern\":\"x\",\"label\":1.0},"
				    "{\"name\":\"b\",\"version\":\"2.1\",\"pattern\":\"x\","
				    "\"label\":\"1\",\"priority\":7,"
				    "\"field\":\"/data/title\"}]}";
	static const char second[] =
		"{\"status\":\"retired\",\"rules\":["
		"{\"name\":\"c\",\"terms\":[\"x\"],\"label\":[\"p\",\"q\"],\"priority\":7},"
		"{\"name\":\"d\",\"terms\":[\"x\"],\"label\":{\"t\":\"u\"},\"priority\":-1}]}";
	static const char *const annotators[] = { "rule:a@3", "rule:b@2.1", "rule:c@1",
						  "rule:d@1" };
	static const uint32_t ranks[] = { 2, 0, 1, 3 };
	struct lbl_ruleset *set = lbl_ruleset_new();
	struct lbl_buf faults = { 0 };
	struct lbl_error err;

	ck_assert_uint_eq(add_rules(set, first, &faults), 0);
	ck_assert_uint_eq(add_rules(set, second, &faults), 0);
	ck_assert_int_eq(lbl_ruleset_build(set, &err), 0);
	ck_assert_uint_eq(set->n_rules, 4);
	ck_assert_uint_eq(set->n_fields, 2);
	for (uint32_t i = 0; i < 4; i++) {
		struct lbl_rule *rule = &set->rules[i];

		ck_assert_str_eq(lbl_buf_cstr(&rule->annotator), annotators[i]);
		ck_assert_uint_eq(rule->rank, ranks[i]);
		ck_assert(rule->retired == (i > 1));
		ck_assert_uint_eq(lbl_intern_find(set->annotators, lbl_span_of(annotators[i])), i);
	}
	ck_assert(lbl_span_eq(lbl_buf_span(&set->rules[0].answer),
			      lbl_buf_span(&set->rules[1].answer)));
	lbl_ruleset_free(set);
	lbl_buf_clear(&faults);
}
END_TEST

/* Every fault is named; places are those of the value at fault. */
START_TEST(faults)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "[]", "1:1: a file of rules must be an object, not array\n" },
		{ "{}", "1:1: rules must be an array, not missing\n" },
		{ "{\"rules\":{}}", "1:10: rules must be an array, not object\n" },
		{ "{\"rules\":[],\"x\":1}", "1:17: unknown member \"x\"\n" },
		{ "{\"rules\":[],\"name\":1}", "1:20: name must be a string, not number\n" },
		{ "{\"rules\":[],\"status\":\"old\"}",
		  "1:22: status must be draft, active or retired, not \"old\"\n" },
		{ "{\"rules\":[],\"version\":1.5}",
		  "1:23: version must be a string or an integer\n" },
		{ "{\"rules\":[\n7]}", "2:1: rule 1: a rule must be an object, not number\n" },
		{ RULE(""), "1:11: rule 1: no name\n1:11: rule 1: no label\n"
			    "1:11: rule 1: neither terms nor a pattern\n" },
		{ RULE("\"name\":\"a\",\"terms\":[],\"label\":\"l\""),
		  "1:31: rule 'a': terms must be an array of at least one string\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"pattern\":\"x\",\"label\":\"l\""),
		  "1:11: rule 'a': both terms and a pattern: a rule has one of them\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\",2],\"label\":\"l\""),
		  "1:36: rule 'a': a term must be a string, not number\n" },
		{ RULE("\"name\":\"a@b\",\"terms\":[\"x\"],\"label\":\"l\""),
		  "1:19: rule 'a@b': a name must not be empty, nor hold @ or control "
		  "characters\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":\"\""),
		  "1:45: rule 'a': the label is empty\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":null"),
		  "1:45: rule 'a': a label must be a class, a set of classes or an object of "
		  "tasks\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":\"l\",\"confidence\":1.01"),
		  "1:62: rule 'a': confidence must be a number from 0 to 1\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":\"l\",\"priority\":0.5"),
		  "1:60: rule 'a': priority must be an integer\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":\"l\",\"flags\":\"i\""),
		  "1:57: rule 'a': flags belong to a pattern\n" },
		{ RULE("\"name\":\"a\",\"pattern\":\"(\",\"label\":\"l\""),
		  "1:33: rule 'a': bad pattern at byte 2: missing closing parenthesis\n" },
		{ RULE("\"name\":\"a\",\"pattern\":3,\"label\":\"l\""),
		  "1:33: rule 'a': pattern must be a string, not number\n" },
		{ RULE("\"name\":\"a\",\"terms\":[\"x\"],\"label\":\"l\"},{\"name\":\"a\","
		       "\"terms\":[\"y\"],\"label\":\"l\""),
		  "1:58: rule 'a': another rule has this name\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_ruleset *set = lbl_ruleset_new();
		struct lbl_buf got = { 0 };
		size_t n = add_rules(set, rows[i].text, &got), lines = 0;

		ck_assert_str_eq(lbl_buf_cstr(&got), rows[i].want);
		for (const char *c = rows[i].want; *c; c++)
			lines += *c == '\n';
		ck_assert_uint_eq(n, lines);
		lbl_ruleset_free(set);
		lbl_buf_clear(&got);
	}
}
END_TEST

SUITE("rules/ruleset", defaults, versions_ranks_and_fields, faults)
