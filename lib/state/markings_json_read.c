/*
 * markings_json_read: reads what state/markings_json writes. It trusts nothing; see
 * state/agreement_body_read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/agreement_members.h"

/* A row of a pair begins with a, b, items; then, of each class: it, a's marks, b's, matched. */
enum { HEAD = 3, EACH = 3 + LBL_MATCHES };

static bool read_unit(struct lbl_span raw, char **unit)
{
	struct lbl_buf hold = { 0 };
	struct lbl_span text;
	bool good;

	if (lbl_type_of(raw) != LBL_STRING)
		return lbl_type_of(raw) == LBL_NULL;
	text = lbl_text_decode(raw, &hold);
	good = !text.len || !memchr(text.ptr, 0, text.len);
	if (good)
		*unit = lbl_strndup(text.ptr, text.len);
	lbl_buf_clear(&hold);
	return good;
}

static bool sound(const struct lbl_matches *m)
{
	uint64_t least = m->a < m->b ? m->a : m->b;

	return m->a + m->b > 0 && m->matched[LBL_MATCH_EXACT] <= m->matched[LBL_MATCH_IOU] &&
	       m->matched[LBL_MATCH_IOU] <= least;
}

/* budget: of marks and items, so that no sum overflows. */
static bool take_pair(struct lbl_agreement *a, const struct lbl_state_row *row, uint64_t *budget)
{
	struct lbl_marked *m = &a->markings.marked;
	const uint64_t *v = row->v;

	if (row->n < HEAD || (row->n - HEAD) % EACH || v[0] >= v[1] ||
	    v[1] >= lbl_intern_count(a->annotators) || !v[2] || !lbl_state_spend(budget, v[2]))
		return false;
	lbl_marked_add(m, (uint32_t)v[0], (uint32_t)v[1], v[2]);
	for (size_t i = HEAD; i < row->n; i += EACH) {
		const uint64_t *of = v + i;
		struct lbl_matches matches = { 0, of[1], of[2], { of[3], of[4] } };

		if (of[0] >= lbl_intern_count(a->categories) || !sound(&matches) ||
		    !lbl_state_spend(budget, of[1] + of[2]))
			return false;
		lbl_marked_add_label(m, (uint32_t)v[0], (uint32_t)v[1], (uint32_t)of[0],
				     &matches);
	}
	return true;
}

/* Annotators, ascending. */
static bool read_raters(struct lbl_agreement *a, struct lbl_span raw)
{
	struct lbl_everyone *c = &a->markings.unitizing.complete;
	struct lbl_span value;
	struct lbl_walk w;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return false;
	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value)) {
		uint64_t rater;

		if (!lbl_num_u64(value, &rater) || rater >= lbl_intern_count(a->annotators) ||
		    (c->n && rater <= c->raters[c->n - 1]))
			return false;
		c->raters = lbl_grow(c->raters, &c->cap, c->n + 1, sizeof *c->raters);
		c->raters[c->n++] = (uint32_t)rater;
	}
	return true;
}

/* Pairs of a length, ascending, and its count; what they count is taken from the budget. */
static bool read_lengths(struct lbl_span raw, struct lbl_lengths *l, uint64_t *budget)
{
	struct lbl_span value;
	struct lbl_walk w;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return false;
	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value)) {
		uint64_t length, count;

		if (!lbl_num_u64(value, &length) || !length || length > LBL_EXTENT_MAX ||
		    (l->n && length <= l->v[l->n - 1].length) ||
		    !lbl_walk_next(&w, NULL, &value) || !lbl_num_u64(value, &count) || !count ||
		    !lbl_state_spend(budget, count))
			return false;
		lbl_lengths_add(l, length, count);
	}
	lbl_lengths_settle(l);
	return true;
}

/* Digits alone, without a zero before others; below 2^120, so that 256 states sum up whole. */
static bool read_wide(struct lbl_span raw, lbl_u128 *out)
{
	*out = 0;
	if (lbl_type_of(raw) != LBL_STRING || raw.len < 3 || (raw.ptr[1] == '0' && raw.len > 3))
		return false;
	for (size_t i = 1; i + 1 < raw.len; i++) {
		if (raw.ptr[i] < '0' || raw.ptr[i] > '9' || *out >> 116)
			return false;
		*out = *out * 10 + (unsigned)(raw.ptr[i] - '0');
	}
	return true;
}

static lbl_u128 total(const struct lbl_lengths *l)
{
	lbl_u128 sum = 0;

	for (size_t i = 0; i < l->n; i++)
		sum += lbl_u128_mul(l->v[i].length, l->v[i].count);
	return sum;
}

/* Units and gaps of all annotators fill the items of a category, which are among all. */
static bool fill(const struct lbl_unitizing *u, const struct lbl_unitizing_category *c)
{
	struct lbl_lengths others = { 0 };
	bool good;

	lbl_lengths_merge(&others, &u->items);
	lbl_lengths_settle(&others);
	good = c->units.n && lbl_lengths_take(&others, &c->items) &&
	       total(&c->units) + total(&c->gaps) == total(&c->items) * u->complete.n;
	lbl_lengths_clear(&others);
	return good;
}

static bool read_category(struct lbl_agreement *a, struct lbl_span raw, uint64_t *budget)
{
	struct lbl_unitizing *u = &a->markings.unitizing;
	struct lbl_span value[5], more;
	struct lbl_unitizing_category *c;
	struct lbl_walk w;
	uint64_t number;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return false;
	lbl_walk_init(&w, raw);
	for (size_t i = 0; i < 5; i++)
		if (!lbl_walk_next(&w, NULL, &value[i]))
			return false;
	if (lbl_walk_next(&w, NULL, &more) || !lbl_num_u64(value[0], &number) ||
	    number >= lbl_intern_count(a->categories) || number < u->n_categories)
		return false;
	c = lbl_unitizing_category(u, (size_t)number);
	return read_wide(value[1], &c->differ) && read_lengths(value[2], &c->units, budget) &&
	       read_lengths(value[3], &c->gaps, budget) &&
	       read_lengths(value[4], &c->items, budget) && fill(u, c);
}

/* Items that are complete, incomplete or left out are no more than there are. */
static bool read_items(struct lbl_agreement *a, struct lbl_span raw)
{
	struct lbl_unitizing *u = &a->markings.unitizing;
	uint64_t budget = a->counts.items;

	if (!lbl_num_u64(lbl_walk_find(raw, "incomplete"), &u->complete.dropped) ||
	    !lbl_state_spend(&budget, u->complete.dropped))
		return false;
	for (int i = 0; i < LBL_UNFITS; i++)
		if (!lbl_num_u64(lbl_walk_find(raw, lbl_unfit_name((enum lbl_unfit)i)),
				 &u->left_out[i]) ||
		    !lbl_state_spend(&budget, u->left_out[i]))
			return false;
	if (!read_lengths(lbl_walk_find(raw, "items"), &u->items, &budget))
		return false;
	u->complete.items = lbl_lengths_count(&u->items);
	return !u->complete.items || u->complete.n;
}

static bool read_unitizing(struct lbl_agreement *a, struct lbl_span raw)
{
	struct lbl_span array = lbl_walk_find(raw, "categories"), value;
	uint64_t budget = LBL_AGREEMENT_MAX;
	struct lbl_walk w;

	if (!read_raters(a, lbl_walk_find(raw, "annotators")) || !read_items(a, raw) ||
	    lbl_type_of(array) != LBL_ARRAY)
		return false;
	lbl_walk_init(&w, array);
	while (lbl_walk_next(&w, NULL, &value))
		if (!read_category(a, value, &budget))
			return false;
	return true;
}

/* Items are no more than there are, and have units. */
static bool read_disorders(struct lbl_agreement *a, struct lbl_span raw)
{
	struct lbl_disorders *d = &a->markings.disorders;
	uint64_t budget = a->counts.items;

	if (!lbl_num_u64(lbl_walk_find(raw, "items"), &d->items) ||
	    !lbl_state_spend(&budget, d->items) ||
	    !lbl_num_u64(lbl_walk_find(raw, "units"), &d->units) || d->units < d->items ||
	    d->units > LBL_AGREEMENT_MAX || !read_wide(lbl_walk_find(raw, "sum"), &d->sum) ||
	    (d->sum && !d->items))
		return false;
	for (int i = 0; i < LBL_DISORDER_REASONS; i++)
		if (!lbl_num_u64(lbl_walk_find(raw, lbl_no_disorder_name((enum lbl_no_disorder)i)),
				 &d->left_out[i]) ||
		    !lbl_state_spend(&budget, d->left_out[i]))
			return false;
	return true;
}

int lbl_state_read_marks(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_markings *m = &a->markings;
	uint64_t budget = LBL_AGREEMENT_MAX;

	if (!lbl_shape_is_marks(a->options.shape)) {
		if (!raw.ptr || lbl_type_of(raw) == LBL_NULL)
			return 0;
		return lbl_state_refuse(err, LBL_STATE_MARKS, "null, since labels are no marks");
	}
	if (!read_unit(lbl_walk_find(raw, "unit"), &m->unit) ||
	    !lbl_num_u64(lbl_walk_find(raw, "paired_items"), &m->marked.paired_items) ||
	    m->marked.paired_items > a->counts.items)
		return lbl_state_refuse(err, LBL_STATE_MARKS, "unit, paired_items, pairs");
	if (lbl_state_read_rows(a, LBL_STATE_MARKS, lbl_walk_find(raw, "pairs"), take_pair, &budget,
				err))
		return -1;
	if (a->options.length && !read_unitizing(a, lbl_walk_find(raw, "unitizing")))
		return lbl_state_refuse(err, LBL_STATE_MARKS,
					"unitizing as lbl-state(5) says");
	if (a->options.shape == LBL_SHAPE_SPANS &&
	    !read_disorders(a, lbl_walk_find(raw, "disorder")))
		return lbl_state_refuse(err, LBL_STATE_MARKS, "disorder as lbl-state(5) says");
	return 0;
}
