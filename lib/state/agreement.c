/*
 * agreement: fills the histogram of patterns and the tables of pairs from
 * judgments, and adds up several. Numbers of names are local to a state until
 * lbl_agreement_rank gives them in byte order. state/agreement_state writes and
 * reads it; stat/ makes coefficients of it.
 */
#include "state/agreement.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "state/agreement_part.h"
#include "state/agreement_slices.h"

void lbl_agreement_init(struct lbl_agreement *a)
{
	*a = (struct lbl_agreement){ .annotators = lbl_intern_new(),
				     .categories = lbl_intern_new() };
	lbl_agreement_options_default(&a->options);
}

void lbl_agreement_clear(struct lbl_agreement *a)
{
	lbl_agreement_options_clear(&a->options);
	lbl_shards_clear(&a->shards);
	lbl_intern_free(a->annotators);
	lbl_intern_free(a->categories);
	lbl_patterns_clear(&a->patterns);
	lbl_pairs_clear(&a->pairs);
	lbl_raters_clear(&a->raters);
	lbl_complete_clear(&a->complete);
	lbl_markings_clear(&a->markings);
	lbl_sketch_clear(&a->sketch);
	lbl_answers_clear(&a->answers);
	lbl_slices_free(a->slices, a->n_slices);
	*a = (struct lbl_agreement){ 0 };
}

/* New array: from's patterns' numbers in a, to which they are added. */
static uint32_t *add_patterns(struct lbl_agreement *a, const struct lbl_patterns *from,
			      const uint32_t *categories)
{
	uint32_t n = lbl_patterns_count(from);
	uint32_t *numbers = lbl_alloc_zero(n, sizeof *numbers);

	lbl_patterns_merge(&a->patterns, from, categories, numbers);
	return numbers;
}

static void take_counts(struct lbl_agreement *a, const struct lbl_judgments_counts *c)
{
	a->counts.annotations = c->annotations;
	a->counts.items = c->items;
	a->counts.abstained = c->abstained;
	a->counts.duplicates = c->duplicates;
}

void lbl_agreement_gather_names(struct lbl_agreement *a, const struct lbl_judgments *j)
{
	struct lbl_judgments_counts c;

	lbl_judgments_counts(j, &c);
	take_counts(a, &c);
	for (uint32_t i = 0; i < lbl_judgments_annotators(j); i++)
		lbl_intern_put(a->annotators, lbl_judgments_annotator(j, i));
	if (lbl_shape_is_marks(a->options.shape))
		return; /* which classes marks have shows when they are read */
	for (uint32_t i = 0; i < lbl_judgments_labels(j); i++)
		lbl_intern_put(a->categories, lbl_judgments_label(j, i));
}

static void rank_names(struct lbl_agreement *a);

int lbl_agreement_gather(struct lbl_agreement *a, const struct lbl_judgments *j,
			 unsigned threads, struct lbl_error *err)
{
	struct lbl_agreement_gathering g = { a, j };
	struct lbl_judgments_fold fold = lbl_agreement_fold(&g);
	bool marks = lbl_shape_is_marks(a->options.shape);

	lbl_agreement_gather_names(a, j);
	if ((marks && lbl_markings_unit(&a->markings, j, err)) ||
	    lbl_judgments_each(j, threads, &fold, err))
		return -1;
	if (marks)
		rank_names(a);
	return 0;
}

static void add_counts(struct lbl_agreement_counts *c, const struct lbl_agreement_counts *from)
{
	c->annotations += from->annotations;
	c->items += from->items;
	c->abstained += from->abstained;
	c->duplicates += from->duplicates;
	c->dropped += from->dropped;
	c->other_items += from->other_items;
	c->other_labels += from->other_labels;
	c->other_stages += from->other_stages;
	c->other_origins += from->other_origins;
}

/* New array: the numbers in `to`, added where they are new, of the names of `from`. */
static uint32_t *map_names(struct lbl_intern *to, const struct lbl_intern *from)
{
	uint32_t n = lbl_intern_count(from);
	uint32_t *map = lbl_alloc_zero(n, sizeof *map);

	for (uint32_t i = 0; i < n; i++)
		map[i] = lbl_intern_put(to, lbl_intern_text(from, i));
	return map;
}

void lbl_agreement_add(struct lbl_agreement *a, const struct lbl_agreement *from)
{
	uint32_t *annotators = map_names(a->annotators, from->annotators);
	uint32_t *categories = map_names(a->categories, from->categories);
	uint32_t *patterns = add_patterns(a, &from->patterns, categories);

	add_counts(&a->counts, &from->counts);
	lbl_pairs_merge(&a->pairs, &from->pairs, annotators, categories);
	lbl_raters_merge(&a->raters, &from->raters, annotators, patterns, categories);
	lbl_complete_merge(&a->complete, &from->complete, annotators, categories);
	lbl_markings_add(&a->markings, &from->markings, annotators, categories);
	a->raters_missing |= from->raters_missing;
	a->complete_missing |= from->complete_missing;
	free(patterns);
	free(annotators);
	free(categories);
}

int lbl_agreement_merge(struct lbl_agreement *a, struct lbl_agreement *from,
			struct lbl_error *err)
{
	const char *differs = lbl_agreement_options_differ(&a->options, &from->options);

	if (differs)
		return lbl_error_set(err, LBL_E_INPUT,
				     "--%s differs from that of the states before", differs);
	if (a->counts.annotations + from->counts.annotations > LBL_AGREEMENT_MAX)
		return lbl_error_set(err, LBL_E_LIMIT,
				     "more than %" PRIu64 " annotations together",
				     LBL_AGREEMENT_MAX);
	if (lbl_markings_fit(&a->markings, &from->markings, err) ||
	    lbl_slices_fit(a, from, err) || lbl_shards_merge(&a->shards, &from->shards, err))
		return -1;
	lbl_agreement_add(a, from);
	lbl_sketch_merge(&a->sketch, &from->sketch, true);
	lbl_slices_merge(a, from);
	return 0;
}

/* New array: the rank in byte order by the present number. *same: nothing changes. */
static uint32_t *ranks_of(const struct lbl_intern *names, bool *same)
{
	uint32_t n = lbl_intern_count(names);
	uint32_t *order = lbl_intern_order(names), *ranks = lbl_alloc_zero(n, sizeof *ranks);

	for (uint32_t r = 0; r < n; r++) {
		ranks[order[r]] = r;
		*same &= order[r] == r;
	}
	free(order);
	return ranks;
}

/* The names again, numbered by rank. */
static void reorder(struct lbl_intern **names)
{
	uint32_t n = lbl_intern_count(*names);
	uint32_t *order = lbl_intern_order(*names);
	struct lbl_intern *sorted = lbl_intern_new();

	for (uint32_t r = 0; r < n; r++)
		lbl_intern_put(sorted, lbl_intern_text(*names, order[r]));
	free(order);
	lbl_intern_free(*names);
	*names = sorted;
}

/* Counts by other numbers. */
static void renumber(struct lbl_agreement *a, const uint32_t *annotators,
		     const uint32_t *categories)
{
	struct lbl_patterns patterns = a->patterns;
	struct lbl_pairs pairs = a->pairs;
	struct lbl_raters raters = a->raters;
	struct lbl_complete complete = a->complete;
	struct lbl_markings markings = a->markings;
	uint32_t *numbers;

	a->patterns = (struct lbl_patterns){ 0 };
	a->pairs = (struct lbl_pairs){ 0 };
	lbl_pairs_grid(&a->pairs, pairs.grid.annotators, pairs.grid.categories, SIZE_MAX);
	a->raters = (struct lbl_raters){ 0 };
	a->complete = (struct lbl_complete){ 0 };
	a->markings = (struct lbl_markings){ 0 };
	numbers = add_patterns(a, &patterns, categories);
	lbl_pairs_merge(&a->pairs, &pairs, annotators, categories);
	lbl_raters_merge(&a->raters, &raters, annotators, numbers, categories);
	lbl_complete_merge(&a->complete, &complete, annotators, categories);
	lbl_markings_add(&a->markings, &markings, annotators, categories);
	lbl_markings_clear(&markings);
	lbl_answers_renumber(&a->answers, annotators, categories);
	lbl_patterns_clear(&patterns);
	lbl_pairs_clear(&pairs);
	lbl_raters_clear(&raters);
	lbl_complete_clear(&complete);
	free(numbers);
}

/* New array: numbers in `to`, to which they are added, of the names that occur. */
static uint32_t *keep_names(struct lbl_intern *to, const struct lbl_intern *all, const bool *seen)
{
	uint32_t n = lbl_intern_count(all);
	uint32_t *map = lbl_alloc_zero(n, sizeof *map);

	for (uint32_t i = 0; i < n; i++)
		if (seen[i])
			map[i] = lbl_intern_put(to, lbl_intern_text(all, i));
	return map;
}

static void rank_names(struct lbl_agreement *a)
{
	bool same = true;
	uint32_t *annotators = ranks_of(a->annotators, &same);
	uint32_t *categories = ranks_of(a->categories, &same);

	lbl_markings_settle(&a->markings);
	if (!same) {
		renumber(a, annotators, categories);
		lbl_markings_settle(&a->markings);
		reorder(&a->annotators);
		reorder(&a->categories);
	}
	free(annotators);
	free(categories);
}

void lbl_agreement_gather_sorted(struct lbl_agreement *a, const struct lbl_sorted *s)
{
	const struct lbl_ranked *annotators = lbl_sorted_annotators(s);
	const struct lbl_ranked *labels = lbl_sorted_labels(s);
	struct lbl_judgments_counts c;

	lbl_sorted_counts(s, &c);
	take_counts(a, &c);
	for (uint32_t i = 0; i < annotators->n; i++)
		lbl_intern_put(a->annotators, lbl_ranked_text(annotators, i));
	for (uint32_t i = 0; i < labels->n; i++)
		lbl_intern_put(a->categories, lbl_ranked_text(labels, i));
	renumber(a, annotators->rank, labels->rank);
}

void lbl_agreement_part_name(struct lbl_agreement *a, const struct lbl_agreement *all, bool *seen)
{
	bool *chosen = lbl_alloc_zero(lbl_intern_count(all->categories), sizeof *chosen);
	struct lbl_cell *cells = lbl_pairs_list(&a->raters.cells);
	bool marks = lbl_shape_is_marks(a->options.shape); /* whose classes have own names */
	uint32_t *annotators, *categories;

	for (size_t i = 0; i < a->raters.cells.used; i++) {
		seen[cells[i].a] = true;
		chosen[cells[i].a_category] = true;
	}
	annotators = keep_names(a->annotators, all->annotators, seen);
	categories = marks ? map_names(a->categories, a->categories) :
			     keep_names(a->categories, all->categories, chosen);
	renumber(a, annotators, categories);
	if (marks && lbl_intern_count(a->categories)) /* the unit of marks, where there are any */
		lbl_markings_add(&a->markings, &all->markings, NULL, NULL);
	if (marks)
		rank_names(a);
	free(annotators);
	free(categories);
	free(chosen);
	free(cells);
}

void lbl_agreement_rank(struct lbl_agreement *a)
{
	lbl_sketch_settle(&a->sketch);
	rank_names(a);
	lbl_slices_rank(a);
}

/* Numbers categories as the options list them. */
static void list_categories(struct lbl_agreement *a)
{
	const struct lbl_list *order = &a->options.categories;
	struct lbl_intern *arranged;
	uint32_t *annotators, *categories;

	arranged = lbl_intern_new();
	for (size_t i = 0; i < order->n; i++)
		lbl_intern_put(arranged, lbl_span_of(order->v[i]));
	categories = map_names(arranged, a->categories);
	annotators = map_names(a->annotators, a->annotators);
	renumber(a, annotators, categories);
	lbl_intern_free(a->categories);
	a->categories = arranged;
	free(annotators);
	free(categories);
}

void lbl_agreement_arrange(struct lbl_agreement *a)
{
	if (a->options.categories.n)
		list_categories(a);
	lbl_answers_settle(&a->answers);
}
