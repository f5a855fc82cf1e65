/*
 * Exact decimals: compared digit by digit in their text, where a double would
 * round, and counted in units of their own. Reading numbers as doubles is base/num's.
 */
#include "base/decimal.h"

#include "base/num.h"

#define EXPONENT_MAX 1000000000000000 /* 10^15 */

/* The value is 0.DDD x 10^exponent, D the digits from the first to the last that is not 0. */
struct decimal {
	bool negative;
	const char *digits; /* a '.' may lie between them */
	size_t n;           /* 0: the value is 0 */
	int64_t exponent;
};

static int64_t read_exponent(const char *p, const char *end)
{
	int64_t e = 0;
	bool negative = p < end && *p == '-';
	for (p += p < end && (*p == '-' || *p == '+'); p < end; p++)
		if (e < EXPONENT_MAX)
			e = e * 10 + (*p - '0');
	return negative ? -e : e;
}

static struct decimal read_decimal(struct lbl_span text)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	struct decimal d = { .negative = p < end && *p == '-' };
	int64_t before_point = 0, leading = 0;
	size_t seen = 0; /* digits from the first that is not 0 */
	bool point = false;
	for (p += d.negative; p < end && *p != 'e' && *p != 'E'; p++) {
		if (*p == '.') {
			point = true;
			continue;
		}
		before_point += !point;
		if (*p == '0' && !d.digits) {
			leading++;
			continue;
		}
		if (!d.digits)
			d.digits = p;
		seen++;
		if (*p != '0')
			d.n = seen;
	}
	d.exponent = before_point - leading;
	if (p < end)
		d.exponent += read_exponent(p + 1, end);
	return d;
}

static char next_digit(const char **p)
{
	if (**p == '.')
		++*p;
	return *(*p)++;
}

static int compare_sizes(const struct decimal *a, const struct decimal *b)
{
	if (a->exponent != b->exponent)
		return a->exponent < b->exponent ? -1 : 1;
	const char *p = a->digits, *q = b->digits;
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		int c = next_digit(&p) - next_digit(&q);
		if (c)
			return c;
	}
	return (a->n > b->n) - (a->n < b->n);
}

static int sign(const struct decimal *d)
{
	return d->n == 0 ? 0 : d->negative ? -1 : 1;
}

int lbl_decimal_compare(struct lbl_span a, struct lbl_span b)
{
	struct lbl_limit limit = lbl_limit_of(b);
	return lbl_limit_compare(a, &limit);
}

struct lbl_limit lbl_limit_of(struct lbl_span text)
{
	return (struct lbl_limit){ text, lbl_num_parse(text) };
}

int lbl_limit_compare(struct lbl_span a, const struct lbl_limit *b)
{
	/* Rounding keeps order: only doubles that are equal leave the question open. */
	double x = lbl_num_parse(a), y = b->value;
	if (x < y || x > y)
		return x < y ? -1 : 1;
	struct decimal m = read_decimal(a), n = read_decimal(b->text);
	if (sign(&m) != sign(&n))
		return sign(&m) - sign(&n);
	if (m.n == 0)
		return 0;
	int c = compare_sizes(&m, &n);
	return m.negative ? -c : c;
}

bool lbl_decimal_integer(struct lbl_span a)
{
	if (!memchr(a.ptr, '.', a.len) && !memchr(a.ptr, 'e', a.len) && !memchr(a.ptr, 'E', a.len))
		return true;
	struct decimal d = read_decimal(a);
	return d.n == 0 || d.exponent >= (int64_t)d.n;
}

bool lbl_decimal_positive(struct lbl_span a)
{
	struct decimal d = read_decimal(a);
	return sign(&d) > 0;
}

bool lbl_decimal_step_ok(struct lbl_span step)
{
	struct decimal d = read_decimal(step);
	return sign(&d) > 0 && d.n <= LBL_DECIMAL_STEP_DIGITS;
}

/* The digits as an integer modulo m < 10^18, so that m * 10 fits. */
static uint64_t digits_modulo(const struct decimal *d, uint64_t m)
{
	uint64_t r = 0;
	const char *p = d->digits;
	for (size_t i = 0; i < d->n; i++)
		r = (r * 10 + (uint64_t)(next_digit(&p) - '0')) % m;
	return r;
}

bool lbl_decimal_multiple(struct lbl_span a, struct lbl_span step)
{
	struct decimal d = read_decimal(a), s = read_decimal(step);
	if (d.n == 0)
		return true;
	/* Powers of ten of the last digits; a finer one than the step's is no multiple. */
	int64_t shift = (d.exponent - (int64_t)d.n) - (s.exponent - (int64_t)s.n);
	if (shift < 0)
		return false;
	uint64_t m = digits_modulo(&s, UINT64_C(1000000000000000000));
	if (m == 0)
		return false; /* no step */
	uint64_t r = digits_modulo(&d, m);
	/* m < 2^60 has at most 60 factors 2 or 5: more tens change nothing. */
	for (int64_t i = 0; i < shift && i < 64 && r; i++)
		r = r * 10 % m;
	return r == 0;
}

/* A number in units of 10^unit, where its first digit is at most 18 places above. */
static int64_t in_units(const struct decimal *d, int64_t unit)
{
	int64_t places = d->exponent - unit, value = 0; /* digits that are no finer */
	const char *p = d->digits;
	if (d->n == 0 || places < 0)
		return 0;
	for (int64_t i = 0; i < places; i++)
		value = value * 10 + (i < (int64_t)d->n ? next_digit(&p) - '0' : 0);
	if (places < (int64_t)d->n && next_digit(&p) >= '5')
		value++;
	return d->negative ? -value : value;
}

void lbl_decimal_units(const struct lbl_span *texts, size_t n, int64_t *out)
{
	int64_t top = INT64_MIN, low = INT64_MAX;
	for (size_t i = 0; i < n; i++) {
		struct decimal d = read_decimal(texts[i]);
		if (d.n == 0)
			continue;
		top = d.exponent > top ? d.exponent : top;
		low = d.exponent - (int64_t)d.n < low ? d.exponent - (int64_t)d.n : low;
	}
	if (top > INT64_MIN && low < top - LBL_DECIMAL_UNIT_DIGITS)
		low = top - LBL_DECIMAL_UNIT_DIGITS;
	for (size_t i = 0; i < n; i++) {
		struct decimal d = read_decimal(texts[i]);
		out[i] = in_units(&d, low);
	}
}
