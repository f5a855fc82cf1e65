/* ingest/places: trees of member names, and records written by them. */
#include <string.h>

#include "ingest/places.h"
#include "suite.h"

/* Adds a place named by words with blanks between. */
static int add(struct lbl_place *root, const char *words, size_t slot, bool splice,
	       struct lbl_error *err)
{
	struct lbl_list steps = { 0 };
	int rc;

	while (*words) {
		size_t n = strcspn(words, " ");

		lbl_list_add(&steps, words, n);
		words += n + (words[n] == ' ');
	}
	rc = lbl_place_add(root, &steps, slot, splice, err);
	lbl_list_clear(&steps);
	return rc;
}

static void expect(const struct lbl_place *root, const struct lbl_span *values, const char *want)
{
	struct lbl_buf out = { 0 };

	lbl_place_write(root, values, &out);
	ck_assert_str_eq(lbl_buf_cstr(&out), want);
	lbl_buf_clear(&out);
}

START_TEST(absent_values_leave_no_trace)
{
	struct lbl_place *root = lbl_place_root();
	struct lbl_span values[3] = { lbl_span_of("1"), lbl_span_of("\"x\""), { 0 } };
	struct lbl_error err;

	ck_assert_int_eq(add(root, "z", 0, false, &err), 0);
	ck_assert_int_eq(add(root, "a b c", 1, false, &err), 0);
	ck_assert_int_eq(add(root, "a d", 2, false, &err), 0);
	expect(root, values, "{\"z\":1,\"a\":{\"b\":{\"c\":\"x\"}}}");
	lbl_place_sort(root);
	expect(root, values, "{\"a\":{\"b\":{\"c\":\"x\"}},\"z\":1}");
	values[1].ptr = NULL;
	expect(root, values, "{\"z\":1}");
	values[0].ptr = NULL;
	expect(root, values, "{}");
	values[2] = lbl_span_of("null");
	expect(root, values, "{\"a\":{\"d\":null}}");
	lbl_place_free(root);
	lbl_place_free(NULL);
}
END_TEST

START_TEST(objects_are_spliced)
{
	struct lbl_place *root = lbl_place_root();
	struct lbl_span values[2] = { lbl_span_of("{ \"a\" : 1 }"), { 0 } };
	struct lbl_error err;

	ck_assert_int_eq(add(root, "data", 0, true, &err), 0);
	expect(root, values, "{\"data\":{ \"a\" : 1 }}");
	ck_assert_int_eq(add(root, "data t", 1, false, &err), 0);
	expect(root, values, "{\"data\":{ \"a\" : 1 }}");
	values[1] = lbl_span_of("2");
	expect(root, values, "{\"data\":{ \"a\" : 1 ,\"t\":2}}");
	values[0] = lbl_span_of("{ }");
	expect(root, values, "{\"data\":{ \"t\":2}}");
	values[0].ptr = NULL;
	expect(root, values, "{\"data\":{\"t\":2}}");
	lbl_place_free(root);
}
END_TEST

START_TEST(two_values_for_one_place_are_refused)
{
	struct lbl_place *root = lbl_place_root();
	struct lbl_error err = { 0 };

	ck_assert_int_eq(add(root, "a", 0, false, &err), 0);
	ck_assert_int_eq(add(root, "b c", 1, false, &err), 0);
	ck_assert_int_eq(add(root, "a", 2, false, &err), -1);
	ck_assert_int_eq(err.code, LBL_E_USAGE);
	ck_assert_str_eq(err.message, "'a' has a value already");
	ck_assert_int_eq(add(root, "a x", 2, false, &err), -1);
	ck_assert_str_eq(err.message, "'a' has a value of its own");
	ck_assert_int_eq(add(root, "b", 2, false, &err), -1);
	ck_assert_str_eq(err.message, "'b' has members already");
	lbl_place_free(root);
}
END_TEST

START_TEST(names_are_quoted)
{
	struct lbl_place *root = lbl_place_root();
	struct lbl_span values[1] = { lbl_span_of("1") };
	struct lbl_error err;

	ck_assert_int_eq(add(root, "a\"\n", 0, false, &err), 0);
	expect(root, values, "{\"a\\\"\\n\":1}");
	lbl_place_free(root);
}
END_TEST

SUITE("ingest/places", absent_values_leave_no_trace, objects_are_spliced,
      two_values_for_one_place_are_refused, names_are_quoted)
