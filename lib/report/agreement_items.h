/* Agreement item by item: a stream of JSON lines, made of judgments and not of what is counted. */
#ifndef LBL_REPORT_AGREEMENT_ITEMS_H
#define LBL_REPORT_AGREEMENT_ITEMS_H

#include <stdint.h>

#include "base/error.h"
#include "io/output.h"
#include "report/agreement.h"
#include "state/agreement_feed.h"

/*
 * A line an item, in the order of their first appearance:
 * {"item","n","annotators","agreement","reason","labels":[{"label","n"},…]}.
 *
 * An item's agreement is 1 less the mean distance of its pairs of ratings: its term of
 * percent_agreement, which is the mean of them over items with two ratings or more.
 *
 * Lines of a store of judgments are written at the end; those of sorted judgments as blocks end.
 */
struct lbl_agreement_lines;

/*
 * lbl_agreement_lines_open -- opens a sink (see lbl_agreement_sink_open) and, where k->items is
 * set, what makes lines of it.
 *
 *   lines  new (lbl_agreement_lines_free, also after a failure); NULL: none are asked for
 *   a      empty but for its options, borrowed; it gets names and the count of annotations
 *
 * Returns 0, or -1 with err: labels that do not fit the level or the weights.
 */
int lbl_agreement_lines_open(struct lbl_agreement_lines **lines, struct lbl_agreement_sink *sink,
			     const struct lbl_agreement_keeping *k, struct lbl_agreement *a,
			     const struct lbl_agreement_wanted *wanted, struct lbl_error *err);
void lbl_agreement_lines_free(struct lbl_agreement_lines *lines);

/*
 * lbl_agreement_lines_take -- when a block has ended: appends the lines of items that became
 * complete with it. lines may be NULL: there are none.
 */
void lbl_agreement_lines_take(const struct lbl_agreement_lines *lines,
			      const struct lbl_agreement_feed *feed, struct lbl_buf *out);

/*
 * lbl_agreement_lines_end -- after lbl_agreement_sink_finish: writes what is left.
 *
 *   n_lines  set to how many there were in all
 *
 * Returns 0, or -1 with err: LBL_E_IO, or labels that do not fit the level or the weights.
 */
int lbl_agreement_lines_end(struct lbl_agreement_lines *lines, struct lbl_output *out,
			    uint64_t *n_lines, struct lbl_error *err);

#endif
