/* Which items an expert has to look at, and why: what lines of all shapes of labels share. */
#ifndef LBL_REPORT_CONSENSUS_ESCALATE_H
#define LBL_REPORT_CONSENSUS_ESCALATE_H

#include <stdbool.h>
#include <stdint.h>

#include "json/emit.h"
#include "stat/votes.h"

/* What an item needs to pass without an expert. */
struct lbl_escalation {
	double min_confidence;   /* NAN: any */
	uint64_t min_annotators; /* that voted */
};

/* What has come out for an item. */
struct lbl_outcome {
	bool labeled, tied;
	double confidence;
	bool by_votes;     /* not by gold or a ruling */
	size_t annotators; /* who voted */
};

/* lbl_escalation_reasons -- bits, 0: none. */
unsigned lbl_escalation_reasons(const struct lbl_escalation *e, const struct lbl_outcome *o);

/* lbl_escalation_emit -- the member of reasons. */
void lbl_escalation_emit(struct lbl_emit *e, unsigned reasons);

/* lbl_count_voters -- different annotators of a row, whose columns ascend. */
size_t lbl_count_voters(const struct lbl_votes *t, size_t row);

#endif
