/*
 * fuzz_report_state: the reader of a report's states. What it accepts can be reported in every
 * form, has a written form that reads back as itself, and does not merge with itself.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "json/path.h"
#include "json/scan.h"
#include "state/report_state.h"
#include "report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Scans and reads one line; s is initialised in any case. Returns 0 when it is a state. */
static int read_line(struct lbl_report_state *s, const char *text, size_t n)
{
	struct lbl_error err = { 0 };
	struct lbl_paths *paths = lbl_paths_new(NULL, 0, &err);
	struct lbl_scan *scan = lbl_scan_new(paths, LBL_DEPTH, LBL_SCAN_BEST);
	char *line = calloc(1, n + 1 + LBL_SCAN_PAD);
	struct lbl_scanned got;
	int rc = -1;

	memcpy(line, text, n);
	line[n] = '\n';
	lbl_report_state_init(s);
	if (!lbl_scan_blank(line) && !lbl_scan_line(scan, line, &got) && *got.open == '{') {
		struct lbl_span object = { got.open, (size_t)(got.close - got.open) + 1 };

		rc = lbl_report_state_read(s, object, &err);
		if (rc && !err.message[0])
			abort();
	}
	free(line);
	lbl_scan_free(scan);
	lbl_paths_free(paths);
	return rc;
}

static void report(struct lbl_report_state *s)
{
	struct lbl_figures f;
	struct lbl_buf text = { 0 }, json = { 0 }, html = { 0 };

	lbl_figures_make(&f, s);
	f.title = LBL_REPORT_TITLE;
	lbl_report_text(&f, &text);
	lbl_report_json(&f, &json);
	lbl_report_html(&f, &html);
	if (html.len >= LBL_REPORT_HTML_BYTES)
		abort();
	lbl_buf_clear(&text);
	lbl_buf_clear(&json);
	lbl_buf_clear(&html);
	lbl_figures_clear(&f);
}

static void reads_back(struct lbl_report_state *s)
{
	struct lbl_buf first = { 0 }, second = { 0 };
	struct lbl_report_state again;

	lbl_report_state_write(s, &first);
	if (read_line(&again, first.data, first.len - 1))
		abort();
	lbl_report_state_write(&again, &second);
	if (!lbl_span_eq(lbl_buf_span(&first), lbl_buf_span(&second)))
		abort();
	lbl_buf_clear(&first);
	lbl_buf_clear(&second);
	lbl_report_state_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct lbl_report_state s, same;
	struct lbl_error err = { 0 };
	const char *text = (const char *)data;

	if (memchr(data, '\n', n))
		return 0;
	if (read_line(&s, text, n) == 0) {
		report(&s);
		reads_back(&s);
		if (read_line(&same, text, n) == 0 && s.shards.n &&
		    lbl_report_state_merge(&s, &same, &err) == 0)
			abort();
		lbl_report_state_clear(&same);
	}
	lbl_report_state_clear(&s);
	return 0;
}
