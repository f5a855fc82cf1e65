/*
 * agreement_slices: makes a result of each slice in turn, so that memory is that of one.
 * report/agreement_slices_json and _text write them.
 */
#include "report/agreement_slices.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "state/agreement_slices.h"

#define SHOWN 80 /* bytes of a field or value in a message */

/* As a run over the annotations of the slice alone would have counted them. */
static void begin(struct lbl_agreement *of, const struct lbl_agreement *whole)
{
	lbl_agreement_init(of);
	lbl_agreement_options_copy(&of->options, &whole->options);
	lbl_list_clear(&of->options.by);
	of->align = whole->align;
}

static void put_names(struct lbl_intern *to, const struct lbl_intern *from)
{
	for (uint32_t i = 0; i < lbl_intern_count(from); i++)
		lbl_intern_put(to, lbl_intern_text(from, i));
}

static int refuse(const char *field, struct lbl_span value, struct lbl_error *err)
{
	char message[sizeof err->message];

	memcpy(message, err->message, sizeof message);
	if (!value.ptr)
		value = lbl_span_of("null");
	return lbl_error_set(err, err->code, "by %.*s, '%.*s': %s", SHOWN, field,
			     (int)(value.len < SHOWN ? value.len : SHOWN), value.ptr, message);
}

/* What fails does so for the names of labels: so a slice is tried without what it has counted. */
static int check(const struct lbl_agreement *whole, const struct lbl_agreement *slice,
		 const struct lbl_agreement_wanted *wanted, struct lbl_error *err)
{
	struct lbl_agreement names;
	struct lbl_agreement_result result;
	int rc;

	begin(&names, whole);
	put_names(names.categories, slice->categories);
	lbl_agreement_arrange(&names);
	rc = lbl_agreement_result_init(&result, &names, wanted, err);
	lbl_agreement_result_clear(&result);
	lbl_agreement_clear(&names);
	return rc;
}

int lbl_agreement_slices_check(const struct lbl_agreement *of,
			       const struct lbl_agreement_wanted *wanted, struct lbl_error *err)
{
	for (size_t i = 0; i < of->n_slices; i++) {
		const struct lbl_slices *s = &of->slices[i];

		for (uint32_t k = 0; k < lbl_intern_count(s->values); k++)
			if (check(of, &s->v[k], wanted, err))
				return refuse(of->options.by.v[i],
					      lbl_slice_value(lbl_intern_text(s->values, k)), err);
	}
	return 0;
}

/* States that share items do so in their slices. */
static void share_items(struct lbl_sketch *sketch)
{
	struct lbl_sketch other = { 0 };

	lbl_sketch_add(sketch, 0);
	lbl_sketch_add(&other, 0);
	lbl_sketch_merge(sketch, &other, true);
	lbl_sketch_clear(&other);
}

static void compute(struct lbl_slice_walk *w, const struct lbl_agreement *slice)
{
	struct lbl_slice_result *at = &w->at;
	struct lbl_error checked = { 0 };

	begin(&at->of, w->whole->of);
	lbl_agreement_add(&at->of, slice);
	if (w->whole->items_split)
		share_items(&at->of.sketch);
	lbl_agreement_rank(&at->of);
	lbl_agreement_arrange(&at->of);
	at->wanted = *w->whole->wanted;
	at->wanted.by_label = at->wanted.by_annotator = false;
	lbl_agreement_result_init(&at->result, &at->of, &at->wanted, &checked);
}

static void clear(struct lbl_slice_result *at)
{
	lbl_agreement_result_clear(&at->result);
	lbl_agreement_clear(&at->of);
}

bool lbl_slice_walk_next(struct lbl_slice_walk *w)
{
	const struct lbl_agreement *of = w->whole->of;
	const struct lbl_slices *s = of->slices ? &of->slices[w->field] : NULL;
	uint32_t k;

	if (w->next)
		clear(&w->at);
	else if (s) {
		w->n = lbl_intern_count(s->values);
		w->order = lbl_intern_order(s->values);
	}
	if (w->next == w->n) {
		free(w->order);
		w->order = NULL;
		return false;
	}
	k = w->order[w->next++];
	w->at.value = lbl_slice_value(lbl_intern_text(s->values, k));
	compute(w, &s->v[k]);
	return true;
}
