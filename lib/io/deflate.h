/* Compressing to gzip: one member, the same bytes whatever the size of the writes. */
#ifndef LBL_IO_DEFLATE_H
#define LBL_IO_DEFLATE_H

#include <stddef.h>

#include "base/error.h"

struct lbl_deflate;

/* Takes compressed bytes; 0, or -1 with err. */
typedef int lbl_deflate_sink(void *arg, const void *bytes, size_t n, struct lbl_error *err);

struct lbl_deflate *lbl_deflate_new(lbl_deflate_sink *sink, void *arg);
int lbl_deflate_write(struct lbl_deflate *d, const void *bytes, size_t n, struct lbl_error *err);
int lbl_deflate_finish(struct lbl_deflate *d, struct lbl_error *err); /* the member's end */
void lbl_deflate_free(struct lbl_deflate *d);                         /* d may be NULL */

#endif
