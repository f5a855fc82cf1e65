/*
 * The result of a consensus on labels that are no classes: a line an item, and a line an annotator,
 * as lbl-consensus(1) lists their members.
 */
#ifndef LBL_REPORT_CONSENSUS_ANSWERS_H
#define LBL_REPORT_CONSENSUS_ANSWERS_H

#include "base/error.h"
#include "io/output.h"
#include "report/consensus_lines.h"
#include "state/consensus_answer.h"
#include "state/consensus_table.h"

/* What answers rest upon; all borrowed. */
struct lbl_answers_basis {
	const struct lbl_consensus_table *table;
	const struct lbl_answer_kind *kind;
	struct lbl_answer_settings settings;
	const double *weights; /* by annotator, of votes, >= 0; NULL: 1 each */
};

/*
 * lbl_answers_write -- all items' lines, adding to written, and to annotators (NULL: none) a line
 * for each annotator who voted, in byte order. wanted->posterior is not looked at.
 *
 * Returns 0, or -1 with LBL_E_INPUT: marks of different units; or LBL_E_IO.
 */
int lbl_answers_write(const struct lbl_answers_basis *basis,
		      const struct lbl_consensus_wanted *wanted, struct lbl_output *annotators,
		      struct lbl_consensus_written *written, struct lbl_error *err);

#endif
