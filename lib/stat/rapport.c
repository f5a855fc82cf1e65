/*
 * rapport: agreement with the others, against votes dealt out at random within their items. It
 * counts alone and fits nothing, so that it stands beside what stat/consensus_auto fits.
 */
#include "stat/rapport.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct sums {
	double apart, variance; /* of an annotator */
};

/* like: votes of the item by class. */
static void add_item(const struct lbl_vote *v, size_t n, const uint32_t *like, struct sums *sums)
{
	double others = (double)n - 1, mean = 0, variance = 0;

	for (size_t i = 0; i < n; i++)
		mean += (like[v[i].label] - 1) / others / (double)n;
	for (size_t i = 0; i < n; i++) {
		double d = (like[v[i].label] - 1) / others - mean;

		variance += d * d / (double)n;
	}
	/* What rounding leaves of votes that are as often with the others as one another. */
	if (variance < 1e-12)
		return;
	for (size_t i = 0; i < n; i++) {
		sums[v[i].column].apart += (like[v[i].label] - 1) / others - mean;
		sums[v[i].column].variance += variance;
	}
}

static double normal_of(const struct sums *sums, size_t n)
{
	double chi = 0, df = 0;

	for (size_t a = 0; a < n; a++)
		if (sums[a].variance > 0) {
			chi += sums[a].apart * sums[a].apart / sums[a].variance;
			df++;
		}
	if (df < 2)
		return 0;
	return (cbrt(chi / df) - (1 - 2 / (9 * df))) / sqrt(2 / (9 * df));
}

double lbl_rapport_test(const struct lbl_votes *t)
{
	struct sums *sums = lbl_alloc_zero(t->n_columns, sizeof *sums);
	uint32_t *like = lbl_alloc_zero(t->n_classes, sizeof *like);
	double z;

	for (size_t item = 0; item < t->n_rows; item++) {
		const struct lbl_vote *v = t->v + t->starts[item];
		size_t n = t->starts[item + 1] - t->starts[item];

		for (size_t i = 0; i < n; i++)
			like[v[i].label]++;
		if (n > 2)
			add_item(v, n, like, sums);
		for (size_t i = 0; i < n; i++)
			like[v[i].label] = 0;
	}
	z = normal_of(sums, t->n_columns);
	free(sums);
	free(like);
	return z;
}
