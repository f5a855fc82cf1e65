/*
 * Places: where the values of a source stand in the record that is made of
 * them. A tree of member names; each leaf takes its value from a slot.
 */
#ifndef LBL_INGEST_PLACES_H
#define LBL_INGEST_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/list.h"
#include "base/span.h"

#define LBL_PLACE_NONE ((size_t)-1) /* no slot */

struct lbl_place; /* a member, or the record itself */

/* lbl_place_root -- new: a record without members; lbl_place_free. */
struct lbl_place *lbl_place_root(void);
void lbl_place_free(struct lbl_place *root);

/*
 * lbl_place_add -- a member that takes its value from a slot; objects on the way are made.
 *
 *   steps  names from the outermost inwards, at least one; copied
 *   slot   index into the values of lbl_place_write
 *
 * A slot may also be given to a place that has members or gets some later, when `splice`:
 * its value is an object, whose members come first.
 *
 * Returns 0, or -1 with LBL_E_USAGE: a value stands there already, or would stand within one.
 */
int lbl_place_add(struct lbl_place *root, const struct lbl_list *steps, size_t slot, bool splice,
		  struct lbl_error *err);

/* lbl_place_sort -- members by the bytes of their names, at every depth; nothing is added after. */
void lbl_place_sort(struct lbl_place *root);

/*
 * lbl_place_write -- appends the record as compact JSON.
 *
 *   values  raw JSON by slot; ptr NULL: absent. Members without a value are left out, and
 *           so are objects that none of their members has a value for, but for the record
 */
void lbl_place_write(const struct lbl_place *root, const struct lbl_span *values,
		     struct lbl_buf *out);

#endif
