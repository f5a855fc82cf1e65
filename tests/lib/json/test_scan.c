/* json/scan: values, faults and their places, limits, and the bytes that it may read. */
#include "scan_try.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))
#define N_PATHS      4

/* Paths and a line; want: the values in order, "-" where absent. By hand. */
static const struct value_row {
	const char *paths[N_PATHS];
	const char *line;
	const char *want[N_PATHS];
} value_rows[] = {
	{ { "a", "b", "a", NULL }, "{\"a\":1,\"b\":\"x\"}", { "1", "\"x\"", "1", "-" } },
	{ { "a", "b", "c", "d" }, "{}", { "-", "-", "-", "-" } },
	{ { "", "a", ".", "b" }, " {\"a\":[ ]} \r", { "{\"a\":[ ]}", "[ ]", "{\"a\":[ ]}", "-" } },
	{ { "", "a", "0", "1" }, "[7,{\"a\":8}]", { "[7,{\"a\":8}]", "-", "7", "{\"a\":8}" } },
	{ { "", "a", "b", "c" }, "null", { "null", "-", "-", "-" } },
	{ { "a", "b", "c", "d" },
	  "{ \"a\" : 1 , \"b\" :\t2,\"c\":{ }\r,\"d\" : \"\" }",
	  { "1", "2", "{ }", "\"\"" } },
	{ { "a", "a.b", "a.c", "b" },
	  "{\"a\":{\"b\":1,\"c\":2}}",
	  { "{\"b\":1,\"c\":2}", "1", "2", "-" } },
	/* Duplicates: the last counts, with all that is in it. */
	{ { "a", "a.b", "b", "c" }, "{\"a\":1,\"a\":2}", { "2", "-", "-", "-" } },
	{ { "a", "a.b", "b", "c" }, "{\"a\":{\"b\":1},\"a\":2}", { "2", "-", "-", "-" } },
	{ { "a", "a.b", "b", "c" },
	  "{\"a\":{\"b\":1},\"a\":{\"c\":2}}",
	  { "{\"c\":2}", "-", "-", "-" } },
	{ { "a.b", "a.b.c", "a.0", "a.0.b" },
	  "{\"a\":[{\"b\":1}],\"a\":{\"b\":{\"c\":3}}}",
	  { "{\"c\":3}", "3", "-", "-" } },
	/* Escaped names are the same names. */
	{ { "label", "l\\u0061bel", "a.b", "a" },
	  "{\"l\\u0061bel\":1,\"a\":{\"\\u0062\":2}}",
	  { "1", "-", "2", "{\"\\u0062\":2}" } },
	{ { "a", "b", "c", "d" }, "{\"a\":1,\"\\u0061\":2}", { "2", "-", "-", "-" } },
	/* Indices, and members whose names are digits. */
	{ { "x.0", "x.1.y", "/x/2", "x.10" },
	  "{\"x\":[[9],{\"y\":\"z\"},null,3,4,5,6,7,8,9,true]}",
	  { "[9]", "\"z\"", "null", "true" } },
	{ { "x.0", "x.1", "x.0.0", "x.-1" },
	  "{\"x\":{\"1\":5,\"0\":[6]}}",
	  { "[6]", "5", "6", "-" } },
	/* A name deeper down is not the name. */
	{ { "a", "b", "c", "d" },
	  "{\"x\":{\"a\":1},\"y\":[{\"b\":2}],\"c\":\"\\\"d\\\":4\"}",
	  { "-", "-", "\"\\\"d\\\":4\"", "-" } },
};

static void each_kind(const char *const *paths, size_t n_paths,
		      void (*see)(struct lbl_scan *s, int row), int row)
{
	struct lbl_paths *p = try_paths(paths, n_paths);

	for (int k = 0; k < N_KINDS; k++) {
		struct lbl_scan *s = lbl_scan_new(p, 0, try_kinds[k]);

		if (!s)
			continue;
		see(s, row);
		see(s, row); /* with what the first time taught */
		lbl_scan_free(s);
	}
	lbl_paths_free(p);
}

static void see_values(struct lbl_scan *s, int row)
{
	const struct value_row *r = &value_rows[row];
	char *line = try_line(r->line, strlen(r->line));
	struct lbl_scanned got;

	ck_assert_int_eq(lbl_scan_line(s, line, &got), 0);
	ck_assert_ptr_null(got.fault);
	ck_assert_ptr_eq(got.end, line + strlen(r->line));
	for (int i = 0; i < N_PATHS; i++) {
		struct lbl_span v = got.values[i].ptr ? got.values[i] : lbl_span_of("-");

		ck_assert_msg(lbl_span_eq(v, lbl_span_of(r->want[i])), "%s in %s: %.*s, not %s",
			      r->paths[i], r->line, (int)v.len, v.ptr, r->want[i]);
	}
	free(line);
}

START_TEST(values)
{
	each_kind(value_rows[_i].paths, N_PATHS, see_values, _i);
}
END_TEST

/* a.b in lines that follow each other: what was learned in objects is not used in arrays. */
static const struct turn_row {
	const char *line, *want;
} turn_rows[] = {
	{ "{\"a\":{\"b\":1}}", "1" },          { "{\"a\":[{\"b\":2}]}", NULL },
	{ "{\"a\":{\"b\":3}}", "3" },          { "{\"a\":[[{\"b\":4}]]}", NULL },
	{ "[{\"a\":{\"b\":5}}]", NULL },       { "{\"x\":{\"a\":{\"b\":6}}}", NULL },
	{ "{\"a\":{\"a\":{\"b\":7}}}", NULL }, { "{\"a\":{\"b\":8},\"x\":{\"b\":9}}", "8" },
};

static void see_turns(struct lbl_scan *s, int first)
{
	for (int i = 0; i < 3 * COUNT(turn_rows); i++) {
		const struct turn_row *r =
			&turn_rows[(first + i * (i / COUNT(turn_rows) + 1)) % COUNT(turn_rows)];
		char *line = try_line(r->line, strlen(r->line));
		struct lbl_scanned got;

		ck_assert_int_eq(lbl_scan_line(s, line, &got), 0);
		ck_assert_msg(!got.values[0].ptr == !r->want, "%s", r->line);
		if (r->want)
			ck_assert(lbl_span_eq(got.values[0], lbl_span_of(r->want)));
		free(line);
	}
}

START_TEST(objects_and_arrays_by_turns)
{
	const char *path = "a.b";

	each_kind(&path, 1, see_turns, _i);
}
END_TEST

static const struct shape_row {
	const char *line;
	int open, close;
	bool empty;
} shape_rows[] = {
	{ "{}", 0, 1, true },    { "  { \t } \r", 2, 6, true }, { "[]", 0, 1, true },
	{ "[ ]", 0, 2, true },   { "{\"a\":1}", 0, 6, false },  { "[[]]\r", 0, 3, false },
	{ "\"\"", 0, 1, false }, { " 1 ", 1, 1, false },        { "null", 0, 3, false },
};

static void see_shape(struct lbl_scan *s, int row)
{
	const struct shape_row *r = &shape_rows[row];
	char *line = try_line(r->line, strlen(r->line));
	struct lbl_scanned got;

	ck_assert_int_eq(lbl_scan_line(s, line, &got), 0);
	ck_assert_int_eq(got.open - line, r->open);
	ck_assert_int_eq(got.close - line, r->close);
	ck_assert(got.empty == r->empty);
	free(line);
}

START_TEST(shapes)
{
	each_kind(NULL, 0, see_shape, _i);
}
END_TEST

#define LINE(text) text, sizeof(text) - 1

static const struct fault_row {
	const char *line;
	size_t n;
	int at;
	const char *fault;
} fault_rows[] = {
	{ LINE(""), 0, "expected a value" },
	{ LINE("  "), 2, "expected a value" },
	{ LINE("{\"a\":}"), 5, "expected a value" },
	{ LINE("{\"a\":nul}"), 5, "expected a value" },
	{ LINE("{\"a\":'b'}"), 5, "expected a value" },
	{ LINE("{\"a\" 1}"), 5, "expected ':' after a member name" },
	{ LINE("{\"a\""), 4, "expected ':' after a member name" },
	{ LINE("{\"a\":1 \"b\":2}"), 7, "expected ',' or '}' after a member" },
	{ LINE("{\"a\":1"), 6, "expected ',' or '}' after a member" },
	{ LINE("{\"a\":01}"), 6, "expected ',' or '}' after a member" },
	{ LINE("{"), 1, "expected a member name or '}'" },
	{ LINE("{1:2}"), 1, "expected a member name or '}'" },
	{ LINE("{\"a\":1,}"), 7, "expected a member name" },
	{ LINE("[1 2]"), 3, "expected ',' or ']' after an element" },
	{ LINE("[1,]"), 3, "expected a value" },
	{ LINE("[-]"), 2, "expected a digit" },
	{ LINE("[1.]"), 3, "expected a digit" },
	{ LINE("[1e+]"), 4, "expected a digit" },
	{ LINE("{} {}"), 3, "unexpected text after the value" },
	{ LINE("{\"a\":1}}"), 7, "unexpected text after the value" },
	{ LINE("{}\0"), 2, "unexpected text after the value" },
	{ LINE("{\"a\":\"b"), 7, "line ends within a string" },
	{ LINE("{\"a"), 3, "line ends within a string" },
	{ LINE("[\"a\tb\"]"), 3, "a control character in a string must be escaped" },
	{ LINE("[\"a\0b\"]"), 3, "a control character in a string must be escaped" },
	{ LINE("[\"a\rb\"]"), 3, "a control character in a string must be escaped" },
	{ LINE("[\"a\\x\"]"), 3, "unknown escape in a string" },
	{ LINE("[\"a\\\0\"]"), 3, "unknown escape in a string" },
	{ LINE("[\"\\u00g0\"]"), 2, "expected four hexadecimal digits after \\u" },
	{ LINE("[\"\\u00"), 2, "expected four hexadecimal digits after \\u" },
	{ LINE("[\"\\ud800\"]"), 2, "lone surrogate \\ud800" },
	{ LINE("[\"\\uDBff\\n\"]"), 2, "lone surrogate \\uDBff" },
	{ LINE("[\"\\ud800\\ud800\\udc00\"]"), 2, "lone surrogate \\ud800" },
	{ LINE("[\"\\udc00\"]"), 2, "lone surrogate \\udc00" },
	{ LINE("[\"ab\xFF\"]"), 4, "invalid UTF-8" },
	{ LINE("[\"\xC3\"]"), 2, "invalid UTF-8" },
	{ LINE("[\"\xED\xA0\x80\"]"), 2, "invalid UTF-8" },
	{ LINE("{\"\xC0\xAF\":1}"), 2, "invalid UTF-8" },
	{ LINE("[\"\xE2\x82\xAC and more than thirty-two bytes of text, then \xE2\x82 \"]"), 51,
	  "invalid UTF-8" },
	/* Of two faults the first is told. */
	{ LINE("[\"\xC3\", 1 2]"), 2, "invalid UTF-8" },
	{ LINE("[1 2, \"\xC3\"]"), 3, "expected ',' or ']' after an element" },
	{ LINE("[\"\xF0\x9F\x98"), 2, "invalid UTF-8" },
	{ LINE("\xEF\xBB\xBF{}"), 0, "expected a value" },
	{ LINE("\xEF\xBB{}"), 0, "expected a value" },
	{ LINE("[\xC2\xA0 1]"), 1, "expected a value" },
};

static void see_fault(struct lbl_scan *s, int row)
{
	const struct fault_row *r = &fault_rows[row];
	char *line = try_line(r->line, r->n);
	struct lbl_scanned got = { 0 };

	ck_assert_msg(lbl_scan_line(s, line, &got) == -1, "row %d: accepted", row);
	ck_assert_str_eq(got.fault, r->fault);
	ck_assert_msg(got.at - line == r->at, "row %d: at %d, not %d", row, (int)(got.at - line),
		      r->at);
	ck_assert_ptr_eq(got.end, line + r->n);
	free(line);
}

START_TEST(faults)
{
	const char *path = "a";

	each_kind(&path, 1, see_fault, _i);
}
END_TEST

/* n arrays or objects within each other; the innermost holds what stands in the middle. */
static char *nested(size_t n, const char *open, const char *middle, const char *close)
{
	struct lbl_buf b = { 0 };
	char *line;

	for (size_t i = 0; i < n; i++)
		lbl_buf_puts(&b, open);
	lbl_buf_puts(&b, middle);
	for (size_t i = 0; i < n; i++)
		lbl_buf_puts(&b, close);
	line = try_line(b.data, b.len);
	lbl_buf_clear(&b);
	return line;
}

static void see_depth(const char *open, const char *middle, const char *close, unsigned limit)
{
	struct lbl_paths *p = try_paths(NULL, 0);
	char *fits = nested(limit, open, middle, close);
	char *deep = nested(limit + 1, open, middle, close);

	for (int k = 0; k < N_KINDS; k++) {
		struct lbl_scan *s = lbl_scan_new(p, limit, try_kinds[k]);
		struct lbl_scanned got;
		char want[64];

		if (!s)
			continue;
		snprintf(want, sizeof(want), "nesting deeper than %u", limit);
		ck_assert_int_eq(lbl_scan_line(s, fits, &got), 0);
		ck_assert_int_eq(lbl_scan_line(s, deep, &got), -1);
		ck_assert_str_eq(got.fault, want);
		ck_assert_int_eq(got.at - deep, (long)(limit * strlen(open)));
		ck_assert_int_eq(lbl_scan_line(s, fits, &got), 0);
		lbl_scan_free(s);
	}
	free(fits);
	free(deep);
	lbl_paths_free(p);
}

START_TEST(nesting_is_limited)
{
	static const unsigned limits[] = { 1, 2, LBL_DEPTH, LBL_DEPTH_MAX };
	unsigned limit = limits[_i];

	see_depth("[", "", "]", limit);
	see_depth("{\"a\":", "1", "}", limit);
}
END_TEST

START_TEST(the_default_depth)
{
	struct lbl_paths *p = try_paths(NULL, 0);
	struct lbl_scan *s = lbl_scan_new(p, 0, LBL_SCAN_BEST);
	char *fits = nested(LBL_DEPTH, "[", "", "]"), *deep = nested(LBL_DEPTH + 1, "[", "", "]");
	struct lbl_scanned got;

	ck_assert_int_eq(lbl_scan_line(s, fits, &got), 0);
	ck_assert_int_eq(lbl_scan_line(s, deep, &got), -1);
	ck_assert_str_eq(got.fault, "nesting deeper than 512");
	free(fits);
	free(deep);
	lbl_scan_free(s);
	lbl_paths_free(p);
}
END_TEST

/* Every length of a string around the widths of vectors, with every byte in every place. */
START_TEST(strings_of_every_length)
{
	static const char *const path = "a";
	struct lbl_paths *p = try_paths(&path, 1);
	struct lbl_scan *s[N_KINDS];

	for (int k = 0; k < N_KINDS; k++)
		s[k] = lbl_scan_new(p, 0, try_kinds[k]);
	for (size_t n = 0; n < 140; n++) {
		char text[200];
		size_t len = (size_t)snprintf(text, sizeof(text), "{\"a\":\"%.*s\"}", (int)n,
					      "0123456789012345678901234567890123456789012345678901"
					      "2345678901234567890123456789012345678901234567890123"
					      "45678901234567890123456789012345678901234567890123");
		char *line = try_line(text, len);

		for (int k = 0; k < N_KINDS; k++) {
			struct lbl_scanned got;

			if (!s[k])
				continue;
			ck_assert_int_eq(lbl_scan_line(s[k], line, &got), 0);
			ck_assert_ptr_eq(got.values[0].ptr, line + 5);
			ck_assert_uint_eq(got.values[0].len, n + 2);
			for (size_t i = 0; i < n; i++) {
				char old = line[6 + i];

				line[6 + i] = '\x1F';
				ck_assert_int_eq(lbl_scan_line(s[k], line, &got), -1);
				ck_assert_ptr_eq(got.at, line + 6 + i);
				line[6 + i] = '\xC3';
				ck_assert_int_eq(lbl_scan_line(s[k], line, &got), -1);
				ck_assert_ptr_eq(got.at, line + 6 + i);
				line[6 + i] = old;
			}
		}
		free(line);
	}
	for (int k = 0; k < N_KINDS; k++)
		lbl_scan_free(s[k]);
	lbl_paths_free(p);
}
END_TEST

/* The line starts where memory does, and its room ends where memory does. */
START_TEST(no_byte_outside_the_room_is_read)
{
	static const char *const lines[] = {
		"{\"a\":1}",           "[]",          "{\"a\":\"b",
		"\"\xC3\xA9\"",        "{\"a\":\"\\", "{\"a\":\"\\u12",
		"{\"a\":\"\\ud800\\u", "{\"a\":tru",  "[1",
		"{\"a\":1,",           "x",           "\xF0",
		"[\"\xF0\"",
	};
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int zero = open("/dev/zero", O_RDWR);
	char *area = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE, zero, 0);
	const char *path = "a";
	struct lbl_paths *p = try_paths(&path, 1);

	ck_assert_ptr_ne(area, MAP_FAILED);
	ck_assert_int_eq(mprotect(area + page, page, PROT_READ | PROT_WRITE), 0);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		size_t n = strlen(lines[i]);
		char *starts[2] = { area + page, area + 2 * page - LBL_SCAN_PAD - 1 - n };

		for (int k = 0; k < 2 * N_KINDS; k++) {
			struct lbl_scan *s = lbl_scan_new(p, 0, try_kinds[k / 2]);
			struct lbl_scanned got;

			memset(area + page, '"', page);
			memcpy(starts[k % 2], lines[i], n);
			starts[k % 2][n] = '\n';
			if (s)
				lbl_scan_line(s, starts[k % 2], &got);
			if (s)
				ck_assert_ptr_eq(got.end, starts[k % 2] + n);
			lbl_scan_free(s);
		}
	}
	lbl_paths_free(p);
	munmap(area, 3 * page);
	close(zero);
}
END_TEST

START_TEST(blank_lines)
{
	static const char *const blank[] = { "\n", " \n", "\t\r\n", " \r \n" };

	for (size_t i = 0; i < sizeof(blank) / sizeof(blank[0]); i++)
		ck_assert_ptr_eq(lbl_scan_blank(blank[i]), strchr(blank[i], '\n'));
	ck_assert_ptr_null(lbl_scan_blank(" {}\n"));
	ck_assert_ptr_null(lbl_scan_blank("\v\n"));
}
END_TEST

START_TEST(kinds)
{
	struct lbl_paths *p = try_paths(NULL, 0);
	struct lbl_scan *s = lbl_scan_new(p, 0, LBL_SCAN_PLAIN);

	ck_assert_ptr_nonnull(s);
	lbl_scan_free(s);
#if defined(__x86_64__) || defined(__aarch64__)
	s = lbl_scan_new(p, 0, LBL_SCAN_SIMD128);
	ck_assert_ptr_nonnull(s);
	lbl_scan_free(s);
#endif
	lbl_scan_free(NULL);
	lbl_paths_free(p);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json/scan");
	TCase *c = tcase_create("scan");

	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, values, 0, COUNT(value_rows));
	tcase_add_loop_test(c, objects_and_arrays_by_turns, 0, COUNT(turn_rows));
	tcase_add_loop_test(c, shapes, 0, COUNT(shape_rows));
	tcase_add_loop_test(c, faults, 0, COUNT(fault_rows));
	tcase_add_loop_test(c, nesting_is_limited, 0, 4);
	tcase_add_test(c, the_default_depth);
	tcase_add_test(c, strings_of_every_length);
	tcase_add_test(c, no_byte_outside_the_room_is_read);
	tcase_add_test(c, blank_lines);
	tcase_add_test(c, kinds);
	suite_add_tcase(s, c);
	return try_run(s);
}
