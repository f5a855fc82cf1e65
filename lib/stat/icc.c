/*
 * icc: sums over complete items, and the analysis of variance that they give. The
 * sums of squares are differences of large and nearly equal numbers, so they are
 * made in integers, around the mean: what does not vary is 0, not nearly so.
 * Which number a label stands for is report/'s; the F distribution is
 * stat/distributions'.
 */
#include "stat/icc.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/distributions.h"
#include "stat/wide.h"

#define EXACT ((lbl_i128)1 << 62) /* nk times the widest rating stays below: see lbl_icc_of */

static const char *const names[LBL_ICC_FORMS] = {
	[LBL_ICC_1_1] = "icc_1_1", [LBL_ICC_2_1] = "icc_2_1", [LBL_ICC_3_1] = "icc_3_1",
	[LBL_ICC_1_K] = "icc_1_k", [LBL_ICC_2_K] = "icc_2_k", [LBL_ICC_3_K] = "icc_3_k",
};

const char *lbl_icc_name(enum lbl_icc_form form)
{
	return names[form];
}

/* The full table of ratings, as sums. */
struct sums {
	struct lbl_cell *cells; /* of raters */
	size_t n_cells;
	size_t bound;     /* annotators are below */
	uint64_t k, n;    /* annotators with a rating, complete items */
	uint64_t *counts; /* by annotator: ratings of complete items */
	lbl_i128 *totals; /* by annotator: their sum */
	int64_t *x;       /* by category: its number, from the middle */
	lbl_i128 squares, item_squares;
};

static void count_raters(struct sums *s, const struct lbl_pairs *raters)
{
	s->cells = lbl_pairs_cells(raters);
	s->n_cells = raters->used;
	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].a >= s->bound)
			s->bound = (size_t)s->cells[i].a + 1;
	s->counts = lbl_alloc_zero(s->bound, sizeof *s->counts);
	s->totals = lbl_alloc_zero(s->bound, sizeof *s->totals);
	for (size_t i = 0; i < s->n_cells; i++)
		s->counts[s->cells[i].a] = 1;
	for (size_t a = 0; a < s->bound; a++) {
		s->k += s->counts[a];
		s->counts[a] = 0;
	}
}

static bool complete(const struct sums *s, const struct lbl_pattern *p)
{
	return p->ratings == s->k;
}

static int64_t mean(const struct sums *s, const struct lbl_icc_table *t)
{
	lbl_i128 sum = 0;

	for (size_t i = 0; i < t->list->n; i++) {
		const struct lbl_pattern *p = &t->list->v[i];

		for (size_t j = 0; complete(s, p) && j < p->n_votes; j++)
			sum += (lbl_i128)(p->items * p->votes[j].count) *
			       t->units[p->votes[j].category];
	}
	return (int64_t)(sum / ((lbl_i128)s->n * (lbl_i128)s->k));
}

/* Halves away from zero. */
static int64_t divided(int64_t x, int64_t by)
{
	return (x + (x < 0 ? -by : by) / 2) / by;
}

/* Numbers from the middle, in units in which all sums below fit. */
static void centre(struct sums *s, const struct lbl_icc_table *t)
{
	int64_t c = mean(s, t), unit = 1, widest = 0;

	s->x = lbl_alloc_zero(t->n_categories, sizeof *s->x);
	for (size_t k = 0; k < t->n_categories; k++) {
		int64_t x = s->x[k] = t->units[k] - c;

		widest = x > widest ? x : -x > widest ? -x : widest;
	}
	while ((lbl_i128)s->n * (lbl_i128)s->k * (widest / unit + 1) >= EXACT)
		unit *= 10;
	for (size_t k = 0; unit > 1 && k < t->n_categories; k++)
		s->x[k] = divided(s->x[k], unit);
}

static void add_up(struct sums *s, const struct lbl_icc_table *t)
{
	for (size_t i = 0; i < t->list->n; i++) {
		const struct lbl_pattern *p = &t->list->v[i];
		lbl_i128 total = 0;

		for (size_t j = 0; complete(s, p) && j < p->n_votes; j++) {
			lbl_i128 x = s->x[p->votes[j].category];

			total += x * p->votes[j].count;
			s->squares += x * x * p->votes[j].count * (lbl_i128)p->items;
		}
		s->item_squares += total * total * (lbl_i128)p->items;
	}
	for (size_t i = 0; i < s->n_cells; i++) {
		const struct lbl_cell *c = &s->cells[i];

		if (!complete(s, &t->list->v[c->b]))
			continue;
		s->counts[c->a] += c->n;
		s->totals[c->a] += (lbl_i128)s->x[c->a_category] * (lbl_i128)c->n;
	}
}

/* One rating of each item an annotator: also what keeps the sums of a strange state in bounds. */
static bool each_once(const struct sums *s)
{
	for (size_t a = 0; a < s->bound; a++)
		if (s->counts[a] && s->counts[a] != s->n)
			return false;
	return true;
}

static void sums_clear(struct sums *s)
{
	free(s->cells);
	free(s->counts);
	free(s->totals);
	free(s->x);
}

/* The table's mean squares; within is of ratings of one item, error without raters' means. */
struct anova {
	double n, k;
	double items, raters, error, within;
};

/*
 * With A = nk times the squares of the ratings, B = n times those of the items' totals, C = k
 * times those of the raters' and D that of the sum, nk times the sums of squares are B - D
 * between items, C - D between raters, A - B within items, A - B - C + D residual.
 */
static struct anova analyse(const struct sums *s)
{
	lbl_i128 n = (lbl_i128)s->n, k = (lbl_i128)s->k;
	lbl_i128 a = s->squares * n * k, b = s->item_squares * n, c = 0, d = 0;
	double nk = (double)n * (double)k;
	struct anova v = { .n = (double)n, .k = (double)k };

	for (size_t i = 0; i < s->bound; i++) {
		c += s->totals[i] * s->totals[i] * k;
		d += s->totals[i];
	}
	d *= d;
	v.items = (double)(b - d) / nk / (v.n - 1);
	v.raters = (double)(c - d) / nk / (v.k - 1);
	v.within = (double)(a - b) / nk / (v.n * (v.k - 1));
	v.error = (double)(a - b - c + d) / nk / ((v.n - 1) * (v.k - 1));
	return v;
}

/* One form in the making. */
struct form {
	double value, low, high, f, df1, df2;
	const char *reason;
};

static struct form undefined(const char *reason)
{
	return (struct form){ NAN, NAN, NAN, NAN, NAN, NAN, reason };
}

/* One rating, where two mean squares are compared: the interval moves F by its quantiles. */
static struct form by_ratio(const struct anova *v, double noise, double df2, double level)
{
	double upper = (1 + level) / 2, k = v->k;
	struct form r = { .f = v->items / noise, .df1 = v->n - 1, .df2 = df2 };
	double low = r.f / lbl_f_quantile(upper, r.df1, r.df2);
	double high = r.f * lbl_f_quantile(upper, r.df2, r.df1);

	r.value = (v->items - noise) / (v->items + (k - 1) * noise);
	r.low = (low - 1) / (low + k - 1);
	r.high = (high - 1) / (high + k - 1);
	return r;
}

/* One rating of raters that are a sample. */
static struct form by_sample(const struct anova *v, double level)
{
	double n = v->n, k = v->k, upper = (1 + level) / 2;
	double icc = (v->items - v->error) /
		     (v->items + (k - 1) * v->error + k / n * (v->raters - v->error));
	double a = k * icc / (n * (1 - icc)) * v->raters;
	double b = (1 + k * icc * (n - 1) / (n * (1 - icc))) * v->error;
	double df = (a + b) * (a + b) / (a * a / (k - 1) + b * b / ((n - 1) * (k - 1)));
	double low = lbl_f_quantile(upper, n - 1, df), high = lbl_f_quantile(upper, df, n - 1);
	double noise = k * v->raters + (k * n - k - n) * v->error;

	if (!isfinite(icc))
		return undefined(LBL_REASON_NO_VARIANCE);
	/* low may be infinite: the weight of items may have next to no degrees of freedom */
	return (struct form){ icc,
			      n * (v->items / low - v->error) / (noise + n * v->items / low),
			      n * (high * v->items - v->error) / (noise + n * high * v->items),
			      v->items / v->error, n - 1, (n - 1) * (k - 1), NULL };
}

/* Items differ and nothing else does: 1, and F has no finite value. */
static void perfect(struct form *r)
{
	r->value = r->low = r->high = 1;
	r->f = INFINITY;
}

/* One rating, and where the quotients above have no value. */
static void singles(const struct anova *v, double level, struct form *out)
{
	out[LBL_ICC_1_1] = by_ratio(v, v->within, v->n * (v->k - 1), level);
	out[LBL_ICC_2_1] = by_sample(v, level);
	out[LBL_ICC_3_1] = by_ratio(v, v->error, (v->n - 1) * (v->k - 1), level);
	if (v->within <= 0) {
		perfect(&out[LBL_ICC_1_1]);
		perfect(&out[LBL_ICC_2_1]);
	}
	if (v->error <= 0 && v->items > 0)
		perfect(&out[LBL_ICC_3_1]);
	else if (v->error <= 0)
		out[LBL_ICC_3_1] = undefined(LBL_REASON_NO_VARIANCE);
}

/*
 * Of the mean of k raters, from that of one: Spearman and Brown. NAN at and below -1/(k-1),
 * where the estimate of the means' variance is not positive and there is no share of it.
 */
static double step_up(double icc, double k)
{
	double share = 1 + (k - 1) * icc;

	return share > 1e-14 ? k * icc / share : NAN; /* what rounding leaves of 0 */
}

static void averages(const struct anova *v, struct form *out)
{
	for (int i = LBL_ICC_1_1; i <= LBL_ICC_3_1; i++) {
		struct form *r = &out[i + LBL_ICC_1_K];

		*r = out[i];
		r->value = step_up(out[i].value, v->k);
		r->low = step_up(out[i].low, v->k);
		r->high = step_up(out[i].high, v->k);
		if (!r->reason && (isnan(r->value) || (v->items <= 0 && i != LBL_ICC_2_1)))
			*r = undefined(LBL_REASON_NO_VARIANCE);
	}
}

static void conclude(const struct form *form, uint64_t n, uint64_t ratings, struct lbl_icc *out,
		     size_t i)
{
	bool ends = !isnan(form->low) && !isnan(form->high);

	out->forms[i].of = (struct lbl_coefficient){
		.value = fabs(form->value) < 1e-14 ? 0 : form->value,
		.observed = NAN,
		.expected = NAN,
		.se = NAN,
		.low = ends ? form->low : NAN,
		.high = ends ? form->high : NAN,
		.has_ends = true,
		.n = n,
		.ratings = ratings,
		.reason = form->reason,
		.se_reason = form->reason ? NULL : LBL_REASON_BY_F,
	};
	out->forms[i].f = form->f;
	out->forms[i].df1 = form->df1;
	out->forms[i].df2 = form->df2;
}

static void conclude_all(const char *reason, uint64_t n, uint64_t ratings, struct lbl_icc *out)
{
	struct form none = undefined(reason);

	for (size_t i = 0; i < LBL_ICC_FORMS; i++)
		conclude(&none, n, ratings, out, i);
}

void lbl_icc_undefined(const char *reason, struct lbl_icc *out)
{
	*out = (struct lbl_icc){ 0 };
	conclude_all(reason, 0, 0, out);
}

static void compute(struct sums *s, const struct lbl_icc_table *t, double level,
		    struct lbl_icc *out)
{
	struct form forms[LBL_ICC_FORMS];
	uint64_t ratings = s->n * s->k;
	struct anova v;

	centre(s, t);
	add_up(s, t);
	if (!each_once(s)) {
		conclude_all(LBL_REASON_REPEATED, s->n, ratings, out);
		return;
	}
	v = analyse(s);
	if (v.items <= 0 && v.within <= 0) {
		conclude_all(LBL_REASON_NO_VARIANCE, s->n, ratings, out);
		return;
	}
	singles(&v, level, forms);
	averages(&v, forms);
	for (size_t i = 0; i < LBL_ICC_FORMS; i++)
		conclude(&forms[i], s->n, ratings, out, i);
}

void lbl_icc_of(const struct lbl_icc_table *table, double level, struct lbl_icc *out)
{
	struct sums s = { 0 };

	count_raters(&s, &table->raters->cells);
	for (size_t i = 0; i < table->list->n; i++)
		s.n += complete(&s, &table->list->v[i]) ? table->list->v[i].items : 0;
	*out = (struct lbl_icc){ .annotators = s.k, .items = s.n };
	if (s.n >= 2 && s.k >= 2)
		compute(&s, table, level, out);
	else
		conclude_all(LBL_REASON_NO_COMPLETE_ITEMS, s.n, s.n * s.k, out);
	sums_clear(&s);
}
