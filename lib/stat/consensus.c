/* consensus: the table of methods, what holds for all of them, results. */
#include "stat/consensus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/consensus_methods.h"
#include "stat/units.h"

static const struct lbl_consensus_method methods[] = {
	{ "auto", 100, 1e-6, 0, LBL_TAKES_COUNTS, lbl_consensus_auto },
	{ "majority", 0, 0, 0, LBL_TAKES_NOTHING, lbl_consensus_majority },
	{ "weighted", 0, 0, 0, LBL_TAKES_SKILL, lbl_consensus_weighted },
	{ "wawa", 0, 0, 0, LBL_TAKES_SKILL, lbl_consensus_wawa },
	{ "zbs", 100, 0, 0, LBL_TAKES_SKILL, lbl_consensus_zbs },
	{ "dawid-skene", 100, 1e-6, 0, LBL_TAKES_COUNTS, lbl_consensus_dawid_skene },
	{ "one-coin", 100, 1e-6, 0, LBL_TAKES_COUNTS, lbl_consensus_one_coin },
	{ "glad", 100, 1e-6, 0, LBL_TAKES_SKILL, lbl_consensus_glad },
	{ "mace", 100, 1e-6, 0, LBL_TAKES_COUNTS | LBL_TAKES_SKILL, lbl_consensus_mace },
	{ "ebcc", 500, 1e-3, 0, LBL_TAKES_COUNTS, lbl_consensus_ebcc },
	{ "kos", 100, 0, 2, LBL_TAKES_NOTHING, lbl_consensus_kos },
	{ "mmsr", 1000, 1e-10, 0, LBL_TAKES_NOTHING, lbl_consensus_mmsr },
};

const struct lbl_consensus_method *lbl_consensus_methods(size_t *n)
{
	*n = sizeof methods / sizeof *methods;
	return methods;
}

const struct lbl_consensus_method *lbl_consensus_find(struct lbl_span name)
{
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (strlen(methods[i].name) == name.len &&
		    !memcmp(methods[i].name, name.ptr, name.len))
			return &methods[i];
	return NULL;
}

struct lbl_consensus_options lbl_consensus_defaults(void)
{
	return (struct lbl_consensus_options){ .tolerance = NAN,
					       .smoothing = .01,
					       .prior_off = 1,
					       .groups = 10,
					       .seed = LBL_CONSENSUS_SEED,
					       .threads = 1 };
}

void lbl_consensus_clear(struct lbl_consensus *c)
{
	free(c->posterior);
	free(c->prior);
	free(c->skill);
	free(c->confusion);
	*c = (struct lbl_consensus){ 0 };
}

/* What is known is so, whatever the votes. */
static void settle_known(const struct lbl_votes *t, const uint32_t *known, double *posterior)
{
	for (size_t item = 0; known && item < t->n_rows; item++)
		for (size_t k = 0; known[item] != LBL_CLASS_NONE && k < t->n_classes; k++)
			posterior[item * t->n_classes + k] = k == known[item];
}

/* Mean posterior by class, summed in integers, as all sums over items are. */
static void set_prior(const struct lbl_votes *t, struct lbl_consensus *c)
{
	int64_t *mass = lbl_alloc_zero(t->n_classes, sizeof *mass), total = 0;

	for (size_t i = 0; i < t->n_rows; i++)
		for (size_t k = 0; k < t->n_classes; k++)
			mass[k] += lbl_units(c->posterior[i * t->n_classes + k]);
	for (size_t k = 0; k < t->n_classes; k++)
		total += mass[k];
	for (size_t k = 0; k < t->n_classes; k++)
		c->prior[k] = total ? (double)mass[k] / (double)total : 0;
	free(mass);
}

/* One class needs no method. */
static void single_class(const struct lbl_votes *t, struct lbl_consensus *out)
{
	for (size_t i = 0; i < t->n_rows; i++)
		out->posterior[i] = t->starts[i + 1] > t->starts[i] ? 1 : 0;
	for (size_t a = 0; a < t->n_columns; a++)
		out->skill[a] = 1;
	out->converged = true;
}

void lbl_consensus_start(const struct lbl_votes *t, struct lbl_consensus *out, const char *method)
{
	*out = (struct lbl_consensus){ .method = method, .log_likelihood = NAN };
	out->posterior = lbl_alloc_zero(t->n_rows * t->n_classes, sizeof *out->posterior);
	out->prior = lbl_alloc_zero(t->n_classes, sizeof *out->prior);
	out->skill = lbl_alloc_zero(t->n_columns, sizeof *out->skill);
}

void lbl_consensus_tell(const struct lbl_consensus_options *o, unsigned iteration,
			double log_likelihood, double change)
{
	if (o->progress)
		o->progress(o->progress_ctx, iteration, log_likelihood, change);
}

/* What is known beforehand is in its range. */
static int check_known(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       struct lbl_error *err)
{
	size_t n_counts = t->n_columns * t->n_classes * t->n_classes;

	for (size_t i = 0; o->prior_counts && i < n_counts; i++)
		if (!(o->prior_counts[i] >= 0 && o->prior_counts[i] <= LBL_PRIOR_COUNT_MOST))
			return lbl_error_set(err, LBL_E_USAGE,
					     "a count known beforehand is %g, not from 0 to %g",
					     o->prior_counts[i], LBL_PRIOR_COUNT_MOST);
	for (size_t a = 0; o->start_skill && a < t->n_columns; a++)
		if (o->start_skill[a] < 0 || o->start_skill[a] > 1)
			return lbl_error_set(err, LBL_E_USAGE,
					     "a skill known beforehand is %g, not from 0 to 1",
					     o->start_skill[a]);
	return 0;
}

/* An annotator's share of right answers in what is known, or NAN. */
static double skill_of_counts(const double *counts, size_t k)
{
	double right = 0, all = 0;

	for (size_t i = 0; i < k * k; i++) {
		all += counts[i];
		right += i / k == i % k ? counts[i] : 0;
	}
	return all > 0 ? right / all : NAN;
}

double lbl_consensus_skill_before(const struct lbl_votes *t, const struct lbl_consensus_options *o,
				  size_t a)
{
	size_t k = t->n_classes;

	if (o->start_skill)
		return o->start_skill[a];
	return o->prior_counts ? skill_of_counts(o->prior_counts + a * k * k, k) : NAN;
}

int lbl_consensus_run(const struct lbl_consensus_method *method, const struct lbl_votes *t,
		      const struct lbl_consensus_options *o, struct lbl_consensus *out,
		      struct lbl_error *err)
{
	struct lbl_consensus_options own = *o;
	int rc = 0;

	*out = (struct lbl_consensus){ 0 };
	if (lbl_votes_count(t) > LBL_VOTES_MOST)
		return lbl_error_set(err, LBL_E_LIMIT,
				     "more than %zu judgments, which is what one run takes",
				     LBL_VOTES_MOST);
	if (method->max_classes && t->n_classes > method->max_classes)
		return lbl_error_set(err, LBL_E_USAGE, "%s is for %zu classes, here are %zu",
				     method->name, method->max_classes, t->n_classes);
	if (check_known(t, o, err))
		return -1;
	own.max_iterations = o->max_iterations ? o->max_iterations : method->max_iterations;
	own.tolerance = isnan(o->tolerance) ? method->tolerance : o->tolerance;
	lbl_consensus_start(t, out, method->name);
	if (method->run == lbl_consensus_auto)
		out->method = "majority"; /* unless it chooses another */
	if (lbl_votes_count(t) && t->n_classes == 1)
		single_class(t, out);
	else if (lbl_votes_count(t))
		rc = method->run(t, &own, out, err);
	settle_known(t, o->known, out->posterior);
	set_prior(t, out);
	if (rc)
		lbl_consensus_clear(out);
	return rc;
}
