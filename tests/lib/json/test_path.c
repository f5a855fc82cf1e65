/* json/path: the two spellings of a path, seen through what the scanner finds by them. */
#include "scan_try.h"

#include "json/path.h"

static const struct find_row {
	const char *path, *line, *want;
} find_rows[] = {
	{ "", "{\"a\":1}", "{\"a\":1}" },
	{ ".", "[1]", "[1]" },
	{ "a", "{\"a\":1}", "1" },
	{ ".a", "{\"a\":1}", "1" },
	{ "/a", "{\"a\":1}", "1" },
	{ "a.b", "{\"a\":{\"b\":2}}", "2" },
	{ ".a.b", "{\"a\":{\"b\":2}}", "2" },
	{ "/a/b", "{\"a\":{\"b\":2}}", "2" },
	{ "/a.b", "{\"a.b\":3}", "3" },
	{ "a/b", "{\"a/b\":3}", "3" },
	{ "/", "{\"\":4}", "4" },
	{ "//a", "{\"\":{\"a\":4}}", "4" },
	{ "/m~0n/~1", "{\"m~n\":{\"/\":5}}", "5" },
	{ "/~01", "{\"~1\":6}", "6" },
	{ "~0", "{\"~0\":6}", "6" },
	{ "a.0", "{\"a\":[7,8]}", "7" },
	{ "/a/1", "{\"a\":[7,8]}", "8" },
	{ "a.2", "{\"a\":[7,8]}", NULL },
	{ "a.0", "{\"a\":{\"0\":9}}", "9" },
	{ "a.00", "{\"a\":[7,8]}", NULL },
	{ "a.00", "{\"a\":{\"00\":9}}", "9" },
	{ "/1/0", "[1,[2]]", "2" },
	{ "a.18446744073709551616", "{\"a\":[7]}", NULL },
	{ "/-", "[1]", NULL },
	{ "a", "[1]", NULL },
	{ "a", "{\"b\":1}", NULL },
	{ "a.b", "{\"a\":1}", NULL },
	{ "\xC3\xA9", "{\"\\u00e9\":1}", "1" },
	{ NULL, "{\"a\":1}", NULL },
};

START_TEST(paths_find)
{
	const struct find_row *r = &find_rows[_i];
	struct lbl_paths *p = try_paths(&r->path, 1);
	struct lbl_scan *s = lbl_scan_new(p, 0, LBL_SCAN_BEST);
	char *line = try_line(r->line, strlen(r->line));
	struct lbl_scanned got;

	ck_assert_uint_eq(lbl_paths_count(p), 1);
	ck_assert_int_eq(lbl_scan_line(s, line, &got), 0);
	if (r->want)
		ck_assert_msg(got.values[0].ptr && lbl_span_eq(got.values[0], lbl_span_of(r->want)),
			      "%s in %s: %.*s, not %s", r->path, r->line, (int)got.values[0].len,
			      got.values[0].ptr, r->want);
	else
		ck_assert_ptr_null(got.values[0].ptr);
	free(line);
	lbl_scan_free(s);
	lbl_paths_free(p);
}
END_TEST

static const char *const malformed[] = { "a..b", "a.", "..", ".a.", "/~", "/~2", "/a~", "/~1~x" };

START_TEST(malformed_paths_are_usage)
{
	struct lbl_error err;

	ck_assert_ptr_null(lbl_paths_new(&malformed[_i], 1, &err));
	ck_assert_int_eq(err.code, LBL_E_USAGE);
	ck_assert_ptr_nonnull(strstr(err.message, malformed[_i]));
}
END_TEST

START_TEST(the_list_has_a_limit)
{
	const char *many[LBL_PATHS_MAX + 1] = { NULL };
	struct lbl_error err;
	struct lbl_paths *p = try_paths(many, LBL_PATHS_MAX);

	ck_assert_uint_eq(lbl_paths_count(p), LBL_PATHS_MAX);
	lbl_paths_free(p);
	ck_assert_ptr_null(lbl_paths_new(many, LBL_PATHS_MAX + 1, &err));
	ck_assert_int_eq(err.code, LBL_E_USAGE);
	p = try_paths(NULL, 0);
	ck_assert_uint_eq(lbl_paths_count(p), 0);
	lbl_paths_free(p);
	lbl_paths_free(NULL);
}
END_TEST

START_TEST(a_path_deeper_than_any_line_is_usage)
{
	size_t n = 2 * (LBL_DEPTH_MAX + 1);
	char *deep = malloc(n + 1);
	struct lbl_error err;
	struct lbl_paths *p;
	const char *paths[1] = { deep };

	for (size_t i = 0; i < n; i += 2)
		memcpy(deep + i, "/a", 2);
	deep[n] = '\0';
	ck_assert_ptr_null(lbl_paths_new(paths, 1, &err));
	ck_assert_int_eq(err.code, LBL_E_USAGE);
	deep[n - 2] = '\0';
	p = try_paths(paths, 1);
	lbl_paths_free(p);
	free(deep);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json/path");
	TCase *c = tcase_create("path");

	tcase_add_loop_test(c, paths_find, 0, sizeof(find_rows) / sizeof(find_rows[0]));
	tcase_add_loop_test(c, malformed_paths_are_usage, 0,
			    sizeof(malformed) / sizeof(malformed[0]));
	tcase_add_test(c, the_list_has_a_limit);
	tcase_add_test(c, a_path_deeper_than_any_line_is_usage);
	suite_add_tcase(s, c);
	return try_run(s);
}
