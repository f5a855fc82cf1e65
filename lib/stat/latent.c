/*
 * latent: the step of expectation, in parallel over blocks of items. Each worker counts
 * into tables of its own; integers make their sum the same in any order.
 */
#include "stat/latent.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/mem.h"

#define BLOCK_ITEMS     1024
#define LIKELIHOOD_UNIT 0x1p26 /* to one nat: as many items as may be, each as unlikely, fit */

/* What a worker has found. */
struct worker {
	struct lbl_latent *m;
	int64_t *counts, *mass;
	int64_t likelihood;
	double change;
	double *run, *logs; /* by state */
	int64_t *units;
	bool count_only;
};

static size_t table_size(const struct lbl_latent *m)
{
	return m->votes->n_columns * m->votes->n_classes * m->n_states;
}

void lbl_latent_init(struct lbl_latent *m, const struct lbl_votes *votes, size_t n_states)
{
	*m = (struct lbl_latent){ .votes = votes, .n_states = n_states, .threads = 1 };
	m->prior = lbl_alloc_zero(n_states, sizeof *m->prior);
	m->cells = lbl_alloc_zero(table_size(m), sizeof *m->cells);
	m->posterior = lbl_alloc_zero(votes->n_rows * n_states, sizeof *m->posterior);
	m->skill = lbl_alloc_zero(votes->n_columns, sizeof *m->skill);
	m->habit = lbl_alloc_zero(votes->n_columns * votes->n_classes, sizeof *m->habit);
	m->counts = lbl_alloc_zero(2 * table_size(m), sizeof *m->counts);
	m->mass = lbl_alloc_zero(2 * n_states, sizeof *m->mass);
}

void lbl_latent_clear(struct lbl_latent *m)
{
	free(m->prior);
	free(m->cells);
	free(m->posterior);
	free(m->skill);
	free(m->habit);
	free(m->counts);
	free(m->mass);
	*m = (struct lbl_latent){ 0 };
}

/* One item's votes. */
struct row {
	const struct lbl_vote *v;
	size_t n;
	double *posterior;
};

static inline const double *cells_of(const struct lbl_latent *m, const struct lbl_vote *v, size_t s)
{
	return m->cells + (v->column * m->votes->n_classes + v->label) * s;
}

static inline void multiply(const struct lbl_latent *m, const struct lbl_vote *v, size_t n,
			    double *run, size_t n_states)
{
	for (size_t i = 0; i < n; i++) {
		const double *cell = cells_of(m, &v[i], n_states);

		for (size_t s = 0; s < n_states; s++)
			run[s] *= cell[s];
	}
}

/* Leaves the states' weights relative to the largest in run; returns that one's log. */
static double weigh_long(struct worker *w, const struct row *r)
{
	size_t n_states = w->m->n_states;
	double top = -INFINITY;

	for (size_t s = 0; s < n_states; s++)
		w->logs[s] = log(w->m->prior[s]);
	for (size_t at = 0; at < r->n; at += LBL_LATENT_RUN) {
		for (size_t s = 0; s < n_states; s++)
			w->run[s] = 1;
		multiply(w->m, r->v + at, r->n - at < LBL_LATENT_RUN ? r->n - at : LBL_LATENT_RUN,
			 w->run, n_states);
		for (size_t s = 0; s < n_states; s++)
			w->logs[s] += log(w->run[s]);
	}
	for (size_t s = 0; s < n_states; s++)
		top = fmax(top, w->logs[s]);
	for (size_t s = 0; s < n_states; s++)
		w->run[s] = top > -INFINITY ? exp(w->logs[s] - top) : w->m->prior[s];
	return top > -INFINITY ? top : 0;
}

/* A likelihood in units, too: a sum of integers does not depend on its order. */
static void note_likelihood(struct worker *w, double log_weight)
{
	w->likelihood += (int64_t)rint(log_weight * LIKELIHOOD_UNIT);
}

/* Scales the weights in run to the row's posterior. */
static inline void settle(struct worker *w, const struct row *r, double log_scale, size_t n_states)
{
	double total = 0, change = w->change;

	for (size_t s = 0; s < n_states; s++)
		total += w->run[s];
	note_likelihood(w, log(fmax(total, DBL_MIN)) + log_scale);
	for (size_t s = 0; s < n_states; s++) {
		double p = w->run[s] / total, moved = fabs(p - r->posterior[s]);

		change = moved > change ? moved : change;
		r->posterior[s] = p;
	}
	w->change = change;
}

static inline void weigh(struct worker *w, const struct row *r, size_t n_states)
{
	double total = 0, scale = 0;

	memcpy(w->run, w->m->prior, n_states * sizeof *w->run);
	if (r->n <= LBL_LATENT_RUN)
		multiply(w->m, r->v, r->n, w->run, n_states);
	else
		scale = weigh_long(w, r);
	for (size_t s = 0; s < n_states; s++)
		total += w->run[s];
	if (!(total > 0))
		memcpy(w->run, w->m->prior, n_states * sizeof *w->run);
	settle(w, r, scale, n_states);
}

static void fix_known(const struct lbl_latent *m, uint32_t class, double *posterior)
{
	size_t per_class = m->n_states / m->votes->n_classes;

	for (size_t s = 0; s < m->n_states; s++)
		posterior[s] = s / per_class == class ? 1 / (double)per_class : 0;
}

static inline void count(struct worker *w, const struct row *r, size_t n_states)
{
	for (size_t s = 0; s < n_states; s++)
		lbl_units_split(r->posterior[s], &w->units[s], &w->units[s + n_states]);
	for (size_t s = 0; s < 2 * n_states; s++)
		w->mass[s] += w->units[s];
	for (size_t i = 0; i < r->n; i++) {
		int64_t *cell = w->counts + 2 * (cells_of(w->m, &r->v[i], n_states) - w->m->cells);

		for (size_t s = 0; s < 2 * n_states; s++)
			cell[s] += w->units[s];
	}
}

static inline void visit(struct worker *w, size_t item, size_t n_states)
{
	struct lbl_latent *m = w->m;
	const size_t *starts = m->votes->starts;
	struct row r = { m->votes->v + starts[item], starts[item + 1] - starts[item],
			 m->posterior + item * n_states };

	if (!r.n)
		return;
	if (m->known && m->known[item] != LBL_CLASS_NONE)
		fix_known(m, m->known[item], r.posterior);
	else if (!w->count_only)
		weigh(w, &r, n_states);
	count(w, &r, n_states);
}

/* The few sizes that occur most are compiled with their loops unrolled. */
static void visit_block(void *state, size_t block)
{
	struct worker *w = state;
	size_t from = block * BLOCK_ITEMS, n = w->m->votes->n_rows;
	size_t to = n - from < BLOCK_ITEMS ? n : from + BLOCK_ITEMS;

	for (size_t i = from; i < to; i++)
		switch (w->m->n_states) {
		case 2:
			visit(w, i, 2);
			break;
		case 3:
			visit(w, i, 3);
			break;
		case 4:
			visit(w, i, 4);
			break;
		default:
			visit(w, i, w->m->n_states);
		}
}

/* The first worker counts into the model's own tables. */
static void worker_init(struct worker *w, struct lbl_latent *m, bool first, bool count_only)
{
	*w = (struct worker){ .m = m, .count_only = count_only };
	w->counts = first ? m->counts : lbl_alloc_zero(2 * table_size(m), sizeof *w->counts);
	w->mass = first ? m->mass : lbl_alloc_zero(2 * m->n_states, sizeof *w->mass);
	w->run = lbl_alloc_zero(m->n_states, sizeof *w->run);
	w->logs = lbl_alloc_zero(m->n_states, sizeof *w->logs);
	w->units = lbl_alloc_zero(2 * m->n_states, sizeof *w->units);
}

static void worker_merge(struct worker *into, struct worker *w)
{
	for (size_t i = 0; i < 2 * table_size(w->m); i++)
		into->counts[i] += w->counts[i];
	for (size_t s = 0; s < 2 * w->m->n_states; s++)
		into->mass[s] += w->mass[s];
	into->likelihood += w->likelihood;
	into->change = fmax(into->change, w->change);
	free(w->counts);
	free(w->mass);
}

static void worker_clear(struct worker *w)
{
	free(w->run);
	free(w->logs);
	free(w->units);
}

/* No more workers than keep their tables within the size of what they read. */
static unsigned crew_size(const struct lbl_latent *m)
{
	size_t blocks = m->votes->n_rows / BLOCK_ITEMS + 1;
	size_t fit = 1 + (lbl_votes_count(m->votes) + m->votes->n_rows * m->n_states) /
				 (table_size(m) + 1);
	size_t n = m->threads < blocks ? m->threads : blocks;

	return (unsigned)(n < fit ? n : fit);
}

static void add_lent(struct lbl_latent *m)
{
	size_t k = m->votes->n_classes, per_class = m->n_states / k;

	for (size_t i = 0; i < m->votes->n_columns * k; i++)
		for (size_t s = 0; s < m->n_states; s++) {
			int64_t high, low, *cell = m->counts + 2 * m->n_states * i;

			lbl_units_split(m->lent[i * k + s / per_class] / (double)per_class, &high,
					&low);
			cell[s] += high;
			cell[s + m->n_states] += low;
		}
}

static void run(struct lbl_latent *m, bool count_only)
{
	unsigned n = crew_size(m);
	struct worker *w = lbl_alloc_zero(n, sizeof *w);
	void **states = lbl_alloc_zero(n, sizeof *states);

	memset(m->counts, 0, 2 * table_size(m) * sizeof *m->counts);
	memset(m->mass, 0, 2 * m->n_states * sizeof *m->mass);
	for (unsigned i = 0; i < n; i++) {
		worker_init(&w[i], m, i == 0, count_only);
		states[i] = &w[i];
	}
	lbl_crew_run(visit_block, (m->votes->n_rows + BLOCK_ITEMS - 1) / BLOCK_ITEMS, states, n);
	for (unsigned i = 1; i < n; i++)
		worker_merge(&w[0], &w[i]);
	if (m->lent)
		add_lent(m);
	m->change = w[0].change;
	m->likelihood = (double)w[0].likelihood / LIKELIHOOD_UNIT;
	for (unsigned i = 0; i < n; i++)
		worker_clear(&w[i]);
	free(states);
	free(w);
}

void lbl_latent_count(struct lbl_latent *m)
{
	run(m, true);
}

void lbl_latent_expect(struct lbl_latent *m)
{
	run(m, false);
}

double lbl_latent_sum(const struct lbl_latent *m, size_t annotator, size_t state)
{
	double sum = 0;

	for (size_t l = 0; l < m->votes->n_classes; l++)
		sum += lbl_latent_votes(m, annotator, l, state);
	return sum;
}

double lbl_latent_given(const struct lbl_latent *m, size_t a, size_t l)
{
	double n = 0;

	for (size_t s = 0; s < m->n_states; s++)
		n += lbl_latent_votes(m, a, l, s);
	return n;
}

void lbl_latent_start_shares(struct lbl_latent *m)
{
	const struct lbl_votes *t = m->votes;
	size_t per_class = m->n_states / t->n_classes;

	for (size_t item = 0; item < t->n_rows; item++) {
		size_t n = t->starts[item + 1] - t->starts[item];
		double *p = m->posterior + item * m->n_states;

		for (size_t i = t->starts[item]; i < t->starts[item + 1]; i++)
			for (size_t g = 0; g < per_class; g++)
				p[t->v[i].label * per_class + g] +=
					1 / ((double)n * (double)per_class);
	}
	lbl_latent_count(m);
}
