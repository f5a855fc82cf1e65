/* consensus_answer: the table of kinds. */
#include "state/consensus_answer.h"

#include <stdlib.h>

void lbl_answer_clear(struct lbl_answer *a)
{
	lbl_buf_clear(&a->label);
	lbl_buf_clear(&a->parts);
	free(a->likeness);
	*a = (struct lbl_answer){ 0 };
}

const struct lbl_answer_kind *lbl_answer_kind_of(struct lbl_span word)
{
	static const struct lbl_answer_kind *const kinds[] = { &lbl_answer_spans, &lbl_answer_boxes,
							       &lbl_answer_text };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (lbl_span_eq(word, lbl_span_of(kinds[i]->word)))
			return kinds[i];
	return NULL;
}
