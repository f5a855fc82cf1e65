/* Faults of a document's text; for json/document alone, since it sees jansson. */
#ifndef LBL_JSON_DOCUMENT_FAULT_H
#define LBL_JSON_DOCUMENT_FAULT_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"

/* lbl_fault_place -- 1-based line and byte of an offset. Cost: one pass up to it. */
void lbl_fault_place(struct lbl_span text, size_t offset, uint64_t *line, uint64_t *byte);

/* lbl_fault_syntax -- 0 when the scanner takes the whole text as one value, else -1 with err. */
int lbl_fault_syntax(struct lbl_span text, const char *source, struct lbl_error *err);

/* lbl_fault_tree -- jansson's refusal of text that the scanner took, as err; returns -1. */
int lbl_fault_tree(struct lbl_span text, const json_error_t *e, const char *source,
		   struct lbl_error *err);

#endif
