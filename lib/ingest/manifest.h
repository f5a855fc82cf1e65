/* The manifest of an ingest: what was read, what was written, by which program, when. */
#ifndef LBL_INGEST_MANIFEST_H
#define LBL_INGEST_MANIFEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/error.h"

/* One input; its bytes are those on disk, before inflating. */
struct lbl_manifest_input {
	const char *name; /* borrowed */
	uint64_t size_bytes;
	uint64_t records, rejected;
	struct lbl_digest *digest;
};

struct lbl_manifest {
	struct lbl_manifest_input *inputs;
	size_t n_inputs;
	const char *program, *version; /* borrowed, like the arguments */
	char *const *arguments;
	size_t n_arguments;
	int64_t start_ms, end_ms;
	uint64_t records_out, rejected, duplicates;
};

/* lbl_manifest_begin -- n inputs without names; 0, or -1 when no SHA-256 is to be had. */
int lbl_manifest_begin(struct lbl_manifest *m, size_t n_inputs, struct lbl_error *err);
void lbl_manifest_clear(struct lbl_manifest *m);

/* lbl_manifest_tap -- an lbl_input_tap; arg: a struct lbl_manifest_input. */
void lbl_manifest_tap(void *arg, size_t source_index, const void *bytes, size_t n);

/*
 * lbl_manifest_write -- appends the document and an LF. What is not UTF-8 in a name or an
 * argument becomes U+FFFD.
 */
void lbl_manifest_write(const struct lbl_manifest *m, struct lbl_buf *out);

#endif
