/*
 * The inflate loop; see io/gunzip.h. It is ours because zlib's gzread() silently
 * drops whatever follows a member and is no member.
 */
#include "io/gunzip.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"
#include "io/zmem.h"

#define GZIP_WINDOW (15 + 16) /* the largest window, gzip wrapper expected */

struct lbl_gunzip {
	z_stream z;
	lbl_gunzip_source *source;
	void *arg;
	uint64_t taken;  /* compressed bytes that the source has given */
	bool in_member; /* a member has begun and not ended */
	bool ended;     /* the source has no more */
	bool seen;      /* at least one member was read whole */
	bool failed;
	struct lbl_error fault; /* when failed: told once what came before it is handed out */
};

struct lbl_gunzip *lbl_gunzip_new(lbl_gunzip_source *source, void *arg)
{
	struct lbl_gunzip *g = lbl_alloc_zero(1, sizeof *g);

	g->source = source;
	g->arg = arg;
	g->z.zalloc = lbl_zmem_get;
	g->z.zfree = lbl_zmem_free;
	if (inflateInit2(&g->z, GZIP_WINDOW) != Z_OK)
		lbl_mem_exhausted();
	return g;
}

void lbl_gunzip_free(struct lbl_gunzip *g)
{
	if (!g)
		return;
	inflateEnd(&g->z);
	free(g);
}

static uint64_t offset(const struct lbl_gunzip *g)
{
	return g->taken - g->z.avail_in;
}

/* 1: there is input, 0: the end, -1. */
static int refill(struct lbl_gunzip *g, struct lbl_error *err)
{
	const unsigned char *bytes;
	ssize_t n;

	if (g->z.avail_in)
		return 1;
	if (g->ended)
		return 0;
	n = g->source(g->arg, &bytes, err);
	if (n < 0)
		return -1;
	g->ended = n == 0;
	g->taken += (uint64_t)n;
	g->z.avail_in = (uInt)n;
	g->z.next_in = (z_const Bytef *)(uintptr_t)bytes;
	return n > 0;
}

/* A member's first two bytes tell it; zlib takes them before it judges. */
static int fault(const struct lbl_gunzip *g, const char *what, const char *why,
		 struct lbl_error *err)
{
	if (g->seen && g->z.total_in <= 2)
		return lbl_error_set(err, LBL_E_INPUT,
				     "gzip: the bytes from %llu of the file on are no member",
				     (unsigned long long)(offset(g) - g->z.total_in));
	return lbl_error_set(err, LBL_E_INPUT, "gzip: %s at byte %llu of the file%s%s", what,
			     (unsigned long long)offset(g), why ? ": " : "", why ? why : "");
}

/*
 * One call of inflate. 1: go on, 0: the end of the data, -1. Where there is no input left,
 * zlib may still hold back a match that the last call had no room for.
 */
static int step(struct lbl_gunzip *g, struct lbl_error *err)
{
	int has = refill(g, err);
	uInt room = g->z.avail_out;
	int status;

	if (has <= 0 && !g->in_member)
		return has;
	if (!g->in_member)
		inflateReset(&g->z);
	g->in_member = true;
	status = inflate(&g->z, Z_NO_FLUSH);
	if (status == Z_STREAM_END) {
		g->in_member = false;
		g->seen = true;
	} else if (status != Z_OK && status != Z_BUF_ERROR) {
		return fault(g, "corrupt", g->z.msg, err);
	} else if (has <= 0 && g->z.avail_out == room) {
		return has < 0 ? -1 : fault(g, "truncated", NULL, err);
	}
	return 1;
}

ssize_t lbl_gunzip_read(struct lbl_gunzip *g, void *buf, size_t n, struct lbl_error *err)
{
	uInt room = n > UINT32_MAX ? UINT32_MAX : (uInt)n;
	int go = !g->failed;

	g->z.next_out = buf;
	g->z.avail_out = room;
	while (go > 0 && g->z.avail_out == room)
		go = step(g, &g->fault);
	g->failed |= go < 0;
	if (g->z.avail_out < room)
		return (ssize_t)(room - g->z.avail_out);
	if (g->failed)
		*err = g->fault;
	return g->failed ? -1 : 0;
}
