/* lengths: an array that is sorted, and equal lengths put together, when it is full. */
#include "stat/lengths.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lbl_lengths_clear(struct lbl_lengths *l)
{
	free(l->v);
	*l = (struct lbl_lengths){ 0 };
}

static int by_length(const void *x, const void *y)
{
	const struct lbl_length *a = x, *b = y;

	return (a->length > b->length) - (a->length < b->length);
}

void lbl_lengths_settle(struct lbl_lengths *l)
{
	size_t to = 0;

	if (l->settled || !l->n)
		return;
	qsort(l->v, l->n, sizeof *l->v, by_length);
	for (size_t i = 1; i < l->n; i++) {
		if (l->v[i].length == l->v[to].length)
			l->v[to].count += l->v[i].count;
		else
			l->v[++to] = l->v[i];
	}
	l->n = to + 1;
	l->settled = true;
}

/* Half of the room is left when it is settled, so that settling is seldom. */
static void make_room(struct lbl_lengths *l)
{
	lbl_lengths_settle(l);
	if (l->n >= l->cap / 2)
		l->v = lbl_grow(l->v, &l->cap, l->n * 2 + 1, sizeof *l->v);
}

void lbl_lengths_add(struct lbl_lengths *l, uint64_t length, uint64_t count)
{
	if (l->n == l->cap)
		make_room(l);
	l->v[l->n++] = (struct lbl_length){ length, count };
	l->settled = false;
}

void lbl_lengths_merge(struct lbl_lengths *l, const struct lbl_lengths *from)
{
	for (size_t i = 0; i < from->n; i++)
		lbl_lengths_add(l, from->v[i].length, from->v[i].count);
}

static bool holds(const struct lbl_lengths *l, const struct lbl_lengths *out)
{
	size_t i = 0;

	for (size_t k = 0; k < out->n; k++) {
		while (i < l->n && l->v[i].length < out->v[k].length)
			i++;
		if (i == l->n || l->v[i].length != out->v[k].length ||
		    l->v[i].count < out->v[k].count)
			return false;
	}
	return true;
}

bool lbl_lengths_take(struct lbl_lengths *l, const struct lbl_lengths *out)
{
	size_t to = 0, k = 0;

	if (!holds(l, out))
		return false;
	for (size_t i = 0; i < l->n; i++) {
		struct lbl_length left = l->v[i];

		if (k < out->n && out->v[k].length == left.length)
			left.count -= out->v[k++].count;
		if (left.count)
			l->v[to++] = left;
	}
	l->n = to;
	return true;
}

uint64_t lbl_lengths_count(const struct lbl_lengths *l)
{
	uint64_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->v[i].count;
	return n;
}
