/*
 * A report's options as data: one table of rows drives their defaults,
 * comparison, writing and reading. The command line is cmd/'s.
 */
#include "state/report_options.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "json/text.h"
#include "json/walk.h"

enum kind { WORD, LIST };

/* WORD: char *, LIST: struct lbl_list, sorted. otherwise: the default, words apart by spaces. */
struct row {
	const char *name;
	enum kind kind;
	size_t offset;
	const char *otherwise;
};

#define AT(member) offsetof(struct lbl_report_options, member)

static const struct row rows[] = {
	{ "item", WORD, AT(item), "item" },
	{ "annotator", WORD, AT(annotator), "annotator" },
	{ "label", WORD, AT(label), "label" },
	{ "duration", WORD, AT(duration), "duration_ms" },
	{ "time", WORD, AT(time), "created_at" },
	{ "duplicates", WORD, AT(duplicates), "last" },
	{ "abstain", LIST, AT(abstain), NULL },
	{ "stage", LIST, AT(stage), "label" },
	{ "origin", LIST, AT(origin), "human model other rule" },
	{ "gold", WORD, AT(gold), NULL },
};

#define ROWS (sizeof rows / sizeof rows[0])

static char **word_at(const struct lbl_report_options *o, const struct row *r)
{
	return (char **)(void *)((char *)(uintptr_t)o + r->offset);
}

static struct lbl_list *list_at(const struct lbl_report_options *o, const struct row *r)
{
	return (struct lbl_list *)(void *)((char *)(uintptr_t)o + r->offset);
}

void lbl_report_options_clear(struct lbl_report_options *o)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].kind == LIST)
			lbl_list_clear(list_at(o, &rows[i]));
		else
			free(*word_at(o, &rows[i]));
	*o = (struct lbl_report_options){ 0 };
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_sort(struct lbl_list *l)
{
	size_t n = 0;

	if (l->n)
		qsort(l->v, l->n, sizeof *l->v, by_bytes);
	for (size_t i = 0; i < l->n; i++) {
		if (n && strcmp(l->v[n - 1], l->v[i]) == 0)
			free(l->v[i]);
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

static void list_fill(struct lbl_list *l, const char *words)
{
	for (const char *w = words; *w;) {
		size_t len = strcspn(w, " ");

		lbl_list_add(l, w, len);
		w += len + (w[len] == ' ');
	}
}

void lbl_report_options_sort(struct lbl_report_options *o)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].kind == LIST)
			list_sort(list_at(o, &rows[i]));
}

void lbl_report_options_default(struct lbl_report_options *o)
{
	for (size_t i = 0; i < ROWS; i++) {
		const struct row *r = &rows[i];

		if (r->kind == WORD && !*word_at(o, r) && r->otherwise)
			*word_at(o, r) = lbl_strdup(r->otherwise);
		if (r->kind == LIST && list_at(o, r)->n == 0 && r->otherwise)
			list_fill(list_at(o, r), r->otherwise);
	}
	lbl_report_options_sort(o);
}

/* One option as JSON, the form in which options are compared and shown. */
static void row_write(const struct lbl_report_options *o, const struct row *r, struct lbl_emit *e)
{
	if (r->kind == WORD) {
		lbl_emit_string(e, *word_at(o, r));
		return;
	}
	const struct lbl_list *l = list_at(o, r);
	lbl_emit_array(e);
	for (size_t i = 0; i < l->n; i++)
		lbl_emit_string(e, l->v[i]);
	lbl_emit_array_end(e);
}

static bool row_given(const struct lbl_report_options *o, const struct row *r)
{
	return r->kind == WORD ? *word_at(o, r) != NULL : list_at(o, r)->n > 0;
}

static int row_agree(const struct lbl_report_options *have, const struct lbl_report_options *asked,
		     const struct row *r, struct lbl_error *err)
{
	struct lbl_buf a = { 0 }, b = { 0 };
	int rc = 0;

	row_write(have, r, &(struct lbl_emit){ .out = &a });
	row_write(asked, r, &(struct lbl_emit){ .out = &b });
	if (!lbl_span_eq(lbl_buf_span(&a), lbl_buf_span(&b)))
		rc = lbl_error_set(err, LBL_E_USAGE,
				   "--%s differs: %.150s and %.150s; only reports of the same "
				   "options can be merged",
				   r->name, lbl_buf_cstr(&a), lbl_buf_cstr(&b));
	lbl_buf_clear(&a);
	lbl_buf_clear(&b);
	return rc;
}

int lbl_report_options_agree(const struct lbl_report_options *have,
			     const struct lbl_report_options *asked, bool partly,
			     struct lbl_error *err)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (partly && !row_given(asked, &rows[i]))
			continue;
		if (row_agree(have, asked, &rows[i], err))
			return -1;
	}
	return 0;
}

void lbl_report_options_copy(struct lbl_report_options *out, const struct lbl_report_options *o)
{
	for (size_t i = 0; i < ROWS; i++) {
		const struct row *r = &rows[i];
		const struct lbl_list *from = list_at(o, r);

		if (r->kind == WORD) {
			const char *word = *word_at(o, r);
			*word_at(out, r) = word ? lbl_strdup(word) : NULL;
			continue;
		}
		for (size_t k = 0; k < from->n; k++)
			lbl_list_add(list_at(out, r), from->v[k], strlen(from->v[k]));
	}
}

void lbl_report_options_write(const struct lbl_report_options *o, struct lbl_emit *e)
{
	lbl_emit_object(e);
	for (size_t i = 0; i < ROWS; i++) {
		lbl_emit_key(e, rows[i].name);
		row_write(o, &rows[i], e);
	}
	lbl_emit_object_end(e);
}

static int off(const struct row *r, struct lbl_error *err)
{
	return lbl_error_set(err, LBL_E_INPUT, "not a report's state: options.%s is missing or off",
			     r->name);
}

/* A string without NUL: none of the command line has one. */
static char *word_read(struct lbl_span raw)
{
	struct lbl_buf hold = { 0 };
	char *word = NULL;

	if (lbl_type_of(raw) != LBL_STRING)
		return NULL;
	struct lbl_span text = lbl_text_decode(raw, &hold);
	if (!memchr(text.ptr, 0, text.len))
		word = lbl_strndup(text.ptr, text.len);
	lbl_buf_clear(&hold);
	return word;
}

static int list_read(struct lbl_list *l, struct lbl_span raw)
{
	struct lbl_walk walk;
	struct lbl_span value;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return -1;
	lbl_walk_init(&walk, raw);
	while (lbl_walk_next(&walk, NULL, &value)) {
		char *word = word_read(value);

		if (!word)
			return -1;
		lbl_list_add(l, word, strlen(word));
		free(word);
	}
	return 0;
}

static int row_read(struct lbl_report_options *o, const struct row *r, struct lbl_span raw,
		    struct lbl_error *err)
{
	if (r->kind == LIST)
		return list_read(list_at(o, r), raw) ? off(r, err) : 0;
	if (lbl_type_of(raw) == LBL_NULL && !r->otherwise)
		return 0;
	*word_at(o, r) = word_read(raw);
	return *word_at(o, r) ? 0 : off(r, err);
}

int lbl_report_options_read(struct lbl_report_options *o, struct lbl_span object,
			    struct lbl_error *err)
{
	for (size_t i = 0; i < ROWS; i++)
		if (row_read(o, &rows[i], lbl_walk_find(object, rows[i].name), err))
			return -1;
	return 0;
}
