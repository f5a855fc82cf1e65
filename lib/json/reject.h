/* The reject file: one JSON line for each bad line that was kept. */
#ifndef LBL_JSON_REJECT_H
#define LBL_JSON_REJECT_H

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"

#define LBL_REJECT_START 1024

/*
 * lbl_reject_write -- appends {"source","line","byte","error","raw"} and an LF.
 *
 *   why    source, line, byte (0: left out) and message
 *   raw    the line without its LF; written as "raw_base64" where it is not UTF-8; of a line
 *          that is too long (code LBL_E_LIMIT) the first LBL_REJECT_START bytes alone, as
 *          "raw_start" or "raw_start_base64"
 *   name, extra   one more member, trusted JSON text; extra.ptr NULL: none
 */
void lbl_reject_write(struct lbl_buf *out, const struct lbl_error *why, struct lbl_span raw,
		      const char *name, struct lbl_span extra);

#endif
