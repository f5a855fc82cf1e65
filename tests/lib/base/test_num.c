/* base/num: numbers as text, exactly, in any locale. */
#include <check.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

static const struct format_row {
	double value;
	const char *want;
	const char *origin;
} format_rows[] = {
	{ 0.0, "0", "by hand" },
	{ -0.0, "0", "by hand" },
	{ 1, "1", "by hand" },
	{ -1, "-1", "by hand" },
	{ 12345, "12345", "by hand" },
	{ 0.1, "0.1", "by hand" },
	{ 0.1 + 0.2, "0.3", "by hand: 12 digits hide the last bit" },
	{ 2.0 / 3, "0.666666666667", "by hand" },
	{ 1.0 / 3 * 1e-5, "0.00000333333333333", "by hand" },
	{ 1e-6, "0.000001", "by hand" },
	{ 1e-7, "1e-7", "by hand" },
	{ 1.25e-7, "1.25e-7", "by hand" },
	{ 1e20, "100000000000000000000", "by hand" },
	{ 1e21, "1e21", "by hand" },
	{ -1.5e300, "-1.5e300", "by hand" },
	{ 123456789012345.0, "123456789012000", "Python 3.11 '%.12g' % 123456789012345" },
	{ 999999999999.5, "1000000000000", "Python 3.11 '%.12g' % 999999999999.5" },
	{ 0.9999999999999, "1", "by hand" },
	{ 1234.5, "1234.5", "by hand" },
	{ 1.7976931348623157e308, "1.79769313486e308", "Python 3.11 '%.12g', float_info.max" },
	{ 2.2250738585072014e-308, "2.22507385851e-308", "Python 3.11 '%.12g', float_info.min" },
	{ 4.9406564584124654e-324, "5e-324", "Python 3.11 repr(5e-324)" },
	{ 2.5e-323, "2.5e-323", "Python 3.11 repr(2.5e-323)" },
	{ 0.743421052631579, "0.743421052632", "Python 3.11 '%.12g'" },
};

START_TEST(format_rows_hold)
{
	const struct format_row *r = &format_rows[_i];
	char out[LBL_NUM_MAX];
	size_t n = lbl_num_format(r->value, out);

	ck_assert_msg(strcmp(out, r->want) == 0, "%s, not %s (%s)", out, r->want, r->origin);
	ck_assert_uint_eq(n, strlen(out));
}
END_TEST

static const struct canonical_row {
	const char *text;
	const char *want; /* NULL: not of the grammar */
	const char *why;
} canonical_rows[] = { /* all by hand */
	{ "1", "1", "an integer" },
	{ "1.0", "1", "a fraction of nothing" },
	{ "10e-1", "1", "moved by the exponent" },
	{ "0.80", "0.8", "a trailing zero" },
	{ "-0.0", "0", "zero has no sign" },
	{ "0e999999999999999999999", "0", "zero has no exponent" },
	{ "-12.50E+1", "-125", "plus sign, capital E" },
	{ "100", "100", "zeros before the point count" },
	{ "1e2", "100", "plain up to 1e20" },
	{ "1e20", "100000000000000000000", "the last plain one" },
	{ "1e21", "1e21", "the first with an exponent" },
	{ "1234e18", "1.234e21", "digits and exponent" },
	{ "123456789012345678901", "123456789012345678901", "21 digits are plain" },
	{ "1234567890123456789012", "1234567890123456789012", "the exponent would make it longer" },
	{ "1.2345678901234567890123e22", "12345678901234567890123", "likewise" },
	{ "123456789012345678901200000", "1.234567890123456789012e26", "shorter by one byte" },
	{ "18446744073709551616", "18446744073709551616", "past 64 bits" },
	{ "0.000001", "0.000001", "the smallest plain one" },
	{ "0.00000015", "1.5e-7", "smaller ones have an exponent" },
	{ "1.5e-7", "1.5e-7", "is its own form" },
	{ "0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827",
	  "never by way of a double" },
	{ "12.34e1", "123.4", "the point moves right" },
	{ "12.34e-1", "1.234", "the point moves left" },
	{ "0.0012e2", "0.12", "leading zeros of a fraction" },
	{ "0.0012e5", "120", "beyond the fraction" },
	{ "1e-000007", "1e-7", "zeros of the exponent" },
	{ "1e00000000000000000000007", "10000000", "however many" },
	{ "1e400", "1e400", "past a double" },
	{ "1e99999999999999999999", "1e99999999999999999999", "an exponent past 64 bits" },
	{ "10e99999999999999999999", "1e100000000000000000000", "which carries" },
	{ "0.1e100000000000000000000", "1e99999999999999999999", "which borrows" },
	{ "10e-100000000000000000000", "1e-99999999999999999999", "below, borrows" },
	{ "0.01e-99999999999999999999", "1e-100000000000000000001", "below, carries" },
	{ "120e99999999999999999999", "1.2e100000000000000000001", "with digits" },
	{ "", NULL, "empty" },
	{ "-", NULL, "a sign alone" },
	{ "+1", NULL, "a plus sign" },
	{ "01", NULL, "a leading zero" },
	{ "-01", NULL, "behind the sign" },
	{ ".5", NULL, "no whole part" },
	{ "5.", NULL, "no fraction" },
	{ "1e", NULL, "no exponent" },
	{ "1e+", NULL, "a sign without one" },
	{ "1 ", NULL, "blank behind" },
	{ " 1", NULL, "blank before" },
	{ "1,5", NULL, "a comma" },
	{ "0x10", NULL, "hexadecimal" },
	{ "NaN", NULL, "no number" },
	{ "Infinity", NULL, "no number either" },
	{ "1e5.5", NULL, "a fractional exponent" },
	{ "\xd9\xa1", NULL, "an Arabic digit" },
};

START_TEST(canonical_rows_hold)
{
	const struct canonical_row *r = &canonical_rows[_i];
	struct lbl_buf out = { 0 };

	ck_assert_msg(lbl_num_is_json(lbl_span_of(r->text)) == (r->want != NULL), "%s: %s", r->text,
		      r->why);
	if (r->want) {
		lbl_buf_puts(&out, "=");
		lbl_num_canonical(lbl_span_of(r->text), &out);
		ck_assert_msg(strcmp(lbl_buf_cstr(&out) + 1, r->want) == 0, "%s: %s, not %s (%s)",
			      r->text, lbl_buf_cstr(&out) + 1, r->want, r->why);
	}
	lbl_buf_clear(&out);
}
END_TEST

START_TEST(canonical_form_is_its_own)
{
	const struct canonical_row *r = &canonical_rows[_i];
	struct lbl_buf once = { 0 }, twice = { 0 };

	if (r->want) {
		lbl_num_canonical(lbl_span_of(r->text), &once);
		lbl_num_canonical(lbl_buf_span(&once), &twice);
		ck_assert_str_eq(lbl_buf_cstr(&once), lbl_buf_cstr(&twice));
	}
	lbl_buf_clear(&once);
	lbl_buf_clear(&twice);
}
END_TEST

START_TEST(a_number_ends_where_the_span_ends)
{
	uint64_t u;

	ck_assert(lbl_num_is_json((struct lbl_span){ "12x", 2 }));
	ck_assert(!lbl_num_is_json((struct lbl_span){ "12x", 3 }));
	ck_assert(!lbl_num_is_json((struct lbl_span){ "1\0", 2 }));
	ck_assert(!lbl_num_u64((struct lbl_span){ "1\0", 2 }, &u));
	ck_assert_double_eq(lbl_num_parse((struct lbl_span){ "1234", 2 }), 12);
}
END_TEST

static const struct parse_row {
	const char *text;
	double want;
} parse_rows[] = { /* nearest doubles, as the compiler reads them */
	{ "0", 0 },
	{ "1", 1 },
	{ "-2.5", -2.5 },
	{ "0.1", 0.1 },
	{ "123456789012345", 123456789012345.0 },
	{ "1e22", 1e22 },
	{ "1e23", 1e23 },
	{ "9007199254740993", 9007199254740993.0 },
	{ "123456789012345678", 123456789012345678.0 },
	{ "0.1000000000000000055511151231257827", 0.1 },
	{ "2.2250738585072011e-308", 2.2250738585072011e-308 }, /* slow in some readers */
	{ "5e-324", 4.9406564584124654e-324 },
	{ "2e-324", 0 },
	{ "1.7976931348623157e308", 1.7976931348623157e308 },
	{ "1e309", HUGE_VAL },
	{ "-1e309", -HUGE_VAL },
	{ "1e99999999999999999999", HUGE_VAL },
	{ "1e-99999999999999999999", 0 },
	{ "0e99999999999999999999", 0 },
	{ "0.000000000000000000000000000001e30", 1 },
	{ "100000000000000000000000000000e-29", 1 },
	{ "179.76931348623157e306", 1.7976931348623157e308 },
};

START_TEST(parse_rows_hold)
{
	const struct parse_row *r = &parse_rows[_i];
	double got = lbl_num_parse(lbl_span_of(r->text));

	ck_assert_msg(memcmp(&got, &r->want, sizeof(got)) == 0, "%s: %.17g", r->text, got);
}
END_TEST

START_TEST(minus_zero_keeps_its_sign)
{
	ck_assert(signbit(lbl_num_parse(lbl_span_of("-0.0"))));
	ck_assert(!signbit(lbl_num_parse(lbl_span_of("0"))));
}
END_TEST

START_TEST(a_long_number_is_read)
{
	struct lbl_buf text = { 0 }, out = { 0 };

	for (int i = 0; i < 100000; i++)
		lbl_buf_putc(&text, '9');
	lbl_buf_puts(&text, "e-100000");
	ck_assert_double_eq(lbl_num_parse(lbl_buf_span(&text)), 1);
	lbl_num_canonical(lbl_buf_span(&text), &out);
	ck_assert_uint_eq(out.len, 100002); /* "0." and the digits */
	lbl_buf_clear(&text);
	lbl_buf_clear(&out);
}
END_TEST

static const struct u64_row {
	const char *text;
	bool fits;
	uint64_t want;
} u64_rows[] = {
	{ "0", true, 0 },
	{ "7", true, 7 },
	{ "007", true, 7 },
	{ "18446744073709551615", true, UINT64_MAX },
	{ "18446744073709551616", false, 0 },
	{ "18446744073709551619", false, 0 },
	{ "99999999999999999999", false, 0 },
	{ "", false, 0 },
	{ "-1", false, 0 },
	{ "+1", false, 0 },
	{ " 1", false, 0 },
	{ "1 ", false, 0 },
	{ "1.0", false, 0 },
	{ "1e3", false, 0 },
	{ "x", false, 0 },
};

START_TEST(u64_rows_hold)
{
	const struct u64_row *r = &u64_rows[_i];
	uint64_t got = 0;

	ck_assert_msg(lbl_num_u64(lbl_span_of(r->text), &got) == r->fits, "'%s'", r->text);
	ck_assert_uint_eq(got, r->want);
}
END_TEST

/* Any locale with a decimal comma will do; where the machine has none, C stands in for it. */
START_TEST(no_locale_changes_a_byte)
{
	static const char *const names[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "fa_IR",
					     "C.UTF-8", "C" };
	char out[LBL_NUM_MAX];
	size_t i = 0;

	while (!setlocale(LC_ALL, names[i]))
		i++;
	lbl_num_format(1234.5678, out);
	ck_assert_str_eq(out, "1234.5678");
	ck_assert_double_eq(lbl_num_parse(lbl_span_of("0.1234567890123456789")),
			    0.1234567890123456789);
}
END_TEST

#define COUNT(rows) ((int)(sizeof(rows) / sizeof((rows)[0])))

int main(void)
{
	Suite *s = suite_create("base/num");
	TCase *tc = tcase_create("num");
	SRunner *sr = srunner_create(s);
	int failed;

	tcase_add_loop_test(tc, format_rows_hold, 0, COUNT(format_rows));
	tcase_add_loop_test(tc, canonical_rows_hold, 0, COUNT(canonical_rows));
	tcase_add_loop_test(tc, canonical_form_is_its_own, 0, COUNT(canonical_rows));
	tcase_add_test(tc, a_number_ends_where_the_span_ends);
	tcase_add_loop_test(tc, parse_rows_hold, 0, COUNT(parse_rows));
	tcase_add_test(tc, minus_zero_keeps_its_sign);
	tcase_add_test(tc, a_long_number_is_read);
	tcase_add_loop_test(tc, u64_rows_hold, 0, COUNT(u64_rows));
	tcase_add_test(tc, no_locale_changes_a_byte);
	suite_add_tcase(s, tc);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
