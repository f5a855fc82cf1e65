/* agreement_json: the result of lbl-agree as a document; its members are a contract. */
#include "json/emit.h"
#include "report/agreement.h"

static void emit_count(struct lbl_emit *e, const char *name, uint64_t n)
{
	lbl_emit_key(e, name);
	lbl_emit_u64(e, n);
}

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
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	lbl_emit_key(e, "options");
	lbl_emit_object(e);
	lbl_agreement_options_emit(&r->of->options, e);
	lbl_emit_key(e, "min");
	lbl_emit_object(e);
	for (size_t i = 0; i < n; i++) {
		if (isnan(r->wanted->min[i]))
			continue;
		lbl_emit_key(e, measures[i].name);
		lbl_emit_num(e, r->wanted->min[i]);
	}
	lbl_emit_object_end(e);
	lbl_emit_object_end(e);
}

static void emit_counts(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	const struct lbl_agreement_counts *c = &r->of->counts;

	lbl_emit_key(e, "counts");
	lbl_emit_object(e);
	emit_count(e, "annotations", c->annotations);
	emit_by_item(r, e, "items", c->items);
	emit_by_item(r, e, "paired_items", r->paired_items);
	emit_count(e, "annotators", lbl_intern_count(r->of->annotators));
	emit_count(e, "categories", lbl_intern_count(r->of->categories));
	emit_count(e, "abstained", c->abstained);
	emit_by_item(r, e, "duplicates", c->duplicates);
	emit_count(e, "dropped", c->dropped);
	lbl_emit_key(e, "skipped");
	lbl_emit_object(e);
	emit_count(e, "items", c->other_items);
	emit_count(e, "labels", c->other_labels);
	emit_count(e, "stages", c->other_stages);
	lbl_emit_object_end(e);
	if (r->items_split) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, LBL_REASON_ITEMS_SPLIT);
	}
	lbl_emit_object_end(e);
}

static void emit_categories(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	lbl_emit_key(e, "categories");
	lbl_emit_array(e);
	for (uint32_t i = 0; i < lbl_intern_count(r->of->categories); i++)
		lbl_emit_span(e, lbl_intern_text(r->of->categories, i));
	lbl_emit_array_end(e);
}

static void emit_value(struct lbl_emit *e, const char *name, double v)
{
	lbl_emit_key(e, name);
	lbl_emit_num(e, v);
}

static void emit_coefficient(const struct lbl_coefficient *c, struct lbl_emit *e)
{
	lbl_emit_object(e);
	emit_value(e, "value", c->value);
	if (c->reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, c->reason);
	}
	emit_value(e, "observed", c->observed);
	emit_value(e, "expected", c->expected);
	emit_count(e, "n", c->n);
	if (c->ratings)
		emit_count(e, "ratings", c->ratings);
	if (c->pairs || c->pairs_undefined) {
		emit_count(e, "pairs", c->pairs);
		emit_count(e, "pairs_undefined", c->pairs_undefined);
	}
	lbl_emit_object_end(e);
}

static void emit_coefficients(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	lbl_emit_key(e, "coefficients");
	lbl_emit_object(e);
	for (size_t i = 0; i < n; i++) {
		lbl_emit_key(e, measures[i].name);
		emit_coefficient(&r->coefficients[i], e);
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
	emit_count(e, "n", k->cohen.n);
	emit_value(e, "percent_agreement", k->cohen.observed);
	emit_value(e, "cohen_kappa", k->cohen.value);
	if (k->cohen.reason) {
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, k->cohen.reason);
	}
	lbl_emit_object_end(e);
}

static void emit_by(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	lbl_emit_key(e, "by");
	lbl_emit_object(e);
	lbl_emit_key(e, "pair");
	if (r->items_split) {
		lbl_emit_null(e);
		lbl_emit_key(e, "reason");
		lbl_emit_string(e, LBL_REASON_ITEMS_SPLIT);
	} else {
		lbl_emit_array(e);
		for (size_t i = 0; i < r->ratings.n_kappas; i++)
			emit_pair(r, &r->ratings.kappas[i], e);
		lbl_emit_array_end(e);
	}
	lbl_emit_object_end(e);
}

void lbl_agreement_result_json(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "kind");
	lbl_emit_string(&e, "agreement");
	emit_count(&e, "version", 1);
	emit_options(r, &e);
	emit_counts(r, &e);
	emit_categories(r, &e);
	emit_coefficients(r, &e);
	emit_by(r, &e);
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
