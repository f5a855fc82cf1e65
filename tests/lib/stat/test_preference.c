/* Candidates on one scale from comparisons. */
#include <math.h>
#include <string.h>

#include "../suite.h"
#include "base/hash.h"
#include "stat/preference.h"

static void run_with(const char *method, double prior, uint32_t trusted, struct lbl_comparison *v,
		     size_t n, size_t n_annotators, size_t n_candidates,
		     struct lbl_preference *out)
{
	struct lbl_preference_options o = lbl_preference_defaults();

	o.prior = prior;
	o.trusted = trusted;
	o.max_iterations = n_candidates > 100 ? 20000 : 0; /* chains take long */
	lbl_preference_run(lbl_preference_find(lbl_span_of(method)), v, n, n_annotators,
			   n_candidates, &o, out);
	ck_assert(out->converged);
}

static void run(const char *method, double prior, struct lbl_comparison *v, size_t n,
		size_t n_annotators, size_t n_candidates, struct lbl_preference *out)
{
	run_with(method, prior, LBL_PREFERENCE_NONE, v, n, n_annotators, n_candidates, out);
}

#define TABLE_MAX 7

static size_t spread(size_t k, const unsigned wins[TABLE_MAX][TABLE_MAX],
		     struct lbl_comparison **v)
{
	size_t n = 0;

	*v = malloc(5000 * sizeof **v);
	for (uint32_t i = 0; i < k; i++)
		for (uint32_t j = 0; j < k; j++)
			for (unsigned w = 0; w < wins[i][j]; w++)
				(*v)[n++] = (struct lbl_comparison){ 0, i, j };
	return n;
}

/* The assumption is made next to nothing, so that these are maxima of the likelihood. */
START_TEST(published)
{
	static const struct {
		size_t k;
		unsigned wins[TABLE_MAX][TABLE_MAX]; /* of the row over the column */
		double score[TABLE_MAX];
		double tolerance;
		const char *origin;
	} rows[] = {
		{ 4,
		  { { 0, 730, 498, 221 }, { 33, 0, 68, 17 }, { 320, 813, 0, 142 },
		    { 284, 276, 325, 0 } },
		  { .7899221, -2.1591504, .3103523, 1.0588761 },
		  1e-7,
		  "citations, S. Stigler, Stat. Sci. 9 (1994): R 3.6.0, BradleyTerry2, sum 0" },
		{ 7, /* Milwaukee, Detroit, Toronto, New York, Boston, Cleveland, Baltimore */
		  { { 0, 7, 9, 7, 7, 9, 11 },
		    { 6, 0, 7, 5, 11, 9, 9 },
		    { 4, 6, 0, 7, 7, 8, 12 },
		    { 6, 8, 6, 0, 6, 7, 10 },
		    { 6, 2, 6, 7, 0, 7, 12 },
		    { 4, 4, 5, 6, 6, 0, 6 },
		    { 2, 4, 1, 3, 1, 7, 0 } },
		  { 1.5814, 1.4364, 1.2945, 1.2476, 1.1077, .6839, 0 }, 6e-5,
		  "A. Agresti, Categorical Data Analysis (2002) 10.6: R 2.10.0, BradleyTerry2" },
		{ 3, { { 0, 1, 0 }, { 0, 0, 1 }, { 1, 0, 0 } }, { 0 }, 1e-9,
		  "by hand: a circle" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_comparison *v;
		size_t n = spread(rows[i].k, rows[i].wins, &v);
		struct lbl_preference p;
		double zero;

		run("bradley-terry", 1e-9, v, n, 1, rows[i].k, &p);
		zero = i == 1 ? p.score[6] : 0;
		for (size_t c = 0; c < rows[i].k; c++)
			ck_assert_double_eq_tol(p.score[c] - zero, rows[i].score[c],
						rows[i].tolerance);
		ck_assert_uint_eq(p.judges[0].n, n);
		ck_assert(isnan(p.judges[0].reliability));
		lbl_preference_clear(&p);
		free(v);
	}
}
END_TEST

/* Three annotators of one mind, more or less, and one who says the contrary. */
static const struct lbl_comparison crowd[] = {
	{ 0, 0, 1 }, { 0, 1, 2 }, { 0, 2, 3 }, { 0, 3, 4 }, { 0, 0, 3 }, { 0, 1, 4 }, { 0, 0, 4 },
	{ 1, 0, 1 }, { 1, 0, 2 }, { 1, 2, 1 }, { 1, 1, 3 }, { 1, 2, 4 }, { 1, 3, 4 }, { 1, 0, 4 },
	{ 2, 1, 0 }, { 2, 1, 2 }, { 2, 2, 3 }, { 2, 0, 3 }, { 2, 4, 3 }, { 2, 2, 4 },
	{ 3, 4, 0 }, { 3, 3, 0 }, { 3, 4, 1 }, { 3, 2, 0 }, { 3, 3, 2 }, { 3, 4, 2 }, { 3, 1, 0 },
	{ 3, 3, 1 },
};
#define CROWD (sizeof crowd / sizeof *crowd)

/*
 * Origin: the log likelihood and what is assumed, written down from the model and maximised by
 * scipy 1.10.1's BFGS, with none of the steps of the program.
 */
START_TEST(maximum_is_met)
{
	static const struct {
		const char *method;
		uint32_t trusted;
		double prior, score[5], reliability[4], log_likelihood;
	} rows[] = {
		{ "crowd-bt", LBL_PREFERENCE_NONE, .5,
		  { 2.18959548112, .908825615074, .444763815309, -1.38821397527, -2.15497093623 },
		  { .902800069114, .892592162857, .82599213346, .339496925216 },
		  -11.43859383460076 },
		{ "crowd-bt", LBL_PREFERENCE_NONE, .1,
		  { 3.91355551042, 1.34807517845, .7492908867, -2.2153167277, -3.79560484787 },
		  { .909549078621, .89919303715, .7678318443, .315237646371 },
		  -10.194026729510536 },
		{ "crowd-bt", 0, .5,
		  { 2.26115435935, .940975837847, .421737528314, -1.3846779502, -2.23918977531 },
		  { 1, .892674116625, .822590317009, .337997289666 }, -10.809562038497523 },
		{ "bradley-terry", LBL_PREFERENCE_NONE, .5,
		  { .260565881407, .191810568285, .118890780761, -.147589772406, -.423677458047 },
		  { NAN, NAN, NAN, NAN }, -18.812574348349205 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_comparison v[CROWD];
		struct lbl_preference p;

		memcpy(v, crowd, sizeof v);
		run_with(rows[i].method, rows[i].prior, rows[i].trusted, v, CROWD, 4, 5, &p);
		for (size_t c = 0; c < 5; c++)
			ck_assert_double_eq_tol(p.score[c], rows[i].score[c], 1e-7);
		for (size_t a = 0; a < 4; a++)
			if (isnan(rows[i].reliability[a]))
				ck_assert(isnan(p.judges[a].reliability));
			else
				ck_assert_double_eq_tol(p.judges[a].reliability,
							rows[i].reliability[a], 1e-7);
		ck_assert_double_eq_tol(p.log_likelihood, rows[i].log_likelihood, 1e-7);
		ck_assert_double_eq_tol(lbl_preference_wins(&p, 0, 4),
					1 / (1 + exp(p.score[4] - p.score[0])), 1e-15);
		/* By hand: the order is 0 1 2 3 4; those against it are 0, 1, 2 and 8. */
		ck_assert(p.judges[0].n == 7 && p.judges[0].agreed == 7);
		ck_assert(p.judges[1].n == 7 && p.judges[1].agreed == 6);
		ck_assert(p.judges[2].n == 6 && p.judges[2].agreed == 4);
		ck_assert(p.judges[3].n == 8 && p.judges[3].agreed == 0);
		ck_assert(p.judges[0].equal == 0 && p.judges[3].equal == 0);
		lbl_preference_clear(&p);
	}
}
END_TEST

/* The order of comparisons does not change a bit. */
START_TEST(any_order)
{
	struct lbl_comparison v[CROWD], w[CROWD];
	struct lbl_preference p, q;

	memcpy(v, crowd, sizeof v);
	for (size_t i = 0; i < CROWD; i++)
		w[i] = crowd[i * 11 % CROWD];
	run("crowd-bt", .5, v, CROWD, 4, 5, &p);
	run("crowd-bt", .5, w, CROWD, 4, 5, &q);
	ck_assert(!memcmp(p.score, q.score, 5 * sizeof *p.score));
	ck_assert(!memcmp(p.judges, q.judges, 4 * sizeof *p.judges));
	ck_assert(p.log_likelihood == q.log_likelihood);
	lbl_preference_clear(&p);
	lbl_preference_clear(&q);
}
END_TEST

/*
 * Components: 0 1, 2 4 5, 3 alone. By hand: 0 beats 1 twice; with prior 1/2 and the average in the
 * middle, 2 (1 - s(2 x)) = (2 s(x) - 1) / 2 for score x, s the logistic function. With t = exp(-x)
 * that is 2 t^2 / (1 + t^2) = (1 - t) / (1 + t) / 2, so 5 t^3 + 3 t^2 + t - 1 = 0, t = 0.369...
 */
START_TEST(components)
{
	struct lbl_comparison v[] = { { 0, 0, 1 }, { 0, 0, 1 }, { 1, 4, 5 }, { 1, 5, 2 },
				      { 1, 2, 4 } };
	static const uint32_t want[] = { 0, 0, 1, 2, 1, 1 };
	struct lbl_preference p;
	double t = .36, root;

	for (unsigned i = 0; i < 50; i++)
		t -= (5 * t * t * t + 3 * t * t + t - 1) / (15 * t * t + 6 * t + 1);
	root = -log(t);
	run("bradley-terry", .5, v, 5, 3, 6, &p);
	ck_assert_uint_eq(p.n_components, 3);
	ck_assert(!memcmp(p.component, want, sizeof want));
	ck_assert_double_eq_tol(p.score[0], root, 1e-8);
	ck_assert_double_eq_tol(p.score[1], -root, 1e-8);
	ck_assert_double_eq_tol(p.score[2], 0, 1e-8);
	ck_assert(p.score[3] == 0);
	ck_assert(p.judges[0].n == 2 && p.judges[0].agreed == 2 && p.judges[0].equal == 0);
	ck_assert(p.judges[1].n == 3 && p.judges[1].agreed == 0 && p.judges[1].equal == 3);
	ck_assert(p.judges[2].n == 0);
	lbl_preference_clear(&p);
}
END_TEST

/* A chain in which each always beats the next: scores that no exp holds are told apart. */
START_TEST(far_apart)
{
	enum { CHAIN = 300, EACH = 50 };
	struct lbl_comparison *v = malloc(CHAIN * EACH * sizeof *v);
	struct lbl_preference p;

	for (uint32_t i = 0; i < (CHAIN - 1) * EACH; i++)
		v[i] = (struct lbl_comparison){ 0, i / EACH, i / EACH + 1 };
	run("bradley-terry", 1e-3, v, (CHAIN - 1) * EACH, 1, CHAIN, &p);
	ck_assert(p.score[0] - p.score[CHAIN - 1] > 1000 && isfinite(p.score[0]));
	for (uint32_t i = 1; i < CHAIN; i++)
		ck_assert(p.score[i] < p.score[i - 1]);
	ck_assert(p.judges[0].agreed == p.judges[0].n);
	lbl_preference_clear(&p);
	free(v);
}
END_TEST

/* An assumption too weak to hold anything: scores lie past what exp can tell from 0. */
START_TEST(scores_stay_finite)
{
	struct lbl_comparison v[] = { { 0, 0, 1 }, { 0, 0, 1 }, { 0, 1, 2 } };
	struct lbl_preference_options o = lbl_preference_defaults();
	struct lbl_preference p;

	o.prior = 1e-320;
	lbl_preference_run(lbl_preference_find(lbl_span_of("bradley-terry")), v, 3, 1, 3, &o, &p);
	for (size_t i = 0; i < 3; i++)
		ck_assert(isfinite(p.score[i]));
	lbl_preference_clear(&p);
}
END_TEST

START_TEST(nothing_compared)
{
	static const char *const methods[] = { "bradley-terry", "crowd-bt" };

	for (size_t i = 0; i < 2; i++) {
		struct lbl_preference p;

		run(methods[i], .5, NULL, 0, 1, 2, &p);
		ck_assert(p.score[0] == 0 && p.score[1] == 0 && p.n_components == 2);
		ck_assert(p.log_likelihood == 0 && isnan(p.judges[0].reliability));
		lbl_preference_clear(&p);
		run(methods[i], .5, NULL, 0, 0, 0, &p);
		lbl_preference_clear(&p);
	}
	ck_assert_ptr_null(lbl_preference_find(lbl_span_of("elo")));
}
END_TEST

static double uniform(uint64_t i, uint64_t seed)
{
	return ((double)(lbl_hash64(&i, sizeof i, seed) >> 11) + .5) / 9007199254740992.;
}

/* What was put into data is found in it, to some four standard errors. */
START_TEST(finds_what_was_put_in)
{
	static const double trust[] = { .95, .95, .8, .5, .15 };
	static const double score[] = { 1.5, 1, .5, 0, -.5, -1, -1.5 };
	enum { N = 20000 };
	struct lbl_comparison *v = malloc(N * sizeof *v);
	struct lbl_preference p;
	double spread_of = 0;

	for (uint32_t i = 0; i < N; i++) {
		uint32_t a = i % 5, x = (uint32_t)(uniform(i, 1) * 7);
		uint32_t y = (x + 1 + (uint32_t)(uniform(i, 2) * 6)) % 7;
		bool first = uniform(i, 3) < 1 / (1 + exp(score[y] - score[x]));

		first = uniform(i, 4) < trust[a] ? first : !first;
		v[i] = (struct lbl_comparison){ a, first ? x : y, first ? y : x };
	}
	run("crowd-bt", .5, v, N, 5, 7, &p);
	for (size_t c = 0; c < 7; c++)
		ck_assert_double_eq_tol(p.score[c], score[c], .25);
	for (size_t a = 0; a < 5; a++)
		ck_assert_double_eq_tol(p.judges[a].reliability, trust[a], .05);
	lbl_preference_clear(&p);
	run("bradley-terry", .5, v, N, 5, 7, &p);
	spread_of = p.score[0] - p.score[6];
	ck_assert(spread_of < 2); /* of 3: who does not look at annotators is misled */
	lbl_preference_clear(&p);
	free(v);
}
END_TEST

SUITE("stat/preference", published, maximum_is_met, any_order, components, far_apart,
      scores_stay_finite, nothing_compared, finds_what_was_put_in)
