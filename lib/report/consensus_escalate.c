/* consensus_escalate: a bit a reason, by its place in the table. */
#include "report/consensus_escalate.h"

static const char *const reasons[] = { "no_label", "tied", "low_confidence", "few_annotators" };

unsigned lbl_escalation_reasons(const struct lbl_escalation *e, const struct lbl_outcome *o)
{
	const bool found[] = { !o->labeled && !o->tied, o->tied,
			       o->confidence < e->min_confidence,
			       o->by_votes && o->annotators < e->min_annotators };
	unsigned bits = 0;

	for (unsigned i = 0; i < sizeof found / sizeof *found; i++)
		bits |= (unsigned)found[i] << i;
	return bits;
}

void lbl_escalation_emit(struct lbl_emit *e, unsigned bits)
{
	lbl_emit_key(e, "escalated");
	lbl_emit_array(e);
	for (unsigned i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (bits >> i & 1)
			lbl_emit_string(e, reasons[i]);
	lbl_emit_array_end(e);
}

size_t lbl_count_voters(const struct lbl_votes *t, size_t row)
{
	size_t n = 0;

	for (size_t i = t->starts[row]; i < t->starts[row + 1]; i++)
		n += i == t->starts[row] || t->v[i].column != t->v[i - 1].column;
	return n;
}
