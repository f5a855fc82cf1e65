/*
 * agreement: computes the result and holds it against thresholds. report/agreement_ask
 * says what is wanted, _json, _csv and _text write it, _scale says how far labels differ.
 */
#include "report/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "report/agreement_bootstrap.h"
#include "report/agreement_marks.h"
#include "report/agreement_numbers.h"
#include "report/agreement_scale.h"
#include "report/agreement_slices.h"

bool lbl_agreement_shows(const struct lbl_agreement_result *r, size_t i)
{
	return r->wanted->chosen[i];
}

bool lbl_agreement_shows_label(const struct lbl_agreement_result *r, size_t i)
{
	size_t n;

	return r->wanted->chosen[i] && lbl_measure_of_label(&lbl_measures(&n)[i]);
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
	if (lbl_shape_is_marks(r->of->options.shape) && !r->items_split)
		lbl_marks_result_init(r);
	for (size_t i = 0; i < n; i++) {
		if (!lbl_agreement_shows(r, i))
			continue;
		if (r->items_split)
			r->coefficients[i] = lbl_coefficient_undefined(LBL_REASON_ITEMS_SPLIT);
		else
			measures[i].compute(&r->ratings, &r->coefficients[i]);
	}
	if (!r->items_split)
		lbl_agreement_bootstrap(r->of, r->wanted, &r->ratings, NULL, r->wanted->chosen,
					r->coefficients);
}

static void break_down(struct lbl_agreement_result *r)
{
	if (r->marked) {
		lbl_marks_result_break_down(r);
		return;
	}
	if (r->wanted->by_annotator)
		r->annotators = lbl_by_annotator_new(r->ratings.kappas, r->ratings.n_kappas,
						     lbl_intern_count(r->of->annotators));
	if (r->wanted->by_label)
		r->labels = lbl_by_label_new(r->of, r->sets.classes ? &r->sets : NULL,
					     r->wanted, &r->n_labels);
}

/* Equal sets alone are alike, or sets are as far apart as the distance says. */
static void scale_sets(struct lbl_agreement_result *r)
{
	struct lbl_distance d = { .rule = LBL_DISTANCE_SETS, .sets = &r->sets.sets,
				  .kind = r->wanted->distance };

	lbl_category_sets_init(&r->sets, r->of->categories);
	d.n = r->sets.sets.n;
	if (d.kind != LBL_SET_EXACT)
		r->scale = (struct lbl_scale){ .weights = d, .level = d };
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
				       lbl_intern_count(of->categories),
				       split || of->complete_missing ? NULL : &of->complete };

	*r = (struct lbl_agreement_result){ .of = of, .wanted = wanted, .items_split = split };
	if (of->options.shape == LBL_SHAPE_SET)
		scale_sets(r);
	else if (lbl_agreement_scale_init(&r->scale, of, wanted->level, wanted->weights,
					  wanted->weights_file, err) ||
		 lbl_agreement_numbers_init(&r->scale, of, wanted, err))
		return -1;
	if ((lbl_shape_is_marks(of->options.shape) && lbl_marks_result_check(r, err)) ||
	    lbl_agreement_slices_check(of, wanted, err))
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
	lbl_by_label_free(r->labels, r->n_labels);
	lbl_category_sets_clear(&r->sets);
	lbl_marks_result_clear(r);
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
	double min = r->wanted->min[i];
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
