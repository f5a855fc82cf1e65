/* Cells, as the functions of stat/confusion write them. */
#ifndef LBL_STAT_CONFUSION_COUNTS_H
#define LBL_STAT_CONFUSION_COUNTS_H

#include <math.h>

#include "stat/latent.h"

#define LBL_LEAST_CELL 1e-10 /* cells are kept so far from 0, so that no vote rules a class out */

/* lbl_cell_at -- where a table has annotator a, given class l, state s. */
static inline size_t lbl_cell_at(const struct lbl_latent *m, size_t a, size_t l, size_t s)
{
	return (a * m->votes->n_classes + l) * m->n_states + s;
}

/* lbl_cell_between -- p, kept from 0 and from 1. */
static inline double lbl_cell_between(double p)
{
	return fmin(fmax(p, LBL_LEAST_CELL), 1 - LBL_LEAST_CELL);
}

#endif
