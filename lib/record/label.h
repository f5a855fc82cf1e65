/* Label values: shapes and classes, as lbl-record(5) defines them. */
#ifndef LBL_RECORD_LABEL_H
#define LBL_RECORD_LABEL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"

enum lbl_shape {
	LBL_SHAPE_NONE,      /* null or absent: abstained */
	LBL_SHAPE_CLASS,     /* a string, number or boolean */
	LBL_SHAPE_SET,       /* array of strings; [] too */
	LBL_SHAPE_SPANS,     /* {"start","end","label"}: one, or an array of them; so below */
	LBL_SHAPE_BOXES,     /* {"x","y","width","height","label"} */
	LBL_SHAPE_SPANS_WITHIN, /* spans with where their text lies: see record/marks */
	LBL_SHAPE_INTERVALS, /* {"start_s","end_s","label"} */
	LBL_SHAPE_POLYGONS,  /* {"points","label"} */
	LBL_SHAPE_RELATIONS, /* {"from","to","label"} */
	LBL_SHAPE_RANKING,   /* {"ranking":[…]} */
	LBL_SHAPE_TASKS,     /* an object with a member a task */
	LBL_SHAPE_OTHER      /* an array of none of these */
};

/* Faults of labels and ids have their place in err->at. */

/* lbl_shape_of -- by looking at the raw value (and the first element of an array). */
enum lbl_shape lbl_shape_of(struct lbl_span raw);
const char *lbl_shape_name(enum lbl_shape s); /* "a set of classes", …; static */

/*
 * Shapes by the words of an option, for programs that take labels of several.
 *
 * lbl_shape_word -- the word of a shape; static; NULL: it has none. lbl_shape_of_word -- the
 * shape; LBL_SHAPE_NONE: no such word. In LBL_SHAPES_ARG they follow each other as in the enum,
 * from LBL_SHAPE_CLASS on.
 */
#define LBL_SHAPES_ARG "class|set|spans|boxes"
const char *lbl_shape_word(enum lbl_shape s);
enum lbl_shape lbl_shape_of_word(struct lbl_span word);

/*
 * lbl_class_text -- a class is its text: a string decoded, a number in its shortest decimal
 * form, true and false. raw is of LBL_SHAPE_CLASS. The text lies in raw or is appended to hold.
 */
struct lbl_span lbl_class_text(struct lbl_span raw, struct lbl_buf *hold);

/*
 * lbl_class_need -- the class of a label, for programs that take nothing else.
 *
 *   out   ptr NULL when abstained
 *   hold  as above
 *
 * Returns 0, or -1 with LBL_E_INPUT naming the shape (and the tasks of a multi-task label).
 */
int lbl_class_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		   struct lbl_error *err);

/*
 * lbl_label_need -- the text by which a label of one shape is told from others.
 *
 *   shape  one with a word (see lbl_shape_word), SPANS_WITHIN or RANKING
 *   out    ptr NULL when abstained. CLASS: as lbl_class_need. SET: the JSON array, compact, of
 *          its classes in byte order, each once: ["a","b"]. SPANS, BOXES: see record/marks;
 *          RANKING: record/ranking
 *   hold   as above
 *
 * Returns 0, or -1 with LBL_E_INPUT: a label of another shape, a set that holds what is no
 * string, a mark that is none.
 */
int lbl_label_need(enum lbl_shape shape, struct lbl_span raw, struct lbl_buf *hold,
		   struct lbl_span *out, struct lbl_error *err);

/*
 * lbl_ident_need -- text of an id, item or annotator: a string decoded, an integer as it is
 * written; anything else is refused as "NAME must be a string or an integer, not …".
 */
int lbl_ident_need(struct lbl_span raw, const char *name, struct lbl_buf *hold,
		   struct lbl_span *out, struct lbl_error *err);

#endif
