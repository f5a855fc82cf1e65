/*
 * bootstrap: draws replicates, each from a stream of its own, and has the rows of
 * stat/agreement compute them. What does not ask who rated is drawn by patterns of
 * ratings, all else by items (stat/answers), whose tables are made anew each time.
 */
#include "stat/bootstrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/mem.h"
#include "stat/binomial.h"
#include "stat/sum.h"

#define AT_A_TIME 16 /* replicates a task */

/* Items that are left to be drawn, and those that they are drawn from. */
struct urn {
	struct lbl_random random;
	uint64_t left, whole;
};

static void fill_urn(struct urn *u, const struct lbl_bootstrap *b, uint64_t replicate,
		     uint64_t items)
{
	lbl_random_init(&u->random, b->seed, replicate);
	u->left = u->whole = items;
}

/* How often one of so many equal items comes up; over all of them, a multinomial draw. */
static uint64_t draw(struct urn *u, uint64_t items)
{
	uint64_t n = lbl_binomial(&u->random, u->left, items, u->whole);

	u->left -= n;
	u->whole -= items;
	return n;
}

/* All replicates: a row of values for each coefficient at stake, NAN where undefined. */
struct work {
	const struct lbl_bootstrap *b;
	const struct lbl_ratings *of;
	const struct lbl_answers *answers;
	const uint32_t *categories; /* of the answers; NULL: the same */
	size_t *places;             /* of coefficients, in lbl_measures */
	size_t n_places;
	uint64_t items;      /* to be drawn */
	uint32_t annotators; /* a bound of those of the answers */
	bool with_raters, with_complete;
	double *values;
};

static void keep(const struct work *w, const struct lbl_ratings *r, uint64_t replicate)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	for (size_t k = 0; k < w->n_places; k++) {
		struct lbl_coefficient c;

		measures[w->places[k]].compute(r, &c);
		w->values[k * w->b->replicates + replicate] = c.reason ? NAN : c.value;
	}
}

/* By patterns. */

struct by_pattern {
	const struct work *work;
	struct lbl_ratings twin;
};

static void draw_patterns(const struct work *w, uint64_t replicate, struct lbl_ratings *twin)
{
	struct urn u;

	fill_urn(&u, w->b, replicate, w->items);
	twin->list.n = 0;
	for (size_t i = 0; i < w->of->list.n; i++) {
		uint64_t items = draw(&u, w->of->list.v[i].items);

		if (!items)
			continue;
		twin->list.v[twin->list.n] = w->of->list.v[i];
		twin->list.v[twin->list.n++].items = items;
	}
	lbl_ratings_recount(twin);
	keep(w, twin, replicate);
}

static void some_by_pattern(void *state, size_t number)
{
	struct by_pattern *s = state;
	uint64_t end = s->work->b->replicates, first = number * AT_A_TIME;

	for (uint64_t i = first; i < end && i < first + AT_A_TIME; i++)
		draw_patterns(s->work, i, &s->twin);
}

/* By items. */

struct by_item {
	const struct work *work;
	struct lbl_patterns patterns;
	struct lbl_pairs pairs;
	struct lbl_raters raters;
	struct lbl_complete complete; /* its pairs are in `pairs` as well */
	struct lbl_cell_queue to_pairs, to_complete;
	struct lbl_vote_by *ratings; /* scratch for an item, cap each */
	uint32_t *chosen;
	struct lbl_vote_count *votes;
	size_t cap;
};

static void add_answer(struct by_item *s, const struct lbl_answer *a, uint64_t items)
{
	const uint32_t *categories = s->work->categories;
	uint32_t pattern;

	if (a->n > s->cap) {
		s->ratings = lbl_grow(s->ratings, &s->cap, a->n, sizeof *s->ratings);
		s->chosen = lbl_resize(s->chosen, s->cap, sizeof *s->chosen);
		s->votes = lbl_resize(s->votes, s->cap, sizeof *s->votes);
	}
	for (size_t i = 0; i < a->n; i++) {
		s->ratings[i] = a->votes[i];
		if (categories)
			s->ratings[i].category = categories[a->votes[i].category];
		s->chosen[i] = s->ratings[i].category;
	}
	lbl_pairs_add_items(&s->pairs, &s->to_pairs, s->ratings, a->n, items);
	if (s->work->with_complete &&
	    lbl_complete_note(&s->complete, &s->to_complete, NULL, s->ratings, a->n, items))
		lbl_pairs_add_items(&s->complete.pairs, &s->to_complete, s->ratings, a->n, items);
	pattern = lbl_patterns_add_item(&s->patterns, s->chosen, a->n, s->votes);
	s->patterns.items[pattern] += items - 1;
	for (size_t i = 0; s->work->with_raters && i < a->n; i++) {
		struct lbl_cell cell = lbl_raters_cell(s->ratings[i].annotator, pattern,
						       s->ratings[i].category, items);

		lbl_pairs_add(&s->raters.cells, &cell);
	}
}

static void clear_tables(struct by_item *s)
{
	lbl_patterns_clear(&s->patterns);
	lbl_pairs_clear(&s->pairs);
	lbl_raters_clear(&s->raters);
	lbl_complete_clear(&s->complete);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void draw_items(struct by_item *s, uint64_t replicate)
{
	const struct work *w = s->work;
	struct lbl_counted counted = { &s->patterns, &s->pairs,
				       w->with_raters ? &s->raters : NULL,
				       w->of->margins.n_categories,
				       w->with_complete ? &s->complete : NULL };
	struct lbl_ratings r;
	struct urn u;

	fill_urn(&u, w->b, replicate, w->items);
	lbl_pairs_grid(&s->pairs, w->annotators, (uint32_t)counted.n_categories,
		       least(w->answers->n_votes, LBL_PAIR_GRID_MOST));
	for (size_t i = 0; i < w->answers->n; i++) {
		uint64_t items = draw(&u, w->answers->v[i].items);

		if (items)
			add_answer(s, &w->answers->v[i], items);
	}
	lbl_pairs_flush(&s->pairs, &s->to_pairs);
	lbl_pairs_flush(&s->complete.pairs, &s->to_complete);
	lbl_ratings_init(&r, &counted, w->of->scale);
	r.values_alone = true;
	keep(w, &r, replicate);
	lbl_ratings_clear(&r);
	clear_tables(s);
}

static void one_by_item(void *state, size_t number)
{
	draw_items(state, number);
}

/* What replicates say. */

uint64_t lbl_bootstrap_rank(uint64_t n, double level)
{
	double share = ((double)n + 1) * ((1 - level) / 2), whole = rint(share);

	/* (1 - .9) / 2 falls short of .05; 1000 times that shall be 50 */
	return (uint64_t)(fabs(share - whole) < 1e-9 * share ? whole : floor(share));
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double variance(const double *v, uint64_t n)
{
	struct lbl_sum sum = { 0 }, squares = { 0 };
	double mean;

	for (uint64_t i = 0; i < n; i++)
		lbl_sum_add(&sum, v[i]);
	mean = lbl_sum_value(&sum) / (double)n;
	for (uint64_t i = 0; i < n; i++)
		lbl_sum_add(&squares, (v[i] - mean) * (v[i] - mean));
	return lbl_sum_value(&squares) / (double)(n - 1);
}

static void conclude(const struct lbl_bootstrap *b, double *values, struct lbl_coefficient *c)
{
	uint64_t n = 0, rank;

	for (uint64_t i = 0; i < b->replicates; i++)
		if (!isnan(values[i]))
			values[n++] = values[i];
	c->replicates_undefined = b->replicates - n;
	c->has_ends = true;
	c->low = c->high = NAN;
	if (n < 2) {
		lbl_coefficient_error(c, 0, LBL_REASON_NO_REPLICATES);
		return;
	}
	qsort(values, n, sizeof *values, by_value);
	lbl_coefficient_error(c, variance(values, n), NULL);
	rank = lbl_bootstrap_rank(n, b->level);
	if (!rank)
		return;
	c->low = values[rank - 1];
	c->high = values[n - rank];
}

/* Is there anything that can vary? */
static bool varies(const struct lbl_ratings *r, struct lbl_coefficient *c)
{
	if (c->reason || (c->se_reason && strcmp(c->se_reason, LBL_REASON_SINGLE_ITEM) == 0))
		return false;
	if (r->margins.rated > 1)
		return true;
	lbl_coefficient_error(c, 0, LBL_REASON_SINGLE_ITEM);
	return false;
}

static void find_places(struct work *w, bool who, const bool *chosen, struct lbl_coefficient *c)
{
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);

	w->places = lbl_alloc_zero(n, sizeof *w->places);
	for (size_t i = 0; i < n; i++) {
		if (!chosen[i] || (measures[i].who != LBL_WHO_NOBODY) != who ||
		    !varies(w->of, &c[i]))
			continue;
		w->places[w->n_places++] = i;
		w->with_raters |= measures[i].who == LBL_WHO_RATERS;
		w->with_complete |= measures[i].who == LBL_WHO_COMPLETE;
	}
	w->values = lbl_alloc_zero(w->n_places, w->b->replicates * sizeof *w->values);
}

static void end(struct work *w, struct lbl_coefficient *c)
{
	for (size_t k = 0; k < w->n_places; k++)
		conclude(w->b, w->values + k * w->b->replicates, &c[w->places[k]]);
	free(w->places);
	free(w->values);
}

/* Threads that have something to do. */
static unsigned crew_of(const struct lbl_bootstrap *b, uint64_t tasks)
{
	unsigned n = b->threads < 1 ? 1 : b->threads;

	return n > tasks ? (unsigned)tasks : n;
}

void lbl_bootstrap_patterns(const struct lbl_bootstrap *b, const struct lbl_ratings *r,
			    const bool *chosen, struct lbl_coefficient *c)
{
	struct work w = { .b = b, .of = r, .items = r->margins.rated };
	uint64_t tasks = (b->replicates + AT_A_TIME - 1) / AT_A_TIME;
	unsigned n = crew_of(b, tasks);
	struct by_pattern *each = lbl_alloc_zero(n, sizeof *each);
	void **states = lbl_alloc_zero(n, sizeof *states);

	find_places(&w, false, chosen, c);
	for (unsigned i = 0; i < n; i++) {
		each[i].work = &w;
		lbl_ratings_twin(&each[i].twin, r);
		states[i] = &each[i];
	}
	if (w.n_places)
		lbl_crew_run(some_by_pattern, tasks, states, n);
	for (unsigned i = 0; i < n; i++)
		lbl_ratings_clear(&each[i].twin);
	free(each);
	free(states);
	end(&w, c);
}

void lbl_bootstrap_items(const struct lbl_bootstrap *b, const struct lbl_ratings *r,
			 const struct lbl_answers *answers, const uint32_t *categories,
			 const bool *chosen, struct lbl_coefficient *c)
{
	struct work w = { .b = b, .of = r, .answers = answers, .categories = categories };
	unsigned n = crew_of(b, b->replicates);
	struct by_item *each = lbl_alloc_zero(n, sizeof *each);
	void **states = lbl_alloc_zero(n, sizeof *states);

	for (size_t i = 0; i < answers->n; i++) {
		const struct lbl_answer *a = &answers->v[i];

		w.items += a->items;
		if (a->votes[a->n - 1].annotator >= w.annotators)
			w.annotators = a->votes[a->n - 1].annotator + 1;
	}
	find_places(&w, true, chosen, c);
	for (unsigned i = 0; i < n; i++) {
		each[i].work = &w;
		states[i] = &each[i];
	}
	if (w.n_places)
		lbl_crew_run(one_by_item, b->replicates, states, n);
	for (unsigned i = 0; i < n; i++) {
		free(each[i].ratings);
		free(each[i].chosen);
		free(each[i].votes);
	}
	free(each);
	free(states);
	end(&w, c);
}
