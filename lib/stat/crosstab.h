/* Cross tabulation: sparse counts by pairs of numbers, a table of which most cells are empty. */
#ifndef LBL_STAT_CROSSTAB_H
#define LBL_STAT_CROSSTAB_H

#include <stddef.h>
#include <stdint.h>

/* All zero is empty. */
struct lbl_crosstab {
	uint64_t *keys;
	uint64_t *counts; /* 0: a free slot */
	size_t n;         /* cells that are not 0 */
	size_t cap;       /* slots, a power of two */
};

struct lbl_crosstab_cell {
	uint32_t row, column;
	uint64_t count;
};

void lbl_crosstab_clear(struct lbl_crosstab *c);

/* lbl_crosstab_add -- adds to a cell. Cost: one probe; 16 bytes a cell, at most half full. */
void lbl_crosstab_add(struct lbl_crosstab *c, uint32_t row, uint32_t column, uint64_t count);

/* lbl_crosstab_merge -- adds all cells of another. */
void lbl_crosstab_merge(struct lbl_crosstab *into, const struct lbl_crosstab *from);

/* lbl_crosstab_sorted -- new array of the c->n cells by row, then column; free(3). */
struct lbl_crosstab_cell *lbl_crosstab_sorted(const struct lbl_crosstab *c);

#endif
