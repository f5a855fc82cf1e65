/*
 * agreement_slices_json: the member `slices` of a state: an object with a member a field, an
 * array of slices in byte order of their values, null last. A slice has the body of a state.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/agreement_members.h"
#include "state/agreement_slices.h"

#define FIELD_SHOWN 80 /* bytes of a field's name in messages */

/* What of the counts a slice has. */
static const struct {
	const char *name;
	size_t offset;
} counts[] = {
	{ "annotations", offsetof(struct lbl_agreement_counts, annotations) },
	{ "items", offsetof(struct lbl_agreement_counts, items) },
	{ "abstained", offsetof(struct lbl_agreement_counts, abstained) },
	{ "duplicates", offsetof(struct lbl_agreement_counts, duplicates) },
};
#define COUNTS (sizeof counts / sizeof *counts)

static uint64_t count_of(const struct lbl_agreement *slice, size_t i)
{
	uint64_t n;

	memcpy(&n, (const char *)&slice->counts + counts[i].offset, sizeof n);
	return n;
}

static void emit_slice(struct lbl_span key, const struct lbl_agreement *slice, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_key(e, "value");
	lbl_emit_span(e, lbl_slice_value(key));
	lbl_emit_key(e, "counts");
	lbl_emit_object(e);
	for (size_t i = 0; i < COUNTS; i++) {
		lbl_emit_key(e, counts[i].name);
		lbl_emit_u64(e, count_of(slice, i));
	}
	lbl_emit_object_end(e);
	lbl_state_body_emit(slice, e);
	lbl_emit_object_end(e);
}

void lbl_state_emit_slices(const struct lbl_agreement *a, struct lbl_emit *e)
{
	if (!a->options.by.n) {
		lbl_emit_null(e);
		return;
	}
	lbl_emit_object(e);
	for (size_t i = 0; i < a->options.by.n; i++) {
		const struct lbl_slices *s = a->slices ? &a->slices[i] : NULL;
		uint32_t *order = s ? lbl_intern_order(s->values) : NULL;

		lbl_emit_key(e, a->options.by.v[i]);
		lbl_emit_array(e);
		for (uint32_t k = 0; s && k < lbl_intern_count(s->values); k++)
			emit_slice(lbl_intern_text(s->values, order[k]), &s->v[order[k]], e);
		lbl_emit_array_end(e);
		free(order);
	}
	lbl_emit_object_end(e);
}

/* A fault within a field's slices; -1. */
static int refuse(struct lbl_error *err, const char *field, const char *what)
{
	return lbl_error_set(err, LBL_E_INPUT, "state: member 'slices': '%.*s': %s", FIELD_SHOWN,
			     field, what);
}

/* Puts the place before the message that is there; -1. */
static int place(struct lbl_error *err, const char *field)
{
	static const char known[] = "state: "; /* what a message of a member begins with */
	char message[sizeof err->message];
	size_t skip = strncmp(err->message, known, sizeof known - 1) == 0 ? sizeof known - 1 : 0;

	memcpy(message, err->message, sizeof message);
	return refuse(err, field, message + skip);
}

/* What the slices of a field have in all; each annotation is in one of them. */
static int check_sums(const struct lbl_agreement *a, size_t field, struct lbl_error *err)
{
	const struct lbl_slices *s = &a->slices[field];
	struct lbl_agreement_counts sum = { 0 };

	for (uint32_t k = 0; k < lbl_intern_count(s->values); k++) {
		const struct lbl_agreement_counts *c = &s->v[k].counts;

		sum.annotations += c->annotations;
		sum.abstained += c->abstained;
		if (!c->annotations || sum.annotations > a->counts.annotations)
			break;
	}
	if (sum.annotations == a->counts.annotations && sum.abstained == a->counts.abstained)
		return 0;
	return refuse(err, a->options.by.v[field],
		      "expected each annotation that 'counts' says in a slice");
}

static int read_counts(struct lbl_agreement *slice, struct lbl_span raw, struct lbl_error *err)
{
	for (size_t i = 0; i < COUNTS; i++) {
		uint64_t n;

		if (!lbl_num_u64(lbl_walk_find(raw, counts[i].name), &n) || n > LBL_AGREEMENT_MAX)
			return lbl_error_set(err, LBL_E_INPUT, "counts: '%s' must be an integer up "
					     "to %" PRIu64, counts[i].name, LBL_AGREEMENT_MAX);
		memcpy((char *)&slice->counts + counts[i].offset, &n, sizeof n);
	}
	return 0;
}

/* The next slice of a field: its value is greater than those before it. */
static int read_slice(struct lbl_agreement *a, size_t field, struct lbl_span raw,
		      struct lbl_error *err)
{
	const struct lbl_slices *s = &a->slices[field];
	uint32_t n = lbl_intern_count(s->values);
	struct lbl_span value = lbl_walk_find(raw, "value");
	enum lbl_type type = lbl_type_of(value);
	struct lbl_agreement *slice;
	struct lbl_buf key = { 0 };
	bool good = type == LBL_STRING || type == LBL_NULL;

	if (good && !lbl_slice_key(value, a->options.by.v[field], &key, err))
		good = !n || lbl_span_cmp(lbl_intern_text(s->values, n - 1),
					  lbl_buf_span(&key)) < 0;
	slice = good ? lbl_slices_at(a, field, lbl_buf_span(&key)) : NULL;
	lbl_buf_clear(&key);
	if (!slice)
		return refuse(err, a->options.by.v[field],
			      "expected a value, strings ascending in bytes, null last");
	if (read_counts(slice, lbl_walk_find(raw, "counts"), err) ||
	    lbl_state_body_read(slice, raw, err))
		return place(err, a->options.by.v[field]);
	return 0;
}

static int read_field(struct lbl_agreement *a, size_t field, struct lbl_span raw,
		      struct lbl_error *err)
{
	struct lbl_span value;
	struct lbl_walk w;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return refuse(err, a->options.by.v[field], "expected an array");
	lbl_walk_init(&w, raw);
	while (lbl_walk_next(&w, NULL, &value))
		if (read_slice(a, field, value, err))
			return -1;
	return check_sums(a, field, err);
}

/* States of old have none, nor a field that asks for some. */
int lbl_state_read_slices(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	lbl_slices_need(a);
	for (size_t i = 0; i < a->n_slices; i++)
		if (read_field(a, i, lbl_walk_find(raw, a->options.by.v[i]), err))
			return -1;
	return 0;
}
