/*
 * agreement_slices: keeps a state a slice, and adds up those of the same value.
 * state/agreement_slicing fills them from annotations, state/agreement_slices_json
 * writes and reads them.
 */
#include "state/agreement_slices.h"

#include <stdlib.h>

#include "base/mem.h"
#include "json/walk.h"
#include "record/label.h"

/* The first byte of a key. */
#define OF_TEXT '='
#define OF_NULL '~' /* greater */

int lbl_slice_key(struct lbl_span raw, const char *field, struct lbl_buf *key,
		  struct lbl_error *err)
{
	struct lbl_buf hold = { 0 };
	struct lbl_span text;

	key->len = 0;
	switch (lbl_shape_of(raw)) {
	case LBL_SHAPE_NONE:
		lbl_buf_putc(key, OF_NULL);
		return 0;
	case LBL_SHAPE_CLASS:
		lbl_buf_putc(key, OF_TEXT);
		text = lbl_class_text(raw, &hold);
		lbl_buf_put(key, text.ptr, text.len);
		lbl_buf_clear(&hold);
		return 0;
	default:
		return lbl_error_in(err, raw,
				    "--by %s: expected a string, number, boolean or null, not %s",
				    field, lbl_type_name(lbl_type_of(raw)));
	}
}

struct lbl_span lbl_slice_value(struct lbl_span key)
{
	if (key.ptr[0] == OF_NULL)
		return (struct lbl_span){ 0 };
	return (struct lbl_span){ key.ptr + 1, key.len - 1 };
}

void lbl_slices_need(struct lbl_agreement *a)
{
	if (a->slices || !a->options.by.n)
		return;
	a->n_slices = a->options.by.n;
	a->slices = lbl_alloc_zero(a->n_slices, sizeof *a->slices);
	for (size_t i = 0; i < a->n_slices; i++)
		a->slices[i].values = lbl_intern_new();
}

void lbl_slices_free(struct lbl_slices *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (uint32_t k = 0; k < lbl_intern_count(s[i].values); k++)
			lbl_agreement_clear(&s[i].v[k]);
		lbl_intern_free(s[i].values);
		free(s[i].v);
	}
	free(s);
}

struct lbl_agreement *lbl_slices_at(const struct lbl_agreement *a, size_t field,
				    struct lbl_span key)
{
	struct lbl_slices *s = &a->slices[field];
	uint32_t known = lbl_intern_count(s->values), k = lbl_intern_put(s->values, key);

	if (k == known) {
		s->v = lbl_grow(s->v, &s->cap, known + 1, sizeof *s->v);
		s->v[k] = (struct lbl_agreement){ .options.shape = a->options.shape,
						  .options.iou = a->options.iou,
						  .annotators = lbl_intern_new(),
						  .categories = lbl_intern_new() };
	}
	return &s->v[k];
}

int lbl_slices_fit(const struct lbl_agreement *a, const struct lbl_agreement *from,
		   struct lbl_error *err)
{
	for (size_t i = 0; i < from->n_slices && i < a->n_slices; i++) {
		const struct lbl_slices *s = &from->slices[i], *to = &a->slices[i];

		for (uint32_t k = 0; k < lbl_intern_count(s->values); k++) {
			uint32_t own = lbl_intern_find(to->values, lbl_intern_text(s->values, k));

			if (own != LBL_INTERN_NONE &&
			    lbl_markings_fit(&to->v[own].markings, &s->v[k].markings, err))
				return -1;
		}
	}
	return 0;
}

void lbl_slices_merge(struct lbl_agreement *a, const struct lbl_agreement *from)
{
	lbl_slices_need(a);
	for (size_t i = 0; i < from->n_slices; i++) {
		const struct lbl_slices *s = &from->slices[i];

		for (uint32_t k = 0; k < lbl_intern_count(s->values); k++)
			lbl_agreement_add(lbl_slices_at(a, i, lbl_intern_text(s->values, k)),
					  &s->v[k]);
	}
}

void lbl_slices_rank(struct lbl_agreement *a)
{
	for (size_t i = 0; i < a->n_slices; i++)
		for (uint32_t k = 0; k < lbl_intern_count(a->slices[i].values); k++)
			lbl_agreement_rank(&a->slices[i].v[k]);
}
