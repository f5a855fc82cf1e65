/* Records from the rows of a table. */
#ifndef LBL_INGEST_FROM_ROW_H
#define LBL_INGEST_FROM_ROW_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "ingest/mapping.h"
#include "table/csv.h"

struct lbl_from_row;

/*
 * lbl_from_row_new -- for the rows of one table.
 *
 *   csv, mapping, where  borrowed, must outlive it
 *   hashes               lbl_from_row_put shall give the hash of each record's content
 *
 * Returns new (lbl_from_row_free), or NULL with LBL_E_USAGE: a column that is not there
 * (with those that are), or a member that a column stands in the way of.
 */
struct lbl_from_row *lbl_from_row_new(const struct lbl_csv *csv, const struct lbl_mapping *mapping,
				      const struct lbl_provenance *where, bool hashes,
				      struct lbl_error *err);
void lbl_from_row_free(struct lbl_from_row *f);

/*
 * lbl_from_row_put -- appends the record of a sound row, and an LF.
 *
 *   hash  of the record's content; set only when new was asked for hashes
 *
 * Returns 0, or -1 with LBL_E_INPUT, line, byte and message (no source); nothing is appended.
 */
int lbl_from_row_put(struct lbl_from_row *f, const struct lbl_csv_batch *batch,
		     const struct lbl_csv_row *row, struct lbl_buf *out, struct lbl_hash128 *hash,
		     struct lbl_error *err);

#endif
