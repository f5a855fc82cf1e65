/*
 * What agreement counts of labels that are marks, spans or boxes: sums by pair of
 * annotators and class of mark. A monoid like the rest of struct lbl_agreement,
 * whose part it is.
 */
#ifndef LBL_STATE_MARKINGS_H
#define LBL_STATE_MARKINGS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/intern.h"
#include "record/judgments.h"
#include "record/label.h"
#include "stat/disorders.h"
#include "stat/marked.h"
#include "stat/marks.h"
#include "stat/unitizing.h"

/*
 * All zero is empty. Memory: by pairs of annotators and classes of marks, and by distinct lengths
 * (see stat/unitizing); not by items.
 */
struct lbl_markings {
	struct lbl_marked marked; /* its labels are classes of marks */
	struct lbl_unitizing unitizing; /* likewise; empty unless texts have lengths */
	struct lbl_disorders disorders; /* of spans, where they were asked for; states have them */
	char *unit; /* of places, as marks name it; "": none named; NULL: no mark yet */
};

/* lbl_shape_is_marks -- are labels of this shape marks? lbl_marks_kind_of -- of which kind? */
bool lbl_shape_is_marks(enum lbl_shape shape);
enum lbl_marks_kind lbl_marks_kind_of(enum lbl_shape shape);

/* What the options of agreement say of marks. */
struct lbl_markings_options {
	enum lbl_marks_kind kind;
	double iou_min; /* in [0, 1] */
	bool unitize;   /* labels have the extents of their texts */
	bool align;     /* count gamma's disorder, which takes its time */
};

void lbl_markings_clear(struct lbl_markings *m);

/* lbl_markings_settle -- brings it into the form in which it is written and computed from. */
void lbl_markings_settle(struct lbl_markings *m);

/* lbl_markings_fit -- may they be added up? -1 with LBL_E_INPUT: units of places differ. */
int lbl_markings_fit(const struct lbl_markings *a, const struct lbl_markings *b,
		     struct lbl_error *err);

/* lbl_markings_add -- another that fits; annotators, classes: from's numbers to m's; NULL: same. */
void lbl_markings_add(struct lbl_markings *m, const struct lbl_markings *from,
		      const uint32_t *annotators, const uint32_t *classes);

/*
 * lbl_markings_unit -- sets the unit from all labels of finished judgments.
 *
 * Returns 0, or -1 with LBL_E_INPUT: they have different ones. Cost: a look at each label.
 */
int lbl_markings_unit(struct lbl_markings *m, const struct lbl_judgments *j,
		      struct lbl_error *err);

/* A worker's part of the fold over items. */
struct lbl_markings_part;

/* lbl_markings_part_new -- j: borrowed. */
struct lbl_markings_part *lbl_markings_part_new(const struct lbl_judgments *j,
						const struct lbl_markings_options *options);

/*
 * lbl_markings_take_item -- n > 0 ratings of an item, annotators ascend. Where one annotator
 * has several, each is compared with each of the other's.
 *
 * Cost: the n(n-1)/2 comparisons of stat/marks.
 */
void lbl_markings_take_item(struct lbl_markings_part *p, const struct lbl_rating *ratings,
			    size_t n);

/* lbl_markings_part_close -- adds a part, and frees it; classes that are new go to classes. */
void lbl_markings_part_close(struct lbl_markings *m, struct lbl_markings_part *p,
			     struct lbl_intern *classes);

#endif
