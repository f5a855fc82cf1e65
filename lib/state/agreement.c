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
	*a = (struct lbl_agreement){ 0 };
}

/* What has come, where names are not known beforehand: counters get wider with it. */
struct bounds {
	uint32_t annotators, categories; /* their numbers are below */
	uint64_t ratings, items;
	uint64_t look_at; /* so many items: are the counters wide enough? */
};

/* A worker's part of the fold over items. */
struct part {
	struct lbl_markings_part *marks; /* NULL: labels are none, and the following counts */
	struct lbl_patterns patterns;
	struct lbl_pairs pairs;
	struct lbl_raters raters;
	struct lbl_complete complete; /* its pairs are not in `pairs` until the end */
	struct lbl_cell_queue to_pairs, to_complete;
	struct lbl_raters_way to_raters;
	struct lbl_sketch sketch;
	struct lbl_vote_by *ratings; /* scratch for one item, cap each */
	uint32_t *categories;
	struct lbl_votes *votes;
	size_t cap;
	struct bounds bounds;
};

/* Counters of their own for what may occur, but not more of them than there are annotations. */
static void *open_part(void *ctx)
{
	const struct lbl_agreement_gathering *g = ctx;
	const struct lbl_agreement *a = g->to;
	struct lbl_markings_options marks = { lbl_marks_kind_of(a->options.shape),
					      a->options.iou, a->options.length != NULL,
					      a->align && a->options.shape ==
							  LBL_SHAPE_SPANS };
	uint32_t annotators = lbl_intern_count(a->annotators);
	uint32_t categories = lbl_intern_count(a->categories);
	uint64_t n = a->counts.annotations;
	size_t most = n < LBL_PAIR_GRID_MOST ? (size_t)n : LBL_PAIR_GRID_MOST;
	struct part *p = lbl_alloc_zero(1, sizeof *p);

	if (lbl_shape_is_marks(a->options.shape)) {
		p->marks = lbl_markings_part_new(g->judgments, &marks);
		return p;
	}
	lbl_pairs_grid(&p->pairs, annotators, categories, most);
	p->complete.bounds = (struct lbl_complete_bounds){ annotators, categories, most };
	p->to_raters.annotators = annotators;
	p->to_raters.categories = categories;
	p->to_raters.most = most;
	p->bounds.look_at = annotators ? UINT64_MAX : 256;
	return p;
}

/* Counters for the names that have come, in place of those for fewer; doubling, so seldom. */
static void widen(struct part *p)
{
	enum { LEAST = LBL_PAIR_GRID_MOST / 4 }; /* counters: untouched, they take no memory */
	const struct bounds *b = &p->bounds;
	size_t most = b->ratings < LEAST	      ? LEAST :
		      b->ratings < LBL_PAIR_GRID_MOST ? (size_t)b->ratings :
							LBL_PAIR_GRID_MOST;
	struct lbl_pairs wide = { 0 };

	p->bounds.look_at *= 2;
	if (b->annotators <= p->pairs.grid.annotators && b->categories <= p->pairs.grid.categories)
		return;
	lbl_pairs_grid(&wide, b->annotators, b->categories, most);
	if (!wide.grid.annotators)
		return;
	lbl_pairs_flush(&p->pairs, &p->to_pairs);
	lbl_pairs_merge(&wide, &p->pairs, NULL, NULL);
	lbl_pairs_clear(&p->pairs);
	p->pairs = wide;
	lbl_raters_arrive(&p->raters, &p->to_raters);
	p->to_raters.annotators = b->annotators;
	p->to_raters.categories = b->categories;
	p->to_raters.most = most;
}

/* n ratings of an item, the greatest numbers among them. */
static void note_bounds(struct part *p, size_t n, uint32_t annotator, uint32_t category)
{
	struct bounds *b = &p->bounds;

	b->annotators = annotator >= b->annotators ? annotator + 1 : b->annotators;
	b->categories = category >= b->categories ? category + 1 : b->categories;
	b->ratings += n;
	if (++b->items == b->look_at)
		widen(p);
}

static void reserve(struct part *p, size_t n)
{
	if (n <= p->cap)
		return;
	p->ratings = lbl_grow(p->ratings, &p->cap, n, sizeof *p->ratings);
	p->categories = lbl_resize(p->categories, p->cap, sizeof *p->categories);
	p->votes = lbl_resize(p->votes, p->cap, sizeof *p->votes);
}

static void take_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *ratings, size_t n)
{
	struct part *p = worker;
	uint32_t pattern;

	(void)key;
	lbl_sketch_add(&p->sketch, hash);
	if (!n)
		return;
	if (p->marks) {
		lbl_markings_take_item(p->marks, ratings, n);
		return;
	}
	reserve(p, n);
	for (size_t i = 0; i < n; i++) {
		p->ratings[i] = (struct lbl_vote_by){ ratings[i].annotator, ratings[i].label };
		p->categories[i] = ratings[i].label;
	}
	if (!lbl_complete_add_item(&p->complete, &p->to_complete, &p->pairs, p->ratings, n))
		lbl_pairs_add_item(&p->pairs, &p->to_pairs, p->ratings, n);
	pattern = lbl_patterns_add_item(&p->patterns, p->categories, n, p->votes);
	for (size_t i = 0; i < n; i++)
		lbl_raters_count(&p->raters, &p->to_raters, p->ratings[i].annotator, pattern,
				 p->ratings[i].category);
	/* Annotators ascend, and categories do by now. */
	note_bounds(p, n, p->ratings[n - 1].annotator, p->categories[n - 1]);
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

static void close_part(void *ctx, void *worker)
{
	struct lbl_agreement *a = ((struct lbl_agreement_gathering *)ctx)->to;
	struct part *p = worker;
	uint32_t *numbers = add_patterns(a, &p->patterns, NULL);

	lbl_pairs_flush(&p->pairs, &p->to_pairs);
	lbl_raters_arrive(&p->raters, &p->to_raters);
	lbl_pairs_flush(&p->complete.pairs, &p->to_complete);
	lbl_pairs_merge(&p->pairs, &p->complete.pairs, NULL, NULL);
	lbl_complete_merge(&a->complete, &p->complete, NULL, NULL);
	lbl_raters_merge(&a->raters, &p->raters, NULL, numbers, NULL);
	free(numbers);
	if (a->pairs.used) {
		lbl_pairs_merge(&a->pairs, &p->pairs, NULL, NULL);
	} else { /* the large table of the first worker moves */
		lbl_pairs_clear(&a->pairs);
		a->pairs = p->pairs;
		p->pairs = (struct lbl_pairs){ 0 };
	}
	if (p->marks)
		lbl_markings_part_close(&a->markings, p->marks, a->categories);
	lbl_sketch_merge(&a->sketch, &p->sketch, false);
	lbl_patterns_clear(&p->patterns);
	lbl_pairs_clear(&p->pairs);
	lbl_raters_clear(&p->raters);
	lbl_complete_clear(&p->complete);
	lbl_sketch_clear(&p->sketch);
	free(p->ratings);
	free(p->categories);
	free(p->votes);
	free(p);
}

struct lbl_judgments_fold lbl_agreement_fold(struct lbl_agreement_gathering *g)
{
	return (struct lbl_judgments_fold){
		.ctx = g, .open = open_part, .item = take_item, .close = close_part
	};
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

int lbl_agreement_merge(struct lbl_agreement *a, struct lbl_agreement *from,
			struct lbl_error *err)
{
	const char *differs = lbl_agreement_options_differ(&a->options, &from->options);
	uint32_t *annotators, *categories, *patterns;

	if (differs)
		return lbl_error_set(err, LBL_E_INPUT,
				     "--%s differs from that of the states before", differs);
	if (a->counts.annotations + from->counts.annotations > LBL_AGREEMENT_MAX)
		return lbl_error_set(err, LBL_E_LIMIT,
				     "more than %" PRIu64 " annotations together",
				     LBL_AGREEMENT_MAX);
	if (lbl_markings_fit(&a->markings, &from->markings, err) ||
	    lbl_shards_merge(&a->shards, &from->shards, err))
		return -1;
	annotators = map_names(a->annotators, from->annotators);
	categories = map_names(a->categories, from->categories);
	add_counts(&a->counts, &from->counts);
	patterns = add_patterns(a, &from->patterns, categories);
	lbl_pairs_merge(&a->pairs, &from->pairs, annotators, categories);
	lbl_raters_merge(&a->raters, &from->raters, annotators, patterns, categories);
	lbl_complete_merge(&a->complete, &from->complete, annotators, categories);
	lbl_markings_add(&a->markings, &from->markings, annotators, categories);
	a->raters_missing |= from->raters_missing;
	a->complete_missing |= from->complete_missing;
	lbl_sketch_merge(&a->sketch, &from->sketch, true);
	free(patterns);
	free(annotators);
	free(categories);
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

void lbl_agreement_rank(struct lbl_agreement *a)
{
	lbl_sketch_settle(&a->sketch);
	rank_names(a);
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
