/* record/edit: one member changes, no other byte does. */
#include <string.h>

#include "base/buf.h"
#include "json/scan.h"
#include "record/edit.h"
#include "suite.h"

static const struct {
	const char *line; /* without its LF */
	const char *set;  /* with member m set to 7 */
	const char *append;
} rows[] = {
	{ "{}", "{\"m\":7}", "{\"m\":[7]}" },
	{ "{ }", "{ \"m\":7}", "{ \"m\":[7]}" },
	{ "{\"a\":1}", "{\"a\":1,\"m\":7}", "{\"a\":1,\"m\":[7]}" },
	{ " {\"a\":0.80} \r", " {\"a\":0.80,\"m\":7} \r", " {\"a\":0.80,\"m\":[7]} \r" },
	{ "{\"m\":null,\"a\":1}", "{\"m\":7,\"a\":1}", "{\"m\":[7],\"a\":1}" },
	{ "{\"m\":[],\"a\":1}", "{\"m\":7,\"a\":1}", "{\"m\":[7],\"a\":1}" },
	{ "{\"m\":[ 1 ],\"a\":1}", "{\"m\":7,\"a\":1}", "{\"m\":[ 1 ,7],\"a\":1}" },
	{ "{\"m\":[1],\"m\":[2]}", "{\"m\":[1],\"m\":7}", "{\"m\":[1],\"m\":[2,7]}" },
	{ "{\"\\u006d\":[\"\\u00e9\"]}", "{\"\\u006d\":7}", "{\"\\u006d\":[\"\\u00e9\",7]}" },
};

START_TEST(other_bytes_stay)
{
	const char *const paths[] = { "m" };
	struct lbl_error err;
	struct lbl_paths *p = lbl_paths_new(paths, 1, &err);
	struct lbl_scan *scan = lbl_scan_new(p, 0, LBL_SCAN_BEST);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[200] = "", want[200];
		struct lbl_scanned got;
		struct lbl_line line = { 0 };
		struct lbl_buf out = { 0 };
		size_t n = strlen(rows[i].line);

		memcpy(text, rows[i].line, n);
		text[n] = '\n';
		ck_assert_int_eq(lbl_scan_line(scan, text, &got), 0);
		line = (struct lbl_line){ .text = { text, n }, .values = got.values,
					  .open = got.open, .close = got.close,
					  .empty = got.empty };
		lbl_edit_set(&out, &line, got.values[0], "m", lbl_span_of("7"));
		lbl_edit_append(&out, &line, got.values[0], "m", lbl_span_of("7"));
		lbl_edit_pass(&out, &line);
		strcat(strcat(strcpy(want, rows[i].set), "\n"), rows[i].append);
		strcat(strcat(strcat(want, "\n"), rows[i].line), "\n");
		ck_assert_str_eq(lbl_buf_cstr(&out), want);
		lbl_buf_clear(&out);
	}
	lbl_scan_free(scan);
	lbl_paths_free(p);
}
END_TEST

SUITE("record/edit", other_bytes_stay)
