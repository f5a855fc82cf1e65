/*
 * Outputs: standard output, or a file that appears whole or not at all.
 *
 * A named file is written beside its place, synced and renamed at close; its
 * old content stays until then. A name ending in .gz is compressed. A name that
 * is there and is no regular file (a device, a pipe) is written directly.
 */
#ifndef LBL_IO_OUTPUT_H
#define LBL_IO_OUTPUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct lbl_output;

/* lbl_output_open -- name NULL or "-": standard output. NULL with err on failure. */
struct lbl_output *lbl_output_open(const char *name, struct lbl_error *err);

/* lbl_output_fd -- writes to an open descriptor that stays the caller's (2 for messages). */
struct lbl_output *lbl_output_fd(int fd, const char *name);

/* lbl_output_write -- 0, or -1 with LBL_E_IO; buffers small writes. */
int lbl_output_write(struct lbl_output *out, const void *bytes, size_t n, struct lbl_error *err);

/* lbl_output_flush -- hands on what is buffered, without syncing. */
int lbl_output_flush(struct lbl_output *out, struct lbl_error *err);

/* lbl_output_settle -- all bytes are where they shall be, but for the name; close then renames. */
int lbl_output_settle(struct lbl_output *out, struct lbl_error *err);

/* lbl_output_close -- flushes, syncs, renames, frees; -1 when that failed. out may be NULL. */
int lbl_output_close(struct lbl_output *out, struct lbl_error *err);

/*
 * lbl_output_abandon -- a named file shall not appear; standard output and devices get what is
 * buffered, as it was sound. Frees. out may be NULL.
 */
void lbl_output_abandon(struct lbl_output *out);

uint64_t lbl_output_bytes(const struct lbl_output *out); /* before compression */

#endif
