/*
 * Inputs: files read one after the other as one supply of bytes, inflated
 * where their first bytes say gzip.
 */
#ifndef LBL_IO_INPUT_H
#define LBL_IO_INPUT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

struct lbl_input;

/* Sees the bytes of a source as they are on disk, before inflating, in order. */
typedef void lbl_input_tap(void *arg, size_t source_index, const void *bytes, size_t n);

/*
 * lbl_input_new -- nothing is opened yet.
 *
 *   names  n file names, borrowed; "-" is standard input; n = 0 means "-"
 */
struct lbl_input *lbl_input_new(char *const *names, size_t n);
void lbl_input_free(struct lbl_input *in);
void lbl_input_set_tap(struct lbl_input *in, lbl_input_tap *tap, void *arg);

/* lbl_input_next -- opens the next source: 1, or 0 when none is left, or -1. */
int lbl_input_next(struct lbl_input *in, struct lbl_error *err);

#define LBL_INPUT_END 256 /* what lbl_input_peek finds where there is no byte */

/*
 * lbl_input_peek -- the first byte of the next source, which stays the next: it is opened,
 * and lbl_input_next will hand it over with all its bytes.
 *
 * Returns the byte (behind a BOM), LBL_INPUT_END for an empty source or none, or -1.
 */
int lbl_input_peek(struct lbl_input *in, struct lbl_error *err);

/*
 * lbl_input_read -- up to n bytes of the open source; a UTF-8 BOM at its start is left out.
 *
 * Returns the number of bytes, 0 at the end of this source, -1 with LBL_E_IO, or with
 * LBL_E_INPUT for gzip that is truncated, corrupt or followed by other bytes (the
 * message names the offset in the compressed file).
 */
ssize_t lbl_input_read(struct lbl_input *in, void *buf, size_t n, struct lbl_error *err);

/*
 * lbl_input_stop -- ends a read that waits (for a pipe, a terminal), and all later ones: they
 * fail. From any thread; does nothing unless lbl_input_allow_stop was called before reading.
 */
void lbl_input_allow_stop(struct lbl_input *in);
void lbl_input_stop(struct lbl_input *in);

const char *lbl_input_name(const struct lbl_input *in);  /* "<stdin>" for "-"; borrowed from in */
size_t lbl_input_index(const struct lbl_input *in);      /* 0-based place in the list */
uint64_t lbl_input_bytes(const struct lbl_input *in);    /* read from disk so far, all sources */
uint64_t lbl_input_total(const struct lbl_input *in);    /* sizes of all files, 0: not known */

#endif
