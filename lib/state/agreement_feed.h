/*
 * From records to judgments: which annotations count at all, by the options of agreement, and
 * where they go.
 */
#ifndef LBL_STATE_AGREEMENT_FEED_H
#define LBL_STATE_AGREEMENT_FEED_H

#include "base/buf.h"
#include "state/agreement_sink.h"

/* What is read of a record, as places in an array of spans. */
enum {
	LBL_FEED_ID,
	LBL_FEED_ITEM,
	LBL_FEED_ANNOTATOR,
	LBL_FEED_LABEL,
	LBL_FEED_STAGE,
	LBL_FEED_ORIGIN, /* from here on: NULL where it plays no part */
	LBL_FEED_BEGIN,
	LBL_FEED_LENGTH,
	LBL_FEED_FIELDS /* those of options.by, one after the other */
};

/* A worker's side. */
struct lbl_agreement_feed {
	const struct lbl_agreement_options *options; /* borrowed */
	struct lbl_judgments_feed *judgments; /* one of the two, as in the sink */
	struct lbl_sorted_feed *sorted;
	struct lbl_slicing_feed *slicing; /* NULL: none */
	struct lbl_intern *categories; /* those of the options; NULL: any */
	struct lbl_span begin, length; /* numbers that the options give; ptr NULL: paths, or none */
	struct lbl_buf hold;
	bool takes_unstaged; /* no stage is stage label: is that one asked for? */
	struct lbl_agreement_counts passed; /* records that are passed over */
};

/*
 * lbl_agreement_feed_paths -- new array (free(3)) of the paths to read by the options, which are
 * borrowed; *n: how many.
 */
const char **lbl_agreement_feed_paths(const struct lbl_agreement_options *o, size_t *n);

/* lbl_agreement_feed_init -- a worker's way into a sink (lbl_agreement_feed_clear frees). */
void lbl_agreement_feed_init(struct lbl_agreement_feed *f, const struct lbl_agreement_options *o,
			     const struct lbl_agreement_sink *sink);
void lbl_agreement_feed_clear(struct lbl_agreement_feed *f);

/*
 * lbl_agreement_feed_take -- one record, from the raw spans of its members.
 *
 * Returns 0, or -1 with LBL_E_INPUT: no kind of record, a stage that is no string, a label that
 * is no class or not among the categories, a value to slice by that is an array or an object.
 */
int lbl_agreement_feed_take(struct lbl_agreement_feed *f, const struct lbl_span *values,
			    struct lbl_error *err);

/* lbl_agreement_feed_block_end -- as lbl_judgments_block_end or lbl_sorted_block_end. */
int lbl_agreement_feed_block_end(struct lbl_agreement_feed *f, uint64_t seq,
				 struct lbl_error *err);

/* lbl_agreement_feed_add -- adds what was passed over to counts. */
void lbl_agreement_feed_add(const struct lbl_agreement_feed *f, struct lbl_agreement_counts *to);

#endif
