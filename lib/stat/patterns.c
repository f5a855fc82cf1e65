/*
 * patterns: a histogram of votes over base/intern, whose key is the bytes of
 * the votes. It knows categories as numbers; their names are state/agreement's.
 */
#include "stat/patterns.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lbl_patterns_clear(struct lbl_patterns *p)
{
	if (p->keys)
		lbl_intern_free(p->keys);
	free(p->items);
	free(p->recall);
	*p = (struct lbl_patterns){ 0 };
}

uint32_t lbl_patterns_add(struct lbl_patterns *p, const struct lbl_vote_count *votes, size_t n,
			  uint64_t items)
{
	struct lbl_span key = { (const char *)votes, n * sizeof *votes };
	uint32_t id, known;

	if (!p->keys)
		p->keys = lbl_intern_new();
	known = lbl_intern_count(p->keys);
	id = lbl_intern_put(p->keys, key);
	if (id == known) {
		p->items = lbl_grow(p->items, &p->cap, (size_t)id + 1, sizeof *p->items);
		p->items[id] = 0;
	}
	p->items[id] += items;
	return id;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Most items have a handful of ratings, for which insertion is several times faster than qsort. */
static void sort_numbers(uint32_t *v, size_t n)
{
	enum { FEW = 16 };

	if (n > FEW) {
		qsort(v, n, sizeof *v, by_number);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		uint32_t x = v[i];
		size_t j = i;

		for (; j > 0 && v[j - 1] > x; j--)
			v[j] = v[j - 1];
		v[j] = x;
	}
}

/* An item's sorted categories, where they are few and their numbers small. */
static struct lbl_recall_key key_of(const uint32_t *categories, size_t n)
{
	struct lbl_recall_key k = { 0 };

	if (n > LBL_RECALL_BYTES || categories[n - 1] > UINT8_MAX)
		return k;
	for (size_t i = 0; i < n && i < 8; i++)
		k.head |= (uint64_t)categories[i] << 8 * i;
	for (size_t i = 8; i < n; i++)
		k.tail |= (uint64_t)categories[i] << 8 * (i - 8);
	k.len = (uint32_t)n;
	return k;
}

static uint32_t add_sorted(struct lbl_patterns *p, const uint32_t *categories, size_t n,
			   struct lbl_vote_count *votes)
{
	size_t n_votes = 0;

	for (size_t i = 0; i < n; i++) {
		if (n_votes && votes[n_votes - 1].category == categories[i])
			votes[n_votes - 1].count++;
		else
			votes[n_votes++] = (struct lbl_vote_count){ categories[i], 1 };
	}
	return lbl_patterns_add(p, votes, n_votes, 1);
}

uint32_t lbl_patterns_add_item(struct lbl_patterns *p, uint32_t *categories, size_t n,
			       struct lbl_vote_count *votes)
{
	struct lbl_recall_key key;
	uint32_t number;

	sort_numbers(categories, n);
	if (!p->recall)
		p->recall = lbl_alloc_zero(1, sizeof *p->recall);
	key = key_of(categories, n);
	if (lbl_recall_find(p->recall, &key, &number)) {
		p->items[number]++;
		return number;
	}
	number = add_sorted(p, categories, n, votes);
	lbl_recall_put(p->recall, &key, number);
	return number;
}

static int by_category(const void *a, const void *b)
{
	const struct lbl_vote_count *x = a, *y = b;

	return (x->category > y->category) - (x->category < y->category);
}

/* Returns how many are left: votes of categories that become one are added up. */
static size_t renumber(struct lbl_vote_count *votes, size_t n, const uint32_t *map)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		votes[i].category = map[votes[i].category];
	qsort(votes, n, sizeof *votes, by_category);
	for (size_t i = 0; i < n; i++) {
		if (kept && votes[kept - 1].category == votes[i].category)
			votes[kept - 1].count += votes[i].count;
		else
			votes[kept++] = votes[i];
	}
	return kept;
}

void lbl_patterns_merge(struct lbl_patterns *p, const struct lbl_patterns *from,
			const uint32_t *map, uint32_t *numbers)
{
	uint32_t n = lbl_patterns_count(from);
	struct lbl_vote_count *votes = NULL;
	size_t cap = 0;

	for (uint32_t id = 0; id < n; id++) {
		struct lbl_span key = lbl_intern_text(from->keys, id);
		size_t n_votes = key.len / sizeof *votes;
		uint32_t number;

		votes = lbl_grow(votes, &cap, n_votes, sizeof *votes);
		memcpy(votes, key.ptr, key.len);
		if (map)
			n_votes = renumber(votes, n_votes, map);
		number = lbl_patterns_add(p, votes, n_votes, from->items[id]);
		if (numbers)
			numbers[id] = number;
	}
	free(votes);
}

uint32_t lbl_patterns_count(const struct lbl_patterns *p)
{
	return p->keys ? lbl_intern_count(p->keys) : 0;
}

static int by_pattern(const void *a, const void *b)
{
	const struct lbl_pattern *x = a, *y = b;

	if (x->ratings != y->ratings)
		return x->ratings < y->ratings ? -1 : 1;
	for (size_t i = 0; i < x->n_votes && i < y->n_votes; i++) {
		const struct lbl_vote_count *v = x->votes + i, *w = y->votes + i;

		if (v->category != w->category)
			return v->category < w->category ? -1 : 1;
		if (v->count != w->count)
			return v->count < w->count ? -1 : 1;
	}
	return (x->n_votes > y->n_votes) - (x->n_votes < y->n_votes);
}

/* All keys one after the other, aligned, since an intern table's texts need not be. */
static struct lbl_vote_count *copy_votes(const struct lbl_intern *keys, uint32_t n)
{
	struct lbl_vote_count *votes;
	size_t total = 0;

	for (uint32_t id = 0; id < n; id++)
		total += lbl_intern_text(keys, id).len;
	votes = lbl_alloc(total);
	total = 0;
	for (uint32_t id = 0; id < n; id++) {
		struct lbl_span key = lbl_intern_text(keys, id);

		memcpy((char *)votes + total, key.ptr, key.len);
		total += key.len;
	}
	return votes;
}

void lbl_patterns_list(const struct lbl_patterns *p, struct lbl_pattern_list *out)
{
	uint32_t n = lbl_patterns_count(p);
	const struct lbl_vote_count *at;

	out->n = n;
	out->v = lbl_alloc_zero(n, sizeof *out->v);
	out->votes = copy_votes(p->keys, n);
	at = out->votes;
	for (uint32_t id = 0; id < n; id++) {
		struct lbl_pattern *one = &out->v[id];

		one->number = id;
		one->votes = at;
		one->n_votes = lbl_intern_text(p->keys, id).len / sizeof *at;
		one->items = p->items[id];
		for (size_t i = 0; i < one->n_votes; i++)
			one->ratings += at[i].count;
		at += one->n_votes;
	}
	if (n)
		qsort(out->v, n, sizeof *out->v, by_pattern);
}

void lbl_pattern_list_clear(struct lbl_pattern_list *l)
{
	free(l->v);
	free(l->votes);
	*l = (struct lbl_pattern_list){ 0 };
}
