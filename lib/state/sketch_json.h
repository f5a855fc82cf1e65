/* Sketches of items as JSON, in the states of all programs: lbl-state(5). */
#ifndef LBL_STATE_SKETCH_JSON_H
#define LBL_STATE_SKETCH_JSON_H

#include <stdbool.h>

#include "base/span.h"
#include "json/emit.h"
#include "stat/sketch.h"

/*
 * lbl_sketch_emit -- {"k":4096,"items":"…","shared":"…"} of a settled sketch: hashes of 16
 * hexadecimal digits each, ascending, one behind the other; then those that shards share.
 */
void lbl_sketch_emit(const struct lbl_sketch *s, struct lbl_emit *e);

/* lbl_sketch_read -- the same, into an empty sketch (settled then); false: no such object. */
bool lbl_sketch_read(struct lbl_sketch *s, struct lbl_span object);

#endif
