/*
 * The store of judgments, counting side: rows become ratings by item, with
 * abstentions and duplicates set aside; see record/judgments.h.
 * Partitions are independent, so threads take them one by one.
 * judgments_each.c goes over the items then.
 */
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "record/judgments_store.h"

#define FEW 24 /* ratings of an item that insertion sorts faster than qsort */

/* What a worker of finish gathers. */
struct tally {
	struct lbl_judgments *j;
	struct lbl_judgments_counts counts;
	bool *label_seen; /* by label id */
	struct lbl_rating *sorted;
	uint64_t *order;
	size_t cap_sorted, cap_order;
	bool failed;
	struct lbl_span dup_item; /* the first duplicate by bytes, when they fail */
	uint32_t dup_annotator;
};

static int by_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Many ratings: by annotator and place, as one integer. */
static void sort_many(struct tally *t, struct lbl_rating *r, size_t n)
{
	t->order = lbl_grow(t->order, &t->cap_order, n, sizeof *t->order);
	t->sorted = lbl_grow(t->sorted, &t->cap_sorted, n, sizeof *t->sorted);
	for (size_t i = 0; i < n; i++)
		t->order[i] = (uint64_t)r[i].annotator << 32 | i;
	qsort(t->order, n, sizeof *t->order, by_key);
	for (size_t i = 0; i < n; i++)
		t->sorted[i] = r[(uint32_t)t->order[i]];
	memcpy(r, t->sorted, n * sizeof *r);
}

/* By annotator, input order within. */
static void sort_item(struct tally *t, struct lbl_rating *r, size_t n)
{
	if (n > FEW) {
		sort_many(t, r, n);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct lbl_rating x = r[i];
		size_t k = i;

		for (; k > 0 && r[k - 1].annotator > x.annotator; k--)
			r[k] = r[k - 1];
		r[k] = x;
	}
}

static void note_duplicate(struct tally *t, struct lbl_span item, uint32_t annotator)
{
	int c = t->failed ? lbl_span_cmp(item, t->dup_item) : -1;

	if (c < 0 || (c == 0 && annotator < t->dup_annotator)) {
		t->dup_item = item;
		t->dup_annotator = annotator;
	}
	t->failed = true;
}

/* Leaves one rating an annotator, as the policy says; returns how many stay. */
static size_t settle(struct tally *t, struct lbl_rating *r, size_t n, struct lbl_span item)
{
	enum lbl_duplicates policy = t->j->duplicates;
	size_t kept = 0;

	if (policy == LBL_DUP_ALL)
		return n;
	for (size_t i = 0; i < n; i++) {
		bool again = kept && r[kept - 1].annotator == r[i].annotator;

		if (again && policy == LBL_DUP_FAIL)
			note_duplicate(t, item, r[i].annotator);
		if (!again)
			r[kept++] = r[i];
		else if (policy == LBL_DUP_LAST)
			r[kept - 1] = r[i];
	}
	t->counts.duplicates += n - kept;
	return kept;
}

/* Counting sort of a partition's rows by item; abstentions are left out. Frees the rows. */
static void group_rows(struct tally *t, struct lbl_part *p)
{
	uint32_t n_items = lbl_intern_count(p->items), sum = 0;
	const uint32_t *rank = t->j->annotators.rank;

	p->start = lbl_alloc_zero((size_t)n_items + 2, sizeof *p->start);
	for (size_t i = 0; i < p->n_rows; i++)
		p->start[p->rows[i].item + 2] += p->rows[i].rating.label != LBL_ABSTAINED;
	for (size_t i = 2; i < (size_t)n_items + 2; i++)
		p->start[i] = sum += p->start[i];
	p->ratings = lbl_alloc_zero(sum, sizeof *p->ratings);
	for (size_t i = 0; i < p->n_rows; i++) {
		const struct lbl_row *row = &p->rows[i];
		struct lbl_rating *to;

		if (row->rating.label == LBL_ABSTAINED)
			continue;
		to = &p->ratings[p->start[row->item + 1]++];
		*to = row->rating;
		to->annotator = rank[to->annotator];
	}
	t->counts.abstained += p->n_rows - sum;
	free(p->rows);
	p->rows = NULL;
}

static void finish_part(void *state, size_t index)
{
	struct tally *t = state;
	struct lbl_part *p = &t->j->parts[index];
	uint32_t n_items = lbl_intern_count(p->items), to = 0;

	group_rows(t, p);
	for (uint32_t i = 0; i < n_items; i++) {
		struct lbl_rating *r = p->ratings + p->start[i];
		size_t n = p->start[i + 1] - p->start[i];

		sort_item(t, r, n);
		n = settle(t, r, n, lbl_intern_text(p->items, i));
		for (size_t k = 0; k < n; k++)
			t->label_seen[r[k].label] = true;
		memmove(p->ratings + to, r, n * sizeof *r);
		p->start[i] = to;
		to += (uint32_t)n;
	}
	p->start[n_items] = to;
	t->counts.items += n_items;
	t->counts.kept += to;
}

/* Ranks the names that `seen` holds (NULL: all). */
static void rank_names(struct lbl_ranked *r, const bool *seen)
{
	uint32_t all = lbl_intern_count(r->table);
	uint32_t *order = lbl_intern_order(r->table);

	r->rank = lbl_alloc_zero(all, sizeof *r->rank);
	r->order = order;
	for (uint32_t i = 0; i < all; i++) {
		if (seen && !seen[order[i]])
			continue;
		r->rank[order[i]] = r->n;
		order[r->n++] = order[i];
	}
}

static void relabel_part(void *state, size_t index)
{
	struct lbl_judgments *j = ((struct tally *)state)->j;
	struct lbl_part *p = &j->parts[index];
	uint32_t n = p->start[lbl_intern_count(p->items)];

	for (uint32_t i = 0; i < n; i++)
		p->ratings[i].label = j->labels.rank[p->ratings[i].label] & LBL_ABSTAINED;
}

/* Brings a worker's tally into the first one, and frees what it held. */
static void merge_tally(struct tally *to, struct tally *from, uint32_t n_labels)
{
	for (uint32_t i = 0; i < n_labels; i++)
		to->label_seen[i] |= from->label_seen[i];
	to->counts.abstained += from->counts.abstained;
	to->counts.duplicates += from->counts.duplicates;
	to->counts.items += from->counts.items;
	to->counts.kept += from->counts.kept;
	if (from->failed)
		note_duplicate(to, from->dup_item, from->dup_annotator);
	free(from->label_seen);
	free(from->sorted);
	free(from->order);
}

static int conclude(struct lbl_judgments *j, const struct tally *t, struct lbl_error *err)
{
	struct lbl_span who;

	j->counts.abstained = t->counts.abstained;
	j->counts.duplicates = t->counts.duplicates;
	j->counts.items = t->counts.items;
	j->counts.kept = t->counts.kept;
	if (!t->failed)
		return 0;
	who = lbl_judgments_annotator(j, t->dup_annotator);
	return lbl_error_set(err, LBL_E_INPUT,
			     "annotator '%.*s' judged item '%.*s' more than once "
			     "(see --duplicates)",
			     (int)who.len, who.ptr, (int)t->dup_item.len, t->dup_item.ptr);
}

int lbl_judgments_finish(struct lbl_judgments *j, unsigned threads, struct lbl_error *err)
{
	unsigned n = threads < 1 ? 1 : threads > LBL_PARTS ? LBL_PARTS : threads;
	uint32_t n_labels = lbl_intern_count(j->labels.table);
	struct tally total = { .j = j,
			       .label_seen = lbl_alloc_zero(n_labels, sizeof(bool)) };
	struct tally *tallies = lbl_alloc_zero(n, sizeof *tallies);
	void **states = lbl_alloc_zero(n, sizeof *states);
	int rc;

	rank_names(&j->annotators, NULL);
	for (unsigned i = 0; i < n; i++) {
		tallies[i] = (struct tally){ .j = j,
					     .label_seen = lbl_alloc_zero(n_labels, sizeof(bool)) };
		states[i] = &tallies[i];
	}
	lbl_crew_run(finish_part, LBL_PARTS, states, n);
	for (unsigned i = 0; i < n; i++)
		merge_tally(&total, &tallies[i], n_labels);
	rank_names(&j->labels, total.label_seen);
	lbl_crew_run(relabel_part, LBL_PARTS, states, n);
	rc = conclude(j, &total, err);
	free(total.label_seen);
	free(tallies);
	free(states);
	return rc;
}

void lbl_judgments_counts(const struct lbl_judgments *j, struct lbl_judgments_counts *out)
{
	*out = j->counts;
}

uint32_t lbl_judgments_annotators(const struct lbl_judgments *j)
{
	return j->annotators.n;
}

uint32_t lbl_judgments_labels(const struct lbl_judgments *j)
{
	return j->labels.n;
}

struct lbl_span lbl_judgments_annotator(const struct lbl_judgments *j, uint32_t rank)
{
	return lbl_intern_text(j->annotators.table, j->annotators.order[rank]);
}

struct lbl_span lbl_judgments_label(const struct lbl_judgments *j, uint32_t rank)
{
	return lbl_intern_text(j->labels.table, j->labels.order[rank]);
}
