/* Slices by value: keys, their order, sums. By hand. */
#include "state/agreement_slices.h"

#include <string.h>

#include "suite.h"

static const struct {
	const char *raw, *key;
} values[] = {
	{ "\"b1\"", "=b1" },  { "1", "=1" },	    { "1.0", "=1" },	{ "\"1\"", "=1" },
	{ "true", "=true" }, { "\"\"", "=" },	    { "null", "~" },	{ "\"~\"", "=~" },
	{ "-0.0", "=0" },    { "\"\\u0041\"", "=A" },
};

START_TEST(values_are_told_apart_as_classes_are)
{
	struct lbl_buf key = { 0 };
	struct lbl_error err = { 0 };

	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		ck_assert_int_eq(lbl_slice_key(lbl_span_of(values[i].raw), "f", &key, &err), 0);
		ck_assert_str_eq(lbl_buf_cstr(&key), values[i].key);
	}
	ck_assert_int_eq(lbl_slice_key((struct lbl_span){ 0 }, "f", &key, &err), 0);
	ck_assert_ptr_null(lbl_slice_value(lbl_buf_span(&key)).ptr);
	lbl_buf_clear(&key);
}
END_TEST

START_TEST(arrays_and_objects_are_no_values)
{
	struct lbl_buf key = { 0 };
	struct lbl_error err = { 0 };
	struct lbl_span array = lbl_span_of("[1]"), object = lbl_span_of("{}");

	ck_assert_int_eq(lbl_slice_key(array, "f", &key, &err), -1);
	ck_assert(strstr(err.message, "--by f: ") && strstr(err.message, "not array"));
	ck_assert_ptr_eq(err.at, array.ptr);
	ck_assert_int_eq(lbl_slice_key(object, "f", &key, &err), -1);
	lbl_buf_clear(&key);
}
END_TEST

/* One annotation of one annotator in the slice "=VALUE" of the first field. */
static void fill(struct lbl_agreement *a, const char *value, const char *who)
{
	struct lbl_agreement *slice;

	lbl_agreement_init(a);
	lbl_list_add(&a->options.by, "f", 1);
	lbl_slices_need(a);
	slice = lbl_slices_at(a, 0, lbl_span_of(value));
	slice->counts.annotations = 1;
	lbl_intern_put(slice->annotators, lbl_span_of(who));
}

START_TEST(slices_of_one_value_add_up)
{
	struct lbl_agreement a, b, c;
	const struct lbl_agreement *x;

	fill(&a, "=x", "ben");
	fill(&b, "=x", "ana");
	fill(&c, "=y", "ana");
	lbl_slices_merge(&a, &b);
	lbl_slices_merge(&a, &c);
	lbl_slices_rank(&a);
	ck_assert_uint_eq(lbl_intern_count(a.slices[0].values), 2);
	x = lbl_slices_at(&a, 0, lbl_span_of("=x"));
	ck_assert_uint_eq(x->counts.annotations, 2);
	ck_assert_uint_eq(lbl_intern_find(x->annotators, lbl_span_of("ana")), 0);
	ck_assert_uint_eq(lbl_intern_find(x->annotators, lbl_span_of("ben")), 1);
	ck_assert_uint_eq(lbl_slices_at(&a, 0, lbl_span_of("=y"))->counts.annotations, 1);
	lbl_agreement_clear(&a);
	lbl_agreement_clear(&b);
	lbl_agreement_clear(&c);
}
END_TEST

START_TEST(an_empty_one_adds_nothing)
{
	struct lbl_agreement a, none;

	lbl_agreement_init(&none);
	lbl_slices_need(&none);
	ck_assert_ptr_null(none.slices);
	lbl_list_add(&none.options.by, "f", 1);
	fill(&a, "=x", "ana");
	lbl_slices_merge(&a, &none);
	ck_assert_uint_eq(lbl_intern_count(a.slices[0].values), 1);
	lbl_slices_merge(&none, &a);
	ck_assert_uint_eq(lbl_intern_count(none.slices[0].values), 1);
	lbl_agreement_clear(&a);
	lbl_agreement_clear(&none);
}
END_TEST

SUITE("state/agreement_slices", values_are_told_apart_as_classes_are,
      arrays_and_objects_are_no_values, slices_of_one_value_add_up, an_empty_one_adds_nothing)
