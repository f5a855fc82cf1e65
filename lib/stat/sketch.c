/* sketch: a bottom-k sketch with marks of what was met twice; see stat/sketch.h. */
#include "stat/sketch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lbl_sketch_clear(struct lbl_sketch *s)
{
	free(s->v);
	*s = (struct lbl_sketch){ 0 };
}

static int by_hash(const void *a, const void *b)
{
	const struct lbl_sketch_entry *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Sorts, makes one of equal hashes, keeps the k smallest; twice_is_shared marks the former. */
static void settle(struct lbl_sketch *s, bool twice_is_shared)
{
	size_t n = 0;

	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_hash);
	for (size_t i = 0; i < s->n; i++) {
		if (n && s->v[n - 1].hash == s->v[i].hash)
			s->v[n - 1].shared |= s->v[i].shared | twice_is_shared;
		else
			s->v[n++] = s->v[i];
	}
	s->n = n < LBL_SKETCH_K ? n : LBL_SKETCH_K;
	s->full = s->n == LBL_SKETCH_K;
	if (s->full)
		s->limit = s->v[s->n - 1].hash;
	s->settled = true;
}

void lbl_sketch_settle(struct lbl_sketch *s)
{
	if (!s->settled)
		settle(s, false);
}

void lbl_sketch_add(struct lbl_sketch *s, uint64_t hash)
{
	if (s->full && hash >= s->limit)
		return;
	if (s->n == 2 * (size_t)LBL_SKETCH_K)
		settle(s, false);
	s->v = lbl_grow(s->v, &s->cap, s->n + 1, sizeof *s->v);
	s->v[s->n++] = (struct lbl_sketch_entry){ hash, false };
	s->settled = false;
}

void lbl_sketch_merge(struct lbl_sketch *s, struct lbl_sketch *from, bool other_shard)
{
	lbl_sketch_settle(s);
	lbl_sketch_settle(from);
	if (!from->n)
		return;
	s->v = lbl_grow(s->v, &s->cap, s->n + from->n, sizeof *s->v);
	memcpy(s->v + s->n, from->v, from->n * sizeof *from->v);
	s->n += from->n;
	settle(s, other_shard);
}

bool lbl_sketch_shared(const struct lbl_sketch *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].shared)
			return true;
	return false;
}
