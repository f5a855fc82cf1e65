/*
 * unitizing: observed disagreement is summed item by item; what chance would give
 * needs all lengths of units and gaps, so these are kept, in bags. All sums are
 * whole numbers up to the last steps.
 */
#include "stat/unitizing.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/f1.h" /* reasons */
#include "stat/sum.h"

const char *lbl_unfit_name(enum lbl_unfit why)
{
	static const char *const names[] = {
		[LBL_UNFIT_NO_LENGTH] = "no_length", [LBL_UNFIT_TOO_LONG] = "too_long",
		[LBL_UNFIT_NOT_WHOLE] = "not_whole", [LBL_UNFIT_REPEATED] = "repeated_ratings",
		[LBL_UNFIT_EMPTY] = "empty",	     [LBL_UNFIT_OUTSIDE] = "outside",
		[LBL_UNFIT_OVERLAP] = "overlap",
	};

	return names[why];
}

static void clear_category(struct lbl_unitizing_category *c)
{
	lbl_lengths_clear(&c->units);
	lbl_lengths_clear(&c->gaps);
	lbl_lengths_clear(&c->items);
}

/* Forgets the sums, not what was left out. */
static void clear_sums(struct lbl_unitizing *u)
{
	for (size_t i = 0; i < u->n_categories; i++)
		clear_category(&u->categories[i]);
	free(u->categories);
	u->categories = NULL;
	u->n_categories = u->cap = 0;
	lbl_lengths_clear(&u->items);
}

void lbl_unitizing_clear(struct lbl_unitizing *u)
{
	clear_sums(u);
	lbl_everyone_clear(&u->complete);
	*u = (struct lbl_unitizing){ 0 };
}

struct lbl_unitizing_category *lbl_unitizing_category(struct lbl_unitizing *u, size_t category)
{
	if (u->cap <= category)
		u->categories = lbl_grow(u->categories, &u->cap, category + 1,
					 sizeof *u->categories);
	if (u->n_categories <= category) {
		memset(u->categories + u->n_categories, 0,
		       (category + 1 - u->n_categories) * sizeof *u->categories);
		u->n_categories = category + 1;
	}
	return &u->categories[category];
}

static int by_category(const void *x, const void *y)
{
	const struct lbl_unit *a = x, *b = y;

	if (a->category != b->category)
		return a->category < b->category ? -1 : 1;
	if (a->annotator != b->annotator)
		return a->annotator < b->annotator ? -1 : 1;
	return (a->start > b->start) - (a->start < b->start);
}

enum lbl_unfit lbl_unitizing_check(struct lbl_unit *units, size_t n, struct lbl_extent extent)
{
	int64_t end = extent.begin + (int64_t)extent.length;

	if (n)
		qsort(units, n, sizeof *units, by_category);
	for (size_t i = 0; i < n; i++)
		if (units[i].start >= units[i].end)
			return LBL_UNFIT_EMPTY;
	for (size_t i = 0; i < n; i++)
		if (units[i].start < extent.begin || units[i].end > end)
			return LBL_UNFIT_OUTSIDE;
	for (size_t i = 1; i < n; i++)
		if (units[i].category == units[i - 1].category &&
		    units[i].annotator == units[i - 1].annotator &&
		    units[i].start < units[i - 1].end)
			return LBL_UNFIT_OVERLAP;
	return LBL_FIT;
}

/* The units of one annotator and category, ascending. */
struct party {
	const struct lbl_unit *v;
	size_t n;
};

static lbl_u128 square(int64_t x)
{
	uint64_t size = x < 0 ? -(uint64_t)x : (uint64_t)x;

	return lbl_u128_mul(size, size);
}

/*
 * Squared lengths of a's units that lie in b's gaps and, when both is set, squared
 * differences of those that overlap units of b.
 */
static lbl_u128 compare(struct party a, struct party b, bool both)
{
	lbl_u128 sum = 0;
	size_t from = 0;

	for (size_t i = 0; i < a.n; i++) {
		size_t j;

		while (from < b.n && b.v[from].end <= a.v[i].start)
			from++;
		for (j = from; j < b.n && b.v[j].start < a.v[i].end; j++)
			if (both)
				sum += square(a.v[i].start - b.v[j].start) +
				       square(a.v[i].end - b.v[j].end);
		if (j == from)
			sum += square(a.v[i].end - a.v[i].start);
	}
	return sum;
}

static void put_units_and_gaps(struct lbl_unitizing_category *c, struct party p,
			       struct lbl_extent extent)
{
	int64_t at = extent.begin, end = extent.begin + (int64_t)extent.length;

	for (size_t i = 0; i < p.n; i++) {
		lbl_lengths_add(&c->units, (uint64_t)(p.v[i].end - p.v[i].start), 1);
		if (p.v[i].start > at)
			lbl_lengths_add(&c->gaps, (uint64_t)(p.v[i].start - at), 1);
		at = p.v[i].end;
	}
	if (end > at)
		lbl_lengths_add(&c->gaps, (uint64_t)(end - at), 1);
}

/* The units of one category of an item; parties is scratch, one a rater, who ascend. */
static void add_category(struct lbl_unitizing_category *c, const struct lbl_unit *units, size_t n,
			 struct party *parties, const uint32_t *raters, size_t n_raters,
			 struct lbl_extent extent)
{
	size_t r = 0;

	memset(parties, 0, n_raters * sizeof *parties);
	for (size_t i = 0; i < n; i++) {
		while (raters[r] != units[i].annotator)
			r++;
		if (!parties[r].n)
			parties[r].v = &units[i];
		parties[r].n++;
	}
	for (size_t i = 0; i < n_raters; i++) {
		put_units_and_gaps(c, parties[i], extent);
		for (size_t j = 0; j < i; j++)
			c->differ += compare(parties[i], parties[j], true) +
				     compare(parties[j], parties[i], false);
	}
	lbl_lengths_add(&c->items, extent.length, 1);
}

void lbl_unitizing_add(struct lbl_unitizing *u, const struct lbl_unit *units, size_t n,
		       const uint32_t *raters, size_t n_raters, struct lbl_extent extent)
{
	unsigned fate = lbl_everyone_add(&u->complete, raters, n_raters, 1, 0);
	struct party *parties;

	if (fate & LBL_EVERYONE_FORGET)
		clear_sums(u);
	if (!(fate & LBL_EVERYONE_TAKE))
		return;
	parties = lbl_alloc_zero(n_raters, sizeof *parties);
	lbl_lengths_add(&u->items, extent.length, 1);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && units[end].category == units[i].category; end++)
			;
		add_category(lbl_unitizing_category(u, units[i].category), units + i, end - i,
			     parties, raters, n_raters, extent);
	}
	free(parties);
}

static int by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/* New array: from's raters by u's numbers, ascending. */
static uint32_t *mapped_raters(const struct lbl_everyone *from, const uint32_t *map)
{
	uint32_t *raters = lbl_alloc_zero(from->n, sizeof *raters);

	for (size_t i = 0; i < from->n; i++)
		raters[i] = map ? map[from->raters[i]] : from->raters[i];
	if (from->n)
		qsort(raters, from->n, sizeof *raters, by_number);
	return raters;
}

static void merge_sums(struct lbl_unitizing *u, const struct lbl_unitizing *from,
		       const uint32_t *categories)
{
	lbl_lengths_merge(&u->items, &from->items);
	for (size_t i = 0; i < from->n_categories; i++) {
		const struct lbl_unitizing_category *c = &from->categories[i];
		struct lbl_unitizing_category *to;

		if (!c->units.n)
			continue;
		to = lbl_unitizing_category(u, categories ? categories[i] : i);
		to->differ += c->differ;
		lbl_lengths_merge(&to->units, &c->units);
		lbl_lengths_merge(&to->gaps, &c->gaps);
		lbl_lengths_merge(&to->items, &c->items);
	}
}

void lbl_unitizing_merge(struct lbl_unitizing *u, const struct lbl_unitizing *from,
			 const uint32_t *raters, const uint32_t *categories)
{
	const struct lbl_everyone *c = &from->complete;
	uint32_t *all = mapped_raters(c, raters);
	unsigned fate = lbl_everyone_add(&u->complete, all, c->n, c->items, c->dropped);

	if (fate & LBL_EVERYONE_FORGET)
		clear_sums(u);
	if (fate & LBL_EVERYONE_TAKE)
		merge_sums(u, from, categories);
	for (int i = 0; i < LBL_UNFITS; i++)
		u->left_out[i] += from->left_out[i];
	free(all);
}

void lbl_unitizing_settle(struct lbl_unitizing *u)
{
	lbl_lengths_settle(&u->items);
	for (size_t i = 0; i < u->n_categories; i++) {
		lbl_lengths_settle(&u->categories[i].units);
		lbl_lengths_settle(&u->categories[i].gaps);
		lbl_lengths_settle(&u->categories[i].items);
	}
}

/*
 * The sum over units of l^2 times the places that the gaps have for one of its length. Both
 * ascend: from the longest down, each gap enters once.
 */
static double places(const struct lbl_lengths *units, const struct lbl_lengths *gaps)
{
	size_t next = gaps->n;
	lbl_u128 length = 0, n = 0; /* of the gaps that are long enough */
	struct lbl_sum sum = { 0 };

	for (size_t i = units->n; i-- > 0;) {
		uint64_t l = units->v[i].length;

		for (; next > 0 && gaps->v[next - 1].length >= l; next--) {
			length += lbl_u128_mul(gaps->v[next - 1].length, gaps->v[next - 1].count);
			n += gaps->v[next - 1].count;
		}
		lbl_sum_add(&sum, (double)lbl_u128_mul(l, l) * (double)units->v[i].count *
				  (double)(length - n * (l - 1)));
	}
	return lbl_sum_value(&sum);
}

static double total(const struct lbl_lengths *l)
{
	lbl_u128 sum = 0;

	for (size_t i = 0; i < l->n; i++)
		sum += lbl_u128_mul(l->v[i].length, l->v[i].count);
	return (double)sum;
}

/* Where nobody has a unit of it, an item is a gap for each annotator. */
static double places_elsewhere(const struct lbl_unitizing *u,
			       const struct lbl_unitizing_category *c)
{
	struct lbl_lengths others = { 0 };
	double sum;

	lbl_lengths_merge(&others, &u->items);
	lbl_lengths_settle(&others);
	lbl_lengths_take(&others, &c->items);
	sum = places(&c->units, &others);
	lbl_lengths_clear(&others);
	return sum;
}

/* What a unit differs by from the others it could overlap: 2 (1^2 + ... + (l-1)^2). */
static double shifts(double l)
{
	return l * (l - 1) * (2 * l - 1) / 3;
}

static double expected(const struct lbl_unitizing *u, const struct lbl_unitizing_category *c)
{
	double m = (double)u->complete.n, length = total(&u->items), all = m * length;
	double others = (double)lbl_lengths_count(&c->units) - 1;
	struct lbl_sum sum = { 0 }, within = { 0 };
	double rest;

	lbl_sum_add(&sum, places_elsewhere(u, c) * m);
	lbl_sum_add(&sum, places(&c->units, &c->gaps));
	for (size_t i = 0; i < c->units.n; i++) {
		double l = (double)c->units.v[i].length, n = (double)c->units.v[i].count;

		lbl_sum_add(&sum, n * shifts(l) * others);
		lbl_sum_add(&within, n * l * (l - 1));
	}
	rest = all * (all - 1) - lbl_sum_value(&within);
	return rest > 0 ? 2 * lbl_sum_value(&sum) / length / rest : 0;
}

struct lbl_disagreement lbl_unitizing_disagreement(const struct lbl_unitizing *u, size_t category)
{
	const struct lbl_unitizing_category *c = &u->categories[category];
	double m = (double)u->complete.n, length = total(&u->items);

	if (!c->units.n || m < 2)
		return (struct lbl_disagreement){ 0, 0 };
	return (struct lbl_disagreement){ 2 * (double)c->differ / (m * (m - 1)) / length / length,
					  expected(u, c) };
}

/* Nothing is complete: what has kept most items out. */
static const char *why_none(const struct lbl_unitizing *u)
{
	const char *why = u->complete.dropped ? LBL_REASON_INCOMPLETE : LBL_REASON_NO_ANNOTATIONS;
	uint64_t most = u->complete.dropped;

	for (int i = 0; i < LBL_UNFITS; i++) {
		if (u->left_out[i] <= most)
			continue;
		most = u->left_out[i];
		why = lbl_unfit_name((enum lbl_unfit)i);
	}
	return why;
}

void lbl_unitizing_alpha(const struct lbl_unitizing *u, size_t category,
			 struct lbl_coefficient *out)
{
	struct lbl_sum observed = { 0 }, chance = { 0 };
	size_t from = category == LBL_UNITIZING_ALL ? 0 : category;
	size_t end = category == LBL_UNITIZING_ALL ? u->n_categories : category + 1;
	uint64_t units = 0;

	for (size_t i = from; i < end && i < u->n_categories; i++) {
		struct lbl_disagreement d = lbl_unitizing_disagreement(u, i);

		lbl_sum_add(&observed, d.observed);
		lbl_sum_add(&chance, d.expected);
		units += lbl_lengths_count(&u->categories[i].units);
	}
	*out = lbl_coefficient_undefined(!u->complete.items ? why_none(u) :
					 u->complete.n < 2  ? LBL_REASON_NO_OVERLAP :
							      LBL_REASON_NO_MARKS);
	if (units && u->complete.n > 1) {
		lbl_coefficient_set(out, lbl_sum_value(&observed), lbl_sum_value(&chance));
		out->se_reason = out->reason ? NULL : LBL_REASON_NOT_ESTIMATED;
	}
	out->observed = out->expected = NAN;
	out->n = u->complete.items;
	out->ratings = units;
}
