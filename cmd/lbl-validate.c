/*
 * lbl-validate: nothing unsound is saved. A filter: records that a label schema
 * accepts go on byte for byte, of all others it says what is wrong (schema/validate).
 * --check-schema says what is wrong with schemas themselves (schema/schema).
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/program.h"
#include "json/emit.h"
#include "json/reject.h"
#include "json/text.h"
#include "record/edit.h"
#include "schema/finding.h"
#include "schema/schema.h"
#include "schema/validate.h"

#define NOT_GIVEN (-1)

enum format { TEXT, JSON };

struct args {
	const char *schema, *findings;
	bool check, check_schema;
	int format;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt options[] = {
	{ "schema", 's', "FILE", "judge records by this label schema", LBL_OPT_STRING, AT(schema),
	  0, 0 },
	{ "check", 0, NULL, "write findings to stdout, and no records", LBL_OPT_FLAG, AT(check), 0,
	  0 },
	{ "findings", 0, "FILE", "write findings to FILE, not to stderr or stdout", LBL_OPT_STRING,
	  AT(findings), 0, 0 },
	{ "check-schema", 0, NULL, "each FILE is a schema: write what is wrong with it",
	  LBL_OPT_FLAG, AT(check_schema), 0, 0 },
	{ "format", 'f', "text|json", "form of findings; default: text", LBL_OPT_CHOICE, AT(format),
	  0, 0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-validate",
	.summary = "Pass on records that a label schema accepts; say what is wrong with others.",
	.synopsis = "-s SCHEMA [OPTION]... [FILE]...\n"
		    "       lbl-validate --check-schema [OPTION]... FILE...",
	.options = options,
};

struct job {
	struct lbl_run *run;
	const struct args *args;
	struct lbl_schema *schema;
	struct lbl_output *findings; /* NULL: with the records' output, under --check */
	const char *prefix;          /* of findings as text */
	uint64_t passed, failed;
};

/* A thread's part; the first error of a record stands for it in the reject file. */
struct worker {
	struct job *job;
	struct lbl_validator *validator;
	struct lbl_yield *yield;
	struct lbl_buf list; /* the record's findings as JSON, for the reject file */
	struct lbl_error first;
	bool any_error;
	uint64_t passed, failed;
};

static void write_finding(const struct job *job, struct lbl_buf *out, const struct lbl_finding *f)
{
	if (job->args->format != JSON) {
		lbl_finding_text(out, job->prefix, f);
		return;
	}
	lbl_finding_json(out, f);
	lbl_buf_putc(out, '\n');
}

static void keep_first(struct worker *w, const struct lbl_finding *f)
{
	char *text = w->first.message;
	size_t bad;

	w->any_error = true;
	lbl_error_at(&w->first, LBL_E_INPUT, f->source, f->line, f->byte, "%.*s",
		     (int)f->message.len, f->message.ptr);
	if (!lbl_text_valid(text, strlen(text), &bad))
		text[bad] = '\0'; /* cut within a character */
}

static void found(void *arg, const struct lbl_finding *f)
{
	struct worker *w = arg;
	const struct job *job = w->job;

	write_finding(job, &w->yield->out[job->findings ? LBL_SIDE : LBL_MAIN], f);
	if (!job->run->reject)
		return;
	lbl_buf_putc(&w->list, w->list.len ? ',' : '[');
	lbl_finding_json(&w->list, f);
	if (f->severity == LBL_ERROR && !w->any_error)
		keep_first(w, f);
}

static void *open_worker(void *ctx)
{
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->job = ctx;
	w->validator = lbl_validator_new(w->job->schema, found, w);
	return w;
}

static void close_worker(void *ctx, void *worker)
{
	struct job *job = ctx;
	struct worker *w = worker;

	job->passed += w->passed;
	job->failed += w->failed;
	lbl_validator_free(w->validator);
	lbl_buf_clear(&w->list);
	free(w);
}

static void begin_record(struct worker *w, struct lbl_yield *yield)
{
	w->yield = yield;
	w->list.len = 0;
	w->any_error = false;
}

static void fail_record(struct worker *w, const struct lbl_line *line)
{
	w->failed++;
	if (!w->job->run->reject)
		return;
	lbl_buf_putc(&w->list, ']');
	lbl_reject_write(&w->yield->out[LBL_REJECT], &w->first, line->text, "findings",
			 lbl_buf_span(&w->list));
}

static int judge_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		      struct lbl_error *err)
{
	struct worker *w = worker;

	(void)err;
	begin_record(w, yield);
	if (lbl_validator_record(w->validator, line)) {
		fail_record(w, line);
		return 0;
	}
	w->passed++;
	if (!w->job->args->check)
		lbl_edit_pass(&yield->out[LBL_MAIN], line);
	return 0;
}

static int judge_broken(void *worker, const struct lbl_line *line, const struct lbl_error *why,
			struct lbl_yield *yield, struct lbl_error *err)
{
	struct worker *w = worker;

	(void)err;
	begin_record(w, yield);
	lbl_validator_broken(w->validator, line, why);
	fail_record(w, line);
	return 0;
}

static int check_args(const struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;
	const char *text = NULL;

	if (a->check_schema && (a->schema || a->check || job->run->common.reject))
		text = "--check-schema goes without --schema, --check and --reject";
	else if (!a->schema && !a->check_schema)
		text = "which schema? give --schema FILE";
	else if (a->format != NOT_GIVEN && !a->check && !a->check_schema && !a->findings)
		text = "--format needs --check or --findings: on stderr findings are text";
	else if (a->findings && strcmp(a->findings, "-") == 0)
		text = "--findings needs a file; --check writes findings to stdout";
	else if (a->schema && strcmp(a->schema, "-") == 0 && job->run->files.n == 0)
		text = "stdin cannot be both the schema and the records";
	return text ? lbl_error_set(err, LBL_E_USAGE, "%s", text) : 0;
}

/* Where findings go, unless they share the records' output. */
static int open_findings(struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;

	job->prefix = "";
	if (a->findings) {
		job->findings = lbl_run_side(job->run, "findings", a->findings, err);
		return job->findings ? 0 : -1;
	}
	if (!a->check && !a->check_schema) {
		job->findings = lbl_output_fd(STDERR_FILENO, "<stderr>");
		job->prefix = "lbl-validate: ";
	}
	return 0;
}

/* What was found on stderr stays found, whatever ended the run; a named file ends with the run. */
static int close_findings(struct job *job, int status)
{
	struct lbl_error err = { 0 };

	if (job->args->findings || !lbl_output_close(job->findings, &err))
		return status;
	lbl_run_error(job->run, &err);
	return LBL_EXIT_TROUBLE;
}

/* The schema to judge by; -1 with all its faults as messages, or with err. */
static int load_schema(struct job *job, struct lbl_error *err)
{
	struct lbl_faults faults = { 0 };
	const char *name = strcmp(job->args->schema, "-") == 0 ? "<stdin>" : job->args->schema;

	lbl_run_reads(job->run, job->args->schema);
	job->schema = lbl_schema_load(job->args->schema, &faults, err);
	for (size_t i = 0; i < faults.n; i++)
		lbl_run_message(job->run, "%s:%llu:%llu: %s", name,
				(unsigned long long)faults.v[i].line,
				(unsigned long long)faults.v[i].byte, faults.v[i].message);
	if (faults.n)
		lbl_error_at(err, LBL_E_INPUT, name, 0, 0,
			     "%zu fault%s: no record was read", faults.n, faults.n == 1 ? "" : "s");
	lbl_faults_clear(&faults);
	return job->schema ? 0 : -1;
}

/* Lines that are too long to be judged did not pass either. */
static int count_failed(struct job *job)
{
	struct lbl_run *run = job->run;
	bool sound = !job->failed && !run->tally.rejected;

	run->records_out = job->args->check ? 0 : job->passed;
	if (job->args->check && !run->reject) {
		if (job->failed)
			lbl_run_note(run, "%llu of %llu records did not pass",
				     (unsigned long long)job->failed,
				     (unsigned long long)job->failed + job->passed);
	} else {
		run->tally.records -= job->failed;
		run->tally.rejected += job->failed;
	}
	return sound ? LBL_EXIT_DONE : LBL_EXIT_NO;
}

/* Judges all records; the exit status, or -1 with err. */
static int judge_records(struct job *job, struct lbl_error *err)
{
	if (load_schema(job, err) || lbl_run_open(job->run, err) || open_findings(job, err))
		return -1;
	struct lbl_stream stream = {
		.paths = lbl_schema_paths(job->schema),
		.number_lines = true,
		.ctx = job,
		.open = open_worker,
		.line = judge_line,
		.broken = judge_broken,
		.close = close_worker,
	};
	stream.out[LBL_SIDE] = job->findings;
	if (lbl_run_stream(job->run, &stream, err))
		return -1;
	return count_failed(job);
}

static void write_faults(const struct job *job, const char *name, const struct lbl_faults *faults,
			 struct lbl_buf *out)
{
	for (size_t i = 0; i < faults->n; i++) {
		const struct lbl_fault *fault = &faults->v[i];
		struct lbl_finding f = {
			.source = strcmp(name, "-") == 0 ? "<stdin>" : name,
			.line = fault->line,
			.byte = fault->byte,
			.pointer = lbl_span_of(fault->pointer),
			.rule = fault->rule,
			.severity = LBL_ERROR,
			.message = lbl_span_of(fault->message),
		};
		write_finding(job, out, &f);
	}
}

/* One schema; its status, or -1 with err when findings cannot be written. */
static int check_schema(struct job *job, const char *name, struct lbl_error *err)
{
	struct lbl_output *out = job->findings ? job->findings : job->run->out;
	struct lbl_faults faults = { 0 };
	struct lbl_buf text = { 0 };
	struct lbl_error why = { 0 };
	struct lbl_schema *schema = lbl_schema_load(name, &faults, &why);
	int status = schema ? LBL_EXIT_DONE : faults.n ? LBL_EXIT_NO : LBL_EXIT_TROUBLE;

	if (status == LBL_EXIT_TROUBLE)
		lbl_run_error(job->run, &why);
	write_faults(job, name, &faults, &text);
	if (lbl_output_write(out, text.data, text.len, err) || lbl_output_flush(out, err))
		status = -1;
	lbl_schema_free(schema);
	lbl_faults_clear(&faults);
	lbl_buf_clear(&text);
	return status;
}

/* Checks all schemas; the worst status, or -1 with err. */
static int check_schemas(struct job *job, struct lbl_error *err)
{
	int worst = LBL_EXIT_DONE;

	if (lbl_run_open(job->run, err) || open_findings(job, err))
		return -1;
	if (job->run->files.n == 0)
		lbl_list_add(&job->run->files, "-", 1);
	for (size_t i = 0; i < job->run->files.n; i++) {
		int status = check_schema(job, job->run->files.v[i], err);

		if (status < 0)
			return -1;
		worst = status > worst ? status : worst;
	}
	return worst;
}

int main(int argc, char **argv)
{
	struct args args = { .format = NOT_GIVEN };
	struct lbl_run run;
	struct job job = { .run = &run, .args = &args };
	struct lbl_error err = { 0 };
	int status = lbl_run_begin(&run, &program, &args, argc, argv);

	if (status != LBL_RUN_GO)
		return status;
	if (check_args(&job, &err))
		status = -1;
	else
		status = args.check_schema ? check_schemas(&job, &err) : judge_records(&job, &err);
	bool trouble = status < 0;
	status = close_findings(&job, trouble ? LBL_EXIT_TROUBLE : status);
	status = trouble ? lbl_run_fail(&run, &err) : lbl_run_end(&run, status);
	lbl_schema_free(job.schema);
	return status;
}
