/* zlib's deflate behind a sink; see io/deflate.h. */
#include "io/deflate.h"

#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"
#include "io/zmem.h"

#define LEVEL 6               /* gzip's own default */
#define GZIP_WINDOW (15 + 16) /* the largest window, gzip wrapper, no time stamp */
#define MEMORY 8              /* zlib's default */
#define OUT_BYTES ((size_t)64 << 10)

struct lbl_deflate {
	z_stream z;
	lbl_deflate_sink *sink;
	void *arg;
	unsigned char out[OUT_BYTES];
};

struct lbl_deflate *lbl_deflate_new(lbl_deflate_sink *sink, void *arg)
{
	struct lbl_deflate *d = lbl_alloc_zero(1, sizeof *d);

	d->sink = sink;
	d->arg = arg;
	d->z.zalloc = lbl_zmem_get;
	d->z.zfree = lbl_zmem_free;
	if (deflateInit2(&d->z, LEVEL, Z_DEFLATED, GZIP_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) !=
	    Z_OK)
		lbl_mem_exhausted();
	return d;
}

/* Deflates until there is nothing more to say to `flush`. */
static int run(struct lbl_deflate *d, int flush, struct lbl_error *err)
{
	do {
		d->z.next_out = d->out;
		d->z.avail_out = (uInt)sizeof d->out;
		deflate(&d->z, flush); /* cannot fail: the stream is whole and there is room */
		if (d->sink(d->arg, d->out, sizeof d->out - d->z.avail_out, err))
			return -1;
	} while (d->z.avail_out == 0);
	return 0;
}

int lbl_deflate_write(struct lbl_deflate *d, const void *bytes, size_t n, struct lbl_error *err)
{
	const unsigned char *p = bytes;

	while (n) {
		uInt part = n > UINT32_MAX ? UINT32_MAX : (uInt)n;

		d->z.next_in = (z_const Bytef *)(uintptr_t)p;
		d->z.avail_in = part;
		if (run(d, Z_NO_FLUSH, err))
			return -1;
		p += part;
		n -= part;
	}
	return 0;
}

int lbl_deflate_finish(struct lbl_deflate *d, struct lbl_error *err)
{
	d->z.next_in = NULL;
	d->z.avail_in = 0;
	return run(d, Z_FINISH, err);
}

void lbl_deflate_free(struct lbl_deflate *d)
{
	if (!d)
		return;
	deflateEnd(&d->z);
	free(d);
}
