/*
 * margins: one walk over the patterns, group by group of items with the same
 * number of ratings. Within a group every term has the same denominator, so
 * numerators add up as integers and only one quotient a group is rounded.
 */
#include "stat/margins.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stat/sum.h"
#include "stat/wide.h"

/* What the groups so far have come to, and the present one. */
struct walk {
	struct lbl_margins *m;
	struct lbl_sum agree, differ, coincide, clash;
	/* of the present group: */
	uint64_t items;
	lbl_u128 alike, unlike; /* ordered pairs of ratings of one item */
};

static void take(struct walk *w, const struct lbl_pattern *p)
{
	lbl_u128 pairs = lbl_u128_mul(p->ratings, p->ratings - 1), alike = 0;

	for (size_t i = 0; i < p->n_votes; i++) {
		uint64_t count = p->votes[i].count;

		alike += lbl_u128_mul(count, count - 1);
		w->m->chosen[p->votes[i].category] += count * p->items;
	}
	w->items += p->items;
	w->alike += alike * p->items;
	w->unlike += (pairs - alike) * p->items;
}

static void end_group(struct walk *w, uint64_t r)
{
	struct lbl_margins *m = w->m;

	m->rated += w->items;
	m->ratings += w->items * r;
	for (size_t k = 0; k < m->n_categories; k++)
		if (m->chosen[k])
			lbl_sum_add(&m->shares[k], (double)m->chosen[k] / (double)r);
	if (r >= 2) {
		double others = (double)(r - 1), pairs = (double)lbl_u128_mul(r, r - 1);

		m->paired += w->items;
		m->pairable += w->items * r;
		lbl_sum_add(&w->agree, (double)w->alike / pairs);
		lbl_sum_add(&w->differ, (double)w->unlike / pairs);
		lbl_sum_add(&w->coincide, (double)w->alike / others);
		lbl_sum_add(&w->clash, (double)w->unlike / others);
		for (size_t k = 0; k < m->n_categories; k++)
			m->values[k] += m->chosen[k];
	}
	w->items = 0;
	w->alike = w->unlike = 0;
	memset(m->chosen, 0, m->n_categories * sizeof *m->chosen);
}

static void finish(struct walk *w)
{
	struct lbl_margins *m = w->m;

	m->agree = lbl_sum_value(&w->agree);
	m->differ = lbl_sum_value(&w->differ);
	m->coincide = lbl_sum_value(&w->coincide);
	m->clash = lbl_sum_value(&w->clash);
	for (size_t k = 0; m->rated && k < m->n_categories; k++)
		m->share[k] = lbl_sum_value(&m->shares[k]) / (double)m->rated;
}

void lbl_margins_init(struct lbl_margins *m, const struct lbl_pattern_list *list,
		      size_t n_categories)
{
	*m = (struct lbl_margins){ .n_categories = n_categories };
	m->share = lbl_alloc_zero(n_categories, sizeof *m->share);
	m->values = lbl_alloc_zero(n_categories, sizeof *m->values);
	m->shares = lbl_alloc_zero(n_categories, sizeof *m->shares);
	m->chosen = lbl_alloc_zero(n_categories, sizeof *m->chosen);
	lbl_margins_fill(m, list);
}

void lbl_margins_fill(struct lbl_margins *m, const struct lbl_pattern_list *list)
{
	struct walk w = { .m = m };

	m->rated = m->paired = m->ratings = m->pairable = 0;
	for (size_t k = 0; k < m->n_categories; k++) {
		m->shares[k] = (struct lbl_sum){ 0 };
		m->share[k] = 0;
		m->values[k] = 0;
	}
	for (size_t i = 0; i < list->n; i++) {
		take(&w, &list->v[i]);
		if (i + 1 == list->n || list->v[i + 1].ratings != list->v[i].ratings)
			end_group(&w, list->v[i].ratings);
	}
	finish(&w);
}

void lbl_margins_clear(struct lbl_margins *m)
{
	free(m->share);
	free(m->values);
	free(m->shares);
	free(m->chosen);
	*m = (struct lbl_margins){ 0 };
}
