/*
 * Annotator pairs: for every two annotators that share items, a sparse table of
 * what the one called what the other called what. All that Cohen's kappa needs.
 */
#ifndef LBL_STAT_PAIRS_H
#define LBL_STAT_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How often annotator a chose category a_category where b chose b_category; a < b. */
struct lbl_cell {
	uint32_t a, b;
	uint32_t a_category, b_category;
	uint64_t n; /* 0: a free slot */
};

/*
 * Counters for all cells of annotators and categories below a bound: by a, b, a_category,
 * b_category, the last one fastest. A cell's count is 255 * high + low, with low 0 only where the
 * count is 0: so all but one in 255 touch low alone, whose bytes lie in the processor's caches,
 * where wider counters would be several times slower.
 */
struct lbl_pair_grid {
	uint8_t *low;
	uint64_t *high; /* not touched, so no memory, until one is needed */
	size_t n;       /* counters of either */
	size_t used;    /* cells above 0 that are here */
	bool is_high;   /* some are above 0 */
	uint32_t annotators, categories; /* 0: there is no grid */
};

/*
 * All zero is empty. Memory: 24 bytes a cell, at a load between 3/10 and 6/10, by pages; a byte a
 * cell of the grid, 9 where cells are above 255; for which see lbl_pairs_grid.
 */
struct lbl_pairs {
	struct lbl_cell *slots;
	size_t n_slots; /* a power of two, or 0 */
	size_t used;    /* cells above 0, those of the grid too */
	struct lbl_pair_grid grid;
};

/*
 * Cells on their way into a table: looked up together, so that the misses of a large table
 * overlap instead of queueing. All zero is empty.
 */
#define LBL_CELLS_QUEUED 64
struct lbl_cell_queue {
	struct lbl_cell v[LBL_CELLS_QUEUED];
	size_t n;
};

/* One rating. */
struct lbl_vote_by {
	uint32_t annotator;
	uint32_t category;
};

void lbl_pairs_clear(struct lbl_pairs *p);

/*
 * lbl_pairs_grid -- gives an empty table a grid, unless that were of more than so many cells.
 * Where most cells occur, counting in place is several times faster than looking up.
 */
#define LBL_PAIR_GRID_MOST ((size_t)1 << 22)
void lbl_pairs_grid(struct lbl_pairs *p, uint32_t annotators, uint32_t categories, size_t most);

/* lbl_pairs_add -- adds cell->n > 0 to a cell; cell->a < cell->b. Cost: one probe. */
void lbl_pairs_add(struct lbl_pairs *p, const struct lbl_cell *cell);

/*
 * lbl_pairs_queue -- the same for a cell (without a <) that may wait; lbl_pairs_flush -- adds
 * those that wait. A queue is of one table.
 */
void lbl_pairs_queue(struct lbl_pairs *p, struct lbl_cell_queue *q, const struct lbl_cell *cell);
void lbl_pairs_flush(struct lbl_pairs *p, struct lbl_cell_queue *q);

/*
 * lbl_pairs_add_item -- queues every two ratings of an item by different annotators.
 *
 *   ratings  n of them, annotators ascend; where one annotator has several, each counts with
 *            each of the other's
 *
 * Cost: n(n-1)/2 probes.
 */
void lbl_pairs_add_item(struct lbl_pairs *p, struct lbl_cell_queue *q,
			const struct lbl_vote_by *ratings, size_t n);

/* lbl_pairs_add_items -- the same of so many items, > 0, with the same ratings. */
void lbl_pairs_add_items(struct lbl_pairs *p, struct lbl_cell_queue *q,
			 const struct lbl_vote_by *ratings, size_t n, uint64_t items);

/*
 * lbl_pairs_merge -- adds other tables.
 *
 *   annotators, categories  from's numbers to p's, annotators one to one; both NULL: they are
 *                           the same
 */
void lbl_pairs_merge(struct lbl_pairs *p, const struct lbl_pairs *from,
		     const uint32_t *annotators, const uint32_t *categories);

/*
 * lbl_pairs_list -- new array (free(3)) of all p->used cells, sorted by a, b, a_category,
 * b_category. Cost: O(cells + annotators + categories).
 * lbl_pairs_cells -- the same in no order.
 */
struct lbl_cell *lbl_pairs_cells(const struct lbl_pairs *p);
struct lbl_cell *lbl_pairs_list(const struct lbl_pairs *p);

#endif
