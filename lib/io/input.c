/*
 * Inputs one after the other; see io/input.h. Bytes go through three stages:
 * from disk (where a tap may look on), through inflate if the first two bytes
 * say so, and past a byte order mark at the start.
 */
#include "io/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/gunzip.h"

#define RAW_BYTES ((size_t)128 << 10) /* compressed bytes read at once */
#define HEAD_BYTES 3                  /* enough for gzip's magic and for a byte order mark */

/* Bytes read ahead, to be handed out first. */
struct head {
	unsigned char bytes[HEAD_BYTES];
	size_t pos, len;
};

struct lbl_input {
	char *const *names;
	size_t n, next;
	bool peeked; /* the open source was not handed over by next yet */
	int fd;      /* -1: none is open */
	int wake[2]; /* a pipe that tells waiting reads to stop; -1: they cannot be told */
	struct head raw, text;
	struct lbl_gunzip *gunzip; /* NULL: the source is plain */
	unsigned char *gz_buf;
	bool failed;            /* while reading ahead: */
	struct lbl_error fault; /* told once the bytes before it are handed out */
	lbl_input_tap *tap;
	void *tap_arg;
	uint64_t bytes;
};

static char stdin_name[] = "-";
static char *const stdin_alone[] = { stdin_name };

struct lbl_input *lbl_input_new(char *const *names, size_t n)
{
	struct lbl_input *in = lbl_alloc_zero(1, sizeof *in);

	in->names = n ? names : stdin_alone;
	in->n = n ? n : 1;
	in->fd = in->wake[0] = in->wake[1] = -1;
	return in;
}

static void shut(struct lbl_input *in)
{
	lbl_gunzip_free(in->gunzip);
	in->gunzip = NULL;
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
}

void lbl_input_free(struct lbl_input *in)
{
	if (!in)
		return;
	shut(in);
	if (in->wake[0] >= 0) {
		close(in->wake[0]);
		close(in->wake[1]);
	}
	free(in->gz_buf);
	free(in);
}

void lbl_input_allow_stop(struct lbl_input *in)
{
	if (in->wake[0] >= 0)
		return;
	if (pipe(in->wake)) {
		in->wake[0] = in->wake[1] = -1;
		return;
	}
	fcntl(in->wake[0], F_SETFD, FD_CLOEXEC);
	fcntl(in->wake[1], F_SETFD, FD_CLOEXEC);
}

void lbl_input_stop(struct lbl_input *in)
{
	if (in->wake[1] >= 0 && write(in->wake[1], "", 1) < 0)
		return; /* it is told already */
}

void lbl_input_set_tap(struct lbl_input *in, lbl_input_tap *tap, void *arg)
{
	in->tap = tap;
	in->tap_arg = arg;
}

static bool is_stdin(const char *name)
{
	return strcmp(name, "-") == 0;
}

const char *lbl_input_name(const struct lbl_input *in)
{
	const char *name = in->names[in->next ? in->next - 1 : 0];

	return is_stdin(name) ? "<stdin>" : name;
}

size_t lbl_input_index(const struct lbl_input *in)
{
	return in->next ? in->next - 1 : 0;
}

uint64_t lbl_input_bytes(const struct lbl_input *in)
{
	return in->bytes;
}

uint64_t lbl_input_total(const struct lbl_input *in)
{
	uint64_t total = 0;
	struct stat st;

	for (size_t i = 0; i < in->n; i++) {
		int bad = is_stdin(in->names[i]) ? fstat(STDIN_FILENO, &st)
						 : stat(in->names[i], &st);

		if (bad || !S_ISREG(st.st_mode))
			return 0;
		total += (uint64_t)st.st_size;
	}
	return total;
}

/* Waits for bytes; false when told to stop. */
static bool await(const struct lbl_input *in)
{
	struct pollfd p[] = { { in->fd, POLLIN, 0 }, { in->wake[0], POLLIN, 0 } };

	while (poll(p, 2, -1) < 0 && errno == EINTR)
		continue;
	return !(p[1].revents & POLLIN);
}

static ssize_t read_fd(struct lbl_input *in, void *buf, size_t n, struct lbl_error *err)
{
	bool wait = in->wake[0] >= 0;
	ssize_t got = -1;

	while (got < 0) {
		if (wait && !await(in))
			return lbl_error_set(err, LBL_E_IO, "told to stop");
		got = read(in->fd, buf, n);
		wait |= got < 0 && errno == EAGAIN;
		if (got < 0 && errno != EAGAIN && errno != EINTR)
			return lbl_error_errno(err, lbl_input_name(in), "cannot read");
	}
	in->bytes += (uint64_t)got;
	if (in->tap && got)
		in->tap(in->tap_arg, lbl_input_index(in), buf, (size_t)got);
	return got;
}

static size_t head_take(struct head *h, void *buf, size_t n)
{
	size_t part = h->len - h->pos < n ? h->len - h->pos : n;

	memcpy(buf, h->bytes + h->pos, part);
	h->pos += part;
	return part;
}

/* Bytes as they are on disk. */
static ssize_t read_raw(struct lbl_input *in, void *buf, size_t n, struct lbl_error *err)
{
	if (in->raw.pos < in->raw.len)
		return (ssize_t)head_take(&in->raw, buf, n);
	return read_fd(in, buf, n, err);
}

static ssize_t supply(void *arg, const unsigned char **bytes, struct lbl_error *err)
{
	struct lbl_input *in = arg;

	*bytes = in->gz_buf;
	return read_raw(in, in->gz_buf, RAW_BYTES, err);
}

/* Bytes of the text, inflated. */
static ssize_t read_text(struct lbl_input *in, void *buf, size_t n, struct lbl_error *err)
{
	ssize_t got;

	if (!in->gunzip)
		return read_raw(in, buf, n, err);
	got = lbl_gunzip_read(in->gunzip, buf, n, err);
	if (got < 0 && err->code == LBL_E_INPUT)
		err->source = lbl_input_name(in);
	return got;
}

typedef ssize_t stage(struct lbl_input *in, void *buf, size_t n, struct lbl_error *err);

static void fill_head(struct lbl_input *in, struct head *h, stage *from)
{
	ssize_t got = 1;

	h->pos = h->len = 0;
	while (h->len < HEAD_BYTES && got > 0 && !in->failed) {
		got = from(in, h->bytes + h->len, HEAD_BYTES - h->len, &in->fault);
		if (got > 0)
			h->len += (size_t)got;
		in->failed = got < 0;
	}
}

/* Looks at the first bytes: is it gzip, does a byte order mark lead? */
static void begin(struct lbl_input *in)
{
	static const unsigned char bom[] = { 0xef, 0xbb, 0xbf };

	in->failed = false;
	fill_head(in, &in->raw, read_fd);
	if (in->raw.len >= 2 && in->raw.bytes[0] == 0x1f && in->raw.bytes[1] == 0x8b) {
		if (!in->gz_buf)
			in->gz_buf = lbl_alloc(RAW_BYTES);
		in->gunzip = lbl_gunzip_new(supply, in);
	}
	fill_head(in, &in->text, read_text);
	if (in->text.len == sizeof bom && memcmp(in->text.bytes, bom, sizeof bom) == 0)
		in->text.pos = in->text.len;
}

int lbl_input_next(struct lbl_input *in, struct lbl_error *err)
{
	const char *name;

	if (in->peeked) {
		in->peeked = false;
		return 1;
	}
	shut(in);
	if (in->next == in->n)
		return 0;
	name = in->names[in->next++];
	in->fd = is_stdin(name) ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0)
		return lbl_error_errno(err, lbl_input_name(in), "cannot open");
	begin(in);
	return 1;
}

int lbl_input_peek(struct lbl_input *in, struct lbl_error *err)
{
	int rc = lbl_input_next(in, err);

	if (rc <= 0)
		return rc ? -1 : LBL_INPUT_END;
	in->peeked = true;
	if (in->text.pos == in->text.len)
		fill_head(in, &in->text, read_text);
	if (in->text.pos == in->text.len && in->failed) {
		*err = in->fault;
		return -1;
	}
	return in->text.len > in->text.pos ? in->text.bytes[in->text.pos] : LBL_INPUT_END;
}

ssize_t lbl_input_read(struct lbl_input *in, void *buf, size_t n, struct lbl_error *err)
{
	if (in->text.pos < in->text.len)
		return (ssize_t)head_take(&in->text, buf, n);
	if (in->failed) {
		*err = in->fault;
		return -1;
	}
	return read_text(in, buf, n, err);
}
