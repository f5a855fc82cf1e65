/* A worker's part of counting agreement: items go in, and a state gets what they came to. */
#ifndef LBL_STATE_AGREEMENT_PART_H
#define LBL_STATE_AGREEMENT_PART_H

#include "state/agreement.h"

struct lbl_agreement_part;

/*
 * lbl_agreement_part_new -- for ratings of j, borrowed.
 *
 *   of  whose numbers they are, and whose shape; borrowed for the call
 *   n   annotations at most, so that a part of few takes little memory
 */
struct lbl_agreement_part *lbl_agreement_part_new(const struct lbl_agreement *of,
						  const struct lbl_judgments *j, uint64_t n);

/* lbl_agreement_part_take -- n ratings of an item, as a fold over judgments gives them. */
void lbl_agreement_part_take(struct lbl_agreement_part *p, const struct lbl_rating *ratings,
			     size_t n);

/* lbl_agreement_part_close -- adds a part to what has the same numbers, and frees it. */
void lbl_agreement_part_close(struct lbl_agreement *a, struct lbl_agreement_part *p);

/*
 * lbl_agreement_part_name -- of what has been filled from parts whose numbers are those of other
 * names, all: gives it names of its own, those that occur in it. It is ranked.
 *
 *   seen  by number in all->annotators: those that occur though no rating of theirs counts; set
 *         for the others
 */
void lbl_agreement_part_name(struct lbl_agreement *a, const struct lbl_agreement *all, bool *seen);

#endif
