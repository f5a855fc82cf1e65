/*
 * lbl-prelabel: automation proposes. Puts the votes of rules into the `suggestions`
 * of items; what is no item passes as it is.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/program.h"
#include "record/edit.h"
#include "record/kind.h"
#include "rules/ruleset.h"
#include "rules/suggestions.h"
#include "rules/vote.h"

struct args {
	struct lbl_list rules;
	const char *id;
	uint64_t match_limit;
	bool verbose;
};

static const struct lbl_opt options[] = {
	{ "rules", 0, "FILE", "vote by these rules; may be repeated", LBL_OPT_WORDS,
	  offsetof(struct args, rules), 0, 0 },
	{ "id", 0, "PATH", "where an item's id is (id)", LBL_OPT_STRING, offsetof(struct args, id),
	  0, 0 },
	{ "match-limit", 0, "N", "steps that a pattern may take on one text (1000000)", LBL_OPT_U64,
	  offsetof(struct args, match_limit), 1, UINT32_MAX },
	{ "verbose", 'v', NULL, "tell each rule's votes and coverage", LBL_OPT_FLAG,
	  offsetof(struct args, verbose), 0, 0 },
	{ 0 },
};

static const struct lbl_program program = {
	.name = "lbl-prelabel",
	.summary = "suggest labels for items by rules",
	.synopsis = "--rules FILE [OPTION]... [FILE]...",
	.options = options,
};

enum slot { ID, ITEM, ANNOTATOR, SUGGESTIONS, FIELDS }; /* from FIELDS on: the rules' fields */

/* Of a rule: items it votes on; those where others do too; those where any two votes differ. */
struct count {
	uint64_t votes, overlaps, conflicts;
};

struct counts {
	uint64_t records, items, covered;
	struct count *rules;
};

struct prelabel {
	const struct args *args;
	struct lbl_ruleset *set;
	struct counts counts;
};

struct worker {
	const struct prelabel *p;
	struct lbl_voter *voter;
	struct lbl_suggestions suggestions;
	struct counts counts;
};

static void *open_worker(void *ctx)
{
	const struct prelabel *p = ctx;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->p = p;
	w->voter = lbl_voter_new(p->set, (uint32_t)p->args->match_limit);
	w->counts.rules = lbl_alloc_zero(p->set->n_rules, sizeof *w->counts.rules);
	return w;
}

static void merge(struct counts *to, const struct counts *from, size_t n_rules)
{
	to->records += from->records;
	to->items += from->items;
	to->covered += from->covered;
	for (size_t i = 0; i < n_rules; i++) {
		to->rules[i].votes += from->rules[i].votes;
		to->rules[i].overlaps += from->rules[i].overlaps;
		to->rules[i].conflicts += from->rules[i].conflicts;
	}
}

static void close_worker(void *ctx, void *worker)
{
	struct prelabel *p = ctx;
	struct worker *w = worker;

	merge(&p->counts, &w->counts, p->set->n_rules);
	lbl_voter_free(w->voter);
	lbl_suggestions_clear(&w->suggestions);
	free(w->counts.rules);
	free(w);
}

static bool disagree(const struct lbl_rule *rules, const struct lbl_vote *votes, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!lbl_span_eq(lbl_buf_span(&rules[votes[0].rule].answer),
				 lbl_buf_span(&rules[votes[i].rule].answer)))
			return true;
	return false;
}

static void count_votes(struct worker *w, const struct lbl_vote *votes, size_t n)
{
	bool conflict = disagree(w->p->set->rules, votes, n);

	w->counts.records++;
	w->counts.items++;
	w->counts.covered += n > 0;
	for (size_t i = 0; i < n; i++) {
		struct count *c = &w->counts.rules[votes[i].rule];

		c->votes++;
		c->overlaps += n > 1;
		c->conflicts += conflict;
	}
}

static int prelabel_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
			 struct lbl_error *err)
{
	struct worker *w = worker;
	const struct lbl_span *v = line->values;
	enum lbl_kind kind = lbl_kind_of(v[ID], v[ITEM], v[ANNOTATOR]);
	struct lbl_buf *out = &yield->out[LBL_MAIN];
	const struct lbl_vote *votes;
	size_t n;

	if (kind == LBL_KIND_NONE)
		return lbl_error_set(err, LBL_E_INPUT, "%s", lbl_kind_fault());
	if (kind != LBL_KIND_ITEM) {
		lbl_edit_pass(out, line);
		w->counts.records++;
		return 0;
	}
	if (lbl_voter_cast(w->voter, v + FIELDS, &votes, &n, err) ||
	    lbl_suggestions_write(&w->suggestions, w->p->set, line, v[SUGGESTIONS], votes, n, out,
				  err))
		return -1;
	count_votes(w, votes, n);
	return 0;
}

static struct lbl_paths *compile_paths(const struct prelabel *p, struct lbl_error *err)
{
	size_t n = FIELDS + p->set->n_fields;
	const char **paths = lbl_alloc(n * sizeof *paths);
	struct lbl_paths *compiled;

	paths[ID] = p->args->id ? p->args->id : "id";
	paths[ITEM] = "item";
	paths[ANNOTATOR] = "annotator";
	paths[SUGGESTIONS] = "suggestions";
	for (size_t i = 0; i < p->set->n_fields; i++)
		paths[FIELDS + i] = p->set->fields[i].path;
	compiled = lbl_paths_new(paths, n, err);
	free(paths);
	return compiled;
}

static int prelabel_records(struct lbl_run *run, struct prelabel *p, struct lbl_error *err)
{
	struct lbl_paths *paths = compile_paths(p, err);
	struct lbl_stream stream = { .paths = paths,
				     .ctx = p,
				     .open = open_worker,
				     .line = prelabel_line,
				     .close = close_worker };
	int rc = paths ? lbl_run_stream(run, &stream, err) : -1;

	run->records_out = p->counts.records;
	lbl_paths_free(paths);
	return rc;
}

static void tell_fault(void *arg, const struct lbl_error *err)
{
	lbl_run_error(arg, err);
}

/* Does standard input serve both as rules and as records? */
static bool reads_twice(const struct lbl_run *run, const struct lbl_list *rules)
{
	return lbl_list_has(rules, "-", 1) && (!run->files.n || lbl_list_has(&run->files, "-", 1));
}

/* All faults of all files are told before the run ends; *faults: how many. */
static int load_rules(struct lbl_run *run, struct prelabel *p, size_t *faults,
		      struct lbl_error *err)
{
	const struct lbl_list *files = &p->args->rules;

	if (!files->n)
		return lbl_error_set(err, LBL_E_USAGE, "no --rules: nothing to vote by");
	if (reads_twice(run, files))
		return lbl_error_set(err, LBL_E_USAGE,
				     "standard input cannot be both the rules and the records");
	p->set = lbl_ruleset_new();
	for (size_t i = 0; i < files->n; i++) {
		lbl_run_reads(run, files->v[i]);
		*faults += lbl_ruleset_add(p->set, files->v[i], tell_fault, run);
	}
	if (*faults)
		return 0;
	p->counts.rules = lbl_alloc_zero(p->set->n_rules, sizeof *p->counts.rules);
	return lbl_ruleset_build(p->set, err);
}

/* Rules that are checked and then keep silent are worth a word. */
static void tell_retired(const struct lbl_run *run, const struct lbl_ruleset *set)
{
	size_t n = 0;

	for (size_t i = 0; i < set->n_rules; i++)
		n += set->rules[i].retired;
	if (n)
		lbl_run_note(run, "retired rules, which cast no votes: %zu", n);
}

static double share(uint64_t n, uint64_t of)
{
	return of ? (double)n / (double)of : 0;
}

static void tell_rule(const struct lbl_run *run, const struct prelabel *p, size_t i)
{
	const struct lbl_rule *rule = &p->set->rules[i];
	const struct count *c = &p->counts.rules[i];
	uint64_t items = p->counts.items;

	if (rule->retired)
		lbl_run_message(run, "%.*s: retired, no votes", (int)rule->annotator.len,
				rule->annotator.data);
	else
		lbl_run_message(run,
				"%.*s: %llu votes, coverage %.4f, overlaps %.4f, conflicts %.4f",
				(int)rule->annotator.len, rule->annotator.data,
				(unsigned long long)c->votes, share(c->votes, items),
				share(c->overlaps, items), share(c->conflicts, items));
}

static void tell_counts(const struct lbl_run *run, const struct prelabel *p)
{
	const struct counts *c = &p->counts;

	for (size_t i = 0; i < p->set->n_rules; i++)
		tell_rule(run, p, i);
	lbl_run_message(run, "%llu items, %llu with votes, coverage %.4f",
			(unsigned long long)c->items, (unsigned long long)c->covered,
			share(c->covered, c->items));
}

static int prelabel(struct lbl_run *run, struct prelabel *p)
{
	struct lbl_error err = { 0 };
	size_t faults = 0;

	if (load_rules(run, p, &faults, &err))
		return lbl_run_fail(run, &err);
	if (faults)
		return lbl_run_end(run, LBL_EXIT_TROUBLE);
	tell_retired(run, p->set);
	if (lbl_run_open(run, &err) || prelabel_records(run, p, &err))
		return lbl_run_fail(run, &err);
	if (p->args->verbose)
		tell_counts(run, p);
	return lbl_run_end(run, LBL_EXIT_DONE);
}

int main(int argc, char **argv)
{
	struct args args = { .match_limit = LBL_MATCH_LIMIT };
	struct prelabel p = { .args = &args };
	struct lbl_run run;
	int rc = lbl_run_begin(&run, &program, &args, argc, argv);

	if (rc == LBL_RUN_GO)
		rc = prelabel(&run, &p);
	lbl_ruleset_free(p.set);
	free(p.counts.rules);
	lbl_list_clear(&args.rules);
	return rc;
}
