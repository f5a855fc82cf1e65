/*
 * Standard errors by linearisation: how far each item moves a coefficient. Items
 * of one pattern move it alike, so the sum over items is one over patterns.
 *
 * Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), ch. 5; Gwet, Educ.
 * Psychol. Meas. 81 (2021) 781-790, as irrCAC 1.4 for R computes them: an item rated once has
 * no pair, so its share in the observed agreement counts as 0.
 */
#ifndef LBL_STAT_INFLUENCE_H
#define LBL_STAT_INFLUENCE_H

#include "stat/coefficient.h"
#include "stat/distance.h"
#include "stat/margins.h"
#include "stat/patterns.h"

/* What the coefficients over rated items share: 1 - differ / by_chance. */
struct lbl_influence {
	const struct lbl_pattern_list *list;
	const struct lbl_margins *margins;
	const struct lbl_distance *distance;
	double differ;    /* mean over paired items */
	double by_chance; /* > 0 */
};

/* lbl_pattern_clash -- sum over ordered pairs of an item's ratings of their distance. */
double lbl_pattern_clash(const struct lbl_pattern *p, const struct lbl_distance *d);

/* lbl_influence_of -- an item's observed agreement, as a distance of the value from its mean. */
double lbl_influence_of(const struct lbl_influence *f, const struct lbl_pattern *p);

/*
 * lbl_influence_error -- sets c's se and df, or se_reason.
 *
 *   pull  by category: what a rating of it adds to the item's expected agreement, centred, so
 *         that the mean over the shares is 0; NULL: it does not depend on the ratings
 */
void lbl_influence_error(const struct lbl_influence *f, const double *pull,
			 struct lbl_coefficient *c);

/* lbl_influence_spread -- the same from the sum of squares of all items' influences. */
void lbl_influence_spread(const struct lbl_margins *m, double squares, struct lbl_coefficient *c);

/*
 * lbl_influence_alpha -- the same for Krippendorff's alpha, over paired items.
 *
 *   apart   by category: mean distance to the pairable values
 *   differ  mean over pairable values of the distance within items
 */
void lbl_influence_alpha(const struct lbl_influence *f, const double *apart,
			 struct lbl_coefficient *c);

#endif
