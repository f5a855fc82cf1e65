/* record/judgments_settle: what stays of an item's ratings, by hand. */
#include <stdio.h>
#include <string.h>

#include "record/judgments_settle.h"
#include "suite.h"

/* Ratings as "annotator:label …", in the order in which they came; the tag is label / 10. */
static size_t read_ratings(const char *text, struct lbl_rating *r)
{
	size_t n = 0;
	unsigned annotator, label;

	for (int used; sscanf(text, " %u:%u%n", &annotator, &label, &used) == 2; text += used)
		r[n++] = (struct lbl_rating){ .annotator = annotator, .label = label & 0xff,
					     .tag = label / 10 & 0xf };
	return n;
}

static void write_ratings(const struct lbl_rating *r, size_t n, struct lbl_buf *out)
{
	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(out, "%s%u:%u", i ? " " : "", r[i].annotator, (unsigned)r[i].label);
}

START_TEST(policies)
{
	static const struct {
		enum lbl_duplicates policy;
		const char *in, *want;
		uint64_t duplicates;
	} rows[] = {
		{ LBL_DUP_LAST, "", "", 0 },
		{ LBL_DUP_LAST, "3:1", "3:1", 0 },
		{ LBL_DUP_LAST, "3:1 1:2 3:4", "1:2 3:4", 1 },
		{ LBL_DUP_FIRST, "3:1 1:2 3:4", "1:2 3:1", 1 },
		{ LBL_DUP_ALL, "3:9 1:2 3:4", "1:2 3:9 3:4", 0 },
		{ LBL_DUP_FAIL, "3:1 1:2", "1:2 3:1", 0 },
		/* more than insertion takes */
		{ LBL_DUP_LAST,
		  "9:0 8:0 7:0 6:0 5:0 4:0 3:0 2:0 1:0 9:1 8:1 7:1 6:1 5:1 4:1 3:1 2:1 1:1 "
		  "9:2 8:2 7:2 6:2 5:2 4:2 3:2 2:2 1:2",
		  "1:2 2:2 3:2 4:2 5:2 6:2 7:2 8:2 9:2", 18 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_settler s = { .policy = rows[i].policy };
		struct lbl_rating r[32];
		struct lbl_buf got = { 0 };
		size_t n = read_ratings(rows[i].in, r);

		write_ratings(r, lbl_settle(&s, lbl_span_of("x"), r, n), &got);
		ck_assert_str_eq(lbl_buf_cstr(&got), rows[i].want);
		ck_assert_uint_eq(s.duplicates, rows[i].duplicates);
		ck_assert(!s.failed);
		lbl_buf_clear(&got);
		lbl_settler_clear(&s);
	}
}
END_TEST

static void settle_text(struct lbl_settler *s, const char *item, const char *ratings)
{
	struct lbl_rating r[8];
	size_t n = read_ratings(ratings, r);

	lbl_settle(s, lbl_span_of(item), r, n);
}

START_TEST(tags_apart)
{
	static const struct {
		enum lbl_duplicates policy;
		const char *in, *want;
		uint64_t duplicates;
		bool failed;
	} rows[] = {
		{ LBL_DUP_LAST, "", "", 0, false },
		{ LBL_DUP_LAST, "3:21 1:22 3:1 3:20", "1:22 3:1 3:20", 1, false },
		{ LBL_DUP_FIRST, "3:21 1:22 3:1 3:20", "1:22 3:1 3:21", 1, false },
		{ LBL_DUP_ALL, "3:21 1:22 3:1 3:20 1:2", "1:2 1:22 3:1 3:21 3:20", 0, false },
		{ LBL_DUP_FAIL, "3:21 3:11 3:1", "3:1 3:11 3:21", 0, false },
		{ LBL_DUP_FAIL, "3:21 3:11 3:22", "3:11 3:21", 1, true },
		/* more than insertion takes */
		{ LBL_DUP_LAST,
		  "9:0 8:10 7:0 6:0 5:0 4:0 3:0 2:0 1:0 9:11 8:1 7:1 6:1 5:1 4:1 3:1 2:1 1:151 "
		  "9:2 8:2 7:2 6:2 5:2 4:2 3:2 2:2 1:2",
		  "1:2 1:151 2:2 3:2 4:2 5:2 6:2 7:2 8:2 8:10 9:2 9:11", 15, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_settler s = { .policy = rows[i].policy, .tags_apart = true };
		struct lbl_rating r[32];
		struct lbl_buf got = { 0 };
		size_t n = read_ratings(rows[i].in, r);

		write_ratings(r, lbl_settle(&s, lbl_span_of("x"), r, n), &got);
		ck_assert_str_eq(lbl_buf_cstr(&got), rows[i].want);
		ck_assert_uint_eq(s.duplicates, rows[i].duplicates);
		ck_assert_int_eq(s.failed, rows[i].failed);
		lbl_buf_clear(&got);
		lbl_settler_clear(&s);
		ck_assert(s.tags_apart);
	}
}
END_TEST

START_TEST(the_first_failure_is_told)
{
	struct lbl_settler a = { .policy = LBL_DUP_FAIL }, b = { .policy = LBL_DUP_FAIL };
	struct lbl_error err;

	settle_text(&a, "m", "1:1 1:2");
	settle_text(&a, "n", "0:1 0:2");
	settle_text(&b, "k", "7:1 3:2 7:1 3:3 2:0");
	lbl_settler_merge(&a, &b);
	ck_assert(a.failed);
	ck_assert_uint_eq(a.annotator, 3);
	ck_assert_int_eq(lbl_settler_fault(&a, lbl_span_of("ana"), &err), -1);
	ck_assert_str_eq(err.message,
			 "annotator 'ana' judged item 'k' more than once (see --duplicates)");
	lbl_settler_clear(&a);
	lbl_settler_clear(&b);
}
END_TEST

SUITE("record/judgments_settle", policies, tags_apart, the_first_failure_is_told)
