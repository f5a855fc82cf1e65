/*
 * agreement_marks: what stat/agreement's table has for marks; the figures are those of stat/f1,
 * stat/unitizing and stat/disorders.
 */
#include "stat/agreement_marks.h"

void lbl_measure_f1_exact(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_f1_mean(r->matches, r->n_matches, LBL_MATCH_EXACT, out);
}

void lbl_measure_f1_near(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_f1_mean(r->matches, r->n_matches, LBL_MATCH_IOU, out);
}

void lbl_measure_alpha_u(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	if (r->unitizing)
		lbl_unitizing_alpha(r->unitizing, r->mark_label, out);
	else
		*out = lbl_coefficient_undefined(lbl_unfit_name(LBL_UNFIT_NO_LENGTH));
}

/* An alignment is one of all units of an item. */
void lbl_measure_disorder(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	if (r->mark_label != LBL_UNITIZING_ALL)
		*out = lbl_coefficient_undefined(LBL_REASON_NOT_BY_LABEL);
	else if (r->disorders)
		lbl_disorders_mean(r->disorders, out);
	else
		*out = lbl_coefficient_undefined(LBL_REASON_NOT_COUNTED);
}
