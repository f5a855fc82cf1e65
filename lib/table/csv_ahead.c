/*
 * A ring of batches between a reading thread and the caller; see
 * table/csv_ahead.h. The caller works on the batch that it took last; those
 * filled and not taken wait; the others are the reader's.
 */
#include "table/csv_ahead.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

#define N_BATCHES 3 /* one being filled, one being worked on, one between */

struct lbl_csv_ahead {
	struct lbl_csv *csv;
	struct lbl_csv_batch batches[N_BATCHES];
	bool threaded;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	uint64_t filled, taken; /* batches, ever; guarded by lock, like all below */
	bool stop;              /* the caller wants no more */
	bool ended;             /* the reader has no more */
	int rc;                 /* what the last fill returned, once ended */
	struct lbl_error err;
};

/* The reader's side: waits for a free batch; NULL when no more are wanted. */
static struct lbl_csv_batch *free_batch(struct lbl_csv_ahead *a)
{
	struct lbl_csv_batch *b = NULL;

	pthread_mutex_lock(&a->lock);
	while (!a->stop && a->filled - a->taken == N_BATCHES - 1)
		pthread_cond_wait(&a->changed, &a->lock);
	if (!a->stop)
		b = &a->batches[a->filled % N_BATCHES];
	pthread_mutex_unlock(&a->lock);
	return b;
}

static void hand_over(struct lbl_csv_ahead *a, int rc, const struct lbl_error *err)
{
	pthread_mutex_lock(&a->lock);
	if (rc > 0) {
		a->filled++;
	} else {
		a->ended = true;
		a->rc = rc;
		a->err = *err;
	}
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
}

static void *read_all(void *arg)
{
	struct lbl_csv_ahead *a = arg;
	struct lbl_csv_batch *b;
	struct lbl_error err = { 0 };
	int rc = 1;

	while (rc > 0 && (b = free_batch(a))) {
		rc = lbl_csv_fill(a->csv, b, &err);
		hand_over(a, rc, &err);
	}
	return NULL;
}

struct lbl_csv_ahead *lbl_csv_ahead_new(struct lbl_csv *csv, bool thread)
{
	struct lbl_csv_ahead *a = lbl_alloc_zero(1, sizeof *a);

	a->csv = csv;
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	a->threaded = thread && !pthread_create(&a->thread, NULL, read_all, a);
	return a;
}

void lbl_csv_ahead_free(struct lbl_csv_ahead *a)
{
	if (!a)
		return;
	if (a->threaded) {
		pthread_mutex_lock(&a->lock);
		a->stop = true;
		pthread_cond_broadcast(&a->changed);
		pthread_mutex_unlock(&a->lock);
		pthread_join(a->thread, NULL);
	}
	for (size_t i = 0; i < N_BATCHES; i++)
		lbl_csv_batch_clear(&a->batches[i]);
	pthread_cond_destroy(&a->changed);
	pthread_mutex_destroy(&a->lock);
	free(a);
}

int lbl_csv_ahead_next(struct lbl_csv_ahead *a, const struct lbl_csv_batch **batch,
		       struct lbl_error *err)
{
	int rc = 1;

	*batch = &a->batches[0];
	if (!a->threaded)
		return lbl_csv_fill(a->csv, &a->batches[0], err);
	pthread_mutex_lock(&a->lock);
	while (a->filled == a->taken && !a->ended)
		pthread_cond_wait(&a->changed, &a->lock);
	if (a->filled > a->taken) {
		*batch = &a->batches[a->taken++ % N_BATCHES];
		pthread_cond_broadcast(&a->changed);
	} else {
		rc = a->rc;
		*err = a->err;
	}
	pthread_mutex_unlock(&a->lock);
	return rc;
}
