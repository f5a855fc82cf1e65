/*
 * Labels that are marks, spans or boxes: checked and brought into one text by
 * which equal ones are told, and read from it again.
 */
#ifndef LBL_RECORD_MARKS_H
#define LBL_RECORD_MARKS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"

/*
 * lbl_spans_need, lbl_boxes_need -- the text of a label of marks, as lbl_label_need gives it:
 *
 *   compact JSON, an array of ["label",start,end] or ["label",x,y,width,height], ordered by
 *   label (by bytes), then by place; before them the unit as a string, where one is given and
 *   not empty. Intervals {"start_s","end_s"} are spans of the unit "seconds". One mark alone is
 *   an array of one; [] stays: nothing was marked. A mark's label is one class.
 *
 * Return 0, or -1 with LBL_E_INPUT and its place: another shape, a member that is missing or of
 * another type, a number past the range, an end before its start, a width or height below 0,
 * units that differ.
 */
int lbl_spans_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		   struct lbl_error *err);
int lbl_boxes_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		   struct lbl_error *err);

/*
 * lbl_marks_within -- appends the raw label that lbl_spans_within_need takes: spans with the
 * extent of their text, raw numbers each, ptr NULL where it is not known.
 *
 *   at  where the label begins in what was appended
 *
 * lbl_spans_within_need -- the same text, with [begin,length] before the spans (behind the unit)
 * where both are known. Abstentions stay abstentions.
 */
void lbl_marks_within(struct lbl_span begin, struct lbl_span length, struct lbl_span label,
		      struct lbl_buf *out, size_t *at);
int lbl_spans_within_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
			  struct lbl_error *err);

/* One mark of such a text: start, end; or x, y, width, height. */
struct lbl_marks_one {
	double place[4];
	struct lbl_span label;
};

/* All zero at first; reused from text to text. */
struct lbl_marks {
	struct lbl_marks_one *v;
	size_t n, cap;
	struct lbl_span unit; /* empty: none given */
	bool within;          /* is there an extent? */
	double begin, length;
	struct lbl_buf hold;  /* texts that are not as in the label */
};

void lbl_marks_clear(struct lbl_marks *m);

/* lbl_marks_read -- of a text that the above has made, which m's texts may point into. */
void lbl_marks_read(struct lbl_marks *m, struct lbl_span text);

#endif
