/*
 * Judgments for tests of their store: random rows, workers that feed them block by block, and
 * what should come out, by a plain search through the rows.
 */
#ifndef LBL_TESTS_JUDGED_ROWS_H
#define LBL_TESTS_JUDGED_ROWS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "record/judgments.h"
#include "suite.h"

#define ROWS  3000
#define ITEMS 40
#define WHO   7

static const char *const classes[] = { "null", "\"b\"", "\"a\"", "\"skip\"", "1.0", "\"1\"" };
static const char *const texts[] = { "", "b", "a", "skip", "1", "1" };

/* Row i as raw spans: items now and then escaped, so that decoded text must outlast the call. */
struct raw_row {
	char item[40], who[8];
	int item_no, who_no, class, tag;
};
static struct raw_row rows[ROWS];
static bool tags_apart; /* are they, for duplicates? */

static inline void make_rows(void)
{
	unsigned state = 3;

	tags_apart = false;
	for (int i = 0; i < ROWS; i++) {
		struct raw_row *r = &rows[i];

		state = state * 1103515245U + 12345U;
		r->item_no = (int)(state >> 16) % ITEMS;
		if (i % 3 == 0)
			r->item_no = 5; /* one item with far more ratings than the others */
		state = state * 1103515245U + 12345U;
		r->who_no = (int)(state >> 16) % WHO;
		r->class = (int)(state >> 20) % 6;
		r->tag = r->who_no;
		snprintf(r->item, sizeof r->item, i % 2 ? "\"i%02d\"" : "\"\\u0069%02d\"",
			 r->item_no);
		snprintf(r->who, sizeof r->who, "%d", r->who_no);
	}
}

/* Tags that differ within item and annotator, and part their duplicates. */
static inline void make_rows_apart(void)
{
	static const int tags[] = { 0, 2, 15, 1, 2 };

	make_rows();
	tags_apart = true;
	for (int i = 0; i < ROWS; i++)
		rows[i].tag = tags[(i / 3 + rows[i].class) % 5];
}

struct gatherer {
	struct lbl_judgments *j;
	atomic_int *next;
	int block; /* rows of one */
	pthread_t thread;
};

static inline void *gather(void *arg)
{
	struct gatherer *g = arg;
	struct lbl_judgments_feed *f = lbl_judgments_feed_new(g->j);
	struct lbl_error err;
	int block;

	while ((block = atomic_fetch_add(g->next, 1)) * g->block < ROWS) {
		for (int i = block * g->block; i < (block + 1) * g->block && i < ROWS; i++) {
			ck_assert_int_eq(lbl_judgments_add(f, lbl_span_of(rows[i].item),
							   lbl_span_of(rows[i].who),
							   lbl_span_of(classes[rows[i].class]),
							   (unsigned)rows[i].tag, &err),
					 0);
		}
		ck_assert_int_eq(lbl_judgments_block_end(f, (uint64_t)block, &err), 0);
	}
	lbl_judgments_feed_free(f);
	return NULL;
}

static inline void write_row(const struct raw_row *r, struct lbl_buf *out)
{
	lbl_buf_printf(out, "%d", r->who_no);
	if (tags_apart)
		lbl_buf_printf(out, ".%d", r->tag);
	lbl_buf_printf(out, "=%s ", texts[r->class]);
}

/* What it should come to of one annotator; of one tag, where it is not negative. */
static inline void plainly_one(int item, int who, int tag, enum lbl_duplicates policy,
			       struct lbl_buf *out)
{
	int chosen = -1;

	for (int i = 0; i < ROWS; i++) {
		if (rows[i].item_no != item || rows[i].who_no != who || rows[i].class == 0 ||
		    rows[i].class == 3 || (tag >= 0 && rows[i].tag != tag))
			continue;
		if (policy == LBL_DUP_ALL)
			write_row(&rows[i], out);
		else if (chosen < 0 || policy == LBL_DUP_LAST)
			chosen = i;
	}
	if (chosen >= 0)
		write_row(&rows[chosen], out);
}

/*
 * What an item should come to, as text "annotator=class …", by a plain search through the rows;
 * "annotator.tag=class …" where tags are apart.
 */
static inline void plainly(int item, enum lbl_duplicates policy, struct lbl_buf *out)
{
	for (int who = 0; who < WHO; who++)
		for (int tag = tags_apart ? 0 : -1; tag < (tags_apart ? 16 : 0); tag++)
			plainly_one(item, who, tag, policy, out);
}

/* Limits of memory: none; all goes to disk, an item at a time; what came late goes there. */
static const uint64_t limits[] = { UINT64_MAX, 1, 130000 };
#define LIMITS (sizeof limits / sizeof *limits)

/* Feeds all rows to a new store by so many threads, and blocks of so many rows. */
static inline void gather_rows(struct lbl_judgments *j, int threads, int block)
{
	struct gatherer g[4];
	atomic_int next = 0;

	for (int i = 0; i < threads; i++) {
		g[i] = (struct gatherer){ .j = j, .next = &next, .block = block };
		ck_assert_int_eq(pthread_create(&g[i].thread, NULL, gather, &g[i]), 0);
	}
	for (int i = 0; i < threads; i++)
		pthread_join(g[i].thread, NULL);
}

#endif
