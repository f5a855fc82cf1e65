/*
 * disorder: the cheapest cover of all units by disjoint groups. Units are priced
 * so that no group is cheaper than its units' prices together; what a group costs
 * above that is its slack. The prices' sum is a lower bound, so the search looks
 * for the cover of least slack, and most of it needs none.
 */
#include "stat/disorder.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/disorder_groups.h"
#include "stat/sum.h"

#define EPSILON 1e-12 /* slacks that differ by less are equal */
#define NONE    UINT32_MAX
#define ROUNDS  200 /* of bargaining; more hardly tighten the bound */

const struct lbl_gamma lbl_gamma_usual = { 1, 1, 1 };

struct search {
	struct lbl_groups groups;
	size_t n_units;
	double *price;    /* by unit */
	uint32_t *at;     /* by unit: where its groups begin in member, with one end */
	uint32_t *member; /* groups by unit; least slack first, once they are sorted */
	uint32_t *parent; /* by unit: lots, as a forest; unit numbers fall towards the root */
	uint32_t *next;   /* by unit: the next of its lot, or NONE */
	bool *covered;
	size_t steps, steps_max;
	/* the present lot: */
	uint32_t *lot;
	size_t lot_size;
	uint32_t *chosen, *best; /* groups */
	size_t n_chosen, n_best;
	double best_slack;
};

static const uint32_t *units_of(const struct search *s, const struct lbl_group *g)
{
	return s->groups.units + g->first;
}

/* Each unit's groups, by counting; in the order of the groups. */
static void index_groups(struct search *s)
{
	const struct lbl_groups *g = &s->groups;
	uint32_t *next = lbl_alloc_zero(s->n_units + 1, sizeof *next);

	memset(s->at, 0, (s->n_units + 1) * sizeof *s->at);
	for (size_t i = 0; i < g->n_units; i++)
		s->at[g->units[i] + 1]++;
	for (size_t u = 0; u < s->n_units; u++)
		s->at[u + 1] += s->at[u];
	memcpy(next, s->at, (s->n_units + 1) * sizeof *next);
	for (size_t i = 0; i < g->n; i++)
		for (uint32_t j = 0; j < g->v[i].size; j++)
			s->member[next[units_of(s, &g->v[i])[j]]++] = (uint32_t)i;
	free(next);
}

static void raise_price(struct search *s, size_t unit, double by)
{
	s->price[unit] += by;
	for (uint32_t i = s->at[unit]; i < s->at[unit + 1]; i++)
		s->groups.v[s->member[i]].slack -= by;
}

/* The slacks of the unit's cheapest group, and of the next. */
static void two_least(const struct search *s, size_t unit, double *first, double *second)
{
	*first = *second = INFINITY;
	for (uint32_t i = s->at[unit]; i < s->at[unit + 1]; i++) {
		double slack = s->groups.v[s->member[i]].slack;

		if (slack < *first) {
			*second = *first;
			*first = slack;
		} else if (slack < *second) {
			*second = slack;
		}
	}
}

/*
 * A price halfway between what the cheapest group and the next would bear leaves the unit one
 * group below zero, and raises the bound as far as this price alone can. Over some rounds the
 * units come to agree, or nearly.
 * Source: D. Wedelin, Ann. Oper. Res. 57 (1995) 283-301.
 */
static void bargain(struct search *s)
{
	for (size_t u = 0; u < s->n_units; u++) {
		double first, second;

		two_least(s, u, &first, &second);
		raise_price(s, u, isinf(second) ? first : (first + second) / 2);
	}
}

/* The last round takes the least slack alone: a unit leaves none of its groups below zero. */
static void set_prices(struct search *s)
{
	for (size_t i = 0; i < s->groups.n; i++)
		s->groups.v[i].slack = s->groups.v[i].cost;
	for (int round = 0; round < ROUNDS; round++)
		bargain(s);
	for (size_t u = 0; u < s->n_units; u++) {
		double first, second;

		two_least(s, u, &first, &second);
		raise_price(s, u, first);
	}
	for (size_t i = 0; i < s->groups.n; i++)
		s->groups.v[i].slack = fmax(0, s->groups.v[i].slack);
}

static int by_slack(const void *x, const void *y)
{
	const struct lbl_group *a = x, *b = y;

	if (a->slack != b->slack)
		return a->slack < b->slack ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

static uint32_t lot_of(struct search *s, uint32_t unit)
{
	while (s->parent[unit] != unit)
		unit = s->parent[unit] = s->parent[s->parent[unit]];
	return unit;
}

static void tie_lots(struct search *s)
{
	for (size_t u = 0; u < s->n_units; u++)
		s->parent[u] = (uint32_t)u;
	for (size_t i = 0; i < s->groups.n; i++) {
		const uint32_t *units = units_of(s, &s->groups.v[i]);

		for (uint32_t j = 1; j < s->groups.v[i].size; j++) {
			uint32_t a = lot_of(s, units[0]), b = lot_of(s, units[j]);

			s->parent[a > b ? a : b] = a > b ? b : a;
		}
	}
	for (size_t u = 0; u < s->n_units; u++)
		s->next[u] = NONE;
	for (uint32_t u = (uint32_t)s->n_units; u-- > 0;) {
		uint32_t root = lot_of(s, u);

		if (root == u)
			continue;
		s->next[u] = s->next[root];
		s->next[root] = u;
	}
}

static bool fits(const struct search *s, const struct lbl_group *g)
{
	const uint32_t *units = units_of(s, g);

	for (uint32_t i = 0; i < g->size; i++)
		if (s->covered[units[i]])
			return false;
	return true;
}

static void cover(struct search *s, const struct lbl_group *g, bool covered)
{
	const uint32_t *units = units_of(s, g);

	for (uint32_t i = 0; i < g->size; i++)
		s->covered[units[i]] = covered;
}

/* The open unit with the least choice among groups that could still pay; none left: size. */
static size_t pick(struct search *s, double room)
{
	size_t best = s->lot_size, fewest = SIZE_MAX;

	for (size_t k = 0; k < s->lot_size && fewest > 1; k++) {
		uint32_t u = s->lot[k];
		size_t choices = 0;

		s->steps++;
		if (s->covered[u])
			continue;
		for (uint32_t i = s->at[u]; i < s->at[u + 1] && choices < fewest; i++) {
			s->steps++;
			if (s->groups.v[s->member[i]].slack > room)
				break;
			choices += fits(s, &s->groups.v[s->member[i]]);
		}
		if (choices < fewest) {
			fewest = choices;
			best = k;
		}
	}
	return best;
}

/* false: the limit is passed. */
static bool descend(struct search *s, double slack)
{
	double room = s->best_slack - slack - EPSILON;
	size_t k = pick(s, room);
	uint32_t unit;

	if (s->steps > s->steps_max)
		return false;
	if (k == s->lot_size) {
		s->best_slack = slack;
		s->n_best = s->n_chosen;
		memcpy(s->best, s->chosen, s->n_chosen * sizeof *s->best);
		return true;
	}
	unit = s->lot[k];
	for (uint32_t i = s->at[unit]; i < s->at[unit + 1]; i++) {
		const struct lbl_group *g = &s->groups.v[s->member[i]];
		bool good;

		if (slack + g->slack > s->best_slack - EPSILON)
			break;
		if (!fits(s, g))
			continue;
		cover(s, g, true);
		s->chosen[s->n_chosen++] = s->member[i];
		good = descend(s, slack + g->slack);
		s->n_chosen--;
		cover(s, g, false);
		if (!good)
			return false;
	}
	return true;
}

static bool solve_lots(struct search *s, double *cost)
{
	struct lbl_sum sum = { 0 };

	for (uint32_t root = 0; root < s->n_units; root++) {
		if (s->parent[root] != root)
			continue;
		s->lot_size = 0;
		for (uint32_t u = root; u != NONE; u = s->next[u])
			s->lot[s->lot_size++] = u;
		s->best_slack = INFINITY;
		if (!descend(s, 0))
			return false;
		for (size_t i = 0; i < s->n_best; i++)
			lbl_sum_add(&sum, s->groups.v[s->best[i]].cost);
	}
	*cost = lbl_sum_value(&sum);
	return true;
}

static bool solve(struct search *s, double *cost)
{
	s->price = lbl_alloc_zero(s->n_units, sizeof *s->price);
	s->at = lbl_alloc_zero(s->n_units + 1, sizeof *s->at);
	s->member = lbl_alloc_zero(s->groups.n_units, sizeof *s->member);
	s->parent = lbl_alloc_zero(s->n_units, sizeof *s->parent);
	s->next = lbl_alloc_zero(s->n_units, sizeof *s->next);
	s->covered = lbl_alloc_zero(s->n_units, sizeof *s->covered);
	s->lot = lbl_alloc_zero(s->n_units, sizeof *s->lot);
	s->chosen = lbl_alloc_zero(s->n_units, sizeof *s->chosen);
	s->best = lbl_alloc_zero(s->n_units, sizeof *s->best);
	index_groups(s);
	set_prices(s);
	if (s->groups.n)
		qsort(s->groups.v, s->groups.n, sizeof *s->groups.v, by_slack);
	index_groups(s);
	tie_lots(s);
	return solve_lots(s, cost);
}

static void clear(struct search *s)
{
	lbl_groups_clear(&s->groups);
	free(s->price);
	free(s->at);
	free(s->member);
	free(s->parent);
	free(s->next);
	free(s->covered);
	free(s->lot);
	free(s->chosen);
	free(s->best);
}

bool lbl_disorder_best(const struct lbl_annotated_units *annotators, size_t n,
		       const struct lbl_gamma *d, const struct lbl_disorder_limits *limits,
		       double *cost)
{
	static const struct lbl_disorder_limits usual = { LBL_DISORDER_ANNOTATORS_MAX,
							  LBL_DISORDER_GROUPS_MAX,
							  LBL_DISORDER_STEPS_MAX };
	struct search s = { .steps_max = limits ? limits->steps : usual.steps };
	bool good;

	for (size_t i = 0; i < n; i++)
		s.n_units += annotators[i].n;
	good = lbl_groups_find(&s.groups, annotators, n, d, limits ? limits : &usual) &&
	       solve(&s, cost);
	clear(&s);
	return good;
}
