/* Writing JSON: compact, members in the order written, commas kept for you. */
#ifndef LBL_JSON_EMIT_H
#define LBL_JSON_EMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

/* Start with { .out = &buf }; the text is appended to out. */
struct lbl_emit {
	struct lbl_buf *out;
	bool comma;
};

void lbl_emit_object(struct lbl_emit *e);
void lbl_emit_object_end(struct lbl_emit *e);
void lbl_emit_array(struct lbl_emit *e);
void lbl_emit_array_end(struct lbl_emit *e);
void lbl_emit_key(struct lbl_emit *e, const char *name);
void lbl_emit_key_span(struct lbl_emit *e, struct lbl_span name);

void lbl_emit_span(struct lbl_emit *e, struct lbl_span text); /* quoted; ptr NULL: null */
/* quoted; NULL: null; a byte that is no UTF-8 becomes U+FFFD (a span is trusted to have none) */
void lbl_emit_string(struct lbl_emit *e, const char *text);
void lbl_emit_num(struct lbl_emit *e, double v);              /* 12 digits; not finite: null */
void lbl_emit_u64(struct lbl_emit *e, uint64_t v);
void lbl_emit_i64(struct lbl_emit *e, int64_t v);
void lbl_emit_bool(struct lbl_emit *e, bool v);
void lbl_emit_null(struct lbl_emit *e);
void lbl_emit_raw(struct lbl_emit *e, struct lbl_span json);  /* trusted JSON text */

/* Members, a name with its value. */
void lbl_emit_count(struct lbl_emit *e, const char *name, uint64_t n);
void lbl_emit_figure(struct lbl_emit *e, const char *name, double v); /* as lbl_emit_num */
void lbl_emit_flag(struct lbl_emit *e, const char *name, bool v);

#endif
