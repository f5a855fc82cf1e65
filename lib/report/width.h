/*
 * Text for people's eyes: how many columns it takes, made harmless, cut to fit.
 * The same in every locale.
 */
#ifndef LBL_REPORT_WIDTH_H
#define LBL_REPORT_WIDTH_H

#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"

/* lbl_width -- columns of UTF-8 text on a terminal: wide characters take 2, combining ones none. */
size_t lbl_width(struct lbl_span text);

/*
 * lbl_show -- appends text from a record so that it can do no harm where it is shown.
 *
 *   text     UTF-8; controls (and what would turn the direction of the line) become \u001B
 *   columns  at most so many, and 8 bytes for each; what is longer is cut and ends in "…";
 *            0: no limit
 */
void lbl_show(struct lbl_buf *out, struct lbl_span text, size_t columns);

#endif
