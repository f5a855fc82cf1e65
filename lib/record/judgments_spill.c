/*
 * What lies on disk, and how it is read back; see record/judgments_spill.h. When
 * it is done is judgments.c's (gathering) and judgments_finish.c's (settling).
 *
 * The bytes are this machine's own: no other run ever reads them.
 */
#include "record/judgments_spill.h"

#include <stdlib.h>

#include "base/mem.h"

/* In front of a row's item; behind it, where the store is ordered, its place. */
struct row_head {
	uint32_t len; /* of the item */
	struct lbl_rating rating;
};

/* In front of an item's text, which its ratings follow. */
struct item_head {
	uint64_t place;
	uint32_t len;
	uint32_t n;
};

int lbl_spill_row(const struct lbl_judgments *j, struct lbl_reel *to,
		  const struct lbl_spilled_row *row, struct lbl_error *err)
{
	struct row_head head = { (uint32_t)row->item.len, row->rating };

	if (lbl_reel_put(j->spool, to, &head, sizeof head, err) ||
	    lbl_reel_put(j->spool, to, row->item.ptr, row->item.len, err))
		return -1;
	return j->ordered ? lbl_reel_put(j->spool, to, &row->place, sizeof row->place, err) : 0;
}

/* All rows of a lot. */
static int spill_rows(const struct lbl_judgments *j, struct lbl_reel *to, const struct lbl_lot *l,
		      struct lbl_error *err)
{
	for (size_t i = 0; i < l->n_rows; i++) {
		uint32_t item = l->rows[i].item;
		struct lbl_spilled_row row = { lbl_intern_text(l->items, item), l->rows[i].rating,
					       j->ordered ? l->place[item] : 0 };

		if (lbl_spill_row(j, to, &row, err))
			return -1;
	}
	return 0;
}

/* The spool, made when the first asks for it. */
static int need_spool(struct lbl_judgments *j, struct lbl_error *err)
{
	bool there;

	pthread_mutex_lock(&j->names.lock);
	if (!j->spool)
		j->spool = lbl_spool_open(err);
	there = j->spool != NULL;
	pthread_mutex_unlock(&j->names.lock);
	return there ? 0 : -1;
}

int lbl_spill_part(struct lbl_judgments *j, struct lbl_part *p, struct lbl_error *err)
{
	int rc;

	if (p->spilled)
		return 0;
	if (need_spool(j, err))
		return -1;
	rc = spill_rows(j, &p->rows, &p->lot, err);
	lbl_lot_clear(&p->lot);
	p->spilled = true;
	return rc;
}

/* The next row; its item lies in hold until the next call. */
static int take_row(const struct lbl_judgments *j, struct lbl_reader *in, struct lbl_buf *hold,
		    struct lbl_spilled_row *row, struct lbl_error *err)
{
	struct row_head head;

	if (lbl_reader_take(in, &head, sizeof head, err))
		return -1;
	hold->len = 0;
	lbl_buf_reserve(hold, head.len);
	if (lbl_reader_take(in, hold->data, head.len, err))
		return -1;
	hold->len = head.len;
	*row = (struct lbl_spilled_row){ lbl_buf_span(hold), head.rating, 0 };
	return j->ordered ? lbl_reader_take(in, &row->place, sizeof row->place, err) : 0;
}

size_t lbl_lot_bytes(const struct lbl_lot *l)
{
	size_t n_items = lbl_intern_count(l->items);

	/* Rows and places; beside the rows, at the end, ratings and where each item's begin. */
	return lbl_intern_bytes(l->items) + l->n_rows * (sizeof *l->rows + sizeof *l->ratings) +
	       n_items * sizeof *l->start + l->n_places * sizeof *l->place;
}

static void put_row(const struct lbl_judgments *j, struct lbl_lot *l,
		    const struct lbl_spilled_row *row)
{
	uint32_t item = lbl_intern_put(l->items, row->item);

	l->rows = lbl_grow(l->rows, &l->cap_rows, l->n_rows + 1, sizeof *l->rows);
	l->rows[l->n_rows++] = (struct lbl_row){ item, row->rating };
	if (j->ordered && item == l->n_places) {
		l->place = lbl_grow(l->place, &l->cap_places, l->n_places + 1, sizeof *l->place);
		l->place[l->n_places++] = row->place;
	}
}

int lbl_spill_load(const struct lbl_judgments *j, const struct lbl_reel *from,
		   uint64_t budget_bytes, struct lbl_lot *l, bool *fits, struct lbl_error *err)
{
	struct lbl_reader in;
	struct lbl_spilled_row row;
	struct lbl_buf hold = { 0 };
	int rc = 0;

	lbl_reader_init(&in, j->spool, from);
	l->items = lbl_intern_new();
	*fits = true;
	while (!rc && *fits && lbl_reader_left(&in)) {
		rc = take_row(j, &in, &hold, &row, err);
		if (!rc)
			put_row(j, l, &row);
		*fits = lbl_intern_count(l->items) <= 1 || lbl_lot_bytes(l) <= budget_bytes;
	}
	lbl_reader_clear(&in);
	lbl_buf_clear(&hold);
	return rc;
}

int lbl_spill_split(const struct lbl_judgments *j, const struct lbl_reel *from, unsigned shift,
		    struct lbl_reel to[LBL_SPLIT], struct lbl_error *err)
{
	struct lbl_reader in;
	struct lbl_spilled_row row;
	struct lbl_buf hold = { 0 };
	int rc = 0;

	lbl_reader_init(&in, j->spool, from);
	while (!rc && lbl_reader_left(&in)) {
		rc = take_row(j, &in, &hold, &row, err);
		if (rc)
			break;
		uint64_t hash = lbl_hash64(row.item.ptr, row.item.len, 0);
		rc = lbl_spill_row(j, &to[hash >> shift & (LBL_SPLIT - 1)], &row, err);
	}
	for (size_t i = 0; !rc && i < LBL_SPLIT; i++)
		rc = lbl_reel_end(j->spool, &to[i], err);
	lbl_reader_clear(&in);
	lbl_buf_clear(&hold);
	return rc;
}

static int put_item(const struct lbl_judgments *j, struct lbl_reel *to,
		    const struct lbl_item *item, struct lbl_error *err)
{
	struct item_head head = { item->place, (uint32_t)item->key.len, (uint32_t)item->n };

	return lbl_reel_put(j->spool, to, &head, sizeof head, err) ||
			       lbl_reel_put(j->spool, to, item->key.ptr, item->key.len, err) ||
			       lbl_reel_put(j->spool, to, item->ratings,
					    item->n * sizeof *item->ratings, err) ?
		       -1 :
		       0;
}

int lbl_spill_items(const struct lbl_judgments *j, struct lbl_reel *to, const struct lbl_lot *l,
		    struct lbl_error *err)
{
	uint32_t n = lbl_intern_count(l->items);

	for (uint32_t i = 0; i < n; i++) {
		struct lbl_item item = { .place = j->ordered ? l->place[i] : 0,
					 .key = lbl_intern_text(l->items, i),
					 .ratings = l->ratings + l->start[i],
					 .n = l->start[i + 1] - l->start[i] };

		if (put_item(j, to, &item, err))
			return -1;
	}
	return 0;
}

void lbl_item_reader_init(struct lbl_item_reader *r, const struct lbl_judgments *j,
			  const struct lbl_reel *from)
{
	*r = (struct lbl_item_reader){ 0 };
	lbl_reader_init(&r->in, j->spool, from);
}

void lbl_item_reader_clear(struct lbl_item_reader *r)
{
	lbl_reader_clear(&r->in);
	lbl_buf_clear(&r->key);
	free(r->ratings);
	*r = (struct lbl_item_reader){ 0 };
}

int lbl_item_reader_next(struct lbl_item_reader *r, struct lbl_error *err)
{
	struct item_head head;

	if (!lbl_reader_left(&r->in))
		return 0;
	if (lbl_reader_take(&r->in, &head, sizeof head, err))
		return -1;
	r->key.len = 0;
	lbl_buf_reserve(&r->key, head.len);
	r->ratings = lbl_grow(r->ratings, &r->cap_ratings, head.n, sizeof *r->ratings);
	if (lbl_reader_take(&r->in, r->key.data, head.len, err) ||
	    lbl_reader_take(&r->in, r->ratings, head.n * sizeof *r->ratings, err))
		return -1;
	r->key.len = head.len;
	r->item = (struct lbl_item){ head.place, lbl_buf_span(&r->key),
				     lbl_hash64(r->key.data, head.len, 0), r->ratings, head.n };
	return 1;
}

/* The reader whose item comes first; LBL_SPLIT where all have come to their ends. */
static size_t first_of(const struct lbl_item_reader readers[LBL_SPLIT], const int left[LBL_SPLIT])
{
	size_t first = LBL_SPLIT;

	for (size_t i = 0; i < LBL_SPLIT; i++)
		if (left[i] && (first == LBL_SPLIT ||
				readers[i].item.place < readers[first].item.place))
			first = i;
	return first;
}

int lbl_spill_merge(const struct lbl_judgments *j, const struct lbl_reel from[LBL_SPLIT],
		    struct lbl_reel *to, struct lbl_error *err)
{
	struct lbl_item_reader readers[LBL_SPLIT];
	int left[LBL_SPLIT] = { 0 };
	bool failed = false;
	size_t i;

	for (i = 0; i < LBL_SPLIT; i++)
		lbl_item_reader_init(&readers[i], j, &from[i]);
	for (i = 0; !failed && i < LBL_SPLIT; i++)
		failed = (left[i] = lbl_item_reader_next(&readers[i], err)) < 0;
	while (!failed && (i = first_of(readers, left)) < LBL_SPLIT)
		failed = put_item(j, to, &readers[i].item, err) ||
			 (left[i] = lbl_item_reader_next(&readers[i], err)) < 0;
	for (i = 0; i < LBL_SPLIT; i++)
		lbl_item_reader_clear(&readers[i]);
	return failed ? -1 : 0;
}
