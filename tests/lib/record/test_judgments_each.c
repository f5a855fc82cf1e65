/*
 * Items in the order in which they first appear: that of a plain search through the rows, for
 * any threads and blocks. lbl_judgments_each is in test_judgments.
 */
#include "judged_rows.h"

struct walk {
	const struct lbl_judgments *j;
	struct lbl_buf got; /* a line an item */
	int open;
};

static void *open_walk(void *ctx)
{
	((struct walk *)ctx)->open++;
	return ctx;
}

static void walk_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *r, size_t n)
{
	struct walk *w = worker;

	ck_assert_uint_eq(hash, lbl_hash64(key.ptr, key.len, 0));
	lbl_buf_printf(&w->got, "%.*s: ", (int)key.len, key.ptr);
	for (size_t i = 0; i < n; i++) {
		struct lbl_span class = lbl_judgments_label(w->j, r[i].label);

		lbl_buf_printf(&w->got, "%u=%.*s ", r[i].tag, (int)class.len, class.ptr);
	}
	lbl_buf_putc(&w->got, '\n');
}

static void close_walk(void *ctx, void *worker)
{
	(void)ctx;
	((struct walk *)worker)->open--;
}

/* The same by a plain search: an item counts where no row before is of it. */
static void plain_order(enum lbl_duplicates policy, struct lbl_buf *out)
{
	bool seen[ITEMS] = { false };

	for (int i = 0; i < ROWS; i++) {
		int item = rows[i].item_no;

		if (seen[item])
			continue;
		seen[item] = true;
		lbl_buf_printf(out, "i%02d: ", item);
		plainly(item, policy, out);
		lbl_buf_putc(out, '\n');
	}
}

static void check_order(enum lbl_duplicates policy, const struct lbl_list *abstain,
			uint64_t limit, int threads, int block)
{
	struct walk w = { .j = NULL };
	struct lbl_judgments *j = lbl_judgments_new(policy, abstain, LBL_SHAPE_CLASS);
	struct lbl_judgments_fold fold = { &w, open_walk, walk_item, close_walk };
	struct lbl_buf want = { 0 };
	struct lbl_error err;

	w.j = j;
	lbl_judgments_keep_order(j);
	lbl_judgments_limit(j, limit);
	gather_rows(j, threads, block);
	ck_assert_int_eq(lbl_judgments_finish(j, (unsigned)threads, &err), 0);
	ck_assert_int_eq(lbl_judgments_in_order(j, &fold, &err), 0);
	ck_assert_int_eq(w.open, 0);
	plain_order(policy, &want);
	ck_assert_str_eq(lbl_buf_cstr(&w.got), lbl_buf_cstr(&want));
	lbl_buf_clear(&want);
	lbl_buf_clear(&w.got);
	lbl_judgments_free(j);
}

START_TEST(order_is_that_of_a_plain_search)
{
	static const int blocks[] = { 1, 7, 64, ROWS };
	const size_t n_blocks = sizeof blocks / sizeof *blocks;
	struct lbl_list abstain = { 0 };

	make_rows();
	lbl_list_add(&abstain, "skip", 4);
	for (int policy = LBL_DUP_LAST; policy <= LBL_DUP_ALL; policy++)
		for (size_t i = 0; i < LIMITS * n_blocks; i++)
			for (int threads = 1; threads <= 4; threads++)
				check_order((enum lbl_duplicates)policy, &abstain,
					    limits[i / n_blocks], threads, blocks[i % n_blocks]);
	lbl_list_clear(&abstain);
}
END_TEST

/* Every label an abstention: items come all the same, without ratings. */
START_TEST(items_of_abstentions_alone_come_too)
{
	struct lbl_list abstain = { 0 };

	make_rows();
	for (int i = 0; i < 6; i++)
		lbl_list_add(&abstain, texts[i], strlen(texts[i]));
	for (int i = 0; i < ROWS; i++)
		rows[i].class = 0;
	for (size_t limit = 0; limit < LIMITS; limit++)
		check_order(LBL_DUP_LAST, &abstain, limits[limit], 2, 7);
	lbl_list_clear(&abstain);
}
END_TEST

START_TEST(nothing_to_order)
{
	struct walk w = { .j = NULL };
	struct lbl_judgments *j = lbl_judgments_new(LBL_DUP_LAST, NULL, LBL_SHAPE_CLASS);
	struct lbl_judgments_fold fold = { &w, open_walk, walk_item, close_walk };
	struct lbl_error err;

	lbl_judgments_keep_order(j);
	ck_assert_int_eq(lbl_judgments_finish(j, 1, &err), 0);
	ck_assert_int_eq(lbl_judgments_in_order(j, &fold, &err), 0);
	ck_assert_uint_eq(w.got.len, 0);
	lbl_judgments_free(j);
}
END_TEST

SUITE("record/judgments_each", order_is_that_of_a_plain_search,
      items_of_abstentions_alone_come_too, nothing_to_order)
