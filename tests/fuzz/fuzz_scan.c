/*
 * Any bytes as lines: every kind of the scanner against the plain one, fresh and with what
 * earlier lines taught, in verdict, fault, place and spans; the verdict against jansson's.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/scan.h"
#include "json/walk.h"

#define N_PATHS 6

static const char *const paths[N_PATHS] = { "item", "label", "a.b", "a", "x.0.y", "x.1" };

static void need(int sound, const char *what)
{
	if (sound)
		return;
	fprintf(stderr, "fuzz_scan: %s\n", what);
	abort();
}

static void compare(const struct lbl_scanned *a, const struct lbl_scanned *b)
{
	need(!a->fault == !b->fault, "one accepts, one refuses");
	need(a->end == b->end && a->at == b->at, "another place");
	if (a->fault) {
		need(strcmp(a->fault, b->fault) == 0, "another fault");
		return;
	}
	need(a->open == b->open && a->close == b->close && a->empty == b->empty, "another shape");
	for (int i = 0; i < N_PATHS; i++)
		need(a->values[i].ptr == b->values[i].ptr && a->values[i].len == b->values[i].len,
		     "another value");
}

/* jansson stops at limits of its own, and drops a raw NUL behind a number. */
static void ask_jansson(const struct lbl_scanned *got, const char *line, size_t n)
{
	json_error_t e;
	json_t *v = json_loadb(line, n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &e);
	enum json_error_code code = v ? json_error_unknown : json_error_code(&e);

	json_decref(v);
	if (memchr(line, '\0', n) || code == json_error_numeric_overflow ||
	    code == json_error_null_byte_in_key || code == json_error_stack_overflow ||
	    (got->fault && strncmp(got->fault, "nesting", 7) == 0))
		return;
	need(!v == !!got->fault, "jansson's verdict is another");
}

/* What has been accepted can be walked to its end. */
static void walk(struct lbl_span value)
{
	struct lbl_span key, element;
	struct lbl_walk w;

	lbl_walk_init(&w, value);
	while (lbl_walk_next(&w, &key, &element)) {
		need(lbl_type_of(element) != LBL_ABSENT, "an empty element");
		need(element.ptr + element.len < value.ptr + value.len, "past the end");
	}
}

static void one_line(const struct lbl_paths *p, struct lbl_scan *const learned[], const char *line)
{
	struct lbl_scan *fresh = lbl_scan_new(p, 0, LBL_SCAN_PLAIN);
	struct lbl_scanned want, got;
	int status = lbl_scan_line(fresh, line, &want);

	for (int kind = LBL_SCAN_PLAIN; kind <= LBL_SCAN_AVX2; kind++) {
		if (!learned[kind])
			continue;
		need(lbl_scan_line(learned[kind], line, &got) == status, "another status");
		compare(&want, &got);
	}
	ask_jansson(&want, line, (size_t)(want.end - line));
	if (status == 0)
		walk((struct lbl_span){ want.open, (size_t)(want.close - want.open) + 1 });
	lbl_scan_free(fresh);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct lbl_paths *p = lbl_paths_new(paths, N_PATHS, NULL);
	struct lbl_scan *learned[LBL_SCAN_AVX2 + 1] = { NULL };
	char *text = malloc(size + 1 + LBL_SCAN_PAD), *line = text;

	memcpy(text, data, size);
	text[size] = '\n';
	memset(text + size + 1, '"', LBL_SCAN_PAD);
	for (int kind = LBL_SCAN_PLAIN; kind <= LBL_SCAN_AVX2; kind++)
		learned[kind] = lbl_scan_new(p, 0, (enum lbl_scan_kind)kind);
	while (line <= text + size) {
		one_line(p, learned, line);
		line = (char *)memchr(line, '\n', (size_t)(text + size + 1 - line)) + 1;
	}
	for (int kind = LBL_SCAN_PLAIN; kind <= LBL_SCAN_AVX2; kind++)
		lbl_scan_free(learned[kind]);
	free(text);
	lbl_paths_free(p);
	return 0;
}
