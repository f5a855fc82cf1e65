/*
 * answers: a flat list, since most items of many annotators differ, so that a
 * histogram by hash would take more than it saves. stat/bootstrap draws from it.
 */
#include "stat/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lbl_answers_clear(struct lbl_answers *a)
{
	free(a->v);
	free(a->votes);
	*a = (struct lbl_answers){ 0 };
}

static struct lbl_vote_by *room(struct lbl_answers *a, size_t items, size_t votes)
{
	a->v = lbl_grow(a->v, &a->cap, a->n + items, sizeof *a->v);
	a->votes = lbl_grow(a->votes, &a->cap_votes, a->n_votes + votes, sizeof *a->votes);
	return a->votes + a->n_votes;
}

void lbl_answers_add(struct lbl_answers *a, const struct lbl_vote_by *ratings, size_t n)
{
	memcpy(room(a, 1, n), ratings, n * sizeof *ratings);
	a->v[a->n++] = (struct lbl_answer){ .n = n, .items = 1 };
	a->n_votes += n;
}

void lbl_answers_move(struct lbl_answers *a, struct lbl_answers *from)
{
	if (from->n) {
		memcpy(room(a, from->n, from->n_votes), from->votes,
		       from->n_votes * sizeof *from->votes);
		memcpy(a->v + a->n, from->v, from->n * sizeof *from->v);
		a->n += from->n;
		a->n_votes += from->n_votes;
	}
	lbl_answers_clear(from);
}

void lbl_answers_renumber(struct lbl_answers *a, const uint32_t *annotators,
			  const uint32_t *categories)
{
	for (size_t i = 0; i < a->n_votes; i++) {
		struct lbl_vote_by *v = &a->votes[i];

		v->annotator = annotators ? annotators[v->annotator] : v->annotator;
		v->category = categories ? categories[v->category] : v->category;
	}
}

static int by_vote(const void *a, const void *b)
{
	const struct lbl_vote_by *x = a, *y = b;

	if (x->annotator != y->annotator)
		return x->annotator < y->annotator ? -1 : 1;
	return (x->category > y->category) - (x->category < y->category);
}

static int by_answer(const void *a, const void *b)
{
	const struct lbl_answer *x = a, *y = b;
	int c = (x->n > y->n) - (x->n < y->n);

	for (size_t i = 0; i < x->n && !c; i++)
		c = by_vote(&x->votes[i], &y->votes[i]);
	return c;
}

/* Votes in the order of their items: who goes over all of them goes through memory once. */
static void pack(struct lbl_answers *a)
{
	struct lbl_vote_by *votes;
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		n += a->v[i].n;
	votes = lbl_alloc_zero(n, sizeof *votes);
	n = 0;
	for (size_t i = 0; i < a->n; i++) {
		memcpy(votes + n, a->v[i].votes, a->v[i].n * sizeof *votes);
		a->v[i].votes = votes + n;
		n += a->v[i].n;
	}
	free(a->votes);
	a->votes = votes;
	a->n_votes = n;
}

void lbl_answers_settle(struct lbl_answers *a)
{
	struct lbl_vote_by *votes = a->votes;
	size_t kept = 0;

	for (size_t i = 0; i < a->n; votes += a->v[i++].n) {
		qsort(votes, a->v[i].n, sizeof *votes, by_vote);
		a->v[i].votes = votes;
	}
	if (a->n)
		qsort(a->v, a->n, sizeof *a->v, by_answer);
	for (size_t i = 0; i < a->n; i++) {
		if (kept && by_answer(&a->v[kept - 1], &a->v[i]) == 0)
			a->v[kept - 1].items += a->v[i].items;
		else
			a->v[kept++] = a->v[i];
	}
	a->n = kept;
	pack(a);
}
