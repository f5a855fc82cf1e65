/* Telling kinds of records apart; see record/kind.h. */
#include "record/kind.h"

#include "json/walk.h"

static bool there(struct lbl_span raw)
{
	return raw.ptr && lbl_type_of(raw) != LBL_NULL;
}

enum lbl_kind lbl_kind_of(struct lbl_span id, struct lbl_span item, struct lbl_span annotator)
{
	if (there(item))
		return there(annotator) ? LBL_KIND_ANNOTATION : LBL_KIND_LABEL;
	return there(id) ? LBL_KIND_ITEM : LBL_KIND_NONE;
}

const char *lbl_kind_fault(void)
{
	return "neither an item nor an id (see --item): not a record of lbl-record(5)";
}
