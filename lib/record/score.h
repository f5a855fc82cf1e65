/* How unsure the automation is of a record: the figure that lbl-sample ranks by. */
#ifndef LBL_RECORD_SCORE_H
#define LBL_RECORD_SCORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"
#include "stat/sample_uncertainty.h"

/* Where it may be read, in the order in which it is looked for; null counts as absent. */
struct lbl_score_spans {
	struct lbl_span score;       /* a number: more is less sure */
	struct lbl_span probs;       /* array or object of the classes' probabilities */
	struct lbl_span confidence;  /* probability of the label that was proposed */
	struct lbl_span suggestions; /* votes, each with a label and a confidence (1 if absent) */
};

/* A reader's buffers, one a thread; start with the measure set and the rest zero. */
struct lbl_scorer {
	enum lbl_measure measure; /* of all but `score` */
	double *p;
	size_t *name_ends; /* of the labels that suggestions name; p[i] is the mass of label i */
	size_t n, cap_p, cap_ends;
	struct lbl_buf names, hold;
};

/*
 * lbl_score_read -- the record's score.
 *
 *   spans  raw values, borrowed
 *   score  more is less sure; set when known is
 *   known  false: the record holds none of the four
 *
 * Suggestions are a committee whose mean is measured: each of m votes gives its confidence,
 * divided by m, to its label. Votes without a label abstain.
 *
 * Numbers may be strings that are wholly a JSON number. Returns 0, or -1 with LBL_E_INPUT: a
 * value that is none, or a probability outside [0, 1].
 */
int lbl_score_read(struct lbl_scorer *s, const struct lbl_score_spans *spans, double *score,
		   bool *known, struct lbl_error *err);

/* lbl_scorer_clear -- frees the buffers. */
void lbl_scorer_clear(struct lbl_scorer *s);

#endif
