/*
 * agreement_state_read: reads what a state says of itself: kind, version, options, shards, counts,
 * sketch. state/agreement_body_read reads what it has counted. Both trust nothing.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "state/agreement_members.h"
#include "state/sketch_json.h"

int lbl_state_refuse(struct lbl_error *err, enum lbl_agreement_member m, const char *expected)
{
	return lbl_error_set(err, LBL_E_INPUT, "state: member '%s': expected %s",
			     lbl_state_members()[m].name, expected);
}

int lbl_state_read_kind(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	(void)a;
	if (lbl_type_of(raw) != LBL_STRING)
		return lbl_error_set(err, LBL_E_INPUT,
				     "not a state: no member 'kind'; --merge reads what "
				     "--partial has written");
	if (lbl_text_is(raw, LBL_AGREEMENT_STATE_KIND))
		return 0;
	return lbl_error_set(err, LBL_E_INPUT, "kind %.*s is not \"%s\"",
			     (int)(raw.len < 80 ? raw.len : 80), raw.ptr,
			     LBL_AGREEMENT_STATE_KIND);
}

int lbl_state_read_version(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	uint64_t number;

	(void)a;
	if (!lbl_num_u64(raw, &number))
		return lbl_state_refuse(err, LBL_STATE_VERSION, "a number");
	if (number == LBL_AGREEMENT_STATE_VERSION)
		return 0;
	return lbl_error_set(err, LBL_E_INPUT,
			     "state of version %" PRIu64 "; this program reads version %d", number,
			     LBL_AGREEMENT_STATE_VERSION);
}

/* A string without NUL, as options are; new, or NULL. */
static char *option_text(struct lbl_span raw)
{
	struct lbl_buf hold = { 0 };
	struct lbl_span text;
	char *s = NULL;

	if (lbl_type_of(raw) != LBL_STRING)
		return NULL;
	text = lbl_text_decode(raw, &hold);
	if (!text.len || !memchr(text.ptr, 0, text.len))
		s = lbl_strndup(text.ptr, text.len);
	lbl_buf_clear(&hold);
	return s;
}

static bool read_option(struct lbl_span options, const char *name, char **out)
{
	free(*out);
	*out = option_text(lbl_walk_find(options, name));
	return *out != NULL;
}

/* Reads an array of strings with `set`. */
static bool read_list_as(struct lbl_span options, const char *name, struct lbl_list *out,
			 void (*set)(struct lbl_list *, const struct lbl_list *))
{
	struct lbl_span array = lbl_walk_find(options, name), value;
	struct lbl_list all = { 0 };
	struct lbl_walk w;
	bool good = lbl_type_of(array) == LBL_ARRAY;

	lbl_walk_init(&w, array);
	while (good && lbl_walk_next(&w, NULL, &value)) {
		char *s = option_text(value);

		good = s != NULL;
		if (s)
			lbl_list_add(&all, s, strlen(s));
		free(s);
	}
	set(out, &all);
	lbl_list_clear(&all);
	return good;
}

static bool read_list(struct lbl_span options, const char *name, struct lbl_list *out)
{
	return read_list_as(options, name, out, lbl_agreement_list_set);
}

static bool read_shape(struct lbl_span raw, enum lbl_shape *out)
{
	struct lbl_buf hold = { 0 };

	if (!raw.ptr)
		return true;
	*out = lbl_type_of(raw) == LBL_STRING ? lbl_shape_of_word(lbl_text_decode(raw, &hold)) :
						LBL_SHAPE_NONE;
	lbl_buf_clear(&hold);
	return *out != LBL_SHAPE_NONE;
}

static bool read_iou(struct lbl_span raw, const struct lbl_agreement_options *o, double *out)
{
	if (!lbl_shape_is_marks(o->shape))
		return !raw.ptr;
	*out = lbl_type_of(raw) == LBL_NUMBER ? lbl_num_parse(raw) : -1;
	return *out >= 0 && *out <= 1;
}

/* Where texts of spans lie, if that was asked for. */
static bool read_extent(struct lbl_span options, struct lbl_agreement_options *o)
{
	if (lbl_walk_find(options, "begin").ptr && !read_option(options, "begin", &o->begin))
		return false;
	if (lbl_walk_find(options, "length").ptr && !read_option(options, "length", &o->length))
		return false;
	return o->length ? o->shape == LBL_SHAPE_SPANS : !o->begin;
}

/* Fields, each a path; those of marks that have an extent are none. */
static bool read_by(struct lbl_span options, struct lbl_agreement_options *o)
{
	if (!lbl_walk_find(options, "by").ptr)
		return true;
	if (!read_list(options, "by", &o->by) || (o->by.n && o->length))
		return false;
	for (size_t i = 0; i < o->by.n; i++)
		if (!*o->by.v[i] || lbl_agreement_is_keyword(o->by.v[i]))
			return false;
	return true;
}

/* What states of old do not have is as by default. */
static bool read_later(struct lbl_span options, struct lbl_agreement_options *o)
{
	if (lbl_walk_find(options, "origin").ptr && !read_list(options, "origin", &o->origins))
		return false;
	if (!read_shape(lbl_walk_find(options, "shape"), &o->shape) ||
	    !read_iou(lbl_walk_find(options, "iou"), o, &o->iou) ||
	    !read_extent(options, o) || !read_by(options, o))
		return false;
	return !lbl_walk_find(options, "categories").ptr ||
	       read_list_as(options, "categories", &o->categories, lbl_agreement_list_keep);
}

static bool read_duplicates(struct lbl_span raw, enum lbl_duplicates *out)
{
	if (lbl_type_of(raw) != LBL_STRING)
		return false;
	for (int d = LBL_DUP_LAST; d <= LBL_DUP_FAIL; d++) {
		*out = (enum lbl_duplicates)d;
		if (lbl_text_is(raw, lbl_duplicates_name(*out)))
			return true;
	}
	return false;
}

int lbl_state_read_options(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_agreement_options *o = &a->options;

	if (!read_option(raw, "item", &o->item) || !read_option(raw, "annotator", &o->annotator) ||
	    !read_option(raw, "label", &o->label) || !read_list(raw, "stage", &o->stages) ||
	    !read_list(raw, "abstain", &o->abstain) ||
	    !read_duplicates(lbl_walk_find(raw, "duplicates"), &o->duplicates) ||
	    !read_later(raw, o))
		return lbl_state_refuse(err, LBL_STATE_OPTIONS,
			      "item, annotator, label, stage, abstain, duplicates, origin, "
			      "categories, shape, iou, begin, length, by");
	return 0;
}

int lbl_state_read_shards(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	if (lbl_type_of(raw) != LBL_ARRAY)
		return lbl_state_refuse(err, LBL_STATE_SHARDS, "an array");
	return lbl_shards_read(&a->shards, raw, err);
}

/* Each record of the shards was an annotation or was passed over. */
static int check_records(const struct lbl_agreement *a, struct lbl_error *err)
{
	const struct lbl_agreement_counts *c = &a->counts;
	uint64_t counted = c->annotations + c->other_items + c->other_labels + c->other_stages +
			   c->other_origins;
	uint64_t records = 0;

	for (size_t i = 0; i < a->shards.n; i++)
		records += a->shards.v[i].records;
	if (records == counted)
		return 0;
	return lbl_state_refuse(err, LBL_STATE_COUNTS, "as many records as 'shards' says");
}

int lbl_state_read_counts(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	struct lbl_agreement_counts *c = &a->counts;
	const struct {
		const char *name;
		uint64_t *to;
	} rows[] = {
		{ "annotations", &c->annotations },   { "items", &c->items },
		{ "abstained", &c->abstained },	      { "duplicates", &c->duplicates },
		{ "dropped", &c->dropped },	      { "other_items", &c->other_items },
		{ "other_labels", &c->other_labels }, { "other_stages", &c->other_stages },
		{ "other_origins", &c->other_origins },
	};
	size_t n = sizeof rows / sizeof *rows;

	if (!lbl_walk_find(raw, "other_origins").ptr)
		n--; /* a state of old */
	for (size_t i = 0; i < n; i++)
		if (!lbl_num_u64(lbl_walk_find(raw, rows[i].name), rows[i].to) ||
		    *rows[i].to > LBL_AGREEMENT_MAX)
			return lbl_error_set(err, LBL_E_INPUT,
					     "state: member 'counts': '%s' must be an integer up "
					     "to %" PRIu64, rows[i].name, LBL_AGREEMENT_MAX);
	return check_records(a, err);
}

int lbl_state_read_sketch(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err)
{
	if (lbl_sketch_read(&a->sketch, raw))
		return 0;
	return lbl_state_refuse(err, LBL_STATE_SKETCH, "k, items, shared");
}
