/*
 * The store of judgments, gathering side; see record/judgments.h.
 * judgments_finish.c sets abstentions and duplicates aside, judgments_each.c goes over items.
 */
#include "record/judgments.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/pages.h"
#include "record/judgments_spill.h"
#include "record/judgments_store.h"

/*
 * A block's rows for one partition. Their items are not interned yet: in a row, `item` is the
 * number of its key. Rows of one item that follow each other share a key.
 */
struct batch {
	struct lbl_key *keys;
	uint32_t *first; /* by key: the number of its first row in the block; if ordered */
	size_t n_keys, cap_keys, cap_first;
	struct lbl_row *rows;
	size_t n_rows, cap_rows;
};

/* The item of the row before: raw as it stands in the block (ptr NULL: none), and its key. */
struct last_item {
	struct lbl_span raw;
	struct batch *batch;
	uint32_t key;
};

struct lbl_judgments_feed {
	struct lbl_judgments *store;
	struct batch batches[LBL_PARTS];
	struct last_item last;
	struct lbl_judging names;
	uint32_t *ids;
	size_t cap_ids;
	uint64_t annotations;
	uint32_t in_block; /* rows so far */
	bool grouped, abstained; /* is the row before an abstention? */
	uint32_t group;
	struct lbl_buf hold_key; /* of an item in a group */
};

struct lbl_judgments *lbl_judgments_new(enum lbl_duplicates duplicates,
					const struct lbl_list *abstain, enum lbl_shape shape)
{
	struct lbl_judgments *j = lbl_alloc_zero(1, sizeof *j);

	j->duplicates = duplicates;
	j->memory_bytes = UINT64_MAX;
	lbl_judging_names_init(&j->names, abstain, shape);
	for (size_t i = 0; i < LBL_PARTS; i++) {
		struct lbl_part *p = &j->parts[i];

		pthread_mutex_init(&p->lock, NULL);
		pthread_cond_init(&p->turned, NULL);
		p->lot.items = lbl_intern_new();
	}
	return j;
}

void lbl_judgments_keep_order(struct lbl_judgments *j)
{
	j->ordered = true;
}

void lbl_judgments_tags_apart(struct lbl_judgments *j)
{
	j->tags_apart = true;
}

void lbl_judgments_limit(struct lbl_judgments *j, uint64_t memory_bytes)
{
	/* When an array grows, old and new may be there at once: a quarter is left for that. */
	j->memory_bytes = memory_bytes - memory_bytes / 4;
}

void lbl_lot_clear(struct lbl_lot *l)
{
	lbl_intern_free(l->items);
	free(l->rows);
	free(l->ratings);
	free(l->start);
	free(l->place);
	*l = (struct lbl_lot){ 0 };
}

void lbl_judgments_free(struct lbl_judgments *j)
{
	if (!j)
		return;
	for (size_t i = 0; i < LBL_PARTS; i++) {
		struct lbl_part *p = &j->parts[i];

		lbl_lot_clear(&p->lot);
		lbl_reel_clear(j->spool, &p->rows);
		lbl_reel_clear(j->spool, &p->settled);
		pthread_cond_destroy(&p->turned);
		pthread_mutex_destroy(&p->lock);
	}
	lbl_spool_close(j->spool);
	lbl_judging_names_clear(&j->names);
	free(j->ranked);
	free(j);
}

struct lbl_judgments_feed *lbl_judgments_feed_new(struct lbl_judgments *j)
{
	struct lbl_judgments_feed *f = lbl_alloc_zero(1, sizeof *f);

	f->store = j;
	lbl_judging_init(&f->names, &j->names);
	return f;
}

void lbl_judgments_feed_free(struct lbl_judgments_feed *f)
{
	struct lbl_judgments *j = f->store;

	pthread_mutex_lock(&j->names.lock);
	j->counts.annotations += f->annotations;
	pthread_mutex_unlock(&j->names.lock);
	for (size_t i = 0; i < LBL_PARTS; i++) {
		free(f->batches[i].keys);
		free(f->batches[i].rows);
		free(f->batches[i].first);
	}
	lbl_judging_clear(&f->names);
	lbl_buf_clear(&f->hold_key);
	free(f->ids);
	free(f);
}

static struct lbl_span in_group(struct lbl_judgments_feed *f, struct lbl_span item)
{
	f->hold_key.len = 0;
	lbl_buf_put(&f->hold_key, &f->group, LBL_GROUP_BYTES);
	lbl_buf_put(&f->hold_key, item.ptr, item.len);
	return lbl_buf_span(&f->hold_key);
}

/* The item of the row that comes is another than that of the row before. */
static void begin_item(struct lbl_judgments_feed *f, struct lbl_span raw, struct lbl_span key)
{
	uint64_t hash = lbl_hash64(key.ptr, key.len, 0);
	struct batch *b = &f->batches[hash >> LBL_PART_SHIFT];

	b->keys = lbl_grow(b->keys, &b->cap_keys, b->n_keys + 1, sizeof *b->keys);
	b->keys[b->n_keys] = (struct lbl_key){ hash, lbl_judging_keep(&f->names, key, raw) };
	if (f->store->ordered) {
		b->first = lbl_grow(b->first, &b->cap_first, b->n_keys + 1, sizeof *b->first);
		b->first[b->n_keys] = f->in_block;
	}
	f->last = (struct last_item){ raw, b, (uint32_t)b->n_keys++ };
}

static void add_row(struct lbl_judgments_feed *f, struct lbl_rating rating)
{
	struct batch *b = f->last.batch;

	b->rows = lbl_grow(b->rows, &b->cap_rows, b->n_rows + 1, sizeof *b->rows);
	b->rows[b->n_rows++] = (struct lbl_row){ f->last.key, rating };
	f->annotations++;
	f->in_block++;
}

int lbl_judgments_add(struct lbl_judgments_feed *f, struct lbl_span item,
		      struct lbl_span annotator, struct lbl_span label, unsigned tag,
		      struct lbl_error *err)
{
	struct lbl_rating rating = { .tag = tag & ((1U << LBL_TAG_BITS) - 1) };
	bool again = f->last.raw.ptr && lbl_span_eq(item, f->last.raw);
	struct lbl_span key;

	if ((!again && lbl_judging_item(&f->names, item, &key, err)) ||
	    lbl_judging_read(&f->names, annotator, label, &rating, err))
		return -1;
	if (!again)
		begin_item(f, item, f->grouped ? in_group(f, key) : key);
	add_row(f, rating);
	f->abstained = rating.label == LBL_ABSTAINED;
	return 0;
}

void lbl_judgments_group(struct lbl_judgments_feed *f, uint32_t group)
{
	if (f->grouped && f->group == group)
		return;
	f->grouped = true;
	f->group = group;
	f->last.raw.ptr = NULL;
}

bool lbl_judgments_abstained(const struct lbl_judgments_feed *f)
{
	return f->abstained;
}

struct lbl_added lbl_judgments_added(const struct lbl_judgments_feed *f)
{
	const struct batch *b = f->last.batch;
	struct lbl_rating rating = b->rows[b->n_rows - 1].rating;

	return (struct lbl_added){ b->keys[f->last.key].hash, rating.annotator, rating.label };
}

/* New items are numbered as they come, so an id that is the next number is a new one. */
static void keep_places(struct lbl_lot *l, const struct batch *b, const uint32_t *ids,
			uint64_t rows_before)
{
	uint32_t known = l->n_places;

	l->n_places = lbl_intern_count(l->items);
	l->place = lbl_grow(l->place, &l->cap_places, l->n_places, sizeof *l->place);
	for (size_t i = 0; i < b->n_keys; i++)
		if (ids[i] == known)
			l->place[known++] = rows_before + b->first[i];
}

/* To disk: the partition, where it is still in memory, and the batch behind it. */
static int spill(struct lbl_judgments_feed *f, struct lbl_part *p, const struct batch *b,
		 uint64_t rows_before, struct lbl_error *err)
{
	const struct lbl_judgments *j = f->store;

	if (lbl_spill_part(f->store, p, err))
		return -1;
	for (size_t i = 0; i < b->n_rows; i++) {
		uint32_t key = b->rows[i].item;
		struct lbl_spilled_row row = { b->keys[key].text, b->rows[i].rating,
					       j->ordered ? rows_before + b->first[key] : 0 };

		if (lbl_spill_row(j, &p->rows, &row, err))
			return -1;
	}
	return 0;
}

/* Counts what the partition has grown by; past the limit, all shall spill. */
static void weigh(struct lbl_judgments *j, struct lbl_part *p)
{
	size_t now = lbl_lot_bytes(&p->lot), grown = now - p->bytes;

	p->bytes = now;
	if (atomic_fetch_add(&j->bytes, grown) + grown > j->memory_bytes)
		atomic_store(&j->spilling, true);
}

static void reserve_rows(struct lbl_lot *l, size_t n)
{
	size_t each = sizeof *l->rows;

	l->rows = lbl_grow(l->rows, &l->cap_rows, l->n_rows + n, each);
	lbl_pages_ahead(l->rows, l->n_rows * each, (l->n_rows + n) * each, l->cap_rows * each);
}

static int absorb(struct lbl_judgments_feed *f, struct lbl_part *p, const struct batch *b,
		  uint64_t rows_before, struct lbl_error *err)
{
	struct lbl_lot *l = &p->lot;

	if (atomic_load(&f->store->spilling))
		return spill(f, p, b, rows_before, err);
	f->ids = lbl_grow(f->ids, &f->cap_ids, b->n_keys, sizeof *f->ids);
	lbl_intern_put_batch(l->items, b->keys, b->n_keys, f->ids);
	if (f->store->ordered)
		keep_places(l, b, f->ids, rows_before);
	reserve_rows(l, b->n_rows);
	for (size_t i = 0; i < b->n_rows; i++)
		l->rows[l->n_rows++] =
			(struct lbl_row){ f->ids[b->rows[i].item], b->rows[i].rating };
	weigh(f->store, p);
	return 0;
}

/* In turn: how many rows came in earlier blocks. */
static uint64_t count_rows(struct lbl_judgments_feed *f)
{
	uint64_t before = f->store->rows_before;

	f->store->rows_before += f->in_block;
	f->in_block = 0;
	return before;
}

int lbl_judgments_block_end(struct lbl_judgments_feed *f, uint64_t seq, struct lbl_error *err)
{
	uint64_t rows_before = 0;
	int rc = 0;

	for (size_t i = 0; i < LBL_PARTS; i++) {
		struct lbl_part *p = &f->store->parts[i];

		pthread_mutex_lock(&p->lock);
		while (p->now != seq)
			pthread_cond_wait(&p->turned, &p->lock);
		if (i == 0)
			rows_before = count_rows(f);
		if (!rc) /* after a failure, the others' turns must come all the same */
			rc = absorb(f, p, &f->batches[i], rows_before, err);
		p->now++;
		pthread_cond_broadcast(&p->turned);
		pthread_mutex_unlock(&p->lock);
		f->batches[i].n_keys = f->batches[i].n_rows = 0;
	}
	f->last.raw.ptr = NULL;
	lbl_judging_forget(&f->names);
	return rc;
}
