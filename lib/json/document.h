/*
 * Documents: small JSON that is read whole (schemas, rules, states), as a tree.
 * The only room that sees jansson. Duplicate members are refused: in a document
 * they are a mistake.
 */
#ifndef LBL_JSON_DOCUMENT_H
#define LBL_JSON_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"
#include "json/walk.h"

struct lbl_doc;  /* owns the tree and the text */
struct lbl_node; /* a value in it; borrowed, valid while the document lives */

/*
 * lbl_doc_load -- reads a file ("-": standard input; gzip too).
 * lbl_doc_parse -- reads text; source names it in errors, borrowed.
 *
 * Return new (lbl_doc_free), or NULL with err: LBL_E_IO, or LBL_E_INPUT with line and byte.
 * \u0000 in a string, integers past 64 bits and reals past a double are refused.
 */
struct lbl_doc *lbl_doc_load(const char *name, struct lbl_error *err);
struct lbl_doc *lbl_doc_parse(struct lbl_span text, const char *source, struct lbl_error *err);
void lbl_doc_free(struct lbl_doc *d);
const struct lbl_node *lbl_doc_root(const struct lbl_doc *d);

/*
 * lbl_doc_place -- line and byte (1-based) of the value that a JSON Pointer names; of its
 * nearest ancestor that is there, else.
 */
void lbl_doc_place(const struct lbl_doc *d, const char *pointer, uint64_t *line, uint64_t *byte);

/*
 * lbl_node_place -- line and byte of a node; lbl_node_pointer -- appends its JSON Pointer.
 * Cost: one pass over the text before it.
 */
void lbl_node_place(const struct lbl_doc *d, const struct lbl_node *n, uint64_t *line,
		    uint64_t *byte);
void lbl_node_pointer(const struct lbl_doc *d, const struct lbl_node *n, struct lbl_buf *out);

/* A NULL node is LBL_ABSENT, has no members and no value: look-ups chain without checks. */
enum lbl_type lbl_node_type(const struct lbl_node *n);
const struct lbl_node *lbl_node_get(const struct lbl_node *object, const char *name);
const struct lbl_node *lbl_node_at(const struct lbl_node *array, size_t i);
size_t lbl_node_count(const struct lbl_node *n); /* elements or members, else 0 */
const char *lbl_node_string(const struct lbl_node *n); /* NUL-terminated, or NULL: no string */
bool lbl_node_bool(const struct lbl_node *n, bool otherwise);
bool lbl_node_number(const struct lbl_node *n, double *v);
bool lbl_node_i64(const struct lbl_node *n, int64_t *v); /* true only for an integer */

/*
 * Members in the order of the text: for (i = 0; lbl_node_member(o, i, &name, &value); i++).
 * Cost: O(1) amortised when i runs upwards.
 */
bool lbl_node_member(const struct lbl_node *object, size_t i, const char **name,
		     const struct lbl_node **value);

/* lbl_node_write -- appends the value as compact JSON; numbers and strings as they stand. */
void lbl_node_write(const struct lbl_node *n, struct lbl_buf *out);

#endif
