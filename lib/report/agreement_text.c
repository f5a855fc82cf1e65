/*
 * agreement_text: the result of lbl-agree for a person, in aligned columns.
 * Names stand last in a row, so that long ones need no cut to keep columns.
 */
#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"
#include "json/text.h"
#include "report/agreement_full.h"
#include "report/agreement_marks.h"
#include "report/agreement_slices.h"
#include "report/agreement_text.h"
#include "report/width.h"
#include "stat/benchmark.h"

#define DIGITS 6 /* decimals; the JSON form has twelve significant digits */

static void put_count(struct lbl_buf *out, const char *name, uint64_t n)
{
	lbl_buf_printf(out, "%-19s %12" PRIu64 "\n", name, n);
}

static void put_by_item(const struct lbl_agreement_result *r, struct lbl_buf *out,
			const char *name, uint64_t n)
{
	if (r->items_split)
		lbl_buf_printf(out, "%-19s %12s\n", name, "-");
	else
		put_count(out, name, n);
}

/* What is seldom there is shown where it is. */
static void put_if(struct lbl_buf *out, const char *name, uint64_t n)
{
	if (n)
		put_count(out, name, n);
}

static void put_counts(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	const struct lbl_agreement_counts *c = &r->of->counts;

	put_count(out, "annotations", c->annotations);
	put_by_item(r, out, "items", c->items);
	put_by_item(r, out, "paired items", r->paired_items);
	put_count(out, "annotators", lbl_intern_count(r->of->annotators));
	put_count(out, "categories", lbl_intern_count(r->of->categories));
	put_count(out, "abstained", c->abstained);
	put_by_item(r, out, "duplicates", c->duplicates);
	put_count(out, "dropped", c->dropped);
	put_if(out, "skipped items", c->other_items);
	put_if(out, "skipped labels", c->other_labels);
	put_if(out, "skipped stages", c->other_stages);
	put_if(out, "skipped origins", c->other_origins);
}

void lbl_text_number(struct lbl_buf *out, double v)
{
	if (isnan(v))
		lbl_buf_printf(out, " %10s", "-");
	else
		lbl_buf_printf(out, " %10.*f", DIGITS, v);
}

/* Of names of coefficients: those of marks have a longer one among them. */
static int name_width(const struct lbl_agreement_result *r)
{
	return lbl_shape_is_marks(r->of->options.shape) ? 20 : 19;
}

static void put_coefficients(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	int width = name_width(r);
	size_t n;

	lbl_measures(&n);
	lbl_buf_printf(out, "\n%-*s %10s %10s %10s %10s\n", width, "coefficient", "value",
		       "observed", "expected", "n");
	for (size_t i = 0; i < n; i++) {
		const struct lbl_coefficient *c = &r->coefficients[i];

		if (!lbl_agreement_shows(r, i))
			continue;
		lbl_buf_printf(out, "%-*s", width, lbl_agreement_name(r, i));
		lbl_text_number(out, c->value);
		lbl_text_number(out, c->observed);
		lbl_text_number(out, c->expected);
		lbl_buf_printf(out, " %10" PRIu64, c->n);
		if (c->reason)
			lbl_buf_printf(out, "  %s", c->reason);
		lbl_buf_putc(out, '\n');
	}
}

static void put_error(const struct lbl_agreement_result *r, size_t i, struct lbl_buf *out)
{
	const struct lbl_coefficient *c = &r->coefficients[i];
	int scale = r->wanted->benchmark;
	double ends[2];
	size_t n;

	lbl_coefficient_interval(c, r->wanted->ci_level, ends);
	lbl_buf_printf(out, "%-19s", lbl_agreement_name(r, i));
	lbl_text_number(out, c->se);
	lbl_text_number(out, ends[0]);
	lbl_text_number(out, ends[1]);
	if (c->se_reason)
		lbl_buf_printf(out, "  %s", c->se_reason);
	else if (scale >= 0 && lbl_measures(&n)[i].beyond_chance && !isnan(c->se))
		lbl_buf_printf(out, "  %s", lbl_benchmark_of(scale, c->value, c->se).level);
	if (c->replicates_undefined)
		lbl_buf_printf(out, "  %" PRIu64 " replicates undefined", c->replicates_undefined);
	lbl_buf_putc(out, '\n');
}

/* Standard errors, intervals, and the words for them. */
static void put_errors(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	const struct lbl_bootstrap *b = &r->wanted->bootstrap;
	int scale = r->wanted->benchmark;
	size_t n;
	char level[LBL_NUM_MAX];

	lbl_measures(&n);
	lbl_num_format(r->wanted->ci_level * 100, level);
	lbl_buf_printf(out, "\n%-19s %10s %10s %10s%s%s\n", "error", "se", "low", "high",
		       scale < 0 ? "" : "  ", scale < 0 ? "" : lbl_benchmark_name(scale));
	for (size_t i = 0; i < n; i++)
		if (lbl_agreement_shows(r, i))
			put_error(r, i, out);
	lbl_buf_printf(out, "low and high: %s %% confidence", level);
	if (b->replicates)
		lbl_buf_printf(out, ", of %" PRIu64 " bootstrap replicates, seed %" PRIu64,
			       b->replicates, b->seed);
	lbl_buf_putc(out, '\n');
}

void lbl_text_name(struct lbl_buf *out, struct lbl_span name)
{
	struct lbl_buf quoted = { 0 };
	bool plain = name.len > 0;

	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		plain &= c > ' ' && c != '"' && c != 0x7f;
	}
	if (plain) {
		lbl_show(out, name, 0);
		return;
	}
	lbl_text_quote(&quoted, name.ptr, name.len);
	lbl_show(out, lbl_buf_span(&quoted), 0);
	lbl_buf_clear(&quoted);
}

void lbl_text_pair(const struct lbl_agreement_result *r, uint32_t a, uint32_t b,
		   struct lbl_buf *out)
{
	lbl_buf_puts(out, "  ");
	lbl_text_name(out, lbl_intern_text(r->of->annotators, a));
	lbl_buf_putc(out, ' ');
	lbl_text_name(out, lbl_intern_text(r->of->annotators, b));
	lbl_buf_putc(out, '\n');
}

bool lbl_text_pairs_listed(const struct lbl_agreement_result *r, size_t n, struct lbl_buf *out)
{
	bool listed = n <= LBL_PAIRS_LISTED || r->wanted->list_pairs;

	if (!listed)
		lbl_buf_printf(out,
			       "\n%zu pairs of annotators share items (--by pair lists them)\n", n);
	return n && listed;
}

static void put_pair(const struct lbl_agreement_result *r, const struct lbl_kappa *k,
		     struct lbl_buf *out)
{
	lbl_buf_printf(out, "%10" PRIu64, k->cohen.n);
	lbl_text_number(out, k->cohen.observed);
	lbl_text_number(out, k->cohen.value);
	lbl_text_pair(r, k->a, k->b, out);
}

static void put_pairs(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	size_t n = r->ratings.n_kappas;

	if (!lbl_text_pairs_listed(r, n, out))
		return;
	lbl_buf_printf(out, "\n%10s %10s %10s  annotators\n", "n", "percent", "cohen");
	for (size_t i = 0; i < n; i++)
		put_pair(r, &r->ratings.kappas[i], out);
}

static void put_labels(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	int width = name_width(r);
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	if (!r->labels)
		return;
	lbl_buf_printf(out, "\n%10s %-*s %10s %10s  label%s\n", r->marked ? "marks" : "ratings",
		       width, "coefficient", "value", "se", r->marked ? "" : " against others");
	for (size_t k = 0; k < r->n_labels; k++) {
		for (size_t i = 0; i < n; i++) {
			if (!lbl_agreement_shows_label(r, i))
				continue;
			lbl_buf_printf(out, "%10" PRIu64 " %-*s", r->labels[k].ratings, width,
				       lbl_measure_name(&measures[i], false));
			lbl_text_number(out, r->labels[k].coefficients[i].value);
			lbl_text_number(out, r->labels[k].coefficients[i].se);
			lbl_buf_puts(out, "  ");
			lbl_text_name(out, r->labels[k].label);
			lbl_buf_putc(out, '\n');
		}
	}
}

static void put_annotators(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	if (!r->annotators)
		return;
	lbl_buf_printf(out, "\n%10s %10s %10s %10s  annotator with others\n", "n", "percent",
		       "cohen", "pairs");
	for (uint32_t i = 0; i < lbl_intern_count(r->of->annotators); i++) {
		const struct lbl_by_annotator *a = &r->annotators[i];

		lbl_buf_printf(out, "%10" PRIu64, a->n);
		lbl_text_number(out, a->observed);
		lbl_text_number(out, a->cohen);
		lbl_buf_printf(out, " %10" PRIu64 "  ", a->pairs + a->pairs_undefined);
		lbl_text_name(out, lbl_intern_text(r->of->annotators, i));
		lbl_buf_putc(out, '\n');
	}
}

static void put_forms(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	size_t n;

	lbl_measures(&n);
	for (size_t i = 0; i < n; i++)
		if (lbl_agreement_shows(r, i))
			lbl_agreement_full_text(r, i, out);
}

void lbl_agreement_result_text(const struct lbl_agreement_result *r, struct lbl_buf *out)
{
	put_counts(r, out);
	put_coefficients(r, out);
	if (!lbl_shape_is_marks(r->of->options.shape))
		put_errors(r, out);
	put_forms(r, out);
	if (r->marked)
		lbl_marks_text_left_out(r, out);
	put_labels(r, out);
	put_annotators(r, out);
	lbl_marks_text_annotators(r, out);
	lbl_agreement_slices_text(r, out);
	put_pairs(r, out);
	lbl_marks_text_pairs(r, out);
}
