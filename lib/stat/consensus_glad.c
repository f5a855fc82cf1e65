/*
 * GLAD: an annotator's ability and an item's easiness together say how likely it is right,
 * s = 1 / (1 + exp(-alpha * exp(beta))), wrong answers evenly.
 *
 * Source: J. Whitehill, P. Ruvolo, T. Wu, J. Bergsma and J. Movellan, NIPS 22 (2009) 2035-2043;
 * priors (alpha and beta normal about 1 with deviation 1, classes even) and starts (all 1) as
 * crowd-kit 1.4. That one maximises by conjugate gradients; here an iteration is one step of
 * Fisher's scoring for all alphas, then for all betas, none longer than 1.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/mem.h"
#include "stat/consensus_methods.h"
#include "stat/posterior.h"

#define PRIOR_MEAN   1.0
#define LONGEST_STEP 1.0
#define RIGHT_EDGE   .01 /* what is known beforehand is not nearer to 0 and 1 */
#define BLOCK_ROWS   256

struct glad {
	const struct lbl_votes *items, *annotators; /* the second: transposed */
	const struct lbl_consensus_options *o;
	double *alpha;     /* by annotator */
	double *usual;     /* by annotator: the mean of alpha's prior, where it starts */
	double *beta;      /* by item */
	double *easy;      /* by item: exp(beta) */
	double *posterior; /* by item, then class */
	double *change;    /* by block of items: the largest */
	double *logs;      /* by block of items: log-likelihood, where it is asked for */
	double log_others; /* log(K - 1) */
	bool ask;
	void (*row)(struct glad *g, size_t row, double *scratch);
	size_t n_rows;
};

/* A row's gradient of the expected log-likelihood and its expected curvature. */
struct slope {
	double gradient, curvature;
};

static double sigmoid(double x)
{
	return 1 / (1 + exp(-x));
}

/* A vote that is right with probability p, x = alpha * exp(beta), dx its derivative. */
static void slope_add(struct slope *s, double p, double x, double dx)
{
	double right = sigmoid(x);

	s->gradient += (p - right) * dx;
	s->curvature += right * (1 - right) * dx * dx;
}

static double step(const struct slope *s, double at, double usual)
{
	double by = (s->gradient - (at - usual)) / (s->curvature + 1);

	return at + fmax(-LONGEST_STEP, fmin(LONGEST_STEP, by));
}

static void move_alpha(struct glad *g, size_t a, double *scratch)
{
	struct slope s = { 0, 0 };

	(void)scratch;
	for (size_t i = g->annotators->starts[a]; i < g->annotators->starts[a + 1]; i++) {
		struct lbl_vote v = g->annotators->v[i];
		double easy = g->easy[v.column];

		slope_add(&s, g->posterior[v.column * g->items->n_classes + v.label],
			  g->alpha[a] * easy, easy);
	}
	g->alpha[a] = step(&s, g->alpha[a], g->usual[a]);
}

static void move_beta(struct glad *g, size_t item, double *scratch)
{
	const double *p = g->posterior + item * g->items->n_classes;
	struct slope s = { 0, 0 };

	(void)scratch;
	for (size_t i = g->items->starts[item]; i < g->items->starts[item + 1]; i++) {
		struct lbl_vote v = g->items->v[i];
		double x = g->alpha[v.column] * g->easy[item];

		slope_add(&s, p[v.label], x, x);
	}
	g->beta[item] = step(&s, g->beta[item], PRIOR_MEAN);
	g->easy[item] = exp(g->beta[item]);
}

/* The posterior in p, by class. Returns the log of the classes' weights' sum. */
static double weigh_votes(const struct glad *g, size_t item, double *p)
{
	size_t k = g->items->n_classes;
	double log_sum;

	memset(p, 0, k * sizeof *p);
	for (size_t i = g->items->starts[item]; i < g->items->starts[item + 1]; i++) {
		struct lbl_vote v = g->items->v[i];

		/* log s - log((1 - s) / (K - 1)): what the class has before the others. */
		p[v.label] += g->alpha[v.column] * g->easy[item] + g->log_others;
	}
	log_sum = lbl_posterior_from_logs(p, k);
	if (g->o->known && g->o->known[item] != LBL_CLASS_NONE)
		for (size_t l = 0; l < k; l++)
			p[l] = l == g->o->known[item];
	return log_sum;
}

/* What the weights leave out: each vote's (1 - s) / (K - 1), and the class's 1 / K. */
static double log_rest(const struct glad *g, size_t item)
{
	double sum = -log((double)g->items->n_classes);

	for (size_t i = g->items->starts[item]; i < g->items->starts[item + 1]; i++) {
		double x = g->alpha[g->items->v[i].column] * g->easy[item];

		sum -= fmax(x, 0) + log1p(exp(-fabs(x))) + g->log_others;
	}
	return sum;
}

static void weigh(struct glad *g, size_t item, double *scratch)
{
	size_t k = g->items->n_classes;
	double *p = g->posterior + item * k, *change = &g->change[item / BLOCK_ROWS], log_sum;

	if (g->items->starts[item] == g->items->starts[item + 1])
		return;
	log_sum = weigh_votes(g, item, scratch);
	if (g->ask && !(g->o->known && g->o->known[item] != LBL_CLASS_NONE))
		g->logs[item / BLOCK_ROWS] += log_sum + log_rest(g, item);
	for (size_t l = 0; l < k; l++) {
		*change = fmax(*change, fabs(scratch[l] - p[l]));
		p[l] = scratch[l];
	}
}

/* What a thread has. */
struct member {
	struct glad *g;
	double *scratch;
};

static void block(void *state, size_t number)
{
	struct member *m = state;
	size_t from = number * BLOCK_ROWS;

	for (size_t i = from; i < m->g->n_rows && i < from + BLOCK_ROWS; i++)
		m->g->row(m->g, i, m->scratch);
}

/* A row writes what is its own, so any number of threads gives the same. */
static void each(struct glad *g, const struct lbl_votes *t,
		 void (*row)(struct glad *, size_t, double *))
{
	unsigned n = g->o->threads;
	struct member *members = lbl_alloc_zero(n, sizeof *members);
	void **states = lbl_alloc_zero(n, sizeof *states);

	for (unsigned i = 0; i < n; i++) {
		members[i] = (struct member){ g, lbl_alloc_zero(t->n_classes, sizeof(double)) };
		states[i] = &members[i];
	}
	g->row = row;
	g->n_rows = t->n_rows;
	lbl_crew_run(block, (t->n_rows + BLOCK_ROWS - 1) / BLOCK_ROWS, states, n);
	for (unsigned i = 0; i < n; i++)
		free(members[i].scratch);
	free(states);
	free(members);
}

/* Returns the largest change. Blocks are summed in their order, so threads do not matter. */
static double expect(struct glad *g, double *log_likelihood)
{
	size_t n = g->items->n_rows / BLOCK_ROWS + 1;
	double top = 0, logs = 0;

	memset(g->change, 0, n * sizeof *g->change);
	memset(g->logs, 0, n * sizeof *g->logs);
	each(g, g->items, weigh);
	for (size_t i = 0; i < n; i++) {
		top = fmax(top, g->change[i]);
		logs += g->logs[i];
	}
	*log_likelihood = g->ask ? logs : NAN;
	return top;
}

/* The ability that is right so often where the easiness is the usual one. */
static double ability_of(double right)
{
	right = fmin(fmax(right, RIGHT_EDGE), 1 - RIGHT_EDGE);
	return log(right / (1 - right)) / exp(PRIOR_MEAN);
}

static void start(struct glad *g)
{
	double unused;

	g->alpha = lbl_alloc_zero(g->items->n_columns, sizeof *g->alpha);
	g->beta = lbl_alloc_zero(g->items->n_rows, sizeof *g->beta);
	g->easy = lbl_alloc_zero(g->items->n_rows, sizeof *g->easy);
	g->change = lbl_alloc_zero(g->items->n_rows / BLOCK_ROWS + 1, sizeof *g->change);
	g->logs = lbl_alloc_zero(g->items->n_rows / BLOCK_ROWS + 1, sizeof *g->logs);
	g->usual = lbl_alloc_zero(g->items->n_columns, sizeof *g->usual);
	for (size_t a = 0; a < g->items->n_columns; a++) {
		double before = lbl_consensus_skill_before(g->items, g->o, a);

		g->alpha[a] = g->usual[a] = isnan(before) ? PRIOR_MEAN : ability_of(before);
	}
	for (size_t i = 0; i < g->items->n_rows; i++) {
		g->beta[i] = PRIOR_MEAN;
		g->easy[i] = exp(PRIOR_MEAN);
	}
	expect(g, &unused);
}

static void clear(struct glad *g)
{
	free(g->alpha);
	free(g->usual);
	free(g->beta);
	free(g->easy);
	free(g->change);
	free(g->logs);
}

int lbl_consensus_glad(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       struct lbl_consensus *out, struct lbl_error *err)
{
	struct glad g = { .items = t, .o = o, .posterior = out->posterior };
	struct lbl_votes by_annotator;
	double change;

	(void)err;
	lbl_votes_transpose(t, &by_annotator);
	g.annotators = &by_annotator;
	g.log_others = log((double)t->n_classes - 1);
	start(&g);
	g.ask = o->progress != NULL;
	while (!out->converged && out->iterations < o->max_iterations) {
		out->iterations++;
		each(&g, &by_annotator, move_alpha);
		each(&g, t, move_beta);
		change = expect(&g, &out->log_likelihood);
		lbl_consensus_tell(o, out->iterations, out->log_likelihood, change);
		out->converged = change <= o->tolerance;
	}
	/* The same posteriors once more, now for their likelihood, which takes its time. */
	g.ask = true;
	expect(&g, &out->log_likelihood);
	memcpy(out->skill, g.alpha, t->n_columns * sizeof *out->skill);
	lbl_votes_clear(&by_annotator);
	clear(&g);
	return 0;
}
