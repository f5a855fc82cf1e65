/* json/document: trees with places, and what a document may not hold. */
#include "../suite.h"

#include <stdio.h>
#include <unistd.h>

#include "json/document.h"

static struct lbl_doc *parse(const char *text, struct lbl_error *err)
{
	*err = (struct lbl_error){ 0 };
	return lbl_doc_parse(lbl_span_of(text), "d.json", err);
}

static struct lbl_doc *sound(const char *text)
{
	struct lbl_error err;
	struct lbl_doc *d = parse(text, &err);
	ck_assert_msg(d != NULL, "%s: %s", text, err.message);
	return d;
}

/* origin of line and byte: counted by hand; bytes, not characters */
static const struct fault_row {
	const char *why, *text;
	uint64_t line, byte;
	const char *message; /* a part of it */
} fault_rows[] = {
	{ "empty", "", 1, 1, "empty" },
	{ "blank", " \n\t", 1, 1, "empty" },
	{ "no value", "{\"a\":}", 1, 6, "" },
	{ "third line", "{\n \"a\": 1,\n \"b\" 2}", 3, 6, "':'" },
	{ "bytes: e acute takes two", "[\"\xC3\xA9\", x]", 1, 8, "" },
	{ "behind the value", "{} x", 1, 4, "" },
	{ "two values", "1 2", 1, 3, "" },
	{ "not UTF-8", "[\"\xFF\"]", 1, 3, "" },
	{ "a lone surrogate", "[\"\\ud800\"]", 1, 3, "" },
	{ "twice", "{\"a\":1,\n  \"a\":2}", 2, 3, "twice" },
	{ "twice, by an escape", "{\"a\":1,\"\\u0061\":2}", 1, 8, "twice" },
	{ "twice, a long name with a quote", "{\"a long name with \\\" in it\":1,\n"
	  "\"a long name with \\\" in it\":1}", 2, 1, "twice" },
	{ "twice, deep", "{\"x\":[{\"a\":1,\"b\":{},\"a\":2}]}", 1, 21, "twice" },
	{ "NUL in a string", "{\"a\": \"b\\u0000c\"}", 1, 7, "\\u0000" },
	{ "NUL in a name", "{\"a\\u0000\": 1}", 1, 2, "\\u0000" },
	{ "past 64 bits", "[1,\n 9223372036854775808]", 2, 2, "too large" },
	{ "past a double", "[-1e999]", 1, 2, "too large" },
	{ "a line end in a string", "[\"a\nb\"]", 1, 4, "newline" },
};

START_TEST(faults)
{
	const struct fault_row *r = &fault_rows[_i];
	struct lbl_error err;
	ck_assert_msg(parse(r->text, &err) == NULL, "%s", r->why);
	ck_assert_int_eq(err.code, LBL_E_INPUT);
	ck_assert_str_eq(err.source, "d.json");
	ck_assert_msg(err.line == r->line && err.byte == r->byte, "%s: %llu:%llu: %s", r->why,
		      (unsigned long long)err.line, (unsigned long long)err.byte, err.message);
	ck_assert_msg(strstr(err.message, r->message) != NULL, "%s: %s", r->why, err.message);
}
END_TEST

START_TEST(raw_nul_is_refused)
{
	struct lbl_error err = { 0 };
	struct lbl_span text = { "[1,\0 2]", 7 };
	ck_assert_ptr_null(lbl_doc_parse(text, "d.json", &err));
	ck_assert_uint_eq(err.byte, 4);
}
END_TEST

START_TEST(too_deep_is_refused)
{
	struct lbl_buf text = { 0 };
	struct lbl_error err = { 0 };
	for (int i = 0; i < 513; i++)
		lbl_buf_putc(&text, '[');
	for (int i = 0; i < 513; i++)
		lbl_buf_putc(&text, ']');
	ck_assert_ptr_null(lbl_doc_parse(lbl_buf_span(&text), "d.json", &err));
	ck_assert_uint_eq(err.byte, 513);
	struct lbl_doc *d = lbl_doc_parse((struct lbl_span){ text.data + 1, text.len - 2 }, "d",
	  &err);
	ck_assert_ptr_nonnull(d);
	lbl_doc_free(d);
	lbl_buf_clear(&text);
}
END_TEST

START_TEST(values)
{
	struct lbl_doc *d = sound(" {\"s\":\"x\\n\\u00e9\",\"i\":-3,\"r\":1.0,\"t\":true,"
	  "\"n\":null,"
				  "\"a\":[1,[2]],\"o\":{\"k\":{}},"
				    "\"big\":9223372036854775807}\r\n");
	const struct lbl_node *root = lbl_doc_root(d);
	double v = 0;
	int64_t i = 0;
	ck_assert_int_eq(lbl_node_type(root), LBL_OBJECT);
	ck_assert_uint_eq(lbl_node_count(root), 8);
	ck_assert_str_eq(lbl_node_string(lbl_node_get(root, "s")), "x\n\xC3\xA9");
	ck_assert(lbl_node_i64(lbl_node_get(root, "i"), &i) && i == -3);
	ck_assert(lbl_node_number(lbl_node_get(root, "i"), &v) && v < -2.5 && v > -3.5);
	ck_assert(!lbl_node_i64(lbl_node_get(root, "r"), &i));
	ck_assert(lbl_node_number(lbl_node_get(root, "r"), &v) && v > 0.5 && v < 1.5);
	ck_assert(lbl_node_bool(lbl_node_get(root, "t"), false));
	ck_assert(lbl_node_bool(lbl_node_get(root, "n"), true));
	ck_assert_int_eq(lbl_node_type(lbl_node_get(root, "n")), LBL_NULL);
	ck_assert(lbl_node_i64(lbl_node_get(root, "big"), &i) && i == INT64_MAX);
	const struct lbl_node *a = lbl_node_get(root, "a");
	ck_assert_uint_eq(lbl_node_count(a), 2);
	ck_assert_int_eq(lbl_node_type(lbl_node_at(lbl_node_at(a, 1), 0)), LBL_NUMBER);
	ck_assert_ptr_null(lbl_node_at(a, 2));
	ck_assert_ptr_null(lbl_node_at(root, 0));
	lbl_doc_free(d);
}
END_TEST

START_TEST(absent_nodes_chain)
{
	struct lbl_doc *d = sound("[\"x\"]");
	const struct lbl_node *none = lbl_node_get(lbl_node_get(lbl_doc_root(d), "a"), "b");
	const char *name;
	const struct lbl_node *value;
	double v;
	int64_t i;
	ck_assert_ptr_null(none);
	ck_assert_int_eq(lbl_node_type(none), LBL_ABSENT);
	ck_assert_uint_eq(lbl_node_count(none), 0);
	ck_assert_ptr_null(lbl_node_string(none));
	ck_assert_ptr_null(lbl_node_at(none, 0));
	ck_assert(!lbl_node_number(none, &v) && !lbl_node_i64(none, &i));
	ck_assert(lbl_node_bool(none, true) && !lbl_node_bool(none, false));
	ck_assert(!lbl_node_member(none, 0, &name, &value));
	ck_assert(!lbl_node_member(lbl_doc_root(d), 0, &name, &value));
	lbl_doc_free(d);
}
END_TEST

/* n members m0, m1, … in an order that is not sorted, and looked up all. */
START_TEST(members_in_order_and_by_name)
{
	const int n = _i;
	struct lbl_buf text = { 0 };
	lbl_buf_putc(&text, '{');
	for (int i = 0; i < n; i++)
		lbl_buf_printf(&text, "%s\"m%d\":%d", i ? "," : "", i * 31 % n, i);
	lbl_buf_putc(&text, '}');
	struct lbl_doc *d = sound(lbl_buf_cstr(&text));
	const struct lbl_node *root = lbl_doc_root(d), *value;
	const char *name;
	int i = 0;
	for (; lbl_node_member(root, (size_t)i, &name, &value); i++) {
		char want[16];
		int64_t number;
		snprintf(want, sizeof(want), "m%d", i * 31 % n);
		ck_assert_str_eq(name, want);
		ck_assert(lbl_node_i64(value, &number) && number == i);
		ck_assert_ptr_eq(lbl_node_get(root, want), value);
	}
	ck_assert_int_eq(i, n);
	ck_assert_ptr_null(lbl_node_get(root, "m"));
	ck_assert_ptr_null(lbl_node_get(root, "m1000"));
	ck_assert_ptr_null(lbl_node_get(root, ""));
	lbl_doc_free(d);
	lbl_buf_clear(&text);
}
END_TEST

static const char place_text[] = "{ \"\xC3\xA9\": 1,\n"
				 "  \"a/b\": [10,\n"
				 "\t{\"~\": null}], \"\": {\"0\": 5} }";

/* origin: counted by hand; the escapes are RFC 6901's */
static const struct place_row {
	const char *pointer;
	uint64_t line, byte;
	bool there;
} place_rows[] = {
	{ "", 1, 1, true },
	{ "/\xC3\xA9", 1, 9, true },
	{ "/a~1b", 2, 10, true },
	{ "/a~1b/0", 2, 11, true },
	{ "/a~1b/1", 3, 2, true },
	{ "/a~1b/1/~0", 3, 8, true },
	{ "/", 3, 20, true },
	{ "//0", 3, 26, true },
	{ "/a~1b/2", 2, 10, false },
	{ "/a~1b/x", 2, 10, false },
	{ "/none", 1, 1, false },
	{ "/a~1b/0/deep", 2, 11, false },
};

static const struct lbl_node *follow(const struct lbl_doc *d, const char *pointer)
{
	const struct lbl_node *root = lbl_doc_root(d), *list = lbl_node_get(root, "a/b");
	const struct lbl_node *nodes[] = {
		root, lbl_node_get(root, "\xC3\xA9"), list, lbl_node_at(list, 0), lbl_node_at(list,
				1),
		lbl_node_get(lbl_node_at(list, 1), "~"), lbl_node_get(root, ""),
		lbl_node_get(lbl_node_get(root, ""), "0"),
	};
	for (size_t i = 0; i < sizeof(nodes) / sizeof(*nodes); i++)
		if (strcmp(place_rows[i].pointer, pointer) == 0)
			return nodes[i];
	return NULL;
}

START_TEST(places)
{
	const struct place_row *r = &place_rows[_i];
	struct lbl_doc *d = sound(place_text);
	uint64_t line, byte;
	lbl_doc_place(d, r->pointer, &line, &byte);
	ck_assert_msg(line == r->line && byte == r->byte, "%s: %llu:%llu", r->pointer,
		      (unsigned long long)line, (unsigned long long)byte);
	if (r->there) {
		const struct lbl_node *node = follow(d, r->pointer);
		struct lbl_buf pointer = { 0 };
		lbl_node_place(d, node, &line, &byte);
		ck_assert(line == r->line && byte == r->byte);
		lbl_node_pointer(d, node, &pointer);
		ck_assert_str_eq(lbl_buf_cstr(&pointer), r->pointer);
		lbl_buf_clear(&pointer);
	}
	lbl_doc_free(d);
}
END_TEST

START_TEST(writes_what_it_read)
{
	struct lbl_doc *d = sound("{ \"b\" : [ 1.50, -0.0 , 1E2, 0.1 ] ,\n\"a\":\"\\u00e9\\/\","
				  "\"c\":{},\"d\":[],\"e\":[null,true,false] }");
	struct lbl_buf out = { 0 };
	lbl_node_write(lbl_doc_root(d), &out);
	ck_assert_str_eq(lbl_buf_cstr(&out), "{\"b\":[1.50,-0.0,1E2,0.1],\"a\":\"\\u00e9\\/\","
					     "\"c\":{},\"d\":[],\"e\":[null,true,false]}");
	lbl_buf_clear(&out);
	lbl_doc_free(d);
}
END_TEST

START_TEST(scalar_roots)
{
	static const char *const texts[] = { "1", " \"a\" ", "null", "[]", "{}\n" };
	static const char *const written[] = { "1", "\"a\"", "null", "[]", "{}" };
	struct lbl_doc *d = sound(texts[_i]);
	struct lbl_buf out = { 0 };
	lbl_node_write(lbl_doc_root(d), &out);
	ck_assert_str_eq(lbl_buf_cstr(&out), written[_i]);
	lbl_buf_clear(&out);
	lbl_doc_free(d);
}
END_TEST

START_TEST(reads_files)
{
	static const char text[] = "\xEF\xBB\xBF{\"a\":\r\n[1]}";
	char name[] = "/tmp/lbl-document.XXXXXX";
	int fd = mkstemp(name);
	struct lbl_error err = { 0 };
	uint64_t line, byte;
	ck_assert(fd >= 0 && write(fd, text, sizeof(text) - 1) == sizeof(text) - 1);
	close(fd);
	struct lbl_doc *d = lbl_doc_load(name, &err);
	ck_assert_msg(d != NULL, "%s", err.message);
	lbl_doc_place(d, "/a/0", &line, &byte);
	ck_assert_uint_eq(line, 2);
	ck_assert_uint_eq(byte, 2);
	lbl_doc_free(d);
	unlink(name);
	ck_assert_ptr_null(lbl_doc_load(name, &err));
	ck_assert_int_eq(err.code, LBL_E_IO);
	ck_assert_str_eq(err.source, name);
}
END_TEST

START_TEST(reads_a_long_file)
{
	char name[] = "/tmp/lbl-document.XXXXXX";
	FILE *file = fdopen(mkstemp(name), "w");
	struct lbl_error err = { 0 };
	fputs("[0", file);
	for (int i = 1; i < 100000; i++)
		fprintf(file, ",%d", i);
	fputs("]", file);
	fclose(file);
	struct lbl_doc *d = lbl_doc_load(name, &err);
	int64_t last;
	ck_assert_msg(d != NULL, "%s", err.message);
	ck_assert_uint_eq(lbl_node_count(lbl_doc_root(d)), 100000);
	ck_assert(lbl_node_i64(lbl_node_at(lbl_doc_root(d), 99999), &last) && last == 99999);
	lbl_doc_free(d);
	unlink(name);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

int main(void)
{
	Suite *s = suite_create("json/document");
	TCase *tc = tcase_create("document");
	tcase_add_loop_test(tc, faults, 0, ROWS(fault_rows));
	tcase_add_test(tc, raw_nul_is_refused);
	tcase_add_test(tc, too_deep_is_refused);
	tcase_add_test(tc, values);
	tcase_add_test(tc, absent_nodes_chain);
	tcase_add_loop_test(tc, members_in_order_and_by_name, 0, 30);
	tcase_add_loop_test(tc, places, 0, ROWS(place_rows));
	tcase_add_test(tc, writes_what_it_read);
	tcase_add_loop_test(tc, scalar_roots, 0, 5);
	tcase_add_test(tc, reads_files);
	tcase_add_test(tc, reads_a_long_file);
	suite_add_tcase(s, tc);
	SRunner *runner = srunner_create(s);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
