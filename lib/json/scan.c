/*
 * The scanner's face: making one, choosing its kind, and what all kinds share
 * off the hot path: escapes, faults, results. The grammar is in scan_core.h, the
 * learned order in scan_learn.c.
 */
#include "json/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "json/scan_state.h"
#include "json/text.h"

static lbl_scan_fn *kind_of(enum lbl_scan_kind kind)
{
	lbl_scan_fn *fn;

	switch (kind) {
	case LBL_SCAN_PLAIN:
		return lbl_scan_plain();
	case LBL_SCAN_SIMD128:
		return lbl_scan_simd128();
	case LBL_SCAN_AVX2:
		return lbl_scan_avx2();
	default:
		fn = lbl_scan_avx2();
		fn = fn ? fn : lbl_scan_simd128();
		return fn ? fn : lbl_scan_plain();
	}
}

struct lbl_scan *lbl_scan_new(const struct lbl_paths *paths, unsigned max_depth,
			      enum lbl_scan_kind kind)
{
	lbl_scan_fn *line = kind_of(kind);
	struct lbl_scan *s;

	if (!line)
		return NULL;
	s = lbl_alloc_zero(1, sizeof(*s));
	s->line = line;
	s->paths = paths;
	s->max_depth = max_depth == 0 ? LBL_DEPTH : max_depth;
	if (s->max_depth > LBL_DEPTH_MAX)
		s->max_depth = LBL_DEPTH_MAX;
	s->n_values = paths->n_paths;
	/* One more for the values that nobody wants. */
	s->values = lbl_alloc_zero(paths->n_paths + 1, sizeof(*s->values));
	s->first = lbl_alloc_zero(paths->n_nodes, sizeof(*s->first));
	s->index = lbl_alloc_zero(2 * LBL_SCAN_KEYS, sizeof(*s->index));
	lbl_scan_learn_init(s);
	return s;
}

void lbl_scan_free(struct lbl_scan *s)
{
	if (!s)
		return;
	free(s->values);
	free(s->first);
	for (size_t i = 0; i < sizeof(s->keys) / sizeof(s->keys[0]); i++)
		free(s->keys[i]);
	free(s->index);
	lbl_buf_clear(&s->name);
	free(s);
}

int lbl_scan_line(struct lbl_scan *s, const char *line, struct lbl_scanned *got)
{
	return s->line(s, line, got);
}

void lbl_scan_forget(struct lbl_scan *s, const struct lbl_path_node *n)
{
	for (size_t i = 0; i < n->n_children; i++) {
		s->values[n->children[i]->slot] = (struct lbl_span){ NULL, 0 };
		lbl_scan_forget(s, n->children[i]);
	}
}

const char *lbl_scan_expected(struct lbl_scan *s, const char *at, const char *what)
{
	s->at = at;
	s->fault = what;
	return NULL;
}

const char *lbl_scan_too_deep(struct lbl_scan *s, const char *at)
{
	snprintf(s->fault_text, sizeof(s->fault_text), "nesting deeper than %u", s->max_depth);
	return lbl_scan_expected(s, at, s->fault_text);
}

/* Four hexadecimal digits at p; -1: there are none. */
static long hex4(const char *p)
{
	long v = 0;

	for (int i = 0; i < 4; i++) {
		char c = p[i];

		if (c >= '0' && c <= '9')
			v = v << 4 | (c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v << 4 | ((c | 0x20) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* p at the backslash of \u. */
static const char *unicode_escape(struct lbl_scan *s, const char *p)
{
	long c = hex4(p + 2);

	if (c < 0)
		return lbl_scan_expected(s, p, "expected four hexadecimal digits after \\u");
	if (c < 0xD800 || c > 0xDFFF)
		return p + 6;
	if (c < 0xDC00 && p[6] == '\\' && p[7] == 'u') {
		long low = hex4(p + 8);

		if (low >= 0xDC00 && low <= 0xDFFF)
			return p + 12;
	}
	snprintf(s->fault_text, sizeof(s->fault_text), "lone surrogate %.6s", p);
	return lbl_scan_expected(s, p, s->fault_text);
}

const char *lbl_scan_odd(struct lbl_scan *s, const char *p)
{
	if (*p == '\n')
		return lbl_scan_expected(s, p, "line ends within a string");
	if (*p != '\\')
		return lbl_scan_expected(s, p, "a control character in a string must be escaped");
	if (p[1] == 'u')
		return unicode_escape(s, p);
	if (p[1] == '\0' || !strchr("\"\\/bfnrt", p[1]))
		return lbl_scan_expected(s, p, "unknown escape in a string");
	return p + 2;
}

int lbl_scan_failed(struct lbl_scan *s, const char *line, struct lbl_scanned *got)
{
	size_t bad;

	if (!lbl_text_valid(line, (size_t)(s->at - line), &bad))
		lbl_scan_expected(s, line + bad, "invalid UTF-8");
	got->fault = s->fault;
	got->at = s->at;
	got->values = s->values;
	got->open = got->close = NULL;
	got->empty = false;
	got->end = s->at;
	while (*got->end != '\n')
		got->end++;
	return -1;
}

void lbl_scan_alias(struct lbl_scan *s)
{
	const struct lbl_paths *paths = s->paths;

	for (size_t i = 0; i < paths->n_aliases; i++)
		s->values[paths->aliases[i].slot] = s->values[paths->aliases[i].of];
}
