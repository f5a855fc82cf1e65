/* Names numbered by appearance, and their ranks in byte order among those that count. */
#ifndef LBL_RECORD_RANKED_H
#define LBL_RECORD_RANKED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/intern.h"

struct lbl_ranked {
	struct lbl_intern *table; /* by number; owned */
	uint32_t *rank;  /* by number, of those that count */
	uint32_t *order; /* numbers by rank */
	uint32_t n;      /* how many count */
};

/* lbl_ranked_fill -- sets rank, order and n once; seen, by number, says which count (NULL: all). */
void lbl_ranked_fill(struct lbl_ranked *r, const bool *seen);
void lbl_ranked_clear(struct lbl_ranked *r);

/* lbl_ranked_text -- the name of a rank; borrowed. */
struct lbl_span lbl_ranked_text(const struct lbl_ranked *r, uint32_t rank);

/* lbl_ranked_find -- the rank of a name, or LBL_INTERN_NONE where it does not count. */
uint32_t lbl_ranked_find(const struct lbl_ranked *r, struct lbl_span text);

#endif
