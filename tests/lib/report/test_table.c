/* Aligned tables: columns, wide characters, cutting to the line. By hand. */
#include "report/table.h"
#include "../suite.h"

static const struct lbl_column columns[] = {
	{ "name", LBL_LEFT, true },
	{ "n", LBL_RIGHT, false },
	{ "kind", LBL_LEFT, false },
};

static void add(struct lbl_table *t, const char *name, int n, const char *kind)
{
	lbl_table_text(t, lbl_span_of(name));
	lbl_table_cell(t, "%d", n);
	lbl_table_cell(t, "%s", kind);
}

static void expect(const struct lbl_table *t, size_t width, const char *want)
{
	struct lbl_buf out = { 0 };

	lbl_table_write(t, width, &out);
	ck_assert_str_eq(lbl_buf_cstr(&out), want);
	lbl_buf_clear(&out);
}

START_TEST(aligned)
{
	struct lbl_table t = { .columns = columns, .n_columns = 3 };

	add(&t, "ana", 7, "human");
	add(&t, "\xE6\xA8\xA1\xE5\x9E\x8B", 1234, "m"); /* 4 columns wide */
	add(&t, "", 0, "");
	expect(&t, 80,
	       "name     n  kind\n"
	       "ana      7  human\n"
	       "\xE6\xA8\xA1\xE5\x9E\x8B  1234  m\n"
	       "         0\n");
	lbl_table_clear(&t);
}
END_TEST

START_TEST(cut_to_the_line)
{
	struct lbl_table t = { .columns = columns, .n_columns = 3 };

	add(&t, "a-name-of-some-length", 7, "human");
	add(&t, "short", 8, "rule");
	expect(&t, 22,
	       "name          n  kind\n"
	       "a-name-of-s\xE2\x80\xA6  7  human\n"
	       "short         8  rule\n");
	lbl_table_clear(&t);
}
END_TEST

/* A giving column keeps LBL_TABLE_LEAST; controls of a name do not break the line. */
START_TEST(least_and_controls)
{
	struct lbl_table t = { .columns = columns, .n_columns = 3 };

	add(&t, "123456789\n", 7, "human");
	expect(&t, 5, "name      n  kind\n1234567\xE2\x80\xA6  7  human\n");
	lbl_table_clear(&t);
}
END_TEST

START_TEST(heads_alone)
{
	struct lbl_table t = { .columns = columns, .n_columns = 3 };

	expect(&t, 80, "name  n  kind\n");
	lbl_table_clear(&t);
}
END_TEST

SUITE("report/table", aligned, cut_to_the_line, least_and_controls, heads_alone)
