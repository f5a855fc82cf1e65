/* rules/vote: who speaks up, on what, in which order. */
#include "rules/rules_file.h"
#include "rules/vote.h"
#include "suite.h"

static const char rules[] =
	"{\"rules\":["
	"{\"name\":\"t\",\"terms\":[\"new\",\"new york\",\"bad\"],\"label\":\"a\"},"
	"{\"name\":\"p\",\"pattern\":\"[0-9]+\",\"label\":\"b\",\"priority\":1},"
	"{\"name\":\"tags\",\"field\":\"meta.tags\",\"terms\":[\"vip\"],\"label\":\"c\"},"
	"{\"name\":\"q\",\"field\":\"meta.tags\",\"pattern\":\"^x.\",\"label\":\"c\"}]}";

/* Writes "ANNOTATOR=MATCHED " for each vote. */
static void cast(struct lbl_voter *v, const struct lbl_ruleset *set, const char *text,
		 const char *tags, struct lbl_buf *got)
{
	struct lbl_span fields[2] = { { 0 } };
	struct lbl_error err = { 0 };
	const struct lbl_vote *votes;
	size_t n;

	if (text)
		fields[0] = lbl_span_of(text);
	if (tags)
		fields[1] = lbl_span_of(tags);
	ck_assert_msg(!lbl_voter_cast(v, fields, &votes, &n, &err), "%s", err.message);
	got->len = 0;
	for (size_t i = 0; i < n; i++) {
		const struct lbl_buf *annotator = &set->rules[votes[i].rule].annotator;

		lbl_buf_printf(got, "%.*s=%.*s ", (int)annotator->len, annotator->data,
			       (int)votes[i].matched.len, votes[i].matched.ptr);
	}
}

START_TEST(votes)
{
	/* By hand. */
	static const struct {
		const char *why, *text, *tags, *want;
	} rows[] = {
		{ "absent", NULL, NULL, "" },
		{ "null", "null", "null", "" },
		{ "no strings", "7", "{\"a\":\"vip\"}", "" },
		{ "nothing matches", "\"old\"", "[\"x\"]", "" },
		{ "the longest of those at one place", "\"a New  York bad\"", NULL,
		  "rule:t@1=new york " },
		{ "the first in the text", "\"bad new york\"", NULL, "rule:t@1=bad " },
		{ "priority before order", "\"bad 12 34\"", NULL, "rule:p@1=12 rule:t@1=bad " },
		{ "escapes are read", "\"b\\u0061d \\u0031\"", NULL, "rule:p@1=1 rule:t@1=bad " },
		{ "strings of an array, the first that matches", NULL,
		  "[\"y\",3,\"a VIP\",\"x1\",\"x2\",\"vip\"]", "rule:tags@1=vip rule:q@1=x1 " },
		{ "several fields", "\"1\"", "\"xy vip\"",
		  "rule:p@1=1 rule:tags@1=vip rule:q@1=xy " },
	};
	struct lbl_ruleset *set = lbl_ruleset_new();
	struct lbl_buf got = { 0 };
	struct lbl_error err;
	struct lbl_voter *v;

	ck_assert_uint_eq(add_rules(set, rules, &got), 0);
	ck_assert_int_eq(lbl_ruleset_build(set, &err), 0);
	v = lbl_voter_new(set, LBL_MATCH_LIMIT);
	for (int again = 0; again < 2; again++) { /* nothing is left from record to record */
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			cast(v, set, rows[i].text, rows[i].tags, &got);
			ck_assert_msg(lbl_span_eq(lbl_buf_span(&got), lbl_span_of(rows[i].want)),
				      "%s: got '%.*s'", rows[i].why, (int)got.len,
				      lbl_buf_span(&got).ptr);
		}
	}
	lbl_voter_free(v);
	lbl_ruleset_free(set);
	lbl_buf_clear(&got);
}
END_TEST

START_TEST(retired_rules_are_silent)
{
	struct lbl_ruleset *set = lbl_ruleset_new();
	struct lbl_buf got = { 0 };
	struct lbl_error err;
	struct lbl_voter *v;

	ck_assert_uint_eq(add_rules(set,
				    "{\"status\":\"retired\",\"rules\":[{\"name\":\"t\",\"terms\":"
				    "[\"x\"],\"label\":\"a\"},{\"name\":\"p\",\"pattern\":\"x\","
				    "\"label\":\"a\"}]}",
				    &got),
			  0);
	ck_assert_int_eq(lbl_ruleset_build(set, &err), 0);
	v = lbl_voter_new(set, LBL_MATCH_LIMIT);
	cast(v, set, "\"x\"", NULL, &got);
	ck_assert_uint_eq(got.len, 0);
	lbl_voter_free(v);
	lbl_ruleset_free(set);
	lbl_buf_clear(&got);
}
END_TEST

START_TEST(a_pattern_that_gives_up_is_named)
{
	struct lbl_ruleset *set = lbl_ruleset_new();
	struct lbl_buf faults = { 0 };
	struct lbl_span field = lbl_span_of("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"");
	const struct lbl_vote *got;
	struct lbl_error err = { 0 };
	struct lbl_voter *v;
	size_t n;

	ck_assert_uint_eq(add_rules(set,
				    "{\"rules\":[{\"name\":\"evil\",\"version\":4,\"pattern\":"
				    "\"^(\\\\w+\\\\s?)+$\",\"label\":\"a\"}]}",
				    &faults),
			  0);
	ck_assert_int_eq(lbl_ruleset_build(set, &err), 0);
	v = lbl_voter_new(set, 1000);
	ck_assert_int_eq(lbl_voter_cast(v, &field, &got, &n, &err), -1);
	ck_assert_int_eq(err.code, LBL_E_INPUT);
	ck_assert_str_eq(err.message, "rule:evil@4: the search gives up: match limit exceeded");
	lbl_voter_free(v);
	lbl_ruleset_free(set);
	lbl_buf_clear(&faults);
}
END_TEST

SUITE("rules/vote", votes, retired_rules_are_silent, a_pattern_that_gives_up_is_named)
