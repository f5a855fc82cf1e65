/* Changing a record without touching the bytes that are not ours. */
#ifndef LBL_RECORD_EDIT_H
#define LBL_RECORD_EDIT_H

#include "base/buf.h"
#include "base/span.h"
#include "json/stream.h"

/* lbl_edit_pass -- the line as it was read, and an LF. */
void lbl_edit_pass(struct lbl_buf *out, const struct lbl_line *line);

/*
 * lbl_edit_set -- the line with one top-level member appended, or replaced where it is.
 *
 *   old   raw span of the member's present value within line->text, ptr NULL: none
 *   name  plain ASCII, needs no escape
 *   json  the new value, trusted JSON text
 */
void lbl_edit_set(struct lbl_buf *out, const struct lbl_line *line, struct lbl_span old,
		  const char *name, struct lbl_span json);

/*
 * lbl_edit_append -- the line with an element appended to an array member; the member is
 * made where it is missing or null.
 *
 *   array  raw span of the member's value: an array, null, or ptr NULL
 */
void lbl_edit_append(struct lbl_buf *out, const struct lbl_line *line, struct lbl_span array,
		     const char *name, struct lbl_span element);

#endif
