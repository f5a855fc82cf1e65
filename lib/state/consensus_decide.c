/*
 * consensus_decide: an item's label and how sure it is. Gold stands above rulings, and rulings
 * above votes; what the votes say comes from a method (stat/consensus), or is their majority.
 */
#include "state/consensus_decide.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

const char *lbl_decided_by_name(const struct lbl_consensus_reading *r,
				const struct lbl_consensus_item *item, enum lbl_decided_by by)
{
	if (by == LBL_BY_GOLD)
		return "gold";
	if (by == LBL_BY_STAGE)
		return r->precedence.v[item->stage];
	return r->precedence.n ? "label" : "all";
}

void lbl_decider_init(struct lbl_decider *d, const struct lbl_consensus_basis *basis)
{
	*d = (struct lbl_decider){ .basis = basis };
}

static void clear_tally(struct lbl_tally_labels *t)
{
	free(t->labels);
	free(t->counts);
	free(t->shares);
	free(t->prior);
}

void lbl_decider_clear(struct lbl_decider *d)
{
	clear_tally(&d->votes);
	clear_tally(&d->rulings);
	*d = (struct lbl_decider){ 0 };
}

static void reserve(struct lbl_tally_labels *t, size_t n)
{
	if (n <= t->cap)
		return;
	t->labels = lbl_grow(t->labels, &t->cap, n, sizeof *t->labels);
	t->counts = lbl_resize(t->counts, t->cap, sizeof *t->counts);
	t->shares = lbl_resize(t->shares, t->cap, sizeof *t->shares);
	t->prior = lbl_resize(t->prior, t->cap, sizeof *t->prior);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Labels of a row, each once, with their counts; classes (NULL: none) tell their numbers. */
static void count_row(struct lbl_tally_labels *t, const struct lbl_votes *votes, size_t row,
		      const uint32_t *classes)
{
	const struct lbl_vote *v = votes->v + votes->starts[row];
	size_t n = votes->starts[row + 1] - votes->starts[row];

	reserve(t, n);
	t->n = 0;
	for (size_t i = 0; i < n; i++)
		t->labels[i] = v[i].label;
	if (n > 1)
		qsort(t->labels, n, sizeof *t->labels, by_number);
	for (size_t i = 0; i < n; i++) {
		if (t->n && t->labels[t->n - 1] == t->labels[i]) {
			t->counts[t->n - 1]++;
			continue;
		}
		t->labels[t->n] = t->labels[i];
		t->counts[t->n++] = 1;
	}
	for (size_t i = 0; i < t->n; i++) {
		t->shares[i] = t->counts[i] / (double)n;
		t->labels[i] = classes ? classes[t->labels[i]] : t->labels[i];
	}
}

static struct lbl_tie_break tie_break(const struct lbl_consensus_basis *b, size_t row,
				      const double *prior)
{
	struct lbl_span key = b->table->items[row].key;

	return (struct lbl_tie_break){
		.rule = b->ties, .prior = prior,
		.hash = b->ties == LBL_TIES_RANDOM ? lbl_hash64(key.ptr, key.len, b->seed) : 0
	};
}

/* By probabilities; the choice's label becomes a label's number. */
static struct lbl_choice choose(const struct lbl_consensus_basis *b, size_t row, const double *p,
				const double *prior, const uint32_t *labels, size_t n)
{
	static const double none = 0;
	const struct lbl_tie_break tie = tie_break(b, row, prior);
	struct lbl_choice c = lbl_posterior_choose(n ? p : &none, n ? n : 1, &tie);

	c.label = c.label == LBL_CLASS_NONE ? LBL_LABEL_NONE : labels[c.label];
	return c;
}

static struct lbl_choice choose_most(const struct lbl_consensus_basis *b, size_t row,
				     struct lbl_tally_labels *t)
{
	for (size_t i = 0; i < t->n; i++)
		t->prior[i] = (double)b->table->label_votes[t->labels[i]];
	return choose(b, row, t->shares, t->prior, t->labels, t->n);
}

static void spread(struct lbl_decision *d, const uint32_t *labels, const double *p, size_t n)
{
	d->labels = labels;
	d->p = p;
	d->n = n;
}

/* What the votes say by the method; the majority's label, too. */
static struct lbl_decision hear_votes(struct lbl_decider *d, size_t row, uint32_t *majority)
{
	const struct lbl_consensus_basis *b = d->basis;
	const struct lbl_consensus_table *t = b->table;
	size_t k = t->votes.n_classes;
	struct lbl_decision out = { .by = LBL_BY_VOTES };

	count_row(&d->votes, &t->votes, row, t->classes);
	out.choice = choose_most(b, row, &d->votes);
	*majority = out.choice.label;
	spread(&out, d->votes.labels, d->votes.shares, d->votes.n);
	if (!b->model || !d->votes.n)
		return out;
	spread(&out, t->classes, b->model->posterior + row * k, k);
	out.choice = choose(b, row, out.p, b->model->prior, out.labels, k);
	return out;
}

/* What the votes say stays the measure, where gold stands above a ruling above them. */
static void overrule(struct lbl_decision *d, enum lbl_decided_by by, struct lbl_choice choice,
		     uint32_t votes)
{
	d->overruled = votes != LBL_LABEL_NONE && votes != choice.label;
	d->choice = choice;
	d->by = by;
}

static const char *reason_of(const struct lbl_decision *d, const struct lbl_consensus_item *item)
{
	if (d->choice.label != LBL_LABEL_NONE)
		return NULL;
	if (d->choice.tied)
		return "tied";
	return item->rejected ? "all_rejected" : "abstained";
}

struct lbl_decision lbl_decider_decide(struct lbl_decider *d, size_t row)
{
	static const double certain = 1;
	const struct lbl_consensus_table *t = d->basis->table;
	const struct lbl_consensus_item *item = &t->items[row];
	uint32_t majority;
	struct lbl_decision out = hear_votes(d, row, &majority);
	uint32_t votes = out.choice.label;

	if (item->stage != LBL_TAG_ASIDE) {
		count_row(&d->rulings, &t->rulings, row, NULL);
		overrule(&out, LBL_BY_STAGE, choose_most(d->basis, row, &d->rulings), votes);
		spread(&out, d->rulings.labels, d->rulings.shares, d->rulings.n);
	}
	if (item->gold != LBL_LABEL_NONE) {
		struct lbl_choice known = { item->gold, false, 1, 1, 0 };

		overrule(&out, LBL_BY_GOLD, known, votes);
		spread(&out, &item->gold, &certain, 1);
	}
	out.changed = d->votes.n && out.choice.label != majority;
	out.reason = reason_of(&out, item);
	return out;
}
