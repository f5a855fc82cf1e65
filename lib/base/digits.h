/* Digits of numbers without printf, which would be dear; exact. base/num makes texts of them. */
#ifndef LBL_BASE_DIGITS_H
#define LBL_BASE_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LBL_ROUND_DIGITS 12 /* significant digits of numbers that are written */
#define LBL_U64_DIGITS   20 /* that any 64-bit integer needs */

/*
 * lbl_digits_round -- value to LBL_ROUND_DIGITS significant digits, as printf's %.11e: to the
 * nearest, ties to even.
 *
 *   value     finite, > 0
 *   digits    10^11 <= digits < 10^12
 *   exponent  of the first digit: value is about digits * 10^(exponent - 11)
 *
 * Returns false, with nothing set, below about 10^-21 and from about 10^12 on.
 */
bool lbl_digits_round(double value, uint64_t *digits, int *exponent);

/* lbl_digits_put -- an integer as decimal digits, without a NUL; returns how many. */
size_t lbl_digits_put(uint64_t v, char out[LBL_U64_DIGITS]);

#endif
