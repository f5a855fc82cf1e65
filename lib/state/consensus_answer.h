/*
 * Answers: what an item's labels come to that are no classes, such as spans, boxes or texts. A row
 * a kind; how they come to it is stat/span_vote's, stat/box_vote's and stat/rover's.
 */
#ifndef LBL_STATE_CONSENSUS_ANSWER_H
#define LBL_STATE_CONSENSUS_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/span.h"
#include "record/label.h"
#include "stat/box_vote.h"

struct lbl_answer_settings {
	double min_share, iou_min; /* see stat/mark_votes */
	enum lbl_box_merge merge;
};

#define LBL_ITEM_WEIGHT_BITS 25 /* weights of an item sum up to 2^25 at most, and to more than 0 */

/* What voters said of one item, in the order of their numbers. */
struct lbl_heard {
	const struct lbl_span *labels; /* n of them, as lbl_label_need has given them */
	const double *weights;         /* n, >= 0, one of 0 has no say; see below of their sum */
	size_t n;                      /* at least 1 */
};

/* How like a voter's label is to the answer. */
struct lbl_likeness {
	double like; /* in [0, 1] */
	bool same;
};

/* All zero at first; used again from item to item. */
struct lbl_answer {
	struct lbl_buf label; /* JSON */
	struct lbl_buf parts; /* JSON: an array, what is known of each part of the label */
	double confidence;    /* in [0, 1] */
	double exact;         /* share of the weight that said just this */
	bool tied;            /* would others of the same weight have said something else? */
	struct lbl_likeness *likeness; /* by voter */
	size_t likeness_cap;
};

void lbl_answer_clear(struct lbl_answer *a);

struct lbl_answer_kind {
	const char *word;     /* of the option --shape */
	enum lbl_shape shape; /* as which labels are read */
	const char *method;   /* without weights */
	const char *parts;    /* name of the member that tells of them */
	bool marks;           /* whose units must agree */
	bool may_tie;
	/* A listener (new), one thread's. */
	void *(*open)(const struct lbl_answer_settings *settings);
	void (*hear)(void *listener, const struct lbl_heard *heard, struct lbl_answer *out);
	void (*close)(void *listener);
};

/*
 * The kinds:
 *
 * spans  an array of spans, by place, then class: {"start_s","end_s","label"} where their unit is
 *        "seconds", else {"start","end","label"} with "unit" where there is one.
 *        parts "marks": {"confidence","exact"} of each
 * boxes  an array of boxes, likewise; parts "marks": {"confidence","iou"}
 *        Of both, likeness is F1 with the answer's marks, matched by IoU of iou_min at least; 1
 *        where neither has any. confidence is the weighted mean of likeness
 * text   a string: tokens (record/tokens) with one space between. parts "tokens": the share of
 *        each. likeness is 1 - edit distance / the longer one's tokens. confidence is the mean
 *        share of slots, tied tells of any slot's tie
 */
extern const struct lbl_answer_kind lbl_answer_spans, lbl_answer_boxes, lbl_answer_text;

#define LBL_ANSWERS_ARG "spans|boxes|text" /* their words */

/* lbl_answer_kind_of -- the row of a word, or NULL. */
const struct lbl_answer_kind *lbl_answer_kind_of(struct lbl_span word);

#endif
