/* ingest/distinct: the first of equals stays, in the order of blocks, whoever comes first. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <time.h>

#include "ingest/distinct.h"
#include "suite.h"

#define BLOCKS 40
#define THREADS 4

static struct lbl_distinct *distinct;
static struct lbl_buf outputs[BLOCKS];

/* Block b holds the records b, b+1, b+2 and b again; text and content are the number. */
static void put_block(struct lbl_distinct_feed *f, int b)
{
	for (int i = 0; i < 4; i++) {
		uint64_t n = (uint64_t)(b + i % 3);

		lbl_distinct_note(f, outputs[b].len, (struct lbl_hash128){ n, n });
		lbl_buf_printf(&outputs[b], "%d\n", (int)n);
	}
}

/* A thread takes every fourth block; later threads are ahead of earlier ones. */
static void *run(void *arg)
{
	int first = *(int *)arg;
	struct lbl_distinct_feed *f = lbl_distinct_feed_new(distinct);

	nanosleep(&(struct timespec){ 0, (THREADS - first) * 2000000L }, NULL);
	for (int b = first; b < BLOCKS; b += THREADS) {
		put_block(f, b);
		lbl_distinct_block_end(f, (uint64_t)b, &outputs[b]);
	}
	lbl_distinct_feed_free(f);
	return NULL;
}

START_TEST(blocks_take_turns)
{
	pthread_t threads[THREADS];
	int first[THREADS];

	distinct = lbl_distinct_new();
	for (int i = 0; i < THREADS; i++) {
		first[i] = i;
		ck_assert_int_eq(pthread_create(&threads[i], NULL, run, &first[i]), 0);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	ck_assert_str_eq(lbl_buf_cstr(&outputs[0]), "0\n1\n2\n");
	for (int b = 1; b < BLOCKS; b++) {
		char want[16];

		snprintf(want, sizeof want, "%d\n", b + 2);
		ck_assert_str_eq(lbl_buf_cstr(&outputs[b]), want);
		lbl_buf_clear(&outputs[b]);
	}
	ck_assert_uint_eq(lbl_distinct_duplicates(distinct), 4 * BLOCKS - (BLOCKS + 2));
	lbl_buf_clear(&outputs[0]);
	lbl_distinct_free(distinct);
}
END_TEST

START_TEST(what_was_seen_stays_from_stream_to_stream)
{
	struct lbl_distinct *d = lbl_distinct_new();
	struct lbl_distinct_feed *f = lbl_distinct_feed_new(d);
	struct lbl_buf out = { 0 };

	lbl_distinct_block_end(f, 0, NULL); /* a block without records */
	for (int stream = 0; stream < 2; stream++) {
		lbl_distinct_restart(d);
		out.len = 0;
		lbl_distinct_note(f, 0, (struct lbl_hash128){ 1, 2 });
		lbl_buf_puts(&out, "x\n");
		lbl_distinct_block_end(f, 0, &out);
		ck_assert_uint_eq(out.len, stream ? 0 : 2);
	}
	lbl_distinct_feed_free(f);
	lbl_distinct_free(d);
	lbl_buf_clear(&out);
}
END_TEST

SUITE("ingest/distinct", blocks_take_turns, what_was_seen_stays_from_stream_to_stream)
