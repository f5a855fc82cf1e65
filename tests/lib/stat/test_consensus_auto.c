/* When auto trusts annotators' records, and when it leaves it at the majority. */
#include <math.h>
#include <string.h>

#include "../suite.h"
#include "stat/consensus_auto.h"

/* A world of one coin each: skills spread over [low, high]. */
struct world {
	size_t items;
	uint32_t annotators, per;
	size_t k;
	double low, high;
	uint64_t seed;
};

static void make(const struct world *w, struct lbl_votes *t)
{
	*t = (struct lbl_votes){ .n_columns = w->annotators, .n_classes = w->k };
	for (size_t i = 0; i < w->items; i++) {
		struct lbl_vote row[64];
		uint32_t n = 0, first = (uint32_t)(i * 7 % w->annotators);

		for (uint32_t a = 0; a < w->annotators; a++) {
			double skill = w->low + (w->high - w->low) * a / (w->annotators - 1);
			double u = lbl_votes_uniform(i, a, w->seed);
			double v = lbl_votes_uniform(i, a, w->seed + 1);

			if ((a + w->annotators - first) % w->annotators >= w->per)
				continue;
			row[n++] = (struct lbl_vote){
				a, (uint32_t)(u < skill ? i % w->k : (size_t)(v * (double)w->k))
			};
		}
		lbl_votes_add_row(t, row, n);
	}
}

static double accuracy(const struct lbl_votes *t, const struct lbl_consensus *c)
{
	size_t good = 0;

	for (size_t i = 0; i < t->n_rows; i++) {
		size_t best = 0;

		for (size_t k = 1; k < t->n_classes; k++)
			if (c->posterior[i * t->n_classes + k] >
			    c->posterior[i * t->n_classes + best] + 1e-9)
				best = k;
		good += best == i % t->n_classes;
	}
	return (double)good / (double)t->n_rows;
}

static double run(const char *name, const struct lbl_votes *t, struct lbl_consensus *c)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();
	struct lbl_error err;

	ck_assert_int_eq(lbl_consensus_run(lbl_consensus_find(lbl_span_of(name)), t, &o, c, &err),
			 0);
	return accuracy(t, c);
}

/* Annotators that are alike, or that have said next to nothing: the majority, bit for bit. */
START_TEST(thin_evidence_is_the_majority)
{
	static const struct world worlds[] = {
		{ 300, 20, 5, 2, .6, .6, 1 },
		{ 300, 20, 5, 4, .5, .5, 3 },
		{ 20, 40, 2, 3, .3, .9, 5 },
		{ 100, 10, 1, 3, .1, .9, 7 },
	};

	for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
		struct lbl_consensus c, majority;
		struct lbl_votes t;

		make(&worlds[i], &t);
		run("auto", &t, &c);
		run("majority", &t, &majority);
		ck_assert_msg(!strcmp(c.method, "majority"), "world %zu: %s", i, c.reason);
		ck_assert(!memcmp(c.posterior, majority.posterior,
				  t.n_rows * t.n_classes * sizeof *c.posterior));
		ck_assert(c.reason[0]);
		lbl_consensus_clear(&c);
		lbl_consensus_clear(&majority);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* Many of no skill, few of much: their records tell. */
START_TEST(records_that_tell_are_used)
{
	static const struct world worlds[] = {
		{ 1000, 20, 7, 2, 0, .9, 1 },
		{ 1000, 30, 5, 4, 0, .9, 3 },
		{ 2000, 20, 5, 8, 0, .8, 5 },
	};

	for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
		struct lbl_consensus c, majority;
		struct lbl_votes t;
		double gain;

		make(&worlds[i], &t);
		gain = run("auto", &t, &c) - run("majority", &t, &majority);
		ck_assert_msg(!strcmp(c.method, "hierarchical") && gain > .01, "world %zu: %g, %s",
			      i, gain, c.reason);
		lbl_consensus_clear(&c);
		lbl_consensus_clear(&majority);
		lbl_votes_clear(&t);
	}
}
END_TEST

START_TEST(what_convinces)
{
	static const struct {
		double skill, table, gain, se, rapport;
		bool want;
	} rows[] = {
		{ 4, INFINITY, .3, .1, 0, true },         { 4, INFINITY, .15, .1, 0, false },
		{ 4, INFINITY, .05, .1, 3, true },        { 4, INFINITY, 0, 0, 9, false },
		{ INFINITY, INFINITY, .3, .1, 9, false }, { INFINITY, 16, .3, .1, 0, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_auto_score s = { .gain = rows[i].gain,
					    .se = rows[i].se,
					    .rapport = rows[i].rapport };

		s.setting.skill_votes = rows[i].skill;
		s.setting.table_votes = rows[i].table;
		ck_assert_msg(lbl_auto_convinces(&s) == rows[i].want, "row %zu", i);
	}
}
END_TEST

SUITE("stat/consensus_auto", thin_evidence_is_the_majority, records_that_tell_are_used,
      what_convinces)
