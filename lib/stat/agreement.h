/*
 * Agreement: the coefficients that people report, as rows of a table. A row
 * names a coefficient and computes it from sums that are made once for all.
 */
#ifndef LBL_STAT_AGREEMENT_H
#define LBL_STAT_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "stat/coefficient.h"
#include "stat/complete.h"
#include "stat/disorders.h"
#include "stat/distance.h"
#include "stat/f1.h"
#include "stat/kappa.h"
#include "stat/margins.h"
#include "stat/pairs.h"
#include "stat/patterns.h"
#include "stat/raters.h"
#include "stat/unitizing.h"

/* What has been counted; borrowed. Categories are below n_categories. */
struct lbl_counted {
	const struct lbl_patterns *patterns;
	const struct lbl_pairs *pairs;
	const struct lbl_raters *raters; /* NULL: not counted */
	size_t n_categories;
	const struct lbl_complete *complete; /* NULL: not counted */
};

/* How far categories differ, and what they stand for. All zero: any two alike. */
struct lbl_scale {
	struct lbl_distance weights; /* for all but alpha; greatest distance 1 */
	struct lbl_distance level;   /* for alpha */
	bool ordinal;                /* the level's numbers are ranks; ratings tell the distances */
	int64_t *units;  /* a number a category, as stat/icc takes it; NULL: not known; owned */
	uint32_t *ranks; /* by category, below their number, equal numbers share one; likewise */
	double ci_level; /* of intervals that come with their value: the ICC's */
};

void lbl_scale_clear(struct lbl_scale *s);

/* What coefficients are computed from. */
struct lbl_ratings {
	const struct lbl_scale *scale; /* borrowed */
	struct lbl_pattern_list list;
	struct lbl_margins margins;
	struct lbl_cell *cells; /* of pairs, sorted */
	size_t n_cells;
	struct lbl_kappa *kappas; /* all pairs that share items, by a, then b */
	size_t n_kappas;
	struct lbl_raters raters; /* whose patterns are places in the list */
	bool raters_counted;
	const struct lbl_complete *complete; /* borrowed; NULL: not counted */
	double differ; /* mean distance of two ratings of an item, over paired items */
	bool values_alone; /* no errors are computed: see lbl_ratings_twin */
	double *room;      /* scratch: LBL_RATINGS_ROOM numbers a category */
	struct lbl_matches *matches; /* where labels are marks: n_matches pairs; owned */
	size_t n_matches;
	const struct lbl_unitizing *unitizing; /* likewise, where texts have lengths; borrowed */
	const struct lbl_disorders *disorders; /* likewise; NULL: not counted */
	size_t mark_label; /* LBL_UNITIZING_ALL, or the class of marks that is looked at */
};
#define LBL_RATINGS_ROOM 3

/* lbl_ratings_init -- sums up (lbl_ratings_clear frees). */
void lbl_ratings_init(struct lbl_ratings *r, const struct lbl_counted *counted,
		      const struct lbl_scale *scale);
void lbl_ratings_clear(struct lbl_ratings *r);

/*
 * lbl_ratings_twin -- a copy in which other items may be counted (lbl_ratings_clear frees). It is
 * for coefficients that do not ask who rated, and for values alone; `of` must outlive it.
 *
 * lbl_ratings_recount -- sums up anew, after its list was changed: patterns of the original's, in
 * their order, with other numbers of items, > 0. No allocation.
 */
void lbl_ratings_twin(struct lbl_ratings *r, const struct lbl_ratings *of);
void lbl_ratings_recount(struct lbl_ratings *r);

/* Kinds of labels that coefficients are for. */
enum lbl_measures_kinds {
	LBL_MEASURES_CLASSES = 1, /* one class a rating */
	LBL_MEASURES_SETS = 2,    /* a set of classes a rating, taken for one category */
	LBL_MEASURES_SPANS = 4,    /* any number of spans a rating */
	LBL_MEASURES_BOXES = 8,    /* any number of boxes a rating */
	LBL_MEASURES_NUMBERS = 16, /* a class that is a number a rating */
	LBL_MEASURES_RANKS = 32,  /* a class a rating, of classes that have an order */
};
#define LBL_MEASURES_CATEGORIES (LBL_MEASURES_CLASSES | LBL_MEASURES_SETS)
#define LBL_MEASURES_ANY_CLASS (LBL_MEASURES_CLASSES | LBL_MEASURES_NUMBERS | LBL_MEASURES_RANKS)

/* What a coefficient asks of who rated: it decides what a bootstrap has to draw. */
enum lbl_measure_who {
	LBL_WHO_NOBODY, /* nothing: patterns of ratings will do */
	LBL_WHO_PAIRS,  /* tables of pairs */
	LBL_WHO_RATERS, /* these, and what each annotator chose in a pattern */
	LBL_WHO_COMPLETE /* pairs, of complete items alone */
};

struct lbl_measure {
	const char *name;          /* in results: "krippendorff_alpha" */
	const char *weighted_name; /* with weights; NULL: the same */
	const char *short_name;    /* on the command line: "alpha" */
	bool by_default;           /* shown when none is chosen */
	bool beyond_chance;
	unsigned kinds;            /* of enum lbl_measures_kinds, those that it is for */
	enum lbl_measure_who who;
	void (*compute)(const struct lbl_ratings *r, struct lbl_coefficient *out);
};

/*
 * lbl_measures -- the rows, in the order of results; n of them. d is the distance of the scale;
 * 1 - d is Gwet's weight; with all zero, d is 1 for any two categories.
 *
 * percent_agreement   n: paired items. Mean over items with two ratings or more of 1 - the mean
 *                     d of their pairs of ratings (Gwet 2014); expected is 0
 * cohen_kappa         see lbl_kappa_mean
 * scott_pi            likewise, of Scott's pi
 * fleiss_kappa        n: rated items. Observed as above; expected is 1 - the mean d by the
 *                     categories' shares, each the mean of r_ik/r_i over all rated items
 *                     (Gwet 2014; with equal r_i, J. L. Fleiss, Psychol. Bull. 76 (1971) 378)
 * conger_kappa        see stat/conger
 * krippendorff_alpha  n: paired items, ratings: pairable values. From coincidences, with the
 *                     level's distances; observed and expected are 1 - the mean distance of
 *                     coincidences (K. Krippendorff, Computing Krippendorff's
 *                     Alpha-Reliability, 2011), divided by the greatest
 * gwet_ac1, gwet_ac2  n: rated items. Expected is T / (q(q-1)) * sum of share(1 - share), T the
 *                     sum of all weights of q categories (K. L. Gwet, Br. J. Math. Stat.
 *                     Psychol. 61 (2008) 29-48; Gwet 2014)
 * brennan_prediger    n: rated items. Expected is T / q^2 (R. L. Brennan and D. J. Prediger,
 *                     Educ. Psychol. Meas. 41 (1981) 687-699)
 * icc, kendall_w      see stat/agreement_full
 * span_f1_exact       see lbl_f1_mean, of equal places; span_f1_overlap, box_f1: of places that
 *                     are near enough
 * gamma_disorder      see lbl_disorders_mean; 0 is best. Not of a label
 * krippendorff_alpha_u  see lbl_unitizing_alpha; undefined (no_length) without lengths
 */
const struct lbl_measure *lbl_measures(size_t *n);

/* lbl_measure_find -- the row of a name, of any of its three; NULL: none. */
const struct lbl_measure *lbl_measure_find(struct lbl_span name);

/* lbl_measure_of_label -- is it one of a category against all others, or of its marks, too? */
bool lbl_measure_of_label(const struct lbl_measure *m);

/* lbl_measure_name -- its name in results. */
const char *lbl_measure_name(const struct lbl_measure *m, bool weighted);

#endif
