/*
 * num_format: doubles as text; see base/num.h. Their digits are base/digits'; those of the very
 * small and the large are asked of the C library, in forms that no locale changes.
 */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/digits.h"
#include "base/num.h"

/* value rounded to n digits: fills digits, without trailing zeros, and returns the exponent. */
static int round_by_library(double value, int n, char digits[LBL_ROUND_DIGITS + 1])
{
	char text[LBL_NUM_MAX];
	const char *p = text;
	size_t len = 0;

	snprintf(text, sizeof(text), "%.*e", n - 1, value);
	/* The point may be another character, of several bytes, in this locale. */
	for (; *p != 'e'; p++)
		if (*p >= '0' && *p <= '9')
			digits[len++] = *p;
	while (len > 1 && digits[len - 1] == '0')
		len--;
	digits[len] = '\0';
	return (int)strtol(p + 1, NULL, 10);
}

/* Below DBL_MIN a double holds fewer than 12 digits: the fewest that read back to it. */
static int round_tiny(double value, char digits[LBL_ROUND_DIGITS + 1])
{
	int e = 0;

	for (int n = 1; n <= LBL_ROUND_DIGITS; n++) {
		char text[LBL_NUM_MAX];

		e = round_by_library(value, n, digits);
		snprintf(text, sizeof(text), "%se%d", digits, e - (int)strlen(digits) + 1);
		if (strtod(text, NULL) == value)
			break;
	}
	return e;
}

/* value > 0 to the digits that are written, as round_by_library. */
static int round_value(double value, char digits[LBL_U64_DIGITS])
{
	uint64_t all;
	int e;

	if (value < DBL_MIN)
		return round_tiny(value, digits);
	if (!lbl_digits_round(value, &all, &e))
		return round_by_library(value, LBL_ROUND_DIGITS, digits);
	while (all % 10 == 0)
		all /= 10;
	digits[lbl_digits_put(all, digits)] = '\0';
	return e;
}

static char *append(char *to, const char *text, size_t n)
{
	memcpy(to, text, n);
	return to + n;
}

static char *append_zeros(char *to, size_t n)
{
	memset(to, '0', n);
	return to + n;
}

/* "1.5e-7": n digits with the point behind the first. */
static char *append_scientific(char *to, const char *digits, size_t n, int e)
{
	*to++ = digits[0];
	if (n > 1)
		*to++ = '.';
	to = append(to, digits + 1, n - 1);
	*to++ = 'e';
	if (e < 0)
		*to++ = '-';
	return to + lbl_digits_put((uint64_t)abs(e), to);
}

static char *append_plain(char *to, const char *digits, size_t n, int e)
{
	size_t before = e < 0 ? 0 : (size_t)e + 1;

	if (e < 0) {
		to = append_zeros(append(to, "0.", 2), (size_t)(-e - 1));
		return append(to, digits, n);
	}
	if (n <= before)
		return append_zeros(append(to, digits, n), before - n);
	to = append(to, digits, before);
	*to++ = '.';
	return append(to, digits + before, n - before);
}

size_t lbl_num_format(double value, char out[LBL_NUM_MAX])
{
	char digits[LBL_U64_DIGITS], *to = out;
	size_t n;
	int e;

	if (value < 0)
		*to++ = '-';
	if (value < 0 || value > 0) {
		e = round_value(fabs(value), digits);
		n = strlen(digits);
		if (e < LBL_NUM_PLAIN_MIN || e > LBL_NUM_PLAIN_MAX)
			to = append_scientific(to, digits, n, e);
		else
			to = append_plain(to, digits, n, e);
	} else {
		*to++ = '0';
	}
	*to = '\0';
	return (size_t)(to - out);
}
