/*
 * The result of a consensus: a line an item, in the order of first appearance, as lbl-consensus(1)
 * lists its members; what is to be escalated goes to an output of its own.
 */
#ifndef LBL_REPORT_CONSENSUS_LINES_H
#define LBL_REPORT_CONSENSUS_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "io/output.h"
#include "report/consensus_escalate.h"
#include "state/consensus_decide.h"

struct lbl_consensus_wanted {
	const struct lbl_consensus_reading *reading; /* whose stages rule; borrowed */
	const char *method;                          /* its name; borrowed */
	bool posterior;                              /* the distribution, too */
	struct lbl_escalation escalation;            /* where escalate is set */
	struct lbl_output *out, *escalate;           /* NULL: all lines go to out; borrowed */
	unsigned threads;
};

struct lbl_consensus_written {
	uint64_t lines;     /* all */
	uint64_t escalated; /* of them */
	uint64_t unlabeled; /* of them: label null */
};

/* lbl_consensus_lines_write -- all items' lines; adds to written; 0, or -1 with LBL_E_IO. */
int lbl_consensus_lines_write(const struct lbl_consensus_basis *basis,
			      const struct lbl_consensus_wanted *wanted,
			      struct lbl_consensus_written *written, struct lbl_error *err);

#endif
