/*
 * The face that all programs share: common options, inputs, outputs, messages,
 * exit status. The only room of the library that prints.
 */
#ifndef LBL_CLI_PROGRAM_H
#define LBL_CLI_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/list.h"
#include "base/opt.h"
#include "cli/progress.h"
#include "io/flow.h"
#include "io/input.h"
#include "io/output.h"
#include "json/stream.h"

#define LBL_VERSION "0.1.0"
#define LBL_SEED 20260304 /* the family's default --seed, fixed so that runs repeat */

enum lbl_exit { LBL_EXIT_DONE = 0, LBL_EXIT_NO = 1, LBL_EXIT_TROUBLE = 2 };

/* The values of the options that every program has. */
struct lbl_common {
	bool help, version, quiet;
	const char *output, *reject, *stats;
	uint64_t threads, seed, max_line_bytes, max_depth, block_bytes;
	int on_error; /* enum lbl_on_error */
	int progress, color;
};

struct lbl_program {
	const char *name;            /* "lbl-agree" */
	const char *summary;         /* one line */
	const char *synopsis;        /* "[OPTION]... [FILE]..." */
	const struct lbl_opt *options;
};

#define LBL_RUN_SIDES 4 /* outputs beside the result that a program may open */

/* A run of a program. */
struct lbl_run {
	const struct lbl_program *program;
	struct lbl_common common;
	struct lbl_list files;    /* operands */
	struct lbl_input *in;     /* opened by lbl_run_open */
	struct lbl_output *out;   /* likewise: -o or stdout */
	struct lbl_output *reject;
	struct lbl_output *sides[LBL_RUN_SIDES]; /* the reject file and the program's own */
	size_t n_sides;
	struct lbl_list reads; /* files beside the operands, see lbl_run_reads */
	int stats_fd;          /* -1: none */
	struct lbl_tally tally;
	uint64_t records_out; /* for --stats; the program counts */
	uint64_t retried;
	int64_t start_ms;
	uint64_t start_ns;
	struct lbl_progress *progress;
};

#define LBL_RUN_GO (-1)

/*
 * lbl_run_begin -- parses argv into args (by program->options) and run->common, and answers
 * --help and --version.
 *
 * Returns LBL_RUN_GO, or the exit status to end with.
 */
int lbl_run_begin(struct lbl_run *run, const struct lbl_program *program, void *args, int argc,
		  char **argv);

/* lbl_run_reads -- the run reads this file, too (a schema, gold): no output may take its place.
 * Before lbl_run_open. */
void lbl_run_reads(struct lbl_run *run, const char *name);

/*
 * lbl_run_side -- an output beside the result (a manifest, findings) that an option names.
 *
 * Returns borrowed: lbl_run_end closes it with the others, all or none. NULL with err, also
 * where the name is read by this run, is written by it already, or is "-". After lbl_run_open.
 */
struct lbl_output *lbl_run_side(struct lbl_run *run, const char *option, const char *name,
				struct lbl_error *err);

/* lbl_run_open -- inputs (the operands), output and reject file; 0, or -1 with err. */
int lbl_run_open(struct lbl_run *run, struct lbl_error *err);

/*
 * lbl_run_stream -- fills in what the common options say (inputs, outputs, threads, limits,
 * policy, progress) and runs the stream. The program sets paths, line, ctx and the like.
 */
int lbl_run_stream(struct lbl_run *run, struct lbl_stream *stream, struct lbl_error *err);

/* lbl_run_message -- "lbl-agree: TEXT" on stderr; lbl_run_note -- the same unless --quiet. */
void lbl_run_message(const struct lbl_run *run, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void lbl_run_note(const struct lbl_run *run, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* lbl_run_error -- err as a message, with its place. */
void lbl_run_error(const struct lbl_run *run, const struct lbl_error *err);

/*
 * lbl_run_end -- the last act: closes all outputs, or abandons them when status is 2
 * (cli/outputs.h), tells of dropped lines, frees. Returns the exit status: `status`, or 2
 * when closing failed.
 */
int lbl_run_end(struct lbl_run *run, int status);

/* lbl_run_fail -- lbl_run_error, then lbl_run_end with 2. */
int lbl_run_fail(struct lbl_run *run, const struct lbl_error *err);

#endif
