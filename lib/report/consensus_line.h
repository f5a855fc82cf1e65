/* What lines of items have in common, whatever the shape of their labels: where each goes. */
#ifndef LBL_REPORT_CONSENSUS_LINE_H
#define LBL_REPORT_CONSENSUS_LINE_H

#include "json/emit.h"
#include "report/consensus_lines.h"
#include "report/lines.h"

/* A line that is being written: with the members of its shape, between begin and end. */
struct lbl_item_line {
	struct lbl_emit e;
	unsigned reasons; /* to be escalated */
	bool labeled;
};

/* lbl_item_line_begin -- begins it in the output that it belongs to. */
void lbl_item_line_begin(struct lbl_item_line *l, const struct lbl_consensus_wanted *wanted,
			 const struct lbl_outcome *outcome,
			 struct lbl_buf out[LBL_LINES_OUTPUTS]);

/* lbl_item_line_end -- ends it, and counts it in written. */
void lbl_item_line_end(struct lbl_item_line *l, struct lbl_consensus_written *written);

/* lbl_written_add -- adds a thread's counts. */
void lbl_written_add(struct lbl_consensus_written *to, const struct lbl_consensus_written *from);

/* lbl_items_write -- the lines of all rows in the order of their items; see report/lines. */
int lbl_items_write(const struct lbl_lines *lines, const struct lbl_consensus_table *table,
		    const struct lbl_consensus_wanted *wanted, struct lbl_error *err);

#endif
