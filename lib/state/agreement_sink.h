/* Where judgments go that are counted: to a store, or on as soon as an item is complete. */
#ifndef LBL_STATE_AGREEMENT_SINK_H
#define LBL_STATE_AGREEMENT_SINK_H

#include <stdbool.h>
#include <stdint.h>

#include "record/judgments.h"
#include "record/sorted.h"
#include "state/agreement.h"
#include "state/agreement_slicing.h"

/* How it is done, and what for. */
struct lbl_agreement_keeping {
	bool sorted;           /* items come in order, and none is kept */
	uint64_t memory_bytes; /* for all stores, see lbl_judgments_limit; 0: LBL_MEMORY_DEFAULT */
	bool merge;            /* states are read instead of annotations */
	bool items;            /* a line an item, see report/agreement_items.h … */
	bool scaled;           /* … where it takes all labels to know how far two differ */
	bool answers;          /* items are drawn, see state/agreement_answers.h */
};

/* lbl_agreement_keeping_check -- what excludes each other: 0, or -1 with LBL_E_USAGE. */
int lbl_agreement_keeping_check(const struct lbl_agreement_keeping *k,
				const struct lbl_agreement_options *o, struct lbl_error *err);

struct lbl_agreement_sink {
	struct lbl_agreement_keeping keeping;
	struct lbl_judgments *judgments; /* one of the two */
	struct lbl_sorted *sorted;
	struct lbl_slicing *slicing; /* beside the store; NULL: by no field */
	struct lbl_agreement_gathering gathering; /* of sorted */
	struct lbl_judgments_fold fold;
};

/*
 * lbl_agreement_sink_open -- as the options of a say (lbl_agreement_sink_clear frees).
 *
 *   k  sound by lbl_agreement_keeping_check, with merge unset
 *   a      empty but for its options, borrowed: sorted judgments are counted at once, unless
 *   lines  where they go instead, in order, if k->items is set; borrowed
 */
void lbl_agreement_sink_open(struct lbl_agreement_sink *sink,
			     const struct lbl_agreement_keeping *k, struct lbl_agreement *a,
			     const struct lbl_judgments_fold *lines);
void lbl_agreement_sink_clear(struct lbl_agreement_sink *sink);

/* lbl_agreement_sink_finish -- as lbl_judgments_finish or lbl_sorted_finish. */
int lbl_agreement_sink_finish(struct lbl_agreement_sink *sink, unsigned threads,
			      struct lbl_error *err);

/*
 * lbl_agreement_sink_count -- fills a after finish, slices and answers too where kept.
 * Returns 0, or -1 as lbl_agreement_gather.
 */
int lbl_agreement_sink_count(const struct lbl_agreement_sink *sink, struct lbl_agreement *a,
			     unsigned threads, struct lbl_error *err);

#endif
