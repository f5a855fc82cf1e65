/* Exact decimals: what a JSON number says, without rounding it to a double. */
#ifndef LBL_SCHEMA_DECIMAL_H
#define LBL_SCHEMA_DECIMAL_H

#include <stdbool.h>

#include "base/span.h"

#define LBL_DECIMAL_STEP_DIGITS 18 /* significant digits that a step may have */

/*
 * lbl_decimal_compare -- <0, 0, >0 as a is less than, equal to or greater than b.
 *
 *   a, b  numbers of RFC 8259's grammar
 *
 * Exact for any number of digits; exponents saturate at 10^15.
 */
int lbl_decimal_compare(struct lbl_span a, struct lbl_span b);

/* A limit that many numbers are compared with; text is borrowed, ptr NULL: none. */
struct lbl_limit {
	struct lbl_span text;
	double value; /* of text, rounded */
};

struct lbl_limit lbl_limit_of(struct lbl_span text);

/* lbl_limit_compare -- as lbl_decimal_compare, with the limit as b. */
int lbl_limit_compare(struct lbl_span a, const struct lbl_limit *b);

/* lbl_decimal_integer -- is the fraction zero, as in 1, 1.0 and 10e-1? */
bool lbl_decimal_integer(struct lbl_span a);

/* lbl_decimal_positive -- is it greater than zero? */
bool lbl_decimal_positive(struct lbl_span a);

/* lbl_decimal_step_ok -- is it a step: positive, at most LBL_DECIMAL_STEP_DIGITS digits? */
bool lbl_decimal_step_ok(struct lbl_span step);

/* lbl_decimal_multiple -- is a a whole multiple of step (for which step_ok holds)? */
bool lbl_decimal_multiple(struct lbl_span a, struct lbl_span step);

#endif
