/*
 * agreement_part: a worker's counters, and the fold over items that fills them. What they come to
 * is added to a state, whose names and merges are state/agreement's.
 */
#include "state/agreement_part.h"

#include <stdlib.h>

#include "base/mem.h"

/* What has come, where names are not known beforehand: counters get wider with it. */
struct bounds {
	uint32_t annotators, categories; /* their numbers are below */
	uint64_t ratings, items;
	uint64_t look_at; /* so many items: are the counters wide enough? */
};

/* A worker's part of the fold over items. */
struct lbl_agreement_part {
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
	struct lbl_vote_count *votes;
	size_t cap;
	struct bounds bounds;
};

/* Counters of their own for what may occur, but not more of them than there are annotations. */
struct lbl_agreement_part *lbl_agreement_part_new(const struct lbl_agreement *of,
						  const struct lbl_judgments *j, uint64_t n)
{
	struct lbl_markings_options marks = { lbl_marks_kind_of(of->options.shape),
					      of->options.iou, of->options.length != NULL,
					      of->align && of->options.shape ==
							   LBL_SHAPE_SPANS };
	uint32_t annotators = lbl_intern_count(of->annotators);
	uint32_t categories = lbl_intern_count(of->categories);
	size_t most = n < LBL_PAIR_GRID_MOST ? (size_t)n : LBL_PAIR_GRID_MOST;
	struct lbl_agreement_part *p = lbl_alloc_zero(1, sizeof *p);

	if (lbl_shape_is_marks(of->options.shape)) {
		p->marks = lbl_markings_part_new(j, &marks);
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
static void widen(struct lbl_agreement_part *p)
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
static void note_bounds(struct lbl_agreement_part *p, size_t n, uint32_t annotator,
			uint32_t category)
{
	struct bounds *b = &p->bounds;

	b->annotators = annotator >= b->annotators ? annotator + 1 : b->annotators;
	b->categories = category >= b->categories ? category + 1 : b->categories;
	b->ratings += n;
	if (++b->items == b->look_at)
		widen(p);
}

static void *open_part(void *ctx)
{
	const struct lbl_agreement_gathering *g = ctx;

	return lbl_agreement_part_new(g->to, g->judgments, g->to->counts.annotations);
}

static void reserve(struct lbl_agreement_part *p, size_t n)
{
	if (n <= p->cap)
		return;
	p->ratings = lbl_grow(p->ratings, &p->cap, n, sizeof *p->ratings);
	p->categories = lbl_resize(p->categories, p->cap, sizeof *p->categories);
	p->votes = lbl_resize(p->votes, p->cap, sizeof *p->votes);
}

void lbl_agreement_part_take(struct lbl_agreement_part *p, const struct lbl_rating *ratings,
			     size_t n)
{
	uint32_t pattern;

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

static void take_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *ratings, size_t n)
{
	struct lbl_agreement_part *p = worker;

	(void)key;
	lbl_sketch_add(&p->sketch, hash);
	lbl_agreement_part_take(p, ratings, n);
}

void lbl_agreement_part_close(struct lbl_agreement *a, struct lbl_agreement_part *p)
{
	uint32_t n = lbl_patterns_count(&p->patterns);
	uint32_t *numbers = lbl_alloc_zero(n, sizeof *numbers);

	lbl_patterns_merge(&a->patterns, &p->patterns, NULL, numbers);
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

static void close_part(void *ctx, void *worker)
{
	lbl_agreement_part_close(((struct lbl_agreement_gathering *)ctx)->to, worker);
}

struct lbl_judgments_fold lbl_agreement_fold(struct lbl_agreement_gathering *g)
{
	return (struct lbl_judgments_fold){
		.ctx = g, .open = open_part, .item = take_item, .close = close_part
	};
}
