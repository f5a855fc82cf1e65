/*
 * Paths into a record: "a.b", ".a.b" or a JSON Pointer "/a/0/b". In both, digits are an index in
 * an array and a name in an object.
 */
#ifndef LBL_JSON_PATH_H
#define LBL_JSON_PATH_H

#include <stddef.h>

#include "base/error.h"

#define LBL_PATHS_MAX 1024 /* paths in one list */

struct lbl_paths;

/*
 * lbl_paths_new -- compiles n paths into one tree; a path's place in the list is its slot.
 *
 *   paths  borrowed for the call; "" and "." name the whole record; the same path
 *          may stand twice, a NULL one never matches
 *
 * Returns new (lbl_paths_free), or NULL with LBL_E_USAGE. RFC 6901 escapes (~0, ~1) hold in
 * pointers; a dotted path has no escape: use a pointer for names with dots.
 */
struct lbl_paths *lbl_paths_new(const char *const *paths, size_t n, struct lbl_error *err);
void lbl_paths_free(struct lbl_paths *p);
size_t lbl_paths_count(const struct lbl_paths *p);

#endif
