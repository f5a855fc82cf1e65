/* markings_json: member "marks" of a state of agreement; null where labels are no marks. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/agreement_members.h"

/* A row of a pair begins with a, b, items; then, of each class: it, a's marks, b's, matched. */
enum { HEAD = 3, EACH = 3 + LBL_MATCHES };

/* [[a,b,items,class,marks of a,marks of b,exact,matched,class,…],…] */
static void emit_pairs(const struct lbl_marked *m, struct lbl_emit *e)
{
	size_t n;
	struct lbl_marked_row *list = lbl_marked_list(m, &n);

	lbl_emit_array(e);
	for (size_t i = 0; i < n; i++) {
		const struct lbl_matches *of = &list[i].matches;

		if (list[i].label == LBL_MARKED_ALL) {
			if (i)
				lbl_emit_array_end(e);
			lbl_emit_array(e);
			lbl_emit_u64(e, list[i].a);
			lbl_emit_u64(e, list[i].b);
			lbl_emit_u64(e, of->items);
			continue;
		}
		lbl_emit_u64(e, list[i].label);
		lbl_emit_u64(e, of->a);
		lbl_emit_u64(e, of->b);
		for (int k = 0; k < LBL_MATCHES; k++)
			lbl_emit_u64(e, of->matched[k]);
	}
	if (n)
		lbl_emit_array_end(e);
	lbl_emit_array_end(e);
	free(list);
}

void lbl_state_emit_marks(const struct lbl_agreement *a, struct lbl_emit *e)
{
	const struct lbl_markings *m = &a->markings;

	if (!lbl_shape_is_marks(a->options.shape)) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_object(e);
	lbl_emit_key(e, "unit");
	lbl_emit_string(e, m->unit);
	lbl_emit_key(e, "paired_items");
	lbl_emit_u64(e, m->marked.paired_items);
	lbl_emit_key(e, "pairs");
	emit_pairs(&m->marked, e);
	lbl_emit_object_end(e);
}

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
	return lbl_state_read_rows(a, LBL_STATE_MARKS, lbl_walk_find(raw, "pairs"), take_pair,
				   &budget, err);
}
