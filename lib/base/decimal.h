/* Exact decimals: what a JSON number says, without rounding it to a double. */
#ifndef LBL_BASE_DECIMAL_H
#define LBL_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

#define LBL_DECIMAL_STEP_DIGITS 18 /* significant digits that a step may have */
#define LBL_DECIMAL_UNIT_DIGITS 18 /* digits that numbers in units of their own may have */

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

/*
 * lbl_decimal_units -- numbers as whole multiples of a unit, a power of ten.
 *
 *   texts  n of them, numbers as above
 *   out    n, in [-10^18, 10^18]
 *
 * The unit is that of the finest digit among them, so that all are exact; but where the greatest
 * needs more than LBL_DECIMAL_UNIT_DIGITS digits down to there, its own last of so many: what
 * is finer is rounded, halves away from zero.
 */
void lbl_decimal_units(const struct lbl_span *texts, size_t n, int64_t *out);

#endif
