/*
 * Reading a report's state back. A state may come from anywhere, so each
 * number is checked, and what counts the same thing twice must agree: figures
 * can then be computed without a further check.
 */
#include "state/report_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/sketch_json.h"

static int off(struct lbl_error *err, const char *member)
{
	return lbl_error_set(err, LBL_E_INPUT, "not a report's state: %s is missing or off",
			     member);
}

/* A whole number from 0 to `most`. */
static bool read_u64(struct lbl_span raw, uint64_t most, uint64_t *out)
{
	return lbl_type_of(raw) == LBL_NUMBER && lbl_num_u64(raw, out) && *out <= most;
}

static bool read_i64(struct lbl_span raw, int64_t *out)
{
	struct lbl_span digits = raw;
	uint64_t v;

	if (lbl_type_of(raw) != LBL_NUMBER)
		return false;
	bool negative = raw.ptr[0] == '-';
	digits.ptr += negative;
	digits.len -= negative;
	if (!lbl_num_u64(digits, &v) || v > INT64_MAX)
		return false;
	*out = negative ? -(int64_t)v : (int64_t)v;
	return true;
}

/* The numbers of an array; false when there are more or fewer. */
static bool read_list(struct lbl_span raw, uint64_t *v, size_t n)
{
	struct lbl_walk walk;
	struct lbl_span value;
	size_t i = 0;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return false;
	for (lbl_walk_init(&walk, raw); lbl_walk_next(&walk, NULL, &value); i++)
		if (i == n || !read_u64(value, INT64_MAX, &v[i]))
			return false;
	return i == n;
}

static int read_counts(struct lbl_report_state *s, struct lbl_span root, struct lbl_error *err)
{
	struct lbl_span counts = lbl_walk_find(root, "counts");
	struct lbl_span suggestions = lbl_walk_find(root, "suggestions");

	for (int c = 0; c < LBL_REPORT_COUNTS; c++) {
		const char *name = lbl_report_count_name((enum lbl_report_count)c);

		if (!read_u64(lbl_walk_find(counts, name), INT64_MAX, &s->counts[c]))
			return off(err, name);
	}
	for (int o = 0; o < LBL_ORIGINS; o++) {
		const char *name = lbl_origin_name((enum lbl_origin)o);

		if (!read_u64(lbl_walk_find(suggestions, name), INT64_MAX, &s->suggestions[o]))
			return off(err, "suggestions");
	}
	return 0;
}

static int read_durations(struct lbl_histogram *h, struct lbl_span list, struct lbl_error *err)
{
	struct lbl_walk walk;
	struct lbl_span pair;
	uint64_t v[2]; /* bucket, values in it */

	if (lbl_type_of(list) != LBL_ARRAY)
		return off(err, "durations");
	lbl_walk_init(&walk, list);
	while (lbl_walk_next(&walk, NULL, &pair)) {
		if (!read_list(pair, v, 2) || v[0] >= LBL_HISTOGRAM_BUCKETS ||
		    h->total + v[1] > INT64_MAX)
			return off(err, "durations");
		lbl_histogram_add(h, (unsigned)v[0], v[1]);
	}
	return 0;
}

/* What a row says must fit together: rates of it are then between 0 and 1. */
static bool row_sound(const struct lbl_report_row *r)
{
	const uint64_t *n = r->n;

	return n[LBL_ROW_CORRECT] <= n[LBL_ROW_JUDGED] && n[LBL_ROW_JUDGED] <= n[LBL_ROW_KEPT] &&
	       n[LBL_ROW_ITEMS] <= n[LBL_ROW_KEPT] && n[LBL_ROW_KEPT] <= n[LBL_ROW_ANNOTATIONS] &&
	       n[LBL_ROW_ABSTAINED] <= n[LBL_ROW_ANNOTATIONS] &&
	       n[LBL_ROW_TIMES] <= n[LBL_ROW_ANNOTATIONS] &&
	       r->durations.total <= n[LBL_ROW_ANNOTATIONS];
}

static int read_row(struct lbl_report_row *r, struct lbl_span raw, struct lbl_error *err)
{
	for (int c = 0; c < LBL_ROW_COUNTS; c++) {
		const char *member = lbl_row_count_name((enum lbl_row_count)c);

		if (!read_u64(lbl_walk_find(raw, member), INT64_MAX, &r->n[c]))
			return off(err, member);
	}
	if (!read_i64(lbl_walk_find(raw, "first_ms"), &r->first_ms) ||
	    !read_i64(lbl_walk_find(raw, "last_ms"), &r->last_ms))
		return off(err, "first_ms or last_ms");
	if (read_durations(&r->durations, lbl_walk_find(raw, "durations"), err))
		return -1;
	return row_sound(r) ? 0 : off(err, "a row's count");
}

/* Names and tables are read with two buffers that are reused. */
struct reader {
	struct lbl_report_state *s;
	struct lbl_buf text, key;
	struct lbl_error *err;
};

static bool read_text(struct reader *r, struct lbl_span raw, struct lbl_span *out)
{
	if (lbl_type_of(raw) != LBL_STRING)
		return false;
	r->text.len = 0;
	*out = lbl_text_decode(raw, &r->text);
	return true;
}

static int read_named_row(struct reader *r, struct lbl_span raw)
{
	struct lbl_span origin = lbl_walk_find(raw, "origin"), name;
	uint32_t known = lbl_intern_count(r->s->annotators);
	int o = 0;

	while (o < LBL_ORIGINS && (lbl_type_of(origin) != LBL_STRING ||
				   !lbl_text_is(origin, lbl_origin_name((enum lbl_origin)o))))
		o++;
	if (o == LBL_ORIGINS || !read_text(r, lbl_walk_find(raw, "annotator"), &name))
		return off(r->err, "a row's annotator or origin");
	if (lbl_report_state_row(r->s, name, (enum lbl_origin)o, &r->key) != known)
		return lbl_error_set(r->err, LBL_E_INPUT,
				     "not a report's state: a row stands twice");
	return read_row(&r->s->rows[known], raw, r->err);
}

static int read_class(struct reader *r, struct lbl_span raw)
{
	uint32_t known = lbl_intern_count(r->s->classes);
	struct lbl_span text;

	if (!read_text(r, raw, &text) || lbl_intern_put(r->s->classes, text) != known)
		return off(r->err, "classes");
	return 0;
}

static int read_each(struct reader *r, struct lbl_span root, const char *member,
		     int (*read)(struct reader *, struct lbl_span))
{
	struct lbl_span list = lbl_walk_find(root, member), value;
	struct lbl_walk walk;

	if (lbl_type_of(list) != LBL_ARRAY)
		return off(r->err, member);
	lbl_walk_init(&walk, list);
	while (lbl_walk_next(&walk, NULL, &value))
		if (read(r, value))
			return -1;
	return 0;
}

static int read_names(struct lbl_report_state *s, struct lbl_span root, struct lbl_error *err)
{
	struct reader r = { .s = s, .err = err };
	int rc = read_each(&r, root, "rows", read_named_row);

	if (rc == 0)
		rc = read_each(&r, root, "classes", read_class);
	lbl_buf_clear(&r.text);
	lbl_buf_clear(&r.key);
	return rc;
}

/* Cells as [row, column, count]; adds them up in total. */
static int read_crosstab(struct lbl_crosstab *c, struct lbl_span list, uint32_t n_rows,
			 uint32_t n_columns, uint64_t *total, struct lbl_error *err)
{
	struct lbl_walk walk;
	struct lbl_span cell;
	uint64_t v[3];

	if (lbl_type_of(list) != LBL_ARRAY)
		return off(err, "given or confusion");
	lbl_walk_init(&walk, list);
	while (lbl_walk_next(&walk, NULL, &cell)) {
		if (!read_list(cell, v, 3) || v[0] >= n_rows || v[1] >= n_columns ||
		    *total + v[2] > INT64_MAX)
			return off(err, "given or confusion");
		lbl_crosstab_add(c, (uint32_t)v[0], (uint32_t)v[1], v[2]);
		*total += v[2];
	}
	return 0;
}

static uint64_t rows_sum(const struct lbl_report_state *s, enum lbl_row_count c)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < lbl_intern_count(s->annotators); i++)
		if (__builtin_add_overflow(sum, s->rows[i].n[c], &sum))
			return UINT64_MAX; /* more than any count may be */
	return sum;
}

/* Each row's kept judgments are those that are given by label. */
static bool rows_given(const struct lbl_report_state *s)
{
	uint32_t n = lbl_intern_count(s->annotators);
	uint64_t *kept = lbl_alloc_zero(n, sizeof *kept);
	struct lbl_crosstab_cell *cells = lbl_crosstab_sorted(&s->given);
	bool same = true;

	for (size_t i = 0; i < s->given.n; i++)
		kept[cells[i].row] += cells[i].count;
	for (uint32_t i = 0; i < n; i++)
		same = same && kept[i] == s->rows[i].n[LBL_ROW_KEPT];
	free(cells);
	free(kept);
	return same;
}

/* Every annotation is of another stage, set aside, or counts. */
static bool annotations_add_up(const struct lbl_report_state *s)
{
	const uint64_t *n = s->counts;
	uint64_t rest = n[LBL_REPORT_ANNOTATIONS];
	const uint64_t parts[] = { n[LBL_REPORT_OTHER_STAGE], n[LBL_REPORT_ABSTAINED],
				   n[LBL_REPORT_DUPLICATES], n[LBL_REPORT_KEPT] };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i] > rest)
			return false;
		rest -= parts[i];
	}
	return rest == 0;
}

static int read_tables(struct lbl_report_state *s, struct lbl_span root, struct lbl_error *err)
{
	struct lbl_span confusion = lbl_walk_find(root, "confusion");
	uint32_t rows = lbl_intern_count(s->annotators), classes = lbl_intern_count(s->classes);
	uint64_t given = 0, judged = 0;

	if (read_crosstab(&s->given, lbl_walk_find(root, "given"), rows, classes, &given, err))
		return -1;
	for (int o = 0; o < LBL_ORIGINS; o++) {
		const char *name = lbl_origin_name((enum lbl_origin)o);

		if (read_crosstab(&s->confusion[o], lbl_walk_find(confusion, name), classes,
				  classes, &judged, err))
			return -1;
	}
	if (given != s->counts[LBL_REPORT_KEPT] || !rows_given(s) || !annotations_add_up(s) ||
	    judged != rows_sum(s, LBL_ROW_JUDGED) ||
	    s->counts[LBL_REPORT_ANNOTATIONS] != rows_sum(s, LBL_ROW_ANNOTATIONS))
		return lbl_error_set(err, LBL_E_INPUT,
				     "not a report's state: its counts contradict each other");
	return 0;
}

static int read_sketches(struct lbl_report_state *s, struct lbl_span root, struct lbl_error *err)
{
	if (!lbl_sketch_read(&s->items, lbl_walk_find(root, "sketch")))
		return off(err, "sketch");
	return lbl_sketch_read(&s->pairs, lbl_walk_find(root, "pair_sketch"))
		       ? 0
		       : off(err, "pair_sketch");
}

static int read_shards(struct lbl_report_state *s, struct lbl_span root, struct lbl_error *err)
{
	uint64_t total = 0;

	if (lbl_shards_read(&s->shards, lbl_walk_find(root, "shards"), err))
		return -1;
	for (size_t i = 0; i < s->shards.n; i++)
		total += s->shards.v[i].records;
	return total == s->counts[LBL_REPORT_RECORDS] ? 0 : off(err, "shards");
}

static int read_head(struct lbl_span root, struct lbl_error *err)
{
	struct lbl_span kind = lbl_walk_find(root, "kind");
	uint64_t version;

	if (lbl_type_of(kind) != LBL_STRING)
		return lbl_error_set(err, LBL_E_INPUT, "not a state: it names no kind");
	if (!lbl_text_is(kind, LBL_REPORT_STATE_KIND))
		return lbl_error_set(err, LBL_E_INPUT, "a state of kind %.*s, not \"%s\"",
				     (int)(kind.len < 80 ? kind.len : 80), kind.ptr,
				     LBL_REPORT_STATE_KIND);
	if (!read_u64(lbl_walk_find(root, "version"), LBL_REPORT_STATE_VERSION, &version) ||
	    version != LBL_REPORT_STATE_VERSION)
		return lbl_error_set(err, LBL_E_INPUT, "a state of another version than %d",
				     LBL_REPORT_STATE_VERSION);
	return 0;
}

int lbl_report_state_read(struct lbl_report_state *s, struct lbl_span object, struct lbl_error *err)
{
	if (read_head(object, err) ||
	    lbl_report_options_read(&s->options, lbl_walk_find(object, "options"), err) ||
	    read_counts(s, object, err) || read_names(s, object, err) ||
	    read_tables(s, object, err) || read_sketches(s, object, err))
		return -1;
	return read_shards(s, object, err);
}
