/* The coefficients of agreement that are for marks, as rows of stat/agreement take them. */
#ifndef LBL_STAT_AGREEMENT_MARKS_H
#define LBL_STAT_AGREEMENT_MARKS_H

#include "stat/agreement.h"

/* From r->matches: lbl_f1_mean of equal places, and of places that are near enough. */
void lbl_measure_f1_exact(const struct lbl_ratings *r, struct lbl_coefficient *out);
void lbl_measure_f1_near(const struct lbl_ratings *r, struct lbl_coefficient *out);

/* From r->unitizing, of r->mark_label. */
void lbl_measure_alpha_u(const struct lbl_ratings *r, struct lbl_coefficient *out);

/* From r->disorders; undefined (not_by_label) of a class of marks. */
#define LBL_REASON_NOT_BY_LABEL "not_by_label"
void lbl_measure_disorder(const struct lbl_ratings *r, struct lbl_coefficient *out);

#endif
