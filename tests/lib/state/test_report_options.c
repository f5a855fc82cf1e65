/* The options that travel: defaults, what differs, writing and reading back. */
#include <string.h>

#include "base/mem.h"
#include "state/report_options.h"
#include "../suite.h"

static void write_text(const struct lbl_report_options *o, struct lbl_buf *out)
{
	out->len = 0;
	lbl_report_options_write(o, &(struct lbl_emit){ .out = out });
	lbl_buf_cstr(out);
}

START_TEST(defaults)
{
	struct lbl_report_options o = { 0 };
	struct lbl_buf text = { 0 };

	lbl_list_add(&o.stage, "review", 6);
	lbl_list_add(&o.stage, "audit", 5);
	lbl_list_add(&o.stage, "review", 6);
	lbl_report_options_default(&o);
	write_text(&o, &text);
	ck_assert_str_eq(text.data,
			 "{\"item\":\"item\",\"annotator\":\"annotator\",\"label\":\"label\","
			 "\"duration\":\"duration_ms\",\"time\":\"created_at\","
			 "\"duplicates\":\"last\",\"abstain\":[],\"stage\":[\"audit\",\"review\"],"
			 "\"origin\":[\"human\",\"model\",\"other\",\"rule\"],\"gold\":null}");
	lbl_report_options_clear(&o);
	lbl_buf_clear(&text);
}
END_TEST

START_TEST(round_trip)
{
	struct lbl_report_options o = { 0 }, again = { 0 }, copy = { 0 };
	struct lbl_buf text = { 0 }, twice = { 0 };
	struct lbl_error err = { 0 };

	o.item = lbl_strdup("/a~1b/\"");
	o.gold = lbl_strdup("00ff");
	lbl_list_add(&o.abstain, "", 0);
	lbl_list_add(&o.abstain, "\xC3\xBC\n", 3);
	lbl_report_options_default(&o);
	write_text(&o, &text);
	ck_assert_int_eq(lbl_report_options_read(&again, lbl_buf_span(&text), &err), 0);
	write_text(&again, &twice);
	ck_assert_str_eq(text.data, twice.data);
	lbl_report_options_copy(&copy, &again);
	ck_assert_int_eq(lbl_report_options_agree(&o, &copy, false, &err), 0);
	lbl_report_options_clear(&o);
	lbl_report_options_clear(&again);
	lbl_report_options_clear(&copy);
	lbl_buf_clear(&text);
	lbl_buf_clear(&twice);
}
END_TEST

/* What is not given is not compared, unless all is. */
START_TEST(what_differs)
{
	struct lbl_report_options have = { 0 }, asked = { 0 };
	struct lbl_error err = { 0 };

	lbl_report_options_default(&have);
	ck_assert_int_eq(lbl_report_options_agree(&have, &asked, true, &err), 0);
	ck_assert_int_eq(lbl_report_options_agree(&have, &asked, false, &err), -1);
	asked.label = lbl_strdup("label");
	ck_assert_int_eq(lbl_report_options_agree(&have, &asked, true, &err), 0);
	asked.time = lbl_strdup("at");
	ck_assert_int_eq(lbl_report_options_agree(&have, &asked, true, &err), -1);
	ck_assert_int_eq(err.code, LBL_E_USAGE);
	ck_assert(strstr(err.message, "--time differs: \"created_at\" and \"at\""));
	lbl_report_options_clear(&have);
	lbl_report_options_clear(&asked);
}
END_TEST

SUITE("state/report_options", defaults, round_trip, what_differs)
