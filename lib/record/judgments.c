/*
 * The store of judgments, gathering side; see record/judgments.h.
 * judgments_finish.c sets abstentions and duplicates aside, judgments_each.c goes over items.
 */
#include "record/judgments.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/mem.h"
#include "record/judgments_store.h"

/* A block's rows for one partition; their items are not interned yet. */
struct batch {
	struct lbl_key *keys;
	struct lbl_rating *rows;
	uint32_t *number; /* of the row in its block; only where the store is ordered */
	size_t n, cap_keys, cap_rows, cap_numbers;
};

/* A worker's view of the shared names, so that it asks for each but once. */
struct names {
	struct lbl_intern *local;
	uint32_t *global; /* by local id */
	size_t n, cap;
};

struct lbl_judgments_feed {
	struct lbl_judgments *store;
	struct batch batches[LBL_PARTS];
	struct names annotators, labels;
	struct lbl_buf hold_item, hold_annotator, hold_label;
	struct lbl_list copies; /* decoded item keys, until the block ends */
	uint32_t *ids;
	size_t cap_ids;
	uint64_t annotations;
	uint32_t in_block; /* rows so far */
};

struct lbl_judgments *lbl_judgments_new(enum lbl_duplicates duplicates,
					const struct lbl_list *abstain, enum lbl_shape shape)
{
	struct lbl_judgments *j = lbl_alloc_zero(1, sizeof *j);

	j->duplicates = duplicates;
	j->abstain = abstain;
	j->shape = shape;
	j->annotators.table = lbl_intern_new();
	j->labels.table = lbl_intern_new();
	pthread_mutex_init(&j->names_lock, NULL);
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

void lbl_lot_clear(struct lbl_lot *l)
{
	lbl_intern_free(l->items);
	free(l->rows);
	free(l->ratings);
	free(l->start);
	free(l->place);
	*l = (struct lbl_lot){ 0 };
}

static void free_ranked(struct lbl_ranked *r)
{
	lbl_intern_free(r->table);
	free(r->rank);
	free(r->order);
}

void lbl_judgments_free(struct lbl_judgments *j)
{
	if (!j)
		return;
	for (size_t i = 0; i < LBL_PARTS; i++) {
		struct lbl_part *p = &j->parts[i];

		lbl_lot_clear(&p->lot);
		pthread_cond_destroy(&p->turned);
		pthread_mutex_destroy(&p->lock);
	}
	free_ranked(&j->annotators);
	free_ranked(&j->labels);
	pthread_mutex_destroy(&j->names_lock);
	free(j);
}

struct lbl_judgments_feed *lbl_judgments_feed_new(struct lbl_judgments *j)
{
	struct lbl_judgments_feed *f = lbl_alloc_zero(1, sizeof *f);

	f->store = j;
	f->annotators.local = lbl_intern_new();
	f->labels.local = lbl_intern_new();
	return f;
}

void lbl_judgments_feed_free(struct lbl_judgments_feed *f)
{
	struct lbl_judgments *j = f->store;

	pthread_mutex_lock(&j->names_lock);
	j->counts.annotations += f->annotations;
	pthread_mutex_unlock(&j->names_lock);
	for (size_t i = 0; i < LBL_PARTS; i++) {
		free(f->batches[i].keys);
		free(f->batches[i].rows);
		free(f->batches[i].number);
	}
	lbl_intern_free(f->annotators.local);
	lbl_intern_free(f->labels.local);
	free(f->annotators.global);
	free(f->labels.global);
	lbl_buf_clear(&f->hold_item);
	lbl_buf_clear(&f->hold_annotator);
	lbl_buf_clear(&f->hold_label);
	lbl_list_clear(&f->copies);
	free(f->ids);
	free(f);
}

/* The id that all workers share of a name that this one has not seen before. */
static uint32_t shared_id(struct lbl_judgments *j, struct lbl_ranked *all, struct lbl_span text)
{
	uint32_t id;

	if (all == &j->labels && j->abstain && lbl_list_has(j->abstain, text.ptr, text.len))
		return LBL_ABSTAINED;
	pthread_mutex_lock(&j->names_lock);
	id = lbl_intern_put(all->table, text);
	pthread_mutex_unlock(&j->names_lock);
	if (all == &j->labels && id >= LBL_ABSTAINED)
		lbl_mem_exhausted();
	return id;
}

/* The shared id of a name; it is asked for once a name and worker. */
static uint32_t name_id(struct lbl_judgments *j, struct names *seen, struct lbl_ranked *all,
			struct lbl_span text)
{
	uint32_t local = lbl_intern_put(seen->local, text);

	if (local == seen->n) {
		seen->global =
		    lbl_grow(seen->global, &seen->cap, seen->n + 1, sizeof *seen->global);
		seen->global[seen->n++] = shared_id(j, all, text);
	}
	return seen->global[local];
}

static struct batch *room_in_batch(struct lbl_judgments_feed *f, uint64_t hash)
{
	struct batch *b = &f->batches[hash >> LBL_PART_SHIFT];

	b->keys = lbl_grow(b->keys, &b->cap_keys, b->n + 1, sizeof *b->keys);
	b->rows = lbl_grow(b->rows, &b->cap_rows, b->n + 1, sizeof *b->rows);
	if (f->store->ordered) {
		b->number = lbl_grow(b->number, &b->cap_numbers, b->n + 1, sizeof *b->number);
		b->number[b->n] = f->in_block;
	}
	return b;
}

/* Text that lies in the block stays good until the block ends; decoded text is kept aside. */
static struct lbl_span outlast(struct lbl_judgments_feed *f, struct lbl_span text,
			       struct lbl_span raw)
{
	if (text.ptr >= raw.ptr && text.ptr <= raw.ptr + raw.len)
		return text;
	lbl_list_add(&f->copies, text.ptr, text.len);
	return (struct lbl_span){ f->copies.v[f->copies.n - 1], text.len };
}

int lbl_judgments_add(struct lbl_judgments_feed *f, struct lbl_span item,
		      struct lbl_span annotator, struct lbl_span label, unsigned tag,
		      struct lbl_error *err)
{
	struct lbl_judgments *j = f->store;
	struct lbl_span key, who, class;
	struct batch *b;
	uint64_t hash;
	uint32_t label_id = LBL_ABSTAINED;

	f->hold_item.len = f->hold_annotator.len = f->hold_label.len = 0;
	if (lbl_ident_need(item, "item", &f->hold_item, &key, err) ||
	    lbl_ident_need(annotator, "annotator", &f->hold_annotator, &who, err) ||
	    lbl_label_need(j->shape, label, &f->hold_label, &class, err))
		return -1;
	if (class.ptr)
		label_id = name_id(j, &f->labels, &j->labels, class);
	hash = lbl_hash64(key.ptr, key.len, 0);
	b = room_in_batch(f, hash);
	b->rows[b->n].annotator = name_id(j, &f->annotators, &j->annotators, who);
	b->rows[b->n].label = label_id & LBL_ABSTAINED;
	b->rows[b->n].tag = tag & ((1U << LBL_TAG_BITS) - 1);
	b->keys[b->n++] = (struct lbl_key){ hash, outlast(f, key, item) };
	f->annotations++;
	f->in_block++;
	return 0;
}

/* New items are numbered as they come, so an id that is the next number is a new one. */
static void keep_places(struct lbl_lot *l, const struct batch *b, const uint32_t *ids,
			uint64_t rows_before)
{
	uint32_t known = l->n_places;

	l->n_places = lbl_intern_count(l->items);
	l->place = lbl_grow(l->place, &l->cap_places, l->n_places, sizeof *l->place);
	for (size_t i = 0; i < b->n; i++)
		if (ids[i] == known)
			l->place[known++] = rows_before + b->number[i];
}

static void absorb(struct lbl_judgments_feed *f, struct lbl_lot *l, const struct batch *b,
		   uint64_t rows_before)
{
	f->ids = lbl_grow(f->ids, &f->cap_ids, b->n, sizeof *f->ids);
	lbl_intern_put_batch(l->items, b->keys, b->n, f->ids);
	if (f->store->ordered)
		keep_places(l, b, f->ids, rows_before);
	l->rows = lbl_grow(l->rows, &l->cap_rows, l->n_rows + b->n, sizeof *l->rows);
	for (size_t i = 0; i < b->n; i++)
		l->rows[l->n_rows++] = (struct lbl_row){ f->ids[i], b->rows[i] };
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

	(void)err;
	for (size_t i = 0; i < LBL_PARTS; i++) {
		struct lbl_part *p = &f->store->parts[i];

		pthread_mutex_lock(&p->lock);
		while (p->now != seq)
			pthread_cond_wait(&p->turned, &p->lock);
		if (i == 0)
			rows_before = count_rows(f);
		absorb(f, &p->lot, &f->batches[i], rows_before);
		p->now++;
		pthread_cond_broadcast(&p->turned);
		pthread_mutex_unlock(&p->lock);
		f->batches[i].n = 0;
	}
	lbl_list_clear(&f->copies);
	return 0;
}
