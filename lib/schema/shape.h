/*
 * Shapes: which members an object of a schema document may have, as a table.
 * One place says that a member is unknown, missing, of a wrong type, or not
 * supported, and reads the others into a structure.
 */
#ifndef LBL_SCHEMA_SHAPE_H
#define LBL_SCHEMA_SHAPE_H

#include <stdbool.h>

#include "base/buf.h"
#include "json/document.h"
#include "schema/fault.h"

struct lbl_schema;

/* What reads a document into a schema; for lib/schema alone. */
struct lbl_loader {
	const struct lbl_doc *doc;
	struct lbl_schema *schema;
	struct lbl_faults *faults;
};

#define LBL_IS(type) (1u << LBL_##type)

struct lbl_shape_row {
	const char *name; /* NULL ends the table */
	unsigned types;   /* LBL_IS(STRING) | …; 0: known, but not supported by this version */
	bool required;
	/* Reads a value of one of the types; NULL: the member only documents. */
	void (*read)(struct lbl_loader *l, const struct lbl_node *value, void *target);
};

/*
 * lbl_shape_read -- reads an object by the rows, in the order of the rows.
 *
 *   what    names the object in faults: "task", "label"
 *   target  handed to the rows' read
 *
 * Returns whether the object had no fault of shape (deeper ones do not count).
 */
bool lbl_shape_read(struct lbl_loader *l, const struct lbl_node *object, const char *what,
		    const struct lbl_shape_row *rows, void *target);

/* lbl_shape_type -- does the node have one of the types? A fault says what it must be. */
bool lbl_shape_type(struct lbl_loader *l, const struct lbl_node *node, const char *what,
		    unsigned types);

#endif
