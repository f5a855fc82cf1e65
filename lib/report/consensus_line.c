/* consensus_line: begins and ends lines of items; what is between is each shape's. */
#include "report/consensus_line.h"

enum { HERE, ESCALATED };

void lbl_item_line_begin(struct lbl_item_line *l, const struct lbl_consensus_wanted *wanted,
			 const struct lbl_outcome *outcome, struct lbl_buf out[LBL_LINES_OUTPUTS])
{
	unsigned reasons =
		wanted->escalate ? lbl_escalation_reasons(&wanted->escalation, outcome) : 0;

	*l = (struct lbl_item_line){ .e = { .out = &out[reasons ? ESCALATED : HERE] },
				     .reasons = reasons,
				     .labeled = outcome->labeled };
	lbl_emit_object(&l->e);
}

void lbl_item_line_end(struct lbl_item_line *l, struct lbl_consensus_written *written)
{
	if (l->reasons)
		lbl_escalation_emit(&l->e, l->reasons);
	lbl_emit_object_end(&l->e);
	lbl_buf_putc(l->e.out, '\n');
	written->lines++;
	written->escalated += l->reasons != 0;
	written->unlabeled += !l->labeled;
}

void lbl_written_add(struct lbl_consensus_written *to, const struct lbl_consensus_written *from)
{
	to->lines += from->lines;
	to->escalated += from->escalated;
	to->unlabeled += from->unlabeled;
}

int lbl_items_write(const struct lbl_lines *lines, const struct lbl_consensus_table *table,
		    const struct lbl_consensus_wanted *wanted, struct lbl_error *err)
{
	struct lbl_output *const out[LBL_LINES_OUTPUTS] = { [HERE] = wanted->out,
							    [ESCALATED] = wanted->escalate };

	return lbl_lines_write(lines, table->votes.n_rows, wanted->threads, out, err);
}
