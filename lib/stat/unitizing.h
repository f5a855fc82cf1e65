/*
 * Krippendorff's alpha for unitizing: do annotators cut a continuum (a text, a
 * recording) into the same units, and call them alike?
 *
 * Every annotator works on every item, from its beginning to its end; what none
 * of his units covers is a gap. Several items are laid end to end: lengths, units
 * and gaps of all are pooled, and no unit or gap passes an item's end. Items that
 * some annotator has not worked on are left out (stat/everyone).
 */
#ifndef LBL_STAT_UNITIZING_H
#define LBL_STAT_UNITIZING_H

#include <stddef.h>
#include <stdint.h>

#include "stat/coefficient.h"
#include "stat/everyone.h"
#include "stat/lengths.h"
#include "stat/wide.h"

/* Half-open, in whole units of length (code points, bytes, milliseconds). */
struct lbl_unit {
	uint32_t annotator;
	uint32_t category;
	int64_t start, end;
};

/* Where the units of an item lie: [begin, begin + length). */
struct lbl_extent {
	int64_t begin;
	uint64_t length; /* in [1, LBL_EXTENT_MAX] */
};
#define LBL_EXTENT_MAX UINT64_C(4294967296)

/* Why an item is left out; the first that holds, in this order. */
enum lbl_unfit {
	LBL_UNFIT_NO_LENGTH,  /* its annotations say none, or several */
	LBL_UNFIT_TOO_LONG,
	LBL_UNFIT_NOT_WHOLE,  /* a place is no whole number */
	LBL_UNFIT_REPEATED,   /* an annotator worked on it twice */
	LBL_UNFIT_EMPTY,      /* a unit is empty */
	LBL_UNFIT_OUTSIDE,    /* a unit passes the extent */
	LBL_UNFIT_OVERLAP,    /* two units of one annotator and category overlap */
	LBL_UNFITS,
	LBL_FIT = LBL_UNFITS
};
#define LBL_REASON_INCOMPLETE "incomplete" /* items that some annotator has not worked on */
const char *lbl_unfit_name(enum lbl_unfit why); /* "no_length", …; static */

/* What is summed up of one category. */
struct lbl_unitizing_category {
	lbl_u128 differ;          /* over pairs of annotators: squared differences */
	struct lbl_lengths units; /* of all annotators */
	struct lbl_lengths gaps;  /* of items where somebody has a unit of it, all annotators' */
	struct lbl_lengths items; /* the lengths of these items */
};

/*
 * All zero is empty. Sums are integers and bags have no order, so adding is associative and
 * commutative. Memory: by distinct lengths of units, gaps and items, for each category.
 */
struct lbl_unitizing {
	struct lbl_everyone complete;
	struct lbl_lengths items; /* complete ones */
	struct lbl_unitizing_category *categories;
	size_t n_categories, cap;
	uint64_t left_out[LBL_UNFITS]; /* items, beside those that are incomplete */
};

void lbl_unitizing_clear(struct lbl_unitizing *u);

/*
 * lbl_unitizing_check -- can an item be added? Sorts its units.
 *
 * Cost: O(n log n).
 */
enum lbl_unfit lbl_unitizing_check(struct lbl_unit *units, size_t n, struct lbl_extent extent);

/*
 * lbl_unitizing_add -- one item.
 *
 *   units   n of them that lbl_unitizing_check has found fit, and sorted; borrowed
 *   raters  those who worked on it, with or without units: n_raters, ascending, each once
 *
 * Cost: O(categories of the item * n_raters^2 + what overlaps).
 */
void lbl_unitizing_add(struct lbl_unitizing *u, const struct lbl_unit *units, size_t n,
		       const uint32_t *raters, size_t n_raters, struct lbl_extent extent);

/* lbl_unitizing_merge -- adds another; raters, categories: from's to u's, or NULL: the same. */
void lbl_unitizing_merge(struct lbl_unitizing *u, const struct lbl_unitizing *from,
			 const uint32_t *raters, const uint32_t *categories);

/* lbl_unitizing_category -- of a number, added where it is new. */
struct lbl_unitizing_category *lbl_unitizing_category(struct lbl_unitizing *u, size_t category);

/* lbl_unitizing_settle -- brings all bags into their form, which the following need. */
void lbl_unitizing_settle(struct lbl_unitizing *u);

/* Disagreements, no unit, >= 0 and not bounded by 1; alpha = 1 - observed / expected. */
struct lbl_disagreement {
	double observed, expected;
};

/*
 * lbl_unitizing_disagreement -- of one category; 0 and 0 where nobody has a unit of it.
 *
 * With m annotators, length L, and N units of lengths l among gaps of lengths g:
 *   observed  2 / (m(m-1) L^2) * sum over pairs of annotators: of (start - start')^2 +
 *             (end - end')^2 for units that overlap, of l^2 for a unit within a gap
 *   expected  2/L * sum over units [(N-1)/3 (2l^3 - 3l^2 + l) + l^2 sum_{g >= l} (g-l+1)]
 *             / (mL(mL-1) - sum l(l-1))
 * It depends on the unit of length: 1 s is not 1000 ms.
 * Cost: O(k) for k distinct lengths.
 * Source: K. Krippendorff, Content Analysis, 2nd ed. (2004) 251-256; Sociol. Methodol. 25
 * (1995) 47-76, whose expected disagreement has a sign that the book mends.
 */
struct lbl_disagreement lbl_unitizing_disagreement(const struct lbl_unitizing *u,
						   size_t category);

/*
 * lbl_unitizing_alpha -- 1 - sum of observed / sum of expected over categories, or of one.
 *
 *   category  or LBL_UNITIZING_ALL
 *   out       n: complete items, ratings: units; observed, expected NAN. Undefined: what kept
 *             most items out, no_overlap (one annotator), no_marks
 */
#define LBL_UNITIZING_ALL SIZE_MAX
void lbl_unitizing_alpha(const struct lbl_unitizing *u, size_t category,
			 struct lbl_coefficient *out);

#endif
