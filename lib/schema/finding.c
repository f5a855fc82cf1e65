/* Writing findings: a line of text, a line of JSON. */
#include "schema/finding.h"

#include <stdio.h>

#include "json/emit.h"

static const char *severity_name(enum lbl_severity s)
{
	return s == LBL_ERROR ? "error" : "warning";
}

void lbl_message_put(struct lbl_buf *out, const char *fmt, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, fmt, args);
	if (n > 0) {
		vsnprintf(lbl_buf_reserve(out, (size_t)n + 1), (size_t)n + 1, fmt, again);
		out->len += (size_t)n;
	}
	va_end(again);
}

void lbl_finding_put_line(struct lbl_buf *out, struct lbl_span text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if (c < 0x20 || c == 0x7F)
			lbl_buf_printf(out, "\\u%04X", c);
		else
			lbl_buf_putc(out, (char)c);
	}
}

void lbl_finding_text(struct lbl_buf *out, const char *prefix, const struct lbl_finding *f)
{
	lbl_buf_puts(out, prefix);
	lbl_finding_put_line(out, lbl_span_of(f->source));
	lbl_buf_printf(out, ":%llu:", (unsigned long long)f->line);
	if (f->byte)
		lbl_buf_printf(out, "%llu:", (unsigned long long)f->byte);
	lbl_buf_printf(out, " %s: ", severity_name(f->severity));
	lbl_finding_put_line(out, f->pointer);
	lbl_buf_puts(out, f->pointer.len ? ": " : "");
	lbl_finding_put_line(out, f->message);
	lbl_buf_printf(out, " [%s]\n", f->rule);
}

static void put_json(struct lbl_emit *e, const char *name, struct lbl_span json)
{
	lbl_emit_key(e, name);
	if (json.ptr)
		lbl_emit_raw(e, json);
	else
		lbl_emit_null(e);
}

void lbl_finding_json(struct lbl_buf *out, const struct lbl_finding *f)
{
	struct lbl_emit e = { .out = out };
	lbl_emit_object(&e);
	lbl_emit_key(&e, "source");
	lbl_emit_string(&e, f->source);
	lbl_emit_key(&e, "line");
	lbl_emit_u64(&e, f->line);
	lbl_emit_key(&e, "byte");
	if (f->byte)
		lbl_emit_u64(&e, f->byte);
	else
		lbl_emit_null(&e);
	put_json(&e, "record", f->record);
	lbl_emit_key(&e, "pointer");
	lbl_emit_span(&e, f->pointer);
	lbl_emit_key(&e, "rule");
	lbl_emit_string(&e, f->rule);
	lbl_emit_key(&e, "severity");
	lbl_emit_string(&e, severity_name(f->severity));
	put_json(&e, "expected", f->expected);
	put_json(&e, "actual", f->actual);
	lbl_emit_key(&e, "message");
	lbl_emit_span(&e, f->message);
	lbl_emit_key(&e, "schema");
	lbl_emit_string(&e, f->schema);
	lbl_emit_object_end(&e);
}
