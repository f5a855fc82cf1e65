/*
 * emit: JSON text, written member by member. One flag says whether a comma is
 * due: a value leaves one due, a key and an opening bracket none. The caller
 * sees to it that brackets pair and keys stand in objects.
 */
#include "json/emit.h"

#include <math.h>
#include <string.h>

#include "base/digits.h"
#include "base/num.h"
#include "json/text.h"

/* Before a value or a key. */
static void separate(struct lbl_emit *e)
{
	if (e->comma)
		lbl_buf_putc(e->out, ',');
	e->comma = true;
}

static void open_bracket(struct lbl_emit *e, char bracket)
{
	separate(e);
	lbl_buf_putc(e->out, bracket);
	e->comma = false;
}

static void close_bracket(struct lbl_emit *e, char bracket)
{
	lbl_buf_putc(e->out, bracket);
	e->comma = true;
}

void lbl_emit_object(struct lbl_emit *e)
{
	open_bracket(e, '{');
}

void lbl_emit_object_end(struct lbl_emit *e)
{
	close_bracket(e, '}');
}

void lbl_emit_array(struct lbl_emit *e)
{
	open_bracket(e, '[');
}

void lbl_emit_array_end(struct lbl_emit *e)
{
	close_bracket(e, ']');
}

void lbl_emit_key_span(struct lbl_emit *e, struct lbl_span name)
{
	separate(e);
	lbl_text_quote(e->out, name.ptr, name.len);
	lbl_buf_putc(e->out, ':');
	e->comma = false;
}

void lbl_emit_key(struct lbl_emit *e, const char *name)
{
	lbl_emit_key_span(e, lbl_span_of(name));
}

void lbl_emit_raw(struct lbl_emit *e, struct lbl_span json)
{
	separate(e);
	lbl_buf_put(e->out, json.ptr, json.len);
}

void lbl_emit_null(struct lbl_emit *e)
{
	lbl_emit_raw(e, lbl_span_of("null"));
}

void lbl_emit_bool(struct lbl_emit *e, bool v)
{
	lbl_emit_raw(e, lbl_span_of(v ? "true" : "false"));
}

void lbl_emit_span(struct lbl_emit *e, struct lbl_span text)
{
	if (!text.ptr) {
		lbl_emit_null(e);
		return;
	}
	separate(e);
	lbl_text_quote(e->out, text.ptr, text.len);
}

/* Names of files and what messages quote need not be UTF-8. */
static void put_replaced(struct lbl_emit *e, struct lbl_span text, size_t bad)
{
	struct lbl_buf sound = { 0 };

	do {
		lbl_buf_put(&sound, text.ptr, bad);
		lbl_buf_puts(&sound, "\xEF\xBF\xBD"); /* U+FFFD */
		text.ptr += bad + 1;
		text.len -= bad + 1;
	} while (!lbl_text_valid(text.ptr, text.len, &bad));
	lbl_buf_put(&sound, text.ptr, text.len);
	lbl_emit_span(e, lbl_buf_span(&sound));
	lbl_buf_clear(&sound);
}

void lbl_emit_string(struct lbl_emit *e, const char *text)
{
	struct lbl_span all = { text, text ? strlen(text) : 0 };
	size_t bad;

	if (text && !lbl_text_valid(text, all.len, &bad))
		put_replaced(e, all, bad);
	else
		lbl_emit_span(e, all);
}

void lbl_emit_num(struct lbl_emit *e, double v)
{
	char text[LBL_NUM_MAX];

	if (isfinite(v))
		lbl_emit_raw(e, (struct lbl_span){ text, lbl_num_format(v, text) });
	else
		lbl_emit_null(e);
}

void lbl_emit_u64(struct lbl_emit *e, uint64_t v)
{
	char text[LBL_U64_DIGITS];

	lbl_emit_raw(e, (struct lbl_span){ text, lbl_digits_put(v, text) });
}

void lbl_emit_count(struct lbl_emit *e, const char *name, uint64_t n)
{
	lbl_emit_key(e, name);
	lbl_emit_u64(e, n);
}

void lbl_emit_figure(struct lbl_emit *e, const char *name, double v)
{
	lbl_emit_key(e, name);
	lbl_emit_num(e, v);
}

void lbl_emit_flag(struct lbl_emit *e, const char *name, bool v)
{
	lbl_emit_key(e, name);
	lbl_emit_bool(e, v);
}

void lbl_emit_i64(struct lbl_emit *e, int64_t v)
{
	separate(e);
	lbl_buf_printf(e->out, "%lld", (long long)v);
}
