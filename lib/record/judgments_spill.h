/*
 * Judgments on disk: rows in input order while they are gathered, and settled items afterwards,
 * as reels of a spool. For the store's own source files alone.
 */
#ifndef LBL_RECORD_JUDGMENTS_SPILL_H
#define LBL_RECORD_JUDGMENTS_SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "io/spool.h"
#include "record/judgments_store.h"

#define LBL_SPLIT 16 /* reels that one too large for memory is split into, by hash */

/*
 * A row as it goes to disk; its annotator and label are numbers of the store.
 *
 *   place  see struct lbl_lot: written where the store is ordered
 */
struct lbl_spilled_row {
	struct lbl_span item;
	struct lbl_rating rating;
	uint64_t place;
};

/* lbl_spill_row -- appends it. All functions here return 0, or -1 with LBL_E_IO. */
int lbl_spill_row(const struct lbl_judgments *j, struct lbl_reel *to,
		  const struct lbl_spilled_row *row, struct lbl_error *err);

/*
 * lbl_spill_part -- from now on the partition is on disk; does nothing where it is already. Under
 * the partition's lock.
 */
int lbl_spill_part(struct lbl_judgments *j, struct lbl_part *p, struct lbl_error *err);

/*
 * lbl_spill_load -- reads rows back.
 *
 *   budget_bytes  what they, and what is made of them, may take; more than one item beyond it are
 *                 not loaded, and *fits is false then
 *   l             all zero; new content (lbl_lot_clear), also on failure
 */
int lbl_spill_load(const struct lbl_judgments *j, const struct lbl_reel *from,
		   uint64_t budget_bytes, struct lbl_lot *l, bool *fits, struct lbl_error *err);

/*
 * lbl_spill_split -- deals rows out by four bits of their items' hashes.
 *
 *   shift  of these bits, a multiple of 4 below LBL_PART_SHIFT
 *   to     all zero; come to their ends
 */
int lbl_spill_split(const struct lbl_judgments *j, const struct lbl_reel *from, unsigned shift,
		    struct lbl_reel to[LBL_SPLIT], struct lbl_error *err);

/* A settled item. */
struct lbl_item {
	uint64_t place;
	struct lbl_span key;
	uint64_t hash;
	const struct lbl_rating *ratings;
	size_t n;
};

/* lbl_spill_items -- appends a lot's items, settled, in the order of their numbers. */
int lbl_spill_items(const struct lbl_judgments *j, struct lbl_reel *to, const struct lbl_lot *l,
		    struct lbl_error *err);

/* Reads settled items. */
struct lbl_item_reader {
	struct lbl_reader in;
	struct lbl_buf key;
	struct lbl_rating *ratings; /* of the item at hand, the reader's */
	size_t cap_ratings;
	struct lbl_item item; /* at hand */
};

void lbl_item_reader_init(struct lbl_item_reader *r, const struct lbl_judgments *j,
			  const struct lbl_reel *from);
void lbl_item_reader_clear(struct lbl_item_reader *r);

/* lbl_item_reader_next -- 1 with the item, good until the next call; 0 at the end; -1. */
int lbl_item_reader_next(struct lbl_item_reader *r, struct lbl_error *err);

/* lbl_spill_merge -- appends the items of reels, each in the order of places, in that order. */
int lbl_spill_merge(const struct lbl_judgments *j, const struct lbl_reel from[LBL_SPLIT],
		    struct lbl_reel *to, struct lbl_error *err);

/* lbl_lot_bytes -- what it holds, and what settling it will take; by estimate. */
size_t lbl_lot_bytes(const struct lbl_lot *l);

#endif
