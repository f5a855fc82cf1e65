/*
 * Distances between categories: how much two ratings differ, 0 for the same one.
 * A weight of agreement w is the distance 1 - w; Krippendorff's levels are
 * distances of their own. A rule works on one number a category, so that many
 * categories need no table of all pairs.
 */
#ifndef LBL_STAT_DISTANCE_H
#define LBL_STAT_DISTANCE_H

#include <stddef.h>
#include <stdint.h>

#include "stat/sets.h"

/* What is made of the numbers x and y of two categories, before the scale. */
enum lbl_distance_rule {
	LBL_DISTANCE_UNLIKE, /* 1 unless they are the same category; needs no numbers */
	LBL_DISTANCE_PLAIN,  /* |x - y| */
	LBL_DISTANCE_SQUARE, /* (x - y)^2 */
	LBL_DISTANCE_ROOT,   /* sqrt |x - y| */
	LBL_DISTANCE_RATIO,  /* ((x - y) / (x + y))^2, 0 for 0 and 0; x, y >= 0 */
	LBL_DISTANCE_STEPS,  /* pairs of ranks from x to y: d(d + 1) / 2, d = |x - y| */
	LBL_DISTANCE_SINE,   /* sin^2 of half the angle between places x, y of n on a circle */
	LBL_DISTANCE_TABLE,  /* as a table says */
	LBL_DISTANCE_SETS    /* of sets; never scaled */
};

/* All zero is UNLIKE. */
struct lbl_distance {
	enum lbl_distance_rule rule;
	size_t n;        /* categories */
	double *x;       /* a number a category; NULL for UNLIKE, TABLE and SETS; owned */
	double *table;   /* n * n, symmetric, zeros on the diagonal; NULL but for TABLE; owned */
	const struct lbl_sets *sets; /* one a category; NULL but for SETS; borrowed */
	enum lbl_set_distance kind;  /* of SETS */
	double greatest; /* what distances are divided by, > 0; 0: they are left as they are */
};

void lbl_distance_clear(struct lbl_distance *d);

/*
 * lbl_distance_scale -- sets greatest to the largest distance that occurs.
 * Cost: O(n), O(n^2) for SINE and TABLE; nothing for SETS.
 */
void lbl_distance_scale(struct lbl_distance *d);

/* lbl_distance_of -- the distance of two categories, scaled. */
double lbl_distance_of(const struct lbl_distance *d, size_t k, size_t l);

/*
 * lbl_distance_to_all -- a category's distance to a mass of others.
 *
 *   mass  by category, >= 0; n of them
 *   out   by category k: sum over l of d(k, l) * mass[l]
 *
 * Cost: O(n) for UNLIKE and SQUARE, else O(n^2).
 */
void lbl_distance_to_all(const struct lbl_distance *d, const double *mass, size_t n, double *out);

#endif
