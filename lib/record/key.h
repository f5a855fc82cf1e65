/* What makes a record itself, and which of its kind it is: for choosing among records. */
#ifndef LBL_RECORD_KEY_H
#define LBL_RECORD_KEY_H

#include "base/buf.h"
#include "base/span.h"
#include "json/stream.h"

/* lbl_key_record -- the object alone: blanks and a CR behind it make no other record. */
struct lbl_span lbl_key_record(const struct lbl_line *line);

/*
 * lbl_key_text -- the text that stands for a record.
 *
 *   raw   value of its key; absent or null: the record's bytes stand for it
 *   hold  used where the key has an escape; its old content is dropped
 *
 * Returns a string's text, any other value as it is written.
 */
struct lbl_span lbl_key_text(const struct lbl_line *line, struct lbl_span raw,
			     struct lbl_buf *hold);

/*
 * lbl_key_stratum -- the name of the group that a value puts a record into.
 *
 *   raw   a class counts by its text, so that 1, 1.0 and "1" are one; any other value as it
 *         is written; absent and null are one group
 *   name  its old content is dropped; "=" and the text, empty for the group without a value
 */
struct lbl_span lbl_key_stratum(struct lbl_span raw, struct lbl_buf *hold, struct lbl_buf *name);

#endif
