/*
 * lbl-report: how is the programme doing? Counts records (state/report_gather),
 * or adds up the states of runs that did, and writes the figures as text, JSON
 * or a page (report/), or a state.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/time.h"
#include "cli/program.h"
#include "json/text.h"
#include "record/gold.h"
#include "record/judgments.h"
#include "state/report_gather.h"
#include "state/report_state.h"
#include "report/report.h"

#define NOT_GIVEN (-1) /* of a choice */

enum format { TEXT, JSON, HTML };

struct args {
	const char *item, *annotator, *label, *duration, *time;
	const char *gold, *gold_item, *gold_label;
	const char *title, *stamp;
	struct lbl_list stage, origin, abstain;
	int duplicates, format;
	uint64_t memory_bytes; /* 0: not given */
	bool partial, merge;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt options[] = {
	{ "gold", 'g', "FILE", "gold labels to judge by: records of item and label", LBL_OPT_STRING,
	  AT(gold), 0, 0 },
	{ "gold-item", 0, "PATH", "where an item's id is in gold; default: as --item",
	  LBL_OPT_STRING, AT(gold_item), 0, 0 },
	{ "gold-label", 0, "PATH", "where the label is in gold; default: as --label",
	  LBL_OPT_STRING, AT(gold_label), 0, 0 },
	{ "item", 0, "PATH", "where the item's id is; default: item", LBL_OPT_STRING, AT(item), 0,
	  0 },
	{ "annotator", 0, "PATH", "where the annotator is; default: annotator", LBL_OPT_STRING,
	  AT(annotator), 0, 0 },
	{ "label", 0, "PATH", "where the label is; default: label", LBL_OPT_STRING, AT(label), 0,
	  0 },
	{ "duration", 0, "PATH", "where the milliseconds spent are; default: duration_ms",
	  LBL_OPT_STRING, AT(duration), 0, 0 },
	{ "time", 0, "PATH", "where the time of judging is; default: created_at", LBL_OPT_STRING,
	  AT(time), 0, 0 },
	{ "stage", 0, "LIST", "judgments of these stages count; default: label", LBL_OPT_LIST,
	  AT(stage), 0, 0 },
	{ "origin", 0, "LIST", "report annotations of these origins; default: all", LBL_OPT_LIST,
	  AT(origin), 0, 0 },
	{ "abstain", 0, "LIST", "labels that count as abstentions, beside null", LBL_OPT_LIST,
	  AT(abstain), 0, 0 },
	{ "duplicates", 0, LBL_DUPLICATES_ARG,
	  "which of an annotator's labels of one item count; default: last", LBL_OPT_CHOICE,
	  AT(duplicates), 0, 0 },
	{ "memory", 0, "SIZE", "memory for items; beyond it, a temporary file; default: 2G",
	  LBL_OPT_U64, AT(memory_bytes), LBL_MEMORY_LEAST, 18446744073709551616.0 },
	{ "partial", 0, NULL, "write a state for --merge instead of the report", LBL_OPT_FLAG,
	  AT(partial), 0, 0 },
	{ "merge", 0, NULL, "read states that --partial wrote, several a file", LBL_OPT_FLAG,
	  AT(merge), 0, 0 },
	{ "format", 'f', "text|json|html", "form of the report; default: text", LBL_OPT_CHOICE,
	  AT(format), 0, 0 },
	{ "title", 't', "TEXT", "heading of the report", LBL_OPT_STRING, AT(title), 0, 0 },
	{ "stamp", 0, "TIME", "say when the report was made; default: SOURCE_DATE_EPOCH, else not",
	  LBL_OPT_STRING, AT(stamp), 0, 0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-report",
	.summary = "Report volumes, speed, labels and accuracy of a labeling round.",
	.synopsis = "[OPTION]... [FILE]...",
	.options = options,
};

/* All that a run holds. */
struct job {
	struct lbl_run *run;
	const struct args *args;
	struct lbl_gold *gold;
	struct lbl_report_options given; /* what the user said, the rest not */
	struct lbl_report_state state;
	bool any_state;
	char stamp[LBL_TIME_MAX];
};

/* What is echoed in the result must be text. */
static int need_utf8(const char *option, const char *text, struct lbl_error *err)
{
	size_t bad;

	if (lbl_text_valid(text, strlen(text), &bad))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "--%s: not UTF-8 at byte %zu", option, bad + 1);
}

static int give_words(struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;
	struct lbl_report_options *o = &job->given;
	const struct {
		const char *option, *word;
		char **to;
	} words[] = {
		{ "item", a->item, &o->item },
		{ "annotator", a->annotator, &o->annotator },
		{ "label", a->label, &o->label },
		{ "duration", a->duration, &o->duration },
		{ "time", a->time, &o->time },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!words[i].word)
			continue;
		*words[i].to = lbl_strdup(words[i].word);
		if (need_utf8(words[i].option, words[i].word, err))
			return -1;
	}
	return a->title ? need_utf8("title", a->title, err) : 0;
}

static int give_list(const char *option, const struct lbl_list *words, struct lbl_list *to,
		     struct lbl_error *err)
{
	for (size_t i = 0; i < words->n; i++) {
		lbl_list_add(to, words->v[i], strlen(words->v[i]));
		if (need_utf8(option, words->v[i], err))
			return -1;
	}
	return 0;
}

static int give_options(struct job *job, struct lbl_error *err)
{
	static const char *const duplicates[] = { "last", "first", "all", "fail" };
	const struct args *a = job->args;
	struct lbl_report_options *o = &job->given;

	if (a->duplicates != NOT_GIVEN)
		o->duplicates = lbl_strdup(duplicates[a->duplicates]);
	if (give_words(job, err) || give_list("stage", &a->stage, &o->stage, err) ||
	    give_list("origin", &a->origin, &o->origin, err) ||
	    give_list("abstain", &a->abstain, &o->abstain, err))
		return -1;
	lbl_report_options_sort(o);
	return 0;
}

/* --stamp, else SOURCE_DATE_EPOCH; never the clock. */
static int take_stamp(struct job *job, struct lbl_error *err)
{
	const char *text = job->args->stamp;
	int64_t ms;

	if (text) {
		if (!lbl_time_parse(lbl_span_of(text), &ms))
			return lbl_error_set(err, LBL_E_USAGE,
					     "--stamp: expected a time like "
					     "2026-03-04T05:06:07Z, not '%s'",
					     text);
	} else if (!getenv("SOURCE_DATE_EPOCH")) {
		return 0;
	} else if (lbl_time_now(&ms, err)) {
		return -1;
	}
	lbl_time_format(ms, job->stamp);
	return 0;
}

static bool reads_stdin(const struct lbl_run *run)
{
	return run->files.n == 0 || lbl_list_has(&run->files, "-", 1);
}

/* Without --gold the paths of gold say nothing. */
static int load_gold(struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;
	char hex[LBL_HASH128_HEX + 1];
	struct lbl_gold_counts counts;

	if (!a->gold && (a->gold_item || a->gold_label))
		return lbl_error_set(err, LBL_E_USAGE, "--gold-item and --gold-label need --gold");
	if (!a->gold)
		return 0;
	if (strcmp(a->gold, "-") == 0 && reads_stdin(job->run))
		return lbl_error_set(err, LBL_E_USAGE,
				     "gold and records are both to be read from "
				     "standard input: name a file");
	lbl_run_reads(job->run, a->gold);
	job->gold = lbl_gold_load(a->gold, a->gold_item ? a->gold_item : a->item,
				  a->gold_label ? a->gold_label : a->label, err);
	if (!job->gold)
		return -1;
	lbl_gold_counts(job->gold, &counts);
	if (counts.skipped)
		lbl_run_note(job->run,
			     "%s: records that are no labels (items, or annotations: they "
			     "have an annotator), and were skipped: %llu",
			     a->gold, (unsigned long long)counts.skipped);
	if (!counts.labels)
		lbl_run_note(job->run, "%s: no gold labels (see --gold-item, --gold-label)",
			     a->gold);
	lbl_hash128_hex(lbl_gold_digest(job->gold), hex);
	job->given.gold = lbl_strdup(hex);
	return 0;
}

static int check_args(struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;

	lbl_report_state_init(&job->state);
	if (a->partial && (a->format == TEXT || a->format == HTML || a->title || a->stamp))
		return lbl_error_set(err, LBL_E_USAGE,
				     "--partial writes a state: give --title, --stamp and --format "
				     "text or html to the run that merges");
	if (a->merge && a->memory_bytes)
		return lbl_error_set(err, LBL_E_USAGE,
				     "--memory is for counting records: --merge keeps no items");
	if (give_options(job, err) || take_stamp(job, err))
		return -1;
	return load_gold(job, err);
}

/* Counting records. */

/* A path that names nothing makes a report of nothing: that is worth a word. */
static void tell_nothing(const struct job *job)
{
	if (job->run->tally.records && !job->state.counts[LBL_REPORT_ANNOTATIONS])
		lbl_run_note(job->run, "no annotations among the records "
				       "(see --item, --annotator)");
}

static int count(struct job *job, struct lbl_error *err)
{
	struct lbl_stream stream = { 0 };
	struct lbl_report_gather *g;
	int rc = -1;

	lbl_report_options_copy(&job->state.options, &job->given);
	lbl_report_options_default(&job->state.options);
	g = lbl_report_gather_new(&job->state, job->gold, job->args->partial, err);
	if (!g)
		return -1;
	lbl_report_gather_limit(g, job->args->memory_bytes ? job->args->memory_bytes :
							     LBL_MEMORY_DEFAULT);
	lbl_report_gather_stream(g, &stream);
	if (lbl_run_open(job->run, err) == 0 && lbl_run_stream(job->run, &stream, err) == 0)
		rc = lbl_report_gather_finish(g, &job->run->tally,
					      (unsigned)job->run->common.threads, err);
	lbl_report_gather_free(g);
	if (!rc)
		tell_nothing(job);
	return rc;
}

/* Adding up states. */

/* The options of the first state are those of all; what the user says must agree. */
static int settle_options(struct job *job, const struct lbl_report_state *state,
			  struct lbl_error *err)
{
	if (lbl_report_options_agree(&state->options, &job->given, true, err))
		return -1;
	if (!job->any_state)
		lbl_report_options_copy(&job->state.options, &state->options);
	job->any_state = true;
	return 0;
}

static int take_state(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		      struct lbl_error *err)
{
	struct job *job = worker;
	struct lbl_report_state state;
	struct lbl_span object = { line->open, (size_t)(line->close - line->open) + 1 };
	int rc;

	(void)yield;
	lbl_report_state_init(&state);
	rc = lbl_report_state_read(&state, object, err) || settle_options(job, &state, err) ||
	     lbl_report_state_merge(&job->state, &state, err);
	lbl_report_state_clear(&state);
	return rc ? -1 : 0;
}

static int merge(struct job *job, struct lbl_error *err)
{
	struct lbl_stream stream = { .ctx = job, .line = take_state };
	struct lbl_paths *paths = lbl_paths_new(NULL, 0, err);
	int rc;

	if (!paths)
		return -1;
	stream.paths = paths;
	job->run->common.threads = 1; /* states are merged in the order of the input */
	rc = lbl_run_open(job->run, err) || lbl_run_stream(job->run, &stream, err);
	lbl_paths_free(paths);
	if (rc)
		return -1;
	if (!job->any_state)
		lbl_report_options_copy(&job->state.options, &job->given);
	lbl_report_options_default(&job->state.options);
	return 0;
}

/* Writing. */

static void conclude(struct job *job, struct lbl_buf *text)
{
	static void (*const forms[])(const struct lbl_figures *, struct lbl_buf *) = {
		[TEXT] = lbl_report_text, [JSON] = lbl_report_json, [HTML] = lbl_report_html
	};
	int format = job->args->format == NOT_GIVEN ? TEXT : job->args->format;
	struct lbl_figures figures;

	lbl_figures_make(&figures, &job->state);
	figures.title = job->args->title ? job->args->title : LBL_REPORT_TITLE;
	figures.stamp = job->stamp[0] ? job->stamp : NULL;
	if (figures.items_split)
		lbl_run_note(job->run, "warning: states share items, so figures by item are "
				       "undefined: split the input by item");
	if (figures.judgments_split)
		lbl_run_note(job->run, "warning: states share judgments, and duplicates among them "
				       "were not seen, so labels and accuracy are undefined");
	forms[format](&figures, text);
	lbl_figures_clear(&figures);
}

/* Returns the exit status, or -1 with err. */
static int work(struct job *job, struct lbl_error *err)
{
	struct lbl_buf text = { 0 };
	int rc = check_args(job, err) || (job->args->merge ? merge(job, err) : count(job, err));

	if (rc == 0) {
		if (job->args->partial)
			lbl_report_state_write(&job->state, &text);
		else
			conclude(job, &text);
		rc = lbl_output_write(job->run->out, text.data, text.len, err);
	}
	lbl_buf_clear(&text);
	return rc ? -1 : LBL_EXIT_DONE;
}

static void clear(struct job *job, struct args *a)
{
	lbl_report_state_clear(&job->state);
	lbl_report_options_clear(&job->given);
	lbl_gold_free(job->gold);
	lbl_list_clear(&a->stage);
	lbl_list_clear(&a->origin);
	lbl_list_clear(&a->abstain);
}

int main(int argc, char **argv)
{
	struct args args = { .duplicates = NOT_GIVEN, .format = NOT_GIVEN };
	struct lbl_run run;
	struct job job = { .run = &run, .args = &args };
	struct lbl_error err = { 0 };
	int status = lbl_run_begin(&run, &program, &args, argc, argv);

	if (status == LBL_RUN_GO) {
		status = work(&job, &err);
		status = status < 0 ? lbl_run_fail(&run, &err) : lbl_run_end(&run, status);
	}
	clear(&job, &args);
	return status;
}
