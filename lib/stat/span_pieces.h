/* The pieces of a text that most voters mark: what stat/span_vote makes its spans of. */
#ifndef LBL_STAT_SPAN_PIECES_H
#define LBL_STAT_SPAN_PIECES_H

#include <stddef.h>
#include <stdint.h>

#include "stat/mark_votes.h"

/* Half-open; touches the piece before it where the run was cut. */
struct lbl_span_piece {
	double start, end;
};

/* All zero at first; used again from call to call. */
struct lbl_span_pieces {
	struct lbl_span_piece *v;
	size_t n, cap;
	struct lbl_span_turn *turns;
	size_t turns_cap;
	uint32_t *depth; /* spans that a voter is within; all zero between calls */
	size_t depth_cap;
};

void lbl_span_pieces_clear(struct lbl_span_pieces *p);

/*
 * lbl_span_pieces_find -- steps 1 and 2 of stat/span_vote.
 *
 *   spans   n of one class, none of them empty, their voters below n_voters; borrowed
 *   weight  by voter, > 0 of those who have spans; stat/units
 *   needed  a place is in a run when more weight than that marks it
 *
 * Cost: O(n log n + n_voters).
 */
void lbl_span_pieces_find(struct lbl_span_pieces *p, const struct lbl_mark_vote *spans, size_t n,
			  const int64_t *weight, size_t n_voters, double needed);

#endif
