/*
 * The spool: chunks of one size in a file without a name (io/tempfile), handed
 * out by number under a lock, so that a thousand reels need one descriptor.
 */
#include "io/spool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/tempfile.h"

struct lbl_spool {
	int fd;
	pthread_mutex_t lock;
	uint64_t n_chunks;   /* handed out so far */
	uint64_t *free_ones; /* given back */
	size_t n_free, cap_free;
};

struct lbl_spool *lbl_spool_open(struct lbl_error *err)
{
	int fd = lbl_tempfile_nameless(err);
	struct lbl_spool *s;

	if (fd < 0)
		return NULL;
	s = lbl_alloc_zero(1, sizeof *s);
	s->fd = fd;
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void lbl_spool_close(struct lbl_spool *s)
{
	if (!s)
		return;
	close(s->fd);
	pthread_mutex_destroy(&s->lock);
	free(s->free_ones);
	free(s);
}

static uint64_t get_chunk(struct lbl_spool *s)
{
	uint64_t chunk;

	pthread_mutex_lock(&s->lock);
	chunk = s->n_free ? s->free_ones[--s->n_free] : s->n_chunks++;
	pthread_mutex_unlock(&s->lock);
	return chunk;
}

static off_t place_of(uint64_t chunk)
{
	return (off_t)(chunk * LBL_SPOOL_CHUNK);
}

static int write_all(const struct lbl_spool *s, const char *p, size_t n, off_t to,
		     struct lbl_error *err)
{
	while (n) {
		ssize_t some = pwrite(s->fd, p, n, to);

		if (some < 0 && errno == EINTR)
			continue;
		if (some < 0)
			return lbl_error_errno(err, NULL, "cannot write a temporary file");
		p += some;
		n -= (size_t)some;
		to += some;
	}
	return 0;
}

static int read_all(const struct lbl_spool *s, char *p, size_t n, off_t from,
		    struct lbl_error *err)
{
	while (n) {
		ssize_t some = pread(s->fd, p, n, from);

		if (some < 0 && errno == EINTR)
			continue;
		if (some < 0)
			return lbl_error_errno(err, NULL, "cannot read a temporary file");
		if (some == 0)
			return lbl_error_set(err, LBL_E_IO, "a temporary file ends too early");
		p += some;
		n -= (size_t)some;
		from += some;
	}
	return 0;
}

/* Writes the first n bytes of the tail as a chunk of their own. */
static int write_tail(struct lbl_spool *s, struct lbl_reel *r, size_t n, struct lbl_error *err)
{
	uint64_t chunk = get_chunk(s);

	r->chunks = lbl_grow(r->chunks, &r->cap_chunks, r->n_chunks + 1, sizeof *r->chunks);
	r->chunks[r->n_chunks++] = chunk;
	return write_all(s, r->tail, n, place_of(chunk), err);
}

int lbl_reel_put(struct lbl_spool *s, struct lbl_reel *r, const void *bytes, size_t n,
		 struct lbl_error *err)
{
	const char *p = bytes;

	if (!r->tail)
		r->tail = lbl_alloc(LBL_SPOOL_CHUNK);
	while (n) {
		size_t at = (size_t)(r->len % LBL_SPOOL_CHUNK), room = LBL_SPOOL_CHUNK - at;
		size_t part = n < room ? n : room;

		memcpy(r->tail + at, p, part);
		if (part == room && write_tail(s, r, LBL_SPOOL_CHUNK, err))
			return -1;
		r->len += part;
		p += part;
		n -= part;
	}
	return 0;
}

int lbl_reel_end(struct lbl_spool *s, struct lbl_reel *r, struct lbl_error *err)
{
	size_t n = (size_t)(r->len % LBL_SPOOL_CHUNK);
	int rc = n ? write_tail(s, r, n, err) : 0;

	free(r->tail);
	r->tail = NULL;
	return rc;
}

void lbl_reel_clear(struct lbl_spool *s, struct lbl_reel *r)
{
	if (r->n_chunks) {
		pthread_mutex_lock(&s->lock);
		s->free_ones = lbl_grow(s->free_ones, &s->cap_free, s->n_free + r->n_chunks,
					sizeof *s->free_ones);
		memcpy(s->free_ones + s->n_free, r->chunks, r->n_chunks * sizeof *r->chunks);
		s->n_free += r->n_chunks;
		pthread_mutex_unlock(&s->lock);
	}
	free(r->chunks);
	free(r->tail);
	*r = (struct lbl_reel){ 0 };
}

void lbl_reader_init(struct lbl_reader *r, const struct lbl_spool *s, const struct lbl_reel *reel)
{
	*r = (struct lbl_reader){ .spool = s, .reel = reel };
	if (reel->len)
		r->chunk = lbl_alloc(LBL_SPOOL_CHUNK);
}

void lbl_reader_clear(struct lbl_reader *r)
{
	free(r->chunk);
	*r = (struct lbl_reader){ 0 };
}

uint64_t lbl_reader_left(const struct lbl_reader *r)
{
	return r->reel ? r->reel->len - r->at : 0;
}

/* Reads the chunk that the place lies in, as far as it is filled. */
static int read_chunk(struct lbl_reader *r, struct lbl_error *err)
{
	uint64_t left = lbl_reader_left(r), chunk = r->reel->chunks[r->at / LBL_SPOOL_CHUNK];
	size_t n = left < LBL_SPOOL_CHUNK ? (size_t)left : LBL_SPOOL_CHUNK;

	return read_all(r->spool, r->chunk, n, place_of(chunk), err);
}

int lbl_reader_take(struct lbl_reader *r, void *to, size_t n, struct lbl_error *err)
{
	char *p = to;

	while (n) {
		size_t at = (size_t)(r->at % LBL_SPOOL_CHUNK), held = LBL_SPOOL_CHUNK - at;
		size_t part = n < held ? n : held;

		if (!at && read_chunk(r, err))
			return -1;
		memcpy(p, r->chunk + at, part);
		r->at += part;
		p += part;
		n -= part;
	}
	return 0;
}
