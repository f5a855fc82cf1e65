/* Telling kinds of records apart; see record/kind.h. */
#include "record/kind.h"

const char *lbl_kind_fault(void)
{
	return "neither an item nor an id (see --item): not a record of lbl-record(5)";
}
