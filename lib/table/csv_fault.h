/* What can be wrong with a row that libcsv has read, and how a fault is told. */
#ifndef LBL_TABLE_CSV_FAULT_H
#define LBL_TABLE_CSV_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "table/csv.h"

/*
 * lbl_csv_fault_bytes -- marks the rows that hold a NUL or invalid UTF-8.
 *
 *   n  bytes of the batch's raw text that rows were made of
 */
void lbl_csv_fault_bytes(struct lbl_csv_batch *batch, size_t n);

/*
 * lbl_csv_fault_error -- a faulty row as LBL_E_INPUT with line, byte and message.
 *
 *   n_columns  of the table
 *   header     they were named by the header
 */
void lbl_csv_fault_error(const struct lbl_csv_row *row, size_t n_columns, bool header,
			 struct lbl_error *err);

#endif
