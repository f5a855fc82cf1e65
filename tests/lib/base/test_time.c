/* base/time: RFC 3339 in and out. */
#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"

static const struct time_row {
	const char *text;
	int64_t want_ms;
	const char *origin; /* date: GNU coreutils 9.1, date -ud TEXT +%s */
} sound[] = {
	{ "1970-01-01T00:00:00Z", 0, "the epoch" },
	{ "2026-03-04T05:06:07Z", 1772600767000, "date" },
	{ "2026-03-04t05:06:07z", 1772600767000, "date; lower case" },
	{ "2026-03-04T05:06:07.089Z", 1772600767089, "date" },
	{ "2026-03-04T05:06:07.0899999999999Z", 1772600767089, "cut, not rounded" },
	{ "2026-03-04T05:06:07.5Z", 1772600767500, "one digit" },
	{ "2026-03-04T05:06:07+02:00", 1772593567000, "date" },
	{ "2026-03-04T05:06:07-05:30", 1772620567000, "date" },
	{ "2026-03-04T05:06:07-00:00", 1772600767000, "RFC 3339 4.3: offset unknown" },
	{ "2000-02-29T00:00:00Z", 951782400000, "date; leap year by 400" },
	{ "2024-02-29T23:59:59Z", 1709251199000, "date; leap year by 4" },
	{ "1969-12-31T23:59:59.001Z", -999, "by hand: before the epoch" },
	{ "1985-04-12T23:20:50.52Z", 482196050520, "RFC 3339 5.8; date" },
	{ "1996-12-19T16:39:57-08:00", 851042397000, "RFC 3339 5.8; date" },
	{ "1990-12-31T23:59:60Z", 662687999999, "RFC 3339 5.8: a leap second" },
	{ "1990-12-31T15:59:60-08:00", 662687999999, "RFC 3339 5.8: the same one" },
	{ "1937-01-01T12:00:27.87+00:20", -1041337172130, "RFC 3339 5.8; date" },
	{ "0000-01-01T00:00:00Z", -62167219200000, "date" },
	{ "9999-12-31T23:59:59.999Z", 253402300799999, "date" },
	{ "1900-03-01T00:00:00Z", -2203891200000, "date; no leap year by 100" },
};

static const char *const unsound[] = {
	"", "2026", "2026-03-04", "2026-03-04T05:06:07", /* no offset */
	"2026-03-04 05:06:07Z",			      /* no T */
	"2026-03-04T05:06Z",			      /* no seconds */
	"2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
	"2026-04-31T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z",
	"2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z",
	"2026-01-01T23:60:00Z", "2026-01-01T23:59:61Z", "2026-01-01T22:59:60Z",
	"1990-12-31T23:59:60+01:00", /* 22:59 in UTC */
	"2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+01:60", "2026-01-01T00:00:00+0100",
	"2026-01-01T00:00:00+01", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00,5Z",
	"2026-01-01T00:00:00ZZ", "2026-01-01T00:00:00Z ", " 2026-01-01T00:00:00Z",
	"26-01-01T00:00:00Z", "12026-01-01T00:00:00Z", "-026-01-01T00:00:00Z",
	"2026-1-01T00:00:00Z", "2026/01/01T00:00:00Z", "2026-01-01T0:00:00Z",
	"2026-01-01T00:00:-1Z", "2026-01-01T00:00:00.5", "20260101T000000Z", "yesterday",
};

START_TEST(sound_times_are_read)
{
	const struct time_row *r = &sound[_i];
	int64_t ms = 1;

	ck_assert_msg(lbl_time_parse(lbl_span_of(r->text), &ms), "%s (%s)", r->text, r->origin);
	ck_assert_msg(ms == r->want_ms, "%s: %" PRId64 " (%s)", r->text, ms, r->origin);
}
END_TEST

START_TEST(unsound_times_are_refused)
{
	int64_t ms = 42;

	ck_assert_msg(!lbl_time_parse(lbl_span_of(unsound[_i]), &ms), "%s", unsound[_i]);
	ck_assert_int_eq(ms, 42);
}
END_TEST

START_TEST(a_time_ends_where_the_span_ends)
{
	static const char text[] = "2026-03-04T05:06:07Z";
	int64_t ms;

	for (size_t n = 0; n < sizeof(text) - 1; n++)
		ck_assert(!lbl_time_parse((struct lbl_span){ text, n }, &ms));
	ck_assert(lbl_time_parse((struct lbl_span){ text, sizeof(text) - 1 }, &ms));
	ck_assert(!lbl_time_parse((struct lbl_span){ text, sizeof(text) }, &ms)); /* a NUL */
}
END_TEST

static const struct format_row {
	int64_t ms;
	const char *want;
} format_rows[] = { /* GNU coreutils 9.1, date -ud @SECONDS; the last two by hand */
	{ 0, "1970-01-01T00:00:00Z" },
	{ 1772600767000, "2026-03-04T05:06:07Z" },
	{ 1772600767089, "2026-03-04T05:06:07.089Z" },
	{ 1772600767500, "2026-03-04T05:06:07.500Z" },
	{ -1, "1969-12-31T23:59:59.999Z" },
	{ -1000, "1969-12-31T23:59:59Z" },
	{ 951782400000, "2000-02-29T00:00:00Z" },
	{ -62167219200000, "0000-01-01T00:00:00Z" },
	{ 253402300799999, "9999-12-31T23:59:59.999Z" },
	{ INT64_MAX, "292278994-08-17T07:12:55.807Z" },
	{ INT64_MIN, "-292275055-05-16T16:47:04.192Z" },
};

START_TEST(format_rows_hold)
{
	char out[LBL_TIME_MAX];

	lbl_time_format(format_rows[_i].ms, out);
	ck_assert_str_eq(out, format_rows[_i].want);
}
END_TEST

START_TEST(every_day_of_800_years_comes_back)
{
	for (int64_t day = -200000; day < 92200; day++) {
		char out[LBL_TIME_MAX];
		int64_t ms = day * 86400000 + 43200001, back;

		lbl_time_format(ms, out);
		ck_assert_msg(lbl_time_parse(lbl_span_of(out), &back) && back == ms, "%s", out);
	}
}
END_TEST

START_TEST(now_is_what_the_environment_says)
{
	struct lbl_error err = { 0 };
	int64_t ms = 0;

	setenv("SOURCE_DATE_EPOCH", "1772600767", 1);
	ck_assert_int_eq(lbl_time_now(&ms, &err), 0);
	ck_assert_int_eq(ms, 1772600767000);
}
END_TEST

START_TEST(a_bad_environment_is_named)
{
	static const char *const bad[] = { "", "x", "-1", "1.5", "18446744073709551615",
					   "253402300800" };

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct lbl_error err = { 0 };
		int64_t ms = 0;

		setenv("SOURCE_DATE_EPOCH", bad[i], 1);
		ck_assert_int_eq(lbl_time_now(&ms, &err), -1);
		ck_assert_int_eq(err.code, LBL_E_USAGE);
		ck_assert_ptr_nonnull(strstr(err.message, "SOURCE_DATE_EPOCH"));
	}
}
END_TEST

START_TEST(the_clocks_run)
{
	struct lbl_error err = { 0 };
	uint64_t start = lbl_time_steady_ns();
	int64_t ms = 0;

	unsetenv("SOURCE_DATE_EPOCH");
	ck_assert_int_eq(lbl_time_now(&ms, &err), 0);
	ck_assert_int_gt(ms, 1700000000000);
	ck_assert_uint_ge(lbl_time_steady_ns(), start);
}
END_TEST

#define COUNT(rows) ((int)(sizeof(rows) / sizeof((rows)[0])))

int main(void)
{
	Suite *s = suite_create("base/time");
	TCase *tc = tcase_create("time");
	SRunner *sr = srunner_create(s);
	int failed;

	tcase_add_loop_test(tc, sound_times_are_read, 0, COUNT(sound));
	tcase_add_loop_test(tc, unsound_times_are_refused, 0, COUNT(unsound));
	tcase_add_test(tc, a_time_ends_where_the_span_ends);
	tcase_add_loop_test(tc, format_rows_hold, 0, COUNT(format_rows));
	tcase_add_test(tc, every_day_of_800_years_comes_back);
	tcase_add_test(tc, now_is_what_the_environment_says);
	tcase_add_test(tc, a_bad_environment_is_named);
	tcase_add_test(tc, the_clocks_run);
	suite_add_tcase(s, tc);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
