/* From the categories of a result, where they are sets, to the classes that they hold. */
#ifndef LBL_REPORT_AGREEMENT_SETS_H
#define LBL_REPORT_AGREEMENT_SETS_H

#include "base/intern.h"
#include "stat/sets.h"

/* sets.n is the number of categories; classes are numbered in the byte order of their names. */
struct lbl_category_sets {
	struct lbl_sets sets;
	struct lbl_intern *classes;
};

/*
 * lbl_category_sets_init -- of categories whose texts are those of lbl_label_need for
 * LBL_SHAPE_SET (lbl_category_sets_clear frees).
 */
void lbl_category_sets_init(struct lbl_category_sets *s, const struct lbl_intern *categories);
void lbl_category_sets_clear(struct lbl_category_sets *s);

#endif
