/* agreement_slices_json: the breakdown by fields as members of `by`; see report/agreement_json. */
#include "report/agreement_emit.h"
#include "report/agreement_slices.h"

static void emit_slice(const struct lbl_slice_result *s, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "value");
	lbl_emit_span(e, s->value);
	lbl_emit_key(e, "counts");
	lbl_emit_object(e);
	lbl_agreement_emit_counted(&s->result, e);
	lbl_emit_object_end(e);
	lbl_agreement_emit_coefficients(&s->result, e);
	lbl_emit_object_end(e);
}

void lbl_agreement_slices_json(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	const struct lbl_list *by = &r->of->options.by;

	for (size_t i = 0; i < by->n; i++) {
		struct lbl_slice_walk w = { .whole = r, .field = i };

		lbl_emit_key(e, by->v[i]);
		lbl_emit_array(e);
		while (lbl_slice_walk_next(&w))
			emit_slice(&w.at, e);
		lbl_emit_array_end(e);
	}
}
