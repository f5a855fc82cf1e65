/* base/decimal: numbers compared by what their text says. */
#include "base/decimal.h"
#include "../schema/rows.h"

/* origin: by hand, each pair checked with Python 3.11 decimal.Decimal */
static const struct compare_row {
	const char *a, *b;
	int want;
} compare_rows[] = {
	{ "0", "0", 0 },
	{ "0", "-0.0e5", 0 },
	{ "1", "1.0", 0 },
	{ "1", "10e-1", 0 },
	{ "100", "1E+2", 0 },
	{ "0.001", "1e-3", 0 },
	{ "-1.50", "-15e-1", 0 },
	{ "1", "2", -1 },
	{ "-1", "-2", 1 },
	{ "-1", "1", -1 },
	{ "-1", "0", -1 },
	{ "9", "10", -1 },
	{ "0.1", "0.10000000000000000000000000000001", -1 },
	{ "9007199254740993", "9007199254740992", 1 },
	{ "-9007199254740993", "-9007199254740992", -1 },
	{ "123456789012345678901234567890", "123456789012345678901234567891", -1 },
	{ "1.00000000000000000000", "0.99999999999999999999999", 1 },
	{ "1e400", "1e401", -1 },
	{ "-1e400", "-1e401", 1 },
	{ "1e400", "10e399", 0 },
	{ "1e-400", "0", 1 },
	{ "-1e-400", "0", -1 },
	{ "1e-400", "2e-400", -1 },
	{ "12.5", "12.50000", 0 },
	{ "1e99999999999999999999", "1", 1 },
	{ "1e-99999999999999999999", "1", -1 },
};

START_TEST(compares)
{
	const struct compare_row *r = &compare_rows[_i];
	int c = lbl_decimal_compare(lbl_span_of(r->a), lbl_span_of(r->b));
	int back = lbl_decimal_compare(lbl_span_of(r->b), lbl_span_of(r->a));
	ck_assert_msg((c > 0) - (c < 0) == r->want, "%s %s: %d", r->a, r->b, c);
	ck_assert_msg((back > 0) - (back < 0) == -r->want, "%s %s: %d", r->b, r->a, back);
}
END_TEST

/* origin: JSON Schema 2020-12 Validation, 6.1.1: a number with a zero fractional part */
static const struct integer_row {
	const char *text;
	bool want;
} integer_rows[] = {
	{ "0", true },	   { "-7", true },   { "1.0", true },	{ "1.5", false },
	{ "10e-1", true }, { "1e2", true },  { "15e-1", false }, { "1e-1", false },
	{ "0.0", true },   { "-0e-9", true }, { "1.50e1", true }, { "1.55E1", false },
	{ "123456789012345678901234567890", true }, { "1e-400", false }, { "0.1e1", true },
};

START_TEST(integers)
{
	const struct integer_row *r = &integer_rows[_i];
	ck_assert_msg(lbl_decimal_integer(lbl_span_of(r->text)) == r->want, "%s", r->text);
}
END_TEST

/* origin: 6.2.1: the division gives an integer; checked with Python 3.11 fractions */
static const struct step_row {
	const char *a, *step;
	bool want;
} step_rows[] = {
	{ "10", "2", true },
	{ "7", "2", false },
	{ "0", "1.5", true },
	{ "4.5", "1.5", true },
	{ "35", "1.5", false },
	{ "0.0075", "0.0001", true },
	{ "0.00751", "0.0001", false },
	{ "1e308", "0.5", true },
	{ "1e308", "0.123456789", false },
	{ "12391239123", "1e-8", true },
	{ "0.3", "0.1", true },
	{ "-4", "2", true },
	{ "1e30", "7", false },
	{ "7e30", "7", true },
	{ "1", "10", false },
	{ "1e1", "10", true },
	{ "1e400", "3", false },
	{ "3e400", "3", true },
	{ "1000000000000000000000001", "3", false },
	{ "1000000000000000000000002", "3", true },
	{ "1e70", "999999999999999999", false },
	{ "2.5", "0.75", false },
	{ "1e3", "8", true },
	{ "1e2", "8", false },
	{ "1e59", "576460752303423488", true },
	{ "1e58", "576460752303423488", false },
};

START_TEST(multiples)
{
	const struct step_row *r = &step_rows[_i];
	ck_assert(lbl_decimal_step_ok(lbl_span_of(r->step)));
	ck_assert_msg(lbl_decimal_multiple(lbl_span_of(r->a), lbl_span_of(r->step)) == r->want,
		      "%s %s", r->a, r->step);
}
END_TEST

START_TEST(steps)
{
	ck_assert(!lbl_decimal_step_ok(lbl_span_of("0")));
	ck_assert(!lbl_decimal_step_ok(lbl_span_of("0.00")));
	ck_assert(!lbl_decimal_step_ok(lbl_span_of("-1")));
	ck_assert(lbl_decimal_step_ok(lbl_span_of("123456789012345678")));
	ck_assert(lbl_decimal_step_ok(lbl_span_of("12345678901234567800e-30")));
	ck_assert(!lbl_decimal_step_ok(lbl_span_of("1234567890123456789")));
}
END_TEST

/* Unused texts are NULL. origin: by hand. */
static const struct units_row {
	const char *texts[4];
	int64_t want[4];
} units_rows[] = {
	{ { "1", "2", "30" }, { 1, 2, 30 } },
	{ { "1", "2.5", "-0.25", "0" }, { 100, 250, -25, 0 } },
	{ { "1.50", "15e-1", "1e-1" }, { 15, 15, 1 } },
	{ { "1e30", "25e29", "-3e30" }, { 10, 25, -30 } },
	{ { "0", "-0.0" }, { 0, 0 } },
	{ { "1000000000000000001", "3" }, { 100000000000000000, 0 } },
	{ { "999999999999999999", "-999999999999999999" },
	  { 999999999999999999, -999999999999999999 } },
	{ { "1", "0.12345678901234567890", "-0.000000000000000005", "4e-18" },
	  { 100000000000000000, 12345678901234568, -1, 0 } },
	{ { "9.9999999999999999999", "-1" }, { 1000000000000000000, -100000000000000000 } },
	{ { "1e99999999999999999999", "1", "-1e-99999999999999999999" },
	  { 100000000000000000, 0, 0 } },
};

START_TEST(units)
{
	const struct units_row *r = &units_rows[_i];
	struct lbl_span texts[4];
	int64_t got[4];
	size_t n = 0;
	for (; n < 4 && r->texts[n]; n++)
		texts[n] = lbl_span_of(r->texts[n]);
	lbl_decimal_units(texts, n, got);
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(got[i] == r->want[i], "%s: %lld", r->texts[i], (long long)got[i]);
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = {
		{ compares, ROWS(compare_rows) },
		{ integers, ROWS(integer_rows) },
		{ multiples, ROWS(step_rows) },
		{ steps, 0 },
		{ units, ROWS(units_rows) },
	};
	return rows_run("base/decimal", tests, ROWS(tests));
}
