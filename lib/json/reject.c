/* Writes the lines of a reject file; see json/reject.h. */
#include "json/reject.h"

#include <openssl/evp.h>

#include "json/emit.h"
#include "json/text.h"

#define PIECE ((size_t)3 << 20) /* bytes encoded at once: whole groups of three, within an int */

static void put_base64(struct lbl_buf *out, struct lbl_span raw)
{
	lbl_buf_putc(out, '"');
	while (raw.len) {
		size_t n = raw.len < PIECE ? raw.len : PIECE;
		char *to = lbl_buf_reserve(out, (n + 2) / 3 * 4 + 1);

		out->len += (size_t)EVP_EncodeBlock((unsigned char *)to,
						    (const unsigned char *)raw.ptr, (int)n);
		raw.ptr += n;
		raw.len -= n;
	}
	lbl_buf_putc(out, '"');
}

/* The start of a line that is too long, ended with a whole character where it is text. */
static struct lbl_span start_of(struct lbl_span raw)
{
	size_t bad;

	if (raw.len > LBL_REJECT_START)
		raw.len = LBL_REJECT_START;
	if (!lbl_text_valid(raw.ptr, raw.len, &bad) && bad + 4 > raw.len)
		raw.len = bad;
	return raw;
}

static void emit_raw_line(struct lbl_emit *e, struct lbl_span raw, bool start)
{
	size_t bad;

	if (start)
		raw = start_of(raw);
	if (lbl_text_valid(raw.ptr, raw.len, &bad)) {
		lbl_emit_key(e, start ? "raw_start" : "raw");
		lbl_emit_span(e, raw);
		return;
	}
	lbl_emit_key(e, start ? "raw_start_base64" : "raw_base64");
	put_base64(e->out, raw);
}

void lbl_reject_write(struct lbl_buf *out, const struct lbl_error *why, struct lbl_span raw,
		      const char *name, struct lbl_span extra)
{
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "source");
	lbl_emit_string(&e, why->source);
	lbl_emit_key(&e, "line");
	lbl_emit_u64(&e, why->line);
	if (why->byte) {
		lbl_emit_key(&e, "byte");
		lbl_emit_u64(&e, why->byte);
	}
	lbl_emit_key(&e, "error");
	lbl_emit_string(&e, why->message);
	emit_raw_line(&e, raw, why->code == LBL_E_LIMIT);
	e.comma = true;
	if (extra.ptr) {
		lbl_emit_key(&e, name);
		lbl_emit_raw(&e, extra);
	}
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
