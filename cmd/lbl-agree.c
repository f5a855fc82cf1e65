/*
 * lbl-agree: do people agree? Counts annotations (record/judgments), or adds up
 * the states of runs that did, and writes coefficients with what they rest on
 * (report/agreement), or a state (state/agreement_state).
 */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/program.h"
#include "json/path.h"
#include "record/judgments.h"
#include "report/agreement_ask.h"
#include "report/agreement_bootstrap.h"
#include "report/agreement_items.h"
#include "report/agreement_marks.h"
#include "report/agreement_scale.h"
#include "state/agreement.h"
#include "state/agreement_feed.h"
#include "state/agreement_state.h"
#include "stat/benchmark.h"

#define NOT_GIVEN (-1) /* of a choice */
#define MUCH_TO_DRAW 1000000000 /* ratings: a minute or so */

struct args {
	const char *item, *annotator, *label, *begin, *length;
	struct lbl_list stages, origins, abstain, categories;
	int duplicates, shape;
	double iou;
	struct lbl_agreement_ask ask; /* of the result */
	struct lbl_agreement_keeping keeping;
	bool partial, merge;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt options[] = {
	{ "item", 0, "PATH", "where the item's id is; default: item", LBL_OPT_STRING, AT(item), 0,
	  0 },
	{ "annotator", 0, "PATH", "where the annotator is; default: annotator", LBL_OPT_STRING,
	  AT(annotator), 0, 0 },
	{ "label", 0, "PATH", "where the label is; default: label", LBL_OPT_STRING, AT(label), 0,
	  0 },
	{ "stage", 0, "LIST", "count annotations of these stages; default: label", LBL_OPT_LIST,
	  AT(stages), 0, 0 },
	{ "origin", 0, "LIST", "count annotations of these origins; default: all", LBL_OPT_LIST,
	  AT(origins), 0, 0 },
	{ "abstain", 0, "LIST", "labels that count as abstentions, beside null", LBL_OPT_LIST,
	  AT(abstain), 0, 0 },
	{ "duplicates", 0, LBL_DUPLICATES_ARG,
	  "which of an annotator's labels of one item count; default: last", LBL_OPT_CHOICE,
	  AT(duplicates), 0, 0 },
	{ "shape", 0, LBL_SHAPES_ARG, "what a label is; default: class", LBL_OPT_CHOICE, AT(shape),
	  0, 0 },
	{ "iou", 0, "X", "intersection over union of marks that match; default: 0.5, of spans 0",
	  LBL_OPT_DOUBLE, AT(iou), 0, 1 },
	{ "length", 0, "PATH|NUMBER", "how long the text of spans is, for alpha_u", LBL_OPT_STRING,
	  AT(length), 0, 0 },
	{ "begin", 0, "PATH|NUMBER", "where it begins; default: 0", LBL_OPT_STRING,
	  AT(begin), 0, 0 },
	{ "categories", 0, "LIST", "all labels that there are, in their order", LBL_OPT_LIST,
	  AT(categories), 0, 0 },
	{ "coefficient", 0, "LIST", "coefficients by name, or all", LBL_OPT_LIST,
	  AT(ask.coefficients), 0, 0 },
	{ "level", 0, LBL_LEVELS_ARG, "level of measurement, for alpha; default: nominal",
	  LBL_OPT_CHOICE, AT(ask.level), 0, 0 },
	{ "weights", 0, "NAME|FILE",
	  "identity, linear, quadratic, ordinal, radical, ratio or a file, for all but alpha",
	  LBL_OPT_STRING, AT(ask.weights), 0, 0 },
	{ "distance", 0, LBL_SET_DISTANCES_ARG, "how far two sets differ; default: exact",
	  LBL_OPT_CHOICE, AT(ask.distance), 0, 0 },
	{ "ci-level", 0, "P", "confidence of the intervals; default: 0.95", LBL_OPT_DOUBLE,
	  AT(ask.ci_level), 0, 1 },
	{ "ci", 0, LBL_AGREEMENT_CI_ARG, "errors by formulas, or by drawing items anew",
	  LBL_OPT_CHOICE, AT(ask.ci), 0, 0 },
	{ "replicates", 0, "N", "how often --ci bootstrap draws; default: 2000", LBL_OPT_U64,
	  AT(ask.replicates), LBL_REPLICATES_MIN, LBL_REPLICATES_MAX },
	{ "benchmark", 0, LBL_BENCHMARKS_ARG, "say where on a published scale coefficients are",
	  LBL_OPT_CHOICE, AT(ask.benchmark), 0, 0 },
	{ "min", 0, "NAME=VALUE", "end with 1 unless the coefficient reaches VALUE; repeatable",
	  LBL_OPT_WORDS, AT(ask.min), 0, 0 },
	{ "by", 0, "LIST", "break down by label, annotator, pair, PATH; item: a line an item",
	  LBL_OPT_LIST, AT(ask.by), 0, 0 },
	{ "memory", 0, "SIZE", "memory for items; beyond it, a temporary file; default: 2G",
	  LBL_OPT_U64, AT(keeping.memory_bytes), LBL_MEMORY_LEAST, 18446744073709551616.0 },
	{ "sorted", 0, NULL, "items come in the order of their bytes: none is kept in memory",
	  LBL_OPT_FLAG, AT(keeping.sorted), 0, 0 },
	{ "partial", 0, NULL, "write a state for --merge instead of the result", LBL_OPT_FLAG,
	  AT(partial), 0, 0 },
	{ "merge", 0, NULL, "read states that --partial wrote, several a file", LBL_OPT_FLAG,
	  AT(merge), 0, 0 },
	{ "format", 'f', LBL_AGREEMENT_FORMATS_ARG, "form of the result; default: text",
	  LBL_OPT_CHOICE, AT(ask.format), 0, 0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-agree",
	.summary = "Measure how far annotators agree, beyond chance.",
	.synopsis = "[OPTION]... [FILE]...",
	.options = options,
};

/* All that a run holds. */
struct job {
	struct lbl_run *run;
	const struct args *args;
	struct lbl_agreement_wanted wanted; /* of the result */
	struct lbl_agreement agreement;
	struct lbl_shard shard; /* what was read, for --partial */
	struct lbl_agreement_keeping keeping;
	struct lbl_agreement_sink sink;
	struct lbl_agreement_lines *lines; /* NULL: none are asked for */
	bool any_state;
};

/* Only what the user said; the rest stays. */
static void apply(const struct args *a, struct lbl_agreement_options *o)
{
	const struct {
		const char *given;
		char **to;
	} paths[] = { { a->item, &o->item },
		      { a->annotator, &o->annotator },
		      { a->label, &o->label },
		      { a->begin, &o->begin },
		      { a->length, &o->length } };
	struct lbl_list fields = { 0 };

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		if (!paths[i].given)
			continue;
		free(*paths[i].to);
		*paths[i].to = lbl_strdup(paths[i].given);
	}
	if (a->stages.n)
		lbl_agreement_list_set(&o->stages, &a->stages);
	if (a->abstain.n)
		lbl_agreement_list_set(&o->abstain, &a->abstain);
	if (a->origins.n)
		lbl_agreement_list_set(&o->origins, &a->origins);
	if (a->categories.n)
		lbl_agreement_list_keep(&o->categories, &a->categories);
	lbl_agreement_ask_fields(&a->ask, &fields);
	if (fields.n)
		lbl_agreement_list_set(&o->by, &fields);
	lbl_list_clear(&fields);
	if (a->duplicates != NOT_GIVEN)
		o->duplicates = (enum lbl_duplicates)a->duplicates;
	if (a->shape != NOT_GIVEN)
		o->shape = (enum lbl_shape)(LBL_SHAPE_CLASS + a->shape);
	if (!isnan(a->iou))
		o->iou = a->iou;
	lbl_agreement_options_settle(o);
}

static int check_args(struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;
	const struct lbl_agreement_options *o = &job->agreement.options;

	if (lbl_agreement_ask_check(&a->ask, a->partial, a->merge, err))
		return -1;
	lbl_agreement_init(&job->agreement);
	apply(a, &job->agreement.options);
	if (lbl_agreement_options_check(o, err))
		return -1;
	if (!a->merge && (lbl_agreement_options_check_shape(o, err) ||
			  lbl_agreement_wanted_init(&job->wanted, &a->ask, o->shape, err)))
		return -1;
	job->keeping = a->keeping;
	job->keeping.merge = a->merge;
	job->keeping.items = lbl_agreement_ask_items(&a->ask);
	job->keeping.scaled = a->ask.weights || a->ask.distance != LBL_ASK_NOTHING;
	job->keeping.answers = !a->merge && lbl_agreement_draws_items(&job->wanted);
	return lbl_agreement_keeping_check(&job->keeping, o, err);
}

/* Counting annotations. */

struct worker {
	const struct job *job;
	struct lbl_agreement_feed feed;
	struct lbl_shard shard;
	struct lbl_yield *yield; /* NULL: no line yet */
};

static void *open_worker(void *ctx)
{
	const struct job *job = ctx;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->job = job;
	lbl_agreement_feed_init(&w->feed, &job->agreement.options, &job->sink);
	return w;
}

static void close_worker(void *ctx, void *worker)
{
	struct job *job = ctx;
	struct worker *w = worker;

	lbl_shard_merge(&job->shard, &w->shard);
	lbl_agreement_feed_add(&w->feed, &job->agreement.counts);
	lbl_agreement_feed_clear(&w->feed);
	free(w);
}

static int end_block(void *worker, uint64_t seq, struct lbl_error *err)
{
	struct worker *w = worker;
	int rc = lbl_agreement_feed_block_end(&w->feed, seq, err);

	if (w->yield)
		lbl_agreement_lines_take(w->job->lines, &w->feed, &w->yield->out[LBL_MAIN]);
	return rc;
}

static int take_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		     struct lbl_error *err)
{
	struct worker *w = worker;
	struct lbl_span object = { line->open, (size_t)(line->close - line->open) + 1 };

	w->yield = yield;
	if (lbl_agreement_feed_take(&w->feed, line->values, err))
		return -1;
	if (w->job->args->partial)
		lbl_shard_take(&w->shard, object);
	return 0;
}

/* Counts the judgments, or writes a line for each of their items. */
static int conclude_count(struct job *job, struct lbl_error *err)
{
	struct lbl_run *run = job->run;
	int rc;

	if (job->keeping.items)
		rc = lbl_agreement_lines_end(job->lines, run->out, &run->records_out, err);
	else
		rc = lbl_agreement_sink_count(&job->sink, &job->agreement,
					      (unsigned)run->common.threads, err);
	if (!rc && run->tally.records && !job->agreement.counts.annotations)
		lbl_run_note(run, "no annotations among the records "
				  "(see --item, --annotator, --stage)");
	return rc ? -1 : 0;
}

static int count(struct job *job, struct lbl_error *err)
{
	struct lbl_agreement *a = &job->agreement;
	unsigned threads = (unsigned)job->run->common.threads;
	size_t n_paths;
	const char **paths = lbl_agreement_feed_paths(&a->options, &n_paths);
	struct lbl_stream stream = { .ctx = job, .open = open_worker, .line = take_line,
				     .block_end = end_block, .close = close_worker };
	struct lbl_paths *compiled = lbl_paths_new(paths, n_paths, err);
	int rc = -1;

	if (!compiled)
		goto out;
	stream.paths = compiled;
	a->align = job->args->partial || lbl_marks_wanted_align(&job->wanted);
	if (lbl_agreement_lines_open(&job->lines, &job->sink, &job->keeping, a, &job->wanted,
				     err) ||
	    lbl_run_open(job->run, err) || lbl_run_stream(job->run, &stream, err) ||
	    lbl_agreement_sink_finish(&job->sink, threads, err) || conclude_count(job, err))
		goto out;
	a->counts.dropped = job->run->tally.rejected;
	lbl_shards_add(&a->shards, &job->shard);
	rc = 0;
out:
	lbl_agreement_sink_clear(&job->sink);
	lbl_agreement_lines_free(job->lines);
	lbl_paths_free(compiled);
	free(paths);
	return rc;
}

/* Adding up states. */

/* The options of the first state are those of all; what the user says must agree. */
static int settle_options(struct job *job, const struct lbl_agreement *state,
			  struct lbl_error *err)
{
	struct lbl_agreement_options given = { 0 };
	const char *differs;

	lbl_agreement_options_copy(&given, &state->options);
	apply(job->args, &given);
	differs = lbl_agreement_options_differ(&given, &state->options);
	lbl_agreement_options_clear(&given);
	if (differs)
		return lbl_error_set(err, LBL_E_INPUT, "--%s differs from that of the state",
				     differs);
	if (!job->any_state)
		lbl_agreement_options_copy(&job->agreement.options, &state->options);
	job->any_state = true;
	return 0;
}

static int take_state(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		      struct lbl_error *err)
{
	struct job *job = worker;
	struct lbl_agreement state;
	int rc;

	(void)yield;
	lbl_agreement_init(&state);
	rc = lbl_agreement_state_read(&state, line->values, err) ||
	     settle_options(job, &state, err) ||
	     lbl_agreement_merge(&job->agreement, &state, err);
	lbl_agreement_clear(&state);
	return rc ? -1 : 0;
}

static int merge(struct job *job, struct lbl_error *err)
{
	struct lbl_paths *paths = lbl_paths_new(lbl_agreement_state_paths(), LBL_STATE_MEMBERS,
						err);
	struct lbl_stream stream = { .ctx = job, .line = take_state, .paths = paths };
	int rc;

	if (!paths)
		return -1;
	job->run->common.threads = 1; /* states are merged in the order of the input */
	rc = lbl_run_open(job->run, err) || lbl_run_stream(job->run, &stream, err);
	lbl_agreement_rank(&job->agreement);
	lbl_paths_free(paths);
	if (rc)
		return -1;
	return lbl_agreement_wanted_init(&job->wanted, &job->args->ask,
					 job->agreement.options.shape, err);
}

/* Writing. */

static bool judge(const struct job *job, const struct lbl_agreement_result *result)
{
	struct lbl_buf message = { 0 };
	bool good = true;
	size_t n;

	lbl_measures(&n);
	for (size_t i = 0; i < n; i++) {
		message.len = 0;
		if (!lbl_agreement_result_missed(result, i, &message))
			continue;
		lbl_run_message(job->run, "%s", lbl_buf_cstr(&message));
		good = false;
	}
	lbl_buf_clear(&message);
	return good;
}

/* Items are drawn for coefficients that ask who rated: much work, which may come unawares. */
static void tell_cost(const struct job *job)
{
	uint64_t ratings = lbl_agreement_bootstrap_cost(&job->agreement, &job->wanted);

	if (ratings > MUCH_TO_DRAW)
		lbl_run_note(job->run, "--ci bootstrap counts %.3g ratings: coefficients that ask "
			     "who rated draw items (see --coefficient, --replicates)",
			     (double)ratings);
}

/* Fills text with the result; returns the exit status that it stands for, or -1 with err. */
static int conclude(struct job *job, struct lbl_buf *text, struct lbl_error *err)
{
	struct lbl_agreement_result result;
	int status = -1;

	lbl_agreement_arrange(&job->agreement);
	tell_cost(job);
	if (lbl_agreement_result_init(&result, &job->agreement, &job->wanted, err))
		goto out;
	if (result.items_split)
		lbl_run_note(job->run, "warning: states share items, so figures by item are "
			     "undefined: split the input by item");
	lbl_agreement_write(&result, job->args->ask.format, text);
	status = judge(job, &result) ? LBL_EXIT_DONE : LBL_EXIT_NO;
out:
	lbl_agreement_result_clear(&result);
	return status;
}

/* Returns the exit status, or -1 with err. */
static int work(struct job *job, struct lbl_error *err)
{
	struct lbl_buf text = { 0 };
	int status = LBL_EXIT_DONE;

	if (job->args->merge ? merge(job, err) : count(job, err))
		return -1;
	if (job->args->partial)
		lbl_agreement_state_write(&job->agreement, &text);
	else if (!lbl_agreement_ask_items(&job->args->ask))
		status = conclude(job, &text, err);
	if (status >= 0 && lbl_output_write(job->run->out, text.data, text.len, err))
		status = -1;
	lbl_buf_clear(&text);
	return status;
}

static void clear(struct job *job, struct args *a)
{
	lbl_agreement_clear(&job->agreement);
	lbl_agreement_wanted_clear(&job->wanted);
	lbl_agreement_ask_clear(&a->ask);
	lbl_list_clear(&a->stages);
	lbl_list_clear(&a->origins);
	lbl_list_clear(&a->abstain);
	lbl_list_clear(&a->categories);
}

int main(int argc, char **argv)
{
	struct args args = { .duplicates = NOT_GIVEN, .shape = NOT_GIVEN, .iou = NAN };
	struct lbl_run run;
	struct job job = { .run = &run, .args = &args };
	struct lbl_error err = { 0 };
	int status;

	lbl_agreement_ask_init(&args.ask);
	status = lbl_run_begin(&run, &program, &args, argc, argv);

	if (status == LBL_RUN_GO) {
		args.ask.seed = run.common.seed;
		args.ask.threads = (unsigned)run.common.threads;
		status = check_args(&job, &err) ? -1 : work(&job, &err);
		status = status < 0 ? lbl_run_fail(&run, &err) : lbl_run_end(&run, status);
	}
	clear(&job, &args);
	return status;
}
