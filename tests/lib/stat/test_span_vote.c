/* Consensus spans: rules by hand, and what must hold for any spans. */
#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "stat/span_vote.h"

#define SPANS_MAX  64
#define VOTERS_MAX 8

/* "a0-5 b3-9|a0-5|": voters behind each other, a span's class and place. */
static size_t read_votes(const char *text, struct lbl_mark_vote *spans, size_t *n_voters)
{
	size_t n = 0;
	uint32_t voter = 0;

	for (; *text; text++) {
		char class;
		double start, end;
		int length;

		if (*text == '|')
			voter++;
		if (*text < 'a' || *text > 'z')
			continue;
		ck_assert(sscanf(text, "%c%lf-%lf%n", &class, &start, &end, &length) == 3);
		spans[n++] = (struct lbl_mark_vote){ { { start, end }, (uint32_t)(class - 'a') },
						     voter };
		text += length - 1;
	}
	*n_voters = voter + 1;
	return n;
}

/* "a0-5 confidence exact, …" */
static void write_spans(const struct lbl_span_agreed *v, size_t n, char *text, size_t size)
{
	size_t at = 0;

	*text = 0;
	for (size_t i = 0; i < n; i++)
		at += (size_t)snprintf(text + at, size - at, "%s%c%g-%g %.3g %.3g", i ? ", " : "",
				       (char)('a' + v[i].mark.label), v[i].mark.place[0],
				       v[i].mark.place[1], v[i].confidence, v[i].exact);
}

/* Shares are by hand: 1 voter of 3 is .333, … */
START_TEST(by_hand)
{
	static const struct {
		const char *why, *votes;
		double weights[VOTERS_MAX], min_share, iou_min;
		const char *want;
	} rows[] = {
		{ "all agree", "a0-5|a0-5|a0-5", { 1, 1, 1 }, .5, .5, "a0-5 1 1" },
		{ "most have it", "a0-5||a0-5", { 1, 1, 1 }, .5, .5, "a0-5 0.667 0.667" },
		{ "one of three", "a0-5||", { 1, 1, 1 }, .5, .5, "" },
		{ "half is not most", "a0-5|", { 1, 1 }, .5, .5, "" },
		{ "nobody has any", "||", { 1, 1, 1 }, .5, .5, "" },
		{ "less is asked for", "a0-5||", { 1, 1, 1 }, .3, .5, "a0-5 0.333 0.333" },
		{ "more is asked for", "a0-5|a0-5|", { 1, 1, 1 }, .7, .5, "" },
		{ "medians", "a0-5|a0-7|a1-7", { 1, 1, 1 }, .5, .5, "a0-7 1 0.333" },
		{ "of those who have it, not of all",
		  "a0-5|a0-7|a0-9||",
		  { 1, 1, 1, 1, 1 },
		  .5,
		  .5,
		  "a0-7 0.6 0.2" },
		{ "two: the inner place", "a0-8|a2-9", { 1, 1 }, .5, .5, "a2-8 1 0" },
		{ "IoU asked for: 6/8, 6/7", "a0-8|a2-9", { 1, 1 }, .5, .8, "a2-8 0.5 0" },
		{ "most see two",
		  "a0-5 a5-9|a0-5 a5-9|a0-9",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0-5 1 0.667, a5-9 0.667 0.667" },
		{ "most see one", "a0-9|a0-9|a0-5 a5-9", { 1, 1, 1 }, .5, .5, "a0-9 1 0.667" },
		{ "two halves stay one", "a0-9|a0-5 a5-9", { 1, 1 }, .5, .6, "a0-9 0.5 0.5" },
		{ "one side alone asks for no cut",
		  "a0-10|a0-5|a5-10",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0-10 1 0.333" },
		{ "nobody goes across",
		  "a0-5|a0-5|a0-5 a5-9|a5-9|a5-9",
		  { 1, 1, 1, 1, 1 },
		  .5,
		  .5,
		  "a0-5 0.6 0.6, a5-9 0.6 0.6" },
		{ "two with a gap that moves",
		  "a0-4 a5-9|a0-5 a6-9|a0-3 a4-9",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0-4 1 0.333, a5-9 1 0.333" },
		{ "two with a border that moves",
		  "a0-5 a5-9|a0-4 a4-9|a0-6 a6-9",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0-5 1 0.333, a5-9 1 0.333" },
		{ "medians would overlap: borders of runs",
		  "a0-7|a0-7|a0-5 a6-9|a6-9|a6-9",
		  { 1, 1, 1, 1, 1 },
		  .5,
		  .5,
		  "a0-5 0.6 0.2, a6-9 0.6 0.6" },
		{ "classes apart, and overlapping",
		  "a0-5 b3-9|a0-5 b3-9|a0-5",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0-5 1 1, b3-9 0.667 0.667" },
		{ "nested in one class",
		  "a0-10 a2-5|a0-10 a2-5|a0-10",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0-10 1 1, a2-5 0.667 0.667" },
		{ "empty spans", "a3-3|a3-3|a0-9", { 1, 1, 1 }, .5, .5, "a3-3 0.667 0.667" },
		{ "an empty one twice is one vote", "a3-3 a3-3||", { 1, 1, 1 }, .5, .5, "" },
		{ "weights", "a0-5|a0-9|a0-9", { 3, 1, 1 }, .5, .5, "a0-5 1 0.6" },
		{ "no weight, no say", "a0-5|a0-9|b0-9", { 1, 0, 0 }, .5, .5, "a0-5 1 1" },
		{ "half of an empty one", "a3-3|", { 1, 1 }, .5, .5, "" },
		{ "as much in both pieces: the first's",
		  "a1-5 a5-10|a0-10|a0-5",
		  { 3, 1, 2.5 },
		  .5,
		  .5,
		  "a0-5 1 0.385, a5-10 0.615 0.462" },
		{ "seconds",
		  "a0.25-0.75|a0.25-0.8|a0.2-0.75",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a0.25-0.75 1 0.333" },
		{ "places agree, no span does",
		  "a0-2|a1-3|a2-4",
		  { 1, 1, 1 },
		  .5,
		  .5,
		  "a1-3 0.333 0.333" },
	};
	struct lbl_span_vote *vote = lbl_span_vote_new();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_mark_vote spans[SPANS_MAX];
		struct lbl_mark_votes in = { .marks = spans,
					     .weights = rows[i].weights,
					     .min_share = rows[i].min_share,
					     .iou_min = rows[i].iou_min };
		const struct lbl_span_agreed *got;
		char text[512];
		size_t n;

		in.n = read_votes(rows[i].votes, spans, &in.n_voters);
		got = lbl_span_vote_run(vote, &in, &n);
		write_spans(got, n, text, sizeof text);
		ck_assert_msg(strcmp(text, rows[i].want) == 0, "%s: %s", rows[i].why, text);
	}
	lbl_span_vote_free(vote);
}
END_TEST

static uint32_t draw(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

/* Any spans: overlapping, nested, equal and empty ones. */
static size_t draw_spans(uint32_t *state, uint32_t n_voters, struct lbl_mark_vote *spans)
{
	size_t n = draw(state, 20);

	for (size_t i = 0; i < n; i++) {
		double start = draw(state, 30), end = start + draw(state, 9);

		spans[i] = (struct lbl_mark_vote){ { { start, end }, draw(state, 2) },
						   draw(state, n_voters) };
	}
	return n;
}

static bool same_place(const struct lbl_mark *a, const struct lbl_mark *b)
{
	return a->label == b->label && a->place[0] == b->place[0] && a->place[1] == b->place[1];
}

/* One annotator's spans come out as they are, whatever they are, and so do four equal ones'. */
START_TEST(of_one_mind)
{
	struct lbl_span_vote *vote = lbl_span_vote_new();
	uint32_t state = 11;

	for (int round = 0; round < 2000; round++) {
		struct lbl_mark_vote spans[4 * 20];
		size_t n = draw_spans(&state, 1, spans), n_got, voters = round % 2 ? 4 : 1;
		struct lbl_mark_votes in = { .marks = spans,
					     .n = n * voters,
					     .n_voters = voters,
					     .min_share = .5,
					     .iou_min = .5 };
		const struct lbl_span_agreed *got;
		bool empty_twice = false;

		for (size_t i = n; i < in.n; i++) {
			spans[i] = spans[i - n];
			spans[i].voter++;
		}
		got = lbl_span_vote_run(vote, &in, &n_got);
		for (size_t i = 0; i < n; i++) {
			size_t has = 0, wants = 0;

			for (size_t j = 0; j < n; j++)
				wants += same_place(&spans[i].mark, &spans[j].mark);
			for (size_t j = 0; j < n_got; j++)
				has += same_place(&spans[i].mark, &got[j].mark);
			if (spans[i].mark.place[0] == spans[i].mark.place[1]) {
				empty_twice |= wants > 1;
				wants = 1;
			}
			ck_assert_msg(has == wants, "round %d: %zu %zu", round, has, wants);
		}
		ck_assert(empty_twice ? n_got < n : n_got == n);
		for (size_t j = 0; j < n_got; j++)
			ck_assert(got[j].confidence == 1 && got[j].exact == 1);
	}
	lbl_span_vote_free(vote);
}
END_TEST

/* The same from any order of the spans, and never a span without a place or a share past 1. */
START_TEST(any_order)
{
	struct lbl_span_vote *vote = lbl_span_vote_new();
	uint32_t state = 5;

	for (int round = 0; round < 2000; round++) {
		struct lbl_mark_vote spans[20];
		struct lbl_mark_votes in = {
			.marks = spans, .n_voters = 4, .min_share = .4, .iou_min = .5
		};
		char before[2048], after[2048];
		const struct lbl_span_agreed *got;
		size_t n;

		in.n = draw_spans(&state, 4, spans);
		got = lbl_span_vote_run(vote, &in, &n);
		write_spans(got, n, before, sizeof before);
		for (size_t i = 0; i < n; i++)
			ck_assert(got[i].mark.place[0] <= got[i].mark.place[1] &&
				  got[i].confidence <= 1 && got[i].exact <= got[i].confidence);
		for (size_t i = in.n; i > 1; i--) {
			size_t j = draw(&state, (uint32_t)i);
			struct lbl_mark_vote swap = spans[i - 1];

			spans[i - 1] = spans[j];
			spans[j] = swap;
		}
		got = lbl_span_vote_run(vote, &in, &n);
		write_spans(got, n, after, sizeof after);
		ck_assert_str_eq(before, after);
	}
	lbl_span_vote_free(vote);
}
END_TEST

/* Annotators who do not overlap themselves get a consensus that does not. */
START_TEST(tags_stay_tags)
{
	struct lbl_span_vote *vote = lbl_span_vote_new();
	uint32_t state = 3;

	for (int round = 0; round < 3000; round++) {
		struct lbl_mark_vote spans[SPANS_MAX];
		struct lbl_mark_votes in = { .marks = spans,
					     .n_voters = 3 + draw(&state, 3),
					     .min_share = .2 + .1 * draw(&state, 4),
					     .iou_min = .5 };
		const struct lbl_span_agreed *got;
		size_t n;

		for (uint32_t voter = 0; voter < in.n_voters; voter++) {
			double at = draw(&state, 3);

			for (; at < 20 && in.n < SPANS_MAX; at += draw(&state, 3)) {
				double end = at + 1 + draw(&state, 6);

				spans[in.n++] = (struct lbl_mark_vote){ { { at, end }, 0 }, voter };
				at = end;
			}
		}
		got = lbl_span_vote_run(vote, &in, &n);
		for (size_t i = 1; i < n; i++)
			ck_assert_msg(got[i - 1].mark.place[1] <= got[i].mark.place[0], "round %d",
				      round);
	}
	lbl_span_vote_free(vote);
}
END_TEST

SUITE("stat/span_vote", by_hand, of_one_mind, any_order, tags_stay_tags)
