/* From counts to tables, by hand: one annotator, two items of a class, one of the other. */
#include <math.h>

#include "../suite.h"
#include "stat/confusion.h"

#define TOLERANCE 1e-9

/* n_00 = 1.5, n_01 = .5 (says 0 in state 1), n_10 = .5, n_11 = .5; mass 2 and 1. */
static void counted(struct lbl_votes *t, struct lbl_latent *m)
{
	static const double counts[] = { 1.5, .5, .5, .5 };

	*t = (struct lbl_votes){ .n_columns = 1, .n_classes = 2 };
	lbl_votes_add_row(t, NULL, 0);
	lbl_latent_init(m, t, 2);
	for (size_t i = 0; i < 4; i++)
		lbl_units_split(counts[i], &m->counts[i / 2 * 4 + i % 2],
				&m->counts[i / 2 * 4 + i % 2 + 2]);
	m->mass[0] = lbl_units(2);
	m->mass[1] = lbl_units(1);
}

typedef void maximise(struct lbl_latent *m, const struct lbl_confusion_prior *c);

/* Cells: says 0 in states 0, 1, then says 1 in states 0, 1. psi by stat/gamma's own test. */
static const struct {
	const char *why;
	maximise *of;
	struct lbl_confusion_prior prior;
	double cells[4], first; /* first: of the prior */
} rows[] = {
	{ "plain", lbl_confusion_maximise, { .smoothing = 0 }, { .75, .5, .25, .5 }, 2. / 3 },
	{ "smoothed by 1: 2.5 / 4, 1.5 / 3",
	  lbl_confusion_maximise,
	  { .smoothing = 1 },
	  { .625, .5, .375, .5 },
	  2. / 3 },
	{ "one coin: 2 of 3 are right",
	  lbl_confusion_one_coin,
	  { .smoothing = 0 },
	  { 2. / 3, 1. / 3, 1. / 3, 2. / 3 },
	  2. / 3 },
	/* Known: 1.5 * .5 / .75 = 1, .5 * .5 / .75 = 1/3. Drawn: 2 - 1 = 1, 1 - 1/3 = 2/3. All
	 * borrowed: t = (4/3 + 1) / (3 + 2) = 7/15, habits even. */
	{ "hierarchical, all borrowed",
	  lbl_confusion_hierarchical,
	  { .table_votes = INFINITY,
	    .skill_votes = INFINITY,
	    .habit_votes = INFINITY,
	    .class_votes = INFINITY },
	  { 11. / 15, 4. / 15, 4. / 15, 11. / 15 },
	  .5 },
	/* t_a = (4/3 + 1 * 7/15) / 4 = .45; habits (1 + 1) / (5/3 + 2) = 6/11, 5/11. Lent to 0 in
	 * state 0: .45 + .55 * 6/11 = .75, to 1 in state 1: .45 + .25 = .7. */
	{ "hierarchical, skill and habit",
	  lbl_confusion_hierarchical,
	  { .table_votes = INFINITY, .skill_votes = 1, .habit_votes = 1, .class_votes = 1 },
	  { .75, .3, .25, .7 },
	  3. / 5 },
	/* Two votes lent: (1.5 + 1.5) / 4, (.5 + .6) / 3, (.5 + .5) / 4, (.5 + 1.4) / 3. */
	{ "hierarchical, all levels",
	  lbl_confusion_hierarchical,
	  { .table_votes = 2, .skill_votes = 1, .habit_votes = 1, .class_votes = 1 },
	  { .75, 1.1 / 3, .25, 1.9 / 3 },
	  3. / 5 },
};

START_TEST(tables)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_votes t;
		struct lbl_latent m;

		counted(&t, &m);
		rows[i].of(&m, &rows[i].prior);
		for (size_t c = 0; c < 4; c++)
			ck_assert_msg(fabs(m.cells[c] - rows[i].cells[c]) < TOLERANCE,
				      "%s: cell %zu is %.12g", rows[i].why, c, m.cells[c]);
		ck_assert_msg(fabs(m.prior[0] - rows[i].first) < TOLERANCE, "%s: %.12g",
			      rows[i].why, m.prior[0]);
		lbl_latent_clear(&m);
		lbl_votes_clear(&t);
	}
}
END_TEST

/* psi(n + 1) - psi(n) = 1 / n gives the ratios of cells: 1.5 and .5 votes, a prior of 2 and 2. */
START_TEST(bayes_by_recurrence)
{
	static const struct lbl_confusion_prior c = { .diagonal = 2, .off = 2 };
	struct lbl_votes t;
	struct lbl_latent m;

	counted(&t, &m);
	lbl_confusion_bayes(&m, &c);
	ck_assert_double_eq_tol(log(m.cells[0] / m.cells[2]), 1 / 2.5, TOLERANCE);
	ck_assert_double_eq_tol(log(m.cells[1] / m.cells[3]), 0, TOLERANCE);
	/* psi(3) - psi(2) = 1/2 of the masses with 1 added. */
	ck_assert_double_eq_tol(log(m.prior[0] / m.prior[1]), .5, TOLERANCE);
	lbl_latent_clear(&m);
	lbl_votes_clear(&t);
}
END_TEST

/* No cell is 0, whatever the counts, so that no vote rules a class out for good. */
START_TEST(cells_stay_above_zero)
{
	static const struct lbl_confusion_prior none = {
		.table_votes = 0, .skill_votes = 4, .habit_votes = 2, .class_votes = 1
	};
	static maximise *const of[] = { lbl_confusion_maximise, lbl_confusion_one_coin,
					lbl_confusion_hierarchical };

	for (size_t i = 0; i < 3; i++) {
		struct lbl_votes t;
		struct lbl_latent m;

		counted(&t, &m);
		m.counts[1] = m.counts[4] = 0;
		of[i](&m, &none);
		for (size_t c = 0; c < 4; c++)
			ck_assert(m.cells[c] > 1e-11 && m.cells[c] <= 1);
		lbl_latent_clear(&m);
		lbl_votes_clear(&t);
	}
}
END_TEST

SUITE("stat/confusion", tables, bayes_by_recurrence, cells_stay_above_zero)
