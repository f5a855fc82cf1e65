/*
 * record/judgments against a plain list: the same ratings by item for every
 * policy, any threads and any order in which blocks are worked on.
 */
#include "judged_rows.h"
#include "record/judging.h"

#define BLOCK 64 /* rows */

struct check {
	const struct lbl_judgments *j;
	enum lbl_duplicates policy;
	atomic_int items;
};

static void *open_check(void *ctx)
{
	return ctx;
}

static void check_item(void *worker, struct lbl_span key, uint64_t hash, const struct lbl_rating *r,
		       size_t n)
{
	struct check *c = worker;
	struct lbl_buf got = { 0 }, want = { 0 };

	ck_assert_uint_eq(hash, lbl_hash64(key.ptr, key.len, 0));
	for (size_t i = 0; i < n; i++) {
		struct lbl_span who = lbl_judgments_annotator(c->j, r[i].annotator);
		struct lbl_span class = lbl_judgments_label(c->j, r[i].label);

		if (!tags_apart)
			ck_assert_uint_eq(r[i].tag, (unsigned)(who.ptr[0] - '0'));
		lbl_buf_printf(&got, "%.*s", (int)who.len, who.ptr);
		if (tags_apart)
			lbl_buf_printf(&got, ".%u", r[i].tag);
		lbl_buf_printf(&got, "=%.*s ", (int)class.len, class.ptr);
	}
	plainly((key.ptr[1] - '0') * 10 + key.ptr[2] - '0', c->policy, &want);
	ck_assert_str_eq(lbl_buf_cstr(&got), lbl_buf_cstr(&want));
	atomic_fetch_add(&c->items, 1);
	lbl_buf_clear(&got);
	lbl_buf_clear(&want);
}

static void close_check(void *ctx, void *worker)
{
	(void)ctx;
	(void)worker;
}

static struct lbl_judgments *gathered(enum lbl_duplicates policy, const struct lbl_list *abstain,
				      uint64_t limit, int threads)
{
	struct lbl_judgments *j = lbl_judgments_new(policy, abstain, LBL_SHAPE_CLASS);

	lbl_judgments_limit(j, limit);
	if (tags_apart)
		lbl_judgments_tags_apart(j);
	gather_rows(j, threads, BLOCK);
	return j;
}

static void check_store(enum lbl_duplicates policy, const struct lbl_list *abstain,
			uint64_t limit, unsigned threads)
{
	struct lbl_judgments *j = gathered(policy, abstain, limit, (int)threads);
	struct check c = { .j = j, .policy = policy };
	struct lbl_judgments_fold fold = { &c, open_check, check_item, close_check };
	struct lbl_judgments_counts n;
	struct lbl_error err;

	ck_assert_int_eq(lbl_judgments_finish(j, threads, &err), 0);
	ck_assert_int_eq(lbl_judgments_each(j, threads, &fold, &err), 0);
	lbl_judgments_counts(j, &n);
	ck_assert_int_eq(c.items, ITEMS);
	ck_assert_uint_eq(n.items, ITEMS);
	ck_assert_uint_eq(n.annotations, ROWS);
	ck_assert_uint_eq(n.kept + n.duplicates + n.abstained, ROWS);
	ck_assert_uint_eq(lbl_judgments_annotators(j), WHO);
	ck_assert_uint_eq(lbl_judgments_labels(j), 3);
	ck_assert(lbl_span_eq(lbl_judgments_label(j, 0), lbl_span_of("1")));
	lbl_judgments_free(j);
}

static void check_all(void)
{
	struct lbl_list abstain = { 0 };

	lbl_list_add(&abstain, "skip", 4);
	for (int policy = LBL_DUP_LAST; policy <= LBL_DUP_ALL; policy++)
		for (size_t limit = 0; limit < LIMITS; limit++)
			for (unsigned threads = 1; threads <= 4; threads++)
				check_store((enum lbl_duplicates)policy, &abstain, limits[limit],
					    threads);
	lbl_list_clear(&abstain);
}

START_TEST(ratings_are_those_of_a_plain_search)
{
	make_rows();
	check_all();
}
END_TEST

START_TEST(tags_may_be_apart)
{
	make_rows_apart();
	check_all();
}
END_TEST

/* By hand: "b" and "a" are set aside as duplicates, "z" nobody gave. */
START_TEST(names_are_found_by_text)
{
	static const char *const rows_of_i[][2] = { { "\"bo\"", "\"b\"" },
						    { "\"bo\"", "\"c\"" },
						    { "\"bo\"", "\"a\"" },
						    { "\"bo\"", "null" },
						    { "\"bo\"", "\"c\"" },
						    { "\"al\"", "1.0" } };
	struct lbl_added added[6];
	struct lbl_judgments *j = lbl_judgments_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS);
	struct lbl_judgments_feed *f = lbl_judgments_feed_new(j);
	struct lbl_error err;

	for (int i = 0; i < 6; i++) {
		ck_assert_int_eq(lbl_judgments_add(f, lbl_span_of("\"i\""),
						   lbl_span_of(rows_of_i[i][0]),
						   lbl_span_of(rows_of_i[i][1]), 0, &err), 0);
		added[i] = lbl_judgments_added(f);
		ck_assert_uint_eq(added[i].item_hash, lbl_hash64("i", 1, 0));
	}
	ck_assert_int_eq(lbl_judgments_block_end(f, 0, &err), 0);
	lbl_judgments_feed_free(f);
	lbl_judgments_rank_label(j, added[2].label);
	ck_assert_int_eq(lbl_judgments_finish(j, 1, &err), 0);
	ck_assert_uint_eq(lbl_judgments_labels(j), 3);
	ck_assert_uint_eq(added[3].label, LBL_ABSTAINED);
	ck_assert_uint_eq(lbl_judgments_label_rank(j, added[2].label), 1);
	ck_assert_uint_eq(lbl_judgments_label_rank(j, added[1].label), 2);
	ck_assert_uint_eq(lbl_judgments_annotator_rank(j, added[0].annotator), 1);
	ck_assert_uint_eq(lbl_judgments_annotator_rank(j, added[5].annotator), 0);
	ck_assert_uint_eq(lbl_judgments_find_label(j, lbl_span_of("1")), 0);
	ck_assert_uint_eq(lbl_judgments_find_label(j, lbl_span_of("a")), 1);
	ck_assert_uint_eq(lbl_judgments_find_label(j, lbl_span_of("c")), 2);
	ck_assert_uint_eq(lbl_judgments_find_label(j, lbl_span_of("b")), LBL_INTERN_NONE);
	ck_assert_uint_eq(lbl_judgments_find_label(j, lbl_span_of("z")), LBL_INTERN_NONE);
	ck_assert_uint_eq(lbl_judgments_find_annotator(j, lbl_span_of("bo")), 1);
	ck_assert_uint_eq(lbl_judgments_find_annotator(j, lbl_span_of("c")), LBL_INTERN_NONE);
	lbl_judgments_free(j);
}
END_TEST

START_TEST(duplicates_may_fail)
{
	make_rows();
	for (int i = 0; i < (int)LIMITS * 4; i++) {
		int threads = i % 4 + 1;
		struct lbl_judgments *j =
			gathered(LBL_DUP_FAIL, NULL, limits[i / 4], threads);
		struct lbl_error err;

		ck_assert_int_eq(lbl_judgments_finish(j, (unsigned)threads, &err), -1);
		ck_assert_str_eq(err.message, "annotator '0' judged item 'i00' more than once "
					      "(see --duplicates)");
		lbl_judgments_free(j);
	}
}
END_TEST

START_TEST(empty_store)
{
	struct lbl_judgments *j = lbl_judgments_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS);
	struct check c = { .j = j };
	struct lbl_judgments_fold fold = { &c, open_check, check_item, close_check };
	struct lbl_error err;

	ck_assert_int_eq(lbl_judgments_finish(j, 2, &err), 0);
	ck_assert_int_eq(lbl_judgments_each(j, 2, &fold, &err), 0);
	ck_assert_int_eq(c.items, 0);
	ck_assert_uint_eq(lbl_judgments_labels(j), 0);
	lbl_judgments_free(j);
}
END_TEST

/* By hand: what is refused makes neither item, nor annotator, nor class known. */
START_TEST(refused_rows_leave_no_trace)
{
	static const struct {
		const char *item, *who, *class, *why;
	} bad[] = {
		{ "\"j\"", "\"x\"", "[]", "label must be one class (a string, number or boolean), "
					   "not a set of classes" },
		{ "\"j\"", "null", "[]", "annotator must be a string or an integer, not null" },
		{ "\"j\"", "null", "\"z\"", "annotator must be a string or an integer, not null" },
		{ "1.5", "null", "[]", "item must be a string or an integer, not a number with a "
				       "point or an exponent" },
	};
	struct lbl_judgments *j = lbl_judgments_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS);
	struct lbl_judgments_feed *f = lbl_judgments_feed_new(j);
	struct lbl_judgments_counts n;
	struct lbl_error err;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		ck_assert_int_eq(lbl_judgments_add(f, lbl_span_of(bad[i].item),
						   lbl_span_of(bad[i].who),
						   lbl_span_of(bad[i].class), 0, &err), -1);
		ck_assert_str_eq(err.message, bad[i].why);
		ck_assert_int_eq(lbl_judgments_add(f, lbl_span_of("\"i\""), lbl_span_of("\"a\""),
						   lbl_span_of("\"c\""), 0, &err), 0);
	}
	ck_assert_int_eq(lbl_judgments_block_end(f, 0, &err), 0);
	lbl_judgments_feed_free(f);
	ck_assert_int_eq(lbl_judgments_finish(j, 1, &err), 0);
	lbl_judgments_counts(j, &n);
	ck_assert_uint_eq(n.items, 1);
	ck_assert_uint_eq(n.annotations, 4);
	ck_assert_uint_eq(lbl_judgments_annotators(j), 1);
	ck_assert_uint_eq(lbl_judgments_labels(j), 1);
	lbl_judgments_free(j);
}
END_TEST

SUITE("record/judgments", ratings_are_those_of_a_plain_search, tags_may_be_apart,
      names_are_found_by_text, duplicates_may_fail, empty_store, refused_rows_leave_no_trace)
