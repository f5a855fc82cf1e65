/* Numbers as text: the same bytes on every machine and in every locale. */
#ifndef LBL_BASE_NUM_H
#define LBL_BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/span.h"

#define LBL_NUM_MAX 32 /* bytes that any formatted number needs, with a NUL */
#define LBL_NUM_PLAIN_MIN (-6) /* decimal exponents between which digits are written plainly */
#define LBL_NUM_PLAIN_MAX 20

/*
 * lbl_num_format -- the shortest text that reads back after rounding to 12 significant digits.
 *
 *   value  finite
 *   out    "0.1", "1e-7", "12345"; NUL-terminated; an exponent has no "+" and no leading zero;
 *          plain digits where lbl_num_canonical writes them; -0 is "0"
 *
 * Returns the length.
 */
size_t lbl_num_format(double value, char out[LBL_NUM_MAX]);

/* lbl_num_is_json -- is the whole text one number of RFC 8259's grammar? */
bool lbl_num_is_json(struct lbl_span text);

/*
 * lbl_num_canonical -- a number's shortest decimal form, exact: digits are never rounded.
 *
 *   text  a number of RFC 8259's grammar
 *   out   appended: "1" for 1, 1.0 and 10e-1; "0.8" for 0.80; "0" for -0.0;
 *         plain digits where the decimal exponent is in [-6, 20] or they are no longer
 *         ("1234567890123456789012"), else "1e21", "1.5e-7"
 */
void lbl_num_canonical(struct lbl_span text, struct lbl_buf *out);

/* lbl_num_parse -- the nearest double (infinite past the range); text as for canonical. */
double lbl_num_parse(struct lbl_span text);

/* lbl_num_u64 -- the whole text as a decimal integer; false when it is none or does not fit. */
bool lbl_num_u64(struct lbl_span text, uint64_t *out);

#endif
