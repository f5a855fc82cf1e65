/* The pieces that most voters mark, against a vote on one place after the other. */
#include "../suite.h"
#include "stat/span_pieces.h"

#define LENGTH    40
#define VOTERS    5
#define SPANS_MAX 40

/* What a voter does at each place of [0, LENGTH), by his spans. */
static bool marks(const struct lbl_mark_vote *spans, size_t n, uint32_t voter, int from, int to)
{
	for (size_t i = 0; i < n; i++)
		if (spans[i].voter == voter && spans[i].mark.place[0] <= from &&
		    spans[i].mark.place[1] >= to)
			return true;
	return false;
}

static bool in_run(const struct lbl_mark_vote *spans, size_t n, const int64_t *weight, int at,
		   double needed)
{
	int64_t sum = 0;

	for (uint32_t v = 0; v < VOTERS; v++)
		if (marks(spans, n, v, at, at + 1))
			sum += weight[v];
	return (double)sum > needed;
}

/* Between at - 1 and at. */
static bool cut(const struct lbl_mark_vote *spans, size_t n, const int64_t *weight, int at)
{
	int64_t across = 0, apart = 0;

	for (uint32_t v = 0; v < VOTERS; v++) {
		if (marks(spans, n, v, at - 1, at + 1))
			across += weight[v];
		else if (marks(spans, n, v, at - 1, at) && marks(spans, n, v, at, at + 1))
			apart += weight[v];
	}
	return !across || apart > across;
}

static size_t place_by_place(const struct lbl_mark_vote *spans, size_t n, const int64_t *weight,
			     double needed, struct lbl_span_piece *pieces)
{
	size_t found = 0;
	bool was = false;

	for (int at = 0; at <= LENGTH; at++) {
		bool is = at < LENGTH && in_run(spans, n, weight, at, needed);
		bool here = was && is && cut(spans, n, weight, at);

		if (was && (!is || here))
			pieces[found++].end = at;
		if (is && (!was || here))
			pieces[found].start = at;
		was = is;
	}
	return found;
}

static uint32_t draw(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

/* Spans from a linear congruential generator, overlapping, adjacent and equal ones among them. */
START_TEST(against_every_place)
{
	static const int64_t weight[VOTERS] = { 1, 1, 2, 3, 1 };
	struct lbl_span_pieces p = { 0 };
	uint32_t state = 7;

	for (int round = 0; round < 3000; round++) {
		struct lbl_mark_vote spans[SPANS_MAX];
		struct lbl_span_piece want[LENGTH];
		size_t n = draw(&state, SPANS_MAX + 1), n_want;
		double needed = draw(&state, 6);

		for (size_t i = 0; i < n; i++) {
			double start = draw(&state, LENGTH - 8);
			double end = start + 1 + draw(&state, 8);

			spans[i] = (struct lbl_mark_vote){ { { start, end }, 0 },
							   draw(&state, VOTERS) };
		}
		n_want = place_by_place(spans, n, weight, needed, want);
		lbl_span_pieces_find(&p, spans, n, weight, VOTERS, needed);
		ck_assert_msg(p.n == n_want, "round %d: %zu of %zu", round, p.n, n_want);
		for (size_t i = 0; i < n_want; i++)
			ck_assert(p.v[i].start == want[i].start && p.v[i].end == want[i].end);
	}
	lbl_span_pieces_clear(&p);
}
END_TEST

SUITE("stat/span_pieces", against_every_place)
