/* What is decided upon an item: by gold, by the stage that rules, or by a method upon the votes. */
#ifndef LBL_STATE_CONSENSUS_DECIDE_H
#define LBL_STATE_CONSENSUS_DECIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stat/consensus.h"
#include "stat/posterior.h"
#include "state/consensus_table.h"

/* What decisions rest upon; all borrowed. */
struct lbl_consensus_basis {
	const struct lbl_consensus_table *table;
	const struct lbl_consensus *model; /* of its votes; NULL: the majority */
	enum lbl_ties ties;
	uint64_t seed; /* of ties that are drawn */
};

enum lbl_decided_by { LBL_BY_VOTES, LBL_BY_STAGE, LBL_BY_GOLD };

/*
 * lbl_decided_by_name -- "gold", the name of the stage that rules, "label" for votes, or where
 * stages are not told apart, "all".
 */
const char *lbl_decided_by_name(const struct lbl_consensus_reading *r,
				const struct lbl_consensus_item *item, enum lbl_decided_by by);

struct lbl_decision {
	struct lbl_choice choice; /* its label is a number of the table's labels */
	enum lbl_decided_by by;
	bool overruled;     /* the votes would have another label */
	bool changed;       /* the plain majority of votes is another label */
	const char *reason; /* why there is no label; NULL: there is one; static */
	/* What the probabilities are of, label by label; good until the next decision. */
	const uint32_t *labels;
	const double *p;
	size_t n;
};

/* Judgments of one item counted by label; labels in byte order. */
struct lbl_tally_labels {
	uint32_t *labels;
	uint32_t *counts;
	double *shares;
	double *prior; /* how many votes the label has on all items */
	size_t n, cap;
};

/* Decides, one thread's. */
struct lbl_decider {
	const struct lbl_consensus_basis *basis;
	struct lbl_tally_labels votes; /* of the item decided upon last */
	struct lbl_tally_labels rulings;
};

void lbl_decider_init(struct lbl_decider *d, const struct lbl_consensus_basis *basis);
void lbl_decider_clear(struct lbl_decider *d);

/* lbl_decider_decide -- upon the item of a row. Cost: O(votes log votes + classes). */
struct lbl_decision lbl_decider_decide(struct lbl_decider *d, size_t row);

#endif
