/* What is known of annotators before a consensus: from a file of skills, or from gold. */
#ifndef LBL_STATE_CONSENSUS_SKILLS_H
#define LBL_STATE_CONSENSUS_SKILLS_H

#include "base/error.h"
#include "record/skills.h"
#include "state/consensus_table.h"

/*
 * lbl_consensus_weights -- new array (free(3)) of weights by annotator, for --method weighted.
 *
 *   skills  the weights; one who is not among them, or without skill, has the mean of those of
 *           the table's annotators who are
 *   skills NULL: the table's gold. The weight is (right + 1) / (judged + 2), an accuracy that
 *           starts from 1/2 (Laplace); who judged no gold has that of all together
 *
 * Returns NULL with LBL_E_INPUT: a skill below 0, or a file that knows none of the annotators.
 */
double *lbl_consensus_weights(const struct lbl_consensus_table *t, const struct lbl_skills *skills,
			      struct lbl_error *err);

#endif
