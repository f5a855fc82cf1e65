/*
 * Tables as text: CSV and TSV, RFC 4180 to the letter. The only room that sees libcsv.
 *
 * A row ends at LF, CR or CRLF outside quotes. A field that begins with a quote ends with
 * one, and a quote inside it is written twice; a quote anywhere else is a fault. Nothing is
 * trimmed. Blank lines are no rows. Each row has as many fields as the table has columns.
 */
#ifndef LBL_TABLE_CSV_H
#define LBL_TABLE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/list.h"
#include "base/span.h"
#include "io/input.h"
#include "table/csv_place.h"

struct lbl_csv;

struct lbl_csv_options {
	char delimiter;                 /* one ASCII character: no quote, CR, LF or NUL */
	const struct lbl_list *columns; /* their names, borrowed; NULL: the first row has them */
	size_t max_row_bytes;           /* a longer row is trouble */
	size_t batch_bytes;             /* of the text that a batch holds, as far as rows allow */
};

enum lbl_csv_fault {
	LBL_CSV_SOUND,
	LBL_CSV_QUOTE,  /* a quote in an unquoted field */
	LBL_CSV_BEHIND, /* text behind a closing quote */
	LBL_CSV_OPEN,   /* the text ends within quotes */
	LBL_CSV_WIDTH,  /* another number of fields than the table has */
	LBL_CSV_NUL,
	LBL_CSV_UTF8
};

/*
 * A row, or what could not be read as one: with a fault of quotes it reaches to the end of
 * the line at fault, and the next line begins a row. Faulty rows have no fields.
 */
struct lbl_csv_row {
	size_t raw, raw_len; /* its text within the batch's raw, without the line's end */
	size_t first;        /* its fields begin here, see lbl_csv_field */
	size_t n;            /* fields; with LBL_CSV_WIDTH what was counted */
	uint64_t line; /* of its first byte, from 1; lines end at LF, or at a CR that ends a row */
	enum lbl_csv_fault fault;
	uint64_t fault_line, fault_byte; /* its place, from 1; byte 0: the whole row */
};

/* Rows that follow each other; all zero before its first use. Reused from fill to fill. */
struct lbl_csv_batch {
	struct lbl_buf raw;  /* the text as it was read */
	struct lbl_buf text; /* the fields' text, one behind the other */
	size_t *ends;        /* where in `text` each field ends */
	size_t n_ends, cap_ends;
	struct lbl_csv_row *rows;
	size_t n_rows, cap_rows;
	uint64_t bytes_read; /* of all inputs from disk, when the batch was filled */
};

/*
 * lbl_csv_new -- a reader of the source that `in` has open (borrowed).
 *
 * Reads the header, unless options name the columns.
 *
 * Returns new (lbl_csv_free), or NULL with err: LBL_E_IO, or LBL_E_INPUT when the header
 * cannot be used: a fault in it, or a name that stands twice.
 */
struct lbl_csv *lbl_csv_new(struct lbl_input *in, const struct lbl_csv_options *options,
			    struct lbl_error *err);
void lbl_csv_free(struct lbl_csv *c);

/* lbl_csv_columns -- names in order; empty for an empty source without given columns. */
const struct lbl_list *lbl_csv_columns(const struct lbl_csv *c);

/*
 * lbl_csv_fill -- the next rows.
 *
 *   batch  what it held is gone
 *
 * Returns 1 with at least one row, 0 at the end of the source, or -1 with err when the
 * source cannot be read on (after the rows before that place were handed out).
 */
int lbl_csv_fill(struct lbl_csv *c, struct lbl_csv_batch *batch, struct lbl_error *err);
void lbl_csv_batch_clear(struct lbl_csv_batch *batch);

/* lbl_csv_field -- text of field i of a sound row; borrowed from the batch. */
static inline struct lbl_span lbl_csv_field(const struct lbl_csv_batch *batch,
					    const struct lbl_csv_row *row, size_t i)
{
	size_t at = row->first + i ? batch->ends[row->first + i - 1] : 0;

	return (struct lbl_span){ lbl_buf_span(&batch->text).ptr + at,
				  batch->ends[row->first + i] - at };
}

static inline struct lbl_span lbl_csv_raw(const struct lbl_csv_batch *batch,
					  const struct lbl_csv_row *row)
{
	return (struct lbl_span){ lbl_buf_span(&batch->raw).ptr + row->raw, row->raw_len };
}

/* lbl_csv_field_place -- where field i of a row begins, its quote included. */
struct lbl_csv_place lbl_csv_field_place(const struct lbl_csv *c, const struct lbl_csv_batch *batch,
					 const struct lbl_csv_row *row, size_t i);

/* lbl_csv_error -- a faulty row as an error, with its place; returns -1. */
int lbl_csv_error(const struct lbl_csv *c, const struct lbl_csv_row *row, struct lbl_error *err);

#endif
