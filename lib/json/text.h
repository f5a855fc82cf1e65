/* JSON strings: decoding and quoting. */
#ifndef LBL_JSON_TEXT_H
#define LBL_JSON_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/span.h"

/*
 * lbl_text_decode -- the text of a raw string (with its quotes) that the scanner has passed.
 *
 *   hold  used only where there is an escape; its old content is kept, the text appended
 *
 * Returns a span into raw where there is no escape, else into hold.
 */
struct lbl_span lbl_text_decode(struct lbl_span raw, struct lbl_buf *hold);

/* lbl_text_is -- does the raw string (with quotes, escapes or not) say `want`? */
bool lbl_text_is(struct lbl_span raw, const char *want);

/* lbl_text_quote -- appends text as a JSON string: short escapes, \u00XX for other controls. */
void lbl_text_quote(struct lbl_buf *out, const char *text, size_t n);

/* lbl_text_valid -- strict UTF-8? On false *bad is the offset of the first byte at fault. */
bool lbl_text_valid(const char *text, size_t n, size_t *bad);

#endif
