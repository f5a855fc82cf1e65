/* Sums of doubles that lose nothing to order of magnitude. */
#ifndef LBL_STAT_SUM_H
#define LBL_STAT_SUM_H

/* All zero is the empty sum. */
struct lbl_sum {
	double high;
	double low; /* what the additions to high rounded away */
};

/*
 * lbl_sum_add -- adds x with compensation: the error does not grow with the number of terms.
 * The result still depends on the order of the terms in its last bit; feed a fixed order.
 * Source: A. Neumaier, Z. Angew. Math. Mech. 54 (1974) 39-51.
 */
static inline void lbl_sum_add(struct lbl_sum *s, double x)
{
	double t = s->high + x;
	double big = s->high < 0 ? -s->high : s->high;

	if (big >= (x < 0 ? -x : x))
		s->low += (s->high - t) + x;
	else
		s->low += (x - t) + s->high;
	s->high = t;
}

static inline double lbl_sum_value(const struct lbl_sum *s)
{
	return s->high + s->low;
}

#endif
