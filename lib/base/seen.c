/* The set of hashes; see base/seen.h. Hashes are well mixed: their low bits choose the place. */
#include "base/seen.h"

#include <stdlib.h>

#include "base/mem.h"

#define FIRST_PLACES 1024

static bool is_zero(struct lbl_hash128 h)
{
	return !(h.high | h.low);
}

static bool same(struct lbl_hash128 a, struct lbl_hash128 b)
{
	return a.high == b.high && a.low == b.low;
}

/* The place of the hash, or the free one where it goes. */
static struct lbl_hash128 *find(const struct lbl_seen *s, struct lbl_hash128 hash)
{
	size_t i = (size_t)hash.low & (s->n_places - 1);

	while (!is_zero(s->places[i]) && !same(s->places[i], hash))
		i = (i + 1) & (s->n_places - 1);
	return &s->places[i];
}

static void make_room(struct lbl_seen *s)
{
	struct lbl_hash128 *old = s->places;
	size_t n_old = s->n_places;

	if (s->n < n_old / 4 * 3)
		return;
	s->n_places = n_old ? n_old * 2 : FIRST_PLACES;
	s->places = lbl_alloc_zero(s->n_places, sizeof *s->places);
	for (size_t i = 0; i < n_old; i++)
		if (!is_zero(old[i]))
			*find(s, old[i]) = old[i];
	free(old);
}

bool lbl_seen_add(struct lbl_seen *s, struct lbl_hash128 hash)
{
	struct lbl_hash128 *place;

	if (is_zero(hash)) {
		bool fresh = !s->zero;

		s->zero = true;
		return fresh;
	}
	make_room(s);
	place = find(s, hash);
	if (!is_zero(*place))
		return false;
	*place = hash;
	s->n++;
	return true;
}

void lbl_seen_clear(struct lbl_seen *s)
{
	free(s->places);
	*s = (struct lbl_seen){ 0 };
}
