/* Precision, recall, F1, averages, Matthews correlation: against scikit-learn and by hand. */
#include <math.h>
#include <string.h>

#include "stat/classification.h"
#include "../suite.h"

#define LABELS_MOST 4

struct matrix {
	const char *why;
	size_t k;
	uint64_t cells[LABELS_MOST * LABELS_MOST]; /* gold by rows, k * k */
};

static void count(const struct matrix *m, struct lbl_class_counts *counts)
{
	memset(counts, 0, m->k * sizeof *counts);
	for (size_t i = 0; i < m->k; i++)
		for (size_t j = 0; j < m->k; j++)
			lbl_class_counts_add(counts, i, j, m->cells[i * m->k + j]);
}

static void near(const char *why, double got, double want)
{
	if (isnan(want))
		ck_assert_msg(isnan(got), "%s: %.17g is defined", why, got);
	else
		ck_assert_msg(fabs(got - want) < 1e-14, "%s: %.17g, not %.17g", why, got, want);
}

static void near_prf(const char *why, const struct lbl_prf *got, double p, double r, double f1)
{
	near(why, got->precision, p);
	near(why, got->recall, r);
	near(why, got->f1, f1);
}

/* origin: scikit-learn 1.2.1, precision_recall_fscore_support, balanced_accuracy_score,
 * matthews_corrcoef of gold 000001111222222, given 000121101222210. */
START_TEST(three_labels)
{
	static const struct matrix m = { "three", 3, { 3, 1, 1, 1, 3, 0, 1, 1, 4 } };
	struct lbl_class_counts counts[3];
	struct lbl_classification c;
	struct lbl_prf prf;

	count(&m, counts);
	lbl_class_score(&counts[0], &prf);
	near_prf("label 0", &prf, 0.6, 0.6, 0.6);
	lbl_class_score(&counts[1], &prf);
	near_prf("label 1", &prf, 0.6, 0.75, 0.6666666666666666);
	lbl_class_score(&counts[2], &prf);
	near_prf("label 2", &prf, 0.8, 0.6666666666666666, 0.7272727272727272);
	lbl_classify(counts, 3, &c);
	ck_assert(c.n == 15 && c.correct == 10);
	near("balanced accuracy", c.balanced_accuracy, 0.6722222222222222);
	near("mcc", c.mcc, 0.5033670414105182);
	near_prf("micro", &c.micro, 0.6666666666666666, 0.6666666666666666, 0.6666666666666666);
	near_prf("macro", &c.macro, 0.6666666666666666, 0.6722222222222222, 0.6646464646464646);
	near_prf("weighted", &c.weighted, 0.68, 0.6666666666666666, 0.6686868686868687);
}
END_TEST

/* origin: scikit-learn 1.2.1 with its zero_division=0: per label 0.4 1.0 0.5714…, 0 0 0 of gold
 * 11001, given 00000; averages by hand from these. What is 0/0 there is undefined here. */
START_TEST(never_given)
{
	static const struct matrix m = { "never given", 2, { 2, 0, 3, 0 } };
	struct lbl_class_counts counts[2];
	struct lbl_classification c;
	struct lbl_prf prf;

	count(&m, counts);
	lbl_class_score(&counts[0], &prf);
	near_prf("label 0", &prf, 0.4, 1.0, 0.5714285714285715);
	lbl_class_score(&counts[1], &prf);
	near_prf("label 1", &prf, NAN, 0, 0);
	lbl_classify(counts, 2, &c);
	near_prf("macro", &c.macro, 0.2, 0.5, 0.5714285714285715 / 2);
	near_prf("weighted", &c.weighted, 0.16, 0.4, 0.5714285714285715 * 2 / 5);
	near("balanced accuracy", c.balanced_accuracy, 0.5);
	near("mcc of one label given", c.mcc, NAN);
}
END_TEST

/* By hand: gold a a b; given a c c. c is not in gold: no recall, and it is no part of the mean
 * recall; b is never given. */
START_TEST(not_in_gold)
{
	static const struct matrix m = { "not in gold", 3, { 1, 0, 1, 0, 0, 1, 0, 0, 0 } };
	struct lbl_class_counts counts[3];
	struct lbl_classification c;
	struct lbl_prf prf;

	count(&m, counts);
	lbl_class_score(&counts[0], &prf);
	near_prf("a", &prf, 1, 0.5, 2.0 / 3);
	lbl_class_score(&counts[1], &prf);
	near_prf("b", &prf, NAN, 0, 0);
	lbl_class_score(&counts[2], &prf);
	near_prf("c", &prf, 0, NAN, 0);
	lbl_classify(counts, 3, &c);
	near("balanced accuracy", c.balanced_accuracy, 0.25);
	near_prf("macro", &c.macro, 1.0 / 3, 0.5 / 3, 2.0 / 9);
	near_prf("weighted", &c.weighted, 2.0 / 3, 1.0 / 3, 4.0 / 9);
	near_prf("micro", &c.micro, 1.0 / 3, 1.0 / 3, 1.0 / 3);
}
END_TEST

/* A label of neither side is none: the averages do not see it. By hand. */
START_TEST(unused_labels)
{
	static const struct matrix m = { "unused", 3, { 2, 0, 0, 0, 0, 0, 1, 0, 1 } };
	static const struct matrix without = { "without", 2, { 2, 0, 1, 1 } };
	struct lbl_class_counts counts[3];
	struct lbl_classification with, c;

	count(&m, counts);
	lbl_classify(counts, 3, &with);
	count(&without, counts);
	lbl_classify(counts, 2, &c);
	ck_assert(with.macro.f1 == c.macro.f1 && with.mcc == c.mcc && with.n == c.n);
	near_prf("macro", &c.macro, (2.0 / 3 + 1) / 2, 0.75, (0.8 + 2.0 / 3) / 2);
	/* mcc of 2 0 / 1 1: (2*1 - 0*1) / sqrt(3*2*2*1) */
	near("mcc", c.mcc, 2 / sqrt(12));
}
END_TEST

START_TEST(one_label)
{
	static const struct matrix m = { "one", 1, { 7 } };
	struct lbl_class_counts counts[1];
	struct lbl_classification c;

	count(&m, counts);
	lbl_classify(counts, 1, &c);
	near_prf("macro", &c.macro, 1, 1, 1);
	near("mcc", c.mcc, NAN);
	near("balanced accuracy", c.balanced_accuracy, 1);
}
END_TEST

START_TEST(nothing)
{
	struct lbl_class_counts counts[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
	struct lbl_classification c;
	struct lbl_prf prf;

	for (size_t k = 0; k <= 2; k += 2) {
		lbl_classify(counts, k, &c);
		ck_assert(c.n == 0 && c.correct == 0);
		near("mcc", c.mcc, NAN);
		near("balanced accuracy", c.balanced_accuracy, NAN);
		near_prf("micro", &c.micro, NAN, NAN, NAN);
		near_prf("macro", &c.macro, NAN, NAN, NAN);
		near_prf("weighted", &c.weighted, NAN, NAN, NAN);
	}
	lbl_class_score(&counts[0], &prf);
	near_prf("a label of none", &prf, NAN, NAN, NAN);
}
END_TEST

SUITE("stat/classification", three_labels, never_given, not_in_gold, unused_labels, one_label,
      nothing)
