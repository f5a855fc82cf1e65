/*
 * The content of a record: a canonical form, in which equal content has equal
 * bytes, and its hash. lbl-ingest(1) makes ids of it and finds duplicates by it.
 *
 * Canonical is compact JSON: members sorted by the bytes of their decoded names, of
 * duplicate members the last alone, strings with the escapes that lbl_text_quote writes
 * and no others, numbers as lbl_num_canonical has them (exact, never rounded).
 */
#ifndef LBL_INGEST_CONTENT_H
#define LBL_INGEST_CONTENT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/span.h"

struct lbl_content_member;

/* Working memory; all zero before its first use, one a thread. */
struct lbl_content {
	struct lbl_buf out;  /* the canonical form */
	struct lbl_buf hold; /* decoded names */
	struct lbl_content_member *members;
	size_t n, cap;
};

void lbl_content_clear(struct lbl_content *c);

/*
 * lbl_content_canonical -- the canonical form of a value that the scanner has passed.
 *
 *   except  a member of the outermost object that does not count; NULL: all count
 *
 * Returns the form; borrowed until the next call.
 * Cost: Shell's sort of an object's members, and one pass over the text for each level of
 * nesting. Memory is kept from call to call.
 */
struct lbl_span lbl_content_canonical(struct lbl_content *c, struct lbl_span value,
				      const char *except);

/* lbl_content_hash -- XXH3-128, seed 0, of the canonical form of a record without its `meta`. */
struct lbl_hash128 lbl_content_hash(struct lbl_content *c, struct lbl_span record);

#endif
