/* agreement_marks: what stat/agreement's table has for marks; the figures are stat/f1's. */
#include "stat/agreement_marks.h"

void lbl_measure_f1_exact(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_f1_mean(r->matches, r->n_matches, LBL_MATCH_EXACT, out);
}

void lbl_measure_f1_near(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	lbl_f1_mean(r->matches, r->n_matches, LBL_MATCH_IOU, out);
}
