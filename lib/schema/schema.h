/*
 * Label schemas: lbl-schema(5), from a document to a form that records are
 * judged by (schema/validate.h). Only what is implemented is accepted.
 */
#ifndef LBL_SCHEMA_SCHEMA_H
#define LBL_SCHEMA_SCHEMA_H

#include "base/error.h"
#include "json/path.h"
#include "schema/fault.h"

struct lbl_schema; /* read-only once loaded: for any number of threads */

/*
 * lbl_schema_load -- reads and checks a schema.
 *
 *   name    of the file; "-": standard input
 *   faults  gets every fault of the document, by place
 *
 * Returns new (lbl_schema_free), or NULL: with faults, or with err when the file cannot be read.
 */
struct lbl_schema *lbl_schema_load(const char *name, struct lbl_faults *faults,
				   struct lbl_error *err);

/* lbl_schema_parse -- the same from text; source names it in faults. */
struct lbl_schema *lbl_schema_parse(struct lbl_span text, const char *source,
				    struct lbl_faults *faults);
void lbl_schema_free(struct lbl_schema *s);

/* lbl_schema_title -- "NAME@VERSION", as records are stamped; borrowed. */
const char *lbl_schema_title(const struct lbl_schema *s);

/* lbl_schema_paths -- the values that lbl_validator_record needs of each line; borrowed. */
const struct lbl_paths *lbl_schema_paths(const struct lbl_schema *s);

#endif
