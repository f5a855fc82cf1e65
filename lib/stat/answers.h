/*
 * Answers: who chose what, item by item. Where coefficients that ask who rated are
 * drawn anew from the items, patterns and tables of pairs do not tell enough.
 */
#ifndef LBL_STAT_ANSWERS_H
#define LBL_STAT_ANSWERS_H

#include <stddef.h>
#include <stdint.h>

#include "stat/pairs.h"

/* The answers to one item, and how many items have just these. */
struct lbl_answer {
	const struct lbl_vote_by *votes; /* by annotator, then category; set when settled */
	size_t n;                        /* > 0 */
	uint64_t items;
};

/* All zero is empty. Memory: 8 bytes a rating and 24 an item, until they are settled. */
struct lbl_answers {
	struct lbl_answer *v;
	struct lbl_vote_by *votes; /* storage: those of v[0], v[1], … */
	size_t n, n_votes;
	size_t cap, cap_votes;
};

void lbl_answers_clear(struct lbl_answers *a);

/* lbl_answers_add -- one item, of n > 0 ratings in any order. */
void lbl_answers_add(struct lbl_answers *a, const struct lbl_vote_by *ratings, size_t n);

/*
 * lbl_answers_move -- adds what another holds, which is empty then; both unsettled.
 *
 * lbl_answers_renumber -- other numbers of annotators and categories; NULL: they stay.
 */
void lbl_answers_move(struct lbl_answers *a, struct lbl_answers *from);
void lbl_answers_renumber(struct lbl_answers *a, const uint32_t *annotators,
			  const uint32_t *categories);

/*
 * lbl_answers_settle -- counts equal items as one, in an order that does not depend on the one
 * in which they came: by n, then by votes. Nothing may be added afterwards.
 */
void lbl_answers_settle(struct lbl_answers *a);

#endif
