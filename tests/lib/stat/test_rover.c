/* ROVER: a published example, rules by hand, and a plain network of whole tables. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../suite.h"
#include "stat/rover.h"

#define TEXTS_MAX 6
#define LONG      60
#define SLOTS_MAX (TEXTS_MAX * LONG)

struct corpus {
	uint32_t tokens[TEXTS_MAX][LONG];
	struct lbl_rover_text texts[TEXTS_MAX];
	size_t n;
};

/* "abc|xbc": texts of one letter a token. */
static void read_texts(const char *text, const double *weights, struct corpus *c)
{
	memset(c, 0, sizeof *c);
	for (c->n = 1;; text++) {
		struct lbl_rover_text *last = &c->texts[c->n - 1];

		last->tokens = c->tokens[c->n - 1];
		last->weight = weights[c->n - 1];
		if (!*text)
			return;
		if (*text == '|')
			c->n++;
		else
			c->tokens[c->n - 1][last->n++] = (unsigned char)*text;
	}
}

/* A slot's letter, '.' for none; '?' behind it: tied. */
static void write_slots(const struct lbl_rover_result *r, char *text)
{
	for (size_t i = 0; i < r->n; i++) {
		*text++ = r->slots[i].token == LBL_ROVER_NULL ? '.' : (char)r->slots[i].token;
		if (r->slots[i].tied)
			*text++ = '?';
	}
	*text = 0;
}

START_TEST(by_hand)
{
	static const struct {
		const char *why, *texts;
		double weights[TEXTS_MAX];
		const char *want;
		double confidence, exact;
	} rows[] = {
		{ "crowd-kit 1.4.1, test_rover_aggregation: b c d e",
		  "abcd|bzde|bcdef",
		  { 1, 1, 1 },
		  ".bcde.",
		  14. / 18,
		  0 },
		{ "crowd-kit 1.4.1, test_rover_single_overlap", "abcd", { 1 }, "abcd", 1, 1 },
		{ "all the same", "ab|ab|ab", { 1, 1, 1 }, "ab", 1, 1 },
		{ "one substitution", "abc|axc|abc", { 1, 1, 1 }, "abc", 8. / 9, 2. / 3 },
		{ "most leave it out", "ac|abc|ac", { 1, 1, 1 }, "a.c", 8. / 9, 2. / 3 },
		{ "most have it", "abc|ac|abc", { 1, 1, 1 }, "abc", 8. / 9, 2. / 3 },
		{ "two differ: the first's text", "abc|xbcd", { 1, 1 }, "a?bc.?", .75, .5 },
		{ "and the other way around", "xbcd|abc", { 1, 1 }, "x?bcd?", .75, .5 },
		{ "nearest to all begins, of four the first",
		  "qqqq|abc|axc|abd|axd",
		  { 1, 1, 1, 1, 1 },
		  ".ab?c?",
		  .6,
		  .2 },
		{ "weight", "ab|xb|xb", { 3, 1, 1 }, "ab", .8, .6 },
		{ "no weight, no say", "xyz|ab|xyz", { 0, 1, 0 }, "ab", 1, 1 },
		{ "nothing said", "||", { 1, 1, 1 }, "", 1, 1 },
		{ "most say nothing", "|a|", { 1, 1, 1 }, ".", 2. / 3, 2. / 3 },
		{ "one says nothing", "a||a", { 1, 1, 1 }, "a", 2. / 3, 2. / 3 },
	};
	struct lbl_rover *rover = lbl_rover_new();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_rover_result r;
		struct corpus c;
		char text[128];

		read_texts(rows[i].texts, rows[i].weights, &c);
		lbl_rover_run(rover, c.texts, c.n, &r);
		write_slots(&r, text);
		ck_assert_msg(strcmp(text, rows[i].want) == 0, "%s: %s", rows[i].why, text);
		ck_assert_msg(fabs(r.confidence - rows[i].confidence) < 1e-12, "%s: %.15g",
			      rows[i].why, r.confidence);
		ck_assert_msg(fabs(r.exact - rows[i].exact) < 1e-12, "%s: %.15g", rows[i].why,
			      r.exact);
	}
	lbl_rover_free(rover);
}
END_TEST

/* A slot says of each text added what it has there: a letter, or none. */
struct plain {
	uint32_t said[SLOTS_MAX][TEXTS_MAX];
	size_t n_slots, n_texts;
};

static bool plain_has(const struct plain *p, size_t slot, uint32_t token)
{
	for (size_t i = 0; i < p->n_texts; i++)
		if (p->said[slot][i] == token)
			return true;
	return false;
}

static size_t cost[LONG + 1][SLOTS_MAX + 1];

static size_t into(const struct plain *p, const struct lbl_rover_text *t, size_t i, size_t j)
{
	return cost[i - 1][j - 1] + !plain_has(p, j - 1, t->tokens[i - 1]);
}

static size_t past(const struct plain *p, size_t i, size_t j)
{
	return cost[i][j - 1] + !plain_has(p, j - 1, LBL_ROVER_NULL);
}

static void fill_table(const struct plain *p, const struct lbl_rover_text *t)
{
	for (size_t i = 0; i <= t->n; i++) {
		for (size_t j = 0; j <= p->n_slots; j++) {
			size_t best = i || j ? SIZE_MAX : 0;

			if (i && cost[i - 1][j] + 1 < best)
				best = cost[i - 1][j] + 1;
			if (j && past(p, i, j) < best)
				best = past(p, i, j);
			if (i && j && into(p, t, i, j) < best)
				best = into(p, t, i, j);
			cost[i][j] = best;
		}
	}
}

/* Walks back, and builds the new network from its end. */
static void plain_add(struct plain *p, const struct lbl_rover_text *t)
{
	static struct plain next;
	size_t i = t->n, j = p->n_slots, at = i + j, n = 0;

	fill_table(p, t);
	while (i || j) {
		uint32_t *slot = next.said[--at];
		bool use, pass;

		use = i && j && cost[i][j] == into(p, t, i, j);
		pass = !use && j && cost[i][j] == past(p, i, j);
		for (size_t k = 0; k < p->n_texts; k++)
			slot[k] = use || pass ? p->said[j - 1][k] : LBL_ROVER_NULL;
		slot[p->n_texts] = pass ? LBL_ROVER_NULL : t->tokens[i - 1];
		i -= !pass;
		j -= use || pass;
		n++;
	}
	memcpy(p->said, next.said[at], n * sizeof *p->said);
	p->n_slots = n;
	p->n_texts++;
}

static double plain_weight(const uint32_t *said, const double *weights, size_t n, uint32_t token)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		if (said[i] == token)
			sum += weights[i];
	return sum;
}

/* Texts from a linear congruential generator, far from and near to each other. */
static void draw_texts(uint32_t *state, struct corpus *c)
{
	static const double weights[] = { 1, 2, .5 };
	uint32_t kinds;
	size_t most;

	*state = *state * 1664525 + 1013904223;
	kinds = 2 + (*state >> 8) % 9;
	most = *state >> 31 ? LONG : 6;
	memset(c, 0, sizeof *c);
	c->n = 1 + (*state >> 16) % TEXTS_MAX;
	for (size_t k = 0; k < c->n; k++) {
		struct lbl_rover_text *t = &c->texts[k];

		t->tokens = c->tokens[k];
		*state = *state * 1664525 + 1013904223;
		t->weight = weights[(*state >> 8) % 3];
		t->n = (*state >> 12) % most;
		for (size_t i = 0; i < t->n; i++) {
			*state = *state * 1664525 + 1013904223;
			c->tokens[k][i] =
				(*state >> 8) % 4 ? (uint32_t)(i % kinds) : (*state >> 12) % kinds;
		}
	}
}

static size_t plain_distance(const struct lbl_rover_text *a, const struct lbl_rover_text *b)
{
	static struct plain p;

	p.n_slots = p.n_texts = 0;
	plain_add(&p, a);
	fill_table(&p, b);
	return cost[b->n][a->n];
}

static double plain_far(const struct corpus *c, size_t k)
{
	double sum = 0;

	for (size_t i = 0; i < c->n; i++)
		sum += c->texts[i].weight * (double)plain_distance(&c->texts[k], &c->texts[i]);
	return sum;
}

/* The order by selection: who is next nearest to the medoid. */
static void plain_order(const struct corpus *c, size_t *order)
{
	bool used[TEXTS_MAX] = { false };

	order[0] = 0;
	for (size_t k = 1; k < c->n; k++)
		if (plain_far(c, k) < plain_far(c, order[0]))
			order[0] = k;
	used[order[0]] = true;
	for (size_t at = 1; at < c->n; at++) {
		size_t best = SIZE_MAX;

		for (size_t k = 0; k < c->n; k++) {
			size_t d = plain_distance(&c->texts[order[0]], &c->texts[k]);

			if (used[k] || d >= best)
				continue;
			best = d;
			order[at] = k;
		}
		used[order[at]] = true;
	}
}

static void check_slots(const struct plain *p, const double *weights, double total,
			const struct lbl_rover_result *r)
{
	ck_assert_uint_eq(r->n, p->n_slots);
	for (size_t s = 0; s < p->n_slots; s++) {
		size_t best = 0;
		double most = plain_weight(p->said[s], weights, p->n_texts, p->said[s][0]);

		for (size_t k = 1; k < p->n_texts; k++) {
			double w = plain_weight(p->said[s], weights, p->n_texts, p->said[s][k]);

			if (w > most) {
				most = w;
				best = k;
			}
		}
		ck_assert_uint_eq(r->slots[s].token, p->said[s][best]);
		ck_assert(r->slots[s].share == most / total);
	}
}

START_TEST(against_whole_tables)
{
	static struct plain p;
	struct lbl_rover *rover = lbl_rover_new();
	uint32_t state = 77;

	for (int round = 0; round < 300; round++) {
		double weights[TEXTS_MAX], total = 0;
		struct lbl_rover_result r;
		size_t order[TEXTS_MAX];
		struct corpus c;

		draw_texts(&state, &c);
		plain_order(&c, order);
		p.n_slots = p.n_texts = 0;
		for (size_t k = 0; k < c.n; k++) {
			plain_add(&p, &c.texts[order[k]]);
			weights[k] = c.texts[order[k]].weight;
			total += weights[k];
		}
		lbl_rover_run(rover, c.texts, c.n, &r);
		ck_assert_uint_eq(r.medoid, order[0]);
		check_slots(&p, weights, total, &r);
	}
	lbl_rover_free(rover);
}
END_TEST

SUITE("stat/rover", by_hand, against_whole_tables)
