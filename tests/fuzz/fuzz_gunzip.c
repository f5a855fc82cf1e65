/*
 * fuzz_gunzip: io/gunzip against zlib's own inflate, member by member, and against itself
 * with the data cut into other pieces. The first byte chooses the pieces.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "io/gunzip.h"

#define MOST_BYTES ((size_t)1 << 20) /* of inflated data that are looked at */

struct source {
	const unsigned char *bytes;
	size_t left;
	size_t piece;
};

struct result {
	unsigned char *bytes;
	size_t len;
	bool sound; /* ended without a fault */
	bool cut;   /* there was more than MOST_BYTES */
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static ssize_t supply(void *arg, const unsigned char **bytes, struct lbl_error *err)
{
	struct source *s = arg;
	size_t n = s->left < s->piece ? s->left : s->piece;

	(void)err;
	*bytes = s->bytes;
	s->bytes += n;
	s->left -= n;
	return (ssize_t)n;
}

static struct result ours(const unsigned char *data, size_t n, size_t piece, size_t ask)
{
	struct source source = { data, n, piece };
	struct result r = { .bytes = malloc(MOST_BYTES) };
	struct lbl_gunzip *g = lbl_gunzip_new(supply, &source);
	struct lbl_error err = { 0 };

	for (;;) {
		size_t room = MOST_BYTES - r.len;
		ssize_t got;

		if (!room) {
			r.cut = true;
			break;
		}
		got = lbl_gunzip_read(g, r.bytes + r.len, room < ask ? room : ask, &err);
		if (got <= 0) {
			r.sound = got == 0;
			break;
		}
		r.len += (size_t)got;
	}
	if (!r.sound && !r.cut && (err.code != LBL_E_INPUT || !err.message[0]))
		abort();
	lbl_gunzip_free(g);
	return r;
}

/* One member after the other, the whole of it in one call. */
static struct result reference(const unsigned char *data, size_t n)
{
	struct result r = { .bytes = malloc(MOST_BYTES) };

	while (n) {
		z_stream z = { 0 };
		int rc;

		if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
			abort();
		z.next_in = (unsigned char *)(uintptr_t)data;
		z.avail_in = (unsigned)n;
		z.next_out = r.bytes + r.len;
		z.avail_out = (unsigned)(MOST_BYTES - r.len);
		rc = inflate(&z, Z_FINISH);
		r.len = MOST_BYTES - z.avail_out;
		data += n - z.avail_in;
		n = z.avail_in;
		inflateEnd(&z);
		if (r.len == MOST_BYTES) {
			r.cut = true;
			return r;
		}
		if (rc != Z_STREAM_END)
			return r;
	}
	r.sound = true;
	return r;
}

static void compare(struct result a, struct result b, bool bytes_of_faults)
{
	if (a.cut != b.cut || (!a.cut && a.sound != b.sound))
		abort();
	if ((a.sound || bytes_of_faults) && (a.len != b.len || memcmp(a.bytes, b.bytes, a.len)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct result whole, pieces, theirs;

	if (n < 2)
		return 0;
	whole = ours(data + 1, n - 1, n, 65536);
	pieces = ours(data + 1, n - 1, data[0] % 16 + 1u, data[0] / 16 * 31 + 1u);
	theirs = reference(data + 1, n - 1);
	compare(whole, pieces, true);
	compare(whole, theirs, false);
	free(whole.bytes);
	free(pieces.bytes);
	free(theirs.bytes);
	return 0;
}
