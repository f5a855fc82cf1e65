/*
 * Judgments as consensus needs them: items in rows of a fixed order, with the votes on each, with
 * the rulings of a higher stage where there are any, and with what is known from gold.
 */
#ifndef LBL_STATE_CONSENSUS_TABLE_H
#define LBL_STATE_CONSENSUS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "record/gold.h"
#include "stat/votes.h"
#include "state/consensus_feed.h"

#define LBL_LABEL_NONE LBL_CLASS_NONE

struct lbl_consensus_item {
	struct lbl_span key;
	uint64_t hash;  /* of the key, lbl_hash64 with seed 0 */
	uint32_t gold;  /* number of its label, or LBL_LABEL_NONE */
	uint8_t stage;  /* tag of the stage that rules; LBL_TAG_ASIDE: the votes decide */
	bool rejected;  /* it had votes, and reviews have dropped all of them */
};

/*
 * Labels are numbered: those of judgments by rank, behind them those that gold alone has. Classes
 * are the labels that votes and gold have; they are numbered in byte order.
 */
struct lbl_consensus_table {
	const struct lbl_judgments *judgments; /* borrowed, as all names are */
	const struct lbl_gold *gold;           /* likewise; NULL: none */
	struct lbl_consensus_item *items;      /* by row */
	uint32_t *order;          /* rows, in the order of their items' first appearance */
	struct lbl_votes votes;   /* by row: annotators and classes */
	struct lbl_votes rulings; /* by row: annotators and labels, of the stage that rules */
	uint32_t *classes;        /* by class: its label's number */
	uint32_t *known;          /* by row: gold as a class, or LBL_CLASS_NONE; NULL: no gold */
	uint64_t *label_votes;    /* by label: votes on all items */
	size_t n_labels;
};

/*
 * lbl_consensus_table_fill -- from a finished sink, which must outlive the table.
 * lbl_consensus_table_clear frees. Rows are in the order of the keys' hashes, then of their bytes.
 *
 * Returns 0, or -1 with err as lbl_judgments_in_order.
 * Memory: 36 bytes an item and 8 a vote; while filling, 40 more an item.
 */
int lbl_consensus_table_fill(struct lbl_consensus_table *t, const struct lbl_consensus_sink *s,
			     const struct lbl_gold *gold, struct lbl_error *err);
void lbl_consensus_table_clear(struct lbl_consensus_table *t);

/* lbl_consensus_table_label -- the text of a label by its number; borrowed. */
struct lbl_span lbl_consensus_table_label(const struct lbl_consensus_table *t, uint32_t number);

#endif
