/*
 * Pools: a heap of lines for each stratum, the worst of those kept on top. What
 * a record's rank is made of is the caller's.
 */
#include "stat/sample_pool.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/intern.h"
#include "base/mem.h"
#include "stat/sample.h"

struct stratum {
	struct lbl_pick *heap;
	size_t n, cap;
	uint64_t seen;
};

struct lbl_pool {
	uint64_t keep, seed;
	struct lbl_intern *names;
	struct stratum *strata; /* by number in names */
	size_t cap;
	uint64_t *blocks; /* numbers of the blocks that are done; picks hold places in this list */
	size_t n_blocks, cap_blocks;
	uint32_t index; /* of the next record in its block */
};

uint64_t lbl_rank_major(double score)
{
	uint64_t bits;

	score += 0.0; /* -0 becomes 0 */
	memcpy(&bits, &score, sizeof bits);
	/* Doubles order as their bits do, negative ones backwards; the larger comes first here. */
	return bits >> 63 ? bits : ~(bits | UINT64_C(1) << 63);
}

struct lbl_pool *lbl_pool_new(uint64_t keep, uint64_t seed)
{
	struct lbl_pool *p = lbl_alloc_zero(1, sizeof *p);

	p->keep = keep;
	p->seed = seed;
	p->names = lbl_intern_new();
	return p;
}

void lbl_pool_free(struct lbl_pool *p)
{
	if (!p)
		return;
	for (uint32_t s = 0; s < lbl_intern_count(p->names); s++) {
		for (size_t i = 0; i < p->strata[s].n; i++)
			free(p->strata[s].heap[i].text);
		free(p->strata[s].heap);
	}
	lbl_intern_free(p->names);
	free(p->strata);
	free(p->blocks);
	free(p);
}

uint32_t lbl_pool_stratum(struct lbl_pool *p, struct lbl_span name)
{
	uint32_t before = lbl_intern_count(p->names);
	uint32_t id = lbl_intern_put(p->names, name);

	if (id == before) {
		p->strata = lbl_grow(p->strata, &p->cap, (size_t)before + 1, sizeof *p->strata);
		p->strata[id] = (struct stratum){ 0 };
	}
	return id;
}

static int cmp_u64(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int cmp_place(const void *a, const void *b)
{
	const struct lbl_pick *x = a, *y = b;
	int c = cmp_u64(x->block, y->block);

	return c ? c : cmp_u64(x->index, y->index);
}

static int cmp_rank(const void *a, const void *b)
{
	const struct lbl_pick *x = a, *y = b;
	int c = cmp_u64(x->rank.major, y->rank.major);

	if (!c)
		c = cmp_u64(x->rank.hash, y->rank.hash);
	if (!c)
		c = cmp_u64(x->rank.tie, y->rank.tie);
	return c ? c : cmp_place(a, b);
}

static void sift_up(struct lbl_pick *heap, size_t at, const struct lbl_pick *pick)
{
	while (at) {
		size_t parent = (at - 1) / 2;

		if (cmp_rank(&heap[parent], pick) >= 0)
			break;
		heap[at] = heap[parent];
		at = parent;
	}
	heap[at] = *pick;
}

static void sift_down(struct lbl_pick *heap, size_t n, const struct lbl_pick *pick)
{
	size_t at = 0;

	for (size_t child; (child = 2 * at + 1) < n; at = child) {
		if (child + 1 < n && cmp_rank(&heap[child + 1], &heap[child]) > 0)
			child++;
		if (cmp_rank(&heap[child], pick) <= 0)
			break;
		heap[at] = heap[child];
	}
	heap[at] = *pick;
}

/* Steals pick's text: it joins the heap, in the place of the worst where that is full, or goes. */
static void push(struct lbl_pool *p, struct stratum *s, struct lbl_pick *pick)
{
	if (s->n < p->keep) {
		s->heap = lbl_grow(s->heap, &s->cap, s->n + 1, sizeof *s->heap);
		sift_up(s->heap, s->n++, pick);
	} else if (s->n && cmp_rank(pick, s->heap) < 0) {
		free(s->heap[0].text);
		sift_down(s->heap, s->n, pick);
	} else {
		free(pick->text);
	}
}

static bool hopeless(const struct lbl_pool *p, const struct stratum *s, uint64_t major,
		     uint64_t hash)
{
	const struct lbl_rank *worst;

	if (s->n < p->keep)
		return false;
	if (!s->n)
		return true;
	worst = &s->heap[0].rank;
	return major > worst->major || (major == worst->major && hash > worst->hash);
}

void lbl_pool_offer(struct lbl_pool *p, uint32_t stratum, uint64_t major, uint64_t hash,
		    struct lbl_span record, struct lbl_span line)
{
	struct stratum *s = &p->strata[stratum];
	uint32_t index = p->index++;
	struct lbl_pick pick;

	s->seen++;
	if (hopeless(p, s, major, hash))
		return;
	pick = (struct lbl_pick){
		.rank = { major, hash, lbl_hash64(record.ptr, record.len, p->seed) },
		.block = p->n_blocks,
		.index = index,
		.stratum = stratum,
		.len = line.len,
		.text = lbl_strndup(line.ptr, line.len),
	};
	push(p, s, &pick);
}

void lbl_pool_block_end(struct lbl_pool *p, uint64_t seq)
{
	p->blocks = lbl_grow(p->blocks, &p->cap_blocks, p->n_blocks + 1, sizeof *p->blocks);
	p->blocks[p->n_blocks++] = seq;
	p->index = 0;
}

void lbl_pool_merge(struct lbl_pool *p, struct lbl_pool *from)
{
	for (uint32_t f = 0; f < lbl_intern_count(from->names); f++) {
		struct stratum *theirs = &from->strata[f];
		uint32_t ours = lbl_pool_stratum(p, lbl_intern_text(from->names, f));

		p->strata[ours].seen += theirs->seen;
		for (size_t i = 0; i < theirs->n; i++) {
			struct lbl_pick *pick = &theirs->heap[i];

			/* A bad line may have left the last block without its number. */
			pick->block = pick->block < from->n_blocks ? from->blocks[pick->block]
								   : UINT64_MAX;
			pick->stratum = ours;
			push(p, &p->strata[ours], pick);
		}
		theirs->n = 0;
	}
	lbl_pool_free(from);
}

uint64_t lbl_pool_seen(const struct lbl_pool *p)
{
	uint64_t seen = 0;

	for (uint32_t s = 0; s < lbl_intern_count(p->names); s++)
		seen += p->strata[s].seen;
	return seen;
}

/* A line that its stratum would send, on its way to the choice among all. */
struct seat {
	struct lbl_sample_place place;
	uint32_t order; /* of the stratum, by bytes */
	const struct lbl_pick *pick;
};

static int cmp_seat(const struct seat *a, const struct seat *b, int c)
{
	if (!c)
		c = cmp_u64(a->order, b->order);
	return c ? c : cmp_u64(a->place.rank, b->place.rank);
}

static int cmp_seat_proportional(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;

	return cmp_seat(x, y, lbl_sample_cmp_proportional(x->place, y->place));
}

static int cmp_seat_equal(const void *a, const void *b)
{
	const struct seat *x = a, *y = b;

	return cmp_seat(x, y, lbl_sample_cmp_equal(x->place, y->place));
}

/* The most that a stratum may send, whatever the others do. */
static uint64_t most_of(const struct lbl_quota *quota, uint64_t size)
{
	return quota->rate >= 0 ? lbl_sample_share(quota->rate, size) : quota->count;
}

static struct seat *seat_all(struct lbl_pool *p, const struct lbl_quota *quota, size_t *n)
{
	uint32_t strata = lbl_intern_count(p->names);
	uint32_t *order = lbl_intern_order(p->names);
	struct seat *seats = NULL;
	size_t cap = 0;

	*n = 0;
	for (uint32_t k = 0; k < strata; k++) {
		struct stratum *s = &p->strata[order[k]];
		uint64_t most = most_of(quota, s->seen);

		if (s->n)
			qsort(s->heap, s->n, sizeof *s->heap, cmp_rank);
		for (size_t i = 0; i < s->n && i < most; i++) {
			seats = lbl_grow(seats, &cap, *n + 1, sizeof *seats);
			seats[(*n)++] = (struct seat){ { i + 1, s->seen }, k, &s->heap[i] };
		}
	}
	free(order);
	return seats;
}

struct lbl_pick *lbl_pool_choose(struct lbl_pool *p, const struct lbl_quota *quota, size_t *n)
{
	struct seat *seats = seat_all(p, quota, n);
	struct lbl_pick *picks;

	if (quota->rate < 0 && quota->allocate != LBL_ALLOCATE_EACH && *n > quota->count) {
		qsort(seats, *n, sizeof *seats,
		      quota->allocate == LBL_ALLOCATE_EQUAL ? cmp_seat_equal
							    : cmp_seat_proportional);
		*n = (size_t)quota->count;
	}
	picks = lbl_alloc(*n * sizeof *picks);
	for (size_t i = 0; i < *n; i++)
		picks[i] = *seats[i].pick;
	if (*n)
		qsort(picks, *n, sizeof *picks, cmp_place);
	free(seats);
	return picks;
}
