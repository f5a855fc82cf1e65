/* Appends a run's line to the statistics file; see cli/stats.h. */
#include "cli/stats.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/time.h"
#include "json/emit.h"

static void describe(const struct lbl_run *run, int status, struct lbl_buf *b)
{
	struct lbl_emit e = { .out = b };
	char start[LBL_TIME_MAX];

	lbl_time_format(run->start_ms, start);
	lbl_emit_object(&e);
	lbl_emit_key(&e, "program");
	lbl_emit_string(&e, run->program->name);
	lbl_emit_key(&e, "version");
	lbl_emit_string(&e, LBL_VERSION);
	lbl_emit_key(&e, "in");
	lbl_emit_u64(&e, run->tally.records + run->tally.rejected);
	lbl_emit_key(&e, "out");
	lbl_emit_u64(&e, run->records_out);
	lbl_emit_key(&e, "rejected");
	lbl_emit_u64(&e, run->tally.rejected);
	lbl_emit_key(&e, "retried");
	lbl_emit_u64(&e, run->retried);
	lbl_emit_key(&e, "status");
	lbl_emit_i64(&e, status);
	lbl_emit_key(&e, "seconds");
	lbl_emit_num(&e, (double)((lbl_time_steady_ns() - run->start_ns) / 1000000) / 1000.0);
	lbl_emit_key(&e, "start");
	lbl_emit_string(&e, start);
	lbl_emit_object_end(&e);
	lbl_buf_putc(b, '\n');
}

/* In one write, so that lines of several programs do not mix. */
static int append(int fd, const struct lbl_buf *line, const char *name, struct lbl_error *err)
{
	ssize_t n;

	do
		n = write(fd, line->data, line->len);
	while (n < 0 && errno == EINTR);
	if (n == (ssize_t)line->len)
		return 0;
	if (n >= 0)
		errno = ENOSPC; /* a part had room */
	return lbl_error_errno(err, name, "cannot append");
}

int lbl_stats_open(struct lbl_run *run, struct lbl_error *err)
{
	const char *name = run->common.stats;

	run->stats_fd = open(name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	return run->stats_fd < 0 ? lbl_error_errno(err, name, "cannot open") : 0;
}

int lbl_stats_append(struct lbl_run *run, int status, struct lbl_error *err)
{
	const char *name = run->common.stats;
	struct lbl_buf b = { 0 };
	int rc;

	if (run->stats_fd < 0)
		return 0;
	describe(run, status, &b);
	rc = append(run->stats_fd, &b, name, err);
	if (close(run->stats_fd) && !rc)
		rc = lbl_error_errno(err, name, "cannot close");
	run->stats_fd = -1;
	lbl_buf_clear(&b);
	return rc;
}
