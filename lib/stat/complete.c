/*
 * complete: the union of annotators, and the pairs of those items that still have all of
 * them. stat/pairs keeps the table; stat/kendall computes from it.
 */
#include "stat/complete.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define MANY 4000 /* items */

void lbl_complete_clear(struct lbl_complete *c)
{
	free(c->seen);
	lbl_pairs_clear(&c->pairs);
	*c = (struct lbl_complete){ 0 };
}

static void note(struct lbl_complete *c, uint32_t annotator)
{
	size_t before = c->cap;

	if (annotator >= c->cap) {
		c->seen = lbl_grow(c->seen, &c->cap, (size_t)annotator + 1, sizeof *c->seen);
		memset(c->seen + before, 0, (c->cap - before) * sizeof *c->seen);
	}
	c->annotators += !c->seen[annotator];
	c->seen[annotator] = true;
}

static void forget(struct lbl_complete *c)
{
	if (c->items)
		lbl_pairs_clear(&c->pairs);
	c->items = 0;
}

void lbl_complete_see(struct lbl_complete *c, uint32_t annotator)
{
	size_t before = c->annotators;

	note(c, annotator);
	if (c->annotators > before)
		forget(c);
}

/* Notes who has rated an item; returns whether all have that ever have, once. */
static bool note_all(struct lbl_complete *c, const struct lbl_vote_by *ratings, size_t n)
{
	bool once = true;

	for (size_t i = 0; i < n; i++) {
		uint32_t annotator = ratings[i].annotator;

		if (annotator >= c->cap || !c->seen[annotator])
			note(c, annotator);
		once &= !i || annotator != ratings[i - 1].annotator;
	}
	return once && n == c->annotators && n > 1;
}

/* Counts in place from now on: before many items were complete, a grid would not have paid. */
static void settle_in(struct lbl_complete *c, struct lbl_cell_queue *q)
{
	struct lbl_pairs before;

	lbl_pairs_flush(&c->pairs, q);
	before = c->pairs;
	c->pairs = (struct lbl_pairs){ 0 };
	lbl_pairs_grid(&c->pairs, c->bounds.annotators, c->bounds.categories, c->bounds.most);
	lbl_pairs_merge(&c->pairs, &before, NULL, NULL);
	lbl_pairs_clear(&before);
}

bool lbl_complete_note(struct lbl_complete *c, struct lbl_cell_queue *q, struct lbl_pairs *rest,
		       const struct lbl_vote_by *ratings, size_t n, uint64_t items)
{
	size_t before = c->annotators;
	bool complete = note_all(c, ratings, n);

	if (c->annotators > before && c->items) {
		lbl_pairs_flush(&c->pairs, q);
		if (rest)
			lbl_pairs_merge(rest, &c->pairs, NULL, NULL);
		forget(c);
	}
	c->items += complete ? items : 0;
	return complete;
}

bool lbl_complete_add_item(struct lbl_complete *c, struct lbl_cell_queue *q,
			   struct lbl_pairs *rest, const struct lbl_vote_by *ratings, size_t n)
{
	if (!lbl_complete_note(c, q, rest, ratings, n, 1))
		return false;
	lbl_pairs_add_item(&c->pairs, q, ratings, n);
	if (c->items == MANY)
		settle_in(c, q);
	return true;
}

void lbl_complete_merge(struct lbl_complete *c, const struct lbl_complete *from,
			const uint32_t *annotators, const uint32_t *categories)
{
	for (uint32_t a = 0; a < from->cap; a++)
		if (from->seen[a])
			lbl_complete_see(c, annotators ? annotators[a] : a);
	if (!from->items || from->annotators < c->annotators)
		return;
	lbl_pairs_merge(&c->pairs, &from->pairs, annotators, categories);
	c->items += from->items;
}

/* The end of the cells of the pair at i, and how many items it has. */
static size_t end_of(const struct lbl_cell *cells, size_t n, size_t i, uint64_t *items)
{
	size_t end = i;

	for (*items = 0; end < n && cells[end].a == cells[i].a && cells[end].b == cells[i].b; end++)
		*items += cells[end].n;
	return end;
}

bool lbl_complete_settle(struct lbl_complete *c)
{
	struct lbl_cell *cells = lbl_pairs_list(&c->pairs);
	size_t n = c->pairs.used, pairs = 0;
	bool good = true;

	c->items = 0;
	for (size_t i = 0, end; i < n && good; i = end, pairs++) {
		uint64_t items;

		end = end_of(cells, n, i, &items);
		good = cells[i].b < c->cap && c->seen[cells[i].a] && c->seen[cells[i].b] &&
		       (!pairs || items == c->items);
		c->items = items;
	}
	free(cells);
	return good && (!n || pairs == c->annotators * (c->annotators - 1) / 2);
}
