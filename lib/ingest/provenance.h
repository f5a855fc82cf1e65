/* Where a record came from, and the id that is made for it: values for a tree of places. */
#ifndef LBL_INGEST_PROVENANCE_H
#define LBL_INGEST_PROVENANCE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/span.h"

/* What is told of every record; borrowed. */
struct lbl_provenance {
	const char *source; /* meta.source, UTF-8, with meta.line; NULL: neither */
	const char *stamp;  /* meta.ingested_at; NULL: none */
};

/* Slots of a record's values; those of columns or targets begin at LBL_SLOT_FIXED. */
enum {
	LBL_SLOT_ID,     /* the hash of the content */
	LBL_SLOT_BODY,   /* an object spliced into data, or into meta.extra */
	LBL_SLOT_SOURCE, /* meta.source */
	LBL_SLOT_LINE,   /* meta.line */
	LBL_SLOT_STAMP,  /* meta.ingested_at */
	LBL_SLOT_FIXED
};

/* The values' text; all zero before begin. */
struct lbl_provenance_text {
	struct lbl_buf source, stamp;
	char line[24], id[LBL_HASH128_HEX + 3];
};

/* lbl_provenance_begin -- sets the values that all records share; they point into t. */
void lbl_provenance_begin(struct lbl_provenance_text *t, const struct lbl_provenance *where,
			  struct lbl_span *values);
void lbl_provenance_clear(struct lbl_provenance_text *t);

/* lbl_provenance_line -- sets meta.line where meta.source is told. */
void lbl_provenance_line(struct lbl_provenance_text *t, uint64_t line, struct lbl_span *values);

/* lbl_provenance_id -- sets the id to a hash of content. */
void lbl_provenance_id(struct lbl_provenance_text *t, struct lbl_hash128 hash,
		       struct lbl_span *values);

#endif
