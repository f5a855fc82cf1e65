/* The compiled form of paths: what json/path.c builds and json/scan.c walks. */
#ifndef LBL_JSON_PATH_TREE_H
#define LBL_JSON_PATH_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "json/path.h"

/*
 * A step of a path: a member name that, where it is a plain decimal, is an array index too.
 *
 *   lengths   bit (length % 64) of each child's name
 *   children  by length of the name, then by its bytes, so that indices ascend
 *   index     SIZE_MAX: no index
 *   slot      the first path that ends here; the number of paths where none does
 *   id        dense, the root's is 0
 */
struct lbl_path_node {
	struct lbl_span name;
	uint64_t lengths;
	struct lbl_path_node **children;
	size_t n_children, cap_children;
	size_t index;
	size_t slot;
	size_t id;
};

/* A path that stands in the list once more: its value is that of an earlier slot. */
struct lbl_path_alias {
	size_t slot;
	size_t of;
};

struct lbl_paths {
	struct lbl_path_node *root;
	size_t n_paths, n_nodes;
	struct lbl_path_alias *aliases;
	size_t n_aliases, cap_aliases;
};

/* lbl_path_member -- the child of that (decoded) name; NULL: none. */
const struct lbl_path_node *lbl_path_member(const struct lbl_path_node *n, struct lbl_span name);

#endif
