/* agreement_json: the result of lbl-agree as a document; its members are a contract. */
#include "json/emit.h"
#include "report/agreement_emit.h"
#include "report/agreement_full.h"
#include "report/agreement_marks.h"
#include "report/agreement_scale.h"
#include "report/agreement_slices.h"
#include "stat/benchmark.h"

/* A count by item: null where shards share items. */
static void emit_by_item(const struct lbl_agreement_result *r, struct lbl_emit *e,
			 const char *name, uint64_t n)
{
	lbl_emit_key(e, name);
	if (r->items_split)
		lbl_emit_null(e);
	else
		lbl_emit_u64(e, n);
}

static void emit_options(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	const struct lbl_agreement_wanted *w = r->wanted;
	size_t n;

	lbl_measures(&n);
	lbl_emit_key(e, "options");
	lbl_emit_object(e);
	lbl_agreement_options_emit(&r->of->options, e);
	lbl_emit_key(e, "level");
	lbl_emit_string(e, lbl_level_name(w->level));
	lbl_emit_key(e, "weights");
	lbl_emit_string(e, w->weights ? w->weights : "identity");
	if (r->of->options.shape == LBL_SHAPE_SET) {
		lbl_emit_key(e, "distance");
		lbl_emit_string(e, lbl_set_distance_name(w->distance));
	}
	lbl_emit_key(e, "ci_level");
	lbl_emit_num(e, w->ci_level);
	if (w->bootstrap.replicates) {
		lbl_emit_key(e, "ci");
		lbl_emit_string(e, "bootstrap");
		lbl_emit_count(e, "replicates", w->bootstrap.replicates);
		lbl_emit_count(e, "seed", w->bootstrap.seed);
	}
	if (w->benchmark >= 0) {
		lbl_emit_key(e, "benchmark");
		lbl_emit_string(e, lbl_benchmark_name(w->benchmark));
	}
	lbl_emit_key(e, "min");
	lbl_emit_object(e);
	for (size_t i = 0; i < n; i++) {
		if (isnan(w->min[i]))
			continue;
		lbl_emit_key(e, lbl_agreement_name(r, i));
		lbl_emit_num(e, w->min[i]);
	}
	lbl_emit_object_end(e);
	lbl_emit_object_end(e);
}

void lbl_agreement_emit_counted(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	const struct lbl_agreement_counts *c = &r->of->counts;

	lbl_emit_count(e, "annotations", c->annotations);
	emit_by_item(r, e, "items", c->items);
	emit_by_item(r, e, "paired_items", r->paired_items);
	lbl_emit_count(e, "annotators", lbl_intern_count(r->of->annotators));
	lbl_emit_count(e, "categories", lbl_intern_count(r->of->categories));
	lbl_emit_count(e, "abstained", c->abstained);
	emit_by_item(r, e, "duplicates", c->duplicates);
}

static void emit_counts(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	const struct lbl_agreement_counts *c = &r->of->counts;

	lbl_emit_key(e, "counts");
	lbl_emit_object(e);
	lbl_agreement_emit_counted(r, e);
	lbl_emit_count(e, "dropped", c->dropped);
	lbl_emit_key(e, "skipped");
	lbl_emit_object(e);
	lbl_emit_count(e, "items", c->other_items);
	lbl_emit_count(e, "labels", c->other_labels);
	lbl_emit_count(e, "stages", c->other_stages);
	lbl_emit_count(e, "origins", c->other_origins);
	lbl_emit_object_end(e);
	if (r->items_split) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, LBL_REASON_ITEMS_SPLIT);
	}
	lbl_emit_object_end(e);
}

void lbl_agreement_emit_category(const struct lbl_agreement_result *r, uint32_t k,
				 struct lbl_emit *e)
{
	struct lbl_span text = lbl_intern_text(r->of->categories, k);

	if (r->of->options.shape == LBL_SHAPE_SET)
		lbl_emit_raw(e, text);
	else
		lbl_emit_span(e, text);
}

static void emit_categories(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	lbl_emit_key(e, "categories");
	lbl_emit_array(e);
	for (uint32_t i = 0; i < lbl_intern_count(r->of->categories); i++)
		lbl_agreement_emit_category(r, i, e);
	lbl_emit_array_end(e);
}

static void emit_value(struct lbl_emit *e, const char *name, double v)
{
	lbl_emit_key(e, name);
	lbl_emit_num(e, v);
}

static void emit_error(const struct lbl_coefficient *c, double level, struct lbl_emit *e)
{
	double ends[2];

	emit_value(e, "se", c->se);
	if (c->se_reason) {
		lbl_emit_key(e, "se_reason");
		lbl_emit_string(e, c->se_reason);
	}
	lbl_emit_key(e, "ci");
	lbl_coefficient_interval(c, level, ends);
	if (isnan(ends[0])) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_array(e);
	lbl_emit_num(e, ends[0]);
	lbl_emit_num(e, ends[1]);
	lbl_emit_array_end(e);
}

static void emit_benchmark(const struct lbl_coefficient *c, int scale, struct lbl_emit *e)
{
	struct lbl_benchmark b;

	lbl_emit_key(e, "benchmark");
	if (isnan(c->se)) {
		lbl_emit_null(e);
		return;
	}
	b = lbl_benchmark_of(scale, c->value, c->se);
	lbl_emit_object(e);
	lbl_emit_key(e, "level");
	lbl_emit_string(e, b.level);
	emit_value(e, "probability", b.probability);
	lbl_emit_object_end(e);
}

/* c: coefficient i, of all or of a part */
static void emit_coefficient(const struct lbl_agreement_result *r, size_t i,
			     const struct lbl_coefficient *c, struct lbl_emit *e)
{
	size_t n;

	lbl_emit_object(e);
	emit_value(e, "value", c->value);
	if (c->reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, c->reason);
	}
	emit_error(c, r->wanted->ci_level, e);
	emit_value(e, "observed", c->observed);
	emit_value(e, "expected", c->expected);
	lbl_emit_count(e, "n", c->n);
	if (c->ratings)
		lbl_emit_count(e, "ratings", c->ratings);
	if (c->pairs || c->pairs_undefined) {
		lbl_emit_count(e, "pairs", c->pairs);
		lbl_emit_count(e, "pairs_undefined", c->pairs_undefined);
	}
	if (c->replicates_undefined)
		lbl_emit_count(e, "replicates_undefined", c->replicates_undefined);
	if (r->wanted->benchmark >= 0 && lbl_measures(&n)[i].beyond_chance)
		emit_benchmark(c, r->wanted->benchmark, e);
	lbl_agreement_full_json(r, i, e);
	lbl_emit_object_end(e);
}

void lbl_agreement_emit_coefficients(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	size_t n;

	lbl_measures(&n);
	lbl_emit_key(e, "coefficients");
	lbl_emit_object(e);
	for (size_t i = 0; i < n; i++) {
		if (!lbl_agreement_shows(r, i))
			continue;
		lbl_emit_key(e, lbl_agreement_name(r, i));
		emit_coefficient(r, i, &r->coefficients[i], e);
	}
	lbl_emit_object_end(e);
}

static void emit_pair(const struct lbl_agreement_result *r, const struct lbl_kappa *k,
		      struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "annotators");
	lbl_emit_array(e);
	lbl_emit_span(e, lbl_intern_text(r->of->annotators, k->a));
	lbl_emit_span(e, lbl_intern_text(r->of->annotators, k->b));
	lbl_emit_array_end(e);
	lbl_emit_count(e, "n", k->cohen.n);
	emit_value(e, "percent_agreement", k->cohen.observed);
	emit_value(e, "cohen_kappa", k->cohen.value);
	if (k->cohen.reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, k->cohen.reason);
	}
	lbl_emit_object_end(e);
}

/* A label against all others: two categories, without levels and weights; or its marks alone. */
static void emit_label(const struct lbl_agreement_result *r, size_t k, struct lbl_emit *e)
{
	const struct lbl_by_label *l = &r->labels[k];
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	lbl_emit_object(e);
	lbl_emit_key(e, "label");
	lbl_emit_span(e, l->label);
	if (!r->marked) {
		lbl_emit_count(e, "ratings", l->ratings);
		lbl_emit_count(e, "items", l->items);
	}
	lbl_emit_key(e, "coefficients");
	lbl_emit_object(e);
	for (size_t i = 0; i < n; i++) {
		if (!lbl_agreement_shows_label(r, i))
			continue;
		lbl_emit_key(e, lbl_measure_name(&measures[i], false));
		emit_coefficient(r, i, &l->coefficients[i], e);
	}
	lbl_emit_object_end(e);
	lbl_emit_object_end(e);
}

static void emit_labels(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	for (size_t k = 0; k < r->n_labels; k++)
		emit_label(r, k, e);
}

static void emit_annotators(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	for (uint32_t i = 0; i < lbl_intern_count(r->of->annotators); i++) {
		const struct lbl_by_annotator *a = &r->annotators[i];

		lbl_emit_object(e);
		lbl_emit_key(e, "annotator");
		lbl_emit_span(e, lbl_intern_text(r->of->annotators, i));
		lbl_emit_count(e, "n", a->n);
		emit_value(e, "percent_agreement", a->observed);
		emit_value(e, "cohen_kappa", a->cohen);
		if (a->reason) {
			lbl_emit_key(e, "reason");
			lbl_emit_string(e, a->reason);
		}
		lbl_emit_count(e, "pairs", a->pairs);
		lbl_emit_count(e, "pairs_undefined", a->pairs_undefined);
		lbl_emit_object_end(e);
	}
}

/* An array of rows; null where shards share items. */
static void emit_part(const struct lbl_agreement_result *r, const char *name,
		      void (*rows)(const struct lbl_agreement_result *, struct lbl_emit *),
		      struct lbl_emit *e)
{
	lbl_emit_key(e, name);
	if (!rows) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_array(e);
	rows(r, e);
	lbl_emit_array_end(e);
}

static void emit_by(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	lbl_emit_key(e, "by");
	lbl_emit_object(e);
	lbl_emit_key(e, "pair");
	if (r->items_split) {
		lbl_emit_null(e);
		if (!lbl_list_has(&r->of->options.by, "reason", strlen("reason"))) {
			lbl_emit_key(e, "reason");
			lbl_emit_string(e, LBL_REASON_ITEMS_SPLIT);
		}
	} else {
		lbl_emit_array(e);
		for (size_t i = 0; i < r->ratings.n_kappas; i++)
			emit_pair(r, &r->ratings.kappas[i], e);
		lbl_marks_emit_pairs(r, e);
		lbl_emit_array_end(e);
	}
	if (r->wanted->by_label)
		emit_part(r, "label", r->labels ? emit_labels : NULL, e);
	if (r->wanted->by_annotator)
		emit_part(r, "annotator",
			  r->marks_by_annotator ? lbl_marks_emit_annotators :
			  r->annotators         ? emit_annotators :
						  NULL, e);
	lbl_agreement_slices_json(r, e);
	lbl_emit_object_end(e);
}

void lbl_agreement_result_json(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "kind");
	lbl_emit_string(&e, "agreement");
	lbl_emit_count(&e, "version", 1);
	emit_options(r, &e);
	emit_counts(r, &e);
	emit_categories(r, &e);
	lbl_agreement_emit_coefficients(r, &e);
	if (r->marked)
		lbl_marks_emit_left_out(r, &e);
	emit_by(r, &e);
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
