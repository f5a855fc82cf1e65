/* Annotators as a consensus sees them: a line each, as lbl-consensus(1) lists its members. */
#ifndef LBL_REPORT_CONSENSUS_ANNOTATORS_H
#define LBL_REPORT_CONSENSUS_ANNOTATORS_H

#include "base/error.h"
#include "io/output.h"
#include "state/consensus_decide.h"

/*
 * lbl_consensus_annotators_write -- a line for each that voted, in byte order.
 *
 *   model  of the table's votes, of the majority too: whence skills and expected counts come
 *
 * Returns 0, or -1 with LBL_E_IO. Cost: O(votes * classes). Memory: 8 bytes a vote.
 */
int lbl_consensus_annotators_write(const struct lbl_consensus_basis *basis,
				   const struct lbl_consensus *model, struct lbl_output *out,
				   struct lbl_error *err);

#endif
