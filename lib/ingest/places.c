/* The tree of places; see ingest/places.h. Knows names and slots, not what they mean. */
#include "ingest/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "json/text.h"

struct lbl_place {
	char *name;
	struct lbl_buf key; /* "name": quoted, with the colon */
	size_t slot;
	bool splice;
	struct lbl_place **kids;
	struct lbl_intern *names; /* of the kids: ids are their places, until they are sorted */
	size_t n, cap;
};

static struct lbl_place *place_new(const char *name)
{
	struct lbl_place *p = lbl_alloc_zero(1, sizeof *p);

	p->name = lbl_strdup(name);
	p->slot = LBL_PLACE_NONE;
	lbl_text_quote(&p->key, name, strlen(name));
	lbl_buf_putc(&p->key, ':');
	return p;
}

struct lbl_place *lbl_place_root(void)
{
	return place_new("");
}

void lbl_place_free(struct lbl_place *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		lbl_place_free(p->kids[i]);
	lbl_intern_free(p->names);
	free(p->kids);
	free(p->name);
	lbl_buf_clear(&p->key);
	free(p);
}

static struct lbl_place *kid(struct lbl_place *p, const char *name)
{
	uint32_t id;

	if (!p->names)
		p->names = lbl_intern_new();
	id = lbl_intern_put(p->names, lbl_span_of(name));
	if (id < p->n)
		return p->kids[id];
	p->kids = lbl_grow(p->kids, &p->cap, p->n + 1, sizeof *p->kids);
	return p->kids[p->n++] = place_new(name);
}

static bool takes_members(const struct lbl_place *p)
{
	return p->slot == LBL_PLACE_NONE || p->splice;
}

int lbl_place_add(struct lbl_place *root, const struct lbl_list *steps, size_t slot, bool splice,
		  struct lbl_error *err)
{
	struct lbl_place *p = root;

	for (size_t i = 0; i < steps->n; i++) {
		if (!takes_members(p))
			return lbl_error_set(err, LBL_E_USAGE, "'%s' has a value of its own",
					     p->name);
		p = kid(p, steps->v[i]);
	}
	if (p->slot != LBL_PLACE_NONE)
		return lbl_error_set(err, LBL_E_USAGE, "'%s' has a value already", p->name);
	if (p->n && !splice)
		return lbl_error_set(err, LBL_E_USAGE, "'%s' has members already", p->name);
	p->slot = slot;
	p->splice = splice;
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(struct lbl_place *const *)a)->name, (*(struct lbl_place *const *)b)->name);
}

void lbl_place_sort(struct lbl_place *p)
{
	if (p->n)
		qsort(p->kids, p->n, sizeof *p->kids, by_name);
	for (size_t i = 0; i < p->n; i++)
		lbl_place_sort(p->kids[i]);
}

/* Copies an object without its closing brace; true when it has members. */
static bool put_open_object(struct lbl_span object, struct lbl_buf *out)
{
	size_t n = object.len - 1;

	lbl_buf_put(out, object.ptr, n);
	while (n > 1 && strchr(" \t\r\n", object.ptr[n - 1]))
		n--;
	return n > 1;
}

static bool put_place(const struct lbl_place *p, const struct lbl_span *values,
		      struct lbl_buf *out);

/* Braces and the members between; true when there is any, or a spliced object. */
static bool put_members(const struct lbl_place *p, const struct lbl_span *values,
			struct lbl_buf *out)
{
	bool spliced = p->slot != LBL_PLACE_NONE && values[p->slot].ptr;
	bool any = false;

	if (spliced)
		any = put_open_object(values[p->slot], out);
	else
		lbl_buf_putc(out, '{');
	for (size_t i = 0; i < p->n; i++) {
		size_t len = out->len;

		if (any)
			lbl_buf_putc(out, ',');
		if (put_place(p->kids[i], values, out))
			any = true;
		else
			out->len = len;
	}
	lbl_buf_putc(out, '}');
	return any || spliced;
}

static bool put_place(const struct lbl_place *p, const struct lbl_span *values, struct lbl_buf *out)
{
	const struct lbl_span *value;
	char *to;

	if (p->n) {
		lbl_buf_put(out, p->key.data, p->key.len);
		return put_members(p, values, out);
	}
	value = &values[p->slot];
	if (!value->ptr)
		return false;
	to = lbl_buf_reserve(out, p->key.len + value->len);
	memcpy(to, p->key.data, p->key.len);
	memcpy(to + p->key.len, value->ptr, value->len);
	out->len += p->key.len + value->len;
	return true;
}

void lbl_place_write(const struct lbl_place *root, const struct lbl_span *values,
		     struct lbl_buf *out)
{
	put_members(root, values, out);
}
