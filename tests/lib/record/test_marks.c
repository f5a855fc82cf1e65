/* Labels of marks: their one form, what is refused where, and reading the form. */
#include <string.h>

#include "record/label.h"
#include "record/marks.h"
#include "../suite.h"

static struct lbl_span raw(const char *text)
{
	return text ? lbl_span_of(text) : (struct lbl_span){ 0 };
}

static const struct {
	enum lbl_shape shape;
	const char *label, *want; /* "": abstained */
} texts[] = {
	{ LBL_SHAPE_SPANS, NULL, "" },
	{ LBL_SHAPE_SPANS, "null", "" },
	{ LBL_SHAPE_SPANS, "[]", "[]" },
	{ LBL_SHAPE_BOXES, "[ ]", "[]" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"end\":2,\"label\":\"x\"}]", "[[\"x\",0,2]]" },
	{ LBL_SHAPE_SPANS, "{\"label\":7.0,\"end\":2e1,\"start\":-0.0}", "[[\"7\",0,20]]" },
	{ LBL_SHAPE_SPANS, "[{\"start\":4,\"end\":4,\"label\":\"b\"},"
			   "{\"start\":10,\"end\":12,\"label\":\"a\"},"
			   "{\"start\":9.5,\"end\":12,\"label\":\"\\u0061\",\"text\":[1]}]",
	  "[[\"a\",9.5,12],[\"a\",10,12],[\"b\",4,4]]" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"end\":2,\"label\":\"q\\\"\",\"unit\":\"byte\"}]",
	  "[\"byte\",[\"q\\\"\",0,2]]" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"end\":2,\"label\":\"q\",\"unit\":\"\"}]",
	  "[[\"q\",0,2]]" },
	{ LBL_SHAPE_SPANS, "[{\"start_s\":0.50,\"end_s\":2,\"label\":\"x\"}]",
	  "[\"seconds\",[\"x\",0.5,2]]" },
	{ LBL_SHAPE_SPANS, "[{\"start\":9,\"start\":1,\"end\":2,\"label\":\"x\"}]",
	  "[[\"x\",1,2]]" },
	{ LBL_SHAPE_BOXES, "[{\"x\":1,\"y\":-2,\"width\":3.25,\"height\":0,\"label\":true}]",
	  "[[\"true\",1,-2,3.25,0]]" },
};

START_TEST(one_form)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct lbl_buf hold = { 0 };
		struct lbl_error err = { 0 };
		struct lbl_span got;

		ck_assert_msg(lbl_label_need(texts[i].shape, raw(texts[i].label), &hold, &got,
					     &err) == 0, "%s: %s", texts[i].label, err.message);
		if (!*texts[i].want)
			ck_assert(!got.ptr);
		else
			ck_assert_msg(lbl_span_eq(got, lbl_span_of(texts[i].want)), "%s: %.*s",
				      texts[i].label, (int)got.len, got.ptr);
		lbl_buf_clear(&hold);
	}
}
END_TEST

/* at: what the place of the fault begins with. */
static const struct {
	enum lbl_shape shape;
	const char *label, *at, *message;
} refused[] = {
	{ LBL_SHAPE_SPANS, "\"x\"", "\"x\"", "label must be spans, not a class" },
	{ LBL_SHAPE_SPANS, "[\"x\"]", "[\"x\"]", "label must be spans, not a set of classes" },
	{ LBL_SHAPE_SPANS, "[{\"x\":0,\"y\":0,\"width\":1,\"height\":1,\"label\":\"x\"}]", "[{",
	  "label must be spans, not boxes" },
	{ LBL_SHAPE_BOXES, "{\"a\":\"x\",\"b\":\"y\"}", "{\"a\"",
	  "label must be boxes, not several tasks" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"label\":\"x\"}]", "{\"start\"",
	  "a span has no member 'end'" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"end\":2}]", "{\"start\"",
	  "a span has no member 'label'" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"end\":\"2\",\"label\":\"x\"}]", "\"2\"",
	  "a span's 'end' must be a number, not string" },
	{ LBL_SHAPE_SPANS, "[{\"start\":0,\"end\":1e999,\"label\":\"x\"}]", "1e999",
	  "a span's 'end' is too large a number" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":2,\"label\":\"x\"}]", "2,",
	  "a span ends before its start" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":null}]", "null",
	  "a span's label must be one class, not an abstention" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":[\"x\"]}]", "[\"x\"]}",
	  "a span's label must be one class, not a set of classes" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":\"x\"},7]", "7]",
	  "a span must be an object, not number" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":\"x\",\"unit\":8}]", "8}",
	  "a span's 'unit' must be a string, not number" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":\"x\",\"unit\":\"a\"},"
			   "{\"start\":3,\"end\":4,\"label\":\"x\",\"unit\":\"b\"}]", "\"b\"}",
	  "a span's 'unit' differs from that before it" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":\"x\",\"unit\":\"a\"},"
			   "{\"start\":5,\"end\":6,\"label\":\"x\"}]", "{\"start\":5",
	  "a span's 'unit' differs from that before it" },
	{ LBL_SHAPE_SPANS, "[{\"start\":3,\"end\":4,\"label\":\"x\",\"unit\":\"\\u0000\"}]",
	  "\"\\u0000", "a span's 'unit' holds a NUL" },
	{ LBL_SHAPE_SPANS, "[{\"start_s\":3,\"end_s\":4,\"label\":\"x\"},"
			   "{\"start\":3,\"end\":4,\"label\":\"x\"}]", "{\"start\":3",
	  "an interval has no member 'start_s'" },
	{ LBL_SHAPE_BOXES, "[{\"x\":0,\"y\":0,\"width\":-1,\"height\":1,\"label\":\"x\"}]", "-1",
	  "a box's 'width' is below 0" },
	{ LBL_SHAPE_BOXES, "[{\"x\":0,\"y\":0,\"width\":1,\"label\":\"x\"}]", "{\"x\"",
	  "a box has no member 'height'" },
};

START_TEST(refusals)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct lbl_buf hold = { 0 };
		struct lbl_error err = { 0 };
		struct lbl_span got;

		ck_assert_int_eq(lbl_label_need(refused[i].shape, raw(refused[i].label), &hold,
						&got, &err), -1);
		ck_assert_str_eq(err.message, refused[i].message);
		ck_assert_int_eq(err.code, LBL_E_INPUT);
		ck_assert_msg(strncmp(err.at, refused[i].at, strlen(refused[i].at)) == 0, "%s",
			      refused[i].label);
		lbl_buf_clear(&hold);
	}
}
END_TEST

/* More marks than need no memory, the last first, their labels all escapes. */
START_TEST(many)
{
	struct lbl_buf label = { 0 }, hold = { 0 }, want = { 0 };
	struct lbl_error err = { 0 };
	struct lbl_span got;

	for (int i = 40; i-- > 0;)
		lbl_buf_printf(&label, "%c{\"start\":%d,\"end\":1e20,\"label\":\"\\u0001\\u0001\"}",
			       i == 39 ? '[' : ',', i);
	lbl_buf_putc(&label, ']');
	for (int i = 0; i < 40; i++)
		lbl_buf_printf(&want, "%c[\"\\u0001\\u0001\",%d,100000000000000000000]",
			       i ? ',' : '[', i);
	lbl_buf_putc(&want, ']');
	ck_assert_int_eq(lbl_spans_need(lbl_buf_span(&label), &hold, &got, &err), 0);
	ck_assert(lbl_span_eq(got, lbl_buf_span(&want)));
	lbl_buf_clear(&label);
	lbl_buf_clear(&hold);
	lbl_buf_clear(&want);
}
END_TEST

START_TEST(read_again)
{
	struct lbl_marks m = { 0 };

	lbl_marks_read(&m, raw("[\"byte\",[\"q\\\"\",0,2],[\"x\",1.5,20]]"));
	ck_assert(m.n == 2 && lbl_span_eq(m.unit, raw("byte")));
	ck_assert(lbl_span_eq(m.v[0].label, raw("q\"")) && lbl_span_eq(m.v[1].label, raw("x")));
	ck_assert(m.v[1].place[0] == 1.5 && m.v[1].place[1] == 20 && m.v[1].place[2] == 0);
	lbl_marks_read(&m, raw("[[\"b\",1,2,3,4]]"));
	ck_assert(m.n == 1 && !m.unit.len && m.v[0].place[3] == 4);
	lbl_marks_read(&m, raw("[]"));
	ck_assert(m.n == 0);
	lbl_marks_clear(&m);
}
END_TEST

START_TEST(within_a_text)
{
	static const struct {
		const char *begin, *length, *label, *want;
	} rows[] = {
		{ "0", "3e1", "[{\"start\":0,\"end\":2,\"label\":\"x\",\"unit\":\"u\"}]",
		  "[\"u\",[0,30],[\"x\",0,2]]" },
		{ "-1.5", "30", "[]", "[[-1.5,30]]" },
		{ NULL, "30", "[]", "[]" },
		{ "0", NULL, "{\"start\":0,\"end\":2,\"label\":\"x\"}", "[[\"x\",0,2]]" },
	};
	struct lbl_marks m = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_buf text = { 0 }, hold = { 0 };
		struct lbl_error err = { 0 };
		struct lbl_span got;
		size_t at;

		lbl_marks_within(raw(rows[i].begin), raw(rows[i].length), raw(rows[i].label),
				 &text, &at);
		ck_assert(memcmp(text.data + at, rows[i].label, strlen(rows[i].label)) == 0);
		ck_assert_int_eq(lbl_label_need(LBL_SHAPE_SPANS_WITHIN, lbl_buf_span(&text), &hold,
						&got, &err), 0);
		ck_assert_msg(lbl_span_eq(got, lbl_span_of(rows[i].want)), "%.*s", (int)got.len,
			      got.ptr);
		lbl_marks_read(&m, got);
		ck_assert(m.within == (rows[i].begin && rows[i].length));
		ck_assert(!m.within || m.length == 30);
		lbl_buf_clear(&text);
		lbl_buf_clear(&hold);
	}
	lbl_marks_clear(&m);
}
END_TEST

SUITE("record/marks", one_form, refusals, many, read_again,
      within_a_text)
