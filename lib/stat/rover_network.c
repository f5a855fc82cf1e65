/*
 * rover_network: the alignment of a text to slots, by a table of costs in a band that is widened
 * until what leaves it must cost more. What the votes come to is stat/rover's.
 */
#include "stat/rover_network.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "stat/rover.h"

#define BAND 8 /* of the first try */
#define FAR  (SIZE_MAX / 2)

/* What the last step to a cell was; where several cost the same, the first. */
enum move { INTO_SLOT, PASS_SLOT, NEW_SLOT };

void lbl_rover_network_clear(struct lbl_rover_network *w)
{
	free(w->now.nodes);
	free(w->now.arcs);
	free(w->next.nodes);
	free(w->next.arcs);
	free(w->row);
	free(w->moves);
	free(w->path);
	*w = (struct lbl_rover_network){ 0 };
}

void lbl_rover_network_empty(struct lbl_rover_network *w)
{
	w->now.n_nodes = w->now.n_arcs = 0;
	w->weight = 0;
	w->n_texts = 0;
}

static bool has(const struct lbl_rover_network *w, size_t slot, uint32_t token)
{
	const struct lbl_rover_node *node = &w->now.nodes[slot];

	for (size_t i = 0; i < node->n; i++)
		if (w->now.arcs[node->first + i].token == token)
			return true;
	return false;
}

static size_t passing(const struct lbl_rover_network *w, size_t slot)
{
	return !has(w, slot, LBL_ROVER_NULL);
}

/*
 * A table in its band: of n tokens against m slots, by paths with at most `band` new slots, and
 * so with at most band + m - n slots passed by. In row i, cell k is of the first i tokens and
 * i + k - band slots.
 */
struct table {
	const uint32_t *tokens;
	size_t n, m, band, width;
};

static void first_row(struct lbl_rover_network *w, const struct table *t)
{
	size_t sum = 0;

	for (size_t k = 0; k < t->width; k++) {
		size_t j = k - t->band;

		if (k < t->band || j > t->m) {
			w->row[k] = FAR;
			continue;
		}
		sum += j ? passing(w, j - 1) : 0;
		w->row[k] = sum;
		w->moves[k] = PASS_SLOT;
	}
	w->row[t->width] = FAR;
}

static void next_row(struct lbl_rover_network *w, const struct table *t, size_t i)
{
	unsigned char *moves = w->moves + i * t->width;
	size_t *row = w->row;

	for (size_t k = 0; k < t->width; k++) {
		size_t j = i + k - t->band, best = row[k + 1] + 1, cost;

		if (i + k < t->band || j > t->m) {
			row[k] = FAR;
			continue;
		}
		moves[k] = NEW_SLOT;
		cost = j && k ? row[k - 1] + passing(w, j - 1) : FAR;
		if (cost <= best) {
			best = cost;
			moves[k] = PASS_SLOT;
		}
		cost = j ? row[k] + !has(w, j - 1, t->tokens[i - 1]) : FAR;
		if (cost <= best) {
			best = cost;
			moves[k] = INTO_SLOT;
		}
		row[k] = best;
	}
}

/* Fills moves; returns the least cost of paths in the band. */
static size_t fill(struct lbl_rover_network *w, const struct table *t)
{
	w->row = lbl_grow(w->row, &w->row_cap, t->width + 1, sizeof *w->row);
	w->moves = lbl_grow(w->moves, &w->moves_cap, (t->n + 1) * t->width, 1);
	first_row(w, t);
	for (size_t i = 1; i <= t->n; i++)
		next_row(w, t, i);
	return w->row[t->m + t->band - t->n];
}

/* The band that holds all best paths: a new slot costs 1, so they have no more than that. */
static struct table align(struct lbl_rover_network *w, const uint32_t *tokens, size_t n)
{
	size_t m = w->now.n_nodes, least = n > m ? n - m : 0;
	struct table t = { .tokens = tokens, .n = n, .m = m };

	for (t.band = least + BAND;; t.band *= 2) {
		if (t.band > n)
			t.band = n;
		t.width = 2 * t.band + m - n + 1;
		if (fill(w, &t) <= t.band || t.band == n)
			return t;
	}
}

static void add_arc(struct lbl_rover_layer *to, uint32_t token, int64_t weight)
{
	to->arcs = lbl_grow(to->arcs, &to->arcs_cap, to->n_arcs + 1, sizeof *to->arcs);
	to->arcs[to->n_arcs++] = (struct lbl_rover_arc){ token, weight };
	to->nodes[to->n_nodes - 1].n++;
}

static void add_node(struct lbl_rover_layer *to)
{
	to->nodes = lbl_grow(to->nodes, &to->nodes_cap, to->n_nodes + 1, sizeof *to->nodes);
	to->nodes[to->n_nodes++] = (struct lbl_rover_node){ to->n_arcs, 0 };
}

/* A slot as it was, and one more arc in it, or more weight. */
static void extend(struct lbl_rover_network *w, size_t slot, uint32_t token, int64_t weight)
{
	const struct lbl_rover_node *node = &w->now.nodes[slot];
	bool found = false;

	add_node(&w->next);
	for (size_t i = 0; i < node->n; i++) {
		struct lbl_rover_arc arc = w->now.arcs[node->first + i];
		bool same = arc.token == token;

		add_arc(&w->next, arc.token, arc.weight + (same ? weight : 0));
		found |= same;
	}
	if (!found)
		add_arc(&w->next, token, weight);
}

/* A slot that those before have nothing in. */
static void insert(struct lbl_rover_network *w, uint32_t token, int64_t weight)
{
	add_node(&w->next);
	if (w->n_texts)
		add_arc(&w->next, LBL_ROVER_NULL, w->weight);
	add_arc(&w->next, token, weight);
}

/* The moves, found from the end on; returns where in w->path they begin: they fill its end. */
static size_t trace(struct lbl_rover_network *w, const struct table *t)
{
	size_t i = t->n, j = t->m, at = t->n + t->m;

	w->path = lbl_grow(w->path, &w->path_cap, at, 1);
	while (i || j) {
		unsigned char move = w->moves[i * t->width + (j + t->band - i)];

		w->path[--at] = move;
		i -= move != PASS_SLOT;
		j -= move != NEW_SLOT;
	}
	return at;
}

void lbl_rover_network_add(struct lbl_rover_network *w, const uint32_t *tokens, size_t n,
			   int64_t weight)
{
	struct table t = align(w, tokens, n);
	size_t slot = 0;
	struct lbl_rover_layer before = w->now;

	w->next.n_nodes = w->next.n_arcs = 0;
	for (size_t i = trace(w, &t); i < t.n + t.m; i++) {
		if (w->path[i] == NEW_SLOT)
			insert(w, *tokens++, weight);
		else
			extend(w, slot++, w->path[i] == INTO_SLOT ? *tokens++ : LBL_ROVER_NULL,
			       weight);
	}
	w->now = w->next;
	w->next = before;
	w->weight += weight;
	w->n_texts++;
}
