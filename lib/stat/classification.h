/* Classification against gold: one label an item, any number of classes. */
#ifndef LBL_STAT_CLASSIFICATION_H
#define LBL_STAT_CLASSIFICATION_H

#include <stddef.h>
#include <stdint.h>

/* One label's margins of the confusion matrix. */
struct lbl_class_counts {
	uint64_t support; /* judgments of items whose gold is this label */
	uint64_t given;   /* judgments that say this label */
	uint64_t hits;    /* both */
};

/* NAN: undefined. */
struct lbl_prf {
	double precision, recall, f1;
};

struct lbl_classification {
	uint64_t n, correct;
	double balanced_accuracy; /* mean recall over the labels that gold has */
	double mcc; /* Matthews correlation, R_K for more than two labels, in [-1, 1] */
	struct lbl_prf micro, macro, weighted;
};

/* lbl_class_counts_add -- a cell of the matrix: n judgments `given` on items of `gold`. */
void lbl_class_counts_add(struct lbl_class_counts *by_label, size_t gold, size_t given, uint64_t n);

/*
 * lbl_class_score -- precision, recall and F1 of one label.
 *
 *   out  precision is NAN where the label was never given, recall where gold has none of it,
 *        F1 = 2 hits / (support + given) where both are 0
 */
void lbl_class_score(const struct lbl_class_counts *c, struct lbl_prf *out);

/*
 * lbl_classify -- figures over all labels.
 *
 *   by_label  k labels, borrowed; a label that is in neither gold nor judgments counts as none
 *   out       all NAN when there is no judgment. Macro and weighted averages take an
 *             undefined precision or recall as 0, as scikit-learn does by default.
 *             mcc is NAN where gold or judgments have one label only.
 *
 * Cost: O(k), no allocation.
 * Sources: J. Gorodkin, Comput. Biol. Chem. 28 (2004) 367-374 (R_K).
 */
void lbl_classify(const struct lbl_class_counts *by_label, size_t k,
		  struct lbl_classification *out);

#endif
