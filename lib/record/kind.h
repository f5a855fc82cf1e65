/* Kinds of records: lbl-record(5). */
#ifndef LBL_RECORD_KIND_H
#define LBL_RECORD_KIND_H

#include "base/span.h"

enum lbl_kind {
	LBL_KIND_NONE,       /* none of the keys that tell: a bad line */
	LBL_KIND_ITEM,       /* id and no item */
	LBL_KIND_ANNOTATION, /* item and annotator */
	LBL_KIND_LABEL       /* item and no annotator: gold, consensus */
};

/* lbl_kind_of -- from the raw spans of the three keys; null counts as absent. */
enum lbl_kind lbl_kind_of(struct lbl_span id, struct lbl_span item, struct lbl_span annotator);

/*
 * lbl_kind_fault -- what a record of LBL_KIND_NONE lacks, as a message; static:
 * "neither an item nor an id (see --item): not a record of lbl-record(5)".
 */
const char *lbl_kind_fault(void);

#endif
