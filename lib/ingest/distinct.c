/*
 * Duplicates out, in order; see ingest/distinct.h. A block that waits for its
 * turn holds nothing that others need.
 */
#include "ingest/distinct.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/seen.h"

struct lbl_distinct {
	pthread_mutex_t lock;
	pthread_cond_t turned;
	uint64_t now; /* the block whose turn it is */
	struct lbl_seen seen;
	uint64_t duplicates;
};

struct note {
	size_t at;
	struct lbl_hash128 content;
};

struct lbl_distinct_feed {
	struct lbl_distinct *shared;
	struct note *notes; /* of the present block */
	size_t n, cap;
};

struct lbl_distinct *lbl_distinct_new(void)
{
	struct lbl_distinct *d = lbl_alloc_zero(1, sizeof *d);

	pthread_mutex_init(&d->lock, NULL);
	pthread_cond_init(&d->turned, NULL);
	return d;
}

void lbl_distinct_free(struct lbl_distinct *d)
{
	if (!d)
		return;
	pthread_cond_destroy(&d->turned);
	pthread_mutex_destroy(&d->lock);
	lbl_seen_clear(&d->seen);
	free(d);
}

void lbl_distinct_restart(struct lbl_distinct *d)
{
	d->now = 0;
}

uint64_t lbl_distinct_duplicates(const struct lbl_distinct *d)
{
	return d->duplicates;
}

struct lbl_distinct_feed *lbl_distinct_feed_new(struct lbl_distinct *d)
{
	struct lbl_distinct_feed *f = lbl_alloc_zero(1, sizeof *f);

	f->shared = d;
	return f;
}

void lbl_distinct_feed_free(struct lbl_distinct_feed *f)
{
	if (!f)
		return;
	free(f->notes);
	free(f);
}

void lbl_distinct_note(struct lbl_distinct_feed *f, size_t at, struct lbl_hash128 content)
{
	if (f->n == f->cap)
		f->notes = lbl_grow(f->notes, &f->cap, f->n + 1, sizeof *f->notes);
	f->notes[f->n++] = (struct note){ at, content };
}

/* Closes the gaps that dropped records leave. */
static void keep_new(struct lbl_distinct_feed *f, struct lbl_buf *out)
{
	struct lbl_distinct *d = f->shared;
	size_t to = f->n ? f->notes[0].at : 0;

	for (size_t i = 0; i < f->n; i++) {
		size_t at = f->notes[i].at;
		size_t len = (i + 1 < f->n ? f->notes[i + 1].at : out->len) - at;

		if (!lbl_seen_add(&d->seen, f->notes[i].content)) {
			d->duplicates++;
			continue;
		}
		if (to != at)
			memmove(out->data + to, out->data + at, len);
		to += len;
	}
	if (f->n)
		out->len = to;
	f->n = 0;
}

void lbl_distinct_block_end(struct lbl_distinct_feed *f, uint64_t seq, struct lbl_buf *out)
{
	struct lbl_distinct *d = f->shared;

	pthread_mutex_lock(&d->lock);
	while (d->now != seq)
		pthread_cond_wait(&d->turned, &d->lock);
	keep_new(f, out);
	d->now++;
	pthread_cond_broadcast(&d->turned);
	pthread_mutex_unlock(&d->lock);
}
