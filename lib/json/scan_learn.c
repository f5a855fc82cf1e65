/*
 * The learned order: which member followed which, as a bounded graph of keys.
 * The kinds (scan_core.h) try what a link foresees and come here when it was wrong.
 * Nothing here decides what a line means: a key only matches the bytes it was made of.
 */
#include <string.h>

#include "base/mem.h"
#include "json/scan_state.h"
#include "json/text.h"

#define SLOTS       (2 * LBL_SCAN_KEYS) /* of the hash index; a power of two */
#define PATIENCE    16                  /* misses after which a link's record is looked at */
#define HITS_WANTED 4                   /* objects a miss that make it worth while */
#define BACKOFF_MAX 8                   /* a rest is 4 times as long as the one before */

static void link_clear(struct lbl_scan *s, struct lbl_scan_link *l)
{
	l->to[0] = l->to[1] = &s->nobody;
}

void lbl_scan_learn_init(struct lbl_scan *s)
{
	s->nobody.mask = LBL_SCAN_NEVER;
	link_clear(s, &s->rest);
	s->rest.until = UINT64_MAX;
	s->unknown.next = s->rest;
	s->unknown.steady_end = LBL_SCAN_UNSTEADY;
	for (size_t i = 0; i < s->paths->n_nodes; i++) {
		link_clear(s, &s->first[i].object);
		link_clear(s, &s->first[i].element);
	}
}

/* Is the link right often enough? After a bad stretch it rests, longer each time. */
static bool may_learn(struct lbl_scan *s, struct lbl_scan_link *l)
{
	if (s->clock < l->until)
		return false;
	if (++l->misses < PATIENCE)
		return true;
	l->misses = 0;
	if (s->clock - l->since >= PATIENCE * HITS_WANTED) {
		l->since = s->clock;
		l->backoff = 0;
		return true;
	}
	link_clear(s, l);
	l->until = s->clock + ((uint64_t)PATIENCE * HITS_WANTED << 2 * l->backoff);
	l->since = l->until;
	if (l->backoff < BACKOFF_MAX)
		l->backoff++;
	return false;
}

static size_t hash_of(const char bytes[LBL_SCAN_GAP], const struct lbl_scan_link *place)
{
	uint64_t h = (uintptr_t)place;

	for (size_t i = 0; i < LBL_SCAN_GAP; i += 8) {
		uint64_t w;

		memcpy(&w, bytes + i, 8);
		h = (h ^ w) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	return (size_t)h % SLOTS;
}

static struct lbl_scan_key *key_at(struct lbl_scan *s, size_t number)
{
	return &s->keys[number / LBL_SCAN_KEYS_EACH][number % LBL_SCAN_KEYS_EACH];
}

static struct lbl_scan_key *key_new(struct lbl_scan *s, const char *bytes, size_t len)
{
	size_t number = s->n_keys++;
	struct lbl_scan_key *k;

	if (number % LBL_SCAN_KEYS_EACH == 0)
		s->keys[number / LBL_SCAN_KEYS_EACH] =
			lbl_alloc_zero(LBL_SCAN_KEYS_EACH, sizeof(struct lbl_scan_key));
	k = key_at(s, number);
	memcpy(k->bytes, bytes, LBL_SCAN_GAP);
	k->len = (uint32_t)len;
	k->steady_end = LBL_SCAN_UNSTEADY;
	k->mask = len > 32 ? LBL_SCAN_NEVER : ((uint64_t)1 << len) - 1;
	link_clear(s, &k->next);
	link_clear(s, &k->own);
	return k;
}

/* The key of these bytes at this place, made where it is new; NULL: the table is full. */
static struct lbl_scan_key *key_of(struct lbl_scan *s, struct lbl_span gap,
				   const struct lbl_scan_link *place, bool *made)
{
	char bytes[LBL_SCAN_GAP] = { 0 };
	size_t i;

	memcpy(bytes, gap.ptr, gap.len);
	for (i = hash_of(bytes, place); s->index[i]; i = (i + 1) % SLOTS) {
		struct lbl_scan_key *k = key_at(s, s->index[i] - 1u);

		if (k->place == place && k->len == gap.len && !memcmp(k->bytes, bytes, gap.len))
			return k;
	}
	if (s->n_keys == LBL_SCAN_KEYS)
		return NULL;
	*made = true;
	s->index[i] = (uint16_t)(s->n_keys + 1);
	return key_new(s, bytes, gap.len);
}

static const struct lbl_path_node *step_of(struct lbl_scan *s, struct lbl_span name,
					   const struct lbl_path_node *t)
{
	s->name.len = 0;
	return t && t->n_children ? lbl_path_member(t, lbl_text_decode(name, &s->name)) : NULL;
}

struct lbl_scan_key *lbl_scan_learn(struct lbl_scan *s, struct lbl_span name, struct lbl_span gap,
				    const struct lbl_path_node *t, struct lbl_scan_link *place,
				    struct lbl_scan_link *link)
{
	struct lbl_scan_key *k = NULL;
	bool made = false;

	if (may_learn(s, link) && gap.len <= LBL_SCAN_GAP)
		k = key_of(s, gap, place, &made);
	if (k && k != link->to[0]) {
		link->to[1] = link->to[0];
		link->to[0] = k;
	}
	if (k && !made)
		return k;
	if (!k)
		k = &s->unknown;
	k->place = place;
	k->child = step_of(s, name, t);
	k->forget = k->child && k->child->n_children ? k->child : NULL;
	k->span = s->values + (k->child ? k->child->slot : s->paths->n_paths);
	k->inner = k->child ? &s->first[k->child->id].object : made ? &k->own : &s->rest;
	return k;
}
