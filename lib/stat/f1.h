/*
 * F1 between annotators who mark things in an item, each as many as they like:
 * spans of a text, boxes of an image. There is no set of things to agree on, so
 * there is no chance agreement; two markings are compared by what they match.
 */
#ifndef LBL_STAT_F1_H
#define LBL_STAT_F1_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stat/coefficient.h"

#define LBL_REASON_NO_MARKS "no_marks"           /* nobody marked anything */
#define LBL_REASON_NOT_ESTIMATED "not_estimated" /* a value whose error no formula gives */

/* When two marks match: in equal places, or where what they share is enough. */
enum lbl_match { LBL_MATCH_EXACT, LBL_MATCH_IOU, LBL_MATCHES };

/* What two annotators marked in the items they share; sums, so they add up member-wise. */
struct lbl_matches {
	uint64_t items;                /* that both worked on, marks or not */
	uint64_t a, b;                 /* marks of each */
	uint64_t matched[LBL_MATCHES]; /* pairs of them, each mark in one pair at most */
};

/*
 * lbl_match_most -- the size of the largest matching: pairs of a row and a column, each in one
 * at most, all of them allowed.
 *
 *   allowed  rows * columns, row-major; borrowed
 *
 * Not the greedy choice of COCO's evaluation: that follows the detector's scores, which people
 * do not give, and would depend on the order of the marks and on who comes first.
 * Cost: O(rows * allowed pairs) at worst, near to the allowed pairs as a rule.
 * Source: H. W. Kuhn, Naval Res. Logist. Quart. 2 (1955) 83-97, for weights of 0 and 1.
 */
size_t lbl_match_most(const bool *allowed, size_t rows, size_t columns);

/*
 * lbl_f1 -- of one pair of annotators: 2 matched / (a + b), whoever is taken for the truth.
 *
 *   out  n: items; ratings: marks; undefined (no_marks) when neither marked anything.
 *        expected is NAN; there is no error
 *
 * Source: G. Hripcsak, A. S. Rothschild, J. Amer. Med. Inform. Assoc. 12 (2005) 296-298.
 */
void lbl_f1(const struct lbl_matches *m, enum lbl_match which, struct lbl_coefficient *out);

/*
 * lbl_f1_mean -- the mean over n pairs of annotators, of those whose F1 is defined (ibid.).
 *
 *   out  n, ratings are sums over these pairs; pairs, pairs_undefined; undefined: no_overlap
 *        when no two share an item, else no_marks
 */
void lbl_f1_mean(const struct lbl_matches *m, size_t n, enum lbl_match which,
		 struct lbl_coefficient *out);

#endif
