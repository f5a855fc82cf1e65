/* Walking a raw value that the scanner has proved sound. Blank space, LF too, is passed over. */
#ifndef LBL_JSON_WALK_H
#define LBL_JSON_WALK_H

#include <stdbool.h>

#include "base/span.h"

enum lbl_type {
	LBL_ABSENT, /* a span with ptr NULL */
	LBL_NULL,
	LBL_BOOL,
	LBL_NUMBER,
	LBL_STRING,
	LBL_ARRAY,
	LBL_OBJECT
};

/* lbl_type_of -- by the first byte of a raw value. */
enum lbl_type lbl_type_of(struct lbl_span raw);

/* lbl_type_name -- "string", "array", …; static. */
const char *lbl_type_name(enum lbl_type t);

struct lbl_walk {
	const char *p;
	const char *end;
};

/* lbl_walk_init -- container: raw text of an array or object; anything else has no elements. */
void lbl_walk_init(struct lbl_walk *w, struct lbl_span container);

/*
 * lbl_walk_next -- the next element.
 *
 *   key    raw member name with its quotes; ptr NULL in an array; may be NULL
 *   value  raw text
 */
bool lbl_walk_next(struct lbl_walk *w, struct lbl_span *key, struct lbl_span *value);

/* lbl_walk_find -- the last member of that (decoded) name in an object; ptr NULL: none. */
struct lbl_span lbl_walk_find(struct lbl_span object, const char *name);

#endif
