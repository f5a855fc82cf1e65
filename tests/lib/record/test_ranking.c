/* Rankings: their text, their faults, their ids. */
#include <string.h>

#include "base/buf.h"
#include "record/label.h"
#include "record/ranking.h"
#include "suite.h"

static const struct {
	const char *label, *text; /* NULL: refused; "": abstained */
	const char *message;
	size_t at; /* where the fault is */
} rows[] = {
	{ "null", "", NULL, 0 },
	{ "{\"ranking\":[]}", "[]", NULL, 0 },
	{ "{\"ranking\":[\"x\"]}", "[\"x\"]", NULL, 0 },
	{ "{ \"ranking\" : [ \"b\" , 7, \"\\u0061\" ] }", "[\"b\",\"7\",\"a\"]", NULL, 0 },
	{ "{\"r\\u0061nking\":[\"q\\\"\",\"\\u00e9\"]}", "[\"q\\\"\",\"\xc3\xa9\"]", NULL, 0 },
	{ "[\"a\",\"b\"]", NULL,
	  "label must be a ranking ({\"ranking\":[ID, ...]}), not a set of classes", 0 },
	{ "\"a\"", NULL, "label must be a ranking ({\"ranking\":[ID, ...]}), not a class", 0 },
	{ "{\"ranking\":[\"a\",\"b\",\"\\u0061\"]}", NULL, "a ranking has 'a' twice", 20 },
	{ "{\"ranking\":[7,\"7\"]}", NULL, "a ranking has '7' twice", 14 },
	{ "{\"ranking\":[\"a\",1.5]}", NULL,
	  "an id of a ranking must be a string or an integer, not a number with a point or an "
	  "exponent", 16 },
	{ "{\"ranking\":[null]}", NULL,
	  "an id of a ranking must be a string or an integer, not null", 12 },
};

START_TEST(texts)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_buf hold = { 0 };
		struct lbl_error err = { 0 };
		struct lbl_span got;
		int rc = lbl_label_need(LBL_SHAPE_RANKING, lbl_span_of(rows[i].label), &hold, &got,
					&err);

		ck_assert_msg(rc == (rows[i].text ? 0 : -1), "%s", rows[i].label);
		if (rc) {
			ck_assert_str_eq(err.message, rows[i].message);
			ck_assert_uint_eq((size_t)(err.at - rows[i].label), rows[i].at);
		} else if (*rows[i].text) {
			ck_assert_msg(lbl_span_eq(got, lbl_span_of(rows[i].text)), "%.*s",
				      (int)got.len, got.ptr);
		} else {
			ck_assert(!got.ptr);
		}
		lbl_buf_clear(&hold);
	}
}
END_TEST

static int need(size_t n)
{
	struct lbl_buf label = { 0 }, hold = { 0 };
	struct lbl_error err = { 0 };
	struct lbl_span got;
	int rc;

	lbl_buf_puts(&label, "{\"ranking\":[");
	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(&label, "%s%zu", i ? "," : "", i);
	lbl_buf_puts(&label, "]}");
	rc = lbl_ranking_need(lbl_buf_span(&label), &hold, &got, &err);
	if (rc)
		ck_assert_str_eq(err.message, "a ranking of more than 1000 ids");
	lbl_buf_clear(&label);
	lbl_buf_clear(&hold);
	return rc;
}

START_TEST(limit)
{
	ck_assert_int_eq(need(1000), 0);
	ck_assert_int_eq(need(1001), -1);
}
END_TEST

START_TEST(ids)
{
	static const char *const want[] = { "b", "a\"", "", "\xc3\xa9" };
	struct lbl_buf hold = { 0 };
	struct lbl_ranking r;
	struct lbl_span id;
	size_t n = 0;

	lbl_ranking_begin(&r, lbl_span_of("[\"b\",\"a\\\"\",\"\",\"\xc3\xa9\"]"));
	while (lbl_ranking_next(&r, &hold, &id)) {
		ck_assert(n < 4 && lbl_span_eq(id, lbl_span_of(want[n])));
		n++;
	}
	ck_assert_uint_eq(n, 4);
	lbl_ranking_begin(&r, lbl_span_of("[]"));
	ck_assert(!lbl_ranking_next(&r, &hold, &id));
	lbl_buf_clear(&hold);
}
END_TEST

SUITE("record/ranking", texts, limit, ids)
