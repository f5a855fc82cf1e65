/*
 * The interning table; see base/intern.h.
 *
 * A slot holds half of the hash and the place of the key's record in an arena;
 * the record holds the hash, the id and the text. A look-up that hits touches
 * two places of memory, and a batch touches the places of all its keys before
 * it needs the first. Slots are in the order of those halves, but for collisions,
 * so that a table grows from one end to the other without a look at its records.
 *
 * Keys of batches that ascend from the first on, as items of a file mostly do, need no slots:
 * what is beyond the last key is new. Slots are filled when a key comes that is not beyond it.
 */
#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "base/fetch.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/pages.h"

/*
 * Records start at multiples of this: one with a text of up to 16 bytes never
 * lies across two cache lines, and 32 bits reach 128 GiB.
 */
#define UNIT 32
#define TAG_BITS 32
#define FIRST_BITS 4 /* slots as a power of two; few, as there may be thousands of tables */
#define FIRST_SLOTS ((size_t)1 << FIRST_BITS)
#define FIRST_ARENA (8 * UNIT)
#define BATCH 32 /* keys whose misses overlap; 16 to 64 measured the same */

struct record {
	uint64_t hash;
	uint32_t id;
	uint32_t len;
	char text[];
};

struct slot {
	uint32_t tag;   /* lower half of the hash; its top bits say where the slot belongs */
	uint32_t place; /* record's place in units, from 1; 0: free */
};

/* What a key may be to the one before, as bits: the orders in which it is beyond it, or equal. */
enum { BY_BYTES = 1, BY_LENGTH = 2 /* a longer one is beyond, as 10 is beyond 9 */, EQUAL = 4 };

struct lbl_intern {
	unsigned ascending; /* orders in which all keys have come; 0: they are found by slots */
	struct slot *slots;
	size_t mask;
	unsigned shift; /* of a tag, to the slot where it belongs */
	char *arena;
	size_t arena_len, arena_cap;
	uint32_t *places; /* by id */
	size_t places_cap;
	uint32_t count;
};

static struct record *record_at(const struct lbl_intern *t, uint32_t place)
{
	return (struct record *)(void *)(t->arena + (size_t)(place - 1) * UNIT);
}

struct lbl_intern *lbl_intern_new(void)
{
	struct lbl_intern *t = lbl_alloc_zero(1, sizeof *t);

	t->ascending = BY_BYTES | BY_LENGTH;
	t->slots = lbl_pages_resize(NULL, 0, FIRST_SLOTS * sizeof *t->slots);
	t->mask = FIRST_SLOTS - 1;
	t->shift = TAG_BITS - FIRST_BITS;
	t->arena_cap = FIRST_ARENA;
	t->arena = lbl_pages_resize(NULL, 0, t->arena_cap);
	return t;
}

void lbl_intern_free(struct lbl_intern *t)
{
	if (!t)
		return;
	lbl_pages_free(t->slots, (t->mask + 1) * sizeof *t->slots);
	lbl_pages_free(t->arena, t->arena_cap);
	free(t->places);
	free(t);
}

static void grow_slots(struct lbl_intern *t)
{
	size_t n = (t->mask + 1) * 2, bytes = n * sizeof *t->slots;
	struct slot *fresh = lbl_pages_resize(NULL, 0, bytes);

	if (!t->shift)
		lbl_mem_exhausted();
	t->shift--;
	lbl_pages_touch(fresh, 0, bytes);
	for (size_t old = 0; old <= t->mask; old++) {
		struct slot s = t->slots[old];
		size_t i = s.tag >> t->shift;

		if (!s.place)
			continue;
		while (fresh[i].place)
			i = (i + 1) & (n - 1);
		fresh[i] = s;
	}
	lbl_pages_free(t->slots, bytes / 2);
	t->slots = fresh;
	t->mask = n - 1;
}

static void reserve_places(struct lbl_intern *t, size_t n)
{
	t->places = lbl_grow(t->places, &t->places_cap, t->count + n, sizeof *t->places);
}

/* Room for n more keys, so that nothing moves while a batch is at work. */
static void reserve(struct lbl_intern *t, size_t n)
{
	while ((t->count + n) * 5 > (t->mask + 1) * 3)
		grow_slots(t);
	reserve_places(t, n);
}

/* From now on keys are found by slots. */
static void index_keys(struct lbl_intern *t)
{
	t->ascending = 0;
	reserve(t, 0);
	for (uint32_t id = 0; id < t->count; id++) {
		uint32_t tag = (uint32_t)record_at(t, t->places[id])->hash;
		size_t i = tag >> t->shift;

		while (t->slots[i].place)
			i = (i + 1) & t->mask;
		t->slots[i] = (struct slot){ tag, t->places[id] };
	}
}

static void grow_arena(struct lbl_intern *t, size_t need)
{
	size_t cap = t->arena_cap;

	while (cap < need)
		cap *= 2;
	t->arena = lbl_pages_resize(t->arena, t->arena_cap, cap);
	t->arena_cap = cap;
}

/* Appends a record and returns its place. */
static uint32_t store(struct lbl_intern *t, const struct lbl_key *k)
{
	size_t need = (sizeof(struct record) + k->text.len + UNIT - 1) / UNIT * UNIT;
	uint32_t place = (uint32_t)(t->arena_len / UNIT + 1);
	struct record *r;

	if (t->arena_len / UNIT >= UINT32_MAX - 1 || t->count == LBL_INTERN_NONE ||
	    k->text.len > UINT32_MAX)
		lbl_mem_exhausted();
	if (t->arena_len + need > t->arena_cap)
		grow_arena(t, t->arena_len + need);
	lbl_pages_ahead(t->arena, t->arena_len, t->arena_len + need, t->arena_cap);
	t->arena_len += need;
	r = record_at(t, place);
	r->hash = k->hash;
	r->id = t->count;
	r->len = (uint32_t)k->text.len;
	if (k->text.len)
		memcpy(r->text, k->text.ptr, k->text.len);
	t->places[t->count++] = place;
	return place;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct slot *probe(const struct lbl_intern *t, const struct lbl_key *k)
{
	uint32_t tag = (uint32_t)k->hash;

	for (size_t i = tag >> t->shift;; i = (i + 1) & t->mask) {
		struct slot *s = &t->slots[i];
		const struct record *r;

		if (!s->place)
			return s;
		if (s->tag != tag)
			continue;
		r = record_at(t, s->place);
		if (r->len == k->text.len && (!r->len || !memcmp(r->text, k->text.ptr, r->len)))
			return s;
	}
}

static uint32_t resolve(struct lbl_intern *t, const struct lbl_key *k)
{
	struct slot *s = probe(t, k);

	if (!s->place)
		*s = (struct slot){ (uint32_t)k->hash, store(t, k) };
	return record_at(t, s->place)->id;
}

static struct lbl_key key_of(struct lbl_span text)
{
	return (struct lbl_key){ lbl_hash64(text.ptr, text.len, 0), text };
}

uint32_t lbl_intern_put(struct lbl_intern *t, struct lbl_span text)
{
	struct lbl_key k = key_of(text);

	if (t->ascending)
		index_keys(t);
	reserve(t, 1);
	return resolve(t, &k);
}

static unsigned compare(struct lbl_span before, struct lbl_span key)
{
	size_t n = before.len < key.len ? before.len : key.len;
	int c = n ? memcmp(before.ptr, key.ptr, n) : 0;

	if (c == 0 && before.len == key.len)
		return EQUAL;
	if (before.len <= key.len)
		return (c <= 0 ? BY_BYTES : 0U) | (before.len < key.len || c < 0 ? BY_LENGTH : 0U);
	return c < 0 ? BY_BYTES : 0U;
}

/* Adds keys as long as they ascend; returns how many that were. */
static size_t put_ascending(struct lbl_intern *t, const struct lbl_key *keys, size_t n,
			    uint32_t *ids)
{
	unsigned order = t->ascending;
	size_t i;

	reserve_places(t, n);
	for (i = 0; i < n; i++) {
		if (t->count)
			order = compare(lbl_intern_text(t, t->count - 1), keys[i].text);
		if (order != EQUAL) {
			if (!(order & t->ascending))
				break;
			t->ascending &= order;
			store(t, &keys[i]);
		}
		ids[i] = t->count - 1;
	}
	return i;
}

LBL_FETCHES fetch(const struct lbl_intern *t, const struct lbl_key *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&t->slots[(uint32_t)keys[i].hash >> t->shift]);
	for (size_t i = 0; i < n; i++) {
		uint32_t place = t->slots[(uint32_t)keys[i].hash >> t->shift].place;

		if (place)
			__builtin_prefetch(record_at(t, place));
	}
}

void lbl_intern_put_batch(struct lbl_intern *t, const struct lbl_key *keys, size_t n,
			  uint32_t *ids)
{
	size_t known = t->ascending ? put_ascending(t, keys, n, ids) : 0;

	keys += known;
	ids += known;
	n -= known;
	if (n && t->ascending)
		index_keys(t);
	while (n) {
		size_t part = n < BATCH ? n : BATCH;

		reserve(t, part);
		fetch(t, keys, part);
		for (size_t i = 0; i < part; i++)
			ids[i] = resolve(t, &keys[i]);
		keys += part;
		ids += part;
		n -= part;
	}
}

/* Where keys ascend: halves what may be the key's place until it is found. */
static uint32_t find_ascending(const struct lbl_intern *t, struct lbl_span text)
{
	unsigned by = t->ascending & BY_BYTES ? BY_BYTES : BY_LENGTH;
	uint32_t low = 0, high = t->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		unsigned order = compare(lbl_intern_text(t, middle), text);

		if (order == EQUAL)
			return middle;
		if (order & by)
			low = middle + 1;
		else
			high = middle;
	}
	return LBL_INTERN_NONE;
}

uint32_t lbl_intern_find(const struct lbl_intern *t, struct lbl_span text)
{
	struct lbl_key k;
	const struct slot *s;

	if (t->ascending)
		return find_ascending(t, text);
	k = key_of(text);
	s = probe(t, &k);
	return s->place ? record_at(t, s->place)->id : LBL_INTERN_NONE;
}

struct lbl_span lbl_intern_text(const struct lbl_intern *t, uint32_t id)
{
	const struct record *r = record_at(t, t->places[id]);

	return (struct lbl_span){ r->text, r->len };
}

uint64_t lbl_intern_hash(const struct lbl_intern *t, uint32_t id)
{
	return record_at(t, t->places[id])->hash;
}

uint32_t lbl_intern_count(const struct lbl_intern *t)
{
	return t->count;
}

size_t lbl_intern_bytes(const struct lbl_intern *t)
{
	return sizeof *t + (t->mask + 1) * sizeof *t->slots + t->arena_len +
	       t->count * sizeof *t->places;
}

/* A text beside its id, so that sorting needs no context. */
struct named {
	struct lbl_span text;
	uint32_t id;
};

static int by_text(const void *a, const void *b)
{
	return lbl_span_cmp(((const struct named *)a)->text, ((const struct named *)b)->text);
}

uint32_t *lbl_intern_order(const struct lbl_intern *t)
{
	struct named *all = lbl_alloc_zero(t->count, sizeof *all);
	uint32_t *ids = lbl_alloc_zero(t->count, sizeof *ids);

	for (uint32_t i = 0; i < t->count; i++)
		all[i] = (struct named){ lbl_intern_text(t, i), i };
	qsort(all, t->count, sizeof *all, by_text);
	for (uint32_t i = 0; i < t->count; i++)
		ids[i] = all[i].id;
	free(all);
	return ids;
}
