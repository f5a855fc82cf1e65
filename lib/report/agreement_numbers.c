/*
 * agreement_numbers: labels' texts to exact numbers and to ranks. Distances, which are of
 * doubles, are report/agreement_scale's.
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

/* The first label that is no number; ptr NULL: there is none. */
static struct lbl_span no_number(const struct lbl_intern *labels)
{
	for (uint32_t i = 0; i < lbl_intern_count(labels); i++) {
		struct lbl_span label = lbl_intern_text(labels, i);

		if (!lbl_num_is_json(label))
			return label;
	}
	return (struct lbl_span){ 0 };
}

static int64_t *units_of(const struct lbl_intern *labels)
{
	uint32_t n = lbl_intern_count(labels);
	struct lbl_span *texts = lbl_alloc_zero(n, sizeof *texts);
	int64_t *units = lbl_alloc_zero(n, sizeof *units);

	for (uint32_t i = 0; i < n; i++)
		texts[i] = lbl_intern_text(labels, i);
	lbl_decimal_units(texts, n, units);
	free(texts);
	return units;
}

struct place {
	int64_t units;
	struct lbl_span text;
	uint32_t i;
};

/* Units may be rounded, then texts tell. */
static int by_number(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->units != y->units)
		return x->units < y->units ? -1 : 1;
	return lbl_decimal_compare(x->text, y->text);
}

/* Of numbers; equal ones, which were written differently, share a rank. */
static uint32_t *ranks_by_value(const struct lbl_intern *labels)
{
	uint32_t n = lbl_intern_count(labels), rank = 0;
	uint32_t *ranks = lbl_alloc_zero(n, sizeof *ranks);
	struct place *places = lbl_alloc_zero(n, sizeof *places);
	int64_t *units = units_of(labels);

	for (uint32_t i = 0; i < n; i++)
		places[i] = (struct place){ units[i], lbl_intern_text(labels, i), i };
	if (n)
		qsort(places, n, sizeof *places, by_number);
	for (uint32_t i = 0; i < n; i++) {
		rank += i && by_number(&places[i - 1], &places[i]) != 0;
		ranks[places[i].i] = rank;
	}
	free(places);
	free(units);
	return ranks;
}

static uint32_t *ranks_as_listed(uint32_t n)
{
	uint32_t *ranks = lbl_alloc_zero(n, sizeof *ranks);

	for (uint32_t i = 0; i < n; i++)
		ranks[i] = i;
	return ranks;
}

static int need_units(struct lbl_scale *s, const struct lbl_agreement *a, const char *named,
		      struct lbl_error *err)
{
	struct lbl_span word = no_number(a->categories);

	if (word.ptr && named)
		return lbl_error_set(err, LBL_E_INPUT,
				     "--coefficient %s: label '%.*s' is no number", named,
				     (int)(word.len < 80 ? word.len : 80), word.ptr);
	if (!word.ptr)
		s->units = units_of(a->categories);
	return 0;
}

static int need_ranks(struct lbl_scale *s, const struct lbl_agreement *a, const char *named,
		      struct lbl_error *err)
{
	bool words = no_number(a->categories).ptr != NULL;

	if (a->options.categories.n)
		s->ranks = ranks_as_listed(lbl_intern_count(a->categories));
	else if (!words)
		s->ranks = ranks_by_value(a->categories);
	else if (named)
		return lbl_error_set(err, LBL_E_INPUT,
				     "--coefficient %s needs the order of the labels, which are no "
				     "numbers: give it, as in --categories low,mid,high", named);
	return 0;
}

int lbl_agreement_numbers_init(struct lbl_scale *s, const struct lbl_agreement *a,
			       const struct lbl_agreement_wanted *wanted, struct lbl_error *err)
{
	static const struct {
		unsigned kind;
		int (*need)(struct lbl_scale *s, const struct lbl_agreement *a, const char *named,
			    struct lbl_error *err);
	} rows[] = { { LBL_MEASURES_NUMBERS, need_units }, { LBL_MEASURES_RANKS, need_ranks } };

	s->ci_level = wanted->ci_level;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool named;
		const struct lbl_measure *m = find(wanted, rows[i].kind, &named);

		if (m && rows[i].need(s, a, named ? m->name : NULL, err))
			return -1;
	}
	return 0;
}
