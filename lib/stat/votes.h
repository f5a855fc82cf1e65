/*
 * Votes: who called what what, as compressed rows. A row is an item's votes by
 * annotator, or, transposed, an annotator's by item. Annotators and classes are
 * numbers in the byte order of their names; items have a fixed order, too, that does
 * not depend on the input's (a hash of their keys, say). So what is computed from
 * rows in their order is the same for any order of the input.
 */
#ifndef LBL_STAT_VOTES_H
#define LBL_STAT_VOTES_H

#include <stddef.h>
#include <stdint.h>

#define LBL_VOTES_MOST ((size_t)100000000) /* of one table: what exact sums hold, 0.8 GB */
#define LBL_CLASS_NONE UINT32_MAX /* no class: an item without votes, not known, left open */

/* One vote: its column is an annotator, in a transposed table an item. */
struct lbl_vote {
	uint32_t column;
	uint32_t label; /* below n_classes */
};

/* All zero is empty. Memory: 8 bytes a vote, 8 a row. */
struct lbl_votes {
	size_t n_rows;
	size_t n_columns;
	size_t n_classes;
	size_t *starts; /* n_rows + 1: row i is v[starts[i]] up to v[starts[i + 1]] */
	struct lbl_vote *v;
	size_t cap, cap_rows;
};

void lbl_votes_clear(struct lbl_votes *t);

/* lbl_votes_add_row -- appends a row; n may be 0; columns ascend (twice the same: two votes). */
void lbl_votes_add_row(struct lbl_votes *t, const struct lbl_vote *row, size_t n);

/* lbl_votes_count -- votes of all rows. */
static inline size_t lbl_votes_count(const struct lbl_votes *t)
{
	return t->n_rows ? t->starts[t->n_rows] : 0;
}

/*
 * lbl_votes_transpose -- out: the same votes by column; rows keep the order. out is cleared by the
 * caller. Cost: O(votes + rows + columns).
 */
void lbl_votes_transpose(const struct lbl_votes *t, struct lbl_votes *out);

/*
 * lbl_votes_fold -- which of n_folds a vote falls into: a hash of its item's and its annotator's
 * numbers with the seed, so that folds do not depend on the order of the input.
 */
unsigned lbl_votes_fold(size_t item, uint32_t annotator, unsigned n_folds, uint64_t seed);

/* lbl_votes_uniform -- a number in (0, 1) by the same hash. */
double lbl_votes_uniform(size_t item, uint32_t column, uint64_t seed);

/* lbl_votes_without -- out: all rows, without the votes of one fold; cleared by the caller. */
void lbl_votes_without(const struct lbl_votes *t, unsigned fold, unsigned n_folds, uint64_t seed,
		       struct lbl_votes *out);

#endif
