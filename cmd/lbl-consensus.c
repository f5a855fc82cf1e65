/*
 * lbl-consensus: one label an item from many judgments. Gathers annotations (state/consensus_feed),
 * puts them into a table (state/consensus_table), asks a method (stat/consensus) what the votes
 * say, and writes a line an item (report/consensus_lines).
 */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/program.h"
#include "json/path.h"
#include "record/gold.h"
#include "report/consensus_annotators.h"
#include "report/consensus_answers.h"
#include "report/consensus_ask.h"
#include "report/consensus_lines.h"
#include "state/consensus_decide.h"
#include "state/consensus_feed.h"
#include "state/consensus_skills.h"
#include "state/consensus_table.h"

#define NOT_GIVEN      (-1) /* of a choice */
#define MANY           1e9  /* at most, of what is counted */
#define PRECEDENCE     "adjudicate", "audit", "review", "label"
#define PRECEDENCE_NOT "none"

struct args {
	struct lbl_consensus_reading reading;
	struct lbl_consensus_ask ask;
	int duplicates;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt options[] = {
	{ "shape", 0, "class|" LBL_ANSWERS_ARG, "what a label is; default: class", LBL_OPT_STRING,
	  AT(ask.answers.shape), 0, 0 },
	{ "item", 0, "PATH", "where the item's id is; default: item", LBL_OPT_STRING,
	  AT(reading.item), 0, 0 },
	{ "annotator", 0, "PATH", "where the annotator is; default: annotator", LBL_OPT_STRING,
	  AT(reading.annotator), 0, 0 },
	{ "label", 0, "PATH", "where the label is; default: label", LBL_OPT_STRING,
	  AT(reading.label), 0, 0 },
	{ "id", 0, "PATH", "where an annotation's own id is, for reviews; default: id",
	  LBL_OPT_STRING, AT(reading.id), 0, 0 },
	{ "precedence", 0, "LIST|none",
	  "stages, the highest first; default: adjudicate,audit,review,label", LBL_OPT_LIST,
	  AT(reading.precedence), 0, 0 },
	{ "origin", 0, "LIST", "count annotations of these origins; default: all", LBL_OPT_LIST,
	  AT(reading.origins), 0, 0 },
	{ "abstain", 0, "LIST", "labels that count as abstentions, beside null", LBL_OPT_LIST,
	  AT(reading.abstain), 0, 0 },
	{ "duplicates", 0, LBL_DUPLICATES_ARG,
	  "which of an annotator's labels of one item count; default: last", LBL_OPT_CHOICE,
	  AT(duplicates), 0, 0 },
	{ "method", 0, "NAME", "how votes become a label; default: auto", LBL_OPT_STRING,
	  AT(ask.method), 0, 0 },
	{ "min-share", 0, "X", "of marks: the share of votes that one must pass; default: 0.5",
	  LBL_OPT_DOUBLE, AT(ask.answers.min_share), 0, 1 },
	{ "iou", 0, "X", "of marks: intersection over union of those that are one; default: 0.5",
	  LBL_OPT_DOUBLE, AT(ask.answers.iou), 0, 1 },
	{ "merge", 0, LBL_MERGE_ARG, "how boxes become one, edge by edge; default: median",
	  LBL_OPT_CHOICE, AT(ask.answers.merge), 0, 0 },
	{ "gold", 'g', "FILE", "labels that are known: records of item and label", LBL_OPT_STRING,
	  AT(ask.gold), 0, 0 },
	{ "gold-item", 0, "PATH", "where an item's id is in gold; default: as --item",
	  LBL_OPT_STRING, AT(ask.gold_item), 0, 0 },
	{ "gold-label", 0, "PATH", "where the label is in gold; default: as --label",
	  LBL_OPT_STRING, AT(ask.gold_label), 0, 0 },
	{ "ties", 0, LBL_TIES_ARG, "which of equal labels is taken; default: first", LBL_OPT_CHOICE,
	  AT(ask.ties), 0, 0 },
	{ "smoothing", 0, "X", "of dawid-skene: added to each count; default: 0.01",
	  LBL_OPT_DOUBLE, AT(ask.smoothing), 0, MANY },
	{ "prior", 0, "X", "of dawid-skene: Dirichlet prior, X on the diagonal, 1 off it (IBCC)",
	  LBL_OPT_DOUBLE, AT(ask.prior), 1e-9, MANY },
	{ "groups", 0, "N", "of ebcc: groups of items a class; default: 10", LBL_OPT_U64,
	  AT(ask.groups), 1, 1000 },
	{ "max-iterations", 0, "N", "stop after so many; default: the method's", LBL_OPT_U64,
	  AT(ask.max_iterations), 1, MANY },
	{ "tolerance", 0, "X",
	  "stop when no posterior changes by more; 0: run all; default: the method's",
	  LBL_OPT_DOUBLE, AT(ask.tolerance), 0, 1 },
	{ "posterior", 0, NULL, "write each label's probability, too", LBL_OPT_FLAG,
	  AT(ask.posterior), 0, 0 },
	{ "escalate", 0, "FILE", "items for an expert go there, with the reasons", LBL_OPT_STRING,
	  AT(ask.escalate), 0, 0 },
	{ "min-confidence", 0, "P", "escalate items that are less sure", LBL_OPT_DOUBLE,
	  AT(ask.min_confidence), 0, 1 },
	{ "min-annotators", 0, "N", "escalate items on which fewer voted", LBL_OPT_U64,
	  AT(ask.min_annotators), 0, MANY },
	{ "annotators-in", 0, "FILE", "what is known of annotators, as --annotators-out wrote it",
	  LBL_OPT_STRING, AT(ask.annotators_in), 0, 0 },
	{ "annotators-out", 0, "FILE", "write a line an annotator there: skill, confusion, spam",
	  LBL_OPT_STRING, AT(ask.annotators_out), 0, 0 },
	{ "verbose", 'v', NULL, "tell of iterations and of what auto chose", LBL_OPT_FLAG,
	  AT(ask.verbose), 0, 0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-consensus",
	.summary = "Make one label an item of many judgments.",
	.synopsis = "[OPTION]... [FILE]...",
	.options = options,
};

/* All that a run holds. */
struct job {
	struct lbl_run *run;
	struct args *args;
	struct lbl_gold *gold;
	struct lbl_skills *skills;
	struct lbl_consensus_sink sink;
	struct lbl_consensus_table table;
	double *weights;            /* of votes, by annotator; NULL: the method has none */
	const struct lbl_answer_kind *kind; /* of labels that are no classes; NULL: they are */
	struct lbl_consensus model; /* of the votes */
};

/* What was not said is as the page has it. */
static void settle_reading(struct args *a)
{
	static const char *const stages[] = { PRECEDENCE };
	struct lbl_consensus_reading *r = &a->reading;
	struct lbl_list *p = &r->precedence;

	r->item = r->item ? r->item : "item";
	r->annotator = r->annotator ? r->annotator : "annotator";
	r->label = r->label ? r->label : "label";
	r->id = r->id ? r->id : "id";
	r->duplicates = a->duplicates == NOT_GIVEN ? LBL_DUP_LAST :
						     (enum lbl_duplicates)a->duplicates;
	for (size_t i = 0, given = p->n; !given && i < sizeof stages / sizeof *stages; i++)
		lbl_list_add(p, stages[i], strlen(stages[i]));
	if (p->n == 1 && strcmp(p->v[0], PRECEDENCE_NOT) == 0)
		lbl_list_clear(p);
}

static int check_args(struct job *job, struct lbl_error *err)
{
	settle_reading(job->args);
	if (lbl_consensus_reading_check(&job->args->reading, err) ||
	    lbl_consensus_ask_check(&job->args->ask, err))
		return -1;
	job->kind = lbl_answers_ask_kind(&job->args->ask.answers);
	job->args->reading.shape = job->kind ? job->kind->shape : LBL_SHAPE_CLASS;
	return 0;
}

static bool reads_stdin(const struct lbl_run *run)
{
	return run->files.n == 0 || lbl_list_has(&run->files, "-", 1);
}

/* A file beside the records. */
static int beside(struct job *job, const char *option, const char *name, struct lbl_error *err)
{
	if (strcmp(name, "-") == 0 && reads_stdin(job->run))
		return lbl_error_set(err, LBL_E_USAGE,
				     "--%s and records are both to be read from standard input",
				     option);
	lbl_run_reads(job->run, name);
	return 0;
}

static int load_gold(struct job *job, struct lbl_error *err)
{
	const struct args *a = job->args;
	const struct lbl_consensus_ask *ask = &a->ask;

	if (!ask->gold)
		return 0;
	if (beside(job, "gold", ask->gold, err))
		return -1;
	job->gold = lbl_gold_load(ask->gold, ask->gold_item ? ask->gold_item : a->reading.item,
				  ask->gold_label ? ask->gold_label : a->reading.label, err);
	return job->gold ? 0 : -1;
}

static int load_skills(struct job *job, struct lbl_error *err)
{
	const char *name = job->args->ask.annotators_in;

	if (!name)
		return 0;
	if (beside(job, "annotators-in", name, err))
		return -1;
	job->skills = lbl_skills_load(name, err);
	return job->skills ? 0 : -1;
}

/* Gathering. */

static void *open_worker(void *ctx)
{
	return lbl_consensus_feed_new(&((struct job *)ctx)->sink);
}

static int take_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		     struct lbl_error *err)
{
	(void)yield;
	return lbl_consensus_feed_take(worker, line->values, err);
}

static int end_block(void *worker, uint64_t seq, struct lbl_error *err)
{
	return lbl_consensus_feed_block_end(worker, seq, err);
}

static void close_worker(void *ctx, void *worker)
{
	(void)ctx;
	lbl_consensus_feed_free(worker);
}

static int gather(struct job *job, struct lbl_error *err)
{
	const char *paths[LBL_CONSENSUS_PATHS];
	struct lbl_stream stream = { .ctx = job, .open = open_worker, .line = take_line,
				     .block_end = end_block, .close = close_worker };
	struct lbl_paths *compiled;
	int rc;

	lbl_consensus_feed_paths(&job->args->reading, paths);
	compiled = lbl_paths_new(paths, LBL_CONSENSUS_PATHS, err);
	if (!compiled)
		return -1;
	stream.paths = compiled;
	rc = lbl_run_stream(job->run, &stream, err) ||
	     lbl_consensus_sink_finish(&job->sink, (unsigned)job->run->common.threads, err) ||
	     lbl_consensus_table_fill(&job->table, &job->sink, job->gold, err);
	lbl_paths_free(compiled);
	return rc ? -1 : 0;
}

/* Estimating and writing. */

static void tell(const struct job *job)
{
	const struct lbl_run *run = job->run;
	const struct lbl_consensus *m = &job->model;

	if (run->tally.records && !job->table.votes.n_rows)
		lbl_run_note(run, "no annotations among the records (see --item, --annotator)");
	if (!job->args->ask.verbose || !m->method)
		return;
	if (m->reason[0])
		lbl_run_note(run, "auto chose %s: %s", m->method, m->reason);
	if (m->iterations)
		lbl_run_note(run, "%s: %u iterations, %s", m->method, m->iterations,
			     m->converged ? "converged" : "not converged");
	if (!isnan(m->log_likelihood))
		lbl_run_note(run, "%s: log-likelihood %.6f", m->method, m->log_likelihood);
}

static bool by_majority(const struct job *job)
{
	return strcmp(lbl_consensus_ask_method(&job->args->ask)->name, "majority") == 0;
}

/* The majority needs no model: what the votes of an item say is seen in them. */
static int estimate(struct job *job, struct lbl_error *err)
{
	const struct lbl_consensus_ask *ask = &job->args->ask;
	struct lbl_consensus_options o = lbl_consensus_ask_options(ask);

	if (lbl_consensus_ask_weighs(ask)) {
		o.weights = job->weights = lbl_consensus_weights(&job->table, job->skills, err);
		if (!o.weights)
			return -1;
	}
	if (job->kind || (by_majority(job) && !ask->annotators_out))
		return 0;
	o.known = job->table.known;
	return lbl_consensus_run(lbl_consensus_ask_method(ask), &job->table.votes, &o,
				 &job->model, err);
}

/* An output that an option names; NULL in *out where it is not given. */
static int open_side(struct job *job, const char *option, const char *name,
		     struct lbl_output **out, struct lbl_error *err)
{
	*out = name ? lbl_run_side(job->run, option, name, err) : NULL;
	return name && !*out ? -1 : 0;
}

/* Of classes. */
static int write_classes(struct job *job, const struct lbl_consensus_wanted *wanted,
			 struct lbl_output *annotators, struct lbl_consensus_written *written,
			 struct lbl_error *err)
{
	const struct lbl_consensus_ask *ask = &job->args->ask;
	struct lbl_consensus_basis basis = {
		.table = &job->table,
		.model = by_majority(job) ? NULL : &job->model,
		.ties = ask->ties == NOT_GIVEN ? LBL_TIES_FIRST : (enum lbl_ties)ask->ties,
		.seed = ask->seed
	};

	if (lbl_consensus_lines_write(&basis, wanted, written, err))
		return -1;
	return annotators ? lbl_consensus_annotators_write(&basis, &job->model, annotators, err) :
			    0;
}

/* Of labels that are none. */
static int write_answers(struct job *job, const struct lbl_consensus_wanted *wanted,
			 struct lbl_output *annotators, struct lbl_consensus_written *written,
			 struct lbl_error *err)
{
	const struct lbl_answers_basis basis = {
		.table = &job->table,
		.kind = job->kind,
		.settings = lbl_answers_ask_settings(&job->args->ask.answers),
		.weights = job->weights
	};

	return lbl_answers_write(&basis, wanted, annotators, written, err);
}

static const char *method_of(const struct job *job)
{
	if (job->kind)
		return lbl_answers_ask_method(&job->args->ask);
	return job->model.method ? job->model.method : "majority";
}

static int write_result(struct job *job, struct lbl_error *err)
{
	const struct lbl_consensus_ask *ask = &job->args->ask;
	struct lbl_consensus_wanted wanted = {
		.reading = &job->args->reading,
		.method = method_of(job),
		.posterior = ask->posterior,
		.escalation = { ask->min_confidence,
				ask->min_annotators == LBL_ASKED_NOT ? 0 : ask->min_annotators },
		.out = job->run->out,
		.threads = ask->threads
	};
	struct lbl_consensus_written written = { 0 };
	struct lbl_output *annotators;

	if (open_side(job, "escalate", ask->escalate, &wanted.escalate, err) ||
	    open_side(job, "annotators-out", ask->annotators_out, &annotators, err) ||
	    (job->kind ? write_answers : write_classes)(job, &wanted, annotators, &written, err))
		return -1;
	job->run->records_out = written.lines;
	return 0;
}

static int work(struct job *job, struct lbl_error *err)
{
	if (load_gold(job, err) || load_skills(job, err) || lbl_run_open(job->run, err))
		return -1;
	lbl_consensus_sink_open(&job->sink, &job->args->reading);
	if (gather(job, err) || estimate(job, err))
		return -1;
	tell(job);
	return write_result(job, err);
}

static void clear(struct job *job)
{
	struct lbl_consensus_reading *r = &job->args->reading;

	lbl_consensus_clear(&job->model);
	lbl_consensus_table_clear(&job->table);
	lbl_consensus_sink_clear(&job->sink);
	lbl_gold_free(job->gold);
	lbl_skills_free(job->skills);
	free(job->weights);
	lbl_list_clear(&r->precedence);
	lbl_list_clear(&r->origins);
	lbl_list_clear(&r->abstain);
}

int main(int argc, char **argv)
{
	struct args args = { .ask = lbl_consensus_ask_nothing(), .duplicates = NOT_GIVEN };
	struct lbl_run run;
	struct job job = { .run = &run, .args = &args };
	struct lbl_error err = { 0 };
	int status = lbl_run_begin(&run, &program, &args, argc, argv);

	if (status == LBL_RUN_GO) {
		args.ask.seed = run.common.seed;
		args.ask.threads = (unsigned)run.common.threads;
		status = check_args(&job, &err) || work(&job, &err) ?
				 lbl_run_fail(&run, &err) :
				 lbl_run_end(&run, LBL_EXIT_DONE);
	}
	clear(&job);
	return status;
}
