/* Sums of disorders: which items have one, and their mean. */
#include <math.h>

#include "stat/disorders.h"
#include "stat/f1.h"
#include "../suite.h"

static const struct lbl_mark a[] = { { { 1, 5 }, 0 }, { { 6, 10 }, 1 }, { { 11, 15 }, 0 } };
static const struct lbl_mark b[] = { { { 2, 6 }, 0 }, { { 7, 11 }, 1 }, { { 12, 16 }, 0 } };
static const struct lbl_mark far[] = { { { -1e300, 1e300 }, 0 } };
static const struct lbl_mark empty[] = { { { 3, 3 }, 0 } };

/* pygamma-agreement 0.5.9: .0625 (fixture 01 of DKPro 2.3), and 0 of what is equal. */
START_TEST(mean_and_merge)
{
	static const struct lbl_annotated_units one[] = { { a, 3 }, { b, 3 } };
	static const struct lbl_annotated_units same[] = { { a, 3 }, { a, 3 } };
	struct lbl_disorders d = { 0 }, other = { 0 };
	struct lbl_coefficient c;

	lbl_disorders_add(&d, one, 2);
	lbl_disorders_mean(&d, &c);
	ck_assert(c.value == .0625 && c.n == 1 && c.ratings == 6 && !c.reason && c.se_reason);
	lbl_disorders_add(&other, same, 2);
	lbl_disorders_add(&other, one, 2);
	lbl_disorders_merge(&d, &other);
	lbl_disorders_mean(&d, &c);
	ck_assert(c.n == 3 && c.ratings == 18);
	ck_assert_double_eq_tol(c.value, .125 / 3, 1e-15);
}
END_TEST

START_TEST(left_out)
{
	static const struct {
		struct lbl_annotated_units units[2];
		size_t n;
		enum lbl_no_disorder want;
	} rows[] = {
		{ { { a, 3 } }, 1, LBL_DISORDER_NO_OVERLAP },
		{ { { a, 3 }, { empty, 1 } }, 2, LBL_DISORDER_EMPTY },
		{ { { NULL, 0 }, { NULL, 0 } }, 2, LBL_DISORDER_NO_MARKS },
		{ { { a, 3 }, { far, 1 } }, 2, LBL_DISORDER_LIMIT },
	};
	struct lbl_coefficient c;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_disorders d = { 0 };

		lbl_disorders_add(&d, rows[i].units, rows[i].n);
		ck_assert_uint_eq(d.left_out[rows[i].want], 1);
		lbl_disorders_mean(&d, &c);
		ck_assert(isnan(c.value) && c.n == 0 && d.items == 0);
		ck_assert_str_eq(c.reason, lbl_no_disorder_name(rows[i].want));
	}
	lbl_disorders_mean(&(struct lbl_disorders){ 0 }, &c);
	ck_assert_str_eq(c.reason, LBL_REASON_NO_ANNOTATIONS);
}
END_TEST

SUITE("stat/disorders", mean_and_merge, left_out)
