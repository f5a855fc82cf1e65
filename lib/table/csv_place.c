/* Places in a row; see table/csv_place.h. Reads RFC 4180 again, for one row, without libcsv. */
#include "table/csv_place.h"

#include <string.h>

/* The offset behind a quoted field's closing quote. */
static size_t behind_quotes(struct lbl_span raw, size_t at)
{
	for (at++; at < raw.len; at++) {
		if (raw.ptr[at] != '"')
			continue;
		if (at + 1 == raw.len || raw.ptr[at + 1] != '"')
			return at + 1;
		at++;
	}
	return raw.len;
}

size_t lbl_csv_place_field(struct lbl_span raw, char delimiter, size_t i)
{
	size_t at = 0;

	for (; i && at < raw.len; i--) {
		const char *stop;

		if (raw.ptr[at] == '"')
			at = behind_quotes(raw, at);
		stop = at < raw.len ? memchr(raw.ptr + at, delimiter, raw.len - at) : NULL;
		at = stop ? (size_t)(stop - raw.ptr) + 1 : raw.len;
	}
	return at;
}

struct lbl_csv_place lbl_csv_place_at(struct lbl_span raw, uint64_t line, size_t offset)
{
	struct lbl_csv_place place = { line, 1 };
	size_t at = 0;

	for (const char *lf; offset > at && (lf = memchr(raw.ptr + at, '\n', offset - at));) {
		at = (size_t)(lf - raw.ptr) + 1;
		place.line++;
	}
	place.byte = offset - at + 1;
	return place;
}
