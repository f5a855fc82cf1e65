/*
 * Mappings: which column of a source becomes which member of the record that
 * is made of it. Columns are the fields of a table or the members of an object;
 * ingest/from_row.h and ingest/from_object.h do the two.
 */
#ifndef LBL_INGEST_MAPPING_H
#define LBL_INGEST_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/list.h"
#include "ingest/places.h"
#include "ingest/provenance.h"

/* What the user said, borrowed until the mapping is freed. */
struct lbl_mapping_words {
	bool annotations;           /* make annotations, else items */
	const char *id, *text;      /* columns, or NULL */
	const struct lbl_list *map; /* NEW=OLD each */
	const struct lbl_list *numeric;
};

/* One member that is made of one column. */
struct lbl_target {
	struct lbl_list to; /* names, from the outermost inwards */
	char *from;         /* the column */
	char *option;       /* how the user said it, for messages; NULL: by its name alone */
	bool required;      /* a record without it is none */
	bool array;         /* counts only where its value is an array */
	bool ident;         /* its value must be an id: a string or an integer */
	bool stays;         /* an item's column under its own name: nothing is to be moved */
};

struct lbl_mapping {
	struct lbl_mapping_words words;
	struct lbl_target *targets; /* in the order of the record's members */
	size_t n, cap;
	bool own_id; /* items get the hash of their content as id */
};

/*
 * lbl_mapping_new -- understands the user's words.
 *
 * Returns new (lbl_mapping_free), or NULL with LBL_E_USAGE: no NEW=OLD, no path, two
 * columns for one member.
 */
struct lbl_mapping *lbl_mapping_new(const struct lbl_mapping_words *words, struct lbl_error *err);
void lbl_mapping_free(struct lbl_mapping *m);

/*
 * lbl_mapping_split -- "a.b", ".a.b" or "/a/b" as names, appended to `to`; false: it is no path.
 * Digits are names like others: what is made of them are objects.
 */
bool lbl_mapping_split(const char *path, size_t n, struct lbl_list *to);

/* The columns of a table, each to be put into the body under its name. */
struct lbl_mapping_columns {
	const struct lbl_list *names;
	const bool *taken; /* not in the body: a member is made of it; NULL: none is */
};

/*
 * lbl_mapping_layout -- the places of a record.
 *
 *   slots    by target: where its value will be, LBL_PLACE_NONE: nowhere; columns' slots are
 *            LBL_SLOT_FIXED + their index
 *   columns  NULL: the body is spliced from LBL_SLOT_BODY
 *   content  only what counts as content: without own id and `meta`, names sorted
 *
 * Returns new (lbl_place_free), or NULL with LBL_E_USAGE naming what stands in a target's way.
 */
struct lbl_place *lbl_mapping_layout(const struct lbl_mapping *m, const size_t *slots,
				     const struct lbl_mapping_columns *columns, bool content,
				     struct lbl_error *err);

#endif
