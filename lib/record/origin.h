/* Who or what made a judgment: the `origin` of lbl-record(5). */
#ifndef LBL_RECORD_ORIGIN_H
#define LBL_RECORD_ORIGIN_H

#include "base/span.h"

/* LBL_ORIGIN_OTHER is a value that lbl-record(5) does not know: never taken for a person. */
enum lbl_origin {
	LBL_ORIGIN_HUMAN,
	LBL_ORIGIN_RULE,
	LBL_ORIGIN_MODEL,
	LBL_ORIGIN_OTHER,
	LBL_ORIGINS
};

/* lbl_origin_of -- from the raw value; absent or null is human. */
enum lbl_origin lbl_origin_of(struct lbl_span raw);

/* lbl_origin_name -- "human", "rule", "model", "other"; static. */
const char *lbl_origin_name(enum lbl_origin o);

/* lbl_origin_named -- the origin of that name, or LBL_ORIGINS. */
enum lbl_origin lbl_origin_named(const char *name);

#endif
