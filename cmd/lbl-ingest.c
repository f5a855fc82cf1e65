/*
 * lbl-ingest: raw data to records. Sources are read one after the other, each
 * in its own form: tables by ingest/rows, JSON lines by json/stream and
 * ingest/from_object. Both drop duplicates in order (ingest/distinct) and are
 * told of in the manifest (ingest/manifest).
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/time.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "json/text.h"
#include "ingest/distinct.h"
#include "ingest/from_object.h"
#include "ingest/manifest.h"
#include "ingest/mapping.h"
#include "ingest/rows.h"

#define FROM_ARG "csv|tsv|jsonl|auto"
enum from { CSV, TSV, JSONL, AUTO };
enum as { ITEM, ANNOTATION };

struct args {
	int from, as;
	struct lbl_list map, numeric, columns;
	const char *id, *text, *manifest, *stamp, *delimiter;
	bool dedupe, no_meta;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt options[] = {
	{ "from", 0, FROM_ARG, "form of the sources; default: auto, by name or first byte",
	  LBL_OPT_CHOICE, AT(from), 0, 0 },
	{ "as", 0, "item|annotation", "what to make; default: item", LBL_OPT_CHOICE, AT(as), 0, 0 },
	{ "map", 0, "NEW=OLD", "make member NEW (a path) of column OLD; repeatable", LBL_OPT_WORDS,
	  AT(map), 0, 0 },
	{ "id", 0, "COLUMN", "make the id of this column; default: a hash of the content",
	  LBL_OPT_STRING, AT(id), 0, 0 },
	{ "text", 0, "COLUMN", "make data.text of this column", LBL_OPT_STRING, AT(text), 0, 0 },
	{ "numeric", 0, "LIST", "columns that hold numbers; empty is null", LBL_OPT_LIST,
	  AT(numeric), 0, 0 },
	{ "delimiter", 0, "CHAR", "what stands between a table's fields; \\t is a tab",
	  LBL_OPT_STRING, AT(delimiter), 0, 0 },
	{ "columns", 0, "LIST", "names of a table's columns; its first row is data then",
	  LBL_OPT_LIST, AT(columns), 0, 0 },
	{ "dedupe", 0, NULL, "drop records of equal content", LBL_OPT_FLAG, AT(dedupe), 0, 0 },
	{ "manifest", 0, "FILE", "write what was read and made to FILE, as JSON", LBL_OPT_STRING,
	  AT(manifest), 0, 0 },
	{ "stamp", 0, "TIME", "write this time (RFC 3339) to meta.ingested_at", LBL_OPT_STRING,
	  AT(stamp), 0, 0 },
	{ "no-meta", 0, NULL, "leave out meta.source and meta.line", LBL_OPT_FLAG, AT(no_meta), 0,
	  0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-ingest",
	.summary = "Make items or annotations of CSV, TSV and JSON lines.",
	.synopsis = "[OPTION]... [FILE]...",
	.options = options,
};

/* All that a run holds. */
struct job {
	struct lbl_run *run;
	const struct args *args;
	struct lbl_mapping *mapping;
	struct lbl_object_plan *plan;  /* for JSON lines */
	struct lbl_distinct *distinct; /* NULL without --dedupe */
	struct lbl_output *manifest_out;
	struct lbl_manifest manifest;
	struct lbl_provenance where;
	char delimiter; /* 0: the form's own */
};

/* Tables. */

static void tick(void *ctx, uint64_t bytes, uint64_t total_bytes)
{
	const struct lbl_run *run = ctx;

	lbl_progress_show(run->progress, bytes, total_bytes, run->tally.records);
}

static char delimiter(const struct job *job, enum from form)
{
	if (job->delimiter)
		return job->delimiter;
	return form == TSV ? '\t' : ',';
}

static int ingest_table(struct job *job, enum from form, struct lbl_error *err)
{
	struct lbl_run *run = job->run;
	const struct lbl_common *c = &run->common;
	struct lbl_rows rows = {
		.in = run->in,
		.csv = { .delimiter = delimiter(job, form),
			 .columns = job->args->columns.n ? &job->args->columns : NULL,
			 .max_row_bytes =
				 c->max_line_bytes ? (size_t)c->max_line_bytes : LBL_LINE_BYTES,
			 .batch_bytes = c->block_bytes ? (size_t)c->block_bytes : LBL_BLOCK_BYTES },
		.mapping = job->mapping,
		.where = &job->where,
		.distinct = job->distinct,
		.out = run->out,
		.reject = run->reject,
		.on_error = c->on_error ? LBL_ON_ERROR_SKIP : LBL_ON_ERROR_FAIL,
		.ahead = c->threads > 1,
		.tick_ctx = run,
	};
	int rc;

	run->progress = lbl_progress_new(program.name, c->progress);
	rows.tick = run->progress ? tick : NULL;
	rc = lbl_rows_run(&rows, &run->tally, err);
	lbl_progress_end(run->progress);
	run->progress = NULL;
	return rc;
}

/* JSON lines. */

struct worker {
	struct lbl_from_object *from;
	struct lbl_distinct_feed *feed; /* NULL without --dedupe */
	struct lbl_yield *yield;        /* of the present block */
};

static void *open_worker(void *ctx)
{
	struct job *job = ctx;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->from = lbl_from_object_new(job->plan, &job->where, job->distinct);
	if (job->distinct)
		w->feed = lbl_distinct_feed_new(job->distinct);
	return w;
}

static void close_worker(void *ctx, void *worker)
{
	struct worker *w = worker;

	(void)ctx;
	lbl_from_object_free(w->from);
	lbl_distinct_feed_free(w->feed);
	free(w);
}

static int take_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		     struct lbl_error *err)
{
	struct worker *w = worker;
	struct lbl_buf *out = &yield->out[LBL_MAIN];
	struct lbl_hash128 content;
	size_t at = out->len;

	w->yield = yield;
	if (lbl_from_object_put(w->from, line, out, &content, err))
		return -1;
	if (w->feed)
		lbl_distinct_note(w->feed, at, content);
	return 0;
}

static int end_block(void *worker, uint64_t seq, struct lbl_error *err)
{
	struct worker *w = worker;

	(void)err;
	if (w->feed)
		lbl_distinct_block_end(w->feed, seq, w->yield ? &w->yield->out[LBL_MAIN] : NULL);
	return 0;
}

static int ingest_lines(struct job *job, struct lbl_error *err)
{
	struct lbl_stream stream = { .ctx = job,
				     .open = open_worker,
				     .line = take_line,
				     .block_end = end_block,
				     .close = close_worker,
				     .number_lines = job->where.source };

	if (job->args->columns.n || job->args->delimiter)
		return lbl_error_at(err, LBL_E_USAGE, lbl_input_name(job->run->in), 0, 0,
				    "JSON lines have no %s",
				    job->args->columns.n ? "--columns" : "--delimiter");
	if (!job->plan)
		job->plan = lbl_object_plan_new(job->mapping, err);
	if (!job->plan)
		return -1;
	stream.paths = lbl_object_plan_paths(job->plan);
	if (job->distinct)
		lbl_distinct_restart(job->distinct);
	return lbl_run_stream(job->run, &stream, err);
}

/* Sources. */

static bool ends_with(const char *name, size_t n, const char *ending)
{
	size_t k = strlen(ending);

	return n > k && strncasecmp(name + n - k, ending, k) == 0;
}

static enum from form_by_name(const char *name)
{
	static const struct {
		const char *ending;
		enum from form;
	} rows[] = { { ".csv", CSV }, { ".tsv", TSV }, { ".jsonl", JSONL }, { ".ndjson", JSONL } };
	size_t n = strlen(name);

	if (ends_with(name, n, ".gz"))
		n -= 3;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (ends_with(name, n, rows[i].ending))
			return rows[i].form;
	return AUTO;
}

/* The form of the source, or -1 with err. An empty one has any. */
static int find_form(struct job *job, struct lbl_error *err)
{
	int form = job->args->from, first;

	if (form == AUTO)
		form = (int)form_by_name(lbl_input_name(job->run->in));
	if (form != AUTO)
		return form;
	first = lbl_input_peek(job->run->in, err);
	if (first < 0)
		return -1;
	if (first == '{' || first == LBL_INPUT_END)
		return first == '{' ? JSONL : CSV;
	return lbl_error_at(err, LBL_E_USAGE, lbl_input_name(job->run->in), 0, 0,
			    "neither the name nor the first byte tells the form: say --from csv, "
			    "tsv or jsonl");
}

static int name_source(struct job *job, struct lbl_error *err)
{
	const char *name = lbl_input_name(job->run->in);
	size_t bad;

	job->where.source = NULL;
	if (job->args->no_meta)
		return 0;
	job->where.source = name;
	if (lbl_text_valid(name, strlen(name), &bad))
		return 0;
	return lbl_error_at(err, LBL_E_USAGE, name, 0, 0,
			    "the name is not UTF-8 and cannot be meta.source: say --no-meta");
}

/* The i-th source, alone in an input of its own: each has its form. */
static int ingest_source(struct job *job, size_t i, struct lbl_error *err)
{
	struct lbl_run *run = job->run;
	struct lbl_manifest_input none = { 0 }, *input = &none;
	struct lbl_tally before = run->tally;
	int form, rc;

	if (job->manifest_out)
		input = &job->manifest.inputs[i];
	lbl_input_free(run->in);
	run->in = lbl_input_new(run->files.v + (run->files.n ? i : 0), run->files.n ? 1 : 0);
	input->name = lbl_input_name(run->in);
	if (job->manifest_out)
		lbl_input_set_tap(run->in, lbl_manifest_tap, input);
	form = find_form(job, err);
	if (form < 0 || name_source(job, err))
		return -1;
	rc = form == JSONL ? ingest_lines(job, err) : ingest_table(job, (enum from)form, err);
	input->records = run->tally.records - before.records;
	input->rejected = run->tally.rejected - before.rejected;
	return rc;
}

/* The run. */

static int check_delimiter(struct job *job, struct lbl_error *err)
{
	const char *d = job->args->delimiter;

	if (!d)
		return 0;
	job->delimiter = strcmp(d, "\\t") == 0 ? '\t' : d[0];
	if (strcmp(d, "\\t") == 0 || (d[0] > 0 && !d[1] && !strchr("\"\r\n", d[0])))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE,
			     "--delimiter '%s': expected one ASCII character, no quote or line end",
			     d);
}

static int check_stamp(struct job *job, struct lbl_error *err)
{
	const char *stamp = job->args->stamp;
	int64_t ms;

	job->where.stamp = stamp;
	if (!stamp || lbl_time_parse(lbl_span_of(stamp), &ms))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE,
			     "--stamp '%s': expected a time as in 2026-03-04T05:06:07Z", stamp);
}

static int check_columns(const struct job *job, struct lbl_error *err)
{
	const struct lbl_list *l = &job->args->columns;

	for (size_t i = 1; i < l->n; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(l->v[i], l->v[k]) == 0)
				return lbl_error_set(err, LBL_E_USAGE, "--columns: '%s' twice",
						     l->v[i]);
	return 0;
}

static int prepare(struct job *job, int argc, char **argv, struct lbl_error *err)
{
	const struct args *a = job->args;
	struct lbl_mapping_words words = { .annotations = a->as == ANNOTATION,
					   .id = a->id,
					   .text = a->text,
					   .map = &a->map,
					   .numeric = &a->numeric };

	if (check_delimiter(job, err) || check_stamp(job, err) || check_columns(job, err))
		return -1;
	job->mapping = lbl_mapping_new(&words, err);
	if (!job->mapping || lbl_run_open(job->run, err))
		return -1;
	if (a->dedupe)
		job->distinct = lbl_distinct_new();
	if (!a->manifest)
		return 0;
	job->manifest = (struct lbl_manifest){ .program = program.name,
					       .version = LBL_VERSION,
					       .arguments = argv + 1,
					       .n_arguments = (size_t)argc - 1,
					       .start_ms = job->run->start_ms };
	job->manifest_out = lbl_run_side(job->run, "manifest", a->manifest, err);
	if (!job->manifest_out)
		return -1;
	return lbl_manifest_begin(&job->manifest, job->run->files.n ? job->run->files.n : 1, err);
}

static int ingest(struct job *job, struct lbl_error *err)
{
	struct lbl_run *run = job->run;
	size_t n = run->files.n ? run->files.n : 1;
	uint64_t duplicates = 0;

	for (size_t i = 0; i < n; i++)
		if (ingest_source(job, i, err))
			return -1;
	if (job->plan && lbl_object_plan_unseen(job->plan, err))
		return -1;
	if (job->distinct)
		duplicates = lbl_distinct_duplicates(job->distinct);
	run->records_out = run->tally.records - duplicates;
	if (duplicates)
		lbl_run_note(run, "%llu duplicate%s dropped", (unsigned long long)duplicates,
			     duplicates == 1 ? "" : "s");
	job->manifest.records_out = run->records_out;
	job->manifest.rejected = run->tally.rejected;
	job->manifest.duplicates = duplicates;
	return 0;
}

static int write_manifest(struct job *job, struct lbl_error *err)
{
	struct lbl_buf text = { 0 };
	int rc;

	if (lbl_time_now(&job->manifest.end_ms, err))
		return -1;
	lbl_manifest_write(&job->manifest, &text);
	rc = lbl_output_write(job->manifest_out, text.data, text.len, err);
	lbl_buf_clear(&text);
	return rc;
}

static int finish(struct job *job, int rc, struct lbl_error *err)
{
	if (!rc && job->manifest_out)
		rc = write_manifest(job, err);
	return rc ? lbl_run_fail(job->run, err) : lbl_run_end(job->run, LBL_EXIT_DONE);
}

static void clear(struct job *job, struct args *a)
{
	lbl_object_plan_free(job->plan);
	lbl_mapping_free(job->mapping);
	lbl_distinct_free(job->distinct);
	lbl_manifest_clear(&job->manifest);
	lbl_list_clear(&a->map);
	lbl_list_clear(&a->numeric);
	lbl_list_clear(&a->columns);
}

int main(int argc, char **argv)
{
	struct args args = { .from = AUTO };
	struct lbl_run run;
	struct job job = { .run = &run, .args = &args };
	struct lbl_error err = { 0 };
	int status = lbl_run_begin(&run, &program, &args, argc, argv);

	if (status == LBL_RUN_GO) {
		int rc = prepare(&job, argc, argv, &err);

		if (!rc)
			rc = ingest(&job, &err);
		status = finish(&job, rc, &err);
	}
	clear(&job, &args);
	return status;
}
