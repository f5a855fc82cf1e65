/* agreement_csv: the coefficients as a table for spreadsheets; RFC 4180 but for LF ends. */
#include <inttypes.h>

#include "base/num.h"
#include "report/agreement.h"
#include "report/agreement_full.h"
#include "stat/benchmark.h"

/* A number and its comma; nothing where there is none. */
static void put_number(struct lbl_buf *out, double v)
{
	char text[LBL_NUM_MAX];

	if (!isnan(v))
		lbl_buf_put(out, text, lbl_num_format(v, text));
	lbl_buf_putc(out, ',');
}

static void put_benchmark(const struct lbl_coefficient *c, int scale, bool beyond_chance,
			  struct lbl_buf *out)
{
	lbl_buf_putc(out, ',');
	if (beyond_chance && !isnan(c->se))
		lbl_buf_puts(out, lbl_benchmark_of(scale, c->value, c->se).level);
}

static void put_row(const struct lbl_agreement_result *r, const char *name,
		    const struct lbl_coefficient *c, bool beyond_chance, struct lbl_buf *out)
{
	int scale = r->wanted->benchmark;
	double ends[2];

	lbl_coefficient_interval(c, r->wanted->ci_level, ends);
	lbl_buf_printf(out, "%s,", name);
	put_number(out, c->value);
	put_number(out, c->se);
	put_number(out, ends[0]);
	put_number(out, ends[1]);
	put_number(out, c->observed);
	put_number(out, c->expected);
	lbl_buf_printf(out, "%" PRIu64 ",", c->n);
	lbl_buf_puts(out, c->reason ? c->reason : c->se_reason ? c->se_reason : "");
	if (scale >= 0)
		put_benchmark(c, scale, beyond_chance, out);
	lbl_buf_putc(out, '\n');
}

static void put_forms(const struct lbl_agreement_result *r, size_t i, struct lbl_buf *out)
{
	struct lbl_agreement_form forms[LBL_AGREEMENT_FORMS];
	size_t n = lbl_agreement_full_forms(r, i, forms);

	for (size_t k = 0; k < n; k++)
		put_row(r, forms[k].name, &forms[k].of, false, out);
}

void lbl_agreement_result_csv(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	lbl_buf_printf(out, "coefficient,value,se,ci_low,ci_high,observed,expected,n,reason%s\n",
		       r->wanted->benchmark >= 0 ? ",benchmark" : "");
	for (size_t i = 0; i < n; i++) {
		if (!lbl_agreement_shows(r, i))
			continue;
		put_row(r, lbl_agreement_name(r, i), &r->coefficients[i],
			measures[i].beyond_chance, out);
		put_forms(r, i, out);
	}
}
