/* Faults of a schema document, gathered while it is read. */
#include "schema/fault.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/mem.h"
#include "schema/finding.h"

static struct lbl_fault *new_fault(struct lbl_faults *f, const char *rule)
{
	f->v = lbl_grow(f->v, &f->cap, f->n + 1, sizeof(*f->v));
	f->v[f->n] = (struct lbl_fault){ .rule = rule };
	return &f->v[f->n++];
}

void lbl_faults_add(struct lbl_faults *f, const struct lbl_doc *doc, const struct lbl_node *node,
		    const char *rule, const char *fmt, ...)
{
	struct lbl_fault *fault = new_fault(f, rule);
	struct lbl_buf message = { 0 }, text = { 0 };
	va_list args;
	va_start(args, fmt);
	lbl_message_put(&message, fmt, args);
	va_end(args);
	lbl_finding_put_line(&text, lbl_buf_span(&message)); /* it may quote the document */
	fault->message = lbl_strndup(lbl_buf_cstr(&text), text.len);
	lbl_buf_clear(&message);
	text.len = 0;
	lbl_node_pointer(doc, node, &text);
	fault->pointer = lbl_strndup(lbl_buf_cstr(&text), text.len);
	lbl_buf_clear(&text);
	lbl_node_place(doc, node, &fault->line, &fault->byte);
}

void lbl_faults_add_error(struct lbl_faults *f, const struct lbl_error *err)
{
	struct lbl_fault *fault = new_fault(f, "json.syntax");
	fault->line = err->line;
	fault->byte = err->byte;
	fault->pointer = lbl_strdup("");
	fault->message = lbl_strdup(err->message);
}

static bool precedes(const struct lbl_fault *a, const struct lbl_fault *b)
{
	return a->line < b->line || (a->line == b->line && a->byte < b->byte);
}

void lbl_faults_sort(struct lbl_faults *f)
{
	for (size_t i = 1; i < f->n; i++) {
		struct lbl_fault fault = f->v[i];
		size_t at = i;
		for (; at > 0 && precedes(&fault, &f->v[at - 1]); at--)
			f->v[at] = f->v[at - 1];
		f->v[at] = fault;
	}
}

void lbl_faults_clear(struct lbl_faults *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->v[i].pointer);
		free(f->v[i].message);
	}
	free(f->v);
	*f = (struct lbl_faults){ 0 };
}
