/* Who chose what, item by item: kept beside a state's counts where a bootstrap will draw items. */
#ifndef LBL_STATE_AGREEMENT_ANSWERS_H
#define LBL_STATE_AGREEMENT_ANSWERS_H

#include "base/error.h"
#include "record/judgments.h"
#include "state/agreement.h"

/*
 * lbl_agreement_keep_answers -- fills a->answers from the judgments that a was gathered from.
 * Returns 0, or -1 with LBL_E_IO.
 */
int lbl_agreement_keep_answers(struct lbl_agreement *a, const struct lbl_judgments *j,
			       unsigned threads, struct lbl_error *err);

#endif
