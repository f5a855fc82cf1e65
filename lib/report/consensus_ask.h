/*
 * What a user asks of a consensus: the method and its settings, gold, what shall be escalated, what
 * shall be written. How annotations are read is state/consensus_feed's.
 */
#ifndef LBL_REPORT_CONSENSUS_ASK_H
#define LBL_REPORT_CONSENSUS_ASK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"
#include "record/label.h"
#include "report/answers_ask.h"
#include "stat/consensus.h"

#define LBL_ASKED_NOT UINT64_MAX /* a number that is not given */

/* As options give it; NULL, NAN and LBL_ASKED_NOT: not given. Strings are borrowed. */
struct lbl_consensus_ask {
	const char *method;
	const char *gold, *gold_item, *gold_label;
	const char *escalate, *annotators_in, *annotators_out;
	double smoothing, prior, tolerance, min_confidence;
	uint64_t max_iterations, groups, min_annotators;
	int ties; /* enum lbl_ties; -1: not given */
	bool posterior, verbose;
	uint64_t seed;
	unsigned threads;
	struct lbl_answers_ask answers; /* of labels that are no classes */
};

struct lbl_consensus_ask lbl_consensus_ask_nothing(void);

/*
 * lbl_consensus_ask_check -- does it all fit together? Settings that the method does not take are
 * refused, and what needs another option to have an effect.
 *
 * Returns 0, or -1 with LBL_E_USAGE.
 */
int lbl_consensus_ask_check(const struct lbl_consensus_ask *a, struct lbl_error *err);

/* lbl_consensus_ask_method -- its row; of one that has been checked. */
const struct lbl_consensus_method *lbl_consensus_ask_method(const struct lbl_consensus_ask *a);

/* lbl_consensus_ask_weighs -- does the method take weights of votes? */
bool lbl_consensus_ask_weighs(const struct lbl_consensus_ask *a);

/* lbl_consensus_ask_options -- for stat/consensus; without what is known, and without weights. */
struct lbl_consensus_options lbl_consensus_ask_options(const struct lbl_consensus_ask *a);

#endif
