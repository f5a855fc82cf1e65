/*
 * agreement_body_read: reads what state/agreement_body writes. It trusts nothing: numbers are in
 * their ranges, names ascend, and sums over patterns and pairs keep below LBL_AGREEMENT_MAX, so
 * that what it reads is safe to add up. It walks the raw text, since a name may hold any
 * character, NUL too.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/agreement_members.h"

/* Strings in ascending byte order. */
static int read_names(struct lbl_intern *to, enum lbl_agreement_member m, struct lbl_span raw,
		      struct lbl_error *err)
{
	struct lbl_buf hold = { 0 };
	struct lbl_span value;
	struct lbl_walk w;
	bool good = lbl_type_of(raw) == LBL_ARRAY;

	lbl_walk_init(&w, raw);
	while (good && lbl_walk_next(&w, NULL, &value)) {
		uint32_t n = lbl_intern_count(to);
		struct lbl_span text;

		good = lbl_type_of(value) == LBL_STRING;
		if (!good)
			break;
		hold.len = 0;
		text = lbl_text_decode(value, &hold);
		good = !n || lbl_span_cmp(lbl_intern_text(to, n - 1), text) < 0;
		lbl_intern_put(to, text);
	}
	lbl_buf_clear(&hold);
	return good ? 0 : lbl_state_refuse(err, m, "strings in ascending byte order");
}

int lbl_state_read_annotators(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	return read_names(a->annotators, LBL_STATE_ANNOTATORS, raw, err);
}

int lbl_state_read_categories(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	return read_names(a->categories, LBL_STATE_CATEGORIES, raw, err);
}

static bool read_numbers(struct lbl_span raw, struct lbl_state_row *out)
{
	struct lbl_span value;
	struct lbl_walk w;

	out->n = 0;
	if (lbl_type_of(raw) != LBL_ARRAY)
		return false;
	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value)) {
		out->v = lbl_grow(out->v, &out->cap, out->n + 1, sizeof *out->v);
		if (!lbl_num_u64(value, &out->v[out->n]) || out->v[out->n] > LBL_AGREEMENT_MAX)
			return false;
		out->n++;
	}
	return true;
}

int lbl_state_read_rows(struct lbl_agreement *a, enum lbl_agreement_member m, struct lbl_span raw,
			lbl_state_take_row *take, uint64_t *budget, struct lbl_error *err)
{
	struct lbl_state_row row = { 0 };
	struct lbl_span value;
	struct lbl_walk w;
	bool good = lbl_type_of(raw) == LBL_ARRAY;

	lbl_walk_init(&w, raw);
	while (good && lbl_walk_next(&w, NULL, &value))
		good = read_numbers(value, &row) && take(a, &row, budget);
	free(row.v);
	return good ? 0 : lbl_state_refuse(err, m, "rows of numbers as lbl-state(5) says");
}

bool lbl_state_spend(uint64_t *budget, uint64_t n)
{
	if (n > *budget)
		return false;
	*budget -= n;
	return true;
}

static bool take_pattern(struct lbl_agreement *a, const struct lbl_state_row *row, uint64_t *budget)
{
	uint32_t categories = lbl_intern_count(a->categories);
	size_t n = row->n / 2;
	struct lbl_vote_count *votes;
	bool good = row->n >= 3 && row->n % 2 == 1 && row->v[0] > 0;

	votes = lbl_alloc_zero(n, sizeof *votes);
	for (size_t i = 0; good && i < n; i++) {
		uint64_t category = row->v[1 + 2 * i], count = row->v[2 + 2 * i];

		good = category < categories && count > 0 && count <= UINT32_MAX &&
		       (i == 0 || category > votes[i - 1].category) &&
		       row->v[0] <= LBL_AGREEMENT_MAX / count &&
		       lbl_state_spend(budget, row->v[0] * count);
		votes[i] = (struct lbl_vote_count){ (uint32_t)category, (uint32_t)count };
	}
	if (good) { /* raters refer to patterns by their places, so each stands once */
		uint32_t known = lbl_patterns_count(&a->patterns);

		good = lbl_patterns_add(&a->patterns, votes, n, row->v[0]) == known;
	}
	free(votes);
	return good;
}

/* Adds a row of pairs to a table of the state. */
static bool take_cells(const struct lbl_agreement *a, struct lbl_pairs *to,
		       const struct lbl_state_row *row, uint64_t *budget)
{
	uint32_t annotators = lbl_intern_count(a->annotators);
	uint32_t categories = lbl_intern_count(a->categories);
	const uint64_t *v = row->v;

	if (row->n < 5 || row->n % 3 != 2 || v[0] >= v[1] || v[1] >= annotators)
		return false;
	for (size_t i = 2; i < row->n; i += 3) {
		struct lbl_cell cell = { (uint32_t)v[0], (uint32_t)v[1], (uint32_t)v[i],
					 (uint32_t)v[i + 1], v[i + 2] };

		if (v[i] >= categories || v[i + 1] >= categories || !cell.n ||
		    !lbl_state_spend(budget, cell.n))
			return false;
		lbl_pairs_add(to, &cell);
	}
	return true;
}

static bool take_pair(struct lbl_agreement *a, const struct lbl_state_row *row, uint64_t *budget)
{
	return take_cells(a, &a->pairs, row, budget);
}

static bool take_complete(struct lbl_agreement *a, const struct lbl_state_row *row,
			  uint64_t *budget)
{
	return take_cells(a, &a->complete.pairs, row, budget);
}

static bool take_rater(struct lbl_agreement *a, const struct lbl_state_row *row, uint64_t *budget)
{
	uint32_t categories = lbl_intern_count(a->categories);
	uint32_t patterns = lbl_patterns_count(&a->patterns);
	const uint64_t *v = row->v;

	if (row->n < 4 || row->n % 3 != 1 || v[0] >= lbl_intern_count(a->annotators))
		return false;
	for (size_t i = 1; i < row->n; i += 3) {
		struct lbl_cell cell = lbl_raters_cell((uint32_t)v[0], (uint32_t)v[i],
						       (uint32_t)v[i + 1], v[i + 2]);

		if (v[i] >= patterns || v[i + 1] >= categories || !cell.n ||
		    !lbl_state_spend(budget, cell.n))
			return false;
		lbl_pairs_add(&a->raters.cells, &cell);
	}
	lbl_complete_see(&a->complete, (uint32_t)v[0]);
	return true;
}

/* Judgments that count: patterns and raters hold each once, but where labels are marks. */
static uint64_t judgments_of(const struct lbl_agreement *a)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t aside = c->abstained + c->duplicates;

	if (aside > c->annotations || lbl_shape_is_marks(a->options.shape))
		return 0;
	return c->annotations - aside;
}

int lbl_state_read_patterns(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t budget = judgments_of(a);

	if (lbl_state_read_rows(a, LBL_STATE_PATTERNS, raw, take_pattern, &budget, err))
		return -1;
	if (c->abstained + c->duplicates > c->annotations || budget)
		return lbl_state_refuse(err, LBL_STATE_PATTERNS,
					"as many ratings as 'counts' says");
	return 0;
}

int lbl_state_read_pairs(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	uint64_t budget = LBL_AGREEMENT_MAX;

	return lbl_state_read_rows(a, LBL_STATE_PAIRS, raw, take_pair, &budget, err);
}

/* Raters hold each judgment that counts once, too; states of old have none. */
int lbl_state_read_raters(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	uint64_t budget = judgments_of(a);

	if (!raw.ptr || lbl_type_of(raw) == LBL_NULL) {
		a->raters_missing = budget > 0;
		return 0;
	}
	if (lbl_state_read_rows(a, LBL_STATE_RATERS, raw, take_rater, &budget, err))
		return -1;
	if (budget)
		return lbl_state_refuse(err, LBL_STATE_RATERS, "as many ratings as 'counts' says");
	return 0;
}

/* Raters have said who has rated; the pairs of items complete for these follow. */
int lbl_state_read_complete(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t budget = LBL_AGREEMENT_MAX, kept = c->annotations - c->abstained - c->duplicates;

	if (!raw.ptr || lbl_type_of(raw) == LBL_NULL || a->raters_missing) {
		a->complete_missing = kept > 0;
		return 0;
	}
	if (lbl_state_read_rows(a, LBL_STATE_COMPLETE, raw, take_complete, &budget, err))
		return -1;
	if (!lbl_complete_settle(&a->complete) ||
	    (a->complete.items && a->complete.items > kept / a->complete.annotators))
		return lbl_state_refuse(err, LBL_STATE_COMPLETE,
					"the same items of every two annotators that have rated");
	return 0;
}

int lbl_state_body_read(struct lbl_agreement *a, struct lbl_span object, struct lbl_error *err)
{
	const struct lbl_state_member *members = lbl_state_members();

	for (int m = 0; m < LBL_STATE_MEMBERS; m++)
		if (members[m].of_body &&
		    members[m].read(a, lbl_walk_find(object, members[m].name), err))
			return -1;
	return 0;
}
