/*
 * A worker's reading of judgments: who gave which label, as numbers that all workers share. What
 * the store of judgments and the reading of sorted input have in common.
 */
#ifndef LBL_RECORD_JUDGING_H
#define LBL_RECORD_JUDGING_H

#include "record/judgments.h"
#include "record/names.h"
#include "record/ranked.h"

#define LBL_ABSTAINED ((1U << (32 - LBL_TAG_BITS)) - 1) /* in place of a label */

/* The names of all. */
struct lbl_judging_names {
	pthread_mutex_t lock; /* guards both tables */
	struct lbl_ranked annotators, labels;
	const struct lbl_list *abstain; /* borrowed */
	enum lbl_shape shape;
};

void lbl_judging_names_init(struct lbl_judging_names *all, const struct lbl_list *abstain,
			    enum lbl_shape shape);
void lbl_judging_names_clear(struct lbl_judging_names *all);

/* A worker's side. */
struct lbl_judging {
	struct lbl_names_view annotators, labels;
	struct lbl_buf hold_item, hold_annotator;
	struct lbl_list copies; /* decoded texts that outlast a call */
};

void lbl_judging_init(struct lbl_judging *j, struct lbl_judging_names *all);
void lbl_judging_clear(struct lbl_judging *j);

/* lbl_judging_item -- the text of an item, good until the next; -1 as lbl_ident_need. */
int lbl_judging_item(struct lbl_judging *j, struct lbl_span raw, struct lbl_span *text,
		     struct lbl_error *err);

/*
 * lbl_judging_read -- fills annotator and label (LBL_ABSTAINED: none) of a rating from raw spans.
 *
 * Returns 0, or -1 with LBL_E_INPUT: where both are at fault, the annotator is told of.
 */
int lbl_judging_read(struct lbl_judging *j, struct lbl_span annotator, struct lbl_span label,
		     struct lbl_rating *out, struct lbl_error *err);

/*
 * lbl_judging_keep -- a decoded text that stays until lbl_judging_forget: itself where it lies in
 * raw, which stays as long, else a copy.
 */
struct lbl_span lbl_judging_keep(struct lbl_judging *j, struct lbl_span text, struct lbl_span raw);
void lbl_judging_forget(struct lbl_judging *j);

#endif
