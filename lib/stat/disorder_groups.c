/*
 * disorder_groups: walks the annotators, each giving one of its units or none, and
 * turns back where a unit is so far from the others that it were cheaper alone.
 *
 * With n annotators and P pairs of them, a group of s units costs 1/P times the
 * dissimilarities among them and delta_empty for each other pair. Parted in two of
 * a and b units, it would cost delta_empty (P + ab) / P more and the dissimilarities
 * across less. So where those pass delta_empty (P + ab) the group is in no best
 * alignment; for one unit against those before it, ab is n - 1 at most.
 */
#include "stat/disorder_groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What rounding may add to a sum of dissimilarities; groups that are dear by less are kept. */
#define SLACK 1e-12

/* The group in the making. */
struct path {
	struct lbl_groups *groups;
	const struct lbl_annotated_units *annotators;
	size_t n_annotators;
	const struct lbl_disorder_limits *limits;
	size_t steps;
	const struct lbl_gamma *d;
	double pairs;                          /* of annotators: n(n-1)/2 */
	uint32_t *units;                       /* chosen, size of them */
	const struct lbl_mark **spans; /* theirs */
	uint32_t size;
};

double lbl_dissimilarity(const struct lbl_gamma *d, const struct lbl_mark *a,
			    const struct lbl_mark *b)
{
	double apart = fabs(a->place[0] - b->place[0]) + fabs(a->place[1] - b->place[1]);
	double share = apart / (a->place[1] - a->place[0] + b->place[1] - b->place[0]);
	double category = a->label == b->label ? 0 : 1;

	return d->delta_empty * (d->alpha * share * share + d->beta * category);
}

static bool keep(struct path *p, double cost)
{
	struct lbl_groups *g = p->groups;

	if (g->n >= p->limits->groups)
		return false;
	if (g->n == g->cap)
		g->v = lbl_grow(g->v, &g->cap, g->n + 1, sizeof *g->v);
	if (g->units_cap < g->n_units + p->size)
		g->units = lbl_grow(g->units, &g->units_cap, g->n_units + p->size,
				    sizeof *g->units);
	g->v[g->n++] = (struct lbl_group){ cost, 0, p->size, (uint32_t)g->n_units };
	memcpy(g->units + g->n_units, p->units, p->size * sizeof *g->units);
	g->n_units += p->size;
	return true;
}

/* All annotators are asked: sum is of the dissimilarities among the chosen units. */
static bool finish(struct path *p, double sum)
{
	double size = p->size, delta = p->d->delta_empty;
	double cost = (sum + (p->pairs - size * (size - 1) / 2) * delta) / p->pairs;

	return !p->size || cost > size * delta + SLACK || keep(p, cost);
}

static double from_chosen(const struct path *p, const struct lbl_mark *span)
{
	double sum = 0;

	for (uint32_t j = 0; j < p->size; j++)
		sum += lbl_dissimilarity(p->d, p->spans[j], span);
	return sum;
}

/* first is the number of the annotator's first unit. false: a limit is passed. */
static bool extend(struct path *p, size_t annotator, uint32_t first, double sum)
{
	const struct lbl_annotated_units *a = &p->annotators[annotator];
	double others = (double)(p->n_annotators - 1);

	if (annotator == p->n_annotators)
		return finish(p, sum);
	if ((p->steps += a->n + 1) > p->limits->steps ||
	    !extend(p, annotator + 1, first + (uint32_t)a->n, sum))
		return false;
	for (size_t i = 0; i < a->n; i++) {
		double more = from_chosen(p, &a->v[i]);
		bool good;

		if (more > (p->pairs + others) * p->d->delta_empty + SLACK)
			continue;
		p->units[p->size] = first + (uint32_t)i;
		p->spans[p->size++] = &a->v[i];
		good = extend(p, annotator + 1, first + (uint32_t)a->n, sum + more);
		p->size--;
		if (!good)
			return false;
	}
	return true;
}

bool lbl_groups_find(struct lbl_groups *g, const struct lbl_annotated_units *annotators, size_t n,
		     const struct lbl_gamma *d, const struct lbl_disorder_limits *limits)
{
	struct path p = { .groups = g, .annotators = annotators, .n_annotators = n,
			  .limits = limits, .d = d, .pairs = (double)n * (double)(n - 1) / 2 };
	bool good;

	*g = (struct lbl_groups){ 0 };
	if (n > limits->annotators)
		return false;
	p.units = lbl_alloc_zero(n, sizeof *p.units);
	p.spans = lbl_alloc_zero(n, sizeof *p.spans);
	good = extend(&p, 0, 0, 0);
	free(p.spans);
	free(p.units);
	return good;
}

void lbl_groups_clear(struct lbl_groups *g)
{
	free(g->v);
	free(g->units);
	*g = (struct lbl_groups){ 0 };
}
