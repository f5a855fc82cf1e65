/*
 * Judging records by a schema: all findings of a record, not the first alone.
 * Values are judged in their raw text; nothing is built for a record.
 */
#ifndef LBL_SCHEMA_VALIDATE_H
#define LBL_SCHEMA_VALIDATE_H

#include "json/stream.h"
#include "schema/finding.h"
#include "schema/schema.h"

struct lbl_validator; /* one a thread */

/* Sees each finding, in the order of the schema's rules. */
typedef void lbl_found(void *arg, const struct lbl_finding *f);

/*
 * lbl_validator_new -- a judge of records.
 *
 *   schema  borrowed, must outlive it
 */
struct lbl_validator *lbl_validator_new(const struct lbl_schema *schema, lbl_found *found,
					void *arg);
void lbl_validator_free(struct lbl_validator *v);

/*
 * lbl_validator_record -- judges a line by the schema.
 *
 *   line  scanned with the schema's paths, numbered
 *
 * Returns the number of findings that are errors. Cost: one look at each value that the
 * schema speaks of; no allocation for a sound record once its buffers have grown.
 */
size_t lbl_validator_record(struct lbl_validator *v, const struct lbl_line *line);

/* lbl_validator_broken -- a line that is no JSON object: one finding, "json.syntax". */
void lbl_validator_broken(struct lbl_validator *v, const struct lbl_line *line,
			  const struct lbl_error *why);

#endif
