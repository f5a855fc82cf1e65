/*
 * Judgments whose input is sorted by item: the same treatment of abstentions and
 * duplicates as record/judgments, but an item is handed on as soon as it is complete,
 * so that memory grows neither with items nor with annotations.
 *
 * A worker settles the items that lie within its block; those that blocks begin
 * and end with are put together in the order of blocks. What is counted does not
 * depend on the number of threads nor on the size of blocks.
 *
 * Memory: a block's rows a thread, the names, and the annotations of one item.
 */
#ifndef LBL_RECORD_SORTED_H
#define LBL_RECORD_SORTED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "record/judgments.h"
#include "record/ranked.h"

struct lbl_sorted;
struct lbl_sorted_feed; /* a worker's side */

/*
 * lbl_sorted_new -- for annotations whose items ascend by the bytes of their texts.
 *
 *   duplicates, abstain, shape  as for lbl_judgments_new
 *   fold       where complete items go, as in record/judgments.h; but annotators and labels in
 *              ratings are numbers by appearance, whose ranks are known after finish. A state is
 *              opened for each feed, and one for the last item; borrowed
 *   in_order   items are handed on in turn: those that come before a block ends, to the state of
 *              its feed, are of this block and of those before it that nobody got yet
 */
struct lbl_sorted *lbl_sorted_new(enum lbl_duplicates duplicates, const struct lbl_list *abstain,
				  enum lbl_shape shape, const struct lbl_judgments_fold *fold,
				  bool in_order);
void lbl_sorted_free(struct lbl_sorted *s);

/* lbl_sorted_tags_apart -- before any feed: as lbl_judgments_tags_apart. */
void lbl_sorted_tags_apart(struct lbl_sorted *s);

/* lbl_sorted_feed_new -- one at a time, as lbl_sorted_feed_free, which closes its state. */
struct lbl_sorted_feed *lbl_sorted_feed_new(struct lbl_sorted *s);
void lbl_sorted_feed_free(struct lbl_sorted_feed *f);

/* lbl_sorted_add -- as lbl_judgments_add; that an item is out of order is told when blocks end. */
int lbl_sorted_add(struct lbl_sorted_feed *f, struct lbl_span item, struct lbl_span annotator,
		   struct lbl_span label, unsigned tag, struct lbl_error *err);

/*
 * lbl_sorted_block_end -- as lbl_judgments_block_end.
 *
 * Returns 0, or -1 with LBL_E_INPUT where an item comes after a greater one; err->at points to it.
 */
int lbl_sorted_block_end(struct lbl_sorted_feed *f, uint64_t seq, struct lbl_error *err);

/* lbl_sorted_feed_state -- what fold->open made for it; borrowed. */
void *lbl_sorted_feed_state(const struct lbl_sorted_feed *f);

/* lbl_sorted_label_copy -- appends the text of a label by its number, while feeds are at work. */
void lbl_sorted_label_copy(struct lbl_sorted *s, uint32_t label, struct lbl_buf *out);

/*
 * lbl_sorted_finish -- after the last block, when all feeds are freed: hands the last item on.
 *
 * Returns 0, or -1 with LBL_E_INPUT when duplicates are to fail.
 */
int lbl_sorted_finish(struct lbl_sorted *s, struct lbl_error *err);

void lbl_sorted_counts(const struct lbl_sorted *s, struct lbl_judgments_counts *out);

/* After finish, by the numbers in ratings: all annotators; labels of kept judgments. Borrowed. */
const struct lbl_ranked *lbl_sorted_annotators(const struct lbl_sorted *s);
const struct lbl_ranked *lbl_sorted_labels(const struct lbl_sorted *s);

#endif
