/* schema/semver: what is a version. */
#include "rows.h"

#include "schema/semver.h"

/* origin: Semantic Versioning 2.0.0, items 2, 9 and 10 and their examples */
static const struct semver_row {
	const char *text;
	bool want;
} semver_rows[] = {
	{ "1.9.0", true },	{ "0.0.0", true },	  { "10.20.30", true },
	{ "1.0.0-alpha", true }, { "1.0.0-alpha.1", true }, { "1.0.0-0.3.7", true },
	{ "1.0.0-x.7.z.92", true }, { "1.0.0-x-y-z.--", true }, { "1.0.0-alpha+001", true },
	{ "1.0.0+20130313144700", true }, { "1.0.0-beta+exp.sha.5114f85", true },
	{ "99999999999999999999.0.0", true },
	{ "", false },		{ "1", false },		  { "1.2", false },
	{ "1.2.3.4", false },	{ "v1.2.3", false },	  { "01.2.3", false },
	{ "1.02.3", false },	{ "1.2.03", false },	  { "1.2.3-", false },
	{ "1.2.3-01", false },	{ "1.2.3-a..b", false },  { "1.2.3+", false },
	{ "1.2.3 ", false },	{ " 1.2.3", false },	  { "1.2.3-a_b", false },
	{ "-1.2.3", false },	{ "1.2.x", false },	  { "1..3", false },
};

START_TEST(versions)
{
	const struct semver_row *r = &semver_rows[_i];
	ck_assert_msg(lbl_semver_valid(r->text) == r->want, "%s", r->text);
}
END_TEST

int main(void)
{
	const struct rows_test tests[] = { { versions, ROWS(semver_rows) } };
	return rows_run("schema/semver", tests, ROWS(tests));
}
