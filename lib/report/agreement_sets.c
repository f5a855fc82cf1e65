/* agreement_sets: reads the texts of sets, which are JSON arrays, back; see its header. */
#include "report/agreement_sets.h"

#include <stdlib.h>

#include "base/mem.h"
#include "json/text.h"
#include "json/walk.h"

/* Calls put with every class of every set, in their order. */
static void each_class(const struct lbl_intern *categories, struct lbl_category_sets *s,
		       void (*put)(struct lbl_category_sets *, size_t set, struct lbl_span class))
{
	struct lbl_buf hold = { 0 };
	struct lbl_span raw;
	struct lbl_walk w;

	for (uint32_t k = 0; k < lbl_intern_count(categories); k++) {
		lbl_walk_init(&w, lbl_intern_text(categories, k));
		while (lbl_walk_next(&w, NULL, &raw)) {
			hold.len = 0;
			put(s, k, lbl_text_decode(raw, &hold));
		}
	}
	lbl_buf_clear(&hold);
}

static void count(struct lbl_category_sets *s, size_t set, struct lbl_span class)
{
	lbl_intern_put(s->classes, class);
	s->sets.start[set + 1]++;
}

static void fill(struct lbl_category_sets *s, size_t set, struct lbl_span class)
{
	s->sets.classes[s->sets.start[set]++] = lbl_intern_find(s->classes, class);
}

/* The classes again, numbered in byte order: so those of a set, which are in it, ascend. */
static void rank(struct lbl_category_sets *s)
{
	uint32_t *order = lbl_intern_order(s->classes);
	struct lbl_intern *ranked = lbl_intern_new();

	for (uint32_t i = 0; i < lbl_intern_count(s->classes); i++)
		lbl_intern_put(ranked, lbl_intern_text(s->classes, order[i]));
	free(order);
	lbl_intern_free(s->classes);
	s->classes = ranked;
}

void lbl_category_sets_init(struct lbl_category_sets *s, const struct lbl_intern *categories)
{
	size_t n = lbl_intern_count(categories);

	*s = (struct lbl_category_sets){ .sets.n = n, .classes = lbl_intern_new() };
	s->sets.start = lbl_alloc_zero(n + 1, sizeof *s->sets.start);
	each_class(categories, s, count);
	rank(s);
	for (size_t k = 0; k < n; k++)
		s->sets.start[k + 1] += s->sets.start[k];
	s->sets.classes = lbl_alloc_zero(s->sets.start[n], sizeof *s->sets.classes);
	each_class(categories, s, fill);
	for (size_t k = n; k > 0; k--) /* each start has moved to its set's end */
		s->sets.start[k] = s->sets.start[k - 1];
	s->sets.start[0] = 0;
}

void lbl_category_sets_clear(struct lbl_category_sets *s)
{
	lbl_sets_clear(&s->sets);
	lbl_intern_free(s->classes);
	*s = (struct lbl_category_sets){ 0 };
}
