/*
 * The store of judgments, counting side: rows become ratings by item, with
 * abstentions and duplicates set aside; see record/judgments.h.
 * Partitions are independent, so threads take them one by one.
 * judgments_settle.c does it for one item, judgments_each.c goes over the items then.
 */
#include <stdlib.h>

#include "base/crew.h"
#include "base/mem.h"
#include "record/judgments_settle.h"
#include "record/judgments_spill.h"
#include "record/judgments_store.h"

/* What a worker of finish gathers. */
struct tally {
	struct lbl_judgments *j;
	struct lbl_settler settler;
	struct lbl_judgments_counts counts;
	bool *label_seen; /* by label id */
	struct lbl_rating *grouped;
	size_t cap_grouped;
	uint64_t budget_bytes; /* for what it reads back from disk */
	bool broken; /* by err */
	struct lbl_error err;
};

/* Counting sort of rows by item into t->grouped; abstentions are left out. */
static void group_rows(struct tally *t, struct lbl_lot *l)
{
	uint32_t n_items = lbl_intern_count(l->items), sum = 0;
	const uint32_t *rank = t->j->names.annotators.rank;

	l->start = lbl_alloc_zero((size_t)n_items + 2, sizeof *l->start);
	for (size_t i = 0; i < l->n_rows; i++)
		l->start[l->rows[i].item + 2] += l->rows[i].rating.label != LBL_ABSTAINED;
	for (size_t i = 2; i < (size_t)n_items + 2; i++)
		l->start[i] = sum += l->start[i];
	t->grouped = lbl_grow(t->grouped, &t->cap_grouped, (size_t)sum + 1, sizeof *t->grouped);
	for (size_t i = 0; i < l->n_rows; i++) {
		const struct lbl_row *row = &l->rows[i];
		struct lbl_rating *to;

		if (row->rating.label == LBL_ABSTAINED)
			continue;
		to = &t->grouped[l->start[row->item + 1]++];
		*to = row->rating;
		to->annotator = rank[to->annotator];
	}
	t->counts.abstained += l->n_rows - sum;
}

/* The ratings that are kept lie where the rows were: fresh memory is dear. */
static void settle_lot(struct tally *t, struct lbl_lot *l)
{
	uint32_t n_items = lbl_intern_count(l->items), to = 0;
	struct lbl_rating *kept = (struct lbl_rating *)(void *)l->rows;

	group_rows(t, l);
	for (uint32_t i = 0; i < n_items; i++) {
		struct lbl_rating *r = t->grouped + l->start[i];
		size_t n = l->start[i + 1] - l->start[i];

		n = lbl_settle(&t->settler, lbl_intern_text(l->items, i), r, n);
		l->start[i] = to;
		for (size_t k = 0; k < n; k++) {
			t->label_seen[r[k].label] = true;
			kept[to++] = r[k];
		}
	}
	l->start[n_items] = to;
	l->ratings = lbl_resize(kept, to, sizeof *kept);
	l->rows = NULL;
	l->cap_rows = 0;
	t->counts.items += n_items;
	t->counts.kept += to;
}

static int settle_reel(struct tally *t, struct lbl_reel *rows, unsigned shift,
		       struct lbl_reel *out);

/* Settles rows that memory cannot hold, by sixteenths. Clears them. */
static int settle_split(struct tally *t, struct lbl_reel *rows, unsigned shift,
			struct lbl_reel *out)
{
	const struct lbl_judgments *j = t->j;
	struct lbl_reel part[LBL_SPLIT] = { 0 }, settled[LBL_SPLIT] = { 0 };
	int rc = lbl_spill_split(j, rows, shift, part, &t->err);

	lbl_reel_clear(j->spool, rows);
	for (size_t i = 0; !rc && i < LBL_SPLIT; i++) {
		rc = settle_reel(t, &part[i], shift, j->ordered ? &settled[i] : out);
		if (!rc && j->ordered)
			rc = lbl_reel_end(j->spool, &settled[i], &t->err);
	}
	if (!rc && j->ordered)
		rc = lbl_spill_merge(j, settled, out, &t->err);
	for (size_t i = 0; i < LBL_SPLIT; i++) {
		lbl_reel_clear(j->spool, &part[i]);
		lbl_reel_clear(j->spool, &settled[i]);
	}
	return rc;
}

/*
 * Settles rows on disk, appends their items to out, and clears them.
 *
 *   shift  the lowest bit of hashes that they have been split by
 */
static int settle_reel(struct tally *t, struct lbl_reel *rows, unsigned shift,
		       struct lbl_reel *out)
{
	struct lbl_lot l = { 0 };
	uint64_t budget = shift ? t->budget_bytes : UINT64_MAX; /* no bits are left to split by */
	bool fits;
	int rc = lbl_spill_load(t->j, rows, budget, &l, &fits, &t->err);

	if (!rc && fits) {
		settle_lot(t, &l);
		rc = lbl_spill_items(t->j, out, &l, &t->err);
	}
	lbl_lot_clear(&l);
	if (!rc && !fits)
		return settle_split(t, rows, shift - 4, out);
	lbl_reel_clear(t->j->spool, rows);
	return rc;
}

static int finish_spilled(struct tally *t, struct lbl_part *p)
{
	struct lbl_judgments *j = t->j;

	return lbl_spill_part(j, p, &t->err) || lbl_reel_end(j->spool, &p->rows, &t->err) ||
			       settle_reel(t, &p->rows, LBL_PART_SHIFT, &p->settled) ||
			       lbl_reel_end(j->spool, &p->settled, &t->err) ?
		       -1 :
		       0;
}

static void finish_part(void *state, size_t index)
{
	struct tally *t = state;
	struct lbl_part *p = &t->j->parts[index];

	if (!atomic_load(&t->j->spilling))
		settle_lot(t, &p->lot);
	else if (!t->broken)
		t->broken = finish_spilled(t, p);
}

static void relabel_part(void *state, size_t index)
{
	struct lbl_judgments *j = ((struct tally *)state)->j;
	struct lbl_lot *l = &j->parts[index].lot;
	uint32_t n = atomic_load(&j->spilling) ? 0 : l->start[lbl_intern_count(l->items)];

	for (uint32_t i = 0; i < n; i++)
		l->ratings[i].label = j->names.labels.rank[l->ratings[i].label] & LBL_ABSTAINED;
}

static struct tally new_tally(struct lbl_judgments *j)
{
	uint32_t n_labels = lbl_intern_count(j->names.labels.table);

	return (struct tally){ .j = j,
			       .settler = { .policy = j->duplicates,
					    .tags_apart = j->tags_apart },
			       .label_seen = lbl_alloc_zero(n_labels, sizeof(bool)) };
}

static void clear_tally(struct tally *t)
{
	lbl_settler_clear(&t->settler);
	free(t->label_seen);
	free(t->grouped);
}

/* Brings a worker's tally into the first one, and frees what it held. */
static void merge_tally(struct tally *to, struct tally *from)
{
	uint32_t n_labels = lbl_intern_count(to->j->names.labels.table);

	for (uint32_t i = 0; i < n_labels; i++)
		to->label_seen[i] |= from->label_seen[i];
	lbl_settler_merge(&to->settler, &from->settler);
	if (from->broken && !to->broken)
		to->err = from->err;
	to->broken |= from->broken;
	to->counts.abstained += from->counts.abstained;
	to->counts.items += from->counts.items;
	to->counts.kept += from->counts.kept;
	clear_tally(from);
}

static int conclude(struct lbl_judgments *j, const struct tally *t, struct lbl_error *err)
{
	const struct lbl_settler *s = &t->settler;

	if (t->broken) {
		*err = t->err;
		return -1;
	}
	j->counts.abstained = t->counts.abstained;
	j->counts.duplicates = s->duplicates;
	j->counts.items = t->counts.items;
	j->counts.kept = t->counts.kept;
	return s->failed ?
		       lbl_settler_fault(s, lbl_judgments_annotator(j, s->annotator), err) :
		       0;
}

void lbl_judgments_rank_label(struct lbl_judgments *j, uint32_t label)
{
	if (!j->ranked) {
		j->n_ranked = lbl_intern_count(j->names.labels.table);
		j->ranked = lbl_alloc_zero(j->n_ranked, sizeof *j->ranked);
	}
	j->ranked[label] = true;
}

int lbl_judgments_finish(struct lbl_judgments *j, unsigned threads, struct lbl_error *err)
{
	unsigned n = threads < 1 ? 1 : threads > LBL_PARTS ? LBL_PARTS : threads;
	struct tally total = new_tally(j);
	struct tally *tallies = lbl_alloc_zero(n, sizeof *tallies);
	void **states = lbl_alloc_zero(n, sizeof *states);
	int rc;

	lbl_ranked_fill(&j->names.annotators, NULL);
	for (unsigned i = 0; i < n; i++) {
		tallies[i] = new_tally(j);
		tallies[i].budget_bytes = j->memory_bytes / n;
		states[i] = &tallies[i];
	}
	lbl_crew_run(finish_part, LBL_PARTS, states, n);
	for (unsigned i = 0; i < n; i++)
		merge_tally(&total, &tallies[i]);
	for (size_t i = 0; i < j->n_ranked; i++)
		total.label_seen[i] |= j->ranked[i];
	lbl_ranked_fill(&j->names.labels, total.label_seen);
	lbl_crew_run(relabel_part, LBL_PARTS, states, n);
	rc = conclude(j, &total, err);
	clear_tally(&total);
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
	return j->names.annotators.n;
}

uint32_t lbl_judgments_labels(const struct lbl_judgments *j)
{
	return j->names.labels.n;
}

struct lbl_span lbl_judgments_annotator(const struct lbl_judgments *j, uint32_t rank)
{
	return lbl_ranked_text(&j->names.annotators, rank);
}

struct lbl_span lbl_judgments_label(const struct lbl_judgments *j, uint32_t rank)
{
	return lbl_ranked_text(&j->names.labels, rank);
}

uint32_t lbl_judgments_annotator_rank(const struct lbl_judgments *j, uint32_t number)
{
	return j->names.annotators.rank[number];
}

uint32_t lbl_judgments_label_rank(const struct lbl_judgments *j, uint32_t number)
{
	return j->names.labels.rank[number];
}

uint32_t lbl_judgments_find_annotator(const struct lbl_judgments *j, struct lbl_span text)
{
	return lbl_ranked_find(&j->names.annotators, text);
}

uint32_t lbl_judgments_find_label(const struct lbl_judgments *j, struct lbl_span text)
{
	return lbl_ranked_find(&j->names.labels, text);
}
