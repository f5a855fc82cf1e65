/*
 * posterior: a label, how sure it is, and ties, from an item's probabilities. Where those come
 * from is stat/consensus's, what is made of a label left open is the caller's.
 */
#include "stat/posterior.h"

#include <math.h>

#include "stat/votes.h"

/* The rank-th of the tied classes, from 0. */
static uint32_t nth_tied(const double *p, size_t n, double floor, uint64_t rank)
{
	for (size_t k = 0; k < n; k++)
		if (p[k] >= floor && !rank--)
			return (uint32_t)k;
	return LBL_CLASS_NONE;
}

static uint32_t most_frequent(const double *p, size_t n, double floor, const double *prior)
{
	size_t best = n;

	for (size_t k = 0; k < n; k++)
		if (p[k] >= floor && (best == n || prior[k] > prior[best] + LBL_TIE_WIDTH))
			best = k;
	return (uint32_t)best;
}

static uint32_t break_tie(const double *p, size_t n, double floor, size_t n_tied,
			  const struct lbl_tie_break *tie)
{
	switch (tie->rule) {
	case LBL_TIES_ABSTAIN:
		return LBL_CLASS_NONE;
	case LBL_TIES_PRIOR:
		return most_frequent(p, n, floor, tie->prior);
	case LBL_TIES_RANDOM:
		return nth_tied(p, n, floor, (tie->hash >> 32) * n_tied >> 32);
	case LBL_TIES_FIRST:
		break;
	}
	return nth_tied(p, n, floor, 0);
}

struct lbl_choice lbl_posterior_choose(const double *p, size_t n, const struct lbl_tie_break *tie)
{
	struct lbl_choice c = {
		.label = LBL_CLASS_NONE, .confidence = NAN, .margin = NAN, .entropy = NAN
	};
	double top = 0, second = 0, entropy = 0;
	size_t n_tied = 0;

	for (size_t k = 0; k < n; k++) {
		second = p[k] > top ? top : fmax(second, p[k]);
		top = fmax(top, p[k]);
		entropy -= p[k] > 0 ? p[k] * log(p[k]) : 0;
	}
	if (!(top > 0))
		return c;
	for (size_t k = 0; k < n; k++)
		n_tied += p[k] >= top - LBL_TIE_WIDTH;
	c = (struct lbl_choice){ .tied = n_tied > 1,
				 .confidence = top,
				 .margin = top - second,
				 .entropy = fmax(entropy, 0) };
	c.label = n_tied > 1 ? break_tie(p, n, top - LBL_TIE_WIDTH, n_tied, tie)
			     : nth_tied(p, n, top, 0);
	return c;
}

double lbl_posterior_from_logs(double *p, size_t n)
{
	double top = p[0], total = 0;

	for (size_t k = 1; k < n; k++)
		top = fmax(top, p[k]);
	for (size_t k = 0; k < n; k++)
		total += p[k] = exp(p[k] - top);
	for (size_t k = 0; k < n; k++)
		p[k] /= total;
	return top + log(fmax(total, 1)); /* the largest is 1 */
}
