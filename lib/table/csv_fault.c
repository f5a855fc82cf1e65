/* Faults of rows; see table/csv_fault.h. One look at all bytes of a batch tells it has none. */
#include "table/csv_fault.h"

#include <string.h>

#include "json/text.h"

static bool bytes_sound(const char *text, size_t n)
{
	size_t bad;

	return !n || (!memchr(text, '\0', n) && lbl_text_valid(text, n, &bad));
}

static void check_row(const struct lbl_csv_batch *batch, struct lbl_csv_row *row)
{
	struct lbl_span raw = lbl_csv_raw(batch, row);
	const char *nul = memchr(raw.ptr, '\0', raw.len);
	size_t bad = raw.len;
	struct lbl_csv_place place;

	if (!lbl_text_valid(raw.ptr, raw.len, &bad))
		row->fault = LBL_CSV_UTF8;
	if (nul && (size_t)(nul - raw.ptr) < bad) {
		row->fault = LBL_CSV_NUL;
		bad = (size_t)(nul - raw.ptr);
	}
	if (row->fault == LBL_CSV_SOUND)
		return;
	place = lbl_csv_place_at(raw, row->line, bad);
	row->fault_line = place.line;
	row->fault_byte = place.byte;
}

void lbl_csv_fault_bytes(struct lbl_csv_batch *batch, size_t n)
{
	if (bytes_sound(batch->raw.data, n))
		return;
	for (size_t i = 0; i < batch->n_rows; i++)
		if (batch->rows[i].fault == LBL_CSV_SOUND)
			check_row(batch, &batch->rows[i]);
}

void lbl_csv_fault_error(const struct lbl_csv_row *row, size_t n_columns, bool header,
			 struct lbl_error *err)
{
	static const char *const texts[] = {
		[LBL_CSV_QUOTE] = "a quote within a field that has none around it",
		[LBL_CSV_BEHIND] = "text behind a closing quote",
		[LBL_CSV_OPEN] = "this quote is never closed",
		[LBL_CSV_NUL] = "NUL byte",
		[LBL_CSV_UTF8] = "invalid UTF-8",
	};

	if (row->fault == LBL_CSV_WIDTH)
		lbl_error_set(err, LBL_E_INPUT, "%zu field%s, but %s %zu", row->n,
			      row->n == 1 ? "" : "s", header ? "the header has" : "--columns names",
			      n_columns);
	else
		lbl_error_set(err, LBL_E_INPUT, "%s", texts[row->fault]);
	err->line = row->fault_line;
	err->byte = row->fault_byte;
}
