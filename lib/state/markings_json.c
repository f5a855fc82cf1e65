/*
 * markings_json: writes member "marks" of a state of agreement; null where labels are no marks.
 * state/markings_json_read reads it.
 */
#include <stdlib.h>

#include "state/agreement_members.h"

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

static void emit_lengths(struct lbl_emit *e, const struct lbl_lengths *l)
{
	lbl_emit_array(e);
	for (size_t i = 0; i < l->n; i++) {
		lbl_emit_u64(e, l->v[i].length);
		lbl_emit_u64(e, l->v[i].count);
	}
	lbl_emit_array_end(e);
}

/* A whole number of any size, as a string of digits. */
static void emit_wide(struct lbl_emit *e, lbl_u128 n)
{
	char digits[40];
	size_t at = sizeof digits - 1;

	digits[at] = '\0';
	do {
		digits[--at] = (char)('0' + (int)(n % 10));
		n /= 10;
	} while (n);
	lbl_emit_string(e, digits + at);
}

/* [[category,differ,units,gaps,items],…] */
static void emit_categories(const struct lbl_unitizing *u, struct lbl_emit *e)
{
	lbl_emit_array(e);
	for (size_t i = 0; i < u->n_categories; i++) {
		const struct lbl_unitizing_category *c = &u->categories[i];

		if (!c->units.n)
			continue;
		lbl_emit_array(e);
		lbl_emit_u64(e, i);
		emit_wide(e, c->differ);
		emit_lengths(e, &c->units);
		emit_lengths(e, &c->gaps);
		emit_lengths(e, &c->items);
		lbl_emit_array_end(e);
	}
	lbl_emit_array_end(e);
}

static void emit_unitizing(const struct lbl_unitizing *u, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "annotators");
	lbl_emit_array(e);
	for (size_t i = 0; i < u->complete.n; i++)
		lbl_emit_u64(e, u->complete.raters[i]);
	lbl_emit_array_end(e);
	lbl_emit_key(e, "incomplete");
	lbl_emit_u64(e, u->complete.dropped);
	for (int i = 0; i < LBL_UNFITS; i++) {
		lbl_emit_key(e, lbl_unfit_name((enum lbl_unfit)i));
		lbl_emit_u64(e, u->left_out[i]);
	}
	lbl_emit_key(e, "items");
	emit_lengths(e, &u->items);
	lbl_emit_key(e, "categories");
	emit_categories(u, e);
	lbl_emit_object_end(e);
}

static void emit_disorders(const struct lbl_disorders *d, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "items");
	lbl_emit_u64(e, d->items);
	lbl_emit_key(e, "units");
	lbl_emit_u64(e, d->units);
	lbl_emit_key(e, "sum");
	emit_wide(e, d->sum);
	for (int i = 0; i < LBL_DISORDER_REASONS; i++) {
		lbl_emit_key(e, lbl_no_disorder_name((enum lbl_no_disorder)i));
		lbl_emit_u64(e, d->left_out[i]);
	}
	lbl_emit_object_end(e);
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
	if (a->options.length) {
		lbl_emit_key(e, "unitizing");
		emit_unitizing(&m->unitizing, e);
	}
	if (a->options.shape == LBL_SHAPE_SPANS) {
		lbl_emit_key(e, "disorder");
		emit_disorders(&m->disorders, e);
	}
	lbl_emit_object_end(e);
}
