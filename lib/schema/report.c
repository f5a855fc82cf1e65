/* Making findings: the slow road, taken by records with faults alone. */
#include <stdarg.h>

#include "json/text.h"
#include "schema/judge.h"

#define EXCERPT_CP 60 /* code points of a value that a message shows; `actual` has all */

/* One token of a JSON Pointer (RFC 6901, section 3). */
static void put_token(struct lbl_buf *out, struct lbl_span name)
{
	lbl_buf_putc(out, '/');
	for (size_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '~' || name.ptr[i] == '/')
			lbl_buf_puts(out, name.ptr[i] == '~' ? "~0" : "~1");
		else
			lbl_buf_putc(out, name.ptr[i]);
	}
}

static void put_pointer(struct lbl_validator *v, const struct lbl_at *at)
{
	if (!at->up) {
		lbl_buf_puts(&v->pointer, at->name);
		return;
	}
	put_pointer(v, at->up);
	if (at->name)
		put_token(&v->pointer, lbl_span_of(at->name));
	else if (at->key.ptr)
		put_token(&v->pointer, lbl_text_decode(at->key, &v->hold));
	else
		lbl_buf_printf(&v->pointer, "/%zu", at->index);
}

/* The record's id as it stands, when it is a string or a number. */
static struct lbl_span record_id(const struct lbl_validator *v)
{
	struct lbl_span id = v->line->values[v->schema->id_slot];
	enum lbl_type type = lbl_type_of(id);
	return type == LBL_STRING || type == LBL_NUMBER ? id : (struct lbl_span){ 0 };
}

void lbl_report(struct lbl_validator *v, const struct lbl_at *at, struct lbl_span place,
		const struct lbl_verdict *verdict, const char *fmt, ...)
{
	v->message.len = v->pointer.len = 0;
	va_list args;
	va_start(args, fmt);
	lbl_message_put(&v->message, fmt, args);
	va_end(args);
	put_pointer(v, at);
	struct lbl_finding f = {
		.source = v->line->source,
		.line = v->line->number,
		.byte = (uint64_t)(place.ptr - v->line->text.ptr) + 1,
		.record = record_id(v),
		.pointer = lbl_buf_span(&v->pointer),
		.rule = verdict->rule,
		.severity = verdict->severity,
		.expected = verdict->expected,
		.actual = verdict->actual,
		.message = lbl_buf_span(&v->message),
		.schema = v->schema->title,
	};
	v->errors += verdict->severity == LBL_ERROR;
	v->found(v->arg, &f);
}

const char *lbl_excerpt(struct lbl_validator *v, struct lbl_span raw)
{
	size_t i = 0, cp = 0;
	for (; i < raw.len; i++) {
		cp += (raw.ptr[i] & 0xC0) != 0x80;
		if (cp > EXCERPT_CP)
			break;
	}
	v->excerpt.len = 0;
	lbl_buf_put(&v->excerpt, raw.ptr, i);
	if (i < raw.len)
		lbl_buf_puts(&v->excerpt, "\u2026");
	return lbl_buf_cstr(&v->excerpt);
}
