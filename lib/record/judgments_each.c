/*
 * The store of judgments, going over the items: by several threads in any order,
 * or by one in the order of their first appearance; see record/judgments.h.
 */
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "record/judgments_store.h"

/* A worker of a fold over items. */
struct visitor {
	const struct lbl_judgments *j;
	const struct lbl_judgments_fold *fold;
	void *state;
};

static void visit_item(const struct visitor *v, const struct lbl_lot *l, uint32_t i)
{
	v->fold->item(v->state, lbl_intern_text(l->items, i), lbl_intern_hash(l->items, i),
		      l->ratings + l->start[i], l->start[i + 1] - l->start[i]);
}

static void visit_part(void *state, size_t index)
{
	struct visitor *v = state;
	const struct lbl_lot *l = &v->j->parts[index].lot;
	uint32_t n_items = lbl_intern_count(l->items);

	for (uint32_t i = 0; i < n_items; i++)
		visit_item(v, l, i);
}

int lbl_judgments_each(const struct lbl_judgments *j, unsigned threads,
		       const struct lbl_judgments_fold *fold, struct lbl_error *err)
{
	unsigned n = threads < 1 ? 1 : threads > LBL_PARTS ? LBL_PARTS : threads;
	struct visitor *visitors = lbl_alloc_zero(n, sizeof *visitors);
	void **states = lbl_alloc_zero(n, sizeof *states);

	(void)err;
	for (unsigned i = 0; i < n; i++) {
		visitors[i] = (struct visitor){ j, fold, fold->open(fold->ctx) };
		states[i] = &visitors[i];
	}
	lbl_crew_run(visit_part, LBL_PARTS, states, n);
	for (unsigned i = 0; i < n; i++)
		fold->close(fold->ctx, visitors[i].state);
	free(visitors);
	free(states);
	return 0;
}

/* The partition whose next item appeared first; LBL_PARTS when no item is left. */
static size_t first_of(const struct lbl_judgments *j, const uint32_t next[LBL_PARTS])
{
	uint64_t least = UINT64_MAX;
	size_t first = LBL_PARTS;

	for (size_t i = 0; i < LBL_PARTS; i++) {
		const struct lbl_lot *l = &j->parts[i].lot;

		if (next[i] < lbl_intern_count(l->items) && l->place[next[i]] < least) {
			least = l->place[next[i]];
			first = i;
		}
	}
	return first;
}

/* A partition's items are in order of appearance already: a merge is all that is needed. */
int lbl_judgments_in_order(const struct lbl_judgments *j, const struct lbl_judgments_fold *fold,
			   struct lbl_error *err)
{
	struct visitor v = { j, fold, fold->open(fold->ctx) };
	uint32_t next[LBL_PARTS] = { 0 };
	size_t i;

	(void)err;
	while ((i = first_of(j, next)) < LBL_PARTS)
		visit_item(&v, &j->parts[i].lot, next[i]++);
	fold->close(fold->ctx, v.state);
	return 0;
}
