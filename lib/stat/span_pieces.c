/*
 * span_pieces: a sweep over the sorted ends of spans. A voter's weight counts once at a place,
 * however many of his spans cover it. Which spans the pieces stand for is stat/span_vote's.
 */
#include "stat/span_pieces.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct lbl_span_turn {
	double at;
	uint32_t voter;
	bool begins; /* a span does, or one ends */
};

void lbl_span_pieces_clear(struct lbl_span_pieces *p)
{
	free(p->v);
	free(p->turns);
	free(p->depth);
	*p = (struct lbl_span_pieces){ 0 };
}

static int by_place_and_voter(const void *x, const void *y)
{
	const struct lbl_span_turn *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->voter > b->voter) - (a->voter < b->voter);
}

static void make_room(struct lbl_span_pieces *p, size_t n, size_t n_voters)
{
	size_t before = p->depth_cap;

	if (p->turns_cap < 2 * n)
		p->turns = lbl_grow(p->turns, &p->turns_cap, 2 * n, sizeof *p->turns);
	if (before >= n_voters)
		return;
	p->depth = lbl_grow(p->depth, &p->depth_cap, n_voters, sizeof *p->depth);
	memset(p->depth + before, 0, (p->depth_cap - before) * sizeof *p->depth);
}

static void sort_turns(struct lbl_span_pieces *p, const struct lbl_mark_vote *spans, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const double *place = spans[i].mark.place;

		p->turns[2 * i] = (struct lbl_span_turn){ place[0], spans[i].voter, true };
		p->turns[2 * i + 1] = (struct lbl_span_turn){ place[1], spans[i].voter, false };
	}
	qsort(p->turns, 2 * n, sizeof *p->turns, by_place_and_voter);
}

/* The weight of voters by what they mark before a place and behind it. */
struct sides {
	int64_t before, behind; /* who marks there */
	int64_t across;         /* with one span that goes on */
	int64_t apart;          /* on both sides, with none that goes on */
};

/* What one voter, whose turns at a place begin at `turn`, changes; returns his turns. */
static size_t turn_voter(uint32_t *depth, const struct lbl_span_turn *turn, size_t n,
			 int64_t weight, struct sides *s)
{
	uint32_t begin = 0, end = 0, was = *depth, on;
	size_t i = 0;

	for (; i < n && turn[i].at == turn->at && turn[i].voter == turn->voter; i++) {
		begin += turn[i].begins;
		end += !turn[i].begins;
	}
	on = was - end;
	*depth = on + begin;
	if (was && !on)
		s->across -= weight;
	if (was && !on && *depth)
		s->apart += weight;
	if (was && !*depth)
		s->behind -= weight;
	if (!was && *depth)
		s->behind += weight;
	return i;
}

static void add_piece(struct lbl_span_pieces *p, double start, double end)
{
	p->v = lbl_grow(p->v, &p->cap, p->n + 1, sizeof *p->v);
	p->v[p->n++] = (struct lbl_span_piece){ start, end };
}

void lbl_span_pieces_find(struct lbl_span_pieces *p, const struct lbl_mark_vote *spans, size_t n,
			  const int64_t *weight, size_t n_voters, double needed)
{
	struct sides s = { 0 };
	double start = 0;

	p->n = 0;
	make_room(p, n, n_voters);
	sort_turns(p, spans, n);
	for (size_t i = 0; i < 2 * n;) {
		double at = p->turns[i].at;
		bool was, is;

		s.before = s.across = s.behind;
		s.apart = 0;
		while (i < 2 * n && p->turns[i].at == at) {
			uint32_t voter = p->turns[i].voter;

			i += turn_voter(&p->depth[voter], &p->turns[i], 2 * n - i, weight[voter],
					&s);
		}
		was = (double)s.before > needed;
		is = (double)s.behind > needed;
		if (was && (!is || s.apart > s.across || !s.across))
			add_piece(p, start, at);
		if (is && (!was || s.apart > s.across || !s.across))
			start = at;
	}
}
