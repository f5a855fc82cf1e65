/* benchmark: scales as rows, and the cumulative probability over them; see stat/quantile. */
#include "stat/benchmark.h"

#include <stddef.h>

#include "stat/quantile.h"

#define ENOUGH .95
#define LEVELS 6

/* From the top; the last level of a scale has no least value but -1. */
static const struct {
	const char *name;
	struct {
		double least;
		const char *level;
	} rows[LEVELS];
} scales[] = {
	{ "landis-koch",
	  { { .8, "almost_perfect" },
	    { .6, "substantial" },
	    { .4, "moderate" },
	    { .2, "fair" },
	    { 0, "slight" },
	    { -1, "poor" } } },
	{ "altman",
	  { { .8, "very_good" },
	    { .6, "good" },
	    { .4, "moderate" },
	    { .2, "fair" },
	    { -1, "poor" } } },
	{ "fleiss", { { .75, "excellent" }, { .4, "intermediate_to_good" }, { -1, "poor" } } },
};

/* That a coefficient in [-1, 1] is least or more. */
static double reaches(double value, double se, double least)
{
	double floor = lbl_normal_below((value - 1) / se);

	if (se <= 0)
		return value >= least ? 1 : 0;
	return (lbl_normal_below((value - least) / se) - floor) /
	       (lbl_normal_below((value + 1) / se) - floor);
}

struct lbl_benchmark lbl_benchmark_of(int scale, double value, double se)
{
	size_t i = 0;

	while (scales[scale].rows[i].least > -1) {
		double p = reaches(value, se, scales[scale].rows[i].least);

		if (p >= ENOUGH)
			return (struct lbl_benchmark){ scales[scale].rows[i].level, p };
		i++;
	}
	return (struct lbl_benchmark){ scales[scale].rows[i].level, 1 };
}

const char *lbl_benchmark_name(int scale)
{
	return scales[scale].name;
}
