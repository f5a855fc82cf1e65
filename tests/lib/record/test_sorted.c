/*
 * record/sorted against a plain search through the rows: the same items and ratings for every
 * policy, any threads and blocks; items out of order are told with their place.
 */
#include <stdlib.h>

#include "judged_rows.h"
#include "record/sorted.h"

/* What the fold got: items with their ratings, under a lock, since names are known afterwards. */
struct got_item {
	char key[8];
	struct lbl_rating r[ROWS];
	size_t n;
};

struct got {
	pthread_mutex_t lock;
	struct got_item items[ITEMS];
	size_t n;
	int open;
};
static struct got got;

static void *open_got(void *ctx)
{
	pthread_mutex_lock(&got.lock);
	got.open++;
	pthread_mutex_unlock(&got.lock);
	return ctx;
}

static void take_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *r, size_t n)
{
	struct got_item *to;

	ck_assert_ptr_eq(worker, &got);
	pthread_mutex_lock(&got.lock);
	ck_assert_uint_lt(got.n, ITEMS);
	ck_assert_uint_eq(hash, lbl_hash64(key.ptr, key.len, 0));
	to = &got.items[got.n++];
	snprintf(to->key, sizeof to->key, "%.*s", (int)key.len, key.ptr);
	if (n)
		memcpy(to->r, r, n * sizeof *r);
	to->n = n;
	pthread_mutex_unlock(&got.lock);
}

static void close_got(void *ctx, void *worker)
{
	ck_assert_ptr_eq(ctx, worker);
	got.open--;
}

static const struct lbl_judgments_fold fold = { &got, open_got, take_item, close_got };

struct sorted_gatherer {
	struct lbl_sorted *s;
	struct lbl_sorted_feed *feed;
	atomic_int *next;
	int n_rows, block;
	bool failed;
	struct lbl_error err;
	pthread_t thread;
};

static void *gather_sorted(void *arg)
{
	struct sorted_gatherer *g = arg;
	int block;

	while ((block = atomic_fetch_add(g->next, 1)) * g->block < g->n_rows) {
		struct lbl_error err;

		for (int i = block * g->block; i < (block + 1) * g->block && i < g->n_rows; i++)
			ck_assert_int_eq(lbl_sorted_add(g->feed, lbl_span_of(rows[i].item),
							lbl_span_of(rows[i].who),
							lbl_span_of(classes[rows[i].class]),
							(unsigned)rows[i].tag, &err),
					 0);
		if (lbl_sorted_block_end(g->feed, (uint64_t)block, &err)) {
			g->failed = true;
			g->err = err;
		}
	}
	return NULL;
}

/* Feeds the first n rows; returns how many blocks failed, the error of one in *err. */
static int feed(struct lbl_sorted *s, int n, int threads, int block, struct lbl_error *err)
{
	struct sorted_gatherer g[4];
	atomic_int next = 0;
	int failed = 0;

	for (int i = 0; i < threads; i++) {
		g[i] = (struct sorted_gatherer){ .s = s,
						 .feed = lbl_sorted_feed_new(s),
						 .next = &next,
						 .n_rows = n,
						 .block = block };
		ck_assert_int_eq(pthread_create(&g[i].thread, NULL, gather_sorted, &g[i]), 0);
	}
	for (int i = 0; i < threads; i++) {
		pthread_join(g[i].thread, NULL);
		lbl_sorted_feed_free(g[i].feed);
		failed += g[i].failed;
		if (g[i].failed)
			*err = g[i].err;
	}
	return failed;
}

/* By item, in their order within. */
static void sort_rows(void)
{
	static struct raw_row sorted[ROWS];
	size_t n = 0;

	for (int item = 0; item < ITEMS; item++)
		for (size_t i = 0; i < ROWS; i++)
			if (rows[i].item_no == item)
				sorted[n++] = rows[i];
	memcpy(rows, sorted, sizeof rows);
}

/* An item's ratings by annotators' names, as plainly() writes them. */
static void write_item(const struct lbl_sorted *s, const struct got_item *item,
		       struct lbl_buf *out)
{
	const struct lbl_ranked *who = lbl_sorted_annotators(s), *labels = lbl_sorted_labels(s);

	for (uint32_t rank = 0; rank < who->n; rank++)
		for (size_t i = 0; i < item->n; i++) {
			const struct lbl_rating *r = &item->r[i];
			struct lbl_span class = lbl_ranked_text(labels, labels->rank[r->label]);

			if (who->rank[r->annotator] != rank)
				continue;
			lbl_buf_printf(out, "%.*s", 1, lbl_ranked_text(who, rank).ptr);
			if (tags_apart)
				lbl_buf_printf(out, ".%u", r->tag);
			lbl_buf_printf(out, "=%.*s ", (int)class.len, class.ptr);
		}
}

static void check_items(const struct lbl_sorted *s, enum lbl_duplicates policy, bool in_order)
{
	bool seen[ITEMS] = { false };

	ck_assert_uint_eq(got.n, ITEMS);
	for (size_t i = 0; i < got.n; i++) {
		struct lbl_buf have = { 0 }, want = { 0 };
		int item = atoi(got.items[i].key + 1);

		if (in_order)
			ck_assert_int_eq(item, (int)i);
		ck_assert(!seen[item]);
		seen[item] = true;
		write_item(s, &got.items[i], &have);
		plainly(item, policy, &want);
		ck_assert_str_eq(lbl_buf_cstr(&have), lbl_buf_cstr(&want));
		lbl_buf_clear(&have);
		lbl_buf_clear(&want);
	}
}

static void check_sorted(enum lbl_duplicates policy, const struct lbl_list *abstain,
			 bool in_order, int threads, int block)
{
	struct lbl_sorted *s;
	struct lbl_judgments_counts n;
	struct lbl_error err;

	got = (struct got){ .lock = PTHREAD_MUTEX_INITIALIZER };
	s = lbl_sorted_new(policy, abstain, LBL_SHAPE_CLASS, &fold, in_order);
	if (tags_apart)
		lbl_sorted_tags_apart(s);
	ck_assert_int_eq(feed(s, ROWS, threads, block, &err), 0);
	ck_assert_int_eq(lbl_sorted_finish(s, &err), 0);
	ck_assert_int_eq(got.open, 0);
	lbl_sorted_counts(s, &n);
	ck_assert_uint_eq(n.items, ITEMS);
	ck_assert_uint_eq(n.annotations, ROWS);
	ck_assert_uint_eq(n.kept + n.duplicates + n.abstained, ROWS);
	ck_assert_uint_eq(lbl_sorted_annotators(s)->n, WHO);
	ck_assert_uint_eq(lbl_sorted_labels(s)->n, 3);
	check_items(s, policy, in_order);
	lbl_sorted_free(s);
}

static void check_all(void)
{
	static const int blocks[] = { 1, 7, 64, 1000, ROWS };
	struct lbl_list abstain = { 0 };

	sort_rows();
	lbl_list_add(&abstain, "skip", 4);
	for (int policy = LBL_DUP_LAST; policy <= LBL_DUP_ALL; policy++)
		for (int i = 0; i < 5 * 2; i++)
			for (int threads = 1; threads <= 4; threads++)
				check_sorted((enum lbl_duplicates)policy, &abstain, i >= 5,
					     threads, blocks[i % 5]);
	lbl_list_clear(&abstain);
}

START_TEST(items_are_those_of_a_plain_search)
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

START_TEST(duplicates_may_fail)
{
	make_rows();
	sort_rows();
	for (int threads = 1; threads <= 4; threads++) {
		struct lbl_sorted *s;
		struct lbl_error err;

		got = (struct got){ .lock = PTHREAD_MUTEX_INITIALIZER };
		s = lbl_sorted_new(LBL_DUP_FAIL, NULL, LBL_SHAPE_CLASS, &fold, false);
		ck_assert_int_eq(feed(s, ROWS, threads, 7, &err), 0);
		ck_assert_int_eq(lbl_sorted_finish(s, &err), -1);
		ck_assert_str_eq(err.message, "annotator '0' judged item 'i00' more than once "
					      "(see --duplicates)");
		lbl_sorted_free(s);
	}
}
END_TEST

/* The first item below its predecessor is at the place in question, within a block or not. */
START_TEST(items_out_of_order_are_told)
{
	static const int blocks[] = { 1, 2, 3, 4 };

	for (int i = 0; i < 4 * 4; i++) {
		struct lbl_sorted *s;
		struct lbl_error err;
		int threads = i / 4 + 1;

		make_rows();
		for (int k = 0; k < 4; k++)
			snprintf(rows[k].item, sizeof rows[k].item, "\"i%d\"", k == 2 ? 0 : k);
		got = (struct got){ .lock = PTHREAD_MUTEX_INITIALIZER };
		s = lbl_sorted_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS, &fold, false);
		ck_assert_int_eq(feed(s, 4, threads, blocks[i % 4], &err), 1);
		ck_assert_int_eq(err.code, LBL_E_INPUT);
		ck_assert_ptr_eq(err.at, rows[2].item);
		ck_assert_str_eq(err.message, "item 'i0' comes after 'i1': --sorted needs items in "
					      "the order of their bytes (LC_ALL=C sort)");
		lbl_sorted_free(s);
	}
	ck_assert_int_eq(got.open, 0);
}
END_TEST

START_TEST(nothing)
{
	struct lbl_sorted *s;
	struct lbl_error err;

	got = (struct got){ .lock = PTHREAD_MUTEX_INITIALIZER };
	for (int in_order = 0; in_order < 2; in_order++) {
		s = lbl_sorted_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS, &fold, in_order);
		ck_assert_int_eq(feed(s, 0, 2, 1, &err), 0);
		ck_assert_int_eq(lbl_sorted_finish(s, &err), 0);
		ck_assert_uint_eq(lbl_sorted_annotators(s)->n, 0);
		lbl_sorted_free(s);
		ck_assert_int_eq(got.open, 0);
	}
	ck_assert_uint_eq(got.n, 0);
}
END_TEST

SUITE("record/sorted", items_are_those_of_a_plain_search, tags_may_be_apart, duplicates_may_fail,
      items_out_of_order_are_told, nothing)
