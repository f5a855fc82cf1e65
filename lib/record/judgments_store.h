/* The inside of the store of judgments, for its own source files alone. */
#ifndef LBL_RECORD_JUDGMENTS_STORE_H
#define LBL_RECORD_JUDGMENTS_STORE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"
#include "io/spool.h"
#include "record/judging.h"
#include "record/judgments.h"

#define LBL_PARTS 16
#define LBL_PART_SHIFT 60        /* an item's partition: the top 4 bits of its hash */

struct lbl_row {
	uint32_t item;            /* id within the partition */
	struct lbl_rating rating; /* ids, until ranks are known */
};

/*
 * Rows and their items in memory: in input order while gathering; afterwards ratings by item,
 * those of item i at [start[i], start[i + 1]). All zero but for items is empty.
 */
struct lbl_lot {
	struct lbl_intern *items;
	struct lbl_row *rows;
	size_t n_rows, cap_rows;
	struct lbl_rating *ratings;
	uint32_t *start;
	uint64_t *place; /* by item: number of the row that it first appeared in; if ordered */
	size_t cap_places;
	uint32_t n_places;
};

struct lbl_part {
	pthread_mutex_t lock;
	pthread_cond_t turned;
	uint64_t now; /* seq of the block whose rows are next */
	struct lbl_lot lot;
	size_t bytes; /* of the lot, as they are counted in the store's */
	/* Past the limit of memory the lot is empty, and all is on disk: */
	bool spilled;
	struct lbl_reel rows;    /* until finish, in input order */
	struct lbl_reel settled; /* after it: items, in the order of their appearance if ordered */
};

struct lbl_judgments {
	enum lbl_duplicates duplicates;
	bool ordered;          /* items' places are kept */
	bool tags_apart;       /* see lbl_judgments_tags_apart */
	uint64_t rows_before;  /* of the block that comes next to parts[0]; guarded by its lock */
	uint64_t memory_bytes; /* the limit */
	atomic_size_t bytes;   /* that all lots hold */
	atomic_bool spilling;  /* the limit was passed: each partition spills when it is met next */
	struct lbl_spool *spool; /* made under names.lock when the first of them does */
	struct lbl_part parts[LBL_PARTS];
	struct lbl_judging_names names;
	bool *ranked; /* by number: does the label get a rank in any case? */
	size_t n_ranked;
	struct lbl_judgments_counts counts; /* guarded by names.lock */
};

/* lbl_lot_clear -- frees what it holds, items too. */
void lbl_lot_clear(struct lbl_lot *l);

#endif
