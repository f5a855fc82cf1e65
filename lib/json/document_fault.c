/*
 * What is wrong with a document's text: the scanner's word where it is no JSON,
 * jansson's in our words where only a tree shows it. Offsets become places here.
 */
#include "json/document_fault.h"

#include <stdint.h>

#include "base/buf.h"
#include "json/scan.h"

void lbl_fault_place(struct lbl_span text, size_t offset, uint64_t *line, uint64_t *byte)
{
	*line = 1;
	size_t start = 0;
	for (size_t i = 0; i < offset && i < text.len; i++)
		if (text.ptr[i] == '\n') {
			++*line;
			start = i + 1;
		}
	*byte = offset - start + 1;
}

static int fault_at(struct lbl_span text, size_t offset, const char *source,
		    struct lbl_error *err, const char *message)
{
	uint64_t line, byte;
	lbl_fault_place(text, offset, &line, &byte);
	return lbl_error_at(err, LBL_E_INPUT, source, line, byte, "%s", message);
}

/* Scanned as one line: each LF becomes a space, in strings too (jansson refuses those). */
int lbl_fault_syntax(struct lbl_span text, const char *source, struct lbl_error *err)
{
	struct lbl_buf copy = { 0 };
	char *line = lbl_buf_reserve(&copy, text.len + 1 + LBL_SCAN_PAD);
	memcpy(line, text.ptr, text.len);
	memset(line + text.len, 0, 1 + LBL_SCAN_PAD);
	line[text.len] = '\n';
	for (char *lf = line; (size_t)(lf - line) < text.len; lf++)
		if (*lf == '\n')
			*lf = ' ';

	int rc = -1;
	struct lbl_scanned got;
	struct lbl_paths *paths = lbl_paths_new(NULL, 0, err);
	struct lbl_scan *scan = paths ? lbl_scan_new(paths, 0, LBL_SCAN_BEST) : NULL;
	if (!scan)
		goto out;
	if (lbl_scan_blank(line)) {
		fault_at(text, 0, source, err, "the document is empty");
	} else {
		rc = lbl_scan_line(scan, line, &got);
		if (rc < 0)
			fault_at(text, (size_t)(got.at - line), source, err, got.fault);
	}
out:
	lbl_scan_free(scan);
	lbl_paths_free(paths);
	lbl_buf_clear(&copy);
	return rc;
}

/* Is there an odd number of backslashes before offset i? */
static bool escaped(struct lbl_span text, size_t i)
{
	size_t slashes = 0;
	while (slashes < i && text.ptr[i - 1 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

static bool is_of_number(char c)
{
	return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

/* Offset of the first byte of the string or number that ends before `end`. */
static size_t token_start(struct lbl_span text, size_t end)
{
	if (end < 2 || end > text.len)
		return 0;
	size_t i = end - 1;
	if (text.ptr[i] == '"') {
		do
			i--;
		while (i > 0 && (text.ptr[i] != '"' || escaped(text, i)));
		return i;
	}
	while (i > 0 && is_of_number(text.ptr[i - 1]))
		i--;
	return i;
}

/* jansson's error in our words; it has passed the scanner, so little can be wrong. */
int lbl_fault_tree(struct lbl_span text, const json_error_t *e, const char *source,
		   struct lbl_error *err)
{
	size_t end = e->position > 0 ? (size_t)e->position : 0;
	size_t start = token_start(text, end);
	struct lbl_span token = { text.ptr + start, end > start ? end - start : 0 };
	uint64_t line, byte;
	lbl_fault_place(text, start, &line, &byte);
	switch (json_error_code(e)) {
	case json_error_duplicate_key:
		return lbl_error_at(err, LBL_E_INPUT, source, line, byte,
				    "member %.*s stands twice", (int)token.len, token.ptr);
	case json_error_numeric_overflow:
		return lbl_error_at(err, LBL_E_INPUT, source, line, byte,
				    "the number %.*s is too large", (int)token.len, token.ptr);
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return fault_at(text, start, source, err,
				"\\u0000 is not taken in a document");
	default:
		return fault_at(text, end, source, err, e->text);
	}
}
