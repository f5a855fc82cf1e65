/*
 * Labels of one shape, as text by which equal ones are told; see record/label.h.
 * A row a shape: its word, and what reads it.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/label.h"
#include "record/marks.h"
#include "record/ranking.h"

typedef int read_label(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		       struct lbl_error *err);

static read_label read_set;

static const struct {
	const char *word;
	read_label *read;
} rows[] = {
	[LBL_SHAPE_CLASS] = { "class", lbl_class_need },
	[LBL_SHAPE_SET] = { "set", read_set },
	[LBL_SHAPE_SPANS] = { "spans", lbl_spans_need },
	[LBL_SHAPE_BOXES] = { "boxes", lbl_boxes_need },
	[LBL_SHAPE_SPANS_WITHIN] = { NULL, lbl_spans_within_need },
	[LBL_SHAPE_RANKING] = { NULL, lbl_ranking_need },
};
#define ROWS (sizeof rows / sizeof *rows)

const char *lbl_shape_word(enum lbl_shape s)
{
	return s < ROWS ? rows[s].word : NULL;
}

enum lbl_shape lbl_shape_of_word(struct lbl_span word)
{
	for (size_t s = LBL_SHAPE_CLASS; s < ROWS; s++)
		if (rows[s].word && lbl_span_eq(word, lbl_span_of(rows[s].word)))
			return (enum lbl_shape)s;
	return LBL_SHAPE_NONE;
}

#define FEW 16 /* classes of a set that need no memory of their own */

/* The classes of a set, decoded. */
struct classes {
	struct lbl_span few[FEW], *v;
	size_t n, cap;
};

static int by_bytes(const void *a, const void *b)
{
	return lbl_span_cmp(*(const struct lbl_span *)a, *(const struct lbl_span *)b);
}

/* Room for what an array holds, in c; the texts in hold, which is not to move meanwhile. */
static void reserve(struct classes *c, struct lbl_span raw, struct lbl_buf *hold)
{
	struct lbl_span value;
	struct lbl_walk w;
	size_t n = 0;

	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value))
		n++;
	c->v = n > FEW ? lbl_alloc_zero(n, sizeof *c->v) : c->few;
	lbl_buf_reserve(hold, raw.len);
}

static int collect(struct classes *c, struct lbl_span raw, struct lbl_buf *hold,
		   struct lbl_error *err)
{
	struct lbl_span value;
	struct lbl_walk w;

	reserve(c, raw, hold);
	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value)) {
		if (lbl_type_of(value) != LBL_STRING)
			return lbl_error_in(err, value, "a set's classes must be strings, not %s",
					    lbl_type_name(lbl_type_of(value)));
		c->v[c->n++] = lbl_text_decode(value, hold);
	}
	return 0;
}

/* Appends the sorted classes, each once. */
static struct lbl_span quote(const struct classes *c, struct lbl_buf *hold)
{
	struct lbl_buf out = { 0 };
	size_t before;

	lbl_buf_putc(&out, '[');
	for (size_t i = 0; i < c->n; i++) {
		if (i && lbl_span_eq(c->v[i], c->v[i - 1]))
			continue;
		if (i)
			lbl_buf_putc(&out, ',');
		lbl_text_quote(&out, c->v[i].ptr, c->v[i].len);
	}
	lbl_buf_putc(&out, ']');
	before = hold->len;
	lbl_buf_put(hold, out.data, out.len);
	lbl_buf_clear(&out);
	return (struct lbl_span){ hold->data + before, hold->len - before };
}

static int read_set(struct lbl_span raw, struct lbl_buf *hold, struct lbl_span *out,
		    struct lbl_error *err)
{
	enum lbl_shape shape = lbl_shape_of(raw);
	struct classes c = { 0 };
	int rc = 0;

	*out = (struct lbl_span){ 0 };
	if (shape == LBL_SHAPE_NONE)
		return 0;
	if (shape != LBL_SHAPE_SET)
		return lbl_error_in(err, raw, "label must be a set (an array of strings), not %s",
				    lbl_shape_name(shape));
	rc = collect(&c, raw, hold, err);
	if (!rc) {
		qsort(c.v, c.n, sizeof *c.v, by_bytes);
		*out = quote(&c, hold);
	}
	if (c.v != c.few)
		free(c.v);
	return rc;
}

int lbl_label_need(enum lbl_shape shape, struct lbl_span raw, struct lbl_buf *hold,
		   struct lbl_span *out, struct lbl_error *err)
{
	return rows[shape].read(raw, hold, out, err);
}
