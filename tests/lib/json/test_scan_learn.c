/*
 * json/scan: what it has learned changes no result. Lines of every order go to scanners
 * that have seen the lines before, to fresh ones, and to jansson 2.14, which is the origin
 * of what must come out: accepted or not, and the value at each path.
 */
#include "scan_try.h"

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"

#define N_PATHS 8
#define N_LINES 20000

static const char *const paths[N_PATHS] = { "item",     "label",  "meta.line", "meta",
					    "tags.0.k", "tags.1", "a.b.c",     "x\xC3\xA9" };
static const char *const steps[N_PATHS][4] = {
	{ "item" },           { "label" },     { "meta", "line" }, { "meta" },
	{ "tags", "0", "k" }, { "tags", "1" }, { "a", "b", "c" },  { "x\xC3\xA9" },
};

/* Source: S. Vigna, splitmix64 (public domain). */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t n)
{
	return (size_t)(next_random(state) % n);
}

static const char *const names[] = {
	"item",
	"label",
	"meta",
	"tags",
	"a",
	"b",
	"c",
	"line",
	"k",
	"source",
	"id",
	"0",
	"1",
	"",
	"l\\u0061bel",
	"\\u0069tem",
	"x\xC3\xA9",
	"x\\u00e9",
	"note",
	"created_at",
	"a_name_that_is_longer_than_one_vector_of_bytes",
	"a_name_that_is_longer_than_any_that_the_scanner_would_ever_want_to_learn_by_heart",
};
static const char *const scalars[] = {
	"0",
	"-1",
	"0.80",
	"12345678901",
	"1e5",
	"-0.5E-3",
	"true",
	"false",
	"null",
	"\"\"",
	"\"plain\"",
	"\"caf\xC3\xA9\"",
	"\"\\\"\\\\\\n\"",
	"\"\\ud83d\\ude00\"",
	"[]",
	"{}",
	"\"a text of some length, so that a step of thirty-two is not enough for it\"",
	"\"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xF0\x9F\x98\x80 \xD0\xBF\xD1\x80\xD0\xB8\"",
};
static const char *const blanks[] = { "", "", "", "", "", "", " ", "\t", "  \r" };

#define ANY(state, table) ((table)[below((state), sizeof(table) / sizeof((table)[0]))])

static void put_value(struct lbl_buf *b, uint64_t *r, unsigned depth);

static void put_object(struct lbl_buf *b, uint64_t *r, unsigned depth)
{
	size_t n = below(r, 6);

	lbl_buf_putc(b, '{');
	for (size_t i = 0; i < n; i++) {
		lbl_buf_puts(b, ANY(r, blanks));
		lbl_buf_printf(b, "%s\"%s\"", i ? "," : "", ANY(r, names));
		lbl_buf_puts(b, ANY(r, blanks));
		lbl_buf_putc(b, ':');
		lbl_buf_puts(b, ANY(r, blanks));
		put_value(b, r, depth);
	}
	lbl_buf_puts(b, ANY(r, blanks));
	lbl_buf_putc(b, '}');
}

static void put_array(struct lbl_buf *b, uint64_t *r, unsigned depth)
{
	size_t n = below(r, 4);

	lbl_buf_putc(b, '[');
	for (size_t i = 0; i < n; i++) {
		lbl_buf_puts(b, i ? "," : "");
		lbl_buf_puts(b, ANY(r, blanks));
		put_value(b, r, depth);
		lbl_buf_puts(b, ANY(r, blanks));
	}
	lbl_buf_putc(b, ']');
}

static void put_value(struct lbl_buf *b, uint64_t *r, unsigned depth)
{
	size_t what = depth ? below(r, 4) : 0;

	if (what == 1)
		put_object(b, r, depth - 1);
	else if (what == 2)
		put_array(b, r, depth - 1);
	else
		lbl_buf_puts(b, ANY(r, scalars));
}

/* Any JSON at all. */
static void put_wild(struct lbl_buf *b, uint64_t *r, size_t i)
{
	(void)i;
	put_object(b, r, 4);
}

/* A member: what stands before the line's number, and behind it. */
static const char *const members[][2] = {
	{ "\"id\":", "" },
	{ "\"item\":\"i-", "\"" },
	{ "\"annotator\":\"ana ", "\"" },
	{ "\"label\":\"caf\xC3\xA9", "\"" },
	{ "\"meta\":{\"source\":\"x.csv\",\"line\":", "}" },
	{ "\"confidence\":0.80", "" },
	{ "\"tags\":[{\"k\":\"v\",\"w\":1},{\"k\":", "}]" },
	{ "\"a\":{\"b\":{\"c\":", "}}" },
};
#define N_MEMBERS (sizeof(members) / sizeof(members[0]))

/* The members of that order; those that `left_out` has a bit for are missing. */
static void put_members(struct lbl_buf *b, const size_t order[N_MEMBERS], unsigned left_out,
			const char *comma, size_t i)
{
	const char *before = "{";

	for (size_t m = 0; m < N_MEMBERS; m++) {
		if (left_out >> order[m] & 1)
			continue;
		lbl_buf_puts(b, before);
		lbl_buf_printf(b, "%s%zu%s", members[order[m]][0], i, members[order[m]][1]);
		before = comma;
	}
	lbl_buf_puts(b, *before == '{' ? "{}" : "}");
}

static void put_regular(struct lbl_buf *b, uint64_t *r, size_t i)
{
	static const size_t order[N_MEMBERS] = { 0, 1, 2, 3, 4, 5, 6, 7 };

	(void)r;
	put_members(b, order, 0, ", ", i);
}

static void put_alternating(struct lbl_buf *b, uint64_t *r, size_t i)
{
	static const size_t orders[2][N_MEMBERS] = { { 0, 1, 2, 3, 4, 5, 6, 7 },
						     { 7, 3, 1, 0, 5, 6, 2, 4 } };

	(void)r;
	put_members(b, orders[i % 2], 0, ",", i);
}

static void put_optional(struct lbl_buf *b, uint64_t *r, size_t i)
{
	static const size_t order[N_MEMBERS] = { 0, 1, 2, 3, 4, 5, 6, 7 };

	put_members(b, order, (unsigned)below(r, 1 << N_MEMBERS), ",", i);
}

static void put_shuffled(struct lbl_buf *b, uint64_t *r, size_t i)
{
	size_t order[N_MEMBERS] = { 0, 1, 2, 3, 4, 5, 6, 7 };

	for (size_t m = N_MEMBERS - 1; m > 0; m--) {
		size_t other = below(r, m + 1), held = order[m];

		order[m] = order[other];
		order[other] = held;
	}
	put_members(b, order, 0, ",", i);
}

/* Names that no line repeats: more than any table would hold. */
static void put_unknown(struct lbl_buf *b, uint64_t *r, size_t i)
{
	lbl_buf_printf(
		b, "{\"n%zx\":{\"m%zx\":1},\"item\":%zu,\"o%zx\":[{\"label\":0}],\"label\":\"x\"}",
		below(r, 1 << 30), below(r, 1 << 30), i, below(r, 1 << 30));
}

/* The same member twice and thrice, whole and in parts. */
static void put_duplicates(struct lbl_buf *b, uint64_t *r, size_t i)
{
	static const char *const parts[] = {
		"\"meta\":{\"line\":1}",
		"\"meta\":{\"source\":2}",
		"\"meta\":3",
		"\"\\u006deta\":{\"line\":4}",
		"\"label\":5",
		"\"l\\u0061bel\":6",
		"\"a\":{\"b\":{\"c\":7}}",
		"\"a\":{\"b\":8,\"b\":{}}",
		"\"tags\":[{\"k\":9},10]",
		"\"tags\":[11]",
	};

	(void)i;
	lbl_buf_puts(b, "{");
	for (size_t n = 1 + below(r, 6); n > 0; n--)
		lbl_buf_printf(b, "%s%s", ANY(r, parts), n > 1 ? "," : "}");
}

typedef void put_line(struct lbl_buf *b, uint64_t *r, size_t i);

static const struct source_row {
	const char *name;
	put_line *put;
	size_t mutations; /* at most, a line */
} sources[] = {
	{ "wild", put_wild, 0 },
	{ "wild, damaged", put_wild, 3 },
	{ "regular", put_regular, 0 },
	{ "regular, damaged", put_regular, 2 },
	{ "alternating", put_alternating, 0 },
	{ "optional", put_optional, 0 },
	{ "shuffled", put_shuffled, 0 },
	{ "unknown", put_unknown, 0 },
	{ "duplicates", put_duplicates, 0 },
	{ "duplicates, damaged", put_duplicates, 2 },
};

static void damage(struct lbl_buf *b, uint64_t *r, size_t at_most)
{
	static const char bytes[] =
		"\"\"\\\\{}[]:,,  0190-+.eEtfnu\x01\x1F\x7F\x80\xBF\xC3\xE2\xED\xF0\xFF\r\t/";

	for (size_t n = below(r, at_most + 1); n > 0 && b->len > 0; n--) {
		char *p = b->data + below(r, b->len);

		if (below(r, 2))
			*p = bytes[below(r, sizeof(bytes))];
		else
			memmove(p, p + 1, (size_t)(b->data + --b->len - p));
	}
}

static json_t *at_path(json_t *v, const char *const path[4])
{
	for (size_t i = 0; i < 4 && path[i] && v; i++) {
		if (json_is_array(v))
			v = strcmp(path[i], "0") == 0 || strcmp(path[i], "1") == 0
				    ? json_array_get(v, (size_t)(path[i][0] - '0'))
				    : NULL;
		else
			v = json_object_get(v, path[i]);
	}
	return v;
}

static void same_value(struct lbl_span got, json_t *want, const char *line)
{
	json_t *value;

	ck_assert_msg(!got.ptr == !want, "a value is missing or too many: %s", line);
	if (!got.ptr)
		return;
	value = json_loadb(got.ptr, got.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	ck_assert_msg(value && json_equal(value, want), "another value: %s", line);
	json_decref(value);
}

/* Does jansson refuse for limits of its own? Does it drop a raw NUL, as it does behind a number? */
static bool known_difference(const json_error_t *e, const char *line, size_t n)
{
	return memchr(line, '\0', n) || json_error_code(e) == json_error_numeric_overflow ||
	       json_error_code(e) == json_error_null_byte_in_key;
}

static void against_jansson(int status, const struct lbl_scanned *got, const char *line, size_t n)
{
	json_error_t e;
	json_t *want = json_loadb(line, n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &e);

	if (known_difference(&e, line, n)) {
		json_decref(want);
		return;
	}
	ck_assert_msg((status == 0) == (want != NULL), "%s: %s", want ? "refused" : e.text, line);
	for (int i = 0; i < N_PATHS && want; i++)
		same_value(got->values[i], at_path(want, steps[i]), line);
	json_decref(want);
}

static void same_result(const struct lbl_scanned *a, const struct lbl_scanned *b, const char *line)
{
	ck_assert_msg(!a->fault == !b->fault && a->end == b->end && a->at == b->at, "%s", line);
	if (a->fault) {
		ck_assert_str_eq(a->fault, b->fault);
		return;
	}
	ck_assert(a->open == b->open && a->close == b->close && a->empty == b->empty);
	for (int i = 0; i < N_PATHS; i++)
		ck_assert_msg(a->values[i].ptr == b->values[i].ptr &&
				      a->values[i].len == b->values[i].len,
			      "path %d: %s", i, line);
}

static void one_line(const struct lbl_paths *p, struct lbl_scan *const learned[N_KINDS],
		     const char *text, size_t n)
{
	char *line = try_line(text, n);
	struct lbl_scan *fresh = lbl_scan_new(p, 0, LBL_SCAN_PLAIN);
	struct lbl_scanned want, got;
	int status = lbl_scan_line(fresh, line, &want);

	for (int k = 0; k < N_KINDS; k++) {
		if (!learned[k])
			continue;
		ck_assert_int_eq(lbl_scan_line(learned[k], line, &got), status);
		same_result(&want, &got, line);
	}
	against_jansson(status, &want, line, (size_t)(want.end - line));
	lbl_scan_free(fresh);
	free(line);
}

START_TEST(results_depend_on_nothing_learned)
{
	struct lbl_paths *p = try_paths(paths, N_PATHS);
	struct lbl_scan *learned[N_KINDS];
	struct lbl_buf text = { 0 };
	uint64_t r = 20260304;

	for (int k = 0; k < N_KINDS; k++)
		learned[k] = lbl_scan_new(p, 0, try_kinds[k]);
	for (size_t i = 0; i < N_LINES / 4; i++) {
		text.len = 0;
		sources[_i].put(&text, &r, i);
		damage(&text, &r, sources[_i].mutations);
		one_line(p, learned, text.data, text.len);
	}
	for (int k = 0; k < N_KINDS; k++)
		lbl_scan_free(learned[k]);
	lbl_buf_clear(&text);
	lbl_paths_free(p);
}
END_TEST

/* One scanner over everything in turns. */
START_TEST(sources_mixed)
{
	struct lbl_paths *p = try_paths(paths, N_PATHS);
	struct lbl_scan *learned[N_KINDS];
	struct lbl_buf text = { 0 };
	uint64_t r = 4711;

	for (int k = 0; k < N_KINDS; k++)
		learned[k] = lbl_scan_new(p, 0, try_kinds[k]);
	for (size_t i = 0; i < N_LINES; i++) {
		const struct source_row *s = &ANY(&r, sources);

		text.len = 0;
		s->put(&text, &r, i);
		damage(&text, &r, s->mutations);
		one_line(p, learned, text.data, text.len);
	}
	for (int k = 0; k < N_KINDS; k++)
		lbl_scan_free(learned[k]);
	lbl_buf_clear(&text);
	lbl_paths_free(p);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json/scan_learn");
	TCase *c = tcase_create("learn");

	tcase_set_timeout(c, 300);
	tcase_add_loop_test(c, results_depend_on_nothing_learned, 0,
			    sizeof(sources) / sizeof(sources[0]));
	tcase_add_test(c, sources_mixed);
	suite_add_tcase(s, c);
	return try_run(s);
}
