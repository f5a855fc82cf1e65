/*
 * agreement_full: computes and writes what a coefficient of a full table has beside
 * its value. report/agreement_json, _csv and _text ask for it at the coefficient's place.
 */
#include "report/agreement_full.h"

#include <inttypes.h>

#include "stat/agreement_full.h"

typedef void compute_measure(const struct lbl_ratings *r, struct lbl_coefficient *out);

static bool is(size_t i, compute_measure *compute)
{
	size_t n;

	return lbl_measures(&n)[i].compute == compute;
}

static void find_icc(const struct lbl_agreement_result *r, struct lbl_icc *icc)
{
	if (r->items_split)
		lbl_icc_undefined(LBL_REASON_ITEMS_SPLIT, icc);
	else
		lbl_ratings_icc(&r->ratings, icc);
}

static void find_kendall(const struct lbl_agreement_result *r, struct lbl_kendall *k)
{
	if (r->items_split)
		lbl_kendall_undefined(LBL_REASON_ITEMS_SPLIT, k);
	else
		lbl_ratings_kendall(&r->ratings, k);
}

static void emit_value(struct lbl_emit *e, const char *name, double v)
{
	lbl_emit_key(e, name);
	lbl_emit_num(e, v);
}

/* Whose items are complete, and how many are not. */
static void emit_complete(const struct lbl_agreement_result *r, uint64_t annotators,
			  uint64_t items, struct lbl_emit *e)
{
	if (!annotators)
		return;
	lbl_emit_key(e, "annotators");
	lbl_emit_u64(e, annotators);
	lbl_emit_key(e, "incomplete");
	lbl_emit_u64(e, r->ratings.margins.rated - items);
}

static void emit_form(const struct lbl_icc *icc, int form, struct lbl_emit *e)
{
	const struct lbl_coefficient *c = &icc->forms[form].of;

	lbl_emit_key(e, lbl_icc_name((enum lbl_icc_form)form));
	lbl_emit_object(e);
	emit_value(e, "value", c->value);
	if (c->reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, c->reason);
	}
	lbl_emit_key(e, "ci");
	if (isnan(c->low)) {
		lbl_emit_null(e);
	} else {
		lbl_emit_array(e);
		lbl_emit_num(e, c->low);
		lbl_emit_num(e, c->high);
		lbl_emit_array_end(e);
	}
	emit_value(e, "f", icc->forms[form].f);
	emit_value(e, "df1", icc->forms[form].df1);
	emit_value(e, "df2", icc->forms[form].df2);
	lbl_emit_object_end(e);
}

static void emit_icc(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	struct lbl_icc icc;

	find_icc(r, &icc);
	emit_complete(r, icc.annotators, icc.items, e);
	lbl_emit_key(e, "forms");
	lbl_emit_object(e);
	for (int form = 0; form < LBL_ICC_FORMS; form++)
		emit_form(&icc, form, e);
	lbl_emit_object_end(e);
}

static void emit_kendall(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	struct lbl_kendall k;

	find_kendall(r, &k);
	emit_complete(r, k.annotators, k.w.n, e);
	emit_value(e, "uncorrected", k.uncorrected);
	emit_value(e, "chi2", k.chi2);
	emit_value(e, "df", k.df);
	emit_value(e, "p", k.p);
}

void lbl_agreement_full_json(const struct lbl_agreement_result *r, size_t i, struct lbl_emit *e)
{
	if (is(i, lbl_measure_icc))
		emit_icc(r, e);
	else if (is(i, lbl_measure_kendall))
		emit_kendall(r, e);
}

size_t lbl_agreement_full_forms(const struct lbl_agreement_result *r, size_t i,
				struct lbl_agreement_form out[LBL_AGREEMENT_FORMS])
{
	struct lbl_icc icc;

	if (!is(i, lbl_measure_icc))
		return 0;
	find_icc(r, &icc);
	for (int form = 0; form < LBL_ICC_FORMS; form++)
		out[form] = (struct lbl_agreement_form){ lbl_icc_name((enum lbl_icc_form)form),
							 icc.forms[form].of };
	return LBL_ICC_FORMS;
}

/* A number in ten columns, "-" where there is none or none that is finite. */
static void put_number(struct lbl_buf *out, double v, int decimals)
{
	if (isfinite(v))
		lbl_buf_printf(out, " %10.*f", decimals, v);
	else
		lbl_buf_printf(out, " %10s", "-");
}

static void put_complete(const struct lbl_agreement_result *r, uint64_t annotators,
			 uint64_t items, struct lbl_buf *out)
{
	lbl_buf_printf(out, "complete items: %" PRIu64 " of %" PRIu64 " rated, by all %" PRIu64
			    " annotators\n",
		       items, r->ratings.margins.rated, annotators);
}

static void put_form(const struct lbl_icc *icc, int form, struct lbl_buf *out)
{
	const struct lbl_coefficient *c = &icc->forms[form].of;

	lbl_buf_printf(out, "%-12s", lbl_icc_name((enum lbl_icc_form)form));
	put_number(out, c->value, 6);
	put_number(out, c->low, 6);
	put_number(out, c->high, 6);
	put_number(out, icc->forms[form].f, 4);
	put_number(out, icc->forms[form].df1, 0);
	put_number(out, icc->forms[form].df2, 0);
	if (c->reason)
		lbl_buf_printf(out, "  %s", c->reason);
	lbl_buf_putc(out, '\n');
}

static void put_icc(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	struct lbl_icc icc;

	find_icc(r, &icc);
	if (!icc.annotators)
		return;
	lbl_buf_putc(out, '\n');
	if (icc.items > 1)
		lbl_buf_printf(out, "%-12s %10s %10s %10s %10s %10s %10s\n", "icc", "value", "low",
			       "high", "f", "df1", "df2");
	for (int form = 0; form < LBL_ICC_FORMS && icc.items > 1; form++)
		put_form(&icc, form, out);
	put_complete(r, icc.annotators, icc.items, out);
}

static void put_kendall(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	struct lbl_kendall k;

	find_kendall(r, &k);
	if (!k.annotators)
		return;
	lbl_buf_putc(out, '\n');
	if (!k.w.reason) {
		lbl_buf_printf(out, "%-12s %10s %11s %10s %10s %10s\n%-12s", "kendall_w", "value",
			       "uncorrected", "chi2", "df", "p", "");
		put_number(out, k.w.value, 6);
		lbl_buf_putc(out, ' ');
		put_number(out, k.uncorrected, 6);
		put_number(out, k.chi2, 4);
		put_number(out, k.df, 0);
		put_number(out, k.p, 6);
		lbl_buf_putc(out, '\n');
	}
	put_complete(r, k.annotators, k.w.n, out);
}

/* Without complete items, a line says so. */
void lbl_agreement_full_text(const struct lbl_agreement_result *r, size_t i, struct lbl_buf *out)
{
	if (is(i, lbl_measure_icc))
		put_icc(r, out);
	else if (is(i, lbl_measure_kendall))
		put_kendall(r, out);
}
