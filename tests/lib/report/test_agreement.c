/* Thresholds, and what misses them; tests/cmd/lbl-agree has the documents and tables. */
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "report/agreement.h"
#include "../suite.h"

static int parse(struct lbl_thresholds *t, const char *a, const char *b, struct lbl_error *err)
{
	struct lbl_list words = { 0 };
	int rc;

	if (a)
		lbl_list_add(&words, a, strlen(a));
	if (b)
		lbl_list_add(&words, b, strlen(b));
	rc = lbl_thresholds_parse(t, &words, err);
	lbl_list_clear(&words);
	return rc;
}

START_TEST(thresholds_are_read)
{
	struct lbl_thresholds t;
	struct lbl_error err;

	ck_assert_int_eq(parse(&t, "alpha=0.8", "krippendorff_alpha=6.67e-1", &err), 0);
	ck_assert(isnan(t.min[0]) && isnan(t.min[1]) && isnan(t.min[3]) && t.min[5] == .667);
	lbl_thresholds_clear(&t);
	ck_assert_int_eq(parse(&t, NULL, NULL, &err), 0);
	ck_assert(isnan(t.min[5]));
	lbl_thresholds_clear(&t);
}
END_TEST

static const char *const bad[] = { "", "=", "=1", "alpha", "alpha=", "alpha=nan", "alpha=0x1",
				   "alpha=1 ", "alph=1", "alphas=1", "alpha=1e400" };

START_TEST(other_thresholds_are_refused)
{
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct lbl_thresholds t;
		struct lbl_error err = { 0 };

		ck_assert_msg(parse(&t, bad[i], NULL, &err) == -1, "%s", bad[i]);
		ck_assert_int_eq(err.code, LBL_E_USAGE);
		lbl_thresholds_clear(&t);
	}
}
END_TEST

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
	struct lbl_votes alike[] = { { 0, 2 } }, unlike[] = { { 0, 1 }, { 1, 1 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_agreement a;
		struct lbl_agreement_result r;
		struct lbl_thresholds t;
		struct lbl_buf message = { 0 };
		struct lbl_error err;
		bool missed, chosen[16] = { false };
		struct lbl_agreement_wanted wanted = { .min = &t, .chosen = chosen,
						       .ci_level = .95, .benchmark = -1 };

		lbl_agreement_init(&a);
		lbl_intern_put(a.categories, lbl_span_of("x"));
		lbl_intern_put(a.categories, lbl_span_of("y"));
		lbl_patterns_add(&a.patterns, alike, 1, 2);
		lbl_patterns_add(&a.patterns, unlike, 2, 1);
		ck_assert_int_eq(parse(&t, rows[i].min, NULL, &err), 0);
		ck_assert_int_eq(lbl_agreement_result_init(&r, &a, &wanted, &err), 0);
		ck_assert_uint_eq(r.paired_items, 3);
		missed = lbl_agreement_result_missed(&r, 0, &message) ||
			 lbl_agreement_result_missed(&r, 1, &message);
		ck_assert_msg(missed == (rows[i].message != NULL), "%s", rows[i].min);
		if (missed)
			ck_assert_str_eq(lbl_buf_cstr(&message), rows[i].message);
		lbl_buf_clear(&message);
		lbl_agreement_result_clear(&r);
		lbl_thresholds_clear(&t);
		lbl_agreement_clear(&a);
	}
}
END_TEST

SUITE("report/agreement", thresholds_are_read, other_thresholds_are_refused, missed_as_printed)
