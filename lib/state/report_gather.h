/*
 * Filling a report's state from records.
 *
 * Work done (volumes, speed) is counted from each annotation as it passes. What
 * was judged (labels, accuracy) is counted afterwards, from the judgments that
 * are left when abstentions and duplicates are set aside: record/judgments.h.
 */
#ifndef LBL_STATE_REPORT_GATHER_H
#define LBL_STATE_REPORT_GATHER_H

#include <stdbool.h>

#include "base/error.h"
#include "json/stream.h"
#include "record/gold.h"
#include "state/report_state.h"

struct lbl_report_gather;

/*
 * lbl_report_gather_new -- from options with their defaults filled in.
 *
 *   state     init, its options set; receives the counts; borrowed
 *   gold      borrowed, NULL: none
 *   as_shard  the state will be merged with others: digests and sketches are made too
 *
 * Returns new (lbl_report_gather_free), or NULL with LBL_E_USAGE for a path or an origin.
 */
struct lbl_report_gather *lbl_report_gather_new(struct lbl_report_state *state,
						const struct lbl_gold *gold, bool as_shard,
						struct lbl_error *err);
void lbl_report_gather_free(struct lbl_report_gather *g);

/* lbl_report_gather_limit -- of the memory for judgments, before the stream: record/judgments.h. */
void lbl_report_gather_limit(struct lbl_report_gather *g, uint64_t memory_bytes);

/* lbl_report_gather_stream -- sets a stream's paths, ctx and callbacks. */
void lbl_report_gather_stream(struct lbl_report_gather *g, struct lbl_stream *stream);

/*
 * lbl_report_gather_finish -- after the stream has run: the state is complete.
 *
 * Returns 0, or -1 with LBL_E_INPUT when duplicates are to fail, or with LBL_E_IO.
 */
int lbl_report_gather_finish(struct lbl_report_gather *g, const struct lbl_tally *tally,
			     unsigned threads, struct lbl_error *err);

#endif
