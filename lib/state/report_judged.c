/*
 * What was judged: goes over the judgments that count, item by item, and adds
 * labels, accuracy and sketches to a report's state. The store's ranks are
 * turned into the state's numbers beforehand, so that workers only read.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "state/report_gather_inside.h"

struct judged {
	struct lbl_report_gather *g;
	uint32_t *classes;      /* in the state, by the store's rank of a label */
	uint32_t *rows;         /* by the store's rank of an annotator and origin */
	uint64_t *annotators;   /* hashes, by rank */
	uint32_t *gold_classes; /* in the state, by number in gold */
	uint32_t n_rows;
};

/* A worker's counts; rows is by number in the state. */
struct count {
	uint64_t kept, items, judged, correct;
};

struct counter {
	const struct judged *all;
	struct count *rows;
	uint64_t gold_items;
	struct lbl_crosstab given, confusion[LBL_ORIGINS];
	struct lbl_sketch items, pairs;
};

static void *counter_open(void *ctx)
{
	const struct judged *all = ctx;
	struct counter *c = lbl_alloc_zero(1, sizeof *c);

	c->all = all;
	c->rows = lbl_alloc_zero(all->n_rows, sizeof *c->rows);
	return c;
}

static void count_rating(struct counter *c, const struct lbl_rating *r, uint32_t gold)
{
	uint32_t class = c->all->classes[r->label];
	uint32_t row = c->all->rows[r->annotator * LBL_ORIGINS + r->tag];

	c->rows[row].kept++;
	lbl_crosstab_add(&c->given, row, class, 1);
	if (gold == LBL_INTERN_NONE)
		return;
	uint32_t right = c->all->gold_classes[gold];
	c->rows[row].judged++;
	c->rows[row].correct += right == class;
	lbl_crosstab_add(&c->confusion[r->tag], right, class, 1);
}

/* The item counts once for each row of one annotator's ratings: r[0 .. n). */
static void count_item(struct counter *c, const struct lbl_rating *r, size_t n)
{
	bool seen[LBL_ORIGINS] = { false };

	for (size_t i = 0; i < n; i++) {
		unsigned o = r[i].tag;

		if (!seen[o])
			c->rows[c->all->rows[r[i].annotator * LBL_ORIGINS + o]].items++;
		seen[o] = true;
	}
}

static void count_pair(struct counter *c, uint64_t item, uint32_t annotator)
{
	uint64_t who = c->all->annotators[annotator];
	unsigned char pair[16]; /* low bytes first, on any machine: states travel */

	if (!c->all->g->as_shard)
		return;
	for (unsigned i = 0; i < 8; i++) {
		pair[i] = (unsigned char)(item >> (8 * i));
		pair[8 + i] = (unsigned char)(who >> (8 * i));
	}
	lbl_sketch_add(&c->pairs, lbl_hash64(pair, sizeof pair, 0));
}

static void counter_item(void *worker, struct lbl_span key, uint64_t hash,
			 const struct lbl_rating *ratings, size_t n)
{
	struct counter *c = worker;
	const struct lbl_gold *gold = c->all->g->gold;
	uint32_t right = gold && n ? lbl_gold_find(gold, key) : LBL_INTERN_NONE;
	size_t run;

	if (c->all->g->as_shard)
		lbl_sketch_add(&c->items, hash);
	c->gold_items += right != LBL_INTERN_NONE;
	for (size_t i = 0; i < n; i++)
		count_rating(c, &ratings[i], right);
	for (size_t i = 0; i < n; i += run) {
		for (run = 1; i + run < n && ratings[i + run].annotator == ratings[i].annotator;)
			run++;
		count_item(c, ratings + i, run);
		count_pair(c, hash, ratings[i].annotator);
	}
}

static void counter_close(void *ctx, void *worker)
{
	struct judged *all = ctx;
	struct counter *c = worker;
	struct lbl_report_state *s = all->g->state;

	for (uint32_t i = 0; i < all->n_rows; i++) {
		s->rows[i].n[LBL_ROW_KEPT] += c->rows[i].kept;
		s->rows[i].n[LBL_ROW_ITEMS] += c->rows[i].items;
		s->rows[i].n[LBL_ROW_JUDGED] += c->rows[i].judged;
		s->rows[i].n[LBL_ROW_CORRECT] += c->rows[i].correct;
	}
	s->counts[LBL_REPORT_GOLD_ITEMS] += c->gold_items;
	lbl_crosstab_merge(&s->given, &c->given);
	lbl_crosstab_clear(&c->given);
	for (int o = 0; o < LBL_ORIGINS; o++) {
		lbl_crosstab_merge(&s->confusion[o], &c->confusion[o]);
		lbl_crosstab_clear(&c->confusion[o]);
	}
	lbl_sketch_merge(&s->items, &c->items, false);
	lbl_sketch_merge(&s->pairs, &c->pairs, false);
	lbl_sketch_clear(&c->items);
	lbl_sketch_clear(&c->pairs);
	free(c->rows);
	free(c);
}

static void judged_classes(struct judged *all)
{
	const struct lbl_judgments *j = all->g->judgments;
	uint32_t n = lbl_judgments_labels(j);

	all->classes = lbl_alloc(n * sizeof *all->classes);
	for (uint32_t i = 0; i < n; i++)
		all->classes[i] = lbl_intern_put(all->g->state->classes, lbl_judgments_label(j, i));
}

/* Every row is there already: its annotations were counted on the way. */
static void judged_rows(struct judged *all)
{
	const struct lbl_judgments *j = all->g->judgments;
	uint32_t n = lbl_judgments_annotators(j);
	struct lbl_buf key = { 0 };

	all->rows = lbl_alloc((size_t)n * LBL_ORIGINS * sizeof *all->rows);
	all->annotators = lbl_alloc(n * sizeof *all->annotators);
	for (uint32_t i = 0; i < n; i++) {
		struct lbl_span name = lbl_judgments_annotator(j, i);

		all->annotators[i] = lbl_hash64(name.ptr, name.len, 0);
		for (int o = 0; o < LBL_ORIGINS; o++)
			all->rows[i * LBL_ORIGINS + (uint32_t)o] = lbl_report_state_find(
				all->g->state, name, (enum lbl_origin)o, &key);
	}
	all->n_rows = lbl_intern_count(all->g->state->annotators);
	lbl_buf_clear(&key);
}

static void judged_gold(struct judged *all)
{
	const struct lbl_gold *gold = all->g->gold;
	struct lbl_gold_counts counts;
	uint32_t n = gold ? lbl_gold_classes(gold) : 0;

	all->gold_classes = lbl_alloc(n * sizeof *all->gold_classes);
	for (uint32_t i = 0; i < n; i++)
		all->gold_classes[i] =
			lbl_intern_put(all->g->state->classes, lbl_gold_class(gold, i));
	if (!gold)
		return;
	lbl_gold_counts(gold, &counts);
	all->g->state->counts[LBL_REPORT_GOLD_LABELS] = counts.labels;
}

int lbl_report_count_judgments(struct lbl_report_gather *g, unsigned threads,
			       struct lbl_error *err)
{
	struct judged all = { .g = g };
	struct lbl_judgments_fold fold = {
		.ctx = &all, .open = counter_open, .item = counter_item, .close = counter_close
	};
	struct lbl_judgments_counts counts;
	int rc;

	judged_classes(&all);
	judged_rows(&all);
	judged_gold(&all);
	rc = lbl_judgments_each(g->judgments, threads, &fold, err);
	lbl_judgments_counts(g->judgments, &counts);
	g->state->counts[LBL_REPORT_ITEMS] = counts.items;
	g->state->counts[LBL_REPORT_KEPT] = counts.kept;
	g->state->counts[LBL_REPORT_ABSTAINED] = counts.abstained;
	g->state->counts[LBL_REPORT_DUPLICATES] = counts.duplicates;
	free(all.classes);
	free(all.rows);
	free(all.annotators);
	free(all.gold_classes);
	return rc;
}
