/*
 * What every program does around its work; see cli/program.h. The table here is
 * the one list of common options: lbl(7) describes them.
 */
#include "cli/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cpu.h"
#include "base/mem.h"
#include "base/time.h"
#include "cli/outputs.h"

#define COLOR_ARG "auto|always|never"
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

#define AT(member) offsetof(struct lbl_common, member)

static const struct lbl_opt common_options[] = {
	{ "output", 'o', "FILE", "write to FILE, whole or not at all; .gz compresses",
	  LBL_OPT_STRING, AT(output), 0, 0 },
	{ "threads", 'j', "N", "worker threads; default: the processors at hand", LBL_OPT_U64,
	  AT(threads), 1, 1024 },
	{ "on-error", 0, "fail|skip", "at a bad line: stop, or drop and count it", LBL_OPT_CHOICE,
	  AT(on_error), 0, 0 },
	{ "reject", 0, "FILE", "keep bad lines in FILE and go on", LBL_OPT_STRING, AT(reject), 0,
	  0 },
	{ "seed", 0, "N", "64-bit seed of whatever is drawn at random", LBL_OPT_U64, AT(seed), 0,
	  0 },
	{ "progress", 0, LBL_PROGRESS_ARG, "bytes, records and rate on stderr", LBL_OPT_CHOICE,
	  AT(progress), 0, 0 },
	{ "stats", 0, "FILE", "append one JSON line about this run to FILE", LBL_OPT_STRING,
	  AT(stats), 0, 0 },
	{ "max-line", 0, "SIZE", "longest line; default 64M", LBL_OPT_U64, AT(max_line_bytes), 1,
	  4294967295.0 },
	{ "max-depth", 0, "N", "deepest nesting of JSON; default 512", LBL_OPT_U64,
	  AT(max_depth), 1,
	  LBL_DEPTH_MAX },
	{ "block-size", 0, "SIZE", "bytes that a worker takes at once; default 256K", LBL_OPT_U64,
	  AT(block_bytes), 1, 1073741824.0 },
	{ "quiet", 'q', NULL, "no notes on stderr, errors alone", LBL_OPT_FLAG, AT(quiet), 0, 0 },
	{ "color", 0, COLOR_ARG, "color messages; NO_COLOR is honoured", LBL_OPT_CHOICE, AT(color),
	  0, 0 },
	{ "help", 'h', NULL, "show this help and exit", LBL_OPT_FLAG, AT(help), 0, 0 },
	{ "version", 'V', NULL, "show the version and exit", LBL_OPT_FLAG, AT(version), 0, 0 },
	{ 0 },
};

static bool colors(const struct lbl_run *run)
{
	const char *no = getenv("NO_COLOR");

	if (run->common.color == COLOR_AUTO)
		return isatty(STDERR_FILENO) && !(no && *no);
	return run->common.color == COLOR_ALWAYS;
}

/* Names and values that a message quotes may hold control characters: it stays one line. */
static void put_line(struct lbl_buf *b, const char *text)
{
	for (; *text; text++) {
		if (((unsigned char)*text < ' ' && *text != '\t') || *text == 0x7f)
			lbl_buf_printf(b, "\\x%02x", (unsigned)(unsigned char)*text);
		else
			lbl_buf_putc(b, *text);
	}
	lbl_buf_putc(b, '\n');
}

/* One write a message, so that lines of several programs do not mix. */
static void put_stderr(const struct lbl_buf *b)
{
	size_t done = 0;

	while (done < b->len) {
		ssize_t n = write(STDERR_FILENO, b->data + done, b->len - done);
		struct pollfd ready = { STDERR_FILENO, POLLOUT, 0 };

		if (n > 0)
			done += (size_t)n;
		else if (n < 0 && errno == EAGAIN)
			poll(&ready, 1, -1);
		else if (n == 0 || errno != EINTR)
			break;
	}
}

static __attribute__((format(printf, 2, 0))) void
say(const struct lbl_run *run, const char *fmt, va_list ap)
{
	struct lbl_buf b = { 0 };
	char *text;
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = lbl_alloc(n > 0 ? (size_t)n + 1 : 1);
	text[0] = '\0';
	vsnprintf(text, (size_t)n + 1, fmt, ap);
	lbl_buf_printf(&b, colors(run) ? "\033[1m%s:\033[0m " : "%s: ", run->program->name);
	put_line(&b, text);
	put_stderr(&b);
	free(text);
	lbl_buf_clear(&b);
}

void lbl_run_message(const struct lbl_run *run, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(run, fmt, ap);
	va_end(ap);
}

void lbl_run_note(const struct lbl_run *run, const char *fmt, ...)
{
	va_list ap;

	if (run->common.quiet)
		return;
	va_start(ap, fmt);
	say(run, fmt, ap);
	va_end(ap);
}

void lbl_run_error(const struct lbl_run *run, const struct lbl_error *err)
{
	unsigned long long line = err->line, byte = err->byte;

	if (!err->source)
		lbl_run_message(run, "%s", err->message);
	else if (!line)
		lbl_run_message(run, "%s: %s", err->source, err->message);
	else if (!byte)
		lbl_run_message(run, "%s:%llu: %s", err->source, line, err->message);
	else
		lbl_run_message(run, "%s:%llu:%llu: %s", err->source, line, byte, err->message);
}

/* What --help and --version print. */
static int print(const struct lbl_run *run, const struct lbl_buf *text)
{
	struct lbl_output *out = lbl_output_open(NULL, &(struct lbl_error){ 0 });
	struct lbl_error err;
	bool bad = lbl_output_write(out, text->data, text->len, &err) != 0;

	if (lbl_output_close(out, &err) || bad) {
		lbl_run_error(run, &err);
		return LBL_EXIT_TROUBLE;
	}
	return LBL_EXIT_DONE;
}

static int help(const struct lbl_run *run)
{
	const struct lbl_program *p = run->program;
	struct lbl_buf b = { 0 };
	int rc;

	lbl_buf_printf(&b, "Usage: %s %s\n%s\n\nOptions:\n", p->name, p->synopsis, p->summary);
	lbl_opt_help(p->options, &b);
	lbl_buf_puts(&b, "\nCommon options:\n");
	lbl_opt_help(common_options, &b);
	lbl_buf_printf(&b, "\nSee %s(1) and lbl(7).\n", p->name);
	rc = print(run, &b);
	lbl_buf_clear(&b);
	return rc;
}

static int version(const struct lbl_run *run)
{
	struct lbl_buf b = { 0 };
	int rc;

	lbl_buf_printf(&b, "%s (lbl) %s\n", run->program->name, LBL_VERSION);
	rc = print(run, &b);
	lbl_buf_clear(&b);
	return rc;
}

static int answer(struct lbl_run *run, int (*what)(const struct lbl_run *run))
{
	int rc = what(run);

	lbl_list_clear(&run->files);
	return rc;
}

/*
 * A standard descriptor that the caller has closed would go to the next file that is opened,
 * and messages into that file. What takes its place refuses as a closed one does.
 */
static void occupy_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int lbl_run_begin(struct lbl_run *run, const struct lbl_program *program, void *args, int argc,
		  char **argv)
{
	struct lbl_error err = { 0 };
	struct lbl_opt_set sets[] = { { program->options, args },
				      { common_options, &run->common } };

	*run = (struct lbl_run){ .program = program,
				 .common = { .seed = LBL_SEED, .threads = lbl_cpu_count() },
				 .stats_fd = -1 };
	run->start_ns = lbl_time_steady_ns();
	lbl_mem_program(program->name);
	occupy_standard();
	if (lbl_opt_parse(sets, 2, argc, argv, &run->files, &err) ||
	    lbl_time_now(&run->start_ms, &err)) {
		lbl_run_error(run, &err);
		if (err.code == LBL_E_USAGE)
			lbl_run_message(run, "try '%s --help'", program->name);
		lbl_list_clear(&run->files);
		return LBL_EXIT_TROUBLE;
	}
	if (run->common.help)
		return answer(run, help);
	if (run->common.version)
		return answer(run, version);
	return LBL_RUN_GO;
}

void lbl_run_reads(struct lbl_run *run, const char *name)
{
	lbl_list_add(&run->reads, name, strlen(name));
}

int lbl_run_open(struct lbl_run *run, struct lbl_error *err)
{
	run->in = lbl_input_new(run->files.v, run->files.n);
	return lbl_outputs_open(run, err);
}

static void tick(void *ctx, uint64_t bytes, uint64_t total_bytes)
{
	struct lbl_run *run = ctx;

	lbl_progress_show(run->progress, bytes, total_bytes, run->tally.records);
}

int lbl_run_stream(struct lbl_run *run, struct lbl_stream *st, struct lbl_error *err)
{
	const struct lbl_common *c = &run->common;
	int rc;

	st->in = run->in;
	st->out[LBL_MAIN] = run->out;
	st->out[LBL_REJECT] = run->reject;
	st->on_error = c->on_error ? LBL_ON_ERROR_SKIP : LBL_ON_ERROR_FAIL;
	st->threads = (unsigned)c->threads;
	st->max_depth = (unsigned)c->max_depth;
	st->block_bytes = (size_t)c->block_bytes;
	st->max_line_bytes = (size_t)c->max_line_bytes;
	run->progress = lbl_progress_new(run->program->name, c->progress);
	st->tick = run->progress ? tick : NULL;
	st->tick_ctx = run;
	rc = lbl_stream_run(st, &run->tally, err);
	lbl_progress_end(run->progress);
	run->progress = NULL;
	return rc;
}

static void tell_rejected(const struct lbl_run *run)
{
	unsigned long long n = run->tally.rejected;

	if (!n)
		return;
	if (run->common.reject)
		lbl_run_note(run, "%llu bad line%s kept in %s", n, n == 1 ? "" : "s",
			     run->common.reject);
	else
		lbl_run_note(run, "%llu bad line%s dropped", n, n == 1 ? "" : "s");
}

int lbl_run_end(struct lbl_run *run, int status)
{
	status = lbl_outputs_close(run, status);
	if (status != LBL_EXIT_TROUBLE)
		tell_rejected(run);
	lbl_input_free(run->in);
	run->in = NULL;
	lbl_list_clear(&run->files);
	lbl_list_clear(&run->reads);
	return status;
}

int lbl_run_fail(struct lbl_run *run, const struct lbl_error *err)
{
	lbl_run_error(run, err);
	return lbl_run_end(run, LBL_EXIT_TROUBLE);
}
