/*
 * agreement: computes the result and holds it against thresholds.
 * report/agreement_json, _csv and _text write it; _scale says how far labels differ.
 */
#include "report/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "report/agreement_scale.h"

/* "percent, cohen, …" */
static void list_names(struct lbl_buf *out)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(out, "%s%s", i ? ", " : "", measures[i].short_name);
}

static int refuse_name(const char *option, const char *word, size_t len, struct lbl_error *err)
{
	struct lbl_buf names = { 0 };

	list_names(&names);
	lbl_error_set(err, LBL_E_USAGE, "%s: no coefficient '%.*s'; there are %s", option,
		      (int)len, word, lbl_buf_cstr(&names));
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
		return refuse_name("--min", word, len, err);
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

/* gwet_ac1 with weights, and gwet_ac2 without, would go by another name than they are asked for. */
static int check_name(const struct lbl_measure *m, const char *word, bool weighted,
		      struct lbl_error *err)
{
	const char *name = lbl_measure_name(m, weighted);

	if (!m->weighted_name || strcmp(word, m->short_name) == 0 || strcmp(word, name) == 0)
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "--coefficient: %s is the name %s --weights; here "
			     "it is %s", word, weighted ? "without" : "with", name);
}

static int choose(bool *chosen, const char *word, bool weighted, struct lbl_error *err)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);
	const struct lbl_measure *m = lbl_measure_find(lbl_span_of(word));

	if (strcmp(word, "all") == 0) {
		for (size_t i = 0; i < n; i++)
			chosen[i] = true;
		return 0;
	}
	if (!m)
		return refuse_name("--coefficient", word, strlen(word), err);
	chosen[m - measures] = true;
	return check_name(m, word, weighted, err);
}

int lbl_agreement_choose(bool *chosen, const struct lbl_list *names, bool weighted,
			 struct lbl_error *err)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	for (size_t i = 0; i < n; i++)
		chosen[i] = !names->n && measures[i].by_default;
	for (size_t i = 0; i < names->n; i++)
		if (choose(chosen, names->v[i], weighted, err))
			return -1;
	return 0;
}

bool lbl_agreement_shows(const struct lbl_agreement_result *r, size_t i)
{
	return r->wanted->chosen[i] || !isnan(r->wanted->min->min[i]);
}

const char *lbl_agreement_name(const struct lbl_agreement_result *r, size_t i)
{
	size_t n;
	bool weighted = r->scale.weights.rule != LBL_DISTANCE_UNLIKE;

	return lbl_measure_name(&lbl_measures(&n)[i], weighted);
}

static void compute(struct lbl_agreement_result *r, const struct lbl_counted *counted)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	r->coefficients = lbl_alloc_zero(n, sizeof *r->coefficients);
	lbl_ratings_init(&r->ratings, counted, &r->scale);
	r->paired_items = r->ratings.margins.paired;
	for (size_t i = 0; i < n; i++) {
		if (!lbl_agreement_shows(r, i))
			continue;
		if (r->items_split)
			r->coefficients[i] = lbl_coefficient_undefined(LBL_REASON_ITEMS_SPLIT);
		else
			measures[i].compute(&r->ratings, &r->coefficients[i]);
	}
}

static void break_down(struct lbl_agreement_result *r)
{
	bool *chosen;
	size_t n;

	lbl_measures(&n);
	if (r->wanted->by_annotator)
		r->annotators = lbl_by_annotator_new(r->ratings.kappas, r->ratings.n_kappas,
						     lbl_intern_count(r->of->annotators));
	if (!r->wanted->by_label)
		return;
	chosen = lbl_alloc_zero(n, sizeof *chosen);
	for (size_t i = 0; i < n; i++)
		chosen[i] = lbl_agreement_shows(r, i);
	r->labels = lbl_by_label_new(r->of, chosen);
	free(chosen);
}

int lbl_agreement_result_init(struct lbl_agreement_result *r, const struct lbl_agreement *of,
			      const struct lbl_agreement_wanted *wanted, struct lbl_error *err)
{
	static const struct lbl_patterns no_patterns;
	static const struct lbl_pairs no_pairs;
	bool split = lbl_sketch_shared(&of->sketch);
	struct lbl_counted counted = { split ? &no_patterns : &of->patterns,
				       split ? &no_pairs : &of->pairs,
				       split || of->raters_missing ? NULL : &of->raters,
				       lbl_intern_count(of->categories) };

	*r = (struct lbl_agreement_result){ .of = of, .wanted = wanted, .items_split = split };
	if (lbl_agreement_scale_init(&r->scale, of, wanted->level, wanted->weights, err))
		return -1;
	compute(r, &counted);
	if (!split)
		break_down(r);
	return 0;
}

void lbl_agreement_result_clear(struct lbl_agreement_result *r)
{
	lbl_ratings_clear(&r->ratings);
	lbl_scale_clear(&r->scale);
	if (r->of)
		lbl_by_label_free(r->labels, lbl_intern_count(r->of->categories));
	free(r->annotators);
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
	double min = r->wanted->min->min[i];
	char value[LBL_NUM_MAX], wanted[LBL_NUM_MAX];
	const char *name = lbl_agreement_name(r, i);

	if (isnan(min) || (!c->reason && as_printed(c->value) >= min))
		return false;
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
