/* Agreement item by item: a stream of JSON lines, made of judgments and not of what is counted. */
#ifndef LBL_REPORT_AGREEMENT_ITEMS_H
#define LBL_REPORT_AGREEMENT_ITEMS_H

#include <stdint.h>

#include "base/error.h"
#include "io/output.h"
#include "record/judgments.h"
#include "report/agreement.h"
#include "state/agreement.h"

/*
 * lbl_agreement_items_write -- a line an item, in the order of their first appearance:
 * {"item","n","annotators","agreement","reason","labels":[{"label","n"},…]}.
 *
 * An item's agreement is 1 less the mean distance of its pairs of ratings: its term of
 * percent_agreement, which is the mean of them over items with two ratings or more.
 *
 *   j      finished, its order kept
 *   a      empty but for its options; it gets the names, as in lbl_agreement_gather_names
 *   lines  set to how many were written
 *
 * Returns 0, or -1 with err: LBL_E_IO, or labels that do not fit the level or the weights.
 */
int lbl_agreement_items_write(const struct lbl_judgments *j, struct lbl_agreement *a,
			      const struct lbl_agreement_wanted *wanted, struct lbl_output *out,
			      uint64_t *lines, struct lbl_error *err);

#endif
