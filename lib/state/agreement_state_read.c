/*
 * agreement_state_read: reads a state from the spans of its members. It trusts
 * nothing: numbers are in their ranges, names ascend, and sums over patterns and
 * pairs keep below LBL_AGREEMENT_MAX, so that what reads is safe to add up.
 * It walks the raw text, since a name may hold any character, NUL too.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/agreement_state.h"
#include "state/sketch_json.h"

static int refuse(struct lbl_error *err, enum lbl_agreement_member m, const char *expected)
{
	return lbl_error_set(err, LBL_E_INPUT, "state: member '%s': expected %s",
			     lbl_agreement_state_paths()[m], expected);
}

static int read_head(const struct lbl_span *values, struct lbl_error *err)
{
	struct lbl_span kind = values[LBL_STATE_KIND], version = values[LBL_STATE_VERSION];
	uint64_t number;

	if (lbl_type_of(kind) != LBL_STRING)
		return lbl_error_set(err, LBL_E_INPUT,
				     "not a state: no member 'kind'; --merge reads what "
				     "--partial has written");
	if (!lbl_text_is(kind, LBL_AGREEMENT_STATE_KIND))
		return lbl_error_set(err, LBL_E_INPUT, "kind %.*s is not \"%s\"",
				     (int)(kind.len < 80 ? kind.len : 80), kind.ptr,
				     LBL_AGREEMENT_STATE_KIND);
	if (!lbl_num_u64(version, &number))
		return refuse(err, LBL_STATE_VERSION, "a number");
	if (number != LBL_AGREEMENT_STATE_VERSION)
		return lbl_error_set(err, LBL_E_INPUT,
				     "state of version %" PRIu64 "; this program reads version %d",
				     number, LBL_AGREEMENT_STATE_VERSION);
	return 0;
}

/* A string without NUL, as options are; new, or NULL. */
static char *option_text(struct lbl_span raw)
{
	struct lbl_buf hold = { 0 };
	struct lbl_span text;
	char *s = NULL;

	if (lbl_type_of(raw) != LBL_STRING)
		return NULL;
	text = lbl_text_decode(raw, &hold);
	if (!text.len || !memchr(text.ptr, 0, text.len))
		s = lbl_strndup(text.ptr, text.len);
	lbl_buf_clear(&hold);
	return s;
}

static bool read_option(struct lbl_span options, const char *name, char **out)
{
	free(*out);
	*out = option_text(lbl_walk_find(options, name));
	return *out != NULL;
}

/* Reads an array of strings with `set`. */
static bool read_list_as(struct lbl_span options, const char *name, struct lbl_list *out,
			 void (*set)(struct lbl_list *, const struct lbl_list *))
{
	struct lbl_span array = lbl_walk_find(options, name), value;
	struct lbl_list all = { 0 };
	struct lbl_walk w;
	bool good = lbl_type_of(array) == LBL_ARRAY;

	lbl_walk_init(&w, array);
	while (good && lbl_walk_next(&w, NULL, &value)) {
		char *s = option_text(value);

		good = s != NULL;
		if (s)
			lbl_list_add(&all, s, strlen(s));
		free(s);
	}
	set(out, &all);
	lbl_list_clear(&all);
	return good;
}

static bool read_list(struct lbl_span options, const char *name, struct lbl_list *out)
{
	return read_list_as(options, name, out, lbl_agreement_list_set);
}

static bool read_shape(struct lbl_span raw, enum lbl_shape *out)
{
	struct lbl_buf hold = { 0 };

	if (!raw.ptr)
		return true;
	*out = lbl_type_of(raw) == LBL_STRING ? lbl_shape_of_word(lbl_text_decode(raw, &hold)) :
						LBL_SHAPE_NONE;
	lbl_buf_clear(&hold);
	return *out != LBL_SHAPE_NONE;
}

/* What states of old do not have is as by default. */
static bool read_later(struct lbl_span options, struct lbl_agreement_options *o)
{
	if (lbl_walk_find(options, "origin").ptr && !read_list(options, "origin", &o->origins))
		return false;
	if (!read_shape(lbl_walk_find(options, "shape"), &o->shape))
		return false;
	return !lbl_walk_find(options, "categories").ptr ||
	       read_list_as(options, "categories", &o->categories, lbl_agreement_list_keep);
}

static bool read_duplicates(struct lbl_span raw, enum lbl_duplicates *out)
{
	if (lbl_type_of(raw) != LBL_STRING)
		return false;
	for (int d = LBL_DUP_LAST; d <= LBL_DUP_FAIL; d++) {
		*out = (enum lbl_duplicates)d;
		if (lbl_text_is(raw, lbl_duplicates_name(*out)))
			return true;
	}
	return false;
}

static int read_options(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_agreement_options *o = &a->options;

	if (!read_option(raw, "item", &o->item) || !read_option(raw, "annotator", &o->annotator) ||
	    !read_option(raw, "label", &o->label) || !read_list(raw, "stage", &o->stages) ||
	    !read_list(raw, "abstain", &o->abstain) ||
	    !read_duplicates(lbl_walk_find(raw, "duplicates"), &o->duplicates) ||
	    !read_later(raw, o))
		return refuse(err, LBL_STATE_OPTIONS,
			      "item, annotator, label, stage, abstain, duplicates, origin, "
			      "categories, shape");
	return 0;
}

static int read_shards(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	if (lbl_type_of(raw) != LBL_ARRAY)
		return refuse(err, LBL_STATE_SHARDS, "an array");
	return lbl_shards_read(&a->shards, raw, err);
}

static int read_counts(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_agreement_counts *c = &a->counts;
	const struct {
		const char *name;
		uint64_t *to;
	} rows[] = {
		{ "annotations", &c->annotations },   { "items", &c->items },
		{ "abstained", &c->abstained },	      { "duplicates", &c->duplicates },
		{ "dropped", &c->dropped },	      { "other_items", &c->other_items },
		{ "other_labels", &c->other_labels }, { "other_stages", &c->other_stages },
		{ "other_origins", &c->other_origins },
	};
	size_t n = sizeof rows / sizeof *rows;

	if (!lbl_walk_find(raw, "other_origins").ptr)
		n--; /* a state of old */
	for (size_t i = 0; i < n; i++)
		if (!lbl_num_u64(lbl_walk_find(raw, rows[i].name), rows[i].to) ||
		    *rows[i].to > LBL_AGREEMENT_MAX)
			return lbl_error_set(err, LBL_E_INPUT,
					     "state: member 'counts': '%s' must be an integer up "
					     "to %" PRIu64, rows[i].name, LBL_AGREEMENT_MAX);
	return 0;
}

/* Each record of the shards was an annotation or was passed over. */
static int check_records(const struct lbl_agreement *a, struct lbl_error *err)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t counted = c->annotations + c->other_items + c->other_labels + c->other_stages +
			   c->other_origins;
	uint64_t records = 0;

	for (size_t i = 0; i < a->shards.n; i++)
		records += a->shards.v[i].records;
	if (records == counted)
		return 0;
	return refuse(err, LBL_STATE_COUNTS, "as many records as 'shards' says");
}

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
	return good ? 0 : refuse(err, m, "strings in ascending byte order");
}

/* A row of integers up to LBL_AGREEMENT_MAX. */
struct numbers {
	uint64_t *v;
	size_t n, cap;
};

static bool read_numbers(struct lbl_span raw, struct numbers *out)
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

/* Adds a row's part, as `take` says, to the state; false: the row is not sound. */
typedef bool take_row(struct lbl_agreement *a, const struct numbers *row, uint64_t *budget);

/* budget: what the rows together may count; what they leave of it on return. */
static int read_rows(struct lbl_agreement *a, enum lbl_agreement_member m, struct lbl_span raw,
		     take_row *take, uint64_t *budget, struct lbl_error *err)
{
	struct numbers row = { 0 };
	struct lbl_span value;
	struct lbl_walk w;
	bool good = lbl_type_of(raw) == LBL_ARRAY;

	lbl_walk_init(&w, raw);
	while (good && lbl_walk_next(&w, NULL, &value))
		good = read_numbers(value, &row) && take(a, &row, budget);
	free(row.v);
	return good ? 0 : refuse(err, m, "rows of numbers as lbl-state(5) says");
}

static bool spend(uint64_t *budget, uint64_t n)
{
	if (n > *budget)
		return false;
	*budget -= n;
	return true;
}

static bool take_pattern(struct lbl_agreement *a, const struct numbers *row, uint64_t *budget)
{
	uint32_t categories = lbl_intern_count(a->categories);
	size_t n = row->n / 2;
	struct lbl_votes *votes;
	bool good = row->n >= 3 && row->n % 2 == 1 && row->v[0] > 0;

	votes = lbl_alloc_zero(n, sizeof *votes);
	for (size_t i = 0; good && i < n; i++) {
		uint64_t category = row->v[1 + 2 * i], count = row->v[2 + 2 * i];

		good = category < categories && count > 0 && count <= UINT32_MAX &&
		       (i == 0 || category > votes[i - 1].category) &&
		       row->v[0] <= LBL_AGREEMENT_MAX / count && spend(budget, row->v[0] * count);
		votes[i] = (struct lbl_votes){ (uint32_t)category, (uint32_t)count };
	}
	if (good) { /* raters refer to patterns by their places, so each stands once */
		uint32_t known = lbl_patterns_count(&a->patterns);

		good = lbl_patterns_add(&a->patterns, votes, n, row->v[0]) == known;
	}
	free(votes);
	return good;
}

static bool take_pair(struct lbl_agreement *a, const struct numbers *row, uint64_t *budget)
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
		    !spend(budget, cell.n))
			return false;
		lbl_pairs_add(&a->pairs, &cell);
	}
	return true;
}

static bool take_rater(struct lbl_agreement *a, const struct numbers *row, uint64_t *budget)
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
		    !spend(budget, cell.n))
			return false;
		lbl_pairs_add(&a->raters.cells, &cell);
	}
	return true;
}

/* Patterns hold each judgment that counts once. */
static int read_patterns(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t aside = c->abstained + c->duplicates;
	uint64_t budget = aside <= c->annotations ? c->annotations - aside : 0;

	if (read_rows(a, LBL_STATE_PATTERNS, raw, take_pattern, &budget, err))
		return -1;
	if (aside > c->annotations || budget)
		return refuse(err, LBL_STATE_PATTERNS, "as many ratings as 'counts' says");
	return 0;
}

static int read_pairs(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	uint64_t budget = LBL_AGREEMENT_MAX;

	return read_rows(a, LBL_STATE_PAIRS, raw, take_pair, &budget, err);
}

/* Raters hold each judgment that counts once, too; states of old have none. */
static int read_raters(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t budget = c->annotations - c->abstained - c->duplicates;

	if (!raw.ptr || lbl_type_of(raw) == LBL_NULL) {
		a->raters_missing = budget > 0;
		return 0;
	}
	if (read_rows(a, LBL_STATE_RATERS, raw, take_rater, &budget, err))
		return -1;
	return budget ? refuse(err, LBL_STATE_RATERS, "as many ratings as 'counts' says") : 0;
}

static int read_sketch(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	if (lbl_sketch_read(&a->sketch, raw))
		return 0;
	return refuse(err, LBL_STATE_SKETCH, "k, items, shared");
}

int lbl_agreement_state_read(struct lbl_agreement *a, const struct lbl_span *values,
			     struct lbl_error *err)
{
	if (read_head(values, err) || read_options(a, values[LBL_STATE_OPTIONS], err) ||
	    read_shards(a, values[LBL_STATE_SHARDS], err) ||
	    read_counts(a, values[LBL_STATE_COUNTS], err) || check_records(a, err) ||
	    read_names(a->annotators, LBL_STATE_ANNOTATORS, values[LBL_STATE_ANNOTATORS], err) ||
	    read_names(a->categories, LBL_STATE_CATEGORIES, values[LBL_STATE_CATEGORIES], err) ||
	    read_patterns(a, values[LBL_STATE_PATTERNS], err) ||
	    read_pairs(a, values[LBL_STATE_PAIRS], err) ||
	    read_raters(a, values[LBL_STATE_RATERS], err))
		return -1;
	return read_sketch(a, values[LBL_STATE_SKETCH], err);
}
