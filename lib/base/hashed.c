/* The table of hashes, growing; see base/hashed.h. */
#include "base/hashed.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/pages.h"

#define FIRST_PLACES 64

static struct lbl_hashed_place *place_of(const struct lbl_hashed *t, uint64_t hash)
{
	size_t i = lbl_hashed_at(t, hash);

	while (t->places[i].next_to && t->places[i].hash != hash)
		i = (i + 1) & (t->n_places - 1);
	return &t->places[i];
}

static void grow(struct lbl_hashed *t)
{
	struct lbl_hashed old = *t;

	t->n_places = old.n_places ? old.n_places * 2 : FIRST_PLACES;
	if (t->n_places > UINT32_MAX) /* 32 bits of a hash choose the place */
		lbl_mem_exhausted();
	t->places = lbl_pages_resize(NULL, 0, t->n_places * sizeof *t->places);
	for (size_t i = 0; i < old.n_places; i++)
		if (old.places[i].next_to)
			*place_of(t, old.places[i].hash) = old.places[i];
	lbl_pages_free(old.places, old.n_places * sizeof *old.places);
}

void lbl_hashed_put(struct lbl_hashed *t, uint64_t hash, uint32_t number)
{
	struct lbl_hashed_place *p;

	if (t->n * 2 >= t->n_places)
		grow(t);
	p = place_of(t, hash);
	if (p->next_to)
		return;
	*p = (struct lbl_hashed_place){ hash, number + 1 };
	t->n++;
}

void lbl_hashed_clear(struct lbl_hashed *t)
{
	lbl_pages_free(t->places, t->n_places * sizeof *t->places);
	*t = (struct lbl_hashed){ 0 };
}
