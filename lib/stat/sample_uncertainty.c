/* Measures of uncertainty. Where the probabilities come from is record/score's. */
#include "stat/sample_uncertainty.h"

#include <math.h>

#define GRID 0x1p40 /* about 12 decimals, far above the error of a sum of thousands */

struct top {
	double first, second;
};

static struct top top_two(const double *p, size_t n)
{
	struct top t = { 0, 0 };

	for (size_t i = 0; i < n; i++) {
		if (p[i] > t.first) {
			t.second = t.first;
			t.first = p[i];
		} else if (p[i] > t.second) {
			t.second = p[i];
		}
	}
	return t;
}

static double least_confidence(const double *p, size_t n)
{
	return 1 - top_two(p, n).first;
}

static double margin(const double *p, size_t n)
{
	struct top t = top_two(p, n);

	return 1 - (t.first - t.second);
}

static double term(double p)
{
	return p > 0 ? -p * log(p) : 0;
}

static double entropy(const double *p, size_t n)
{
	double sum = 0, h = 0;

	for (size_t i = 0; i < n; i++) {
		sum += p[i];
		h += term(p[i]);
	}
	return h + term(1 - sum);
}

double lbl_uncertainty(enum lbl_measure measure, const double *p, size_t n)
{
	static double (*const measures[])(const double *, size_t) = {
		[LBL_MEASURE_LEAST_CONFIDENCE] = least_confidence,
		[LBL_MEASURE_MARGIN] = margin,
		[LBL_MEASURE_ENTROPY] = entropy,
	};

	return rint(measures[measure](p, n) * GRID) / GRID;
}
