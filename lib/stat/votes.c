/*
 * votes: compressed rows, their transposition, and the hashes that part them. What is computed
 * from them is the methods' of stat/consensus; names and their order are the caller's.
 */
#include "stat/votes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"

void lbl_votes_clear(struct lbl_votes *t)
{
	free(t->starts);
	free(t->v);
	*t = (struct lbl_votes){ 0 };
}

void lbl_votes_add_row(struct lbl_votes *t, const struct lbl_vote *row, size_t n)
{
	size_t used = lbl_votes_count(t);

	t->starts = lbl_grow(t->starts, &t->cap_rows, t->n_rows + 2, sizeof *t->starts);
	t->v = lbl_grow(t->v, &t->cap, used + n + 1, sizeof *t->v);
	if (n)
		memcpy(t->v + used, row, n * sizeof *row);
	t->starts[t->n_rows++] = used;
	t->starts[t->n_rows] = used + n;
}

void lbl_votes_transpose(const struct lbl_votes *t, struct lbl_votes *out)
{
	size_t n = lbl_votes_count(t), *at = lbl_alloc_zero(t->n_columns + 2, sizeof *at);

	*out = (struct lbl_votes){ .n_rows = t->n_columns,
				   .n_columns = t->n_rows,
				   .n_classes = t->n_classes,
				   .starts = at,
				   .v = lbl_resize(NULL, n + 1, sizeof *out->v),
				   .cap = n + 1,
				   .cap_rows = t->n_columns + 2 };
	/* Two places behind, so that filling row c moves at[c + 1] to where it ends. */
	for (size_t i = 0; i < n; i++)
		at[t->v[i].column + 2]++;
	for (size_t c = 2; c < t->n_columns + 2; c++)
		at[c] += at[c - 1];
	for (size_t row = 0; row < t->n_rows; row++)
		for (size_t i = t->starts[row]; i < t->starts[row + 1]; i++)
			out->v[at[t->v[i].column + 1]++] =
				(struct lbl_vote){ (uint32_t)row, t->v[i].label };
}

/* Bytes in a fixed order, so that machines agree. */
static uint64_t hash(size_t item, uint32_t column, uint64_t seed)
{
	unsigned char key[12];

	for (unsigned i = 0; i < 8; i++)
		key[i] = (unsigned char)((uint64_t)item >> 8 * i);
	for (unsigned i = 0; i < 4; i++)
		key[8 + i] = (unsigned char)(column >> 8 * i);
	return lbl_hash64(key, sizeof key, seed);
}

unsigned lbl_votes_fold(size_t item, uint32_t annotator, unsigned n_folds, uint64_t seed)
{
	return (unsigned)((hash(item, annotator, seed) >> 32) * n_folds >> 32);
}

double lbl_votes_uniform(size_t item, uint32_t column, uint64_t seed)
{
	return ldexp((double)(hash(item, column, seed) >> 11) + .5, -53);
}

void lbl_votes_without(const struct lbl_votes *t, unsigned fold, unsigned n_folds, uint64_t seed,
		       struct lbl_votes *out)
{
	struct lbl_vote *kept = lbl_resize(NULL, lbl_votes_count(t) + 1, sizeof *kept);

	*out = (struct lbl_votes){ .n_columns = t->n_columns, .n_classes = t->n_classes };
	for (size_t row = 0; row < t->n_rows; row++) {
		size_t n = 0;

		for (size_t i = t->starts[row]; i < t->starts[row + 1]; i++)
			if (lbl_votes_fold(row, t->v[i].column, n_folds, seed) != fold)
				kept[n++] = t->v[i];
		lbl_votes_add_row(out, kept, n);
	}
	free(kept);
}
