/*
 * fuzz_rules: the reader of rules, and voting. The input is a file of rules, and behind its
 * first NUL a record. A fault has a message and a place; a record that the rules have voted on
 * is sound, and does not change when they vote again.
 */
#include <stdlib.h>
#include <string.h>

#include "json/path.h"
#include "json/scan.h"
#include "memory_file.h"
#include "rules/ruleset.h"
#include "rules/suggestions.h"
#include "rules/vote.h"

#define MATCH_LIMIT 1000 /* small: slow patterns are no find */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_fault(void *arg, const struct lbl_error *err)
{
	const size_t *n = arg;

	if (!err->message[0] || err->line > *n + 1 || err->byte > *n + 1)
		abort();
}

static struct lbl_paths *compile_paths(const struct lbl_ruleset *set)
{
	const char **paths = calloc(set->n_fields + 1, sizeof *paths);
	struct lbl_error err;
	struct lbl_paths *compiled;

	paths[0] = "suggestions";
	for (size_t i = 0; i < set->n_fields; i++)
		paths[i + 1] = set->fields[i].path;
	compiled = lbl_paths_new(paths, set->n_fields + 1, &err);
	free(paths);
	return compiled;
}

/* Votes on one line, which ends in LF and padding, into out; false: it is no record, or bad. */
static bool prelabel(const struct lbl_ruleset *set, struct lbl_scan *scan, const char *text,
		     struct lbl_buf *out)
{
	struct lbl_voter *v = lbl_voter_new(set, MATCH_LIMIT);
	struct lbl_suggestions s = { 0 };
	struct lbl_error err = { 0 };
	const struct lbl_vote *votes;
	struct lbl_scanned got;
	size_t n;
	bool done = false;

	if (!lbl_scan_blank(text) && !lbl_scan_line(scan, text, &got) && *got.open == '{') {
		struct lbl_line line = { .text = { text, (size_t)(got.end - text) },
					 .values = got.values,
					 .open = got.open,
					 .close = got.close,
					 .empty = got.empty };

		done = !lbl_voter_cast(v, got.values + 1, &votes, &n, &err) &&
		       !lbl_suggestions_write(&s, set, &line, got.values[0], votes, n, out, &err);
		if (!done && !err.message[0])
			abort();
	}
	lbl_suggestions_clear(&s);
	lbl_voter_free(v);
	return done;
}

static void vote_twice(const struct lbl_ruleset *set, const char *record, size_t n)
{
	struct lbl_paths *paths = compile_paths(set);
	struct lbl_scan *scan = lbl_scan_new(paths, 0, LBL_SCAN_BEST);
	struct lbl_buf first = { 0 }, second = { 0 };
	char *line = calloc(1, n + 1 + LBL_SCAN_PAD);

	memcpy(line, record, n);
	line[n] = '\n';
	if (prelabel(set, scan, line, &first)) {
		memset(lbl_buf_reserve(&first, LBL_SCAN_PAD), 0, LBL_SCAN_PAD);
		if (!prelabel(set, scan, first.data, &second) ||
		    !lbl_span_eq(lbl_buf_span(&first), lbl_buf_span(&second)))
			abort();
	}
	free(line);
	lbl_buf_clear(&first);
	lbl_buf_clear(&second);
	lbl_scan_free(scan);
	lbl_paths_free(paths);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct memory_file file;
	const uint8_t *nul = n ? memchr(data, 0, n) : NULL;
	size_t rules = nul ? (size_t)(nul - data) : n;
	struct lbl_ruleset *set = lbl_ruleset_new();
	struct lbl_error err = { 0 };

	if (!lbl_ruleset_add(set, memory_file_fill(&file, data, rules), check_fault, &rules) &&
	    !lbl_ruleset_build(set, &err) && nul)
		vote_twice(set, (const char *)nul + 1, n - rules - 1);
	lbl_ruleset_free(set);
	return 0;
}
