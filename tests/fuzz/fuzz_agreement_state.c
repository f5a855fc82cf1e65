/*
 * fuzz_agreement_state: the reader of states. What it accepts can be computed with, has a
 * written form that reads back as itself, and does not merge with itself.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "json/path.h"
#include "json/scan.h"
#include "state/agreement_slices.h"
#include "state/agreement_state.h"
#include "stat/agreement.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Scans and reads one line; a is initialised in any case. Returns 0 when it is a state. */
static int read_line(struct lbl_agreement *a, const char *text, size_t n)
{
	struct lbl_error err = { 0 };
	struct lbl_paths *paths = lbl_paths_new(lbl_agreement_state_paths(), LBL_STATE_MEMBERS,
						&err);
	struct lbl_scan *scan = lbl_scan_new(paths, LBL_DEPTH, LBL_SCAN_BEST);
	char *line = calloc(1, n + 1 + LBL_SCAN_PAD);
	struct lbl_scanned got;
	int rc = -1;

	memcpy(line, text, n);
	line[n] = '\n';
	lbl_agreement_init(a);
	if (!lbl_scan_blank(line) && !lbl_scan_line(scan, line, &got) && *got.open == '{')
		rc = lbl_agreement_state_read(a, got.values, &err);
	if (rc && err.code && !err.message[0])
		abort();
	free(line);
	lbl_scan_free(scan);
	lbl_paths_free(paths);
	return rc;
}

/* Wide numbers and ranks of labels, so that what needs these computes. */
static struct lbl_scale any_scale(uint32_t n)
{
	struct lbl_scale s = { .ci_level = .95 };

	s.units = calloc(n + 1, sizeof *s.units);
	s.ranks = calloc(n + 1, sizeof *s.ranks);
	for (uint32_t i = 0; i < n; i++) {
		s.units[i] = (i % 2 ? -1 : 1) * (INT64_C(1000000000000000000) - i);
		s.ranks[i] = i / 2;
	}
	return s;
}

static void compute(const struct lbl_agreement *a)
{
	struct lbl_ratings r;
	struct lbl_coefficient c;
	size_t n;
	const struct lbl_measure *measures = lbl_measures(&n);
	struct lbl_scale scale = any_scale(lbl_intern_count(a->categories));
	struct lbl_counted counted = { &a->patterns, &a->pairs,
				       a->raters_missing ? NULL : &a->raters,
				       lbl_intern_count(a->categories),
				       a->complete_missing ? NULL : &a->complete };
	struct lbl_marked_row *list;
	size_t n_list;

	lbl_ratings_init(&r, &counted, &scale);
	list = lbl_marked_list(&a->markings.marked, &n_list);
	r.matches = lbl_marked_pairs(list, n_list, LBL_MARKED_ALL, &r.n_matches);
	free(list);
	r.unitizing = &a->markings.unitizing;
	r.disorders = &a->markings.disorders;
	r.mark_label = LBL_UNITIZING_ALL;
	for (size_t i = 0; i < n; i++) {
		measures[i].compute(&r, &c);
		if (!c.reason != !isnan(c.value) || isinf(c.value) ||
		    (!c.reason && !c.se_reason && isnan(c.se)))
			abort();
	}
	lbl_ratings_clear(&r);
	lbl_scale_clear(&scale);
}

static void compute_slices(const struct lbl_agreement *a)
{
	for (size_t i = 0; i < a->n_slices; i++)
		for (uint32_t k = 0; k < lbl_intern_count(a->slices[i].values); k++)
			compute(&a->slices[i].v[k]);
}

static void reads_back(const struct lbl_agreement *a)
{
	struct lbl_buf first = { 0 }, second = { 0 };
	struct lbl_agreement again;

	lbl_agreement_state_write(a, &first);
	if (read_line(&again, first.data, first.len - 1))
		abort();
	lbl_agreement_rank(&again);
	lbl_agreement_state_write(&again, &second);
	if (!lbl_span_eq(lbl_buf_span(&first), lbl_buf_span(&second)))
		abort();
	lbl_buf_clear(&first);
	lbl_buf_clear(&second);
	lbl_agreement_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct lbl_agreement a, same;
	struct lbl_error err = { 0 };
	const char *text = (const char *)data;

	if (memchr(data, '\n', n))
		return 0;
	if (read_line(&a, text, n)) {
		lbl_agreement_clear(&a);
		return 0;
	}
	lbl_agreement_rank(&a);
	compute(&a);
	compute_slices(&a);
	reads_back(&a);
	if (!read_line(&same, text, n) && !lbl_agreement_merge(&a, &same, &err) && a.shards.n)
		abort();
	lbl_agreement_clear(&a);
	lbl_agreement_clear(&same);
	return 0;
}
