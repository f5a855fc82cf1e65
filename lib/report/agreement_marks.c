/*
 * agreement_marks: the same breakdowns as of classes, but all figures are means of
 * F1 over pairs of annotators. Spans have two of them, boxes one.
 */
#include "report/agreement_marks.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/agreement_text.h"
#include "stat/sum.h"

#define ALPHA_U  "krippendorff_alpha_u"
#define DISORDER "gamma_disorder"

/* The F1s of a shape. */
struct column {
	const char *name, *head; /* in JSON, in text */
	enum lbl_match match;
};

static const struct column of_spans[] = { { "span_f1_exact", "exact", LBL_MATCH_EXACT },
					  { "span_f1_overlap", "overlap", LBL_MATCH_IOU } };
static const struct column of_boxes[] = { { "box_f1", "f1", LBL_MATCH_IOU } };

static const struct column *columns_of(const struct lbl_agreement_result *r, size_t *n)
{
	bool boxes = r->of->options.shape == LBL_SHAPE_BOXES;

	*n = boxes ? sizeof of_boxes / sizeof *of_boxes : sizeof of_spans / sizeof *of_spans;
	return boxes ? of_boxes : of_spans;
}

static const struct lbl_unitizing *unitizing_of(const struct lbl_agreement_result *r)
{
	return r->of->options.length ? &r->of->markings.unitizing : NULL;
}

void lbl_marks_result_init(struct lbl_agreement_result *r)
{
	const struct lbl_marked *m = &r->of->markings.marked;

	r->paired_items = m->paired_items;
	r->marked = lbl_marked_list(m, &r->n_marked);
	r->ratings.matches = lbl_marked_pairs(r->marked, r->n_marked, LBL_MARKED_ALL,
					      &r->ratings.n_matches);
	r->ratings.unitizing = unitizing_of(r);
	r->ratings.disorders = &r->of->markings.disorders;
	r->ratings.mark_label = LBL_UNITIZING_ALL;
}

static size_t place_of(const char *name)
{
	size_t n;

	return (size_t)(lbl_measure_find(lbl_span_of(name)) - lbl_measures(&n));
}

bool lbl_marks_wanted_align(const struct lbl_agreement_wanted *w)
{
	return w->chosen[place_of(DISORDER)];
}

double lbl_marks_wanted_least(const struct lbl_agreement_wanted *w)
{
	return w->min[place_of(DISORDER)];
}

int lbl_marks_result_check(const struct lbl_agreement_result *r, struct lbl_error *err)
{
	if (r->of->options.length || !r->wanted->named[place_of(ALPHA_U)])
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "--coefficient: %s needs --length, how long texts "
			     "are", ALPHA_U);
}

void lbl_marks_result_clear(struct lbl_agreement_result *r)
{
	free(r->marked);
	free(r->marks_by_annotator);
}

/* A class of marks: all coefficients of its marks alone. */
static void compute_class(struct lbl_by_label *l, const struct lbl_agreement_result *r,
			  uint32_t class)
{
	struct lbl_ratings ratings = { .unitizing = unitizing_of(r), .mark_label = class };
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	l->label = lbl_intern_text(r->of->categories, class);
	l->coefficients = lbl_alloc_zero(n, sizeof *l->coefficients);
	ratings.matches = lbl_marked_pairs(r->marked, r->n_marked, class, &ratings.n_matches);
	for (size_t i = 0; i < ratings.n_matches; i++)
		l->ratings += ratings.matches[i].a + ratings.matches[i].b;
	for (size_t i = 0; i < n; i++)
		if (lbl_agreement_shows(r, i))
			measures[i].compute(&ratings, &l->coefficients[i]);
	free(ratings.matches);
}

static void by_class(struct lbl_agreement_result *r)
{
	r->n_labels = lbl_intern_count(r->of->categories);
	r->labels = lbl_alloc_zero(r->n_labels, sizeof *r->labels);
	for (uint32_t k = 0; k < r->n_labels; k++)
		compute_class(&r->labels[k], r, k);
}

static void add_pair(struct lbl_marks_by_annotator *a, struct lbl_sum *sums,
		     const struct lbl_matches *m)
{
	a->n += m->items;
	for (enum lbl_match k = 0; k < LBL_MATCHES; k++) {
		struct lbl_coefficient c;

		lbl_f1(m, k, &c);
		a->pairs += k == 0 && !c.reason;
		a->pairs_undefined += k == 0 && c.reason;
		if (!c.reason)
			lbl_sum_add(&sums[k], c.value);
	}
}

static void by_annotator(struct lbl_agreement_result *r)
{
	uint32_t n = lbl_intern_count(r->of->annotators);
	struct lbl_marks_by_annotator *v = lbl_alloc_zero(n, sizeof *v);
	struct lbl_sum(*sums)[LBL_MATCHES] = lbl_alloc_zero(n, sizeof *sums);

	for (size_t i = 0; i < r->n_marked; i++) {
		const struct lbl_marked_row *row = &r->marked[i];

		if (row->label != LBL_MARKED_ALL)
			continue;
		add_pair(&v[row->a], sums[row->a], &row->matches);
		add_pair(&v[row->b], sums[row->b], &row->matches);
	}
	for (uint32_t i = 0; i < n; i++) {
		for (int k = 0; k < LBL_MATCHES; k++)
			v[i].f1[k] = v[i].pairs ? lbl_sum_value(&sums[i][k]) / (double)v[i].pairs :
						  NAN;
		if (!v[i].pairs)
			v[i].reason = v[i].n ? LBL_REASON_NO_MARKS : LBL_REASON_NO_OVERLAP;
	}
	free(sums);
	r->marks_by_annotator = v;
}

void lbl_marks_result_break_down(struct lbl_agreement_result *r)
{
	if (r->wanted->by_label)
		by_class(r);
	if (r->wanted->by_annotator)
		by_annotator(r);
}

static void emit_reason(struct lbl_emit *e, const char *reason)
{
	if (!reason)
		return;
	lbl_emit_key(e, "reason");
	lbl_emit_string(e, reason);
}

static void emit_pair(const struct lbl_agreement_result *r, const struct lbl_marked_row *row,
		      struct lbl_emit *e)
{
	size_t n;
	const struct column *columns = columns_of(r, &n);
	struct lbl_coefficient c = { 0 };

	lbl_emit_object(e);
	lbl_emit_key(e, "annotators");
	lbl_emit_array(e);
	lbl_emit_span(e, lbl_intern_text(r->of->annotators, row->a));
	lbl_emit_span(e, lbl_intern_text(r->of->annotators, row->b));
	lbl_emit_array_end(e);
	lbl_emit_count(e, "n", row->matches.items);
	lbl_emit_key(e, "marks");
	lbl_emit_array(e);
	lbl_emit_u64(e, row->matches.a);
	lbl_emit_u64(e, row->matches.b);
	lbl_emit_array_end(e);
	for (size_t i = 0; i < n; i++) {
		lbl_f1(&row->matches, columns[i].match, &c);
		lbl_emit_key(e, columns[i].name);
		lbl_emit_num(e, c.value);
	}
	emit_reason(e, c.reason);
	lbl_emit_object_end(e);
}

void lbl_marks_emit_pairs(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	for (size_t i = 0; i < r->n_marked; i++)
		if (r->marked[i].label == LBL_MARKED_ALL)
			emit_pair(r, &r->marked[i], e);
}

void lbl_marks_emit_annotators(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	size_t n;
	const struct column *columns = columns_of(r, &n);

	for (uint32_t i = 0; i < lbl_intern_count(r->of->annotators); i++) {
		const struct lbl_marks_by_annotator *a = &r->marks_by_annotator[i];

		lbl_emit_object(e);
		lbl_emit_key(e, "annotator");
		lbl_emit_span(e, lbl_intern_text(r->of->annotators, i));
		lbl_emit_count(e, "n", a->n);
		for (size_t k = 0; k < n; k++) {
			lbl_emit_key(e, columns[k].name);
			lbl_emit_num(e, a->f1[columns[k].match]);
		}
		emit_reason(e, a->reason);
		lbl_emit_count(e, "pairs", a->pairs);
		lbl_emit_count(e, "pairs_undefined", a->pairs_undefined);
		lbl_emit_object_end(e);
	}
}

static void text_head(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	size_t n;
	const struct column *columns = columns_of(r, &n);

	lbl_buf_printf(out, "\n%10s", "n");
	for (size_t i = 0; i < n; i++)
		lbl_buf_printf(out, " %10s", columns[i].head);
}

static void text_pair(const struct lbl_agreement_result *r, const struct lbl_marked_row *row,
		      struct lbl_buf *out)
{
	size_t n;
	const struct column *columns = columns_of(r, &n);

	lbl_buf_printf(out, "%10" PRIu64, row->matches.items);
	for (size_t i = 0; i < n; i++) {
		struct lbl_coefficient c;

		lbl_f1(&row->matches, columns[i].match, &c);
		lbl_text_number(out, c.value);
	}
	lbl_text_pair(r, row->a, row->b, out);
}

void lbl_marks_text_pairs(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	size_t n = r->ratings.n_matches;

	if (!lbl_text_pairs_listed(r, n, out))
		return;
	text_head(r, out);
	lbl_buf_puts(out, "  annotators\n");
	for (size_t i = 0; i < r->n_marked; i++)
		if (r->marked[i].label == LBL_MARKED_ALL)
			text_pair(r, &r->marked[i], out);
}

void lbl_marks_text_annotators(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	size_t n;
	const struct column *columns = columns_of(r, &n);

	if (!r->marks_by_annotator)
		return;
	text_head(r, out);
	lbl_buf_printf(out, " %10s  annotator with others\n", "pairs");
	for (uint32_t i = 0; i < lbl_intern_count(r->of->annotators); i++) {
		const struct lbl_marks_by_annotator *a = &r->marks_by_annotator[i];

		lbl_buf_printf(out, "%10" PRIu64, a->n);
		for (size_t k = 0; k < n; k++)
			lbl_text_number(out, a->f1[columns[k].match]);
		lbl_buf_printf(out, " %10" PRIu64 "  ", a->pairs + a->pairs_undefined);
		lbl_text_name(out, lbl_intern_text(r->of->annotators, i));
		lbl_buf_putc(out, '\n');
	}
}

/* Why items are left out of a coefficient, reason k of n. */
struct left_out {
	const char *coefficient;
	size_t n;
	uint64_t (*count)(const struct lbl_agreement_result *r, size_t k, const char **why);
};

static uint64_t out_of_alpha_u(const struct lbl_agreement_result *r, size_t k, const char **why)
{
	const struct lbl_unitizing *u = r->ratings.unitizing;

	*why = k ? lbl_unfit_name((enum lbl_unfit)(k - 1)) : LBL_REASON_INCOMPLETE;
	if (!u)
		return 0;
	return k ? u->left_out[k - 1] : u->complete.dropped;
}

static uint64_t out_of_disorder(const struct lbl_agreement_result *r, size_t k, const char **why)
{
	*why = lbl_no_disorder_name((enum lbl_no_disorder)k);
	return r->ratings.disorders->left_out[k];
}

static const struct left_out left_out[] = {
	{ ALPHA_U, 1 + LBL_UNFITS, out_of_alpha_u },
	{ DISORDER, LBL_DISORDER_REASONS, out_of_disorder },
};

static bool is_shown(const struct lbl_agreement_result *r, const char *name)
{
	return lbl_agreement_shows(r, place_of(name));
}

void lbl_marks_emit_left_out(const struct lbl_agreement_result *r, struct lbl_emit *e)
{
	lbl_emit_key(e, "left_out");
	lbl_emit_object(e);
	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
		if (!is_shown(r, left_out[i].coefficient))
			continue;
		lbl_emit_key(e, left_out[i].coefficient);
		lbl_emit_object(e);
		for (size_t k = 0; k < left_out[i].n; k++) {
			const char *why;
			uint64_t n = left_out[i].count(r, k, &why);

			if (n)
				lbl_emit_count(e, why, n);
		}
		lbl_emit_object_end(e);
	}
	lbl_emit_object_end(e);
}

void lbl_marks_text_left_out(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	bool any = false;

	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
		for (size_t k = 0; is_shown(r, left_out[i].coefficient) && k < left_out[i].n; k++) {
			const char *why;
			uint64_t n = left_out[i].count(r, k, &why);

			if (!n)
				continue;
			lbl_buf_printf(out, "%s%10" PRIu64 "  items left out of %s: %s\n",
				       any ? "" : "\n", n, left_out[i].coefficient, why);
			any = true;
		}
	}
}
