/*
 * SHA-256 of a stream of bytes.
 * Source: FIPS 180-4, as libcrypto has it (with the processor's SHA instructions).
 */
#ifndef LBL_BASE_DIGEST_H
#define LBL_BASE_DIGEST_H

#include <stddef.h>

#include "base/error.h"

#define LBL_DIGEST_HEX 64 /* characters of a SHA-256 as hex */

struct lbl_digest;

/* lbl_digest_new -- of no bytes yet; NULL with LBL_E_IO when libcrypto offers no SHA-256. */
struct lbl_digest *lbl_digest_new(struct lbl_error *err);
void lbl_digest_free(struct lbl_digest *d);

void lbl_digest_add(struct lbl_digest *d, const void *bytes, size_t n);

/* lbl_digest_hex -- of all bytes so far, lower-case, with a NUL; more may be added afterwards. */
void lbl_digest_hex(const struct lbl_digest *d, char out[LBL_DIGEST_HEX + 1]);

#endif
