/*
 * The store of reviews, gathering side; see record/reviews.h. A block's rows are kept with its
 * number, so that no worker waits for another. reviews_finish.c puts them in order and decides
 * what becomes of annotations, reviews_apply.c does it to an item's judgments.
 */
#include "record/reviews.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/pages.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/judging.h"
#include "record/reviews_store.h"

#define FIRST_NOTES 64 /* room for them at first; few, as small inputs are many */

struct lbl_reviews_feed {
	struct lbl_reviews *store;
	size_t pile;            /* where its notes go */
	struct lbl_notes notes; /* of all its blocks */
	size_t block_start;     /* of those of this block */
	struct lbl_review_row *reviews;
	size_t n_reviews, cap_reviews;
	struct lbl_buf texts; /* of the reviews */
	struct lbl_buf hold, hold_label;
};

struct lbl_reviews *lbl_reviews_new(enum lbl_duplicates duplicates, const struct lbl_list *abstain,
				    enum lbl_shape shape, unsigned tag)
{
	struct lbl_reviews *r = lbl_alloc_zero(1, sizeof *r);

	r->duplicates = duplicates;
	r->abstain = abstain;
	r->shape = shape;
	r->tag = tag;
	pthread_mutex_init(&r->lock, NULL);
	return r;
}

void lbl_notes_clear(struct lbl_notes *notes)
{
	lbl_pages_free(notes->v, notes->cap * sizeof *notes->v);
	*notes = (struct lbl_notes){ 0 };
}

void lbl_reviews_block_clear(struct lbl_reviews_block *b)
{
	free(b->noted);
	free(b->reviews);
	lbl_buf_clear(&b->texts);
	*b = (struct lbl_reviews_block){ 0 };
}

void lbl_reviews_free(struct lbl_reviews *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n_blocks; i++)
		lbl_reviews_block_clear(&r->blocks[i]);
	for (size_t i = 0; i < r->n_piles; i++)
		lbl_notes_clear(&r->piles[i]);
	free(r->piles);
	free(r->blocks);
	lbl_intern_free(r->items);
	lbl_intern_free(r->ids);
	lbl_hashed_clear(&r->by_item);
	lbl_hashed_clear(&r->by_id);
	free(r->targets);
	free(r->fates);
	free(r->start);
	pthread_mutex_destroy(&r->lock);
	free(r);
}

struct lbl_reviews_feed *lbl_reviews_feed_new(struct lbl_reviews *r)
{
	struct lbl_reviews_feed *f = lbl_alloc_zero(1, sizeof *f);

	f->store = r;
	pthread_mutex_lock(&r->lock);
	r->piles = lbl_grow(r->piles, &r->cap_piles, r->n_piles + 1, sizeof *r->piles);
	f->pile = r->n_piles++;
	r->piles[f->pile] = (struct lbl_notes){ 0 };
	pthread_mutex_unlock(&r->lock);
	return f;
}

void lbl_reviews_feed_free(struct lbl_reviews_feed *f)
{
	struct lbl_reviews *r = f->store;

	pthread_mutex_lock(&r->lock);
	r->piles[f->pile] = f->notes;
	pthread_mutex_unlock(&r->lock);
	free(f->reviews);
	lbl_buf_clear(&f->texts);
	lbl_buf_clear(&f->hold);
	lbl_buf_clear(&f->hold_label);
	free(f);
}

/* An id as the item's annotations are told by; never 0. */
static uint64_t id_hash(struct lbl_span id, uint64_t item_hash)
{
	uint64_t h = lbl_hash64(id.ptr, id.len, item_hash);

	return h ? h : 1;
}

static uint64_t note_id(struct lbl_reviews_feed *f, struct lbl_span raw, uint64_t item_hash)
{
	struct lbl_span text;
	struct lbl_error err;

	f->hold.len = 0;
	if (raw.len && raw.ptr[0] == '"') /* almost all of them */
		text = lbl_text_decode(raw, &f->hold);
	else if (lbl_type_of(raw) != LBL_NUMBER ||
		 lbl_ident_need(raw, "id", &f->hold, &text, &err))
		return 0;
	return id_hash(text, item_hash);
}

/* Room for one more. Growing copies nothing, and pages come before they are written. */
static struct lbl_note *next_note(struct lbl_notes *notes)
{
	const size_t each = sizeof *notes->v;
	size_t cap = notes->cap ? notes->cap * 2 : FIRST_NOTES;

	if (notes->n == notes->cap) {
		notes->v = lbl_pages_resize(notes->v, notes->cap * each, cap * each);
		notes->cap = cap;
	}
	lbl_pages_ahead(notes->v, notes->n * each, (notes->n + 1) * each, notes->cap * each);
	return &notes->v[notes->n++];
}

void lbl_reviews_note(struct lbl_reviews_feed *f, const struct lbl_added *added, struct lbl_span id)
{
	uint64_t hash;
	struct lbl_note *note;

	if (added->label == LBL_ABSTAINED)
		return;
	hash = note_id(f, id, added->item_hash);
	note = next_note(&f->notes);
	memcpy(note->item, &added->item_hash, sizeof note->item);
	memcpy(note->id, &hash, sizeof note->id);
	note->annotator = added->annotator;
}

static bool is_absent(struct lbl_span raw)
{
	enum lbl_type type = lbl_type_of(raw);

	return type == LBL_ABSENT || type == LBL_NULL;
}

static int read_verdict(struct lbl_span raw, enum lbl_verdict *out, struct lbl_error *err)
{
	static const char *const words[] = { [LBL_VERDICT_ACCEPT] = "accept",
					     [LBL_VERDICT_FIX] = "fix",
					     [LBL_VERDICT_REJECT] = "reject" };
	enum lbl_verdict v = LBL_VERDICT_REJECT;

	*out = LBL_VERDICT_NONE;
	if (is_absent(raw))
		return 0;
	while (v != LBL_VERDICT_NONE &&
	       (lbl_type_of(raw) != LBL_STRING || !lbl_text_is(raw, words[v])))
		v--;
	*out = v;
	if (v != LBL_VERDICT_NONE)
		return 0;
	return lbl_error_in(err, raw, "verdict must be \"accept\", \"fix\" or \"reject\", not %.*s",
			    (int)(raw.len < 80 ? raw.len : 80), raw.ptr);
}

/* A label of another shape is no abstention: the store of judgments will refuse it. */
static bool abstains(struct lbl_reviews_feed *f, struct lbl_span label)
{
	const struct lbl_list *list = f->store->abstain;
	struct lbl_span text;
	struct lbl_error err;

	f->hold_label.len = 0;
	if (lbl_label_need(f->store->shape, label, &f->hold_label, &text, &err))
		return false;
	return !text.ptr || (list && lbl_list_has(list, text.ptr, text.len));
}

int lbl_reviews_read(struct lbl_reviews_feed *f, struct lbl_span reviews, struct lbl_span verdict,
		     struct lbl_span label, struct lbl_review *out, struct lbl_error *err)
{
	*out = (struct lbl_review){ 0 };
	if (read_verdict(verdict, &out->verdict, err))
		return -1;
	if (is_absent(reviews))
		out->verdict = LBL_VERDICT_NONE;
	if (out->verdict == LBL_VERDICT_NONE)
		return 0;
	f->hold.len = 0;
	if (lbl_ident_need(reviews, "reviews", &f->hold, &out->id, err))
		return -1;
	if (out->verdict == LBL_VERDICT_FIX && abstains(f, label))
		return lbl_error_in(err, label.ptr ? label : verdict,
				    "verdict \"fix\" needs a label, not an abstention");
	return 0;
}

void lbl_reviews_add(struct lbl_reviews_feed *f, const struct lbl_review *review,
		     struct lbl_span item, const struct lbl_added *added)
{
	struct lbl_span text;
	struct lbl_error err;

	f->hold_label.len = 0; /* the id may lie in the other one */
	if (review->verdict == LBL_VERDICT_NONE ||
	    lbl_ident_need(item, "item", &f->hold_label, &text, &err))
		return;
	f->reviews =
		lbl_grow(f->reviews, &f->cap_reviews, f->n_reviews + 1, sizeof *f->reviews);
	f->reviews[f->n_reviews++] =
		(struct lbl_review_row){ .item_hash = added->item_hash,
					 .id_hash = id_hash(review->id, added->item_hash),
					 .item_bytes = text.len,
					 .id_bytes = review->id.len,
					 .reviewer = added->annotator,
					 .label = added->label,
					 .verdict = review->verdict };
	lbl_buf_put(&f->texts, text.ptr, text.len);
	lbl_buf_put(&f->texts, review->id.ptr, review->id.len);
}

static void *copy(const void *from, size_t bytes)
{
	return bytes ? memcpy(lbl_alloc(bytes), from, bytes) : NULL;
}

void lbl_reviews_block_end(struct lbl_reviews_feed *f, uint64_t seq)
{
	struct lbl_reviews *r = f->store;
	struct lbl_reviews_block b = { .seq = seq,
				       .pile = f->pile,
				       .first = f->block_start,
				       .n_notes = f->notes.n - f->block_start,
				       .reviews = copy(f->reviews,
						       f->n_reviews * sizeof *f->reviews),
				       .n_reviews = f->n_reviews,
				       .texts = f->texts };

	f->texts = (struct lbl_buf){ 0 };
	f->block_start = f->notes.n;
	f->n_reviews = 0;
	pthread_mutex_lock(&r->lock);
	r->blocks = lbl_grow(r->blocks, &r->cap_blocks, r->n_blocks + 1, sizeof *r->blocks);
	r->blocks[r->n_blocks++] = b;
	pthread_mutex_unlock(&r->lock);
}
