/*
 * The bootstrap where its answer is known: two annotators agree on k of n items, so a replicate's
 * agreement is binomial. All coefficients against all resamples: tests/oracle/bootstrap.py.
 */
#include <math.h>
#include <string.h>

#include "stat/bootstrap.h"
#include "../suite.h"

#define MEASURES 16 /* room for */

static const struct lbl_scale nominal;

/* Counts of two annotators' two by two table, and what becomes of them. */
struct table {
	struct lbl_patterns patterns;
	struct lbl_pairs pairs;
	struct lbl_raters raters;
	struct lbl_answers answers;
	struct lbl_ratings ratings;
	struct lbl_coefficient c[MEASURES];
	bool chosen[MEASURES];
};

static void add_cell(struct table *t, uint32_t k, uint32_t l, uint64_t items, bool by_item)
{
	struct lbl_vote_count votes[2] = { { k < l ? k : l, k == l ? 2 : 1 },
					   { k < l ? l : k, 1 } };
	struct lbl_vote_by both[2] = { { 0, k }, { 1, l } };
	struct lbl_cell cell = { 0, 1, k, l, items };
	uint32_t number;

	if (!items)
		return;
	number = lbl_patterns_add(&t->patterns, votes, k == l ? 1 : 2, items);
	lbl_pairs_add(&t->pairs, &cell);
	for (uint32_t a = 0; a < 2; a++) {
		cell = lbl_raters_cell(a, number, both[a].category, items);
		lbl_pairs_add(&t->raters.cells, &cell);
	}
	for (uint64_t i = 0; by_item && i < items; i++)
		lbl_answers_add(&t->answers, both, 2);
}

/* table: how often 0 0, 0 1, 1 0, 1 1 */
static void set_up(struct table *t, const uint64_t table[4], bool by_item)
{
	struct lbl_counted counted = { &t->patterns, &t->pairs, &t->raters, 2, NULL };
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	memset(t, 0, sizeof *t);
	ck_assert(n <= MEASURES);
	for (uint32_t i = 0; i < 4; i++)
		add_cell(t, i / 2, i % 2, table[i], by_item);
	lbl_answers_settle(&t->answers);
	lbl_ratings_init(&t->ratings, &counted, &nominal);
	for (size_t i = 0; i < n; i++) {
		t->chosen[i] = (measures[i].kinds & LBL_MEASURES_SETS) != 0;
		if (t->chosen[i])
			measures[i].compute(&t->ratings, &t->c[i]);
	}
}

static void tear_down(struct table *t)
{
	lbl_ratings_clear(&t->ratings);
	lbl_patterns_clear(&t->patterns);
	lbl_pairs_clear(&t->pairs);
	lbl_raters_clear(&t->raters);
	lbl_answers_clear(&t->answers);
}

static const struct lbl_coefficient *named(const struct table *t, const char *name)
{
	size_t n;

	return &t->c[lbl_measure_find(lbl_span_of(name)) - lbl_measures(&n)];
}

START_TEST(ranks)
{
	/* by hand: (n + 1)(1 - level) / 2, down to a whole number */
	static const struct {
		uint64_t n;
		double level;
		uint64_t want;
	} rows[] = { { 2000, .95, 50 }, { 1999, .95, 50 }, { 999, .9, 50 },
		     { 998, .9, 49 },   { 38, .95, 0 },    { 39, .95, 1 },
		     { 100, .5, 25 },   { 1000000, .99, 5000 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_uint_eq(lbl_bootstrap_rank(rows[i].n, rows[i].level), rows[i].want);
}
END_TEST

/* Of k of n items, by hand: the error is sqrt(p(1 - p) / n). */
START_TEST(binomial_agreement)
{
	static const uint64_t rows[][4] = {
		{ 2, 0, 1, 2 },
		{ 40, 10, 12, 38 },
		{ 3, 2000, 1, 4000 },
		{ UINT64_C(400000000000000), 1, UINT64_C(200000000000000),
		  UINT64_C(300000000000000) },
	};
	struct lbl_bootstrap b = { .replicates = 20000, .seed = 3, .level = .95, .threads = 2 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const uint64_t *v = rows[i];
		double n = (double)(v[0] + v[1] + v[2] + v[3]), p = (double)(v[0] + v[3]) / n;
		double want = sqrt(p * (1 - p) / n);
		struct table t;

		set_up(&t, v, false);
		lbl_bootstrap_patterns(&b, &t.ratings, t.chosen, t.c);
		/* 4 times 1 / sqrt(2 * 20000) of it */
		ck_assert_msg(fabs(named(&t, "percent")->se / want - 1) < .02, "%zu: %g, not %g", i,
			      named(&t, "percent")->se, want);
		ck_assert(named(&t, "percent")->low < p && named(&t, "percent")->high > p);
		ck_assert(named(&t, "percent")->replicates_undefined == 0);
		tear_down(&t);
	}
}
END_TEST

/* As many items as there are: formulas and bootstrap say nearly the same. */
START_TEST(as_formulas_say)
{
	static const uint64_t table[4] = { 2100, 400, 300, 1200 };
	struct lbl_bootstrap b = { .replicates = 4000, .seed = 5, .level = .95, .threads = 2 };
	struct lbl_coefficient by_formula[MEASURES];
	struct table t;
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	set_up(&t, table, true);
	memcpy(by_formula, t.c, sizeof by_formula);
	lbl_bootstrap_patterns(&b, &t.ratings, t.chosen, t.c);
	lbl_bootstrap_items(&b, &t.ratings, &t.answers, NULL, t.chosen, t.c);
	for (size_t i = 0; i < n; i++) {
		double ends[2];

		if (!t.chosen[i])
			continue;
		lbl_coefficient_interval(&by_formula[i], .95, ends);
		ck_assert_msg(fabs(t.c[i].se / by_formula[i].se - 1) < .06, "%s: %g, not %g",
			      measures[i].name, t.c[i].se, by_formula[i].se);
		ck_assert(fabs(t.c[i].low - ends[0]) < .3 * t.c[i].se);
		ck_assert(fabs(t.c[i].high - ends[1]) < .3 * t.c[i].se);
	}
	tear_down(&t);
}
END_TEST

/* With two annotators who rated all, Conger's kappa of any replicate is Cohen's. */
START_TEST(one_draw_for_all_who)
{
	static const uint64_t table[4] = { 11, 4, 3, 12 };
	struct lbl_bootstrap b = { .replicates = 500, .seed = 9, .level = .9, .threads = 1 };
	struct table t;

	set_up(&t, table, true);
	lbl_bootstrap_items(&b, &t.ratings, &t.answers, NULL, t.chosen, t.c);
	ck_assert(fabs(named(&t, "cohen")->se - named(&t, "conger")->se) < 1e-12);
	ck_assert(fabs(named(&t, "cohen")->low - named(&t, "conger")->low) < 1e-12);
	tear_down(&t);
}
END_TEST

START_TEST(threads_and_seeds)
{
	static const uint64_t table[4] = { 11, 4, 3, 12 };
	struct lbl_coefficient first[MEASURES];

	for (unsigned threads = 0; threads < 5; threads++) {
		struct lbl_bootstrap b = { .replicates = 333, .seed = 1, .level = .9 };
		struct table t;

		b.threads = threads == 4 ? 1 : threads;
		b.seed = threads == 4 ? 2 : 1;
		set_up(&t, table, true);
		lbl_bootstrap_patterns(&b, &t.ratings, t.chosen, t.c);
		lbl_bootstrap_items(&b, &t.ratings, &t.answers, NULL, t.chosen, t.c);
		if (!threads)
			memcpy(first, t.c, sizeof first);
		for (size_t i = 0; i < MEASURES; i++)
			if (t.chosen[i])
				ck_assert((t.c[i].se == first[i].se) == (threads < 4));
		tear_down(&t);
	}
}
END_TEST

START_TEST(nothing_to_vary)
{
	static const uint64_t one[4] = { 0, 1, 0, 0 }, alike[4] = { 9, 0, 0, 0 };
	struct lbl_bootstrap b = { .replicates = 100, .seed = 1, .level = .9, .threads = 1 };
	struct table t;

	set_up(&t, one, true);
	lbl_bootstrap_patterns(&b, &t.ratings, t.chosen, t.c);
	lbl_bootstrap_items(&b, &t.ratings, &t.answers, NULL, t.chosen, t.c);
	ck_assert_str_eq(named(&t, "percent")->se_reason, LBL_REASON_SINGLE_ITEM);
	ck_assert_str_eq(named(&t, "alpha")->se_reason, LBL_REASON_SINGLE_ITEM);
	ck_assert_str_eq(named(&t, "cohen")->reason ? LBL_REASON_SINGLE_ITEM :
						      named(&t, "cohen")->se_reason,
			 LBL_REASON_SINGLE_ITEM);
	tear_down(&t);
	set_up(&t, alike, true);
	lbl_bootstrap_patterns(&b, &t.ratings, t.chosen, t.c);
	lbl_bootstrap_items(&b, &t.ratings, &t.answers, NULL, t.chosen, t.c);
	ck_assert(named(&t, "percent")->se == 0 && named(&t, "percent")->low == 1);
	ck_assert_str_eq(named(&t, "fleiss")->reason, LBL_REASON_SINGLE_CATEGORY);
	ck_assert(!named(&t, "fleiss")->se_reason && isnan(named(&t, "fleiss")->se));
	tear_down(&t);
}
END_TEST

/* Of two items, one of each label, half of all replicates have one label alone. */
START_TEST(undefined_replicates)
{
	static const uint64_t table[4] = { 1, 0, 0, 1 };
	bool none = false;
	struct table t;

	for (uint64_t seed = 0; seed < 64 && !none; seed++) {
		struct lbl_bootstrap b = { .replicates = 2, .seed = seed, .level = .9 };

		set_up(&t, table, false);
		lbl_bootstrap_patterns(&b, &t.ratings, t.chosen, t.c);
		none = named(&t, "alpha")->replicates_undefined == 2;
		if (none)
			ck_assert_str_eq(named(&t, "alpha")->se_reason, LBL_REASON_NO_REPLICATES);
		ck_assert(isnan(named(&t, "alpha")->low));
		tear_down(&t);
	}
	ck_assert(none);
	set_up(&t, table, false);
	lbl_bootstrap_patterns(&(struct lbl_bootstrap){ 10000, 0, .9, 1 }, &t.ratings, t.chosen,
			       t.c);
	/* by hand: 5000, give or take 4 times 50 */
	ck_assert(named(&t, "alpha")->replicates_undefined > 4800 &&
		  named(&t, "alpha")->replicates_undefined < 5200);
	ck_assert(named(&t, "alpha")->low == 1 && named(&t, "alpha")->se == 0);
	tear_down(&t);
}
END_TEST

SUITE("stat/bootstrap", ranks, binomial_agreement, as_formulas_say, one_draw_for_all_who,
      threads_and_seeds, nothing_to_vary, undefined_replicates)
