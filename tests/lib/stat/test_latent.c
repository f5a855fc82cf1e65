/* The step of expectation, by hand and by plain logs. */
#include <math.h>
#include <string.h>

#include "../suite.h"
#include "base/mem.h"
#include "stat/latent.h"

/* Annotator a says l in state s. */
static void set_cells(struct lbl_latent *m)
{
	size_t k = m->votes->n_classes;

	for (size_t s = 0; s < m->n_states; s++)
		m->prior[s] = (double)(s + 1) * 2 / (double)(m->n_states * (m->n_states + 1));
	for (size_t a = 0; a < m->votes->n_columns; a++)
		for (size_t l = 0; l < k; l++)
			for (size_t s = 0; s < m->n_states; s++)
				m->cells[(a * k + l) * m->n_states + s] =
					(1 + (double)((a + 3 * l + 5 * s) % 7)) / 30;
}

/*
 * By hand: prior 1/3, 2/3; annotator 0 says 1, annotator 1 says 0. Cells in thirtieths: 4 and 2
 * (3 + 5 = 8, that is 1), 2 and 7: weights 1/3 * 8, 2/3 * 14, posterior 2/9, 7/9.
 */
START_TEST(one_item_by_hand)
{
	static const struct lbl_vote row[] = { { 0, 1 }, { 1, 0 } };
	struct lbl_votes t = { .n_columns = 2, .n_classes = 2 };
	struct lbl_latent m;

	lbl_votes_add_row(&t, row, 2);
	lbl_latent_init(&m, &t, 2);
	set_cells(&m);
	lbl_latent_expect(&m);
	ck_assert_double_eq_tol(m.posterior[0], 2. / 9, 1e-15);
	ck_assert_double_eq_tol(m.likelihood, log(36. / 3 / 900), 1e-8);
	ck_assert_double_eq_tol(m.change, 7. / 9, 1e-15);
	ck_assert_double_eq_tol(lbl_latent_votes(&m, 0, 1, 1), 7. / 9, 1e-10);
	ck_assert_double_eq_tol(lbl_latent_mass(&m, 0), 2. / 9, 1e-10);
	ck_assert(m.counts[0] == 0 && m.counts[1] == 0);
	lbl_latent_clear(&m);
	lbl_votes_clear(&t);
}
END_TEST

static double random_of(size_t i, uint32_t what)
{
	return lbl_votes_uniform(i, what, 11);
}

static void add_random_row(struct lbl_votes *t, size_t i, size_t n, struct lbl_vote *row)
{
	for (uint32_t a = 0; a < n; a++)
		row[a] = (struct lbl_vote){ a, (uint32_t)(random_of(i, a) * (double)t->n_classes) };
	lbl_votes_add_row(t, row, n);
}

/* Sums of logs, as the model is written. */
static void check_item(const struct lbl_latent *m, size_t item)
{
	const struct lbl_votes *t = m->votes;
	double logs[8], top = -INFINITY, total = 0;

	for (size_t s = 0; s < m->n_states; s++) {
		logs[s] = log(m->prior[s]);
		for (size_t i = t->starts[item]; i < t->starts[item + 1]; i++)
			logs[s] += log(m->cells[(t->v[i].column * t->n_classes + t->v[i].label) *
							m->n_states +
						s]);
		top = fmax(top, logs[s]);
	}
	for (size_t s = 0; s < m->n_states; s++)
		total += exp(logs[s] - top);
	for (size_t s = 0; s < m->n_states; s++)
		ck_assert_double_eq_tol(m->posterior[item * m->n_states + s],
					exp(logs[s] - top) / total, 1e-12);
}

/* Rows of 0 to 400 votes: within one run, at its edge, of many. States of every compiled size. */
START_TEST(rows_of_all_lengths)
{
	static const size_t lengths[] = { 1, 2, 15, 16, 17, 32, 33, 400 };
	struct lbl_vote row[400];

	for (size_t states = 2; states < 7; states++) {
		struct lbl_votes t = { .n_columns = 400, .n_classes = states };
		struct lbl_latent m;

		for (size_t i = 0; i < 8; i++)
			add_random_row(&t, i, lengths[i], row);
		lbl_latent_init(&m, &t, states);
		set_cells(&m);
		lbl_latent_expect(&m);
		for (size_t i = 0; i < 8; i++)
			check_item(&m, i);
		lbl_latent_clear(&m);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* Counts and all are the same bits for one thread and for five. */
START_TEST(threads)
{
	struct lbl_votes t = { .n_columns = 20, .n_classes = 3 };
	struct lbl_latent one, five;
	struct lbl_vote row[20];

	for (size_t i = 0; i < 60000; i++)
		add_random_row(&t, i, i % 9, row);
	lbl_latent_init(&one, &t, 6);
	lbl_latent_init(&five, &t, 6);
	five.threads = 5;
	set_cells(&one);
	set_cells(&five);
	lbl_latent_expect(&one);
	lbl_latent_expect(&five);
	ck_assert(!memcmp(one.counts, five.counts, 2 * 20 * 3 * 6 * sizeof *one.counts));
	ck_assert(!memcmp(one.posterior, five.posterior, 60000 * 6 * sizeof *one.posterior));
	ck_assert(!memcmp(one.mass, five.mass, 2 * 6 * sizeof *one.mass));
	ck_assert(one.likelihood == five.likelihood && one.change == five.change);
	lbl_latent_clear(&one);
	lbl_latent_clear(&five);
	lbl_votes_clear(&t);
}
END_TEST

/* Parts keep what is tiny beside what is large, and sum each for itself. */
START_TEST(units)
{
	static const double x[] = { 0, 1, .75, 1. / 3, 1e-10, 3e-15, 67108863.4 };
	int64_t high = 0, low = 0;
	double sum = 0;

	for (size_t i = 0; i < sizeof x / sizeof *x; i++) {
		int64_t h, l;

		lbl_units_split(x[i], &h, &l);
		ck_assert_double_eq_tol(lbl_units_join(h, l), x[i], 1e-20 + x[i] * 1e-15);
		ck_assert_double_eq_tol(lbl_units_value(lbl_units(x[i])), x[i], 1e-11);
		high += h;
		low += l;
		sum += x[i];
	}
	ck_assert_double_eq_tol(lbl_units_join(high, low), sum, sum * 1e-15);
}
END_TEST

/* Two halves of the items, counted apart, sum to the whole's counts: shards are exact. */
START_TEST(shards_sum_up)
{
	struct lbl_votes t[3] = { { .n_columns = 20, .n_classes = 3 },
				  { .n_columns = 20, .n_classes = 3 },
				  { .n_columns = 20, .n_classes = 3 } };
	struct lbl_latent m[3];
	struct lbl_vote row[20];

	for (size_t i = 0; i < 500; i++) {
		add_random_row(&t[0], i, i % 9, row);
		add_random_row(&t[1 + i % 2], i, i % 9, row);
	}
	for (size_t i = 0; i < 3; i++) {
		lbl_latent_init(&m[i], &t[i], 3);
		set_cells(&m[i]);
		lbl_latent_expect(&m[i]);
	}
	for (size_t i = 0; i < 2 * 20 * 3 * 3; i++)
		ck_assert(m[0].counts[i] == m[1].counts[i] + m[2].counts[i]);
	for (size_t i = 0; i < 3; i++) {
		lbl_latent_clear(&m[i]);
		lbl_votes_clear(&t[i]);
	}
}
END_TEST

/* Nothing is possible: the prior stands. What is known stands, too, and counts. */
START_TEST(impossible_and_known)
{
	static const struct lbl_vote row[] = { { 0, 0 } };
	static const uint32_t known[] = { LBL_CLASS_NONE, 1 };
	struct lbl_votes t = { .n_columns = 1, .n_classes = 2 };
	struct lbl_latent m;

	lbl_votes_add_row(&t, row, 1);
	lbl_votes_add_row(&t, row, 1);
	lbl_latent_init(&m, &t, 4);
	m.known = known;
	m.prior[0] = m.prior[3] = .5;
	lbl_latent_expect(&m);
	ck_assert(m.posterior[0] == .5 && m.posterior[1] == 0 && m.posterior[3] == .5);
	ck_assert(m.posterior[4] == 0 && m.posterior[6] == .5 && m.posterior[7] == .5);
	ck_assert(lbl_latent_mass(&m, 3) == 1 && isfinite(m.likelihood));
	lbl_latent_clear(&m);
	lbl_votes_clear(&t);
}
END_TEST

START_TEST(start_from_shares)
{
	static const struct lbl_vote row[] = { { 0, 0 }, { 1, 1 }, { 2, 1 }, { 3, 1 } };
	struct lbl_votes t = { .n_columns = 4, .n_classes = 2 };
	struct lbl_latent m;

	lbl_votes_add_row(&t, row, 4);
	lbl_votes_add_row(&t, NULL, 0);
	lbl_latent_init(&m, &t, 4);
	lbl_latent_start_shares(&m);
	ck_assert(m.posterior[0] == .125 && m.posterior[1] == .125 && m.posterior[3] == .375);
	ck_assert(m.posterior[4] == 0);
	ck_assert(lbl_latent_sum(&m, 1, 3) == .375 && lbl_latent_mass(&m, 0) == .125);
	lbl_latent_clear(&m);
	lbl_votes_clear(&t);
}
END_TEST

/* What is lent is counted with what is found, evenly over a class's states. */
START_TEST(lent_votes)
{
	static const struct lbl_vote row[] = { { 0, 1 } };
	static const double lent[] = { 0, 3, .5, 1e-12 };
	struct lbl_votes t = { .n_columns = 1, .n_classes = 2 };
	struct lbl_latent m;

	lbl_votes_add_row(&t, row, 1);
	lbl_latent_init(&m, &t, 4);
	m.lent = lent;
	lbl_latent_start_shares(&m);
	ck_assert(lbl_latent_votes(&m, 0, 0, 2) == 1.5 && lbl_latent_votes(&m, 0, 1, 0) == .25);
	ck_assert_double_eq_tol(lbl_latent_votes(&m, 0, 1, 3), .5 + 5e-13, 1e-16);
	ck_assert(lbl_latent_mass(&m, 2) == .5);
	lbl_latent_clear(&m);
	lbl_votes_clear(&t);
}
END_TEST

SUITE("stat/latent", one_item_by_hand, rows_of_all_lengths, threads, units, shards_sum_up,
      impossible_and_known, start_from_shares, lent_votes)
