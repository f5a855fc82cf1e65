/*
 * num: numbers as text. A number is taken apart into digits and a decimal
 * exponent; its canonical form is put together again from those alone, so no
 * digit is ever rounded. Doubles appear only in parse, which asks the C library in a form that
 * no locale changes; num_format.c writes them.
 */
#include "base/num.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#define EXPONENT_DIGITS 18 /* of an exponent that is computed with; longer ones stay text */
#define EXACT_DIGITS    15 /* decimal digits that a double holds exactly */
#define EXACT_POWER     22 /* largest power of ten that a double holds exactly */

/* A number taken apart: digits are those of whole, then those of frac. */
struct decimal {
	bool negative;
	struct lbl_span whole;
	struct lbl_span frac;
	bool exponent_negative;
	struct lbl_span exponent; /* digits without leading zeros; empty: 0 */
	size_t first, last;       /* the significant digits: [first, last), empty for zero */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct lbl_span take_digits(const char **p, const char *end)
{
	const char *start = *p;

	while (*p < end && is_digit(**p))
		(*p)++;
	return (struct lbl_span){ start, (size_t)(*p - start) };
}

static bool take(const char **p, const char *end, char c)
{
	if (*p == end || **p != c)
		return false;
	(*p)++;
	return true;
}

static bool take_exponent(const char **p, const char *end, struct decimal *d)
{
	if (!take(p, end, 'e') && !take(p, end, 'E'))
		return true;
	d->exponent_negative = take(p, end, '-');
	if (!d->exponent_negative)
		take(p, end, '+');
	d->exponent = take_digits(p, end);
	if (d->exponent.len == 0)
		return false;
	while (d->exponent.len && d->exponent.ptr[0] == '0') {
		d->exponent.ptr++;
		d->exponent.len--;
	}
	return true;
}

/* Takes RFC 8259's grammar apart; false where the text is not wholly one number. */
static bool decimal_split(struct lbl_span text, struct decimal *d)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	*d = (struct decimal){ 0 };
	d->negative = take(&p, end, '-');
	d->whole = take_digits(&p, end);
	if (d->whole.len == 0 || (d->whole.len > 1 && d->whole.ptr[0] == '0'))
		return false;
	d->frac = (struct lbl_span){ p, 0 };
	if (take(&p, end, '.')) {
		d->frac = take_digits(&p, end);
		if (d->frac.len == 0)
			return false;
	}
	return take_exponent(&p, end, d) && p == end;
}

static char digit(const struct decimal *d, size_t i)
{
	return i < d->whole.len ? d->whole.ptr[i] : d->frac.ptr[i - d->whole.len];
}

static void find_significant(struct decimal *d)
{
	d->last = d->whole.len + d->frac.len;
	while (d->first < d->last && digit(d, d->first) == '0')
		d->first++;
	while (d->last > d->first && digit(d, d->last - 1) == '0')
		d->last--;
}

static bool is_long_exponent(const struct decimal *d)
{
	return d->exponent.len > EXPONENT_DIGITS;
}

/* The written exponent, which must not be a long one. */
static int64_t written_exponent(const struct decimal *d)
{
	int64_t e = 0;

	for (size_t i = 0; i < d->exponent.len; i++)
		e = e * 10 + (d->exponent.ptr[i] - '0');
	return d->exponent_negative ? -e : e;
}

/* What the place of the first significant digit adds to the written exponent. */
static int64_t place_exponent(const struct decimal *d)
{
	return (int64_t)d->whole.len - 1 - (int64_t)d->first;
}

static void put_digits(struct lbl_buf *out, const struct decimal *d, size_t from, size_t to)
{
	size_t whole = d->whole.len;

	if (from < whole)
		lbl_buf_put(out, d->whole.ptr + from, (to < whole ? to : whole) - from);
	if (to > whole) {
		size_t start = from > whole ? from - whole : 0;

		lbl_buf_put(out, d->frac.ptr + start, to - whole - start);
	}
}

static void put_zeros(struct lbl_buf *out, size_t n)
{
	while (n--)
		lbl_buf_putc(out, '0');
}

/* Digits without an exponent; e is the first digit's. */
static void put_plain(struct lbl_buf *out, const struct decimal *d, int e)
{
	size_t n = d->last - d->first;
	size_t before = e < 0 ? 0 : (size_t)e + 1;

	if (e < 0) {
		lbl_buf_puts(out, "0.");
		put_zeros(out, (size_t)(-e - 1));
		put_digits(out, d, d->first, d->last);
	} else if (n <= before) {
		put_digits(out, d, d->first, d->last);
		put_zeros(out, before - n);
	} else {
		put_digits(out, d, d->first, d->first + before);
		lbl_buf_putc(out, '.');
		put_digits(out, d, d->first + before, d->last);
	}
}

/*
 * Appends a long exponent moved by shift. It has more digits than any shift, so its sign
 * stays and the carry, if any, ends in one digit more.
 */
static void put_long_exponent(struct lbl_buf *out, const struct decimal *d, int64_t shift)
{
	size_t start;
	int64_t carry = d->exponent_negative ? -shift : shift;

	if (d->exponent_negative)
		lbl_buf_putc(out, '-');
	start = out->len;
	lbl_buf_putc(out, '0');
	lbl_buf_put(out, d->exponent.ptr, d->exponent.len);
	for (size_t i = out->len; i-- > start && carry != 0;) {
		int64_t sum = (out->data[i] - '0') + carry;
		int64_t rest = (sum % 10 + 10) % 10;

		out->data[i] = (char)('0' + rest);
		carry = (sum - rest) / 10;
	}
	while (out->data[start] == '0') {
		memmove(out->data + start, out->data + start + 1, out->len - start - 1);
		out->len--;
	}
}

static void put_scientific(struct lbl_buf *out, const struct decimal *d)
{
	put_digits(out, d, d->first, d->first + 1);
	if (d->last - d->first > 1) {
		lbl_buf_putc(out, '.');
		put_digits(out, d, d->first + 1, d->last);
	}
	lbl_buf_putc(out, 'e');
	if (is_long_exponent(d))
		put_long_exponent(out, d, place_exponent(d));
	else
		lbl_buf_printf(out, "%" PRId64, written_exponent(d) + place_exponent(d));
}

/* Beyond LBL_NUM_PLAIN_MAX: is a number of so many digits no longer when they are all written? */
static bool is_short_plainly(const struct decimal *d, int64_t e)
{
	int64_t n = (int64_t)(d->last - d->first), plain = e + 1 > n ? e + 1 : n + 1;
	int64_t scientific = n + (n > 1) + 1;

	for (int64_t rest = e; rest; rest /= 10)
		scientific++;
	return e > LBL_NUM_PLAIN_MAX && plain <= scientific;
}

void lbl_num_canonical(struct lbl_span text, struct lbl_buf *out)
{
	struct decimal d;
	int64_t e;

	if (!decimal_split(text, &d)) {
		lbl_buf_put(out, text.ptr, text.len);
		return;
	}
	find_significant(&d);
	if (d.first == d.last) {
		lbl_buf_putc(out, '0');
		return;
	}
	if (d.negative)
		lbl_buf_putc(out, '-');
	if (is_long_exponent(&d)) {
		put_scientific(out, &d);
		return;
	}
	e = written_exponent(&d) + place_exponent(&d);
	if ((e >= LBL_NUM_PLAIN_MIN && e <= LBL_NUM_PLAIN_MAX) || is_short_plainly(&d, e))
		put_plain(out, &d, (int)e);
	else
		put_scientific(out, &d);
}

bool lbl_num_is_json(struct lbl_span text)
{
	struct decimal d;

	return decimal_split(text, &d);
}

/*
 * The value where one rounding gives it: both the digits and the power of ten are exact.
 * Source: W. D. Clinger, How to read floating point numbers accurately, PLDI 1990.
 */
static bool parse_exact(const struct decimal *d, int64_t exponent, double *out)
{
	static const double powers[EXACT_POWER + 1] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,
							1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
							1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
							1e18, 1e19, 1e20, 1e21, 1e22 };
	int64_t m = 0;

	if (d->last - d->first > EXACT_DIGITS || exponent < -EXACT_POWER || exponent > EXACT_POWER)
		return false;
	for (size_t i = d->first; i < d->last; i++)
		m = m * 10 + (digit(d, i) - '0');
	*out = exponent < 0 ? (double)m / powers[-exponent] : (double)m * powers[exponent];
	return true;
}

/* The general case: digits and an exponent without a point, which strtod reads in any locale. */
static double parse_library(const struct decimal *d, int64_t exponent)
{
	struct lbl_buf text = { 0 };
	double value;

	put_digits(&text, d, d->first, d->last);
	lbl_buf_printf(&text, "e%" PRId64, exponent);
	value = strtod(lbl_buf_cstr(&text), NULL);
	lbl_buf_clear(&text);
	return value;
}

double lbl_num_parse(struct lbl_span text)
{
	struct decimal d;
	double value = 0;

	if (!decimal_split(text, &d))
		return NAN;
	find_significant(&d);
	if (d.first < d.last && is_long_exponent(&d)) {
		value = d.exponent_negative ? 0 : HUGE_VAL;
	} else if (d.first < d.last) {
		int64_t of_last =
			written_exponent(&d) + place_exponent(&d) - (int64_t)(d.last - d.first) + 1;

		if (!parse_exact(&d, of_last, &value))
			value = parse_library(&d, of_last);
	}
	return d.negative ? -value : value;
}

bool lbl_num_u64(struct lbl_span text, uint64_t *out)
{
	uint64_t v = 0;

	if (text.len == 0)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		uint64_t d = (uint64_t)(text.ptr[i] - '0');

		if (!is_digit(text.ptr[i]) || v > (UINT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}
