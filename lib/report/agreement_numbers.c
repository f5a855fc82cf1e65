/*
 * agreement_numbers: labels' texts to numbers in units of their own. Distances, which
 * are of doubles, are report/agreement_scale's.
 */
#include "report/agreement_numbers.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/mem.h"
#include "base/num.h"

/* A wanted coefficient of a kind, one that is asked for by name before others; NULL: none. */
static const struct lbl_measure *find(const struct lbl_agreement_wanted *w, unsigned kind,
				      bool *named)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n), *found = NULL;

	*named = false;
	for (size_t i = 0; i < n && !*named; i++) {
		if (!w->chosen[i] || !(measures[i].kinds & kind))
			continue;
		found = &measures[i];
		*named = w->named[i];
	}
	return found;
}

/* New array: the labels' numbers; NULL, with *at: this one is none. */
static int64_t *units_of(const struct lbl_intern *labels, struct lbl_span *at)
{
	uint32_t n = lbl_intern_count(labels);
	struct lbl_span *texts = lbl_alloc_zero(n, sizeof *texts);
	int64_t *units = NULL;
	bool good = true;

	for (uint32_t i = 0; i < n && good; i++) {
		texts[i] = *at = lbl_intern_text(labels, i);
		good = lbl_num_is_json(texts[i]);
	}
	if (good) {
		units = lbl_alloc_zero(n, sizeof *units);
		lbl_decimal_units(texts, n, units);
	}
	free(texts);
	return units;
}

int lbl_agreement_numbers_init(struct lbl_scale *s, const struct lbl_agreement *a,
			       const struct lbl_agreement_wanted *wanted, struct lbl_error *err)
{
	bool named;
	const struct lbl_measure *of = find(wanted, LBL_MEASURES_NUMBERS, &named);
	struct lbl_span label = { 0 };

	s->ci_level = wanted->ci_level;
	if (!of)
		return 0;
	s->units = units_of(a->categories, &label);
	if (s->units || !named)
		return 0;
	return lbl_error_set(err, LBL_E_INPUT, "--coefficient %s: label '%.*s' is no number",
			     of->name, (int)(label.len < 80 ? label.len : 80), label.ptr);
}
