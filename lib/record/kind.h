/* Kinds of records: lbl-record(5). */
#ifndef LBL_RECORD_KIND_H
#define LBL_RECORD_KIND_H

#include <stdbool.h>

#include "base/span.h"

enum lbl_kind {
	LBL_KIND_NONE,       /* none of the keys that tell: a bad line */
	LBL_KIND_ITEM,       /* id and no item */
	LBL_KIND_ANNOTATION, /* item and annotator */
	LBL_KIND_LABEL       /* item and no annotator: gold, consensus */
};

/* A raw value that is there, and not null. */
static inline bool lbl_kind_has(struct lbl_span raw)
{
	return raw.ptr && raw.ptr[0] != 'n';
}

/* lbl_kind_of -- from the raw spans of the three keys; null counts as absent. */
static inline enum lbl_kind lbl_kind_of(struct lbl_span id, struct lbl_span item,
					struct lbl_span annotator)
{
	if (lbl_kind_has(item))
		return lbl_kind_has(annotator) ? LBL_KIND_ANNOTATION : LBL_KIND_LABEL;
	return lbl_kind_has(id) ? LBL_KIND_ITEM : LBL_KIND_NONE;
}

/*
 * lbl_kind_fault -- what a record of LBL_KIND_NONE lacks, as a message; static:
 * "neither an item nor an id (see --item): not a record of lbl-record(5)".
 */
const char *lbl_kind_fault(void);

#endif
