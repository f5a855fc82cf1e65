/* table/csv_place: where fields begin, and lines. */
#include "suite.h"
#include "table/csv_place.h"

static const struct {
	const char *raw;
	size_t field, want;
	const char *why;
} rows[] = { /* by hand */
	{ "a,b,c", 0, 0, "the first" },
	{ "a,b,c", 2, 4, "a plain one" },
	{ ",,", 2, 2, "behind empty ones" },
	{ "\"a,b\",c", 1, 6, "a delimiter within quotes" },
	{ "\"a\"\",\"\"b\",\"c", 1, 10, "doubled quotes; the field's own quote" },
	{ "\"\",\"\"\"\",x", 2, 8, "nothing but quotes" },
	{ "a,b", 5, 3, "no such field: the end" },
	{ "\"open,a", 1, 7, "behind a quote that is not closed: the end" },
	{ "", 0, 0, "an empty row" },
};

START_TEST(fields_are_found)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t got = lbl_csv_place_field(lbl_span_of(rows[i].raw), ',', rows[i].field);

		ck_assert_msg(got == rows[i].want, "%zu, not %zu: %s", got, rows[i].want,
			      rows[i].why);
	}
}
END_TEST

START_TEST(lines_end_at_lf)
{
	struct lbl_span raw = lbl_span_of("ab\ncd\r\n\re");
	static const struct lbl_csv_place want[] = { { 7, 1 }, { 7, 2 }, { 7, 3 }, { 8, 1 },
						     { 8, 2 }, { 8, 3 }, { 8, 4 }, { 9, 1 },
						     { 9, 2 }, { 9, 3 } };

	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		struct lbl_csv_place got = lbl_csv_place_at(raw, 7, i);

		ck_assert_uint_eq(got.line, want[i].line);
		ck_assert_uint_eq(got.byte, want[i].byte);
	}
}
END_TEST

SUITE("table/csv_place", fields_are_found, lines_end_at_lf)
