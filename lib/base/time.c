/*
 * time: RFC 3339 in and out, and the two clocks. Dates are computed here, by the
 * proleptic Gregorian calendar, and not by the C library, so that neither the
 * time zone nor the locale of a machine has a say.
 */
#include "base/time.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/num.h"

#define LAST_SECOND 253402300799U /* of the year 9999: RFC 3339 has four digits */
#define MS_PER_SECOND   1000
#define MS_PER_DAY      ((int64_t)86400 * MS_PER_SECOND)
#define MINUTES_PER_DAY 1440
#define DAYS_PER_ERA    146097 /* of 400 years */
#define EPOCH_DAYS      719468 /* from 0000-03-01 to 1970-01-01 */

/* The fields of a date-time as they are written. */
struct stamp {
	int year, month, day;
	int hour, minute, second;
	int ms;
	int offset_minutes; /* east of UTC */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Exactly n digits as a number. */
static bool take_number(const char **p, const char *end, int n, int *out)
{
	int v = 0;

	if (end - *p < n)
		return false;
	for (int i = 0; i < n; i++, (*p)++) {
		if (!is_digit(**p))
			return false;
		v = v * 10 + (**p - '0');
	}
	*out = v;
	return true;
}

/* One of two characters. */
static bool take(const char **p, const char *end, char a, char b)
{
	if (*p == end || (**p != a && **p != b))
		return false;
	(*p)++;
	return true;
}

static bool take_date(const char **p, const char *end, struct stamp *s)
{
	return take_number(p, end, 4, &s->year) && take(p, end, '-', '-') &&
	       take_number(p, end, 2, &s->month) && take(p, end, '-', '-') &&
	       take_number(p, end, 2, &s->day);
}

/* A fraction of any length, cut (not rounded) to milliseconds. */
static bool take_fraction(const char **p, const char *end, int *ms)
{
	int weight = MS_PER_SECOND / 10;

	if (!take(p, end, '.', '.'))
		return true;
	if (*p == end || !is_digit(**p))
		return false;
	for (; *p < end && is_digit(**p); (*p)++, weight /= 10)
		*ms += weight * (**p - '0');
	return true;
}

static bool take_clock(const char **p, const char *end, struct stamp *s)
{
	return take_number(p, end, 2, &s->hour) && take(p, end, ':', ':') &&
	       take_number(p, end, 2, &s->minute) && take(p, end, ':', ':') &&
	       take_number(p, end, 2, &s->second) && take_fraction(p, end, &s->ms);
}

static bool take_offset(const char **p, const char *end, struct stamp *s)
{
	int hour, minute;
	bool west;

	if (take(p, end, 'Z', 'z'))
		return true;
	west = *p < end && **p == '-';
	if (!take(p, end, '+', '-') || !take_number(p, end, 2, &hour) || !take(p, end, ':', ':') ||
	    !take_number(p, end, 2, &minute))
		return false;
	s->offset_minutes = (hour * 60 + minute) * (west ? -1 : 1);
	return hour <= 23 && minute <= 59;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* A leap second is the last one of a day of UTC, wherever the clock that shows it stands. */
static bool is_last_minute(const struct stamp *s)
{
	int utc = s->hour * 60 + s->minute - s->offset_minutes;

	return (utc + 2 * MINUTES_PER_DAY) % MINUTES_PER_DAY == MINUTES_PER_DAY - 1;
}

static bool is_possible(const struct stamp *s)
{
	if (s->month < 1 || s->month > 12 || s->day < 1 ||
	    s->day > days_in_month(s->year, s->month))
		return false;
	if (s->hour > 23 || s->minute > 59)
		return false;
	return s->second <= 59 || (s->second == 60 && is_last_minute(s));
}

/*
 * Days since 1970-01-01; years begin in March, so that the leap day is a year's last.
 * Source: H. Hinnant, chrono-compatible low-level date algorithms (days_from_civil).
 */
static int64_t days_of_date(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * DAYS_PER_ERA + day_of_era - EPOCH_DAYS;
}

static int64_t ms_of_stamp(const struct stamp *s)
{
	bool leap = s->second == 60;
	int64_t minutes = s->hour * 60 + s->minute - s->offset_minutes;
	int64_t seconds = minutes * 60 + (leap ? 59 : s->second);

	return days_of_date(s->year, s->month, s->day) * MS_PER_DAY + seconds * MS_PER_SECOND +
	       (leap ? MS_PER_SECOND - 1 : s->ms);
}

bool lbl_time_parse(struct lbl_span text, int64_t *ms)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	struct stamp s = { 0 };

	if (!take_date(&p, end, &s) || !take(&p, end, 'T', 't') || !take_clock(&p, end, &s) ||
	    !take_offset(&p, end, &s) || p != end || !is_possible(&s))
		return false;
	*ms = ms_of_stamp(&s);
	return true;
}

/* The reverse of days_of_date; source: the same (civil_from_days). */
static void date_of_days(int64_t days, long long *year, int *month, int *day)
{
	int64_t z = days + EPOCH_DAYS;
	int64_t era = (z >= 0 ? z : z - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
	int64_t day_of_era = z - era * DAYS_PER_ERA;
	int64_t year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year =
		day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t from_march = (5 * day_of_year + 2) / 153;

	*day = (int)(day_of_year - (153 * from_march + 2) / 5 + 1);
	*month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
	*year = year_of_era + era * 400 + (*month <= 2);
}

void lbl_time_format(int64_t ms, char out[LBL_TIME_MAX])
{
	int64_t of_day = ((ms % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
	int64_t days = ms / MS_PER_DAY - (ms % MS_PER_DAY < 0);
	int second = (int)(of_day / MS_PER_SECOND), rest_ms = (int)(of_day % MS_PER_SECOND);
	char fraction[8] = "";
	long long year;
	int month, day;

	date_of_days(days, &year, &month, &day);
	if (rest_ms)
		snprintf(fraction, sizeof(fraction), ".%03d", rest_ms);
	snprintf(out, LBL_TIME_MAX, "%04lld-%02d-%02dT%02d:%02d:%02d%sZ", year, month, day,
		 second / 3600, second / 60 % 60, second % 60, fraction);
}

int lbl_time_now(int64_t *ms, struct lbl_error *err)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	struct timespec now;
	uint64_t seconds;

	if (fixed) {
		if (!lbl_num_u64(lbl_span_of(fixed), &seconds) ||
		    seconds > LAST_SECOND)
			return lbl_error_set(err, LBL_E_USAGE,
					     "SOURCE_DATE_EPOCH takes whole seconds, not '%s'",
					     fixed);
		*ms = (int64_t)seconds * MS_PER_SECOND;
		return 0;
	}
	clock_gettime(CLOCK_REALTIME, &now);
	*ms = (int64_t)now.tv_sec * MS_PER_SECOND + now.tv_nsec / 1000000;
	return 0;
}

uint64_t lbl_time_steady_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}
