/*
 * agreement_feed: kinds, stages, origins, categories, extents of texts. What is a duplicate or an
 * abstention is record/judgments'.
 */
#include "state/agreement_feed.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/kind.h"
#include "record/label.h"
#include "record/marks.h"
#include "record/origin.h"

/* A word that is a number stands for itself, any other is a path. */
static bool is_number(const char *word)
{
	return word && lbl_num_is_json(lbl_span_of(word));
}

const char **lbl_agreement_feed_paths(const struct lbl_agreement_options *o, size_t *n)
{
	const char **paths = lbl_alloc_zero(LBL_FEED_FIELDS + o->by.n, sizeof *paths);

	paths[LBL_FEED_ID] = "id";
	paths[LBL_FEED_ITEM] = o->item;
	paths[LBL_FEED_ANNOTATOR] = o->annotator;
	paths[LBL_FEED_LABEL] = o->label;
	paths[LBL_FEED_STAGE] = "stage";
	paths[LBL_FEED_ORIGIN] = o->origins.n ? "origin" : NULL;
	paths[LBL_FEED_BEGIN] = is_number(o->begin) ? NULL : o->begin;
	paths[LBL_FEED_LENGTH] = is_number(o->length) ? NULL : o->length;
	for (size_t i = 0; i < o->by.n; i++)
		paths[LBL_FEED_FIELDS + i] = o->by.v[i];
	*n = LBL_FEED_FIELDS + o->by.n;
	return paths;
}

void lbl_agreement_feed_init(struct lbl_agreement_feed *f, const struct lbl_agreement_options *o,
			     const struct lbl_agreement_sink *sink)
{
	*f = (struct lbl_agreement_feed){
		.options = o, .takes_unstaged = lbl_list_has(&o->stages, "label", 5),
		.slicing = lbl_slicing_feed_new(sink->slicing)
	};
	if (sink->judgments)
		f->judgments = lbl_judgments_feed_new(sink->judgments);
	else
		f->sorted = lbl_sorted_feed_new(sink->sorted);
	if (o->length && (!o->begin || is_number(o->begin)))
		f->begin = lbl_span_of(o->begin ? o->begin : "0");
	if (is_number(o->length))
		f->length = lbl_span_of(o->length);
	if (!o->categories.n)
		return;
	f->categories = lbl_intern_new();
	for (size_t i = 0; i < o->categories.n; i++)
		lbl_intern_put(f->categories, lbl_span_of(o->categories.v[i]));
}

void lbl_agreement_feed_clear(struct lbl_agreement_feed *f)
{
	if (f->judgments)
		lbl_judgments_feed_free(f->judgments);
	else
		lbl_sorted_feed_free(f->sorted);
	lbl_slicing_feed_free(f->slicing);
	lbl_intern_free(f->categories);
	lbl_buf_clear(&f->hold);
	*f = (struct lbl_agreement_feed){ 0 };
}

/* 1: a stage asked for, 0: another, -1: no stage at all. */
static int match_stage(const struct lbl_agreement_feed *f, struct lbl_span raw,
		       struct lbl_error *err)
{
	const struct lbl_list *stages = &f->options->stages;
	enum lbl_type type = raw.ptr ? lbl_type_of(raw) : LBL_NULL;

	if (type == LBL_NULL)
		return f->takes_unstaged;
	if (type != LBL_STRING)
		return lbl_error_set(err, LBL_E_INPUT, "stage must be a string, not %s",
				     lbl_type_name(type));
	for (size_t i = 0; i < stages->n; i++)
		if (lbl_text_is(raw, stages->v[i]))
			return 1;
	return 0;
}

static bool match_origin(const struct lbl_list *origins, struct lbl_span raw)
{
	const char *name = lbl_origin_name(lbl_origin_of(raw));

	return lbl_list_has(origins, name, lbl_span_of(name).len);
}

static int check_category(struct lbl_agreement_feed *f, struct lbl_span raw,
			  struct lbl_error *err)
{
	struct lbl_span text;

	f->hold.len = 0;
	if (lbl_label_need(f->options->shape, raw, &f->hold, &text, err))
		return -1;
	if (!text.ptr || lbl_intern_find(f->categories, text) != LBL_INTERN_NONE ||
	    lbl_list_has(&f->options->abstain, text.ptr, text.len))
		return 0;
	return lbl_error_in(err, raw, "label '%.*s' is not among --categories",
			    (int)(text.len < 80 ? text.len : 80), text.ptr);
}

/* The number given, or that of the record; ptr NULL: it has none. */
static int need_number(const char *name, struct lbl_span given, struct lbl_span raw,
		       struct lbl_span *out, struct lbl_error *err)
{
	enum lbl_type type = lbl_type_of(raw);

	*out = given;
	if (given.ptr || type == LBL_ABSENT || type == LBL_NULL)
		return 0;
	*out = raw;
	if (type == LBL_NUMBER && isfinite(lbl_num_parse(raw)))
		return 0;
	return lbl_error_in(err, raw, "%s must be a number%s", name,
			    type == LBL_NUMBER ? " within the range" : "");
}

static bool abstains(struct lbl_agreement_feed *f, struct lbl_span label)
{
	struct lbl_error err;
	struct lbl_span text;

	f->hold.len = 0;
	return f->options->abstain.n &&
	       lbl_spans_need(label, &f->hold, &text, &err) == 0 && text.ptr &&
	       lbl_list_has(&f->options->abstain, text.ptr, text.len);
}

/* A label of spans with the extent of their text; places of faults are those of the record. */
static int add_within(struct lbl_agreement_feed *f, const struct lbl_span *v,
		      struct lbl_error *err)
{
	struct lbl_span begin, length, label = v[LBL_FEED_LABEL];
	size_t at;
	int rc;

	if (need_number("begin", f->begin, v[LBL_FEED_BEGIN], &begin, err) ||
	    need_number("length", f->length, v[LBL_FEED_LENGTH], &length, err))
		return -1;
	if (!label.ptr || abstains(f, label))
		label = lbl_span_of("null");
	f->hold.len = 0;
	lbl_marks_within(begin, length, label, &f->hold, &at);
	rc = lbl_judgments_add(f->judgments, v[LBL_FEED_ITEM], v[LBL_FEED_ANNOTATOR],
			       lbl_buf_span(&f->hold), 0, err);
	if (rc && err->at >= f->hold.data && err->at < f->hold.data + f->hold.len)
		err->at = label.ptr + (err->at - (f->hold.data + at));
	return rc;
}

static int add(struct lbl_agreement_feed *f, const struct lbl_span *v, struct lbl_error *err)
{
	if (f->options->length)
		return add_within(f, v, err);
	if (f->sorted)
		return lbl_sorted_add(f->sorted, v[LBL_FEED_ITEM], v[LBL_FEED_ANNOTATOR],
				      v[LBL_FEED_LABEL], 0, err);
	return lbl_judgments_add(f->judgments, v[LBL_FEED_ITEM], v[LBL_FEED_ANNOTATOR],
				 v[LBL_FEED_LABEL], 0, err);
}

/* Appends to a message about a label what would take it. */
static void hint_at_shape(enum lbl_shape shape, struct lbl_span label, struct lbl_error *err)
{
	const char *word = lbl_shape_word(lbl_shape_of(label));
	size_t len = strlen(err->message);

	if (word && lbl_shape_of(label) != shape && err->at == label.ptr)
		snprintf(err->message + len, sizeof err->message - len, " (see --shape %s)", word);
}

static int take_annotation(struct lbl_agreement_feed *f, const struct lbl_span *v,
			   struct lbl_error *err)
{
	const struct lbl_agreement_options *o = f->options;
	int match = match_stage(f, v[LBL_FEED_STAGE], err);

	if (match <= 0) {
		f->passed.other_stages += match == 0;
		return match;
	}
	if (o->origins.n && !match_origin(&o->origins, v[LBL_FEED_ORIGIN])) {
		f->passed.other_origins++;
		return 0;
	}
	if (f->categories && check_category(f, v[LBL_FEED_LABEL], err))
		return -1;
	if (lbl_slicing_check(f->slicing, v + LBL_FEED_FIELDS, err))
		return -1;
	if (!add(f, v, err))
		return lbl_slicing_take(f->slicing, v[LBL_FEED_ITEM], v[LBL_FEED_ANNOTATOR],
					v[LBL_FEED_LABEL], err);
	hint_at_shape(o->shape, v[LBL_FEED_LABEL], err);
	return -1;
}

int lbl_agreement_feed_take(struct lbl_agreement_feed *f, const struct lbl_span *values,
			    struct lbl_error *err)
{
	switch (lbl_kind_of(values[LBL_FEED_ID], values[LBL_FEED_ITEM],
			    values[LBL_FEED_ANNOTATOR])) {
	case LBL_KIND_ANNOTATION:
		return take_annotation(f, values, err);
	case LBL_KIND_ITEM:
		f->passed.other_items++;
		return 0;
	case LBL_KIND_LABEL:
		f->passed.other_labels++;
		return 0;
	case LBL_KIND_NONE:
		break;
	}
	return lbl_error_set(err, LBL_E_INPUT, "%s", lbl_kind_fault());
}

int lbl_agreement_feed_block_end(struct lbl_agreement_feed *f, uint64_t seq,
				 struct lbl_error *err)
{
	int rc = f->sorted ? lbl_sorted_block_end(f->sorted, seq, err) :
			     lbl_judgments_block_end(f->judgments, seq, err);

	return lbl_slicing_block_end(f->slicing, seq, err) || rc ? -1 : 0;
}

void lbl_agreement_feed_add(const struct lbl_agreement_feed *f, struct lbl_agreement_counts *to)
{
	to->other_items += f->passed.other_items;
	to->other_labels += f->passed.other_labels;
	to->other_stages += f->passed.other_stages;
	to->other_origins += f->passed.other_origins;
}
