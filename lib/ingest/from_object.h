/* Records from JSON objects that are no records yet; those that are pass as they are. */
#ifndef LBL_INGEST_FROM_OBJECT_H
#define LBL_INGEST_FROM_OBJECT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "json/path.h"
#include "json/stream.h"
#include "ingest/mapping.h"

/* What is the same for all threads: the paths to be scanned, the places of the record. */
struct lbl_object_plan;

/* lbl_object_plan_new -- new (lbl_object_plan_free), or NULL with LBL_E_USAGE; mapping borrowed. */
struct lbl_object_plan *lbl_object_plan_new(const struct lbl_mapping *mapping,
					    struct lbl_error *err);
void lbl_object_plan_free(struct lbl_object_plan *p);
const struct lbl_paths *lbl_object_plan_paths(const struct lbl_object_plan *p);

/*
 * lbl_object_plan_unseen -- an option that names a member which no object had, as LBL_E_USAGE.
 *
 * Returns 0, or -1; counts what the threads saw that were freed. 0 when none made a record.
 */
int lbl_object_plan_unseen(const struct lbl_object_plan *p, struct lbl_error *err);

struct lbl_from_object; /* one a thread */

/*
 * lbl_from_object_new -- new; plan and what `where` points to are borrowed.
 *
 *   hashes  lbl_from_object_put shall give the hash of each record's content
 */
struct lbl_from_object *lbl_from_object_new(struct lbl_object_plan *plan,
					    const struct lbl_provenance *where, bool hashes);

/* lbl_from_object_free -- tells the plan what was seen; one at a time. */
void lbl_from_object_free(struct lbl_from_object *f);

/*
 * lbl_from_object_put -- appends the line when it is a record already (an item with `data`,
 * or an annotation with item, annotator and label, that holds nothing to be moved), else the
 * record that is made of it.
 *
 *   line  scanned with the plan's paths
 *   hash  of the record's content; set only when new was asked for hashes
 *
 * Returns 0, or -1 with LBL_E_INPUT, byte and message; nothing is appended.
 */
int lbl_from_object_put(struct lbl_from_object *f, const struct lbl_line *line, struct lbl_buf *out,
			struct lbl_hash128 *hash, struct lbl_error *err);

#endif
