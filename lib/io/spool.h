/*
 * A spool: many streams of bytes ("reels") in one temporary file that has no
 * name, for what memory shall not hold. A reel is written from its start to its end,
 * then read as often as one likes; the room of one that is cleared is used again.
 *
 * Several threads may use a spool at once, each its own reels; a reel that is
 * written to its end may be read by several.
 */
#ifndef LBL_IO_SPOOL_H
#define LBL_IO_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define LBL_SPOOL_CHUNK ((size_t)64 << 10) /* bytes that a reel being written or read holds */

struct lbl_spool;

/* lbl_spool_open -- new, in the folder that TMPDIR names, else in /tmp. NULL with LBL_E_IO. */
struct lbl_spool *lbl_spool_open(struct lbl_error *err);

/* lbl_spool_close -- gives the file up; its reels are cleared before. s may be NULL. */
void lbl_spool_close(struct lbl_spool *s);

/* All zero is an empty reel. Memory: a chunk until its end, then 8 bytes a chunk. */
struct lbl_reel {
	uint64_t *chunks; /* their numbers in the file */
	size_t n_chunks, cap_chunks;
	uint64_t len;     /* bytes */
	char *tail;       /* of the chunk that is being filled */
};

/* lbl_reel_put -- appends; lbl_reel_end -- after the last. 0, or -1 with LBL_E_IO. */
int lbl_reel_put(struct lbl_spool *s, struct lbl_reel *r, const void *bytes, size_t n,
		 struct lbl_error *err);
int lbl_reel_end(struct lbl_spool *s, struct lbl_reel *r, struct lbl_error *err);

/* lbl_reel_clear -- gives its room back; it is empty. s may be NULL for one never put to. */
void lbl_reel_clear(struct lbl_spool *s, struct lbl_reel *r);

/* Reads a reel from its start. All zero reads nothing. */
struct lbl_reader {
	const struct lbl_spool *spool;
	const struct lbl_reel *reel;
	uint64_t at;
	char *chunk;
};

/* lbl_reader_init -- of a reel that has come to its end; lbl_reader_clear frees. */
void lbl_reader_init(struct lbl_reader *r, const struct lbl_spool *s, const struct lbl_reel *reel);
void lbl_reader_clear(struct lbl_reader *r);

/* lbl_reader_left -- bytes not yet taken. */
uint64_t lbl_reader_left(const struct lbl_reader *r);

/* lbl_reader_take -- the next n <= left bytes. 0, or -1 with LBL_E_IO. */
int lbl_reader_take(struct lbl_reader *r, void *to, size_t n, struct lbl_error *err);

#endif
