/*
 * The store of judgments, going over the items: by several threads in any order,
 * or by one in the order of their first appearance; see record/judgments.h.
 */
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "record/judgments_spill.h"
#include "record/judgments_store.h"

/* A partition's items one after the other, wherever they are. */
struct cursor {
	const struct lbl_judgments *j;
	const struct lbl_part *part;
	uint32_t next;                 /* in memory */
	struct lbl_item_reader reader; /* on disk */
	struct lbl_item item;          /* at hand */
	int left; /* as advance returned: 0 at the end, -1 on failure */
};

static void cursor_init(struct cursor *c, const struct lbl_judgments *j, size_t index)
{
	*c = (struct cursor){ .j = j, .part = &j->parts[index] };
	lbl_item_reader_init(&c->reader, j, &c->part->settled);
}

static void cursor_clear(struct cursor *c)
{
	lbl_item_reader_clear(&c->reader);
}

static int advance_in_memory(struct cursor *c)
{
	const struct lbl_lot *l = &c->part->lot;
	uint32_t i = c->next;

	if (i == lbl_intern_count(l->items))
		return 0;
	c->item = (struct lbl_item){ c->j->ordered ? l->place[i] : 0, lbl_intern_text(l->items, i),
				     lbl_intern_hash(l->items, i), l->ratings + l->start[i],
				     l->start[i + 1] - l->start[i] };
	c->next++;
	return 1;
}

/* Labels went to disk by their numbers: their ranks were not known yet. */
static int advance_on_disk(struct cursor *c, struct lbl_error *err)
{
	const uint32_t *rank = c->j->names.labels.rank;
	int left = lbl_item_reader_next(&c->reader, err);
	struct lbl_rating *r = c->reader.ratings;

	if (left <= 0)
		return left;
	for (size_t i = 0; i < c->reader.item.n; i++)
		r[i].label = rank[r[i].label] & LBL_ABSTAINED;
	c->item = c->reader.item;
	return 1;
}

static int advance(struct cursor *c, struct lbl_error *err)
{
	return c->left = c->part->spilled ? advance_on_disk(c, err) : advance_in_memory(c);
}

/* A worker of a fold over items. */
struct visitor {
	const struct lbl_judgments *j;
	const struct lbl_judgments_fold *fold;
	void *state;
	bool failed; /* by err */
	struct lbl_error err;
};

static void visit(const struct visitor *v, const struct lbl_item *item)
{
	v->fold->item(v->state, item->key, item->hash, item->ratings, item->n);
}

static void visit_part(void *state, size_t index)
{
	struct visitor *v = state;
	struct cursor c;

	cursor_init(&c, v->j, index);
	while (!v->failed && advance(&c, &v->err) > 0)
		visit(v, &c.item);
	v->failed |= c.left < 0;
	cursor_clear(&c);
}

int lbl_judgments_each(const struct lbl_judgments *j, unsigned threads,
		       const struct lbl_judgments_fold *fold, struct lbl_error *err)
{
	unsigned n = threads < 1 ? 1 : threads > LBL_PARTS ? LBL_PARTS : threads;
	struct visitor *visitors = lbl_alloc_zero(n, sizeof *visitors);
	void **states = lbl_alloc_zero(n, sizeof *states);
	bool failed = false;

	for (unsigned i = 0; i < n; i++) {
		visitors[i] = (struct visitor){ .j = j, .fold = fold,
						.state = fold->open(fold->ctx) };
		states[i] = &visitors[i];
	}
	lbl_crew_run(visit_part, LBL_PARTS, states, n);
	for (unsigned i = 0; i < n; i++) {
		fold->close(fold->ctx, visitors[i].state);
		if (visitors[i].failed)
			*err = visitors[i].err;
		failed |= visitors[i].failed;
	}
	free(visitors);
	free(states);
	return failed ? -1 : 0;
}

/* The partition whose item at hand appeared first; NULL when none is left. */
static struct cursor *first_of(struct cursor cursors[LBL_PARTS])
{
	struct cursor *first = NULL;

	for (size_t i = 0; i < LBL_PARTS; i++)
		if (cursors[i].left && (!first || cursors[i].item.place < first->item.place))
			first = &cursors[i];
	return first;
}

/* A partition's items are in order of appearance already: a merge is all that is needed. */
int lbl_judgments_in_order(const struct lbl_judgments *j, const struct lbl_judgments_fold *fold,
			   struct lbl_error *err)
{
	struct visitor v = { .j = j, .fold = fold, .state = fold->open(fold->ctx) };
	struct cursor cursors[LBL_PARTS], *c;

	for (size_t i = 0; i < LBL_PARTS; i++) {
		cursor_init(&cursors[i], j, i);
		v.failed |= advance(&cursors[i], err) < 0;
	}
	while (!v.failed && (c = first_of(cursors))) {
		visit(&v, &c->item);
		v.failed = advance(c, err) < 0;
	}
	for (size_t i = 0; i < LBL_PARTS; i++)
		cursor_clear(&cursors[i]);
	fold->close(fold->ctx, v.state);
	return v.failed ? -1 : 0;
}
