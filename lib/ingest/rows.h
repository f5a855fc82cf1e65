/* A table to records, as json/stream.h does it for JSON lines: bad rows, duplicates, outputs. */
#ifndef LBL_INGEST_ROWS_H
#define LBL_INGEST_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "io/input.h"
#include "io/output.h"
#include "json/stream.h"
#include "ingest/distinct.h"
#include "ingest/mapping.h"
#include "ingest/provenance.h"
#include "table/csv.h"

/* All pointers are borrowed. */
struct lbl_rows {
	struct lbl_input *in; /* its next source is the table */
	struct lbl_csv_options csv;
	const struct lbl_mapping *mapping;
	const struct lbl_provenance *where;
	struct lbl_distinct *distinct; /* NULL: duplicates stay; restarted */
	struct lbl_output *out;
	struct lbl_output *reject;  /* NULL, or where bad rows are kept */
	enum lbl_on_error on_error; /* with reject, bad rows are kept there */
	bool ahead;                 /* read and parse in a thread beside */
	void (*tick)(void *tick_ctx, uint64_t bytes, uint64_t total_bytes); /* may be NULL */
	void *tick_ctx;
};

/*
 * lbl_rows_run -- 0, or -1 with the first error in the order of the rows. What precedes a
 * bad row has been written.
 *
 *   tally  added to, also on failure
 */
int lbl_rows_run(const struct lbl_rows *rows, struct lbl_tally *tally, struct lbl_error *err);

#endif
