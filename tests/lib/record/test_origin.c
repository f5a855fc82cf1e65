/* Origins: nothing but what says human, or nothing at all, is a person's. */
#include "record/origin.h"
#include "../suite.h"

static const struct {
	struct lbl_span raw;
	enum lbl_origin want;
} rows[] = {
	{ { 0 }, LBL_ORIGIN_HUMAN },
	{ { "null", 4 }, LBL_ORIGIN_HUMAN },
	{ { "\"human\"", 7 }, LBL_ORIGIN_HUMAN },
	{ { "\"\\u0068uman\"", 12 }, LBL_ORIGIN_HUMAN },
	{ { "\"rule\"", 6 }, LBL_ORIGIN_RULE },
	{ { "\"model\"", 7 }, LBL_ORIGIN_MODEL },
	{ { "\"other\"", 7 }, LBL_ORIGIN_OTHER },
	{ { "\"Human\"", 7 }, LBL_ORIGIN_OTHER },
	{ { "\"humans\"", 8 }, LBL_ORIGIN_OTHER },
	{ { "\"\"", 2 }, LBL_ORIGIN_OTHER },
	{ { "1", 1 }, LBL_ORIGIN_OTHER },
	{ { "true", 4 }, LBL_ORIGIN_OTHER },
	{ { "[\"human\"]", 9 }, LBL_ORIGIN_OTHER },
};

START_TEST(of_values)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(lbl_origin_of(rows[i].raw) == rows[i].want, "row %zu", i);
}
END_TEST

START_TEST(names)
{
	for (int o = 0; o < LBL_ORIGINS; o++)
		ck_assert_int_eq(lbl_origin_named(lbl_origin_name((enum lbl_origin)o)), o);
	ck_assert_int_eq(lbl_origin_named("robot"), LBL_ORIGINS);
	ck_assert_int_eq(lbl_origin_named(""), LBL_ORIGINS);
}
END_TEST

SUITE("record/origin", of_values, names)
