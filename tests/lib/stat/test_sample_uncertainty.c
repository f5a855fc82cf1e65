/* stat/sample_uncertainty: the measures, and what they must not depend on. */
#include <math.h>

#include "stat/sample_uncertainty.h"
#include "suite.h"

#define NUMPY "numpy 1.24.2: 1-max(p), 1-(p[-1]-p[-2]) of sorted p, -sum(p*log(p)) with 0 log 0 = 0"

START_TEST(measures)
{
	static const struct {
		double p[3];
		size_t n;
		double least_confidence, margin, entropy;
		const char *origin;
	} rows[] = {
		{ { 0.34, 0.33, 0.33 }, 3, 0.66, 0.99, 1.0985126170507196, NUMPY },
		{ { 0.6, 0.3, 0.1 }, 3, 0.4, 0.7, 0.8979457248567798, NUMPY },
		{ { 0.98, 0.01, 0.01 }, 3, 0.02, 0.03, 0.11190205689093088, NUMPY },
		{ { 0.5, 0.5, 0 }, 3, 0.5, 1, 0.6931471805599453, NUMPY },
		{ { 1, 0, 0 }, 3, 0, 0, 0, "by hand" },
		{ { 0, 0, 0 }, 3, 1, 1, 0, "by hand: all mass is in one class that is not named" },
		{ { 0.5 }, 1, 0.5, 0.5, 0.6931471805599453, "by hand: ln 2 with the rest" },
		{ { 0.6, 0.3 }, 2, 0.4, 0.7, 0.8979457248567798, "as 0.6, 0.3, 0.1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const double *p = rows[i].p;
		size_t n = rows[i].n;

		ck_assert_double_eq_tol(lbl_uncertainty(LBL_MEASURE_LEAST_CONFIDENCE, p, n),
					rows[i].least_confidence, 1e-12);
		ck_assert_double_eq_tol(lbl_uncertainty(LBL_MEASURE_MARGIN, p, n), rows[i].margin,
					1e-12);
		ck_assert_double_eq_tol(lbl_uncertainty(LBL_MEASURE_ENTROPY, p, n), rows[i].entropy,
					1e-12);
	}
}
END_TEST

START_TEST(order_of_classes_is_no_matter)
{
	static const double p[] = { 0.1, 0.2, 0.3, 0.15, 0.05, 0.2 };
	double turned[6];

	for (int measure = 0; measure <= LBL_MEASURE_ENTROPY; measure++) {
		double want = lbl_uncertainty((enum lbl_measure)measure, p, 6);

		for (size_t turn = 1; turn < 6; turn++) {
			for (size_t i = 0; i < 6; i++)
				turned[i] = p[(i + turn) % 6];
			/* to the last bit */
			ck_assert(lbl_uncertainty((enum lbl_measure)measure, turned, 6) == want);
		}
	}
}
END_TEST

SUITE("stat/sample_uncertainty", measures, order_of_classes_is_no_matter)
