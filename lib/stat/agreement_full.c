/*
 * agreement_full: from what has been counted to the coefficients of a full table.
 * stat/agreement has their rows, stat/icc and stat/kendall compute.
 */
#include "stat/agreement_full.h"

/* NULL: there is something to compute from. */
static const char *no_numbers(const struct lbl_ratings *r)
{
	if (!r->margins.rated)
		return LBL_REASON_NO_ANNOTATIONS;
	if (!r->raters_counted)
		return LBL_REASON_NOT_COUNTED;
	if (!r->scale->units)
		return LBL_REASON_NOT_NUMERIC;
	if (lbl_raters_repeat(&r->list, r->cells, r->n_cells))
		return LBL_REASON_REPEATED;
	return NULL;
}

void lbl_ratings_icc(const struct lbl_ratings *r, struct lbl_icc *out)
{
	struct lbl_icc_table table = { &r->list, &r->raters, r->scale->units,
				       r->margins.n_categories };
	const char *reason = no_numbers(r);

	if (reason)
		lbl_icc_undefined(reason, out);
	else
		lbl_icc_of(&table, r->scale->ci_level, out);
}

void lbl_measure_icc(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	struct lbl_icc icc;

	lbl_ratings_icc(r, &icc);
	*out = icc.forms[LBL_ICC_2_1].of;
}

void lbl_ratings_kendall(const struct lbl_ratings *r, struct lbl_kendall *out)
{
	if (!r->margins.rated)
		lbl_kendall_undefined(LBL_REASON_NO_ANNOTATIONS, out);
	else if (!r->complete)
		lbl_kendall_undefined(LBL_REASON_NOT_COUNTED, out);
	else if (!r->scale->ranks)
		lbl_kendall_undefined(LBL_REASON_NO_ORDER, out);
	else
		lbl_kendall_of(r->complete, r->scale->ranks, r->margins.n_categories, out);
}

void lbl_measure_kendall(const struct lbl_ratings *r, struct lbl_coefficient *out)
{
	struct lbl_kendall kendall;

	lbl_ratings_kendall(r, &kendall);
	*out = kendall.w;
}
