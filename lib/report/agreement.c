/*
 * agreement: computes the result and holds it against thresholds.
 * report/agreement_json and report/agreement_text write it.
 */
#include "report/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

/* "percent, cohen, …" */
static void list_names(struct lbl_buf *out)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(out, "%s%s", i ? ", " : "", measures[i].short_name);
}

static int refuse_name(const char *word, size_t len, struct lbl_error *err)
{
	struct lbl_buf names = { 0 };

	list_names(&names);
	lbl_error_set(err, LBL_E_USAGE, "--min: no coefficient '%.*s'; there are %s", (int)len,
		      word, lbl_buf_cstr(&names));
	lbl_buf_clear(&names);
	return -1;
}

static int parse_word(struct lbl_thresholds *t, const char *word, struct lbl_error *err)
{
	size_t n, len = strcspn(word, "=");
	const struct lbl_measure *m = lbl_measure_find((struct lbl_span){ word, len });
	struct lbl_span value;
	double v;

	if (!word[len])
		return lbl_error_set(err, LBL_E_USAGE, "--min: expected NAME=VALUE, not '%s'",
				     word);
	if (!m)
		return refuse_name(word, len, err);
	value = lbl_span_of(word + len + 1);
	v = lbl_num_is_json(value) ? lbl_num_parse(value) : NAN;
	if (!isfinite(v))
		return lbl_error_set(err, LBL_E_USAGE, "--min: '%s' is no number", value.ptr);
	t->min[m - lbl_measures(&n)] = v;
	return 0;
}

int lbl_thresholds_parse(struct lbl_thresholds *t, const struct lbl_list *words,
			 struct lbl_error *err)
{
	size_t n;

	lbl_measures(&n);
	t->min = lbl_alloc_zero(n, sizeof *t->min);
	for (size_t i = 0; i < n; i++)
		t->min[i] = NAN;
	for (size_t i = 0; i < words->n; i++)
		if (parse_word(t, words->v[i], err))
			return -1;
	return 0;
}

void lbl_thresholds_clear(struct lbl_thresholds *t)
{
	free(t->min);
	t->min = NULL;
}

void lbl_agreement_result_init(struct lbl_agreement_result *r, const struct lbl_agreement *of,
			       const struct lbl_thresholds *wanted)
{
	static const struct lbl_patterns no_patterns;
	static const struct lbl_pairs no_pairs;
	bool split = lbl_sketch_shared(&of->sketch);
	size_t n, n_categories = lbl_intern_count(of->categories);
	const struct lbl_measure *measures = lbl_measures(&n);

	*r = (struct lbl_agreement_result){ .of = of, .wanted = wanted, .items_split = split };
	r->coefficients = lbl_alloc_zero(n, sizeof *r->coefficients);
	lbl_ratings_init(&r->ratings, split ? &no_patterns : &of->patterns,
			 split ? &no_pairs : &of->pairs, n_categories);
	r->paired_items = r->ratings.margins.paired;
	for (size_t i = 0; i < n; i++) {
		if (split)
			r->coefficients[i] = lbl_coefficient_undefined(LBL_REASON_ITEMS_SPLIT);
		else
			measures[i].compute(&r->ratings, &r->coefficients[i]);
	}
}

void lbl_agreement_result_clear(struct lbl_agreement_result *r)
{
	lbl_ratings_clear(&r->ratings);
	free(r->coefficients);
	*r = (struct lbl_agreement_result){ 0 };
}

static double as_printed(double v)
{
	char text[LBL_NUM_MAX];
	size_t len = lbl_num_format(v, text);

	return lbl_num_parse((struct lbl_span){ text, len });
}

bool lbl_agreement_result_missed(const struct lbl_agreement_result *r, size_t i,
				 struct lbl_buf *message)
{
	const struct lbl_coefficient *c = &r->coefficients[i];
	double min = r->wanted->min[i];
	char value[LBL_NUM_MAX], wanted[LBL_NUM_MAX];
	const char *name;
	size_t n;

	if (isnan(min) || (!c->reason && as_printed(c->value) >= min))
		return false;
	name = lbl_measures(&n)[i].name;
	lbl_num_format(min, wanted);
	if (c->reason) {
		lbl_buf_printf(message, "%s is undefined (%s), not at least %s", name, c->reason,
			       wanted);
		return true;
	}
	lbl_num_format(c->value, value);
	lbl_buf_printf(message, "%s is %s, not at least %s", name, value, wanted);
	return true;
}
