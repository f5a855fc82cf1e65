/* Do annotators differ in how often they agree with the others? */
#ifndef LBL_STAT_RAPPORT_H
#define LBL_STAT_RAPPORT_H

#include "stat/votes.h"

/*
 * lbl_rapport_test -- whether annotators of the same items agree with the others as if their votes
 * had been dealt out at random: a number that is then about standard normal, and larger where
 * some are more often with the others than some.
 *
 *   t  items by annotators; borrowed
 *
 * A vote's agreement x is the share of the item's other votes that are like it. Dealt at random, an
 * annotator's sum of x - mean x over its items has mean 0 and variance the sum of the items'
 * variances of x; sum^2 / variance, over annotators, is taken for chi-squared and made normal
 * by E. B. Wilson and M. M. Hilferty, PNAS 17 (1931) 684-688. Items whose votes are two, or all
 * alike, or all different, say nothing. Returns 0 where none says anything.
 *
 * Cost: O(votes + annotators).
 */
double lbl_rapport_test(const struct lbl_votes *t);

#endif
