/*
 * Coefficients of a full table of items by annotators. They rest on complete items, those that
 * every annotator has rated, once each; all others are left out.
 */
#ifndef LBL_STAT_AGREEMENT_FULL_H
#define LBL_STAT_AGREEMENT_FULL_H

#include "stat/agreement.h"
#include "stat/icc.h"
#include "stat/kendall.h"

/*
 * lbl_ratings_icc -- all six forms, by the units of the scale. Undefined as lbl_icc_of says,
 * and: no_annotations; not_counted (raters); not_numeric; repeated_ratings, where an annotator
 * has rated any item more than once.
 */
void lbl_ratings_icc(const struct lbl_ratings *r, struct lbl_icc *out);

/* lbl_measure_icc -- ICC(2,1) of these, a row's compute. */
void lbl_measure_icc(const struct lbl_ratings *r, struct lbl_coefficient *out);

/*
 * lbl_ratings_kendall -- by the ranks of the scale. Undefined as lbl_kendall_of says, and:
 * no_annotations; not_counted (complete items); no_order.
 */
void lbl_ratings_kendall(const struct lbl_ratings *r, struct lbl_kendall *out);

/* lbl_measure_kendall -- its value, a row's compute. */
void lbl_measure_kendall(const struct lbl_ratings *r, struct lbl_coefficient *out);

#endif
