/* trust: figures of one annotator's table of answers against the consensus. */
#include "stat/trust.h"

#include <math.h>

#define ERRORS 2 /* standard errors that count as certain */

const char *lbl_spam_name(enum lbl_spam s)
{
	static const char *const names[LBL_SPAMS] = { NULL, "one_answer", "chance",
						      "below_chance" };

	return names[s];
}

struct margins {
	double n, diagonal, by_chance, largest, entropy;
};

static double row_sum(const double *counts, size_t k, size_t row)
{
	double sum = 0;

	for (size_t l = 0; l < k; l++)
		sum += counts[row * k + l];
	return sum;
}

static double column_sum(const double *counts, size_t k, size_t column)
{
	double sum = 0;

	for (size_t i = 0; i < k; i++)
		sum += counts[i * k + column];
	return sum;
}

static void add_margins(const double *counts, size_t k, struct margins *m)
{
	for (size_t i = 0; i < k; i++) {
		m->n += row_sum(counts, k, i);
		m->diagonal += counts[i * k + i];
	}
	for (size_t i = 0; m->n > 0 && i < k; i++) {
		double given = column_sum(counts, k, i), share = given / m->n;

		m->by_chance += share * row_sum(counts, k, i) / m->n;
		m->largest = fmax(m->largest, share);
		m->entropy -= share > 0 ? share * log(share) : 0;
	}
}

static enum lbl_spam judge(const struct lbl_trust *t, double largest)
{
	double low = t->kappa - ERRORS * t->se, high = t->kappa + ERRORS * t->se;

	if (t->n < LBL_SPAM_LEAST_ANSWERS || isnan(t->kappa))
		return LBL_SPAM_NONE;
	if (high < 0)
		return LBL_SPAM_BELOW_CHANCE;
	if (low > 0)
		return LBL_SPAM_NONE;
	if (largest >= LBL_SPAM_SAME)
		return LBL_SPAM_ONE_ANSWER;
	return high < LBL_SPAM_FAIR ? LBL_SPAM_CHANCE : LBL_SPAM_NONE;
}

void lbl_trust_of(const double *counts, size_t n_classes, struct lbl_trust *out)
{
	struct margins m = { 0 };
	double agreed;

	add_margins(counts, n_classes, &m);
	*out = (struct lbl_trust){ .n = m.n, .entropy = fmax(m.entropy, 0), .kappa = NAN,
				   .se = NAN };
	if (!(m.n > 0) || !(m.by_chance < 1))
		return;
	agreed = m.diagonal / m.n;
	out->kappa = (agreed - m.by_chance) / (1 - m.by_chance);
	out->se = sqrt(fmax(agreed * (1 - agreed), 0) / m.n) / (1 - m.by_chance);
	out->spam = judge(out, m.largest);
}
