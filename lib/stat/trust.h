/* Trust: what an annotator's answers say of the annotator, and whether they look like spam. */
#ifndef LBL_STAT_TRUST_H
#define LBL_STAT_TRUST_H

#include <stddef.h>
#include <stdint.h>

enum lbl_spam {
	LBL_SPAM_NONE,
	LBL_SPAM_ONE_ANSWER,   /* says nearly always the same, whatever the item */
	LBL_SPAM_CHANCE,       /* agrees with the consensus no more than chance would */
	LBL_SPAM_BELOW_CHANCE, /* agrees with it less: turns answers round, or another scheme */
	LBL_SPAMS
};

/* lbl_spam_name -- "one_answer", "chance", "below_chance"; NULL of none; static. */
const char *lbl_spam_name(enum lbl_spam s);

struct lbl_trust {
	double n;       /* answers */
	double entropy; /* of the answers, -sum p ln p, in nats */
	double kappa;   /* chance-corrected agreement with the consensus; NAN: undefined */
	double se;      /* its standard error; NAN: undefined */
	enum lbl_spam spam;
};

#define LBL_SPAM_LEAST_ANSWERS 20  /* with fewer, nothing is said of spam */
#define LBL_SPAM_SAME          .95 /* share of one answer that is nearly always */
#define LBL_SPAM_FAIR          .4  /* kappa that is surely above it is better than fair */

/*
 * lbl_trust_of -- from the expected number of answers l on items of class k.
 *
 *   counts     n_classes * n_classes of them, >= 0, at [k * n_classes + l]
 *
 * kappa is (o - e) / (1 - e) with o the share on the diagonal and e that expected from the
 * margins, its error sqrt(o (1 - o) / n) / (1 - e). An annotator of LBL_SPAM_LEAST_ANSWERS
 * answers or more is flagged
 *   below_chance  where kappa + 2 se < 0;
 *   one_answer    where one answer's share is LBL_SPAM_SAME or more, and kappa - 2 se <= 0;
 *   chance        where kappa - 2 se <= 0 and kappa + 2 se < LBL_SPAM_FAIR;
 * the first of them that holds. Where kappa is undefined, nothing is flagged: all items are of
 * the one class that is always said.
 *
 * Source: J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46; .4 ends "fair" on the scale of J. R.
 * Landis and G. G. Koch, Biometrics 33 (1977) 159-174. Cost: O(n_classes^2).
 */
void lbl_trust_of(const double *counts, size_t n_classes, struct lbl_trust *out);

#endif
