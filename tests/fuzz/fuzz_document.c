/*
 * fuzz_document: json/document. What it accepts, json/scan accepts as a line; written and
 * read again it is the same; every fault has a message and a place within the text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "json/document.h"
#include "json/path.h"
#include "json/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Every value, by every way that leads to it. */
static void visit(const struct lbl_doc *d, const struct lbl_node *node)
{
	const struct lbl_node *value;
	const char *name;
	double number;
	int64_t integer;

	(void)lbl_node_string(node);
	(void)lbl_node_number(node, &number);
	(void)lbl_node_i64(node, &integer);
	for (size_t i = 0; lbl_node_member(node, i, &name, &value); i++) {
		if (lbl_node_get(node, name) != value)
			abort();
		visit(d, value);
	}
	if (lbl_node_type(node) != LBL_ARRAY)
		return;
	for (size_t i = 0; i < lbl_node_count(node); i++)
		visit(d, lbl_node_at(node, i));
}

static void scan_accepts(struct lbl_span text)
{
	struct lbl_error err = { 0 };
	struct lbl_paths *paths = lbl_paths_new(NULL, 0, &err);
	struct lbl_scan *scan = lbl_scan_new(paths, LBL_DEPTH_MAX, LBL_SCAN_BEST);
	char *line = calloc(1, text.len + 1 + LBL_SCAN_PAD);
	struct lbl_scanned got;

	memcpy(line, text.ptr, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (line[i] == '\n')
			line[i] = ' ';
	line[text.len] = '\n';
	if (lbl_scan_line(scan, line, &got))
		abort();
	free(line);
	lbl_scan_free(scan);
	lbl_paths_free(paths);
}

static void same_again(const struct lbl_doc *d)
{
	struct lbl_buf first = { 0 }, second = { 0 };
	struct lbl_error err = { 0 };
	struct lbl_doc *again;

	lbl_node_write(lbl_doc_root(d), &first);
	again = lbl_doc_parse(lbl_buf_span(&first), "again", &err);
	if (!again)
		abort();
	lbl_node_write(lbl_doc_root(again), &second);
	if (!lbl_span_eq(lbl_buf_span(&first), lbl_buf_span(&second)))
		abort();
	lbl_doc_free(again);
	lbl_buf_clear(&first);
	lbl_buf_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct lbl_span text = { n ? (const char *)data : "", n };
	struct lbl_error err = { 0 };
	uint64_t line, byte;
	struct lbl_doc *d = lbl_doc_parse(text, "fuzz", &err);

	if (!d) {
		if (!err.message[0] || err.line > n + 1 || err.byte > n + 1)
			abort();
		return 0;
	}
	visit(d, lbl_doc_root(d));
	lbl_doc_place(d, "/a/0/b", &line, &byte);
	if (line > n + 1 || byte > n + 1)
		abort();
	same_again(d);
	scan_accepts(text);
	lbl_doc_free(d);
	return 0;
}
