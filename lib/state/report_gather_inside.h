/* The inside of gathering, for its two source files alone. */
#ifndef LBL_STATE_REPORT_GATHER_INSIDE_H
#define LBL_STATE_REPORT_GATHER_INSIDE_H

#include "json/path.h"
#include "record/judgments.h"
#include "state/report_gather.h"

/* A judgment goes to the store with its origin as its tag: what is left says who made it. */
struct lbl_report_gather {
	struct lbl_report_state *state;
	const struct lbl_gold *gold;
	struct lbl_paths *paths;
	struct lbl_judgments *judgments;
	bool as_shard;
	bool origins[LBL_ORIGINS]; /* reported */
	struct lbl_shard shard;
};

/*
 * lbl_report_count_judgments -- the counts of what was judged, into g->state; after finish.
 * Returns 0, or -1 with LBL_E_IO.
 */
int lbl_report_count_judgments(struct lbl_report_gather *g, unsigned threads,
			       struct lbl_error *err);

#endif
