/*
 * From records to slices: a store of judgments a field, in which the items of a slice are those
 * of a group. So what is a duplicate or an abstention is settled within the slice, as it is in a
 * run over its annotations alone.
 *
 * Memory: what record/judgments takes, once more for each field, and what each slice counts, once
 * more for each thread.
 */
#ifndef LBL_STATE_AGREEMENT_SLICING_H
#define LBL_STATE_AGREEMENT_SLICING_H

#include "state/agreement.h"

struct lbl_slicing;
struct lbl_slicing_feed; /* a worker's side */

/*
 * lbl_slicing_new -- for the fields of options.by; NULL: there are none, and all below does nothing
 * with NULL.
 *
 *   o             borrowed
 *   memory_bytes  of each field's store, see lbl_judgments_limit
 */
struct lbl_slicing *lbl_slicing_new(const struct lbl_agreement_options *o, uint64_t memory_bytes);
void lbl_slicing_free(struct lbl_slicing *s);

/* One at a time, both. */
struct lbl_slicing_feed *lbl_slicing_feed_new(struct lbl_slicing *s);
void lbl_slicing_feed_free(struct lbl_slicing_feed *f);

/*
 * lbl_slicing_check -- reads the values of an annotation's fields, one for each of options.by;
 * lbl_slicing_take -- counts it in their slices. Between them, it has proved sound.
 *
 * Returns 0, or -1 with LBL_E_INPUT (check: a value that is an array or an object).
 */
int lbl_slicing_check(struct lbl_slicing_feed *f, const struct lbl_span *values,
		      struct lbl_error *err);
int lbl_slicing_take(struct lbl_slicing_feed *f, struct lbl_span item, struct lbl_span annotator,
		     struct lbl_span label, struct lbl_error *err);

/* lbl_slicing_block_end -- as lbl_judgments_block_end. */
int lbl_slicing_block_end(struct lbl_slicing_feed *f, uint64_t seq, struct lbl_error *err);

/*
 * lbl_slicing_gather -- after the last block, when all feeds are freed: fills a's slices, ranked.
 * Returns 0, or -1 with LBL_E_IO.
 */
int lbl_slicing_gather(struct lbl_slicing *s, struct lbl_agreement *a, unsigned threads,
		       struct lbl_error *err);

#endif
