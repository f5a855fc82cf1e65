/* Coefficients and thresholds by name, shapes that they are for, what a state refuses. */
#include <math.h>
#include <string.h>

#include "report/agreement_ask.h"
#include "../suite.h"

#define ALPHA 5 /* its place among the measures */

static int parse(struct lbl_agreement_wanted *w, const char *a, const char *b,
		 struct lbl_error *err)
{
	struct lbl_agreement_ask ask;
	int rc;

	lbl_agreement_ask_init(&ask);
	if (a)
		lbl_list_add(&ask.min, a, strlen(a));
	if (b)
		lbl_list_add(&ask.min, b, strlen(b));
	rc = lbl_agreement_wanted_init(w, &ask, LBL_SHAPE_CLASS, err);
	lbl_agreement_ask_clear(&ask);
	return rc;
}

START_TEST(thresholds_are_read)
{
	struct lbl_agreement_wanted w;
	struct lbl_error err;

	ck_assert_int_eq(parse(&w, "alpha=.8", "krippendorff_alpha=6.67e-1", &err), 0);
	ck_assert(isnan(w.min[0]) && isnan(w.min[1]) && isnan(w.min[3]) && w.min[ALPHA] == .667);
	lbl_agreement_wanted_clear(&w);
	ck_assert_int_eq(parse(&w, NULL, NULL, &err), 0);
	ck_assert(isnan(w.min[ALPHA]));
	lbl_agreement_wanted_clear(&w);
}
END_TEST

static const char *const bad[] = { "", "=", "=1", "alpha", "alpha=", "alpha=nan", "alpha=0x1",
				   "alpha=1 ", "alph=1", "alphas=1", "alpha=1e400" };

START_TEST(other_thresholds_are_refused)
{
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct lbl_agreement_wanted w;
		struct lbl_error err = { 0 };

		ck_assert_msg(parse(&w, bad[i], NULL, &err) == -1, "%s", bad[i]);
		ck_assert_int_eq(err.code, LBL_E_USAGE);
		lbl_agreement_wanted_clear(&w);
	}
}
END_TEST

START_TEST(a_threshold_chooses)
{
	struct lbl_agreement_wanted w;
	struct lbl_error err;
	size_t n;
	const struct lbl_measure *ac = lbl_measure_find(lbl_span_of("ac"));
	size_t place = (size_t)(ac - lbl_measures(&n));

	ck_assert_int_eq(parse(&w, NULL, NULL, &err), 0);
	ck_assert(!w.chosen[place]);
	lbl_agreement_wanted_clear(&w);
	ck_assert_int_eq(parse(&w, "ac=0", NULL, &err), 0);
	ck_assert(w.chosen[place] && w.chosen[ALPHA]);
	lbl_agreement_wanted_clear(&w);
}
END_TEST

START_TEST(a_state_is_asked_nothing)
{
	struct lbl_agreement_ask ask;
	struct lbl_error err = { 0 };

	lbl_agreement_ask_init(&ask);
	ask.format = LBL_AGREEMENT_JSON;
	ck_assert_int_eq(lbl_agreement_ask_check(&ask, true, false, &err), 0);
	ask.weights = "linear";
	ck_assert_int_eq(lbl_agreement_ask_check(&ask, false, false, &err), 0);
	ck_assert_int_eq(lbl_agreement_ask_check(&ask, true, false, &err), -1);
	ck_assert(strstr(err.message, "give --weights to the run that merges") != NULL);
	lbl_agreement_ask_clear(&ask);
}
END_TEST

SUITE("report/agreement_ask", thresholds_are_read, other_thresholds_are_refused,
      a_threshold_chooses, a_state_is_asked_nothing)
