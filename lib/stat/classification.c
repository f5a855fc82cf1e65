/*
 * Classification figures from the margins of a confusion matrix. All of them
 * need only each label's support, times given and hits, so a matrix of ten
 * thousand labels is never held in full. Which judgments count is for record/.
 */
#include "stat/classification.h"

#include <math.h>

void lbl_class_counts_add(struct lbl_class_counts *by_label, size_t gold, size_t given, uint64_t n)
{
	by_label[gold].support += n;
	by_label[given].given += n;
	if (gold == given)
		by_label[gold].hits += n;
}

static double ratio(uint64_t part, uint64_t whole)
{
	return whole ? (double)part / (double)whole : NAN;
}

void lbl_class_score(const struct lbl_class_counts *c, struct lbl_prf *out)
{
	out->precision = ratio(c->hits, c->given);
	out->recall = ratio(c->hits, c->support);
	out->f1 = ratio(2 * c->hits, c->support + c->given);
}

/* What a pass over the labels gathers. */
struct sums {
	uint64_t n, hits, labels, gold_labels;
	double gold_given, gold_gold, given_given; /* sums of products of margins */
	struct lbl_prf plain, weighted;
	double recall; /* over the labels that gold has */
};

static double or_zero(double v)
{
	return isnan(v) ? 0 : v;
}

static void sums_add(struct sums *s, const struct lbl_class_counts *c)
{
	struct lbl_prf prf;
	double t = (double)c->support, p = (double)c->given;

	if (c->support == 0 && c->given == 0)
		return;
	lbl_class_score(c, &prf);
	s->n += c->support;
	s->hits += c->hits;
	s->labels++;
	s->gold_labels += c->support > 0;
	s->gold_given += t * p;
	s->gold_gold += t * t;
	s->given_given += p * p;
	s->plain.precision += or_zero(prf.precision);
	s->plain.recall += or_zero(prf.recall);
	s->plain.f1 += prf.f1;
	s->weighted.precision += t * or_zero(prf.precision);
	s->weighted.recall += t * or_zero(prf.recall);
	s->weighted.f1 += t * prf.f1;
	s->recall += or_zero(prf.recall);
}

static struct lbl_prf scaled(struct lbl_prf sum, double by)
{
	return (struct lbl_prf){ sum.precision / by, sum.recall / by, sum.f1 / by };
}

static double matthews(const struct sums *s)
{
	double n = (double)s->n;
	double spread = (n * n - s->given_given) * (n * n - s->gold_gold);
	return spread > 0 ? ((double)s->hits * n - s->gold_given) / sqrt(spread) : NAN;
}

void lbl_classify(const struct lbl_class_counts *by_label, size_t k, struct lbl_classification *out)
{
	struct sums s = { 0 };

	for (size_t i = 0; i < k; i++)
		sums_add(&s, &by_label[i]);
	double accuracy = ratio(s.hits, s.n);
	out->n = s.n;
	out->correct = s.hits;
	/* 0 / 0 is NAN: with no judgment there is no label either. */
	out->balanced_accuracy = s.recall / (double)s.gold_labels;
	out->mcc = matthews(&s);
	/* With one label an item every miss is one false positive and one false negative. */
	out->micro = (struct lbl_prf){ accuracy, accuracy, accuracy };
	out->macro = scaled(s.plain, (double)s.labels);
	out->weighted = scaled(s.weighted, (double)s.n);
}
