/*
 * Bradley and Terry's model, with annotators who tell the truth now and then. Comparisons become
 * pairs of candidates, each with its annotators' counts; a step weighs the counts by who is
 * believed, then moves candidate by candidate. What a ranking is made of is the caller's.
 */
#include "stat/preference.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/components.h"
#include "stat/sum.h"

/* How often one annotator put a pair's first candidate before the second, and the contrary. */
struct count {
	uint32_t annotator;
	double wins[2];
};

struct pair {
	uint32_t candidate[2]; /* the first is the smaller number */
	size_t first;          /* its counts end where the next pair's begin */
	double wins[2];        /* as they are believed */
};

/* A candidate's comparisons with another: in which pair, and which of the two it is there. */
struct link {
	size_t pair;
	unsigned side;
};

struct model {
	struct count *counts;
	struct pair *pairs; /* n_pairs, and one that ends the last */
	size_t n_pairs;
	struct link *links; /* by candidate */
	size_t *starts;     /* n_candidates + 1: where its links begin */
	size_t n_annotators, n_candidates;
	double prior;
	uint32_t trusted;
	double *score;   /* by candidate */
	double *average; /* by component: the score of a candidate that all have met */
	double *trust;   /* by annotator: the probability of telling the truth */
	double *said, *true_said; /* by annotator: comparisons, and those believed in this step */
	const uint32_t *component;
	size_t n_components;
};

static uint32_t low(const struct lbl_comparison *c)
{
	return c->winner < c->loser ? c->winner : c->loser;
}

static uint32_t high(const struct lbl_comparison *c)
{
	return c->winner < c->loser ? c->loser : c->winner;
}

static int order(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int by_pair(const void *a, const void *b)
{
	const struct lbl_comparison *x = a, *y = b;
	int c = order(low(x), low(y));

	c = c ? c : order(high(x), high(y));
	return c ? c : order(x->annotator, y->annotator);
}

static void count_pairs(struct model *m, struct lbl_comparison *v, size_t n)
{
	size_t n_counts = 0;

	m->counts = lbl_resize(NULL, n + 1, sizeof *m->counts);
	m->pairs = lbl_resize(NULL, n + 1, sizeof *m->pairs);
	if (n)
		qsort(v, n, sizeof *v, by_pair);
	for (size_t i = 0; i < n; i++) {
		const struct lbl_comparison *c = &v[i], *last = i ? c - 1 : NULL;
		bool known = last && low(c) == low(last) && high(c) == high(last);

		if (!known)
			m->pairs[m->n_pairs++] = (struct pair){ .candidate = { low(c), high(c) },
								.first = n_counts };
		if (!known || c->annotator != last->annotator)
			m->counts[n_counts++] = (struct count){ .annotator = c->annotator };
		m->counts[n_counts - 1].wins[c->winner > c->loser]++;
		m->said[c->annotator]++;
	}
	m->pairs[m->n_pairs].first = n_counts;
}

/* Filling moves each candidate's start to where the next one's is. */
static void link_candidates(struct model *m)
{
	m->starts = lbl_alloc_zero(m->n_candidates + 2, sizeof *m->starts);
	m->links = lbl_resize(NULL, 2 * m->n_pairs + 1, sizeof *m->links);
	for (size_t p = 0; p < m->n_pairs; p++)
		for (unsigned side = 0; side < 2; side++)
			m->starts[m->pairs[p].candidate[side] + 2]++;
	for (size_t i = 2; i < m->n_candidates + 2; i++)
		m->starts[i] += m->starts[i - 1];
	for (size_t p = 0; p < m->n_pairs; p++)
		for (unsigned side = 0; side < 2; side++)
			m->links[m->starts[m->pairs[p].candidate[side] + 1]++] =
				(struct link){ p, side };
}

static void connect(struct model *m, struct lbl_preference *out)
{
	uint32_t *parents = lbl_components_new(m->n_candidates);

	for (size_t p = 0; p < m->n_pairs; p++)
		lbl_components_join(parents, m->pairs[p].candidate[0], m->pairs[p].candidate[1]);
	out->component = lbl_resize(NULL, m->n_candidates + 1, sizeof *out->component);
	out->n_components = lbl_components_number(parents, m->n_candidates, out->component);
	free(parents);
	m->component = out->component;
	m->n_components = out->n_components;
	m->average = lbl_alloc_zero(m->n_components, sizeof *m->average);
}

static double logistic(double x)
{
	return 1 / (1 + exp(-x));
}

/*
 * Believes each comparison as far as its annotator is trusted and the scores speak for it. Where
 * trust is 1, that is wholly. Returns the log likelihood.
 */
static double weigh(struct model *m)
{
	struct lbl_sum likelihood = { 0 };

	for (size_t a = 0; a < m->n_annotators; a++)
		m->true_said[a] = 0;
	for (size_t i = 0; i < m->n_pairs; i++) {
		struct pair *p = &m->pairs[i];
		double apart = m->score[p->candidate[0]] - m->score[p->candidate[1]];
		double wins[2] = { logistic(apart), logistic(-apart) };

		p->wins[0] = p->wins[1] = 0;
		for (size_t k = p->first; k < p[1].first; k++) {
			const struct count *c = &m->counts[k];
			double trust = m->trust[c->annotator];

			for (unsigned side = 0; side < 2; side++) {
				double right = trust * wins[side];
				double all = right + (1 - trust) * wins[1 - side];
				double n = c->wins[side];

				if (n == 0)
					continue;
				p->wins[side] += n * (right / all);
				p->wins[1 - side] += n * (1 - right / all);
				m->true_said[c->annotator] += n * (right / all);
				lbl_sum_add(&likelihood, n * log(all));
			}
		}
	}
	return lbl_sum_value(&likelihood);
}

/* Returns the greatest change. */
static double judge(struct model *m)
{
	double change = 0;

	for (size_t a = 0; a < m->n_annotators; a++) {
		double was = m->trust[a];

		if (a == m->trusted)
			continue;
		m->trust[a] = (m->true_said[a] + LBL_PREFERENCE_TRUE) /
			      (m->said[a] + LBL_PREFERENCE_TRUE + LBL_PREFERENCE_FALSE);
		change = fmax(change, fabs(m->trust[a] - was));
	}
	return change;
}

/* Below what can be told from 0, so that scores far apart stay finite. */
#define LEAST_WEIGHT 1e-300

/* Wins and losses, each by how little it was to be expected. */
struct surprise {
	double up, down;
};

static void meet(struct surprise *s, double score, double other, double wins, double losses)
{
	s->up += wins * logistic(other - score);
	s->down += losses * logistic(score - other);
}

static double move(const struct surprise *s)
{
	return log(fmax(s->up, LEAST_WEIGHT) / fmax(s->down, LEAST_WEIGHT));
}

static void move_averages(struct model *m)
{
	struct surprise *s = lbl_alloc_zero(m->n_components, sizeof *s);

	for (size_t i = 0; i < m->n_candidates; i++)
		meet(&s[m->component[i]], m->average[m->component[i]], m->score[i], m->prior,
		     m->prior);
	for (size_t c = 0; c < m->n_components; c++)
		m->average[c] += move(&s[c]);
	free(s);
}

/* Returns the greatest change. */
static double move_candidates(struct model *m)
{
	double change = 0;

	for (size_t i = 0; i < m->n_candidates; i++) {
		struct surprise s = { 0, 0 };
		double by;

		meet(&s, m->score[i], m->average[m->component[i]], m->prior, m->prior);
		for (size_t k = m->starts[i]; k < m->starts[i + 1]; k++) {
			const struct pair *p = &m->pairs[m->links[k].pair];
			unsigned side = m->links[k].side;

			meet(&s, m->score[i], m->score[p->candidate[1 - side]], p->wins[side],
			     p->wins[1 - side]);
		}
		by = move(&s);
		m->score[i] += by;
		change = fmax(change, fabs(by));
	}
	return change;
}

static void iterate(struct model *m, bool judges, const struct lbl_preference_options *o,
		    struct lbl_preference *out)
{
	out->converged = m->n_pairs == 0;
	while (!out->converged && out->iterations < o->max_iterations) {
		double change = 0;

		if (judges || out->iterations == 0)
			weigh(m);
		if (judges)
			change = judge(m);
		move_averages(m);
		change = fmax(change, move_candidates(m));
		out->iterations++;
		out->converged = o->tolerance > 0 && change <= o->tolerance;
	}
	out->log_likelihood = weigh(m);
}

/* Scores about the mean of their component. */
static void settle_scores(struct model *m)
{
	struct lbl_sum *sums = lbl_alloc_zero(m->n_components, sizeof *sums);
	double *n = lbl_alloc_zero(m->n_components, sizeof *n);

	for (size_t i = 0; i < m->n_candidates; i++) {
		lbl_sum_add(&sums[m->component[i]], m->score[i]);
		n[m->component[i]]++;
	}
	for (size_t i = 0; i < m->n_candidates; i++)
		m->score[i] -= lbl_sum_value(&sums[m->component[i]]) / n[m->component[i]];
	free(sums);
	free(n);
}

static void settle_judges(const struct model *m, bool judges, struct lbl_preference *out)
{
	for (size_t i = 0; i < m->n_pairs; i++) {
		const struct pair *p = &m->pairs[i];
		double apart = m->score[p->candidate[0]] - m->score[p->candidate[1]];
		bool equal = fabs(apart) < LBL_PREFERENCE_TIE;

		for (size_t k = p->first; k < p[1].first; k++) {
			struct lbl_judge *j = &out->judges[m->counts[k].annotator];
			const double *wins = m->counts[k].wins;

			j->n += (uint64_t)(wins[0] + wins[1]);
			j->equal += equal ? (uint64_t)(wins[0] + wins[1]) : 0;
			j->agreed += equal ? 0 : (uint64_t)wins[apart < 0];
		}
	}
	for (size_t a = 0; a < m->n_annotators; a++) {
		struct lbl_judge *j = &out->judges[a];

		j->reliability = judges && j->n ? m->trust[a] : NAN;
	}
}

static void model_clear(struct model *m)
{
	free(m->counts);
	free(m->pairs);
	free(m->links);
	free(m->starts);
	free(m->average);
	free(m->trust);
	free(m->said);
	free(m->true_said);
}

void lbl_preference_run(const struct lbl_preference_method *method, struct lbl_comparison *v,
			size_t n, size_t n_annotators, size_t n_candidates,
			const struct lbl_preference_options *o, struct lbl_preference *out)
{
	struct lbl_preference_options own = *o;
	struct model m = { .n_annotators = n_annotators,
			   .n_candidates = n_candidates,
			   .prior = o->prior,
			   .trusted = o->trusted };

	own.max_iterations = o->max_iterations ? o->max_iterations : method->max_iterations;
	own.tolerance = isnan(o->tolerance) ? method->tolerance : o->tolerance;
	*out = (struct lbl_preference){ 0 };
	out->score = m.score = lbl_alloc_zero(n_candidates, sizeof *m.score);
	out->judges = lbl_alloc_zero(n_annotators, sizeof *out->judges);
	m.trust = lbl_resize(NULL, n_annotators + 1, sizeof *m.trust);
	m.said = lbl_alloc_zero(n_annotators, sizeof *m.said);
	m.true_said = lbl_alloc_zero(n_annotators, sizeof *m.true_said);
	for (size_t a = 0; a < n_annotators; a++)
		m.trust[a] = method->judges && a != o->trusted ?
				     LBL_PREFERENCE_TRUE /
					     (LBL_PREFERENCE_TRUE + LBL_PREFERENCE_FALSE) :
				     1;
	count_pairs(&m, v, n);
	link_candidates(&m);
	connect(&m, out);
	iterate(&m, method->judges, &own, out);
	settle_scores(&m);
	settle_judges(&m, method->judges, out);
	model_clear(&m);
}

void lbl_preference_clear(struct lbl_preference *p)
{
	free(p->score);
	free(p->component);
	free(p->judges);
	*p = (struct lbl_preference){ 0 };
}

double lbl_preference_wins(const struct lbl_preference *p, uint32_t a, uint32_t b)
{
	return logistic(p->score[a] - p->score[b]);
}

static const struct lbl_preference_method methods[] = {
	{ "bradley-terry", 2000, 1e-9, false },
	{ "crowd-bt", 2000, 1e-9, true },
};

const struct lbl_preference_method *lbl_preference_methods(size_t *n)
{
	*n = sizeof methods / sizeof *methods;
	return methods;
}

const struct lbl_preference_method *lbl_preference_find(struct lbl_span name)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (lbl_span_eq(name, lbl_span_of(methods[i].name)))
			return &methods[i];
	return NULL;
}

struct lbl_preference_options lbl_preference_defaults(void)
{
	return (struct lbl_preference_options){ .tolerance = NAN,
						.prior = LBL_PREFERENCE_PRIOR,
						.trusted = LBL_PREFERENCE_NONE };
}
