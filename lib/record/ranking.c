/* Rankings as text by which equal ones are told; what they say of ids is stat/preference's. */
#include "record/ranking.h"

#include <stdlib.h>

#include "base/mem.h"
#include "json/text.h"
#include "record/label.h"

/* An id, decoded, and where it is written. */
struct place {
	struct lbl_span text, raw;
};

struct ids {
	struct place *v;
	size_t n, cap;
};

/* hold has room for all texts, so that none moves. */
static int collect(struct ids *ids, struct lbl_span array, struct lbl_buf *hold,
		   struct lbl_error *err)
{
	struct lbl_walk w;
	struct place id;

	lbl_walk_init(&w, array);
	while (lbl_walk_next(&w, NULL, &id.raw)) {
		if (ids->n == LBL_RANKING_MOST)
			return lbl_error_in(err, id.raw, "a ranking of more than %d ids",
					    LBL_RANKING_MOST);
		if (lbl_ident_need(id.raw, "an id of a ranking", hold, &id.text, err))
			return -1;
		ids->v = lbl_grow(ids->v, &ids->cap, ids->n + 1, sizeof *ids->v);
		ids->v[ids->n++] = id;
	}
	return 0;
}

static void quote(const struct ids *ids, struct lbl_buf *out)
{
	lbl_buf_putc(out, '[');
	for (size_t i = 0; i < ids->n; i++) {
		if (i)
			lbl_buf_putc(out, ',');
		lbl_text_quote(out, ids->v[i].text.ptr, ids->v[i].text.len);
	}
	lbl_buf_putc(out, ']');
}

/* Of equal ids, by where they are. */
static int by_text(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c = lbl_span_cmp(x->text, y->text);

	return c ? c : (x->raw.ptr > y->raw.ptr) - (x->raw.ptr < y->raw.ptr);
}

static int check_twice(struct ids *ids, struct lbl_error *err)
{
	if (ids->n)
		qsort(ids->v, ids->n, sizeof *ids->v, by_text);
	for (size_t i = 1; i < ids->n; i++) {
		struct lbl_span t = ids->v[i].text;

		if (lbl_span_eq(t, ids->v[i - 1].text))
			return lbl_error_in(err, ids->v[i].raw, "a ranking has '%.*s' twice",
					    (int)(t.len < 80 ? t.len : 80), t.ptr);
	}
	return 0;
}

int lbl_ranking_need(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		     struct lbl_error *err)
{
	enum lbl_shape shape = lbl_shape_of(raw);
	struct lbl_buf text = { 0 };
	struct ids ids = { 0 };
	size_t before;
	int rc;

	*out = (struct lbl_span){ 0 };
	if (shape == LBL_SHAPE_NONE)
		return 0;
	if (shape != LBL_SHAPE_RANKING)
		return lbl_error_in(err, raw,
				    "label must be a ranking ({\"ranking\":[ID, ...]}), not %s",
				    lbl_shape_name(shape));
	lbl_buf_reserve(hold, raw.len);
	rc = collect(&ids, lbl_walk_find(raw, "ranking"), hold, err);
	if (!rc)
		quote(&ids, &text);
	if (!rc && !(rc = check_twice(&ids, err))) {
		before = hold->len;
		lbl_buf_put(hold, text.data, text.len);
		*out = (struct lbl_span){ hold->data + before, text.len };
	}
	lbl_buf_clear(&text);
	free(ids.v);
	return rc;
}

void lbl_ranking_begin(struct lbl_ranking *r, struct lbl_span text)
{
	lbl_walk_init(&r->walk, text);
}

bool lbl_ranking_next(struct lbl_ranking *r, struct lbl_buf *hold, struct lbl_span *id)
{
	struct lbl_span raw;

	if (!lbl_walk_next(&r->walk, NULL, &raw))
		return false;
	hold->len = 0;
	*id = lbl_text_decode(raw, hold);
	return true;
}
