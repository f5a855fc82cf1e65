/* Coefficients against published tables and other software. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "stat/agreement.h"
#include "../suite.h"

#define MAX_CATEGORIES 5
#define MAX_ITEMS 30

static struct lbl_coefficient measure(const struct lbl_patterns *patterns,
				      const struct lbl_pairs *pairs, size_t n_categories,
				      const char *name)
{
	static const struct lbl_scale nominal;
	struct lbl_counted counted = { patterns, pairs, NULL, n_categories, NULL };
	struct lbl_ratings r;
	struct lbl_coefficient c;

	lbl_ratings_init(&r, &counted, &nominal);
	lbl_measure_find(lbl_span_of(name))->compute(&r, &c);
	lbl_ratings_clear(&r);
	return c;
}

/* Items by their counts of categories: n_categories numbers an item. */
static void add_counts(struct lbl_patterns *p, const int *counts, size_t n_items,
		       size_t n_categories)
{
	for (size_t i = 0; i < n_items; i++) {
		struct lbl_vote_count votes[MAX_CATEGORIES];
		size_t n = 0;

		for (size_t k = 0; k < n_categories; k++) {
			int count = counts[i * n_categories + k];

			if (count)
				votes[n++] = (struct lbl_vote_count){ (uint32_t)k,
								      (uint32_t)count };
		}
		lbl_patterns_add(p, votes, n, 1);
	}
}

/* A table of two annotators: cell k, l counts the items that they called k and l. */
static void add_table(struct lbl_patterns *patterns, struct lbl_pairs *pairs, const int *table,
		      size_t n_categories)
{
	for (uint32_t k = 0; k < n_categories; k++) {
		for (uint32_t l = 0; l < n_categories; l++) {
			int n = table[k * n_categories + l];
			uint32_t both[2] = { k, l };
			struct lbl_vote_count votes[2];
			struct lbl_cell cell = { 0, 1, k, l, (uint64_t)n };

			for (int i = 0; i < n; i++) {
				both[0] = l;
				both[1] = k;
				lbl_patterns_add_item(patterns, both, 2, votes);
			}
			if (n)
				lbl_pairs_add(pairs, &cell);
		}
	}
}

static void near(const char *why, double got, double want, double tolerance, const char *origin)
{
	ck_assert_msg(fabs(got - want) <= tolerance, "%s: got %.15g, want %.15g (%s)", why, got,
		      want, origin);
}

/* Two annotators. Wants are NAN where the origin gives none; tolerance: half of its last digit. */
static const struct {
	const char *why;
	size_t k;
	int table[MAX_CATEGORIES * MAX_CATEGORIES];
	double percent, cohen, cohen_expected, fleiss, alpha;
	double tolerance;
	const char *origin;
} tables[] = {
	{ "Cohen 1960, example 1", 3, { 25, 12, 3, 13, 2, 15, 12, 16, 2 }, .29, NAN, .35, NAN, NAN,
	  1e-12, "Cohen (1960:37)" },
	{ "the same", 3, { 25, 12, 3, 13, 2, 15, 12, 16, 2 }, NAN, -0.092307692308, NAN,
	  -0.100775193798, -0.095271317829, 1e-12,
	  "sklearn 1.2.1 cohen_kappa_score, statsmodels 0.13.5 fleiss_kappa, fast-krippendorff "
	  "b1eb616" },
	{ "Cohen 1960, example 2", 3, { 88, 14, 18, 10, 40, 10, 2, 6, 12 }, .70, .492, .41, NAN,
	  NAN, .0005, "Cohen (1960:45)" },
	{ "the same", 3, { 88, 14, 18, 10, 40, 10, 2, 6, 12 }, .7, 29. / 59, .41, NAN, NAN, 1e-15,
	  "by hand: (.7 - .41) / .59" },
	{ "two categories", 2, { 20, 20, 10, 50 }, .7, .348, NAN, .341, NAN, .0005,
	  "Artstein & Poesio (2008:558), kappa and pi" },
	{ "a category that only one used for others", 3, { 46, 0, 0, 6, 32, 6, 0, 0, 10 }, .88,
	  .8013, NAN, .7995, NAN, .00005, "Artstein & Poesio (2008:568)" },
	{ "skewed margins", 3, { 50, 0, 0, 10, 10, 10, 20, 0, 0 }, .6, .27, NAN, NAN, NAN, .005,
	  "Brennan & Prediger (1981:689)" },
	{ "four categories", 4, { 20, 5, 5, 10, 0, 10, 5, 5, 0, 5, 10, 5, 0, 0, 0, 20 }, .6, .474,
	  NAN, NAN, NAN, .0005, "Zwick (1988:376)" },
	{ "the same, pi", 4, { 20, 5, 5, 10, 0, 10, 5, 5, 0, 5, 10, 5, 0, 0, 0, 20 }, NAN, NAN, NAN,
	  .46, NAN, .005, "Zwick (1988:376)" },
	{ "pi and kappa near 0.19", 3, { 12, 9, 9, 9, 14, 9, 9, 9, 20 }, .46, .186, NAN, .186, NAN,
	  .0005, "Krippendorff (2004:246)" },
	{ "pathologists", 4, { 22, 2, 2, 0, 5, 7, 14, 0, 0, 2, 36, 0, 0, 1, 17, 10 }, NAN, .493,
	  NAN, NAN, NAN, .0005, "Agresti (1992:202), data of Landis & Koch (1977)" },
	{ "pregnancies", 3, { 13, 0, 0, 0, 20, 7, 0, 4, 56 }, NAN, .796, NAN, .796, NAN, .0005,
	  "Gwet (2014), 3x3 abstractors" },
	{ "margins that miss a category", 3, { 0, 4, 1, 0, 8, 0, 0, 1, 5 }, NAN, .4842, NAN, NAN,
	  NAN, .00005, "SAS PROC FREQ, AGREE" },
	{ "the kappa paradox", 2, { 80, 7, 8, 5 }, .85, 0.314442413163, .7812, 0.314285714286,
	  0.317714285714, 1e-12, "irrCAC R 1.4 and sklearn 1.2.1" },
	{ "binary, ten items", 2, { 5, 3, 1, 1 }, .6, NAN, NAN, NAN, .095, .0005,
	  "Krippendorff (1980:133)" },
	{ "twelve items", 3, { 1, 1, 0, 0, 4, 1, 0, 0, 5 }, .833, NAN, NAN, NAN, .734, .0005,
	  "Krippendorff (2004:227)" },
	{ "7477 pairs of eyes", 4,
	  { 1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492 },
	  0.708305470108, 0.595388828089, NAN, 0.595360661569, 0.595387720506, 1e-12,
	  "Stuart (1953); irr 0.84.1 kappa2, kappam.fleiss; fast-krippendorff b1eb616" },
};

START_TEST(two_annotators)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct lbl_patterns patterns = { 0 };
		struct lbl_pairs pairs = { 0 };
		struct lbl_coefficient c;
		double tol = tables[i].tolerance;
		const char *why = tables[i].why, *from = tables[i].origin;

		add_table(&patterns, &pairs, tables[i].table, tables[i].k);
		c = measure(&patterns, &pairs, tables[i].k, "percent");
		if (!isnan(tables[i].percent))
			near(why, c.value, tables[i].percent, tol, from);
		c = measure(&patterns, &pairs, tables[i].k, "cohen");
		if (!isnan(tables[i].cohen))
			near(why, c.value, tables[i].cohen, tol, from);
		if (!isnan(tables[i].cohen_expected))
			near(why, c.expected, tables[i].cohen_expected, tol, from);
		c = measure(&patterns, &pairs, tables[i].k, "fleiss");
		if (!isnan(tables[i].fleiss))
			near(why, c.value, tables[i].fleiss, tol, from);
		c = measure(&patterns, &pairs, tables[i].k, "alpha");
		if (!isnan(tables[i].alpha))
			near(why, c.value, tables[i].alpha, tol, from);
		lbl_patterns_clear(&patterns);
		lbl_pairs_clear(&pairs);
	}
}
END_TEST

/* Krippendorff (2011), example C, and Gwet (2014), raw4raters, but for the order of items. */
#define EXAMPLE_C                                                                                  \
	3, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1, 1, 1, 1, 0,  \
	    0, 0, 0, 4, 0, 3, 1, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0

/* Fleiss (1971), table 1. */
#define DIAGNOSES                                                                                  \
	0, 0, 0, 6, 0, 0, 3, 0, 0, 3, 0, 1, 4, 0, 1, 0, 0, 0, 0, 6, 0, 3, 0, 3, 0, 2, 0, 4, 0, 0,  \
	    0, 0, 4, 0, 2, 2, 0, 3, 1, 0, 2, 0, 0, 4, 0, 0, 0, 0, 0, 6, 1, 0, 0, 5, 0, 1, 1, 0, 4, \
	    0, 0, 3, 3, 0, 0, 1, 0, 0, 5, 0, 0, 2, 0, 3, 1, 0, 0, 5, 0, 1, 3, 0, 0, 1, 2, 5, 1, 0, \
	    0, 0, 0, 2, 0, 4, 0, 1, 0, 2, 0, 3, 0, 0, 0, 0, 6, 0, 1, 0, 5, 0, 0, 2, 0, 1, 3, 2, 0, \
	    0, 4, 0, 1, 0, 0, 4, 1, 0, 5, 0, 1, 0, 4, 0, 0, 0, 2, 0, 2, 0, 4, 0, 1, 0, 5, 0, 0, 0, \
	    0, 0, 0, 6

/* Items by counts; n_items rows of k. */
static const struct {
	const char *why;
	size_t n_items, k;
	int counts[MAX_ITEMS * MAX_CATEGORIES];
	const char *name;
	double value, observed, expected;
	double tolerance;
	const char *origin;
} items[] = {
	{ "four observers, missing values", 12, 5, { EXAMPLE_C }, "alpha", .743, NAN, NAN, .0005,
	  "Krippendorff (2011), example C" },
	{ "the same", 12, 5, { EXAMPLE_C }, "alpha", 0.743421052632, 0.8, 344. / 1560, 1e-12,
	  "fast-krippendorff b1eb616; by hand: 32/40, (9*8 + 13*12 + 10*9 + 5*4 + 3*2)/(40*39)" },
	{ "the same, with the item rated once", 12, 5, { EXAMPLE_C }, "fleiss", .76117, .81818,
	  0.238715277778, .000005, "Gwet (2014), raw4raters; irrCAC R 1.4" },
	{ "psychiatric diagnoses", 30, 5, { DIAGNOSES }, "fleiss", .4302445, .5556, NAN, .00005,
	  "Fleiss (1971); irr 0.84.1 kappam.fleiss" },
	{ "fourteen raters", 10, 5,
	  { 0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
	    7, 7, 0, 0, 0, 3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7 },
	  "fleiss", 0.209930704422, 0.378021978022, 0.212755102041, 1e-12,
	  "Wikipedia, Fleiss' kappa (.210); statsmodels 0.13.5" },
	{ "three coders, nine items", 9, 4,
	  { 3, 0, 0, 0, 1, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 3, 1, 0,
	    0, 2, 0, 3, 0, 0, 1, 1, 1, 0, 0, 0, 3, 0, 0, 3, 0, 0 },
	  "alpha", .642, NAN, NAN, .0005, "Krippendorff (1980:139)" },
	{ "three observers, missing values", 13, 4,
	  { 1, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 1, 0, 0, 0, 3, 1, 0,
	    1, 0, 0, 2, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1 },
	  "alpha", 0.691358024691, NAN, NAN, 1e-12,
	  "Wikipedia, Krippendorff's alpha (.691); fast-krippendorff b1eb616" },
	{ "worse than chance", 3, 2, { 2, 1, 1, 1, 1, 0 }, "alpha", -1. / 3, NAN, NAN, 1e-15,
	  "nltk 3.8 test_disagreement, test_easy" },
	{ "the same, all items in the shares", 3, 2, { 2, 1, 1, 1, 1, 0 }, "fleiss", -1.07692,
	  .16667, NAN, .000005, "irrCAC R 1.4" },
};

START_TEST(many_annotators)
{
	struct lbl_pairs none = { 0 };

	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		struct lbl_patterns p = { 0 };
		struct lbl_coefficient c;

		add_counts(&p, items[i].counts, items[i].n_items, items[i].k);
		c = measure(&p, &none, items[i].k, items[i].name);
		near(items[i].why, c.value, items[i].value, items[i].tolerance, items[i].origin);
		if (!isnan(items[i].observed))
			near(items[i].why, c.observed, items[i].observed, items[i].tolerance,
			     items[i].origin);
		if (!isnan(items[i].expected))
			near(items[i].why, c.expected, items[i].expected, items[i].tolerance,
			     items[i].origin);
		lbl_patterns_clear(&p);
	}
}
END_TEST

/* What each rests on: 3 items of 3, 2 and 1 ratings. */
START_TEST(counts_behind)
{
	static const int counts[] = { 2, 1, 1, 1, 1, 0 };
	struct lbl_patterns p = { 0 };
	struct lbl_pairs none = { 0 };
	struct lbl_coefficient c;

	add_counts(&p, counts, 3, 2);
	c = measure(&p, &none, 2, "percent_agreement");
	ck_assert_uint_eq(c.n, 2);
	ck_assert_uint_eq(c.ratings, 5);
	c = measure(&p, &none, 2, "fleiss_kappa");
	ck_assert_uint_eq(c.n, 3);
	ck_assert_uint_eq(c.ratings, 6);
	c = measure(&p, &none, 2, "krippendorff_alpha");
	ck_assert_uint_eq(c.n, 2);
	ck_assert_uint_eq(c.ratings, 5);
	lbl_patterns_clear(&p);
}
END_TEST

/* Errors, by linearisation; 0 for the level: nominal; tolerance: half of the last digit. */
static const struct {
	const char *why;
	size_t n_items, k;
	int counts[MAX_ITEMS * MAX_CATEGORIES];
	const char *name;
	enum lbl_distance_rule rule; /* of categories 1, 2, ... */
	double value, se, low, high;
	double tolerance;
	const char *origin;
} errors[] = {
	{ "raw4raters", 12, 5, { EXAMPLE_C }, "percent", 0, .81818, .12561, .542, 1, .0005,
	  "Gwet (2014); irrCAC R 1.4 pa.coeff.raw" },
	{ "raw4raters", 12, 5, { EXAMPLE_C }, "ac", 0, .77544, .14295, .461, 1, .0005,
	  "Gwet (2014); irrCAC R 1.4 gwet.ac1.raw" },
	{ "raw4raters", 12, 5, { EXAMPLE_C }, "ac", 0, 0.775444068127, 0.142949950641,
	  0.460813348132, 1, 1e-11, "numpy, by Gwet's formulas" },
	{ "raw4raters", 12, 5, { EXAMPLE_C }, "fleiss", 0, .76117, .15302, .424, 1, .0005,
	  "Gwet (2014); irrCAC R 1.4 fleiss.kappa.raw" },
	{ "raw4raters", 12, 5, { EXAMPLE_C }, "alpha", 0, .74342, .14548, .423, 1, .0005,
	  "irrCAC R 1.4 krippen.alpha.raw (R 1.0 and Python: .14557)" },
	{ "raw4raters", 12, 5, { EXAMPLE_C }, "bp", 0, .77273, .14472, .454, 1, .0005,
	  "Gwet (2014); irrCAC R 1.4 bp.coeff.raw" },
	{ "AC2, linear", 12, 5, { EXAMPLE_C }, "ac", LBL_DISTANCE_PLAIN, 0.858739136433,
	  0.117329021881, NAN, NAN, 1e-11, "irrCAC R 1.4: .85874, .11733" },
	{ "AC2, quadratic", 12, 5, { EXAMPLE_C }, "ac", LBL_DISTANCE_SQUARE, 0.914000723552,
	  0.103962244645, NAN, NAN, 1e-11, "irrCAC R 1.4: .91400, .10396" },
	{ "AC2, ordinal", 12, 5, { EXAMPLE_C }, "ac", LBL_DISTANCE_STEPS, 0.898939769908,
	  0.106903523815, NAN, NAN, 1e-11, "irrCAC R 1.4: .89894, .10690" },
	{ "Fleiss, quadratic", 12, 5, { EXAMPLE_C }, "fleiss", LBL_DISTANCE_SQUARE, 0.864935064935,
	  0.146033610757, NAN, NAN, 1e-11, "irrCAC R 1.4: .86494, .14603" },
	{ "alpha, interval", 12, 5, { EXAMPLE_C }, "alpha", LBL_DISTANCE_SQUARE, .849107142857, NAN,
	  NAN, NAN, 1e-12, "Krippendorff (2011): .849; fast-krippendorff b1eb616" },
	{ "alpha, ratio", 12, 5, { EXAMPLE_C }, "alpha", LBL_DISTANCE_RATIO, .797402774712, NAN,
	  NAN, NAN, 1e-12, "Krippendorff (2011): .797; fast-krippendorff b1eb616" },
	{ "diagnoses", 30, 5, { DIAGNOSES }, "fleiss", 0, .43024, .05420, NAN, NAN, .000005,
	  "irrCAC R 1.4 fleiss.kappa.raw" },
	{ "diagnoses, linear", 30, 5, { DIAGNOSES }, "percent", LBL_DISTANCE_PLAIN, .745, .02973,
	  .684, .806, .0005, "irrCAC R 1.4 pa.coeff.raw(weights = \"linear\")" },
	{ "diagnoses, radical", 30, 5, { DIAGNOSES }, "ac", LBL_DISTANCE_ROOT, .40938, .06405, .278,
	  .54, .0005, "irrCAC R 1.4 gwet.ac1.raw(weights = \"radical\")" },
	{ "one item", 1, 2, { 1, 1 }, "percent", 0, 0, NAN, NAN, NAN, 1e-15, "by hand" },
	{ "all alike", 3, 2, { 2, 0, 0, 2, 2, 0 }, "alpha", 0, 1, 0, 1, 1, 1e-15, "by hand" },
};

/* NAN wants nothing, but for an error that there is none of. */
static void as_wanted(const char *why, double got, double want, double tolerance,
		      const char *origin)
{
	if (!isnan(want))
		near(why, got, want, tolerance, origin);
}

START_TEST(errors_and_intervals)
{
	double places[MAX_CATEGORIES] = { 1, 2, 3, 4, 5 };
	struct lbl_pairs none = { 0 };

	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		struct lbl_distance d = { .rule = errors[i].rule, .n = errors[i].k };
		struct lbl_patterns p = { 0 };
		struct lbl_counted counted = { &p, &none, NULL, errors[i].k, NULL };
		struct lbl_coefficient c;
		struct lbl_scale scale;
		struct lbl_ratings r;
		double ends[2], tol = errors[i].tolerance;

		d.x = errors[i].rule ? places : NULL;
		lbl_distance_scale(&d);
		scale = (struct lbl_scale){ .weights = d, .level = d };
		add_counts(&p, errors[i].counts, errors[i].n_items, errors[i].k);
		lbl_ratings_init(&r, &counted, &scale);
		lbl_measure_find(lbl_span_of(errors[i].name))->compute(&r, &c);
		lbl_coefficient_interval(&c, .95, ends);
		as_wanted(errors[i].why, c.value, errors[i].value, tol, errors[i].origin);
		as_wanted(errors[i].why, c.se, errors[i].se, fmin(tol, .000005), errors[i].origin);
		as_wanted(errors[i].why, ends[0], errors[i].low, tol, errors[i].origin);
		as_wanted(errors[i].why, ends[1], errors[i].high, tol, errors[i].origin);
		ck_assert_msg(isnan(c.se) == (errors[i].n_items == 1), "%s", errors[i].why);
		lbl_ratings_clear(&r);
		lbl_patterns_clear(&p);
	}
}
END_TEST

/* Cohen's kappa and Scott's pi of two annotators, by their tables. */
START_TEST(errors_of_tables)
{
	static const int example_2[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
	static const struct {
		const char *name;
		enum lbl_distance_rule rule;
		double value, se;
		const char *origin;
	} wants[] = {
		{ "cohen", 0, 0.491525423729, 0.051001815576, "statsmodels 0.13.5 cohens_kappa" },
		{ "scott", 0, 0.487179487179, 0.05228282984, "irrCAC R 1.4 scott2.table" },
		{ "cohen", LBL_DISTANCE_PLAIN, 0.473684210526, 0.054432309178,
		  "statsmodels 0.13.5 cohens_kappa(wt = \"linear\")" },
		{ "cohen", LBL_DISTANCE_SQUARE, 0.454545454545, 0.066453681591,
		  "statsmodels 0.13.5 cohens_kappa(wt = \"quadratic\")" },
	};
	double places[] = { 1, 2, 3 };

	for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
		struct lbl_distance d = { .rule = wants[i].rule, .n = 3 };
		struct lbl_patterns patterns = { 0 };
		struct lbl_pairs pairs = { 0 };
		struct lbl_counted counted = { &patterns, &pairs, NULL, 3, NULL };
		struct lbl_coefficient c;
		struct lbl_scale scale;
		struct lbl_ratings r;

		d.x = wants[i].rule ? places : NULL;
		lbl_distance_scale(&d);
		scale = (struct lbl_scale){ .weights = d };
		add_table(&patterns, &pairs, example_2, 3);
		lbl_ratings_init(&r, &counted, &scale);
		lbl_measure_find(lbl_span_of(wants[i].name))->compute(&r, &c);
		near(wants[i].name, c.value, wants[i].value, 1e-12, wants[i].origin);
		near(wants[i].name, c.se, wants[i].se, 1e-12, wants[i].origin);
		lbl_ratings_clear(&r);
		lbl_patterns_clear(&patterns);
		lbl_pairs_clear(&pairs);
	}
}
END_TEST

static const struct {
	const char *why;
	size_t n_items, k;
	int counts[4];
	const char *percent, *cohen, *fleiss, *alpha; /* reasons; NULL: defined */
} undefined[] = {
	{ "nothing", 0, 0, { 0 }, "no_annotations", "no_annotations", "no_annotations",
	  "no_annotations" },
	{ "no item rated twice", 2, 2, { 1, 0, 0, 1 }, "no_pairs", "no_overlap", "no_pairs",
	  "no_pairs" },
	{ "a single category", 2, 1, { 2, 3 }, NULL, "no_overlap", "single_category",
	  "single_category" },
	{ "a single category among pairable values", 2, 2, { 2, 0, 0, 1 }, NULL, "no_overlap", NULL,
	  "single_category" },
};

static void reason_is(const char *why, const struct lbl_coefficient *c, const char *want)
{
	if (!want) {
		ck_assert_msg(!c->reason && isfinite(c->value), "%s: %s", why,
			      c->reason ? c->reason : "not finite");
		return;
	}
	ck_assert_msg(c->reason && !strcmp(c->reason, want), "%s: got %s, want %s", why,
		      c->reason ? c->reason : "a value", want);
	ck_assert(isnan(c->value));
}

START_TEST(undefined_values)
{
	struct lbl_pairs none = { 0 };

	for (size_t i = 0; i < sizeof undefined / sizeof *undefined; i++) {
		struct lbl_patterns p = { 0 };
		struct lbl_coefficient c;
		size_t k = undefined[i].k;

		add_counts(&p, undefined[i].counts, undefined[i].n_items, k);
		c = measure(&p, &none, k, "percent");
		reason_is(undefined[i].why, &c, undefined[i].percent);
		c = measure(&p, &none, k, "cohen");
		reason_is(undefined[i].why, &c, undefined[i].cohen);
		c = measure(&p, &none, k, "fleiss");
		reason_is(undefined[i].why, &c, undefined[i].fleiss);
		c = measure(&p, &none, k, "alpha");
		reason_is(undefined[i].why, &c, undefined[i].alpha);
		lbl_patterns_clear(&p);
	}
}
END_TEST

/*
 * A thousand million items, one of which differs: by hand, with N = 1e9 items of two ratings,
 * N - 1 of them "0 0" and one "0 1": Do = 1/N, De = 2 * (2N - 1) * 1 / (2N (2N - 1)) = 1/N, so
 * alpha is exactly 0; with shares 1 - 1/2N and 1/2N, Fleiss' kappa is
 * 1 - (1/N) / (2 * (1/2N) * (1 - 1/2N)) = 1 - 1 / (1 - 1/2N).
 */
START_TEST(rare_disagreement_keeps_its_digits)
{
	const uint64_t n = 1000000000;
	struct lbl_vote_count alike[] = { { 0, 2 } }, unlike[] = { { 0, 1 }, { 1, 1 } };
	struct lbl_patterns p = { 0 };
	struct lbl_pairs none = { 0 };
	struct lbl_coefficient c;

	lbl_patterns_add(&p, alike, 1, n - 1);
	lbl_patterns_add(&p, unlike, 2, 1);
	c = measure(&p, &none, 2, "alpha");
	ck_assert(c.value == 0);
	ck_assert_uint_eq(c.ratings, 2 * n);
	c = measure(&p, &none, 2, "fleiss");
	near("kappa", c.value, -5e-10, 1e-15, "by hand");
	lbl_patterns_clear(&p);
}
END_TEST

/* 1e9 annotations of one item: pairs of ratings pass 64 bits only when multiplied by items. */
START_TEST(large_counts_do_not_overflow)
{
	struct lbl_vote_count half[] = { { 0, 500000000 }, { 1, 500000000 } };
	struct lbl_patterns p = { 0 };
	struct lbl_pairs none = { 0 };
	struct lbl_coefficient c;

	lbl_patterns_add(&p, half, 2, 1000);
	c = measure(&p, &none, 2, "percent");
	/* by hand: 2 * h(h-1) / 2h(2h-1) = (h-1) / (2h-1), h = 5e8 */
	near("percent", c.value, 499999999. / 999999999., 1e-15, "by hand");
	ck_assert_uint_eq(c.ratings, UINT64_C(1000000000000));
	lbl_patterns_clear(&p);
}
END_TEST

/* Names of categories do not matter: any permutation of their numbers gives the same. */
START_TEST(categories_permuted)
{
	static const int counts[] = { 2, 1, 0, 0, 3, 1, 1, 1, 1, 0, 0, 2, 4, 0, 1, 1, 0, 0 };
	static const size_t orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 2, 0 } };
	double want[3] = { 0 };
	static const char *const names[] = { "percent", "fleiss", "alpha" };
	struct lbl_pairs none = { 0 };

	for (size_t o = 0; o < 3; o++) {
		struct lbl_patterns p = { 0 };
		int turned[18];

		for (size_t i = 0; i < 18; i++)
			turned[i / 3 * 3 + orders[o][i % 3]] = counts[i];
		add_counts(&p, turned, 6, 3);
		for (size_t m = 0; m < 3; m++) {
			double got = measure(&p, &none, 3, names[m]).value;

			if (o == 0)
				want[m] = got;
			near(names[m], got, want[m], 1e-15, "the first order");
		}
		lbl_patterns_clear(&p);
	}
}
END_TEST

START_TEST(names_are_found)
{
	size_t n;
	const struct lbl_measure *m = lbl_measures(&n);

	ck_assert_uint_ge(n, 8);
	ck_assert_str_eq(m[5].name, "krippendorff_alpha");
	ck_assert_ptr_eq(lbl_measure_find(lbl_span_of("alpha")), &m[5]);
	ck_assert_ptr_eq(lbl_measure_find(lbl_span_of("cohen_kappa")), &m[1]);
	ck_assert_ptr_eq(lbl_measure_find(lbl_span_of("gwet_ac2")), &m[6]);
	ck_assert_str_eq(lbl_measure_name(&m[6], true), "gwet_ac2");
	ck_assert_str_eq(lbl_measure_name(&m[6], false), "gwet_ac1");
	ck_assert_str_eq(lbl_measure_name(&m[1], true), "cohen_kappa");
	ck_assert_ptr_null(lbl_measure_find(lbl_span_of("kappa")));
	ck_assert_ptr_null(lbl_measure_find(lbl_span_of("")));
}
END_TEST

SUITE("stat/agreement", errors_and_intervals, errors_of_tables, two_annotators,
      many_annotators, counts_behind, undefined_values, rare_disagreement_keeps_its_digits,
      large_counts_do_not_overflow, categories_permuted, names_are_found)
