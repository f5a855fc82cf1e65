/*
 * record/reviews against a plain search: random annotations and reviews of them, for every policy
 * of duplicates, any blocks, any threads, and blocks that come in any order.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "record/judging.h"
#include "review_rows.h"

struct gatherer {
	struct lbl_judgments *j;
	struct lbl_reviews *r;
	atomic_int *next;
	int block;
	pthread_t thread;
};

static void feed_review(struct lbl_reviews_feed *f, struct row *r, bool known)
{
	struct lbl_review review;
	struct lbl_error err;

	ck_assert_int_eq(lbl_reviews_read(f, lbl_span_of(r->id_raw),
					  lbl_span_of(verdict_raw[r->verdict]),
					  lbl_span_of(label_raw[r->label]), &review, &err),
			 0);
	ck_assert_int_eq(review.verdict != LBL_VERDICT_NONE, judges(r));
	if (known)
		lbl_reviews_add(f, &review, lbl_span_of(r->item_raw), &r->added);
}

static void feed_row(struct lbl_judgments_feed *jf, struct lbl_reviews_feed *f, struct row *r)
{
	struct lbl_error err;

	if (jf) {
		ck_assert_int_eq(lbl_judgments_add(jf, lbl_span_of(r->item_raw),
						   lbl_span_of(r->who_raw),
						   lbl_span_of(label_raw[r->label]),
						   (unsigned)r->stage, &err),
				 0);
		r->added = lbl_judgments_added(jf);
	}
	if (f && r->stage == REVIEW)
		feed_review(f, r, true);
	else if (f)
		lbl_reviews_note(f, &r->added, lbl_span_of(r->id_raw));
}

static void feed_block(struct lbl_judgments_feed *jf, struct lbl_reviews_feed *f, int block,
		       int size)
{
	struct lbl_error err;

	for (int i = block * size; i < (block + 1) * size && i < n_rows; i++)
		feed_row(jf, f, &rows[i]);
	if (jf)
		ck_assert_int_eq(lbl_judgments_block_end(jf, (uint64_t)block, &err), 0);
	if (f)
		lbl_reviews_block_end(f, (uint64_t)block);
}

static void *gather(void *arg)
{
	struct gatherer *g = arg;
	struct lbl_judgments_feed *jf = lbl_judgments_feed_new(g->j);
	struct lbl_reviews_feed *f = lbl_reviews_feed_new(g->r);
	int block;

	while ((block = atomic_fetch_add(g->next, 1)) * g->block < n_rows)
		feed_block(jf, f, block, g->block);
	lbl_reviews_feed_free(f);
	lbl_judgments_feed_free(jf);
	return NULL;
}

static void feed_by_threads(struct lbl_judgments *j, struct lbl_reviews *r, int threads, int block)
{
	struct gatherer g[4];
	atomic_int next = 0;

	for (int i = 0; i < threads; i++) {
		g[i] = (struct gatherer){ .j = j, .r = r, .next = &next, .block = block };
		ck_assert_int_eq(pthread_create(&g[i].thread, NULL, gather, &g[i]), 0);
	}
	for (int i = 0; i < threads; i++)
		pthread_join(g[i].thread, NULL);
}

/* Judgments in order, then reviews by three feeds whose blocks come in random order. */
static void feed_shuffled(struct lbl_judgments *j, struct lbl_reviews *r, int block)
{
	struct lbl_judgments_feed *jf = lbl_judgments_feed_new(j);
	struct lbl_reviews_feed *f[3];
	int blocks = (n_rows + block - 1) / block, order[ROWS];

	for (int i = 0; i < 3; i++)
		f[i] = lbl_reviews_feed_new(r);
	for (int i = 0; i < blocks; i++) {
		int k = draw(i + 1);

		feed_block(jf, NULL, i, block);
		order[i] = order[k];
		order[k] = i;
	}
	for (int i = 0; i < blocks; i++)
		feed_block(NULL, f[draw(3)], order[i], block);
	for (int i = 0; i < 3; i++)
		lbl_reviews_feed_free(f[i]);
	lbl_judgments_feed_free(jf);
}

struct check {
	const struct lbl_judgments *j;
	const struct lbl_reviews *r;
	struct lbl_reviewed after;
	struct lbl_buf got;
	uint64_t replaced, dropped;
};

static void *open_check(void *ctx)
{
	return ctx;
}

static void close_check(void *ctx, void *worker)
{
	(void)ctx;
	(void)worker;
}

static void write_item(void *worker, struct lbl_span key, uint64_t hash,
		       const struct lbl_rating *r, size_t n)
{
	struct check *c = worker;

	(void)hash;
	c->got.len = 0;
	if (lbl_reviews_apply(c->r, key, r, n, &c->after)) {
		r = c->after.ratings;
		n = c->after.n;
		ck_assert_uint_gt(c->after.replaced + c->after.dropped, 0);
		c->replaced += c->after.replaced;
		c->dropped += c->after.dropped;
	}
	for (size_t i = 0; i < n; i++) {
		struct lbl_span who = lbl_judgments_annotator(c->j, r[i].annotator);
		struct lbl_span class = lbl_judgments_label(c->j, r[i].label);

		lbl_buf_printf(&c->got, "%.*s.%u=%.*s ", (int)who.len, who.ptr, r[i].tag,
			       (int)class.len, class.ptr);
	}
}

static void check_item(void *worker, struct lbl_span key, uint64_t hash,
		       const struct lbl_rating *r, size_t n)
{
	struct check *c = worker;
	struct lbl_buf want = { 0 };

	write_item(c, key, hash, r, n);
	write_plainly((key.ptr[1] - '0') * 10 + key.ptr[2] - '0', &want);
	ck_assert_str_eq(lbl_buf_cstr(&c->got), lbl_buf_cstr(&want));
	lbl_buf_clear(&want);
}

static void check_counts(const struct lbl_reviews *r, const struct lbl_judgments *j)
{
	uint64_t by_verdict[4] = { 0 }, reviews = 0, unmatched;
	bool ranked[LABELS] = { false };
	uint32_t labels = 0;
	const struct row *first = NULL;
	struct lbl_reviews_counts n;
	char name[24];

	for (int i = 0; i < n_rows; i++) {
		const struct row *review = plain.review[i];

		reviews += judges(&rows[i]);
		if (plain.kept[i])
			ranked[rows[i].label] = true;
		if (plain.kept[i] && review)
			by_verdict[review->verdict]++;
		if (plain.kept[i] && review && review->verdict == LBL_VERDICT_FIX)
			ranked[review->label] = true;
	}
	for (int i = 0; i < LABELS; i++)
		labels += ranked[i] && !(i == 5 && ranked[4]); /* 1 and "1" are one */
	lbl_reviews_counts(r, &n);
	ck_assert_uint_eq(n.reviews, reviews);
	ck_assert_uint_eq(n.accepted, by_verdict[LBL_VERDICT_ACCEPT]);
	ck_assert_uint_eq(n.replaced, by_verdict[LBL_VERDICT_FIX]);
	ck_assert_uint_eq(n.dropped, by_verdict[LBL_VERDICT_REJECT]);
	ck_assert_uint_eq(lbl_judgments_labels(j), labels);
	unmatched = unmatched_plainly(&first);
	ck_assert_uint_eq(n.unmatched, unmatched);
	if (!unmatched)
		return;
	snprintf(name, sizeof name, "i%02d", first->item);
	ck_assert(lbl_span_eq(n.item, lbl_span_of(name)));
	snprintf(name, sizeof name, "%d", first->id);
	ck_assert(lbl_span_eq(n.id, lbl_span_of(name)));
}

/* threads 0: blocks in random order. */
static void check_rows(enum lbl_duplicates policy, int threads, int block, uint64_t limit)
{
	struct lbl_list abstain = { 0 };
	struct lbl_judgments *j;
	struct lbl_reviews *r;
	struct check c = { 0 };
	struct lbl_judgments_fold fold = { &c, open_check, check_item, close_check };
	struct lbl_reviews_counts n;
	struct lbl_error err;

	lbl_list_add(&abstain, "skip", 4);
	j = lbl_judgments_new(policy, &abstain, LBL_SHAPE_CLASS);
	r = lbl_reviews_new(policy, &abstain, LBL_SHAPE_CLASS, LABEL);
	lbl_judgments_tags_apart(j);
	lbl_judgments_limit(j, limit);
	if (threads)
		feed_by_threads(j, r, threads, block);
	else
		feed_shuffled(j, r, block);
	lbl_reviews_finish(r, j, (unsigned)threads);
	ck_assert_int_eq(lbl_judgments_finish(j, 2, &err), 0);
	c.j = j;
	c.r = r;
	ck_assert_int_eq(lbl_judgments_each(j, 1, &fold, &err), 0);
	check_counts(r, j);
	lbl_reviews_counts(r, &n);
	ck_assert_uint_eq(c.replaced, n.replaced);
	ck_assert_uint_eq(c.dropped, n.dropped);
	lbl_buf_clear(&c.got);
	lbl_reviewed_clear(&c.after);
	lbl_reviews_free(r);
	lbl_judgments_free(j);
	lbl_list_clear(&abstain);
}

START_TEST(judgments_are_those_of_a_plain_search)
{
	static const struct {
		int rows, items, percent;
	} streams[] = { { ROWS, ITEMS, 30 }, { ROWS, 3, 10 }, { 300, ITEMS, 60 }, { 40, 5, 50 },
			{ ROWS, ITEMS, 0 }, { 200, ITEMS, 100 }, { 0, 1, 0 } };
	static const int blocks[] = { 1, 7, 64, ROWS };

	for (size_t s = 0; s < sizeof streams / sizeof *streams; s++)
		for (int policy = LBL_DUP_LAST; policy <= LBL_DUP_ALL; policy++) {
			make_rows((unsigned)s + 1, streams[s].rows, streams[s].items,
				  streams[s].percent);
			search_plainly((enum lbl_duplicates)policy);
			for (int i = 0; i < 4 * 5; i++)
				check_rows((enum lbl_duplicates)policy, i % 5, blocks[i / 5],
					   i % 3 ? UINT64_MAX : 1);
		}
}
END_TEST

/* By hand: z comes in ana's place, while the review that it is of is set aside for the later. */
START_TEST(labels_of_fixes_are_ranked)
{
	static const struct row by_hand[] = {
		{ .who_raw = "\"ana\"", .label = 3, .id_raw = "1" },
		{ .who_raw = "\"bob\"", .label = 2, .id_raw = "2" },
		{ .who_raw = "\"rev\"", .label = 6, .id_raw = "1", .stage = REVIEW,
		  .id = 1, .verdict = LBL_VERDICT_FIX },
		{ .who_raw = "\"rev\"", .label = 4, .id_raw = "2", .stage = REVIEW,
		  .id = 2, .verdict = LBL_VERDICT_FIX },
	};
	struct lbl_judgments *j = lbl_judgments_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS);
	struct lbl_reviews *r = lbl_reviews_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS, LABEL);
	struct check c = { .j = j, .r = r };
	struct lbl_judgments_fold fold = { &c, open_check, write_item, close_check };
	struct lbl_error err;

	n_rows = 4;
	for (int i = 0; i < n_rows; i++) {
		rows[i] = by_hand[i];
		snprintf(rows[i].item_raw, sizeof rows[i].item_raw, "\"i00\"");
	}
	lbl_judgments_tags_apart(j);
	feed_by_threads(j, r, 1, 1);
	lbl_reviews_finish(r, j, 1);
	ck_assert_int_eq(lbl_judgments_finish(j, 1, &err), 0);
	ck_assert_uint_eq(lbl_judgments_labels(j), 4);
	ck_assert_int_eq(lbl_judgments_each(j, 1, &fold, &err), 0);
	ck_assert_str_eq(lbl_buf_cstr(&c.got), "rev.0=rare rev.0=1 rev.3=1 ");
	lbl_buf_clear(&c.got);
	lbl_reviewed_clear(&c.after);
	lbl_reviews_free(r);
	lbl_judgments_free(j);
}
END_TEST

/* By hand. */
START_TEST(bad_reviews_are_named)
{
	static const struct {
		const char *reviews, *verdict, *label, *why;
		int at; /* which of the three */
	} bad[] = {
		{ "\"a\"", "\"maybe\"", "\"x\"",
		  "verdict must be \"accept\", \"fix\" or \"reject\", not \"maybe\"", 1 },
		{ "\"a\"", "\"\"", "\"x\"",
		  "verdict must be \"accept\", \"fix\" or \"reject\", not \"\"", 1 },
		{ "", "\"Fix\"", "\"x\"",
		  "verdict must be \"accept\", \"fix\" or \"reject\", not \"Fix\"", 1 },
		{ "\"a\"", "1", "\"x\"", "verdict must be \"accept\", \"fix\" or \"reject\", not 1",
		  1 },
		{ "1.5", "\"fix\"", "\"x\"", "reviews must be a string or an integer, not a number "
					     "with a point or an exponent", 0 },
		{ "[\"a\"]", "\"reject\"", "null",
		  "reviews must be a string or an integer, not array", 0 },
		{ "\"a\"", "\"fix\"", "null",
		  "verdict \"fix\" needs a label, not an abstention", 2 },
		{ "\"a\"", "\"fix\"", "\"skip\"",
		  "verdict \"fix\" needs a label, not an abstention", 2 },
		{ "\"a\"", "\"fix\"", NULL, "verdict \"fix\" needs a label, not an abstention", 1 },
	};
	struct lbl_list abstain = { 0 };
	struct lbl_reviews *r;
	struct lbl_reviews_feed *f;

	lbl_list_add(&abstain, "skip", 4);
	r = lbl_reviews_new(LBL_DUP_LAST, &abstain, LBL_SHAPE_CLASS, LABEL);
	f = lbl_reviews_feed_new(r);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const char *const raw[] = { bad[i].reviews, bad[i].verdict, bad[i].label };
		struct lbl_span label = { raw[2], raw[2] ? strlen(raw[2]) : 0 };
		struct lbl_review out;
		struct lbl_error err;

		ck_assert_int_eq(lbl_reviews_read(f, lbl_span_of(raw[0]), lbl_span_of(raw[1]),
						  label, &out, &err),
				 -1);
		ck_assert_str_eq(err.message, bad[i].why);
		ck_assert_int_eq(err.code, LBL_E_INPUT);
		ck_assert_ptr_eq(err.at, raw[bad[i].at]);
	}
	lbl_reviews_feed_free(f);
	lbl_reviews_free(r);
	lbl_list_clear(&abstain);
}
END_TEST

/* By hand: these judge no annotation, or leave the fault to the store of judgments. */
START_TEST(what_is_read)
{
	static const struct {
		const char *reviews, *verdict, *label;
		enum lbl_verdict want;
	} good[] = {
		{ "null", "\"fix\"", "null", LBL_VERDICT_NONE },
		{ "\"a\"", "null", "null", LBL_VERDICT_NONE },
		{ "\"a\"", "", "\"x\"", LBL_VERDICT_NONE },
		{ "\"a\"", "\"reject\"", "null", LBL_VERDICT_REJECT },
		{ "\"a\"", "\"accept\"", "", LBL_VERDICT_ACCEPT },
		{ "12", "\"fix\"", "0", LBL_VERDICT_FIX },
		{ "\"a\"", "\"fix\"", "[\"set\"]", LBL_VERDICT_FIX },
	};
	struct lbl_reviews *r = lbl_reviews_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS, LABEL);
	struct lbl_reviews_feed *f = lbl_reviews_feed_new(r);

	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct lbl_review out;
		struct lbl_error err;

		ck_assert_int_eq(lbl_reviews_read(f, lbl_span_of(good[i].reviews),
						  lbl_span_of(good[i].verdict),
						  lbl_span_of(good[i].label), &out, &err),
				 0);
		ck_assert_int_eq(out.verdict, good[i].want);
	}
	lbl_reviews_feed_free(f);
	lbl_reviews_free(r);
}
END_TEST

SUITE("record/reviews", judgments_are_those_of_a_plain_search, labels_of_fixes_are_ranked,
      bad_reviews_are_named, what_is_read)
