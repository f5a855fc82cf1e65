/*
 * Auto: how much an annotator's own record is worth, from the votes alone.
 *
 * The hierarchical model (stat/confusion) spans what the methods assume: all annotators alike
 * (majority), one skill each (one-coin), habits (mace), a whole table each (Dawid and Skene). How
 * much each level borrows from the one above is chosen by what predicts votes that the fit has
 * not seen. Where that is not convincing, that is where evidence is thin, it is the majority.
 */
#ifndef LBL_STAT_CONSENSUS_AUTO_H
#define LBL_STAT_CONSENSUS_AUTO_H

#include "stat/confusion.h"
#include "stat/consensus.h"

/* How well a setting has predicted. */
struct lbl_auto_score {
	struct lbl_confusion_prior setting;
	double gain;    /* mean over held-out votes of log p - log p where all are alike, in nats */
	double se;      /* its standard error, items being independent */
	double rapport; /* see stat/rapport */
};

/*
 * lbl_auto_choose -- the best setting found.
 *
 * Of items with more than LBL_AUTO_VOTES votes, some are taken by a hash of their numbers. Their
 * votes fall into LBL_AUTO_FOLDS by a hash of item and annotator with o->seed; as many folds as
 * hold LBL_AUTO_HELD_OUT votes are left out in turn, and predicted from a fit to the others: p is
 * the sum over classes of the item's posterior times the annotator's cell.
 *
 * Level by level, each with the best of those before: habit_votes infinite, 10 and 2 (with
 * skill_votes 16); class_votes 1, if that is better by two errors of the difference, for shares
 * of classes move all items at once; skill_votes infinite, 64 and 4; table_votes 64, 16, 4 and 1
 * while that helps. The base is the setting with everything borrowed, whose labels are the
 * majority's.
 *
 * Cost: 9 to 12 fits a fold, each of up to 30 iterations.
 */
void lbl_auto_choose(const struct lbl_votes *t, const struct lbl_consensus_options *o,
		     struct lbl_auto_score *best);

/*
 * lbl_auto_convinces -- whether it is better founded than the majority: skills are not all
 * borrowed, the gain is positive, and it is twice its error or annotators differ in rapport.
 */
bool lbl_auto_convinces(const struct lbl_auto_score *s);

#define LBL_AUTO_VOTES    250000
#define LBL_AUTO_FOLDS    5
#define LBL_AUTO_HELD_OUT 20000

#endif
