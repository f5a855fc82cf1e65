/*
 * A report as JSON. Members are never renamed; what is undefined is null beside
 * a reason. lbl-report(1) documents each.
 */
#include <math.h>

#include "base/time.h"
#include "json/emit.h"
#include "report/rate.h"
#include "report/report.h"

/* A count, or null where shards hide it. */
static void emit_unless(struct lbl_emit *e, const char *name, uint64_t n, bool hidden)
{
	lbl_emit_key(e, name);
	if (hidden)
		lbl_emit_null(e);
	else
		lbl_emit_u64(e, n);
}

static void emit_reason(struct lbl_emit *e, const char *reason)
{
	if (!reason)
		return;
	lbl_emit_key(e, "reason");
	lbl_emit_string(e, reason);
}

static void emit_time(struct lbl_emit *e, const char *name, int64_t ms, bool known)
{
	char text[LBL_TIME_MAX];

	lbl_emit_key(e, name);
	if (known)
		lbl_time_format(ms, text);
	lbl_emit_string(e, known ? text : NULL);
}

/* What is hidden by a count that shards share. */
static bool is_hidden(const struct lbl_figures *f, enum lbl_report_count c)
{
	switch (c) {
	case LBL_REPORT_ITEMS:
	case LBL_REPORT_GOLD_ITEMS:
		return f->items_split;
	case LBL_REPORT_KEPT:
	case LBL_REPORT_DUPLICATES:
		return f->judgments_split;
	default:
		return false;
	}
}

static void emit_counts(const struct lbl_figures *f, struct lbl_emit *e)
{
	lbl_emit_key(e, "counts");
	lbl_emit_object(e);
	for (int c = 0; c < LBL_REPORT_COUNTS; c++)
		emit_unless(e, lbl_report_count_name((enum lbl_report_count)c), f->state->counts[c],
			    is_hidden(f, (enum lbl_report_count)c));
	lbl_emit_count(e, "annotators", f->annotators);
	lbl_emit_count(e, "suggestions", f->suggestions);
	emit_reason(e, f->items_split || f->judgments_split ? LBL_REASON_ITEMS_SPLIT : NULL);
	lbl_emit_object_end(e);
}

/* Kept judgments by label, or null with the reason. */
static void emit_kept(const struct lbl_figures *f, struct lbl_emit *e, const uint64_t *n,
		      bool with_items)
{
	emit_unless(e, "kept", n[LBL_ROW_KEPT], f->judgments_split);
	if (with_items)
		emit_unless(e, "items", n[LBL_ROW_ITEMS], f->judgments_split);
	lbl_emit_count(e, "abstained", n[LBL_ROW_ABSTAINED]);
	emit_reason(e, f->judgments_split ? LBL_REASON_ITEMS_SPLIT : NULL);
}

static void emit_origins(const struct lbl_figures *f, struct lbl_emit *e)
{
	lbl_emit_key(e, "origins");
	lbl_emit_array(e);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		const struct lbl_origin_figures *of = &f->origins[o];

		if (!of->n[LBL_ROW_ANNOTATIONS] && !f->state->suggestions[o])
			continue;
		lbl_emit_object(e);
		lbl_emit_key(e, "origin");
		lbl_emit_string(e, lbl_origin_name((enum lbl_origin)o));
		lbl_emit_count(e, "annotators", of->rows);
		lbl_emit_count(e, "annotations", of->n[LBL_ROW_ANNOTATIONS]);
		emit_kept(f, e, of->n, false);
		lbl_emit_count(e, "suggestions", f->state->suggestions[o]);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_durations(const struct lbl_row_figures *r, struct lbl_emit *e)
{
	const char *reason = NULL;

	if (r->row->durations.total == 0)
		reason = LBL_REASON_NO_DURATIONS;
	else if (isnan(r->per_hour))
		reason = LBL_REASON_NO_TIME;
	lbl_emit_key(e, "duration_ms");
	lbl_emit_object(e);
	lbl_emit_count(e, "n", r->row->durations.total);
	lbl_emit_figure(e, "median", r->median_ms);
	lbl_emit_figure(e, "p90", r->p90_ms);
	lbl_emit_count(e, "total", r->row->n[LBL_ROW_TOTAL_MS]);
	lbl_emit_figure(e, "per_hour", r->per_hour);
	emit_reason(e, reason);
	lbl_emit_object_end(e);
}

/* {"LABEL":n,…} of the cells of one row; *cell is the first, and moves behind the last. */
static void emit_row_labels(const struct lbl_figures *f, size_t place, size_t *cell,
			    struct lbl_emit *e)
{
	lbl_emit_key(e, "labels");
	if (f->judgments_split) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_object(e);
	for (; *cell < f->n_given && f->given[*cell].row == place; (*cell)++) {
		lbl_emit_key_span(e, f->labels[f->given[*cell].column].name);
		lbl_emit_u64(e, f->given[*cell].count);
	}
	lbl_emit_object_end(e);
}

static void emit_annotators(const struct lbl_figures *f, struct lbl_emit *e)
{
	struct lbl_row_figures r;
	size_t cell = 0;

	lbl_emit_key(e, "annotators");
	lbl_emit_array(e);
	for (size_t i = 0; i < f->n_rows; i++) {
		lbl_figures_row(f, i, &r);
		bool timed = r.row->n[LBL_ROW_TIMES] > 0;

		lbl_emit_object(e);
		lbl_emit_key(e, "annotator");
		lbl_emit_span(e, r.annotator);
		lbl_emit_key(e, "origin");
		lbl_emit_string(e, lbl_origin_name(r.origin));
		lbl_emit_count(e, "annotations", r.row->n[LBL_ROW_ANNOTATIONS]);
		lbl_emit_figure(e, "share", r.share);
		emit_kept(f, e, r.row->n, true);
		emit_durations(&r, e);
		emit_time(e, "first_created_at", r.row->first_ms, timed);
		emit_time(e, "last_created_at", r.row->last_ms, timed);
		emit_row_labels(f, i, &cell, e);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_by_origin(const uint64_t *n, struct lbl_emit *e)
{
	lbl_emit_key(e, "by_origin");
	lbl_emit_object(e);
	for (int o = 0; o < LBL_ORIGINS; o++)
		if (n[o])
			lbl_emit_count(e, lbl_origin_name((enum lbl_origin)o), n[o]);
	lbl_emit_object_end(e);
}

static void emit_labels(const struct lbl_figures *f, struct lbl_emit *e)
{
	double kept = (double)f->state->counts[LBL_REPORT_KEPT];

	lbl_emit_key(e, "labels");
	if (f->judgments_split) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_array(e);
	for (size_t i = 0; i < f->n_labels; i++) {
		const struct lbl_label_figures *label = &f->labels[i];

		if (!label->given)
			continue;
		lbl_emit_object(e);
		lbl_emit_key(e, "label");
		lbl_emit_span(e, label->name);
		lbl_emit_count(e, "n", label->given);
		lbl_emit_figure(e, "share", (double)label->given / kept);
		emit_by_origin(label->by_origin, e);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_prf(struct lbl_emit *e, const char *name, const struct lbl_prf *prf)
{
	lbl_emit_key(e, name);
	lbl_emit_object(e);
	lbl_emit_figure(e, "precision", prf->precision);
	lbl_emit_figure(e, "recall", prf->recall);
	lbl_emit_figure(e, "f1", prf->f1);
	emit_reason(e, isnan(prf->f1) ? LBL_REASON_NO_GOLD : NULL);
	lbl_emit_object_end(e);
}

/* {"value"}, with a reason where there is none. */
static void emit_score(struct lbl_emit *e, const char *name, double v, const char *reason)
{
	lbl_emit_key(e, name);
	lbl_emit_object(e);
	lbl_emit_figure(e, "value", v);
	emit_reason(e, isnan(v) ? reason : NULL);
	lbl_emit_object_end(e);
}

/* The figures of a confusion matrix, within an object. */
static void emit_classification(const struct lbl_classification *c, struct lbl_emit *e)
{
	lbl_rate_emit(e, "accuracy", c->correct, c->n, LBL_REASON_NO_GOLD);
	emit_score(e, "balanced_accuracy", c->balanced_accuracy, LBL_REASON_NO_GOLD);
	emit_score(e, "mcc", c->mcc, c->n ? LBL_REASON_ONE_LABEL : LBL_REASON_NO_GOLD);
	emit_prf(e, "macro", &c->macro);
	emit_prf(e, "weighted", &c->weighted);
	emit_prf(e, "micro", &c->micro);
}

static void emit_gold_labels(const struct lbl_figures *f, struct lbl_emit *e)
{
	lbl_emit_key(e, "by_label");
	lbl_emit_array(e);
	for (size_t i = 0; i < f->n_labels; i++) {
		const struct lbl_class_counts *c = &f->labels[i].gold;
		struct lbl_prf prf;

		if (!c->support && !c->given)
			continue;
		lbl_class_score(c, &prf);
		lbl_emit_object(e);
		lbl_emit_key(e, "label");
		lbl_emit_span(e, f->labels[i].name);
		lbl_emit_count(e, "support", c->support);
		lbl_emit_count(e, "given", c->given);
		lbl_rate_emit(e, "precision", c->hits, c->given, LBL_REASON_NEVER_GIVEN);
		lbl_rate_emit(e, "recall", c->hits, c->support, LBL_REASON_NOT_IN_GOLD);
		lbl_emit_figure(e, "f1", prf.f1);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_confusion(const struct lbl_figures *f, struct lbl_emit *e)
{
	lbl_emit_key(e, "confusion");
	lbl_emit_array(e);
	for (size_t i = 0; i < f->n_confusion; i++) {
		const struct lbl_crosstab_cell *c = &f->confusion[i];

		lbl_emit_object(e);
		lbl_emit_key(e, "gold");
		lbl_emit_span(e, f->labels[c->row].name);
		lbl_emit_key(e, "label");
		lbl_emit_span(e, f->labels[c->column].name);
		lbl_emit_count(e, "n", c->count);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_gold_annotators(const struct lbl_figures *f, struct lbl_emit *e)
{
	struct lbl_row_figures r;

	lbl_emit_key(e, "by_annotator");
	lbl_emit_array(e);
	for (size_t i = 0; i < f->n_rows; i++) {
		lbl_figures_row(f, i, &r);
		lbl_emit_object(e);
		lbl_emit_key(e, "annotator");
		lbl_emit_span(e, r.annotator);
		lbl_emit_key(e, "origin");
		lbl_emit_string(e, lbl_origin_name(r.origin));
		lbl_rate_emit(e, "accuracy", r.row->n[LBL_ROW_CORRECT], r.row->n[LBL_ROW_JUDGED],
			  LBL_REASON_NO_GOLD);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_gold_origins(const struct lbl_figures *f, struct lbl_emit *e)
{
	lbl_emit_key(e, "by_origin");
	lbl_emit_array(e);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		if (!f->origins[o].n[LBL_ROW_ANNOTATIONS])
			continue;
		lbl_emit_object(e);
		lbl_emit_key(e, "origin");
		lbl_emit_string(e, lbl_origin_name((enum lbl_origin)o));
		emit_classification(&f->origins[o].gold, e);
		lbl_emit_object_end(e);
	}
	lbl_emit_array_end(e);
}

/* null without a gold file; with the reason alone where shards share judgments. */
static void emit_gold(const struct lbl_figures *f, struct lbl_emit *e)
{
	lbl_emit_key(e, "gold");
	if (!f->has_gold) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_object(e);
	lbl_emit_count(e, "labels", f->state->counts[LBL_REPORT_GOLD_LABELS]);
	emit_unless(e, "items", f->state->counts[LBL_REPORT_GOLD_ITEMS], f->items_split);
	emit_unless(e, "judgments", f->gold.n, f->judgments_split);
	if (f->judgments_split) {
		lbl_emit_key(e, "accuracy");
		lbl_emit_null(e);
		emit_reason(e, LBL_REASON_ITEMS_SPLIT);
	} else {
		emit_classification(&f->gold, e);
		emit_gold_labels(f, e);
		emit_confusion(f, e);
		emit_gold_annotators(f, e);
		emit_gold_origins(f, e);
	}
	lbl_emit_object_end(e);
}

void lbl_report_json(const struct lbl_figures *f, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	lbl_emit_key(&e, "kind");
	lbl_emit_string(&e, "report");
	lbl_emit_count(&e, "version", 1);
	lbl_emit_key(&e, "title");
	lbl_emit_string(&e, f->title);
	lbl_emit_key(&e, "stamp");
	lbl_emit_string(&e, f->stamp);
	lbl_emit_key(&e, "options");
	lbl_report_options_write(&f->state->options, &e);
	emit_counts(f, &e);
	emit_time(&e, "first_created_at", f->first_ms, f->times > 0);
	emit_time(&e, "last_created_at", f->last_ms, f->times > 0);
	emit_origins(f, &e);
	emit_annotators(f, &e);
	emit_labels(f, &e);
	emit_gold(f, &e);
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}
