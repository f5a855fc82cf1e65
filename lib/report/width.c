/* Columns of text; see report/width.h. Which characters are wide is width_ranges.c. */
#include "report/width.h"

#include <stdbool.h>
#include <stdint.h>

#include "report/width_ranges.h"

#define BYTES_PER_COLUMN 8
#define ELLIPSIS         "\xE2\x80\xA6" /* "…", one column */

static bool in_ranges(uint32_t cp, const struct lbl_width_range *r, size_t n)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r[mid].last < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && r[low].first <= cp;
}

static size_t width_of(uint32_t cp)
{
	if (cp < 0x300)
		return 1;
	if (in_ranges(cp, lbl_width_zero, lbl_width_zero_n))
		return 0;
	return in_ranges(cp, lbl_width_wide, lbl_width_wide_n) ? 2 : 1;
}

/* The next code point of text that may be broken: a stray byte counts as one. */
static uint32_t next_cp(struct lbl_span text, size_t *at)
{
	unsigned char c = (unsigned char)text.ptr[(*at)++];
	unsigned more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
	uint32_t cp = more == 3 ? c & 7u : more == 2 ? c & 15u : more == 1 ? c & 31u : c;

	for (; more && *at < text.len && ((unsigned char)text.ptr[*at] & 0xC0) == 0x80; more--)
		cp = cp << 6 | ((unsigned char)text.ptr[(*at)++] & 63u);
	return cp;
}

size_t lbl_width(struct lbl_span text)
{
	size_t width = 0;

	for (size_t at = 0; at < text.len;)
		width += width_of(next_cp(text, &at));
	return width;
}

/* C0, C1, DEL; line and paragraph separators; marks, embeddings and isolates of direction. */
static bool is_harmful(uint32_t cp)
{
	static const struct lbl_width_range harmful[] = {
		{ 0, 0x1F },        { 0x7F, 0x9F },     { 0x61C, 0x61C },   { 0x200E, 0x200F },
		{ 0x2028, 0x202E }, { 0x2066, 0x2069 }, { 0xFEFF, 0xFEFF },
	};
	return in_ranges(cp, harmful, sizeof harmful / sizeof harmful[0]);
}

/* One character as it is shown; returns its columns. */
static size_t show_cp(struct lbl_buf *out, struct lbl_span text, size_t *at)
{
	size_t from = *at;
	uint32_t cp = next_cp(text, at);

	if (is_harmful(cp)) {
		lbl_buf_printf(out, "\\u%04X", (unsigned)cp);
		return 6;
	}
	lbl_buf_put(out, text.ptr + from, *at - from);
	return width_of(cp);
}

void lbl_show(struct lbl_buf *out, struct lbl_span text, size_t columns)
{
	size_t width = 0, start = out->len;
	size_t fits = start; /* the end of what leaves room for the ellipsis */

	for (size_t at = 0; at < text.len;) {
		width += show_cp(out, text, &at);
		/* Marks that take no column could go on for megabytes. */
		if (columns && (width > columns || out->len - start > columns * BYTES_PER_COLUMN)) {
			out->len = fits;
			lbl_buf_puts(out, ELLIPSIS);
			return;
		}
		if (width < columns && out->len - start <= (columns - 1) * BYTES_PER_COLUMN)
			fits = out->len;
	}
}
