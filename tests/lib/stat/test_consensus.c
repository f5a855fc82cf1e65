/*
 * All methods on two small sets, beside an independent Python implementation; what holds for all of
 * them. Accuracy on public sets and random data is tests/bench's and the oracle's.
 */
#include <math.h>
#include <string.h>

#include "../suite.h"
#include "base/mem.h"
#include "stat/consensus.h"
#include "stat/posterior.h"

/* Eight items, all by the same annotators. */
static const uint32_t two[8][4] = {
	{ 0, 0, 0, 1 }, { 0, 0, 0, 0 }, { 1, 1, 0, 1 }, { 1, 1, 1, 0 },
	{ 0, 0, 1, 1 }, { 1, 0, 1, 1 }, { 0, 1, 0, 0 }, { 1, 1, 1, 1 }
};
static const uint32_t three[8][3] = { { 0, 0, 1 }, { 2, 2, 2 }, { 1, 1, 2 }, { 0, 1, 0 },
				      { 2, 1, 2 }, { 1, 1, 1 }, { 0, 0, 2 }, { 1, 2, 1 } };

static void full(struct lbl_votes *t, const uint32_t *labels, size_t n, size_t k)
{
	struct lbl_vote row[4];

	*t = (struct lbl_votes){ .n_columns = n, .n_classes = k };
	for (size_t i = 0; i < 8; i++) {
		for (size_t a = 0; a < n; a++)
			row[a] = (struct lbl_vote){ (uint32_t)a, labels[i * n + a] };
		lbl_votes_add_row(t, row, n);
	}
}

/* A crowd of moderate annotators, some items twice as often judged as others, one never. */
static void crowd(struct lbl_votes *t, size_t items, size_t annotators, size_t k)
{
	struct lbl_vote *row = lbl_alloc_zero(annotators, sizeof *row);

	*t = (struct lbl_votes){ .n_columns = annotators, .n_classes = k };
	for (size_t i = 0; i < items; i++) {
		size_t n = 0;

		for (uint32_t a = 0; i != 3 && a < annotators; a++) {
			double u = lbl_votes_uniform(i, a, 5), v = lbl_votes_uniform(i, a, 6);
			size_t wrong = (size_t)(v * (double)k);

			if (u < (i % 2 ? .4 : .8))
				row[n++] = (struct lbl_vote){
					a, (uint32_t)(u < .2 + .02 * a ? i % k : wrong)
				};
		}
		lbl_votes_add_row(t, row, n);
	}
	free(row);
}

static void run(const char *name, const struct lbl_votes *t, const struct lbl_consensus_options *o,
		struct lbl_consensus *out)
{
	const struct lbl_consensus_method *m = lbl_consensus_find(lbl_span_of(name));
	struct lbl_error err;

	ck_assert_msg(m != NULL, "%s", name);
	ck_assert_int_eq(lbl_consensus_run(m, t, o, out, &err), 0);
}

/* The first class's posterior of each item; origin: tests/oracle/consensus.py, Python 3.11. */
static const struct {
	const char *method;
	size_t n_classes;
	double want[8];
} rows[] = {
	{ "majority",
	  2,
	  { 0.7500000000, 1.0000000000, 0.2500000000, 0.2500000000, 0.5000000000, 0.2500000000,
	    0.7500000000, 0.0000000000 } },
	{ "wawa",
	  2,
	  { 0.8000000000, 1.0000000000, 0.2400000000, 0.2000000000, 0.5600000000, 0.2400000000,
	    0.7600000000, 0.0000000000 } },
	{ "zbs",
	  2,
	  { 0.8000000000, 1.0000000000, 0.2400000000, 0.2000000000, 0.5600000000, 0.2400000000,
	    0.7600000000, 0.0000000000 } },
	{ "dawid-skene",
	  2,
	  { 0.9990452296, 0.9996793116, 0.0028199821, 0.0009437401, 0.9915485867, 0.0027780642,
	    0.9971895265, 0.0003169812 } },
	{ "one-coin",
	  2,
	  { 0.9999999148, 0.9999999693, 0.0000002759, 0.0000000852, 0.9999992336, 0.0000002759,
	    0.9999997241, 0.0000000307 } },
	{ "mace",
	  2,
	  { 0.9965025374, 0.9988381272, 0.0120738388, 0.0036845927, 0.9661876310, 0.0113496781,
	    0.9892225290, 0.0012241918 } },
	{ "ebcc",
	  2,
	  { 0.9686801001, 0.9972738564, 0.0294227045, 0.0137048590, 0.5451624045, 0.0148095568,
	    0.9662041722, 0.0011734162 } },
	{ "glad",
	  2,
	  { 0.9956131094, 0.9999985680, 0.1596543814, 0.0043868906, 0.6286438656, 0.0082544369,
	    0.9917455631, 0.0000014320 } },
	{ "kos",
	  2,
	  { 0.3238174633, 0.0000000000, 0.6786188316, 0.6761825367, 0.5099426467, 0.6089733802,
	    0.3910266198, 1.0000000000 } },
	{ "mmsr",
	  2,
	  { 0.5182393338, 0.9588957191, 0.0440794830, 0.4817606662, 0.5000000000, 0.0440794830,
	    0.9559205170, 0.0411042809 } },
	{ "auto",
	  2,
	  { 0.7500000000, 1.0000000000, 0.2500000000, 0.2500000000, 0.5000000000, 0.2500000000,
	    0.7500000000, 0.0000000000 } },
	{ "majority",
	  3,
	  { 0.6666666667, 0.0000000000, 0.0000000000, 0.6666666667, 0.0000000000, 0.0000000000,
	    0.6666666667, 0.0000000000 } },
	{ "wawa",
	  3,
	  { 0.7222222222, 0.0000000000, 0.0000000000, 0.7222222222, 0.0000000000, 0.0000000000,
	    0.7222222222, 0.0000000000 } },
	{ "zbs",
	  3,
	  { 0.7222222222, 0.0000000000, 0.0000000000, 0.7222222222, 0.0000000000, 0.0000000000,
	    0.7222222222, 0.0000000000 } },
	{ "dawid-skene",
	  3,
	  { 0.9999654911, 0.0000128227, 0.0022552932, 0.9998586027, 0.0012582956, 0.0011361358,
	    0.9999097040, 0.0000220141 } },
	{ "one-coin",
	  3,
	  { 0.9999994531, 0.0000000615, 0.0000001367, 0.9999994531, 0.0000002051, 0.0000000410,
	    0.9999995595, 0.0000001367 } },
	{ "mace",
	  3,
	  { 0.9869401929, 0.0009907902, 0.0033910000, 0.9874545026, 0.0034331616, 0.0010138726,
	    0.9875360257, 0.0032359687 } },
	{ "ebcc",
	  3,
	  { 0.9555748294, 0.0037666747, 0.0229348063, 0.9407666526, 0.0264753046, 0.0070606823,
	    0.9520580955, 0.0095212636 } },
	{ "glad",
	  3,
	  { 0.9658038804, 0.0000130169, 0.0066859478, 0.9658038804, 0.0066859478, 0.0000130169,
	    0.9658038804, 0.0066859478 } },
	{ "mmsr",
	  3,
	  { 0.8246838138, 0.0211749309, 0.0481538063, 0.8246838138, 0.0481538063, 0.0211749309,
	    0.8246838138, 0.0481538063 } },
	{ "auto",
	  3,
	  { 0.6666666667, 0.0000000000, 0.0000000000, 0.6666666667, 0.0000000000, 0.0000000000,
	    0.6666666667, 0.0000000000 } },
};

START_TEST(methods_as_the_oracle)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t k = rows[i].n_classes;
		struct lbl_consensus c;
		struct lbl_votes t;

		full(&t, k == 2 ? &two[0][0] : &three[0][0], k == 2 ? 4 : 3, k);
		run(rows[i].method, &t, &o, &c);
		for (size_t item = 0; item < 8; item++)
			ck_assert_msg(fabs(c.posterior[item * k] - rows[i].want[item]) < 1e-8,
				      "%s of %zu classes, item %zu: %.12g", rows[i].method, k, item,
				      c.posterior[item * k]);
		lbl_consensus_clear(&c);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* One thread and four: the same bits. */
START_TEST(threads_do_not_matter)
{
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);
	struct lbl_votes t;

	crowd(&t, 3000, 12, 2);
	for (size_t i = 0; i < n; i++) {
		struct lbl_consensus_options o = lbl_consensus_defaults();
		struct lbl_consensus one, four;

		o.max_iterations = 8;
		run(m[i].name, &t, &o, &one);
		o.threads = 4;
		run(m[i].name, &t, &o, &four);
		ck_assert_msg(
			!memcmp(one.posterior, four.posterior,
				t.n_rows * 2 * sizeof *one.posterior) &&
				!memcmp(one.skill, four.skill, t.n_columns * sizeof *one.skill),
			"%s", m[i].name);
		lbl_consensus_clear(&one);
		lbl_consensus_clear(&four);
	}
	lbl_votes_clear(&t);
}
END_TEST

static void check_sums(const char *name, const struct lbl_votes *t, const struct lbl_consensus *c)
{
	for (size_t i = 0; i < t->n_rows; i++) {
		double sum = 0;

		for (size_t k = 0; k < t->n_classes; k++)
			sum += c->posterior[i * t->n_classes + k];
		ck_assert_msg(fabs(sum - (t->starts[i] < t->starts[i + 1])) < 1e-9,
			      "%s: item %zu has %g", name, i, sum);
	}
}

/* An item without votes has no posterior; all others' sum to 1. Nothing at all is no trouble. */
START_TEST(sums_and_nothing)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);

	for (size_t i = 0; i < n; i++) {
		struct lbl_votes t, none = { .n_columns = 0, .n_classes = 0 };
		struct lbl_consensus c;

		crowd(&t, 60, 7, 2);
		run(m[i].name, &t, &o, &c);
		check_sums(m[i].name, &t, &c);
		lbl_consensus_clear(&c);
		run(m[i].name, &none, &o, &c);
		lbl_consensus_clear(&c);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* One class, one annotator, annotators that share no item: each method has an answer. */
START_TEST(odd_crowds)
{
	static const struct lbl_vote rows_of[3][2] = { { { 0, 1 } }, { { 1, 0 } }, { { 2, 1 } } };
	struct lbl_consensus_options o = lbl_consensus_defaults();
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 1; k < 3; k++)
			for (uint32_t annotators = 1; annotators < 4; annotators += 2) {
				struct lbl_votes t = { .n_columns = annotators, .n_classes = k };
				struct lbl_consensus c;

				for (size_t item = 0; item < 3; item++) {
					struct lbl_vote v = rows_of[item][0];

					v.column = annotators == 1 ? 0 : v.column;
					v.label = k == 1 ? 0 : v.label;
					lbl_votes_add_row(&t, &v, 1);
				}
				run(m[i].name, &t, &o, &c);
				check_sums(m[i].name, &t, &c);
				lbl_consensus_clear(&c);
				lbl_votes_clear(&t);
			}
}
END_TEST

/* An annotator that has only abstained, and an item on which all have, change nothing. */
START_TEST(silence_says_nothing)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);

	for (size_t i = 0; i < n; i++) {
		struct lbl_consensus with, without;
		struct lbl_votes t;

		crowd(&t, 60, 7, 2);
		run(m[i].name, &t, &o, &without);
		t.n_columns++;
		lbl_votes_add_row(&t, NULL, 0);
		run(m[i].name, &t, &o, &with);
		ck_assert_msg(
			!memcmp(with.posterior, without.posterior, 60 * 2 * sizeof *with.posterior),
			"%s", m[i].name);
		lbl_consensus_clear(&with);
		lbl_consensus_clear(&without);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* Gold stands, whatever the votes, and moves what others are taken for. */
START_TEST(known_items)
{
	uint32_t known[8];
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);

	for (size_t i = 0; i < 8; i++)
		known[i] = i == 1 ? 1 : LBL_CLASS_NONE;
	for (size_t i = 0; i < n; i++) {
		struct lbl_consensus_options o = lbl_consensus_defaults();
		struct lbl_consensus c;
		struct lbl_votes t;

		o.known = known;
		full(&t, &two[0][0], 4, 2);
		run(m[i].name, &t, &o, &c);
		ck_assert_msg(c.posterior[2] == 0 && c.posterior[3] == 1, "%s", m[i].name);
		lbl_consensus_clear(&c);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* By hand: weights 1, 1, 1, 3 give the last annotator's class half; of zeros, votes count alike. */
START_TEST(weights)
{
	static const double by_hand[] = { 1, 1, 1, 3 }, zeros[] = { 0, 0, 0, 0 };
	struct lbl_consensus_options o = lbl_consensus_defaults();
	struct lbl_consensus c;
	struct lbl_votes t;

	full(&t, &two[0][0], 4, 2);
	o.weights = by_hand;
	run("weighted", &t, &o, &c);
	ck_assert_double_eq_tol(c.posterior[0], .5, 1e-9);
	ck_assert(c.skill[3] == 3);
	lbl_consensus_clear(&c);
	o.weights = zeros;
	run("weighted", &t, &o, &c);
	ck_assert_double_eq_tol(c.posterior[0], .75, 1e-12);
	lbl_consensus_clear(&c);
	lbl_votes_clear(&t);
}
END_TEST

START_TEST(limits_are_named)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();
	struct lbl_consensus c;
	struct lbl_error err;
	struct lbl_votes t;

	full(&t, &three[0][0], 3, 3);
	ck_assert_int_eq(
		lbl_consensus_run(lbl_consensus_find(lbl_span_of("kos")), &t, &o, &c, &err), -1);
	ck_assert_str_eq(err.message, "kos is for 2 classes, here are 3");
	ck_assert_ptr_null(lbl_consensus_find(lbl_span_of("major")));
	lbl_votes_clear(&t);
}
END_TEST

/* A tolerance of 0 runs all iterations; the log-likelihood of Dawid and Skene's never falls. */
START_TEST(iterations)
{
	struct lbl_consensus_options o = lbl_consensus_defaults();
	double last = -INFINITY;
	struct lbl_votes t;

	crowd(&t, 400, 9, 3);
	o.tolerance = 0;
	o.smoothing = 0;
	for (o.max_iterations = 1; o.max_iterations < 30; o.max_iterations++) {
		struct lbl_consensus c;

		run("dawid-skene", &t, &o, &c);
		ck_assert_uint_eq(c.iterations, o.max_iterations);
		ck_assert(!c.converged && c.log_likelihood >= last - 1e-4);
		last = c.log_likelihood;
		lbl_consensus_clear(&c);
	}
	lbl_votes_clear(&t);
}
END_TEST

/* What is told of a run. */
struct told {
	unsigned n;
	double log_likelihood, change;
};

static void listen(void *ctx, unsigned iteration, double log_likelihood, double change)
{
	struct told *told = ctx;

	ck_assert(iteration == told->n + 1 || iteration == 1);
	ck_assert(change >= 0);
	*told = (struct told){ iteration, log_likelihood, change };
}

/* Each iteration is told, the last one's figures are the result's, and telling changes nothing. */
START_TEST(progress)
{
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);
	struct lbl_votes t;

	crowd(&t, 500, 9, 2);
	for (size_t i = 0; i < n; i++) {
		struct lbl_consensus_options o = lbl_consensus_defaults();
		struct lbl_consensus silent, c;
		struct told told = { 0, NAN, 0 };

		o.starts = 1;
		run(m[i].name, &t, &o, &silent);
		o.progress = listen;
		o.progress_ctx = &told;
		run(m[i].name, &t, &o, &c);
		ck_assert_msg(told.n == c.iterations, "%s: %u of %u", m[i].name, told.n,
			      c.iterations);
		ck_assert(!memcmp(&told.log_likelihood, &c.log_likelihood, sizeof(double)) ||
			  (isnan(c.log_likelihood) && isnan(told.log_likelihood)));
		ck_assert(!c.converged || told.change <= 1e-3);
		ck_assert(!memcmp(silent.posterior, c.posterior, 1000 * sizeof *c.posterior));
		lbl_consensus_clear(&silent);
		lbl_consensus_clear(&c);
	}
	lbl_votes_clear(&t);
}
END_TEST

/*
 * By hand: two annotators that say the same are both right with a probability s, or both wrong:
 * the likelihood is log((s^2 + (1 - s)^2) / 2), and the posterior's odds are (s / (1 - s))^2.
 */
START_TEST(likelihood_of_glad)
{
	static const struct lbl_vote row[] = { { 0, 1 }, { 1, 1 } };
	struct lbl_consensus_options o = lbl_consensus_defaults();
	struct lbl_votes t = { .n_columns = 2, .n_classes = 2 };
	struct lbl_consensus c;
	double odds, s;

	lbl_votes_add_row(&t, row, 2);
	run("glad", &t, &o, &c);
	odds = sqrt(c.posterior[1] / c.posterior[0]);
	s = odds / (1 + odds);
	ck_assert_double_eq_tol(c.log_likelihood, log((s * s + (1 - s) * (1 - s)) / 2), 1e-9);
	lbl_consensus_clear(&c);
	lbl_votes_clear(&t);
}
END_TEST

/* Two that never agree: who is right is what is known beforehand. */
static void quarrel(struct lbl_votes *t)
{
	*t = (struct lbl_votes){ .n_columns = 2, .n_classes = 2 };
	for (uint32_t i = 0; i < 40; i++) {
		struct lbl_vote row[] = { { 0, i % 2 }, { 1, 1 - i % 2 } };

		lbl_votes_add_row(t, row, 2);
	}
}

/*
 * By hand, after a step from halves, 20 votes for either class: annotator 0 has 90 of 100 right
 * in each, annotator 1 10 of 20. dawid-skene: (90 + 10) / (100 + 20) where right, (10 + 10) / 120
 * where wrong, the other's cells 1/2. one-coin: 180 + 20 of 200 + 40 right, the other 40 of 80.
 */
START_TEST(counts_known_beforehand)
{
	static const double counts[] = { 90, 10, 10, 90, 10, 10, 10, 10 };
	static const struct {
		const char *method;
		double want;
	} by_hand[] = { { "dawid-skene", 5. / 6 }, { "one-coin", 5. / 6 } };

	for (size_t i = 0; i < 2; i++) {
		struct lbl_consensus_options o = lbl_consensus_defaults();
		struct lbl_consensus c;
		struct lbl_votes t;

		quarrel(&t);
		o.prior_counts = counts;
		o.max_iterations = 1;
		o.smoothing = 0;
		run(by_hand[i].method, &t, &o, &c);
		ck_assert_msg(fabs(c.posterior[0] - by_hand[i].want) < 1e-9, "%s: %.12g",
			      by_hand[i].method, c.posterior[0]);
		lbl_consensus_clear(&c);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* A method that takes what is known decides for who is known to be good, others as without it. */
START_TEST(knowledge_decides)
{
	static const double counts[] = { 20, 20, 20, 20, 90, 10, 10, 90 }, skill[] = { .5, .9 };
	size_t n;
	const struct lbl_consensus_method *m = lbl_consensus_methods(&n);

	for (size_t i = 0; i < 2 * n; i++) {
		unsigned kind = i < n ? LBL_TAKES_COUNTS : LBL_TAKES_SKILL;
		const struct lbl_consensus_method *method = &m[i % n];
		struct lbl_consensus_options o = lbl_consensus_defaults();
		struct lbl_consensus before, after;
		struct lbl_votes t;

		quarrel(&t);
		run(method->name, &t, &o, &before);
		o.prior_counts = kind == LBL_TAKES_COUNTS ? counts : NULL;
		o.start_skill = kind == LBL_TAKES_SKILL ? skill : NULL;
		run(method->name, &t, &o, &after);
		/* What auto makes of it depends on what predicts held-out votes. */
		if (!strcmp(method->name, "auto"))
			ck_assert(method->takes == LBL_TAKES_COUNTS);
		else if (method->takes & kind)
			ck_assert_msg(after.posterior[1] > .6 && after.posterior[2] > .6, "%s: %g",
				      method->name, after.posterior[1]);
		else if (!(method->takes & LBL_TAKES_SKILL))
			ck_assert_msg(
				!memcmp(before.posterior, after.posterior, 80 * sizeof(double)),
				"%s", method->name);
		lbl_consensus_clear(&before);
		lbl_consensus_clear(&after);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* By hand: who is not known weighs as much as the mean of the others, .7; counts tell, too. */
START_TEST(skills_known_beforehand)
{
	static const double skill[] = { .9, .5, NAN, NAN };
	static const double counts[] = { 9, 1, 1, 9, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
	struct lbl_consensus_options o = lbl_consensus_defaults();

	for (size_t i = 0; i < 2; i++) {
		struct lbl_consensus c;
		struct lbl_votes t;

		full(&t, &two[0][0], 4, 2);
		o.start_skill = i ? NULL : skill;
		o.prior_counts = i ? counts : NULL;
		run("weighted", &t, &o, &c);
		ck_assert_double_eq_tol(c.skill[2], .7, 1e-12);
		ck_assert_double_eq_tol(c.posterior[0], 2.1 / 2.8, 1e-9);
		ck_assert_double_eq_tol(c.posterior[8], 1.4 / 2.8, 1e-9);
		lbl_consensus_clear(&c);
		lbl_votes_clear(&t);
	}
}
END_TEST

START_TEST(knowledge_out_of_range)
{
	static const double counts[] = { 1, -1, 0, 0, 0, 0, 0, 0 }, skill[] = { .5, 1.5 };
	struct lbl_consensus_options o = lbl_consensus_defaults();
	struct lbl_consensus c;
	struct lbl_error err;
	struct lbl_votes t;

	quarrel(&t);
	o.prior_counts = counts;
	ck_assert_int_eq(
		lbl_consensus_run(lbl_consensus_find(lbl_span_of("auto")), &t, &o, &c, &err), -1);
	ck_assert_str_eq(err.message, "a count known beforehand is -1, not from 0 to 3e+07");
	o.prior_counts = NULL;
	o.start_skill = skill;
	ck_assert_int_eq(
		lbl_consensus_run(lbl_consensus_find(lbl_span_of("wawa")), &t, &o, &c, &err), -1);
	ck_assert_str_eq(err.message, "a skill known beforehand is 1.5, not from 0 to 1");
	lbl_votes_clear(&t);
}
END_TEST

SUITE("stat/consensus", methods_as_the_oracle, threads_do_not_matter, sums_and_nothing, odd_crowds,
      silence_says_nothing, known_items, weights, limits_are_named, iterations, progress,
      likelihood_of_glad, counts_known_beforehand, knowledge_decides, skills_known_beforehand,
      knowledge_out_of_range)
