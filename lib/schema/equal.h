/* Equality of JSON values, as JSON Schema means it. */
#ifndef LBL_SCHEMA_EQUAL_H
#define LBL_SCHEMA_EQUAL_H

#include <stdbool.h>

#include "base/span.h"

/*
 * lbl_json_equal -- are two raw values the same value?
 *
 *   a, b  raw JSON that the scanner has passed
 *
 * Strings by their decoded text, numbers by value (1, 1.0), arrays in order, objects in any
 * order; of duplicate members the last counts.
 * Source: JSON Schema 2020-12 Core, section 4.2.2.
 */
bool lbl_json_equal(struct lbl_span a, struct lbl_span b);

#endif
