/* Gathering from judgments, merging, ranking; options that must agree. */
#include <string.h>

#include "base/buf.h"
#include "state/agreement.h"
#include "state/agreement_state.h"
#include "../suite.h"

/* Rows "item annotator label" of JSON values, ended by NULL, as a shard of its own. */
static void gather(struct lbl_agreement *a, const char *const (*rows)[3], unsigned threads)
{
	struct lbl_judgments *j = lbl_judgments_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS);
	struct lbl_judgments_feed *f = lbl_judgments_feed_new(j);
	struct lbl_shard shard = { 0 };
	struct lbl_error err;

	for (; rows[0][0]; rows++) {
		ck_assert_int_eq(lbl_judgments_add(f, lbl_span_of(rows[0][0]),
						   lbl_span_of(rows[0][1]),
						   lbl_span_of(rows[0][2]), 0, &err), 0);
		lbl_shard_take(&shard, lbl_span_of(rows[0][0]));
	}
	ck_assert_int_eq(lbl_judgments_block_end(f, 0, &err), 0);
	lbl_judgments_feed_free(f);
	ck_assert_int_eq(lbl_judgments_finish(j, threads, &err), 0);
	lbl_agreement_init(a);
	ck_assert_int_eq(lbl_agreement_gather(a, j, threads, &err), 0);
	lbl_shards_add(&a->shards, &shard);
	lbl_judgments_free(j);
}

static void state_is(const struct lbl_agreement *a, const char *part)
{
	struct lbl_buf text = { 0 };

	lbl_agreement_state_write(a, &text);
	ck_assert_msg(strstr(lbl_buf_cstr(&text), part), "no %s in %s", part, text.data);
	lbl_buf_clear(&text);
}

static const char *const first[][3] = {
	{ "\"i1\"", "\"zoe\"", "\"no\"" }, { "\"i1\"", "\"ana\"", "\"yes\"" },
	{ "\"i2\"", "\"ana\"", "null" },   { "\"i1\"", "\"ana\"", "\"no\"" },
	{ NULL, NULL, NULL },
};
static const char *const second[][3] = {
	{ "\"i3\"", "\"ben\"", "\"maybe\"" }, { "\"i3\"", "\"zoe\"", "\"yes\"" },
	{ NULL, NULL, NULL },
};

START_TEST(gathered)
{
	for (unsigned threads = 1; threads <= 4; threads += 3) {
		struct lbl_agreement a;

		gather(&a, first, threads);
		state_is(&a, "\"counts\":{\"annotations\":4,\"items\":2,\"abstained\":1,"
			     "\"duplicates\":1,");
		state_is(&a, "\"annotators\":[\"ana\",\"zoe\"],\"categories\":[\"no\"],"
			     "\"patterns\":[[1,0,2]],\"pairs\":[[0,1,0,0,1]]");
		ck_assert_uint_eq(a.sketch.n, 2);
		lbl_agreement_clear(&a);
	}
}
END_TEST

/* By hand: names are numbered anew in byte order, and the pair zoe, ben is turned around. */
START_TEST(merged_and_ranked)
{
	for (int turn = 0; turn < 2; turn++) {
		struct lbl_agreement a, b, sum;
		struct lbl_error err;

		gather(&a, first, 1);
		gather(&b, second, 1);
		lbl_agreement_init(&sum);
		ck_assert_int_eq(lbl_agreement_merge(&sum, turn ? &b : &a, &err), 0);
		ck_assert_int_eq(lbl_agreement_merge(&sum, turn ? &a : &b, &err), 0);
		lbl_agreement_rank(&sum);
		state_is(&sum, "\"annotators\":[\"ana\",\"ben\",\"zoe\"],"
			       "\"categories\":[\"maybe\",\"no\",\"yes\"],"
			       "\"patterns\":[[1,0,1,2,1],[1,1,2]],"
			       "\"pairs\":[[0,2,1,1,1],[1,2,0,2,1]]");
		ck_assert_uint_eq(sum.counts.items, 3);
		ck_assert_int_eq(lbl_agreement_merge(&sum, &a, &err), -1);
		ck_assert_uint_eq(sum.counts.items, 3);
		lbl_agreement_clear(&a);
		lbl_agreement_clear(&b);
		lbl_agreement_clear(&sum);
	}
}
END_TEST

START_TEST(too_much_together)
{
	struct lbl_agreement a, b;
	struct lbl_error err;

	lbl_agreement_init(&a);
	lbl_agreement_init(&b);
	a.counts.annotations = LBL_AGREEMENT_MAX;
	b.counts.annotations = 1;
	ck_assert_int_eq(lbl_agreement_merge(&a, &b, &err), -1);
	ck_assert_int_eq(err.code, LBL_E_LIMIT);
	lbl_agreement_clear(&a);
	lbl_agreement_clear(&b);
}
END_TEST

static void set(char **text, const char *value)
{
	free(*text);
	*text = strdup(value);
}

START_TEST(options_compared)
{
	struct lbl_agreement_options o = { 0 }, p = { 0 };
	struct lbl_list words = { 0 };

	lbl_agreement_options_default(&o);
	lbl_agreement_options_copy(&p, &o);
	ck_assert_ptr_null(lbl_agreement_options_differ(&o, &p));
	p.duplicates = LBL_DUP_ALL;
	ck_assert_str_eq(lbl_agreement_options_differ(&o, &p), "duplicates");
	lbl_list_add(&words, "b", 1);
	lbl_list_add(&words, "a", 1);
	lbl_list_add(&words, "b", 1);
	lbl_agreement_list_set(&p.abstain, &words);
	ck_assert(p.abstain.n == 2 && !strcmp(p.abstain.v[0], "a"));
	ck_assert_str_eq(lbl_agreement_options_differ(&o, &p), "abstain");
	lbl_agreement_list_set(&p.stages, &words);
	ck_assert_str_eq(lbl_agreement_options_differ(&o, &p), "stage");
	set(&p.label, "x");
	ck_assert_str_eq(lbl_agreement_options_differ(&o, &p), "label");
	set(&p.annotator, "x");
	ck_assert_str_eq(lbl_agreement_options_differ(&o, &p), "annotator");
	set(&p.item, "x");
	ck_assert_str_eq(lbl_agreement_options_differ(&o, &p), "item");
	lbl_list_clear(&words);
	lbl_agreement_options_clear(&o);
	lbl_agreement_options_clear(&p);
}
END_TEST

SUITE("state/agreement", gathered, merged_and_ranked, too_much_together, options_compared)
