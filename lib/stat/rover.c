/*
 * rover: whom to begin with, and what a slot's votes come to. Aligning is stat/rover_network's,
 * distances are stat/edit_distance's.
 */
#include "stat/rover.h"

#include <stdlib.h>

#include "base/mem.h"
#include "stat/edit_distance.h"
#include "stat/rover_network.h"
#include "stat/sum.h"
#include "stat/units.h"
#include "stat/wide.h"

struct turn {
	size_t distance; /* from the medoid */
	size_t text;
};

struct lbl_rover {
	struct lbl_rover_network network;
	struct lbl_edit_room room;
	size_t *distances; /* n * n */
	struct turn *turns;
	struct lbl_rover_slot *slots;
	size_t distances_cap, turns_cap, slots_cap;
};

struct lbl_rover *lbl_rover_new(void)
{
	return lbl_alloc_zero(1, sizeof(struct lbl_rover));
}

void lbl_rover_free(struct lbl_rover *r)
{
	if (!r)
		return;
	lbl_rover_network_clear(&r->network);
	lbl_edit_room_clear(&r->room);
	free(r->distances);
	free(r->turns);
	free(r->slots);
	free(r);
}

static void measure(struct lbl_rover *r, const struct lbl_rover_text *texts, size_t n)
{
	if (n > SIZE_MAX / n)
		lbl_mem_exhausted();
	r->distances = lbl_grow(r->distances, &r->distances_cap, n * n, sizeof *r->distances);
	for (size_t i = 0; i < n; i++) {
		r->distances[i * n + i] = 0;
		for (size_t j = 0; j < i; j++)
			r->distances[i * n + j] = r->distances[j * n + i] =
				lbl_edit_distance(&r->room, texts[i].tokens, texts[i].n,
						  texts[j].tokens, texts[j].n);
	}
}

static size_t find_medoid(const struct lbl_rover *r, const struct lbl_rover_text *texts, size_t n)
{
	lbl_u128 least = 0;
	size_t medoid = SIZE_MAX;

	for (size_t i = 0; i < n; i++) {
		lbl_u128 sum = 0;

		if (!lbl_units(texts[i].weight))
			continue;
		for (size_t j = 0; j < n; j++)
			sum += lbl_u128_mul((uint64_t)lbl_units(texts[j].weight),
					    r->distances[i * n + j]);
		if (medoid == SIZE_MAX || sum < least) {
			least = sum;
			medoid = i;
		}
	}
	return medoid;
}

static int by_distance(const void *x, const void *y)
{
	const struct turn *a = x, *b = y;

	if (a->distance != b->distance)
		return a->distance < b->distance ? -1 : 1;
	return (a->text > b->text) - (a->text < b->text);
}

/* The medoid comes first: were a text before it the same, that would be the medoid. */
static void order(struct lbl_rover *r, size_t n, size_t medoid)
{
	r->turns = lbl_grow(r->turns, &r->turns_cap, n, sizeof *r->turns);
	for (size_t i = 0; i < n; i++)
		r->turns[i] = (struct turn){ r->distances[medoid * n + i], i };
	if (n > 1)
		qsort(r->turns, n, sizeof *r->turns, by_distance);
}

static struct lbl_rover_slot vote(const struct lbl_rover_arc *arcs, size_t n, int64_t total)
{
	struct lbl_rover_slot slot = { .token = arcs->token };
	int64_t most = arcs->weight;

	for (size_t i = 1; i < n; i++) {
		slot.tied = arcs[i].weight == most || (slot.tied && arcs[i].weight < most);
		if (arcs[i].weight > most) {
			most = arcs[i].weight;
			slot.token = arcs[i].token;
		}
	}
	slot.share = (double)most / (double)total;
	return slot;
}

static bool says(const struct lbl_rover_text *text, const struct lbl_rover_slot *slots, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (slots[i].token == LBL_ROVER_NULL)
			continue;
		if (k == text->n || text->tokens[k++] != slots[i].token)
			return false;
	}
	return k == text->n;
}

static void conclude(const struct lbl_rover *r, const struct lbl_rover_text *texts, size_t n,
		     struct lbl_rover_result *out)
{
	struct lbl_sum shares = { 0 };
	int64_t same = 0;

	for (size_t i = 0; i < out->n; i++)
		lbl_sum_add(&shares, out->slots[i].share);
	for (size_t i = 0; i < n; i++)
		if (says(&texts[i], out->slots, out->n))
			same += lbl_units(texts[i].weight);
	out->confidence = out->n ? lbl_sum_value(&shares) / (double)out->n : 1;
	out->exact = (double)same / (double)r->network.weight;
}

void lbl_rover_run(struct lbl_rover *r, const struct lbl_rover_text *texts, size_t n,
		   struct lbl_rover_result *out)
{
	const struct lbl_rover_layer *layer = &r->network.now;

	measure(r, texts, n);
	out->medoid = find_medoid(r, texts, n);
	order(r, n, out->medoid);
	lbl_rover_network_empty(&r->network);
	for (size_t i = 0; i < n; i++) {
		const struct lbl_rover_text *text = &texts[r->turns[i].text];

		if (lbl_units(text->weight))
			lbl_rover_network_add(&r->network, text->tokens, text->n,
					      lbl_units(text->weight));
	}
	r->slots = lbl_grow(r->slots, &r->slots_cap, layer->n_nodes, sizeof *r->slots);
	for (size_t i = 0; i < layer->n_nodes; i++)
		r->slots[i] = vote(&layer->arcs[layer->nodes[i].first], layer->nodes[i].n,
				   r->network.weight);
	out->slots = r->slots;
	out->n = layer->n_nodes;
	conclude(r, texts, n, out);
}
