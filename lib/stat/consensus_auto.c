/*
 * consensus_auto: fits of the hierarchical model to parts of the votes, scored on the rest. The
 * model is stat/confusion's, the test of rapport stat/rapport's.
 */
#include "stat/consensus_auto.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/consensus_methods.h"
#include "stat/rapport.h"
#include "stat/sum.h"

#define TRIAL_ITERATIONS 30
#define TRIAL_TOLERANCE  1e-3

/* What is tried, from all that can be borrowed to hardly any. */
static const double habit_steps[] = { INFINITY, 10, 2 };
static const double skill_steps[] = { INFINITY, 64, 4 };
static const double table_steps[] = { 64, 16, 4, 1 };

#define FIRST_SKILL       16 /* with which habits are tried */
#define ESTIMATED_CLASSES 1  /* votes that a class's share borrows where it is estimated */

/* What convinces: a gain of so many errors, or one with such a rapport (1 in 100 by chance). */
#define ENOUGH_ERRORS  2
#define ENOUGH_RAPPORT 2.326
#define LEAST_GAIN     1e-6 /* below it lies what rounding leaves of none */

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* What is tried on; by item: held-out votes, and how likely they were. */
struct trial {
	struct lbl_votes t; /* all items, or some of many */
	uint32_t *known;    /* NULL: none */
	const struct lbl_consensus_options *o;
	unsigned n_folds;
	struct lbl_votes train[LBL_AUTO_FOLDS];
	double *n;
	double *logs, *base, *best; /* of the try, of the majority's model, of the best */
};

/* What strengths suit depends on how annotators differ: part of many items tells that. */
static void take_items(struct trial *r, const struct lbl_votes *t)
{
	double share = LBL_AUTO_VOTES / fmax((double)lbl_votes_count(t), 1);
	const uint32_t *known = r->o->known;

	r->t = (struct lbl_votes){ .n_columns = t->n_columns, .n_classes = t->n_classes };
	r->known = known ? lbl_alloc_zero(t->n_rows, sizeof *known) : NULL;
	for (size_t item = 0; item < t->n_rows; item++) {
		if (lbl_votes_uniform(item, UINT32_MAX, r->o->seed) >= share)
			continue;
		if (known)
			r->known[r->t.n_rows] = known[item];
		lbl_votes_add_row(&r->t, t->v + t->starts[item],
				  t->starts[item + 1] - t->starts[item]);
	}
}

static void trial_init(struct trial *r, const struct lbl_votes *t,
		       const struct lbl_consensus_options *o)
{
	size_t fold;

	*r = (struct trial){ .o = o };
	take_items(r, t);
	fold = lbl_votes_count(&r->t) / LBL_AUTO_FOLDS;
	do
		lbl_votes_without(&r->t, r->n_folds, LBL_AUTO_FOLDS, o->seed,
				  &r->train[r->n_folds]);
	while (++r->n_folds < LBL_AUTO_FOLDS && r->n_folds * fold < LBL_AUTO_HELD_OUT);
	r->n = lbl_alloc_zero(r->t.n_rows, sizeof *r->n);
	r->logs = lbl_alloc_zero(r->t.n_rows, sizeof *r->logs);
	r->base = lbl_alloc_zero(r->t.n_rows, sizeof *r->base);
	r->best = lbl_alloc_zero(r->t.n_rows, sizeof *r->best);
}

static void trial_clear(struct trial *r)
{
	for (unsigned f = 0; f < r->n_folds; f++)
		lbl_votes_clear(&r->train[f]);
	lbl_votes_clear(&r->t);
	free(r->known);
	free(r->n);
	free(r->logs);
	free(r->base);
	free(r->best);
}

/* How likely an annotator's answer is, before it is seen. An item without others has the prior. */
static double predict(const struct lbl_latent *m, size_t item, const struct lbl_vote *v)
{
	const struct lbl_votes *t = m->votes;
	const double *cell = m->cells + (v->column * t->n_classes + v->label) * m->n_states;
	const double *p = t->starts[item] < t->starts[item + 1] ? m->posterior + item * m->n_states
								: m->prior;
	double sum = 0;

	for (size_t s = 0; s < m->n_states; s++)
		sum += p[s] * cell[s];
	return log(fmax(sum, DBL_MIN));
}

static void fit(struct lbl_latent *m, const struct trial *r, unsigned fold,
		const struct lbl_confusion_prior *setting)
{
	lbl_latent_init(m, &r->train[fold], r->t.n_classes);
	m->threads = r->o->threads;
	m->known = r->known;
	m->lent = r->o->prior_counts;
	lbl_latent_start_shares(m);
	for (unsigned i = 0; i < TRIAL_ITERATIONS; i++) {
		lbl_confusion_hierarchical(m, setting);
		lbl_latent_expect(m);
		if (m->change <= TRIAL_TOLERANCE)
			break;
	}
}

static void add_fold(struct trial *r, unsigned fold, const struct lbl_latent *m)
{
	const struct lbl_votes *t = &r->t;

	for (size_t item = 0; item < t->n_rows; item++)
		for (size_t i = t->starts[item]; i < t->starts[item + 1]; i++)
			if (lbl_votes_fold(item, t->v[i].column, LBL_AUTO_FOLDS, r->o->seed) ==
			    fold) {
				r->n[item]++;
				r->logs[item] += predict(m, item, &t->v[i]);
			}
}

static void predict_all(struct trial *r, const struct lbl_confusion_prior *setting)
{
	memset(r->n, 0, r->t.n_rows * sizeof *r->n);
	memset(r->logs, 0, r->t.n_rows * sizeof *r->logs);
	for (unsigned fold = 0; fold < r->n_folds; fold++) {
		struct lbl_latent m;

		fit(&m, r, fold, setting);
		add_fold(r, fold, &m);
		lbl_latent_clear(&m);
	}
}

/*
 * How much better the logs are than others, a vote: a ratio of two means over items, and its error
 * as such.
 */
static double compare(const struct trial *r, const double *logs, const double *others, double *se)
{
	struct lbl_sum n = { 0, 0 }, sum = { 0, 0 }, spread = { 0, 0 };
	double gain;

	for (size_t item = 0; item < r->t.n_rows; item++) {
		lbl_sum_add(&n, r->n[item]);
		lbl_sum_add(&sum, logs[item] - others[item]);
	}
	gain = lbl_sum_value(&sum) / fmax(lbl_sum_value(&n), 1);
	for (size_t item = 0; item < r->t.n_rows; item++) {
		double d = logs[item] - others[item] - r->n[item] * gain;

		lbl_sum_add(&spread, d * d);
	}
	*se = sqrt(lbl_sum_value(&spread)) / fmax(lbl_sum_value(&n), 1);
	return gain;
}

/* Tries a setting, which becomes the best where it is clearly better. Returns whether it is. */
static bool improve(struct trial *r, const struct lbl_confusion_prior *setting, double errors,
		    struct lbl_auto_score *best)
{
	double se, gain;

	predict_all(r, setting);
	gain = compare(r, r->logs, r->best, &se);
	if (gain <= errors * se)
		return false;
	best->setting = *setting;
	memcpy(r->best, r->logs, r->t.n_rows * sizeof *r->best);
	return true;
}

/* Each level in turn, with the best of those before. */
static void search(struct trial *r, struct lbl_auto_score *best)
{
	struct lbl_confusion_prior p = best->setting;

	p.skill_votes = FIRST_SKILL;
	for (size_t i = 0; i < COUNT(habit_steps); i++) {
		p.habit_votes = habit_steps[i];
		improve(r, &p, 0, best);
	}
	/* Shares of classes move all items at once, so they need to be sure. */
	p.habit_votes = best->setting.habit_votes;
	p.class_votes = ESTIMATED_CLASSES;
	improve(r, &p, ENOUGH_ERRORS, best);
	p = best->setting;
	for (size_t i = 0; i < COUNT(skill_steps); i++) {
		p.skill_votes = skill_steps[i];
		improve(r, &p, 0, best);
	}
	p = best->setting;
	for (size_t i = 0; i < COUNT(table_steps); i++) {
		p.table_votes = table_steps[i];
		if (!improve(r, &p, 0, best))
			break;
	}
}

void lbl_auto_choose(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		     struct lbl_auto_score *best)
{
	static const struct lbl_confusion_prior alike = { .table_votes = INFINITY,
							  .skill_votes = INFINITY,
							  .habit_votes = INFINITY,
							  .class_votes = INFINITY };
	struct trial r;

	trial_init(&r, t, o);
	predict_all(&r, &alike);
	memcpy(r.base, r.logs, r.t.n_rows * sizeof *r.base);
	memcpy(r.best, r.logs, r.t.n_rows * sizeof *r.best);
	*best = (struct lbl_auto_score){ .setting = alike, .rapport = lbl_rapport_test(t) };
	search(&r, best);
	best->gain = compare(&r, r.best, r.base, &best->se);
	trial_clear(&r);
}

bool lbl_auto_convinces(const struct lbl_auto_score *s)
{
	/* Habits, shares of classes and tables predict votes, but do not say who is right. */
	if (isinf(s->setting.skill_votes))
		return false;
	return s->gain > LEAST_GAIN &&
	       (s->gain > ENOUGH_ERRORS * s->se || s->rapport > ENOUGH_RAPPORT);
}

int lbl_consensus_auto(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		       struct lbl_consensus *out, struct lbl_error *err)
{
	struct lbl_auto_score best;

	lbl_auto_choose(t, o, &best);
	if (!lbl_auto_convinces(&best)) {
		out->method = "majority";
		snprintf(out->reason, sizeof out->reason,
			 "too little tells annotators apart: gain "
			 "%.4f (error %.4f) nats a vote, rapport %.1f",
			 best.gain, best.se, best.rapport);
		return lbl_consensus_majority(t, o, out, err);
	}
	out->method = "hierarchical";
	snprintf(out->reason, sizeof out->reason,
		 "gain %.4f (error %.4f) nats a vote, rapport "
		 "%.1f; borrowed votes: class %g, habit %g, skill %g, table %g",
		 best.gain, best.se, best.rapport, best.setting.class_votes,
		 best.setting.habit_votes, best.setting.skill_votes, best.setting.table_votes);
	return lbl_consensus_hierarchical(t, o, &best.setting, out);
}
