/* coefficient: the interval that a standard error stands for; see stat/quantile. */
#include "stat/coefficient.h"

#include "stat/quantile.h"

void lbl_coefficient_interval(const struct lbl_coefficient *c, double level, double out[2])
{
	double p = 1 - (1 - level) / 2, half;

	out[0] = c->has_ends ? c->low : NAN;
	out[1] = c->has_ends ? c->high : NAN;
	if (c->reason || c->has_ends || isnan(c->se))
		return;
	half = c->se * (c->df ? lbl_student_quantile(p, c->df) : lbl_normal_quantile(p));
	out[0] = c->value - half;
	out[1] = fmin(c->value + half, 1);
}
