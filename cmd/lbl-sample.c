/*
 * lbl-sample: what people should look at next. Chooses records by a hash of their
 * key, or by how unsure the automation is, and writes them as they were read.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "record/edit.h"
#include "record/key.h"
#include "record/score.h"
#include "stat/sample.h"
#include "stat/sample_pool.h"

#define UNSET UINT64_MAX

enum rank_by { RANK_RANDOM, RANK_UNCERTAINTY };
enum unscored { UNSCORED_LAST, UNSCORED_FIRST, UNSCORED_SKIP, UNSCORED_FAIL };

struct args {
	uint64_t count;
	double rate;
	int rank_by;
	int measure, unscored, allocate; /* -1: not given */
	const char *score, *stratify, *key;
	bool by_position;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt options[] = {
	{ "count", 'n', "N", "choose N records", LBL_OPT_U64, AT(count), 0, 1e18 },
	{ "rate", 'p', "RATE", "choose this share of the records, 0 to 1", LBL_OPT_DOUBLE, AT(rate),
	  0, 1 },
	{ "rank-by", 0, "random|uncertainty", "which come first (random)", LBL_OPT_CHOICE,
	  AT(rank_by), 0, 0 },
	{ "measure", 0, LBL_MEASURE_ARG, "of uncertainty (least-confidence)", LBL_OPT_CHOICE,
	  AT(measure), 0, 0 },
	{ "score", 0, "PATH", "read the uncertainty from here: a number, more is less sure",
	  LBL_OPT_STRING, AT(score), 0, 0 },
	{ "unscored", 0, "last|first|skip|fail", "records that hold no uncertainty (last)",
	  LBL_OPT_CHOICE, AT(unscored), 0, 0 },
	{ "stratify", 0, "PATH", "choose from each group of records that agree here",
	  LBL_OPT_STRING, AT(stratify), 0, 0 },
	{ "allocate", 0, LBL_ALLOCATE_ARG, "how strata share N (proportional)", LBL_OPT_CHOICE,
	  AT(allocate), 0, 0 },
	{ "key", 0, "PATH", "what makes a record itself (id)", LBL_OPT_STRING, AT(key), 0, 0 },
	{ "by-position", 0, NULL, "choose by line number, without looking inside", LBL_OPT_FLAG,
	  AT(by_position), 0, 0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-sample",
	.summary = "choose the records that people should look at",
	.synopsis = "{-n N | -p RATE} [OPTION]... [FILE]...",
	.options = options,
};

enum slot { KEY, STRATUM, SCORE, PROBS, CONFIDENCE, SUGGESTIONS, SLOTS };

/* A run's choice. Without a pool a record's hash alone decides, and it passes at once. */
struct sampler {
	const struct args *args;
	uint64_t seed;
	uint64_t keep; /* lines that a pool may need of a stratum */
	bool any;      /* a hash of at most `last` passes */
	uint64_t last;
	struct lbl_pool *pool;
	uint64_t passed, unscored;
	uint64_t position; /* lines so far, over all inputs */
	size_t max_line_bytes;
	struct lbl_progress *progress;
};

struct worker {
	struct sampler *sampler;
	struct lbl_pool *pool;
	uint32_t stratum; /* the only one, without --stratify */
	struct lbl_scorer scorer;
	struct lbl_buf hold, name;
	uint64_t passed, unscored;
};

static bool by_uncertainty(const struct args *a)
{
	return a->rank_by == RANK_UNCERTAINTY;
}

static bool needs_pool(const struct args *a)
{
	return a->count != UNSET || by_uncertainty(a) || a->stratify;
}

static int check_args(const struct args *a, struct lbl_error *err)
{
	const struct {
		bool wrong;
		const char *message;
	} rules[] = {
		{ a->count == UNSET && a->rate < 0, "one of -n and -p is needed" },
		{ a->count != UNSET && a->rate >= 0, "-n and -p exclude each other" },
		{ a->measure >= 0 && !by_uncertainty(a), "--measure needs --rank-by uncertainty" },
		{ a->measure >= 0 && a->score, "--measure and --score exclude each other" },
		{ a->score && !by_uncertainty(a), "--score needs --rank-by uncertainty" },
		{ a->unscored >= 0 && !by_uncertainty(a),
		  "--unscored needs --rank-by uncertainty" },
		{ a->allocate >= 0 && !a->stratify, "--allocate needs --stratify" },
		{ a->allocate >= 0 && a->count == UNSET, "--allocate needs -n" },
		{ a->by_position && (a->key || a->stratify || by_uncertainty(a)),
		  "--by-position looks at no member: it excludes --key, --stratify and --rank-by" },
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].wrong)
			return lbl_error_set(err, LBL_E_USAGE, "%s", rules[i].message);
	return 0;
}

static void *open_worker(void *ctx)
{
	struct sampler *s = ctx;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->sampler = s;
	if (s->args->measure >= 0)
		w->scorer.measure = (enum lbl_measure)s->args->measure;
	if (s->pool) {
		w->pool = lbl_pool_new(s->keep, s->seed);
		w->stratum = s->args->stratify ? 0 : lbl_pool_stratum(w->pool, lbl_span_of(""));
	}
	return w;
}

static void close_worker(void *ctx, void *worker)
{
	struct sampler *s = ctx;
	struct worker *w = worker;

	if (w->pool)
		lbl_pool_merge(s->pool, w->pool);
	s->passed += w->passed;
	s->unscored += w->unscored;
	lbl_scorer_clear(&w->scorer);
	lbl_buf_clear(&w->hold);
	lbl_buf_clear(&w->name);
	free(w);
}

static int end_block(void *worker, uint64_t seq, struct lbl_error *err)
{
	struct worker *w = worker;

	(void)err;
	if (w->pool)
		lbl_pool_block_end(w->pool, seq);
	return 0;
}

static uint64_t key_hash(struct worker *w, const struct lbl_line *line)
{
	struct lbl_span key = lbl_key_text(line, line->values[KEY], &w->hold);

	return lbl_hash64(key.ptr, key.len, w->sampler->seed);
}

static uint32_t stratum_of(struct worker *w, const struct lbl_line *line)
{
	if (!w->sampler->args->stratify)
		return w->stratum;
	return lbl_pool_stratum(w->pool,
				lbl_key_stratum(line->values[STRATUM], &w->hold, &w->name));
}

/* The place of a record without a score; *skip: it has none. */
static int rank_unscored(struct worker *w, uint64_t *major, bool *skip, struct lbl_error *err)
{
	int how = w->sampler->args->unscored;

	w->unscored++;
	*major = how == UNSCORED_FIRST ? LBL_RANK_FIRST : LBL_RANK_LAST;
	*skip = how == UNSCORED_SKIP;
	if (how == UNSCORED_FAIL)
		return lbl_error_set(err, LBL_E_INPUT,
				     "no uncertainty: no score, probs, "
				     "confidence or suggestions");
	return 0;
}

static int rank_uncertain(struct worker *w, const struct lbl_line *line, uint64_t *major,
			  bool *skip, struct lbl_error *err)
{
	const struct lbl_score_spans spans = { line->values[SCORE], line->values[PROBS],
					       line->values[CONFIDENCE],
					       line->values[SUGGESTIONS] };
	double score;
	bool known;

	if (lbl_score_read(&w->scorer, &spans, &score, &known, err))
		return -1;
	if (!known)
		return rank_unscored(w, major, skip, err);
	*major = lbl_rank_major(score);
	return 0;
}

static int sample_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		       struct lbl_error *err)
{
	struct worker *w = worker;
	const struct sampler *s = w->sampler;
	uint64_t hash = key_hash(w, line);
	uint64_t major = 0;
	bool skip = false;

	if (!w->pool) {
		if (s->any && hash <= s->last) {
			lbl_edit_pass(&yield->out[LBL_MAIN], line);
			w->passed++;
		}
		return 0;
	}
	if (by_uncertainty(s->args) && rank_uncertain(w, line, &major, &skip, err))
		return -1;
	if (!skip)
		lbl_pool_offer(w->pool, stratum_of(w, line), major, hash, lbl_key_record(line),
			       line->text);
	return 0;
}

static struct lbl_paths *compile_paths(const struct args *a, struct lbl_error *err)
{
	bool own = by_uncertainty(a) && !a->score;
	const char *const paths[SLOTS] = {
		[KEY] = a->key ? a->key : "id",
		[STRATUM] = a->stratify,
		[SCORE] = a->score,
		[PROBS] = own ? "probs" : NULL,
		[CONFIDENCE] = own ? "confidence" : NULL,
		[SUGGESTIONS] = own ? "suggestions" : NULL,
	};

	return lbl_paths_new(paths, SLOTS, err);
}

static int sample_records(struct lbl_run *run, struct sampler *s, struct lbl_error *err)
{
	struct lbl_paths *paths = compile_paths(s->args, err);
	struct lbl_stream stream = { .paths = paths,
				     .ctx = s,
				     .open = open_worker,
				     .line = sample_line,
				     .block_end = end_block,
				     .close = close_worker };
	int rc = paths ? lbl_run_stream(run, &stream, err) : -1;

	lbl_paths_free(paths);
	return rc;
}

static int count_lines(void *worker, const struct lbl_block *block, struct lbl_yield *yield,
		       struct lbl_error *err)
{
	const char *p = block->data, *end = block->data + block->len;

	(void)worker;
	(void)err;
	for (; p < end; p = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1)
		yield->lines++;
	return 0;
}

/* The number's eight bytes, the lowest first on any machine. */
static uint64_t position_hash(uint64_t position, uint64_t seed)
{
	unsigned char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(position >> 8 * i);
	return lbl_hash64(bytes, sizeof bytes, seed);
}

/* In the order of blocks, so that lines are numbered over all inputs. */
static int choose_lines(void *ctx, const struct lbl_block *block, uint64_t first_line,
			struct lbl_yield *yield, struct lbl_error *err)
{
	struct sampler *s = ctx;
	const char *p = block->data, *end = block->data + block->len;

	for (uint64_t number = first_line; p < end; number++) {
		const char *lf = memchr(p, '\n', (size_t)(end - p));
		struct lbl_span line = { p, (size_t)(lf - p) };
		uint64_t hash = position_hash(++s->position, s->seed);

		if (line.len > s->max_line_bytes)
			return lbl_error_at(err, LBL_E_LIMIT, block->source, number, 0,
					    "line longer than %zu bytes (see --max-line)",
					    s->max_line_bytes);
		if (s->pool) {
			lbl_pool_offer(s->pool, 0, 0, hash, line, line);
		} else if (s->any && hash <= s->last) {
			lbl_buf_put(&yield->out[LBL_MAIN], p, line.len + 1);
			s->passed++;
		}
		p = lf + 1;
	}
	if (s->pool)
		lbl_pool_block_end(s->pool, block->seq);
	return 0;
}

static void tick(void *ctx, uint64_t bytes, uint64_t total_bytes)
{
	const struct sampler *s = ctx;

	lbl_progress_show(s->progress, bytes, total_bytes, s->position);
}

static int sample_positions(struct lbl_run *run, struct sampler *s, struct lbl_error *err)
{
	struct lbl_flow flow = { .in = run->in,
				 .out = { [LBL_MAIN] = run->out },
				 .threads = (unsigned)run->common.threads,
				 .block_bytes = (size_t)run->common.block_bytes,
				 .max_line_bytes = (size_t)run->common.max_line_bytes,
				 .ctx = s,
				 .work = count_lines,
				 .retire = choose_lines };
	int rc;

	if (s->pool)
		lbl_pool_stratum(s->pool, lbl_span_of(""));
	s->max_line_bytes = flow.max_line_bytes ? flow.max_line_bytes : LBL_LINE_BYTES;
	s->progress = lbl_progress_new(program.name, run->common.progress);
	flow.tick = s->progress ? tick : NULL;
	rc = lbl_flow_run(&flow, err);
	lbl_progress_end(s->progress);
	run->tally.records = s->position;
	return rc;
}

/* What the pool chose, in the order of the input. */
static int write_choice(struct lbl_run *run, struct sampler *s, struct lbl_error *err)
{
	const struct args *a = s->args;
	const struct lbl_quota quota = {
		.count = a->count,
		.rate = a->rate,
		.allocate = a->allocate < 0 ? LBL_ALLOCATE_PROPORTIONAL
					    : (enum lbl_allocate)a->allocate,
	};
	size_t n;
	struct lbl_pick *picks = lbl_pool_choose(s->pool, &quota, &n);
	int rc = 0;

	for (size_t i = 0; i < n && !rc; i++) {
		rc = lbl_output_write(run->out, picks[i].text, picks[i].len, err);
		if (!rc)
			rc = lbl_output_write(run->out, "\n", 1, err);
	}
	free(picks);
	s->passed = n;
	return rc;
}

static void tell(const struct lbl_run *run, const struct sampler *s)
{
	static const char *const where[] = { "ranked last", "ranked first", "left out" };
	const struct args *a = s->args;

	if (s->unscored && a->unscored != UNSCORED_FAIL)
		lbl_run_note(run, "records without uncertainty, %s: %llu",
			     where[a->unscored < 0 ? UNSCORED_LAST : a->unscored],
			     (unsigned long long)s->unscored);
	if (a->count != UNSET && a->allocate != LBL_ALLOCATE_EACH && s->passed < a->count)
		lbl_run_note(run, "%llu records asked for, %llu there",
			     (unsigned long long)a->count, (unsigned long long)s->passed);
}

static int sample(struct lbl_run *run, struct sampler *s, struct lbl_error *err)
{
	int rc;

	if (check_args(s->args, err) || lbl_run_open(run, err))
		return -1;
	s->seed = run->common.seed;
	if (needs_pool(s->args)) {
		s->keep = s->args->count; /* a rate's share is known at the end: all are kept */
		s->pool = lbl_pool_new(s->keep, s->seed);
	} else {
		s->any = lbl_sample_limit(s->args->rate, &s->last);
	}
	rc = s->args->by_position ? sample_positions(run, s, err) : sample_records(run, s, err);
	if (!rc && s->pool)
		rc = write_choice(run, s, err);
	run->records_out = s->passed;
	return rc;
}

int main(int argc, char **argv)
{
	struct args args = {
		.count = UNSET, .rate = -1, .measure = -1, .unscored = -1, .allocate = -1
	};
	struct sampler sampler = { .args = &args };
	struct lbl_run run;
	struct lbl_error err = { 0 };
	int rc = lbl_run_begin(&run, &program, &args, argc, argv);

	if (rc != LBL_RUN_GO)
		return rc;
	rc = sample(&run, &sampler, &err);
	if (!rc)
		tell(&run, &sampler);
	lbl_pool_free(sampler.pool);
	return rc ? lbl_run_fail(&run, &err) : lbl_run_end(&run, LBL_EXIT_DONE);
}
