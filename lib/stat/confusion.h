/*
 * Confusion: what a model makes of expected counts. Each function fills prior and
 * cells of a latent model from its counts and mass; stat/latent has the other half.
 *
 * Notation: n_alk is the expected number of votes of annotator a that say l on
 * items in state k, m_k the expected number of items in it, K classes.
 */
#ifndef LBL_STAT_CONFUSION_H
#define LBL_STAT_CONFUSION_H

#include "stat/latent.h"

struct lbl_confusion_prior {
	double smoothing;     /* of maximise: added to each n_alk */
	double diagonal, off; /* of bayes, ebcc: Dirichlet parameters of the answers */
	/* Of hierarchical: what is borrowed, in votes; INFINITY: everything. */
	double table_votes; /* by each column of an annotator's table, from its skill and habit */
	double skill_votes; /* by an annotator's skill, from all annotators' mean */
	double habit_votes; /* by each class of its habit, from an even one */
	double class_votes; /* by each class's share, from an even one; in items */
};

/*
 * lbl_confusion_maximise -- a table of its own for each annotator: (n_alk + smoothing) /
 * sum_l (n_alk + smoothing); prior m_k / sum m.
 * Source: A. P. Dawid and A. M. Skene, Appl. Stat. 28 (1979) 20-28.
 */
void lbl_confusion_maximise(struct lbl_latent *m, const struct lbl_confusion_prior *c);

/*
 * lbl_confusion_bayes -- the same under Dirichlet priors, by variational Bayes: cells are
 * exp(psi(n_alk + b_lk) - psi(sum_l n_alk + b_lk)), prior exp(psi(m_k + 1)); b_lk is diagonal
 * where l = k, else off.
 * Source: H.-C. Kim and Z. Ghahramani, AISTATS (2012) 619-627 (IBCC).
 */
void lbl_confusion_bayes(struct lbl_latent *m, const struct lbl_confusion_prior *c);

/*
 * lbl_confusion_one_coin -- one skill an annotator, q_a = sum_k n_akk / n_a: cells q_a where l = k,
 * else (1 - q_a) / (K - 1), both kept 1e-10 from 0 and 1; prior m_k / sum m.
 * Source: Y. Zhang, X. Chen, D. Zhou and M. I. Jordan, JMLR 17 (2016) 1-44, the one-coin model.
 */
void lbl_confusion_one_coin(struct lbl_latent *m, const struct lbl_confusion_prior *c);

/*
 * lbl_confusion_mace -- an annotator knows the class with probability t_a, else draws from its own
 * habit x_al: cells t_a [l = k] + (1 - t_a) x_al. Variational, with Beta(1/2, 1/2) on t_a and
 * Dirichlet(10) on x_a; prior even. What of n_all was known is n_all t_a / cell.
 * Source: D. Hovy, T. Berg-Kirkpatrick, A. Vaswani and E. Hovy, NAACL-HLT (2013) 1120-1130.
 */
void lbl_confusion_mace(struct lbl_latent *m, const struct lbl_confusion_prior *c);

/*
 * lbl_confusion_ebcc -- as bayes, with states that are groups of items within a class (easy or
 * hard ones, say): prior of state g of class k exp(psi(m_k + 1)) exp(psi(m_kg + .1 / G) -
 * psi(m_k + .1)), G groups a class.
 * Source: Y. Li, B. I. P. Rubinstein and T. Cohn, ICML (2019) 3886-3895.
 */
void lbl_confusion_ebcc(struct lbl_latent *m, const struct lbl_confusion_prior *c);

/*
 * lbl_confusion_hierarchical -- tables that borrow where an annotator has said little. As in mace
 * an annotator knows the class with probability t_a, else it draws from its habit x_al; of n_all,
 * n_all t_a / (t_a + (1 - t_a) x_al) were known (K_a in all), the other votes drawn (D_al).
 *
 *   t    = (sum_a K_a + 1) / (sum of n_alk + 2)
 *   t_a  = (K_a + skill_votes t) / (n_a + skill_votes)
 *   x_al = (D_al + habit_votes) / (D_a + K habit_votes)
 *   cell = (n_alk + table_votes b_alk) / (sum_l n_alk + table_votes), b_alk = t_a [l = k] +
 *          (1 - t_a) x_al, kept 1e-10 from 0 and 1
 *   prior (m_k + class_votes) / (sum m + K class_votes)
 *
 * Skills start at 1/2, habits even; m's skill and habit hold them from one call to the next.
 * With everything borrowed it is the majority; without the last two levels one-coin's, mace's or
 * Dawid and Skene's model. Means of Beta and Dirichlet posteriors: A. Gelman et al., Bayesian Data
 * Analysis, 3rd ed. (2013), ch. 2 and 5; for crowds B. Paun et al., TACL 6 (2018) 571-585.
 */
void lbl_confusion_hierarchical(struct lbl_latent *m, const struct lbl_confusion_prior *c);

#endif
