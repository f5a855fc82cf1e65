/* What a user asks of a consensus on labels that are no classes; see report/consensus_ask. */
#ifndef LBL_REPORT_ANSWERS_ASK_H
#define LBL_REPORT_ANSWERS_ASK_H

#include "base/error.h"
#include "state/consensus_answer.h"

#define LBL_MERGE_ARG "median|mean" /* in the order of enum lbl_box_merge */

/* As options give it; NULL, NAN and -1: not given. Strings are borrowed. */
struct lbl_answers_ask {
	const char *shape; /* NULL, "class": classes */
	double min_share, iou;
	int merge;
};

struct lbl_consensus_ask;

/* lbl_answers_ask_kind -- NULL: labels are classes. Of one that has been checked. */
const struct lbl_answer_kind *lbl_answers_ask_kind(const struct lbl_answers_ask *a);

/*
 * lbl_answers_ask_check -- what is asked beside, too: no settings of classes go with other shapes,
 * and none of other shapes with classes.
 *
 * Returns 0, or -1 with LBL_E_USAGE.
 */
int lbl_answers_ask_check(const struct lbl_consensus_ask *all, struct lbl_error *err);

/* lbl_answers_ask_method -- its name; static. */
const char *lbl_answers_ask_method(const struct lbl_consensus_ask *all);

struct lbl_answer_settings lbl_answers_ask_settings(const struct lbl_answers_ask *a);

#endif
