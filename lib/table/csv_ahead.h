/*
 * Reading a table ahead: one thread reads, inflates and parses, while the
 * caller works on the rows before. What the caller sees does not depend on it.
 */
#ifndef LBL_TABLE_CSV_AHEAD_H
#define LBL_TABLE_CSV_AHEAD_H

#include <stdbool.h>

#include "base/error.h"
#include "table/csv.h"

struct lbl_csv_ahead;

/*
 * lbl_csv_ahead_new -- csv is borrowed, and not to be filled by others until it is freed.
 *
 *   thread  false, or no thread to be had: batches are read when they are asked for
 *
 * New (lbl_csv_ahead_free).
 */
struct lbl_csv_ahead *lbl_csv_ahead_new(struct lbl_csv *csv, bool thread);

/* lbl_csv_ahead_free -- stops reading, waits for the thread; a may be NULL. */
void lbl_csv_ahead_free(struct lbl_csv_ahead *a);

/*
 * lbl_csv_ahead_next -- as lbl_csv_fill; *batch is borrowed until the next call.
 */
int lbl_csv_ahead_next(struct lbl_csv_ahead *a, const struct lbl_csv_batch **batch,
		       struct lbl_error *err);

#endif
