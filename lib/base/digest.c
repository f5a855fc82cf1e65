/*
 * SHA-256 by libcrypto's EVP; see base/digest.h. Once a digest has begun, the
 * only fault that EVP can have is memory, which ends the program as in base/mem.
 */
#include "base/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdlib.h>

#include "base/mem.h"

struct lbl_digest {
	EVP_MD_CTX *ctx;
};

/* Its memory is ours: left to itself, libcrypto crashes when it gets none. */
static void *memory_get(size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	return lbl_alloc(n);
}

static void *memory_resize(void *ptr, size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	return lbl_resize(ptr, n, 1);
}

static void memory_free(void *ptr, const char *file, int line)
{
	(void)file;
	(void)line;
	free(ptr);
}

struct lbl_digest *lbl_digest_new(struct lbl_error *err)
{
	struct lbl_digest *d = lbl_alloc(sizeof *d);

	CRYPTO_set_mem_functions(memory_get, memory_resize, memory_free); /* heeded once */
	d->ctx = EVP_MD_CTX_new();
	if (!d->ctx)
		lbl_mem_exhausted();
	if (EVP_DigestInit_ex(d->ctx, EVP_sha256(), NULL) == 1)
		return d;
	lbl_digest_free(d);
	lbl_error_set(err, LBL_E_IO, "libcrypto offers no SHA-256 here");
	return NULL;
}

void lbl_digest_free(struct lbl_digest *d)
{
	if (!d)
		return;
	EVP_MD_CTX_free(d->ctx);
	free(d);
}

void lbl_digest_add(struct lbl_digest *d, const void *bytes, size_t n)
{
	if (EVP_DigestUpdate(d->ctx, bytes, n) != 1)
		lbl_mem_exhausted();
}

void lbl_digest_hex(const struct lbl_digest *d, char out[LBL_DIGEST_HEX + 1])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *copy = EVP_MD_CTX_new();

	if (!copy || EVP_MD_CTX_copy_ex(copy, d->ctx) != 1 ||
	    EVP_DigestFinal_ex(copy, sum, NULL) != 1)
		lbl_mem_exhausted();
	EVP_MD_CTX_free(copy);
	for (size_t i = 0; i < LBL_DIGEST_HEX / 2; i++) {
		out[2 * i] = digits[sum[i] >> 4];
		out[2 * i + 1] = digits[sum[i] & 15];
	}
	out[LBL_DIGEST_HEX] = '\0';
}
