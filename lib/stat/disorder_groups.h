/* Groups of units that a best alignment may hold; disorder's own. */
#ifndef LBL_STAT_DISORDER_GROUPS_H
#define LBL_STAT_DISORDER_GROUPS_H

#include "stat/disorder.h"

/* The units of groups lie in one array; a group's are [first, first + size). */
struct lbl_group {
	double cost;
	double slack; /* what it costs above its units' prices; 0 at first */
	uint32_t size;
	uint32_t first;
};

struct lbl_groups {
	struct lbl_group *v;
	size_t n, cap;
	uint32_t *units; /* numbers: annotator after annotator */
	size_t n_units, units_cap;
};

/*
 * lbl_groups_find -- all groups that cost no more than their units alone (lbl_groups_clear
 * frees, also after a limit).
 *
 * Returns false when they are more than the limits say, or the search for them longer.
 */
bool lbl_groups_find(struct lbl_groups *g, const struct lbl_annotated_units *annotators, size_t n,
		     const struct lbl_gamma *d, const struct lbl_disorder_limits *limits);
void lbl_groups_clear(struct lbl_groups *g);

#endif
