/* record/label and record/kind: shapes, classes, ids, kinds, as lbl-record(5) has them. */
#include <string.h>

#include "base/buf.h"
#include "record/kind.h"
#include "record/label.h"
#include "suite.h"

static struct lbl_span raw(const char *text)
{
	return text ? lbl_span_of(text) : (struct lbl_span){ 0 };
}

static const struct {
	const char *label;
	enum lbl_shape shape;
	const char *class; /* NULL: none */
} labels[] = {
	{ NULL, LBL_SHAPE_NONE, NULL },
	{ "null", LBL_SHAPE_NONE, NULL },
	{ "\"\"", LBL_SHAPE_CLASS, "" },
	{ "\"spam\"", LBL_SHAPE_CLASS, "spam" },
	{ "\"sp\\u0061m\"", LBL_SHAPE_CLASS, "spam" },
	{ "\"caf\\u00e9\"", LBL_SHAPE_CLASS, "caf\xc3\xa9" },
	{ "\"1.0\"", LBL_SHAPE_CLASS, "1.0" }, /* a string is its text */
	{ "1", LBL_SHAPE_CLASS, "1" },
	{ "1.0", LBL_SHAPE_CLASS, "1" },
	{ "0.80", LBL_SHAPE_CLASS, "0.8" },
	{ "-0.0", LBL_SHAPE_CLASS, "0" },
	{ "true", LBL_SHAPE_CLASS, "true" },
	{ "[]", LBL_SHAPE_SET, NULL },
	{ "[\"a\",\"b\"]", LBL_SHAPE_SET, NULL },
	{ "[ {\"start\":0,\"end\":2,\"label\":\"PER\"} ]", LBL_SHAPE_SPANS, NULL },
	{ "[{\"start_s\":0,\"end_s\":2.5,\"label\":\"x\"}]", LBL_SHAPE_INTERVALS, NULL },
	{ "[{\"x\":0,\"y\":1,\"width\":2,\"height\":3,\"label\":\"x\"}]", LBL_SHAPE_BOXES, NULL },
	{ "[{\"points\":[[0,1]],\"label\":\"x\"}]", LBL_SHAPE_POLYGONS, NULL },
	{ "[{\"from\":\"a\",\"to\":\"b\",\"label\":\"x\"}]", LBL_SHAPE_RELATIONS, NULL },
	{ "[1,2]", LBL_SHAPE_OTHER, NULL },
	{ "{\"ranking\":[\"a\",\"b\"]}", LBL_SHAPE_RANKING, NULL },
	{ "{\"ranking\":\"a\"}", LBL_SHAPE_TASKS, NULL },
	{ "{\"ranking\":[],\"tone\":1}", LBL_SHAPE_TASKS, NULL },
	{ "{\"tone\":\"warm\",\"topic\":\"x\"}", LBL_SHAPE_TASKS, NULL },
};

START_TEST(shapes_and_classes)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct lbl_buf hold = { 0 };
		struct lbl_error err = { 0 };
		struct lbl_span got;
		int rc = lbl_class_need(raw(labels[i].label), &hold, &got, &err);

		ck_assert_int_eq((int)lbl_shape_of(raw(labels[i].label)), (int)labels[i].shape);
		ck_assert_int_eq(rc, labels[i].shape > LBL_SHAPE_CLASS ? -1 : 0);
		ck_assert((got.ptr != NULL) == (labels[i].class != NULL));
		if (labels[i].class)
			ck_assert(lbl_span_eq(got, lbl_span_of(labels[i].class)));
		lbl_buf_clear(&hold);
	}
}
END_TEST

START_TEST(refusals_say_the_shape)
{
	struct lbl_buf hold = { 0 };
	struct lbl_error err;
	struct lbl_span got;

	lbl_class_need(raw("{\"tone\":\"warm\",\"topic\":\"x\"}"), &hold, &got, &err);
	ck_assert_str_eq(err.message, "label has several tasks (\"tone\", \"topic\"): "
				      "choose one, as in --label .label.TASK");
	lbl_class_need(raw("[\"a\"]"), &hold, &got, &err);
	ck_assert_str_eq(err.message, "label must be one class (a string, number or boolean), "
				      "not a set of classes");
}
END_TEST

static const struct {
	const char *id, *want;
} idents[] = {
	{ "\"r-1\"", "r-1" },
	{ "\"r\\u002d1\"", "r-1" },
	{ "7", "7" },
	{ "-7", "-7" },
	{ "123456789012345678901234567890", "123456789012345678901234567890" },
	{ "1.5", NULL },
	{ "1e3", NULL },
	{ "null", NULL },
	{ "true", NULL },
	{ "{}", NULL },
};

START_TEST(ids_are_strings_or_integers)
{
	for (size_t i = 0; i < sizeof idents / sizeof *idents; i++) {
		struct lbl_buf hold = { 0 };
		struct lbl_error err;
		struct lbl_span got;
		int rc = lbl_ident_need(raw(idents[i].id), "item", &hold, &got, &err);

		ck_assert_int_eq(rc, idents[i].want ? 0 : -1);
		if (!rc)
			ck_assert(lbl_span_eq(got, lbl_span_of(idents[i].want)));
		else
			ck_assert_ptr_nonnull(
				strstr(err.message, "item must be a string or an integer, not "));
		lbl_buf_clear(&hold);
	}
}
END_TEST

static const struct {
	const char *id, *item, *annotator;
	enum lbl_kind want;
} kinds[] = {
	{ "1", NULL, NULL, LBL_KIND_ITEM },      { "1", "2", "3", LBL_KIND_ANNOTATION },
	{ NULL, "2", "3", LBL_KIND_ANNOTATION }, { "1", "2", NULL, LBL_KIND_LABEL },
	{ NULL, "2", NULL, LBL_KIND_LABEL },     { NULL, NULL, "3", LBL_KIND_NONE },
	{ NULL, NULL, NULL, LBL_KIND_NONE },     { "null", "null", "null", LBL_KIND_NONE },
	{ "1", "null", "3", LBL_KIND_ITEM },     { "1", "2", "null", LBL_KIND_LABEL },
};

START_TEST(kinds_by_keys)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		ck_assert_int_eq((int)lbl_kind_of(raw(kinds[i].id), raw(kinds[i].item),
						  raw(kinds[i].annotator)),
				 (int)kinds[i].want);
}
END_TEST

static const struct {
	const char *label, *set; /* NULL: refused; "" : abstained */
} sets[] = {
	{ "null", "" },
	{ "[]", "[]" },
	{ "[\"a\"]", "[\"a\"]" },
	{ "[ \"b\" , \"a\", \"b\" ]", "[\"a\",\"b\"]" },
	{ "[\"\\u0062\",\"a\\\"\"]", "[\"a\\\"\",\"b\"]" },
	{ "[\"B\",\"a\",\"\",\"\\u00e9\",\"Z\"]", "[\"\",\"B\",\"Z\",\"a\",\"\xc3\xa9\"]" },
	{ "[\"q\",\"p\",\"o\",\"n\",\"m\",\"l\",\"k\",\"j\",\"i\",\"h\",\"g\",\"f\",\"e\",\"d\","
	  "\"c\",\"b\",\"\\u0061\"]",
	  "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"l\",\"m\",\"n\","
	  "\"o\",\"p\",\"q\"]" },
	{ "\"a\"", NULL },
	{ "[\"a\",1]", NULL },
	{ "[1]", NULL },
	{ "{\"a\":[]}", NULL },
	{ "[{\"start\":0,\"end\":2,\"label\":\"PER\"}]", NULL },
};

START_TEST(sets_in_one_form)
{
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		struct lbl_buf hold = { 0 };
		struct lbl_error err = { 0 };
		struct lbl_span got;
		int rc = lbl_label_need(LBL_SHAPE_SET, raw(sets[i].label), &hold, &got, &err);

		ck_assert_msg(rc == (sets[i].set ? 0 : -1), "%s", sets[i].label);
		if (!sets[i].set)
			ck_assert(err.at && strchr(sets[i].label, *err.at));
		else if (!*sets[i].set)
			ck_assert(!got.ptr);
		else
			ck_assert_msg(lbl_span_eq(got, lbl_span_of(sets[i].set)), "%s",
				      sets[i].label);
		lbl_buf_clear(&hold);
	}
}
END_TEST

SUITE("record/label", shapes_and_classes, refusals_say_the_shape, sets_in_one_form,
      ids_are_strings_or_integers, kinds_by_keys)
