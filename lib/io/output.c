/*
 * Outputs; see io/output.h. Bytes go through a small buffer, through deflate
 * where the name ends in .gz, to a descriptor.
 */
#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "io/deflate.h"
#include "io/tempfile.h"

#define HOLD_BYTES ((size_t)64 << 10)

struct lbl_output {
	char *name; /* for messages */
	int fd;
	bool own_fd;  /* opened here, no tempfile's */
	bool keep_fd; /* the caller's: never closed */
	struct lbl_tempfile *temp;
	struct lbl_deflate *deflate;
	struct lbl_buf hold;
	uint64_t bytes;
	bool settled;
};

/* The name goes into the message: err may outlive the output. */
static int failed(const struct lbl_output *out, const char *verb, struct lbl_error *err)
{
	return lbl_error_set(err, LBL_E_IO, "cannot %s %s: %s", verb, out->name, strerror(errno));
}

static int write_fd(void *arg, const void *bytes, size_t n, struct lbl_error *err)
{
	struct lbl_output *out = arg;
	const char *p = bytes;

	while (n) {
		ssize_t put = write(out->fd, p, n);
		struct pollfd ready = { out->fd, POLLOUT, 0 };

		if (put >= 0) {
			p += put;
			n -= (size_t)put;
		} else if (errno == EAGAIN) {
			poll(&ready, 1, -1);
		} else if (errno == EPIPE) {
			lbl_tempfile_die(SIGPIPE); /* the reader has gone: end as others do */
			return failed(out, "write", err);
		} else if (errno != EINTR) {
			return failed(out, "write", err);
		}
	}
	return 0;
}

static int pass(struct lbl_output *out, const void *bytes, size_t n, struct lbl_error *err)
{
	if (!n)
		return 0;
	if (out->deflate)
		return lbl_deflate_write(out->deflate, bytes, n, err);
	return write_fd(out, bytes, n, err);
}

static bool is_regular_or_new(const char *name)
{
	struct stat st;

	return stat(name, &st) ? errno == ENOENT : S_ISREG(st.st_mode);
}

static bool ends_in_gz(const char *name)
{
	size_t n = strlen(name);

	return n > 3 && strcmp(name + n - 3, ".gz") == 0;
}

struct lbl_output *lbl_output_fd(int fd, const char *name)
{
	struct lbl_output *out = lbl_alloc_zero(1, sizeof *out);

	out->fd = fd;
	out->keep_fd = true;
	out->name = lbl_strdup(name);
	return out;
}

static int open_named(struct lbl_output *out, struct lbl_error *err)
{
	if (is_regular_or_new(out->name)) {
		out->temp = lbl_tempfile_open(out->name, &out->fd, err);
		return out->temp ? 0 : -1;
	}
	out->fd = open(out->name, O_WRONLY | O_CLOEXEC);
	out->own_fd = true;
	return out->fd < 0 ? failed(out, "open", err) : 0;
}

static void free_output(struct lbl_output *out)
{
	lbl_deflate_free(out->deflate);
	lbl_buf_clear(&out->hold);
	free(out->name);
	free(out);
}

struct lbl_output *lbl_output_open(const char *name, struct lbl_error *err)
{
	bool is_stdout = !name || strcmp(name, "-") == 0;
	struct lbl_output *out = lbl_output_fd(STDOUT_FILENO, is_stdout ? "<stdout>" : name);

	out->keep_fd = false;
	if (is_stdout)
		return out;
	if (open_named(out, err)) {
		free_output(out);
		return NULL;
	}
	if (ends_in_gz(name))
		out->deflate = lbl_deflate_new(write_fd, out);
	return out;
}

int lbl_output_write(struct lbl_output *out, const void *bytes, size_t n, struct lbl_error *err)
{
	out->bytes += n;
	if (out->hold.len + n <= HOLD_BYTES) {
		lbl_buf_put(&out->hold, bytes, n);
		return 0;
	}
	if (lbl_output_flush(out, err))
		return -1;
	if (n < HOLD_BYTES) {
		lbl_buf_put(&out->hold, bytes, n);
		return 0;
	}
	return pass(out, bytes, n, err);
}

int lbl_output_flush(struct lbl_output *out, struct lbl_error *err)
{
	size_t n = out->hold.len;

	out->hold.len = 0;
	return pass(out, out->hold.data, n, err);
}

uint64_t lbl_output_bytes(const struct lbl_output *out)
{
	return out->bytes;
}

/* Standard output that was never open and never needed is no failure. */
static int close_plain(const struct lbl_output *out, struct lbl_error *err)
{
	if (out->keep_fd || close(out->fd) == 0 || (errno == EBADF && !out->bytes))
		return 0;
	return failed(out, "close", err);
}

int lbl_output_settle(struct lbl_output *out, struct lbl_error *err)
{
	if (out->settled)
		return 0;
	if (lbl_output_flush(out, err) || (out->deflate && lbl_deflate_finish(out->deflate, err)) ||
	    (out->temp && lbl_tempfile_sync(out->temp, err)))
		return -1;
	out->settled = true;
	return 0;
}

int lbl_output_close(struct lbl_output *out, struct lbl_error *err)
{
	struct lbl_tempfile *temp;
	int rc;

	if (!out)
		return 0;
	if (lbl_output_settle(out, err)) {
		lbl_output_abandon(out);
		return -1;
	}
	temp = out->temp;
	rc = temp ? lbl_tempfile_commit(temp, err) : close_plain(out, err);
	free_output(out);
	return rc;
}

void lbl_output_abandon(struct lbl_output *out)
{
	struct lbl_error ignored;

	if (!out)
		return;
	if (out->temp)
		lbl_tempfile_abandon(out->temp);
	else
		lbl_output_flush(out, &ignored);
	if (out->own_fd)
		close(out->fd);
	free_output(out);
}
