/* Inflating gzip: any number of members, nothing dropped, nothing passed over. */
#ifndef LBL_IO_GUNZIP_H
#define LBL_IO_GUNZIP_H

#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"

struct lbl_gunzip;

/* Supplies compressed bytes (borrowed until the next call): how many, 0 at the end, -1. */
typedef ssize_t lbl_gunzip_source(void *arg, const unsigned char **bytes, struct lbl_error *err);

struct lbl_gunzip *lbl_gunzip_new(lbl_gunzip_source *source, void *arg);
void lbl_gunzip_free(struct lbl_gunzip *g);

/*
 * lbl_gunzip_read -- up to n inflated bytes; 0 at the end.
 *
 * Returns -1 with LBL_E_INPUT when the data is truncated, corrupt or followed by bytes that
 * begin no member, naming the offset in the compressed data. What was inflated before the
 * fault is handed out first.
 */
ssize_t lbl_gunzip_read(struct lbl_gunzip *g, void *buf, size_t n, struct lbl_error *err);

#endif
