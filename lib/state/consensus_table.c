/*
 * consensus_table: takes the judgments in the order of their items' appearance, brings the items
 * into the fixed order, and sorts each one's ratings into votes and rulings. What is decided upon
 * them is consensus_decide's.
 */
#include "state/consensus_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define AHEAD 8 /* rows whose memory is asked for before it is needed: they come in no order */

/* An item as the store of judgments hands it out; its memory stays. */
struct seen {
	struct lbl_span key;
	uint64_t hash;
	const struct lbl_rating *ratings;
	uint32_t n;
};

/* The table while it is made. */
struct maker {
	struct lbl_consensus_table *t;
	const struct lbl_consensus_sink *sink;
	unsigned votes; /* tag of those that are votes */
	struct seen *seen; /* in order of appearance */
	size_t n, cap;
	struct lbl_vote *row; /* scratch */
	size_t cap_row;
	struct lbl_reviewed reviewed;
};

static void *open_maker(void *ctx)
{
	return ctx;
}

static void take_item(void *worker, struct lbl_span key, uint64_t hash,
		      const struct lbl_rating *ratings, size_t n)
{
	struct maker *m = worker;

	m->seen = lbl_grow(m->seen, &m->cap, m->n + 1, sizeof *m->seen);
	m->seen[m->n++] = (struct seen){ key, hash, ratings, (uint32_t)n };
}

static void close_maker(void *ctx, void *worker)
{
	(void)ctx;
	(void)worker;
}

static bool before(const struct seen *a, const struct seen *b)
{
	return a->hash != b->hash ? a->hash < b->hash : lbl_span_cmp(a->key, b->key) < 0;
}

/*
 * New array of places in seen, by hash. Hashes are even, so as many buckets as items, by their
 * upper bits, leave next to nothing for the insertion sort behind.
 */
static uint32_t *sort_items(const struct maker *m)
{
	unsigned bits = 1;
	uint32_t *start, *sorted = lbl_alloc_zero(m->n, sizeof *sorted);

	while (bits < 31 && m->n >> bits)
		bits++;
	start = lbl_alloc_zero(((size_t)1 << bits) + 1, sizeof *start);
	for (size_t i = 0; i < m->n; i++)
		start[(m->seen[i].hash >> (64 - bits)) + 1]++;
	for (size_t i = 0; i < (size_t)1 << bits; i++)
		start[i + 1] += start[i];
	for (size_t i = 0; i < m->n; i++)
		sorted[start[m->seen[i].hash >> (64 - bits)]++] = (uint32_t)i;
	free(start);
	for (size_t i = 1; i < m->n; i++) {
		uint32_t x = sorted[i];
		size_t k = i;

		for (; k > 0 && before(&m->seen[x], &m->seen[sorted[k - 1]]); k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = x;
	}
	return sorted;
}

/* The stage that rules: the highest with a rating, unless that is the votes' own. */
static uint8_t stage_of(const struct maker *m, const struct seen *s)
{
	unsigned highest = LBL_TAG_ASIDE;

	for (uint32_t i = 0; i < s->n; i++)
		if (s->ratings[i].tag < highest)
			highest = s->ratings[i].tag;
	return (uint8_t)(highest == m->votes ? LBL_TAG_ASIDE : highest);
}

/* Puts those of one tag into the row; returns how many. */
static size_t pick(struct maker *m, const struct seen *s, unsigned tag)
{
	size_t n = 0;

	if (s->n > m->cap_row)
		m->row = lbl_grow(m->row, &m->cap_row, s->n, sizeof *m->row);
	for (uint32_t i = 0; i < s->n; i++)
		if (s->ratings[i].tag == tag)
			m->row[n++] = (struct lbl_vote){ s->ratings[i].annotator,
							 s->ratings[i].label };
	return n;
}

/* What reviews leave of the item's judgments; true where they have dropped or replaced some. */
static bool review(struct maker *m, struct seen *s)
{
	const struct lbl_reviews *r = m->sink->reviews;

	if (!r || !lbl_reviews_apply(r, s->key, s->ratings, s->n, &m->reviewed))
		return false;
	s->ratings = m->reviewed.ratings;
	s->n = (uint32_t)m->reviewed.n;
	return true;
}

/* The gold label's number: that of the judgments where they have it. */
static uint32_t *number_gold(const struct lbl_consensus_table *t)
{
	uint32_t n = t->gold ? lbl_gold_classes(t->gold) : 0;
	uint32_t *numbers = lbl_alloc_zero(n, sizeof *numbers);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t rank = lbl_judgments_find_label(t->judgments, lbl_gold_class(t->gold, i));

		numbers[i] = rank != LBL_INTERN_NONE ? rank :
						       lbl_judgments_labels(t->judgments) + i;
	}
	return numbers;
}

static void fill_row(struct maker *m, size_t row, struct seen s, const uint32_t *gold)
{
	struct lbl_consensus_table *t = m->t;
	struct lbl_consensus_item *item = &t->items[row];
	uint32_t known = t->gold ? lbl_gold_find(t->gold, s.key) : LBL_INTERN_NONE;
	bool reviewed = review(m, &s);
	size_t n = pick(m, &s, m->votes);

	*item = (struct lbl_consensus_item){ .key = s.key,
					     .hash = s.hash,
					     .gold = known == LBL_INTERN_NONE ? LBL_LABEL_NONE :
										gold[known],
					     .stage = stage_of(m, &s),
					     .rejected = reviewed && !n };
	for (size_t i = 0; i < n; i++)
		t->label_votes[m->row[i].label]++;
	lbl_votes_add_row(&t->votes, m->row, n);
	n = item->stage == LBL_TAG_ASIDE ? 0 : pick(m, &s, item->stage);
	lbl_votes_add_row(&t->rulings, m->row, n);
}

static void fill_rows(struct maker *m)
{
	struct lbl_consensus_table *t = m->t;
	uint32_t *sorted = sort_items(m), *gold = number_gold(t);

	t->items = lbl_alloc_zero(m->n, sizeof *t->items);
	t->order = lbl_alloc_zero(m->n, sizeof *t->order);
	for (size_t row = 0; row < m->n; row++) {
		if (row + 2 * AHEAD < m->n) {
			__builtin_prefetch(&m->seen[sorted[row + 2 * AHEAD]]);
			__builtin_prefetch(m->seen[sorted[row + AHEAD]].ratings);
		}
		t->order[sorted[row]] = (uint32_t)row;
		fill_row(m, row, m->seen[sorted[row]], gold);
	}
	free(sorted);
	free(gold);
}

/* A label that is a class. */
struct class {
	struct lbl_span text;
	uint32_t label;
};

static int by_text(const void *a, const void *b)
{
	return lbl_span_cmp(((const struct class *)a)->text, ((const struct class *)b)->text);
}

/* The labels that votes and gold have, in byte order: fills classes; returns how many. */
static size_t find_classes(struct lbl_consensus_table *t)
{
	struct class *found = lbl_alloc_zero(t->n_labels, sizeof *found);
	bool *used = lbl_alloc_zero(t->n_labels, sizeof *used);
	size_t n = 0;

	for (size_t i = 0; i < t->n_labels; i++)
		used[i] = t->label_votes[i] > 0;
	for (size_t i = 0; i < t->votes.n_rows; i++)
		if (t->items[i].gold != LBL_LABEL_NONE)
			used[t->items[i].gold] = true;
	for (uint32_t i = 0; i < t->n_labels; i++)
		if (used[i])
			found[n++] = (struct class){ lbl_consensus_table_label(t, i), i };
	if (n)
		qsort(found, n, sizeof *found, by_text);
	t->classes = lbl_alloc_zero(n, sizeof *t->classes);
	for (size_t k = 0; k < n; k++)
		t->classes[k] = found[k].label;
	free(found);
	free(used);
	return n;
}

/* Labels of votes and gold become classes. */
static void fill_classes(struct lbl_consensus_table *t)
{
	uint32_t *class_of = lbl_alloc_zero(t->n_labels, sizeof *class_of);
	size_t n = find_classes(t);

	for (size_t k = 0; k < n; k++)
		class_of[t->classes[k]] = (uint32_t)k;
	for (size_t i = 0; i < lbl_votes_count(&t->votes); i++)
		t->votes.v[i].label = class_of[t->votes.v[i].label];
	for (size_t i = 0; t->known && i < t->votes.n_rows; i++)
		t->known[i] = t->items[i].gold == LBL_LABEL_NONE ? LBL_CLASS_NONE :
								   class_of[t->items[i].gold];
	t->votes.n_classes = n;
	free(class_of);
}

int lbl_consensus_table_fill(struct lbl_consensus_table *t, const struct lbl_consensus_sink *s,
			     const struct lbl_gold *gold, struct lbl_error *err)
{
	struct maker m = { .t = t, .sink = s };
	const struct lbl_judgments_fold fold = { &m, open_maker, take_item, close_maker };

	*t = (struct lbl_consensus_table){ .judgments = s->judgments, .gold = gold };
	m.votes = s->reading->precedence.n ? lbl_consensus_tag(s->reading, "label") : 0;
	if (lbl_judgments_in_order(s->judgments, &fold, err)) {
		free(m.seen);
		return -1;
	}
	t->n_labels = lbl_judgments_labels(s->judgments) + (gold ? lbl_gold_classes(gold) : 0);
	t->label_votes = lbl_alloc_zero(t->n_labels, sizeof *t->label_votes);
	if (gold)
		t->known = lbl_alloc_zero(m.n, sizeof *t->known);
	t->votes.n_columns = t->rulings.n_columns = lbl_judgments_annotators(s->judgments);
	t->rulings.n_classes = t->n_labels;
	fill_rows(&m);
	fill_classes(t);
	free(m.seen);
	free(m.row);
	lbl_reviewed_clear(&m.reviewed);
	return 0;
}

void lbl_consensus_table_clear(struct lbl_consensus_table *t)
{
	free(t->items);
	free(t->order);
	free(t->classes);
	free(t->known);
	free(t->label_votes);
	lbl_votes_clear(&t->votes);
	lbl_votes_clear(&t->rulings);
	*t = (struct lbl_consensus_table){ 0 };
}

struct lbl_span lbl_consensus_table_label(const struct lbl_consensus_table *t, uint32_t number)
{
	uint32_t judged = lbl_judgments_labels(t->judgments);

	return number < judged ? lbl_judgments_label(t->judgments, number) :
				 lbl_gold_class(t->gold, number - judged);
}
