/*
 * The store of reviews, deciding side; see record/reviews.h.
 *
 * Reviews in input order give the targets, one a reviewed annotation. Notes of their items alone
 * are kept then, grouped by item and annotator; the policy of duplicates says which of them stand
 * for kept judgments.
 */
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "record/reviews_store.h"

#define AHEAD 16 /* notes whose misses of the cache overlap */
#define FEW 24 /* notes of an item that insertion sorts faster than qsort */

static int by_seq(const void *a, const void *b)
{
	uint64_t x = ((const struct lbl_reviews_block *)a)->seq;
	uint64_t y = ((const struct lbl_reviews_block *)b)->seq;

	return (x > y) - (x < y);
}

/* The text of a target among ids. */
static struct lbl_span target_text(const struct lbl_reviews *r, uint32_t target)
{
	struct lbl_span key = lbl_intern_text(r->ids, target);

	return (struct lbl_span){ key.ptr + sizeof(uint32_t), key.len - sizeof(uint32_t) };
}

/* Of a block's reviews: texts as keys, and the numbers that they come to. */
struct numbering {
	struct lbl_key *keys;
	uint32_t *items, *targets;
	size_t cap_keys, cap_items, cap_targets;
	struct lbl_buf texts;
};

static void reserve(struct numbering *s, size_t n)
{
	s->keys = lbl_grow(s->keys, &s->cap_keys, n, sizeof *s->keys);
	s->items = lbl_grow(s->items, &s->cap_items, n, sizeof *s->items);
	s->targets = lbl_grow(s->targets, &s->cap_targets, n, sizeof *s->targets);
}

static void clear_numbering(struct numbering *s)
{
	free(s->keys);
	free(s->items);
	free(s->targets);
	lbl_buf_clear(&s->texts);
}

/* New texts are numbered as they come, so a number that is the next one is that of a new text. */
static void number_items(struct lbl_reviews *r, const struct lbl_reviews_block *b,
			 struct numbering *s)
{
	uint32_t known = lbl_intern_count(r->items);
	const char *text = b->texts.data;

	for (size_t i = 0; i < b->n_reviews; i++) {
		const struct lbl_review_row *row = &b->reviews[i];

		s->keys[i] = (struct lbl_key){ row->item_hash, { text, row->item_bytes } };
		text += row->item_bytes + row->id_bytes;
	}
	lbl_intern_put_batch(r->items, s->keys, b->n_reviews, s->items);
	for (size_t i = 0; i < b->n_reviews; i++)
		if (s->items[i] == known)
			lbl_hashed_put(&r->by_item, s->keys[i].hash, known++);
}

static void number_targets(struct lbl_reviews *r, const struct lbl_reviews_block *b,
			   struct numbering *s)
{
	uint32_t known = lbl_intern_count(r->ids);
	const char *text = b->texts.data;
	char *to;

	s->texts.len = 0;
	to = lbl_buf_reserve(&s->texts, b->texts.len + b->n_reviews * sizeof(uint32_t));
	for (size_t i = 0; i < b->n_reviews; i++) {
		const struct lbl_review_row *row = &b->reviews[i];
		size_t len = sizeof(uint32_t) + row->id_bytes;

		memcpy(to, &s->items[i], sizeof(uint32_t));
		memcpy(to + sizeof(uint32_t), text + row->item_bytes, row->id_bytes);
		s->keys[i] = (struct lbl_key){ lbl_hash64(to, len, 0), { to, len } };
		text += row->item_bytes + row->id_bytes;
		to += len;
	}
	lbl_intern_put_batch(r->ids, s->keys, b->n_reviews, s->targets);
	for (size_t i = 0; i < b->n_reviews; i++)
		if (s->targets[i] == known)
			lbl_hashed_put(&r->by_id, b->reviews[i].id_hash, known++);
		else
			r->counts.superseded++;
}

static void take_reviews(struct lbl_reviews *r, const struct lbl_reviews_block *b,
			 struct numbering *s)
{
	if (!b->n_reviews)
		return;
	reserve(s, b->n_reviews);
	number_items(r, b, s);
	number_targets(r, b, s);
	r->targets = lbl_grow(r->targets, &r->cap_targets, lbl_intern_count(r->ids),
			      sizeof *r->targets);
	for (size_t i = 0; i < b->n_reviews; i++) {
		const struct lbl_review_row *row = &b->reviews[i];

		r->targets[s->targets[i]] = (struct lbl_review_target){
			s->items[i], row->reviewer, row->label, row->verdict, false
		};
	}
	r->counts.reviews += b->n_reviews;
}

/* In input order: the last review of an annotation is the one that counts. */
static void gather_targets(struct lbl_reviews *r)
{
	struct numbering s = { 0 };

	r->items = lbl_intern_new();
	r->ids = lbl_intern_new();
	for (size_t i = 0; i < r->n_blocks; i++)
		take_reviews(r, &r->blocks[i], &s);
	clear_numbering(&s);
}

static uint64_t whole(const uint32_t halves[2])
{
	uint64_t hash;

	memcpy(&hash, halves, sizeof hash);
	return hash;
}

/* The block's notes of reviewed items, each with its own number in place of a target. */
static void choose_notes(const struct lbl_reviews *r, struct lbl_reviews_block *b,
			 const struct lbl_note *notes)
{
	size_t cap = 0;

	for (size_t i = 0; i < b->n_notes; i++) {
		uint32_t item = lbl_hashed_find(&r->by_item, whole(notes[i].item));

		if (i + AHEAD < b->n_notes)
			lbl_hashed_fetch(&r->by_item, whole(notes[i + AHEAD].item));
		if (item == LBL_HASHED_NONE)
			continue;
		b->noted = lbl_grow(b->noted, &cap, b->n_noted + 1, sizeof *b->noted);
		b->noted[b->n_noted++] =
			(struct lbl_noted){ item, notes[i].annotator, (uint32_t)i };
	}
}

static void find_targets(const struct lbl_reviews *r, struct lbl_reviews_block *b,
			 const struct lbl_note *notes)
{
	for (size_t i = 0; i < b->n_noted; i++) {
		struct lbl_noted *noted = &b->noted[i];
		uint64_t id = whole(notes[noted->target].id);
		uint32_t target = id ? lbl_hashed_find(&r->by_id, id) : LBL_HASHED_NONE;

		if (i + AHEAD < b->n_noted)
			lbl_hashed_fetch(&r->by_id, whole(notes[noted[AHEAD].target].id));
		if (target != LBL_HASHED_NONE && r->targets[target].item != noted->item)
			target = LBL_HASHED_NONE;
		noted->target = target;
	}
}

static void choose_from_block(void *state, size_t index)
{
	const struct lbl_reviews *r = state;
	struct lbl_reviews_block *b = &r->blocks[index];

	if (!b->n_notes)
		return;
	choose_notes(r, b, r->piles[b->pile].v + b->first);
	find_targets(r, b, r->piles[b->pile].v + b->first);
}

static void forget_notes(struct lbl_reviews *r)
{
	for (size_t i = 0; i < r->n_piles; i++)
		lbl_notes_clear(&r->piles[i]);
}

static void choose_all_notes(struct lbl_reviews *r, unsigned threads)
{
	unsigned n = threads < 1 ? 1 : threads;
	void **states = lbl_alloc_zero(n, sizeof *states);

	for (unsigned i = 0; i < n; i++)
		states[i] = r;
	lbl_crew_run(choose_from_block, r->n_blocks, states, n);
	free(states);
	forget_notes(r);
}

/*
 * Counting sort of all notes by item, in input order within: new array; those of item i end at
 * end[i] and begin where the item before ends.
 */
static struct lbl_noted *by_item(const struct lbl_reviews *r, size_t *end)
{
	uint32_t n_items = lbl_intern_count(r->items);
	struct lbl_noted *sorted;
	size_t n = 0;

	for (size_t i = 0; i < r->n_blocks; i++)
		for (size_t k = 0; k < r->blocks[i].n_noted; k++)
			end[r->blocks[i].noted[k].item]++;
	for (uint32_t i = 0; i < n_items; i++) {
		size_t count = end[i];

		end[i] = n;
		n += count;
	}
	sorted = lbl_alloc(n * sizeof *sorted);
	for (size_t i = 0; i < r->n_blocks; i++)
		for (size_t k = 0; k < r->blocks[i].n_noted; k++) {
			struct lbl_noted note = r->blocks[i].noted[k];

			sorted[end[note.item]++] = note;
		}
	return sorted;
}

static int by_annotator(const void *a, const void *b)
{
	const struct lbl_noted *x = a, *y = b;

	if (x->annotator != y->annotator)
		return x->annotator < y->annotator ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

/* By annotator, input order within. Where they are many, item serves as their place. */
static void sort_notes(struct lbl_noted *v, size_t n)
{
	if (n > FEW) {
		for (size_t i = 0; i < n; i++)
			v[i].item = (uint32_t)i;
		qsort(v, n, sizeof *v, by_annotator);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct lbl_noted x = v[i];
		size_t k = i;

		for (; k > 0 && v[k - 1].annotator > x.annotator; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
}

/* A kept judgment: the nth of its annotator's. */
static void decide(struct lbl_reviews *r, struct lbl_judgments *j, const struct lbl_noted *note,
		   uint32_t nth)
{
	const struct lbl_review_target *t;

	if (note->target == LBL_HASHED_NONE)
		return;
	t = &r->targets[note->target];
	r->counts.accepted += t->verdict == LBL_VERDICT_ACCEPT;
	r->counts.replaced += t->verdict == LBL_VERDICT_FIX;
	r->counts.dropped += t->verdict == LBL_VERDICT_REJECT;
	if (t->verdict == LBL_VERDICT_ACCEPT)
		return;
	if (t->verdict == LBL_VERDICT_FIX)
		lbl_judgments_rank_label(j, t->label);
	r->fates = lbl_grow(r->fates, &r->cap_fates, r->n_fates + 1, sizeof *r->fates);
	r->fates[r->n_fates++] = (struct lbl_fate){ note->annotator, nth, note->target };
}

/* One annotator's notes of an item, in input order. */
static void decide_run(struct lbl_reviews *r, struct lbl_judgments *j, const struct lbl_noted *v,
		       size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].target != LBL_HASHED_NONE)
			r->targets[v[i].target].found = true;
	if (r->duplicates == LBL_DUP_ALL)
		for (size_t i = 0; i < n; i++)
			decide(r, j, &v[i], (uint32_t)i);
	else
		decide(r, j, r->duplicates == LBL_DUP_FIRST ? v : v + n - 1, 0);
}

static void decide_item(struct lbl_reviews *r, struct lbl_judgments *j, struct lbl_noted *v,
			size_t n)
{
	sort_notes(v, n);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && v[k].annotator == v[i].annotator;)
			k++;
		decide_run(r, j, v + i, k - i);
	}
}

static void decide_all(struct lbl_reviews *r, struct lbl_judgments *j)
{
	uint32_t n_items = lbl_intern_count(r->items);
	size_t *end = lbl_alloc_zero(n_items, sizeof *end);
	struct lbl_noted *v = by_item(r, end);
	size_t from = 0;

	r->start = lbl_alloc_zero((size_t)n_items + 1, sizeof *r->start);
	for (uint32_t i = 0; i < n_items; i++) {
		decide_item(r, j, v + from, end[i] - from);
		from = end[i];
		r->start[i + 1] = (uint32_t)r->n_fates;
	}
	free(v);
	free(end);
}

/* Counts annotations that are not there, and finds the first of them. */
static void tell_unmatched(struct lbl_reviews *r)
{
	struct lbl_reviews_counts *c = &r->counts;

	for (uint32_t i = 0; i < lbl_intern_count(r->ids); i++) {
		struct lbl_span item = lbl_intern_text(r->items, r->targets[i].item);
		struct lbl_span id = target_text(r, i);
		int order = c->unmatched ? lbl_span_cmp(item, c->item) : -1;

		if (r->targets[i].found)
			continue;
		if (order < 0 || (order == 0 && lbl_span_cmp(id, c->id) < 0)) {
			c->item = item;
			c->id = id;
		}
		c->unmatched++;
	}
}

static void forget_blocks(struct lbl_reviews *r)
{
	for (size_t i = 0; i < r->n_blocks; i++)
		lbl_reviews_block_clear(&r->blocks[i]);
	r->n_blocks = 0;
}

void lbl_reviews_finish(struct lbl_reviews *r, struct lbl_judgments *j, unsigned threads)
{
	r->judgments = j;
	if (r->n_blocks)
		qsort(r->blocks, r->n_blocks, sizeof *r->blocks, by_seq);
	gather_targets(r);
	if (r->counts.reviews) {
		choose_all_notes(r, threads);
		decide_all(r, j);
		tell_unmatched(r);
	}
	forget_notes(r);
	forget_blocks(r);
}

void lbl_reviews_counts(const struct lbl_reviews *r, struct lbl_reviews_counts *out)
{
	*out = r->counts;
}
