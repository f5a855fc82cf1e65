/* What misses thresholds; tests/cmd/lbl-agree has the documents and tables. */
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "report/agreement_ask.h"
#include "../suite.h"

/* 2/3 of three items agree: printed 0.666666666667, and compared so. */
static const struct {
	const char *min, *message;
} rows[] = {
	{ "percent=0.666666666667", NULL },
	{ "percent=0.666666666668",
	  "percent_agreement is 0.666666666667, not at least 0.666666666668" },
	{ "percent=-1", NULL },
	{ "cohen=-1", "cohen_kappa is undefined (no_overlap), not at least -1" },
};

START_TEST(missed_as_printed)
{
	struct lbl_vote_count alike[] = { { 0, 2 } }, unlike[] = { { 0, 1 }, { 1, 1 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_agreement a;
		struct lbl_agreement_result r;
		struct lbl_agreement_ask ask;
		struct lbl_agreement_wanted wanted;
		struct lbl_buf message = { 0 };
		struct lbl_error err;
		bool missed;

		lbl_agreement_ask_init(&ask);
		lbl_list_add(&ask.min, rows[i].min, strlen(rows[i].min));
		lbl_agreement_init(&a);
		lbl_intern_put(a.categories, lbl_span_of("x"));
		lbl_intern_put(a.categories, lbl_span_of("y"));
		lbl_patterns_add(&a.patterns, alike, 1, 2);
		lbl_patterns_add(&a.patterns, unlike, 2, 1);
		ck_assert_int_eq(lbl_agreement_wanted_init(&wanted, &ask, LBL_SHAPE_CLASS, &err),
				 0);
		ck_assert_int_eq(lbl_agreement_result_init(&r, &a, &wanted, &err), 0);
		ck_assert_uint_eq(r.paired_items, 3);
		missed = lbl_agreement_result_missed(&r, 0, &message) ||
			 lbl_agreement_result_missed(&r, 1, &message);
		ck_assert_msg(missed == (rows[i].message != NULL), "%s", rows[i].min);
		if (missed)
			ck_assert_str_eq(lbl_buf_cstr(&message), rows[i].message);
		lbl_buf_clear(&message);
		lbl_agreement_result_clear(&r);
		lbl_agreement_wanted_clear(&wanted);
		lbl_agreement_ask_clear(&ask);
		lbl_agreement_clear(&a);
	}
}
END_TEST

SUITE("report/agreement", missed_as_printed)
