/* Figures in words. By hand. */
#include <math.h>

#include "report/units.h"
#include "../suite.h"

START_TEST(durations)
{
	static const struct {
		double ms;
		const char *want;
	} rows[] = {
		{ 0, "0 ms" },           { 850, "850 ms" },      { 999.4, "999 ms" },
		{ 999.5, "1.0 s" },      { 5400, "5.4 s" },      { 59949, "59.9 s" },
		{ 59950, "1m 00s" },     { 725000, "12m 05s" },  { 3599400, "59m 59s" },
		{ 3599500, "1h 00m" },   { 10920000, "3h 02m" }, { 86400000, "1d 00h" },
		{ 187200000, "2d 04h" }, { 1e10, "115d 17h" },   { NAN, "-" },
	};
	char text[LBL_UNITS_MAX];

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		lbl_duration_text(rows[i].ms, text);
		ck_assert_str_eq(text, rows[i].want);
	}
}
END_TEST

START_TEST(counts)
{
	char text[LBL_UNITS_MAX];

	lbl_count_text(0, text);
	ck_assert_str_eq(text, "0");
	lbl_count_text(999, text);
	ck_assert_str_eq(text, "999");
	lbl_count_text(1000, text);
	ck_assert_str_eq(text, "1\xE2\x80\xAF"
			       "000");
	lbl_count_text(UINT64_MAX, text);
	ck_assert_str_eq(text, "18\xE2\x80\xAF"
			       "446\xE2\x80\xAF"
			       "744\xE2\x80\xAF"
			       "073\xE2\x80\xAF"
			       "709\xE2\x80\xAF"
			       "551\xE2\x80\xAF"
			       "615");
}
END_TEST

START_TEST(shares_and_times)
{
	char text[LBL_UNITS_MAX];

	lbl_percent_text(0.4567, text);
	ck_assert_str_eq(text, "45.7 %");
	lbl_percent_text(NAN, text);
	ck_assert_str_eq(text, "-");
	lbl_minute_text(INT64_C(1772600767089), text); /* date -ud @1772600767 */
	ck_assert_str_eq(text, "2026-03-04 05:06");
}
END_TEST

SUITE("report/units", durations, counts, shares_and_times)
