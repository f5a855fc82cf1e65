/* agreement_options: the options that travel in a state of agreement; see state/agreement.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "record/origin.h"
#include "state/agreement.h"

/* What --iou is when it is not given. */
#define IOU_OF_SPANS 0 /* any overlap */
#define IOU_OF_BOXES .5

void lbl_agreement_options_default(struct lbl_agreement_options *o)
{
	*o = (struct lbl_agreement_options){ .item = lbl_strdup("item"),
					     .annotator = lbl_strdup("annotator"),
					     .label = lbl_strdup("label"),
					     .duplicates = LBL_DUP_LAST,
					     .shape = LBL_SHAPE_CLASS,
					     .iou = NAN };
	lbl_list_add(&o->stages, "label", 5);
}

void lbl_agreement_options_clear(struct lbl_agreement_options *o)
{
	free(o->item);
	free(o->annotator);
	free(o->label);
	free(o->begin);
	free(o->length);
	lbl_list_clear(&o->stages);
	lbl_list_clear(&o->abstain);
	lbl_list_clear(&o->origins);
	lbl_list_clear(&o->categories);
	lbl_list_clear(&o->by);
	*o = (struct lbl_agreement_options){ 0 };
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void lbl_agreement_list_keep(struct lbl_list *to, const struct lbl_list *from)
{
	struct lbl_list once = { 0 };

	for (size_t i = 0; i < from->n; i++)
		if (!lbl_list_has(&once, from->v[i], strlen(from->v[i])))
			lbl_list_add(&once, from->v[i], strlen(from->v[i]));
	lbl_list_clear(to);
	*to = once;
}

void lbl_agreement_list_set(struct lbl_list *to, const struct lbl_list *from)
{
	lbl_agreement_list_keep(to, from);
	if (to->n)
		qsort(to->v, to->n, sizeof *to->v, by_bytes);
}

void lbl_agreement_options_copy(struct lbl_agreement_options *to,
				const struct lbl_agreement_options *from)
{
	lbl_agreement_options_clear(to);
	to->item = lbl_strdup(from->item);
	to->annotator = lbl_strdup(from->annotator);
	to->label = lbl_strdup(from->label);
	to->duplicates = from->duplicates;
	to->shape = from->shape;
	to->iou = from->iou;
	to->begin = from->begin ? lbl_strdup(from->begin) : NULL;
	to->length = from->length ? lbl_strdup(from->length) : NULL;
	lbl_agreement_list_set(&to->stages, &from->stages);
	lbl_agreement_list_set(&to->abstain, &from->abstain);
	lbl_agreement_list_set(&to->origins, &from->origins);
	lbl_agreement_list_keep(&to->categories, &from->categories);
	lbl_agreement_list_set(&to->by, &from->by);
}

void lbl_agreement_options_settle(struct lbl_agreement_options *o)
{
	char text[LBL_NUM_MAX];
	size_t len;

	if (isnan(o->iou) && lbl_shape_is_marks(o->shape))
		o->iou = o->shape == LBL_SHAPE_BOXES ? IOU_OF_BOXES : IOU_OF_SPANS;
	if (isnan(o->iou))
		return;
	len = lbl_num_format(o->iou, text);
	o->iou = lbl_num_parse((struct lbl_span){ text, len });
}

enum lbl_shape lbl_agreement_options_shape(const struct lbl_agreement_options *o)
{
	return o->length ? LBL_SHAPE_SPANS_WITHIN : o->shape;
}

static int need_utf8(const char *option, const char *text, struct lbl_error *err)
{
	size_t bad;

	if (lbl_text_valid(text, strlen(text), &bad))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "--%s: not UTF-8 at byte %zu", option, bad + 1);
}

static int need_all_utf8(const char *option, const struct lbl_list *l, struct lbl_error *err)
{
	for (size_t i = 0; i < l->n; i++)
		if (need_utf8(option, l->v[i], err))
			return -1;
	return 0;
}

static bool is_array(const char *text)
{
	return text[0] == '[' && text[strlen(text) - 1] == ']';
}

int lbl_agreement_options_check(const struct lbl_agreement_options *o, struct lbl_error *err)
{
	if (need_utf8("item", o->item, err) || need_utf8("annotator", o->annotator, err) ||
	    need_utf8("label", o->label, err) || need_all_utf8("stage", &o->stages, err) ||
	    need_all_utf8("abstain", &o->abstain, err) ||
	    need_utf8("begin", o->begin ? o->begin : "", err) ||
	    need_utf8("length", o->length ? o->length : "", err) ||
	    need_all_utf8("origin", &o->origins, err) ||
	    need_all_utf8("categories", &o->categories, err) ||
	    need_all_utf8("by", &o->by, err))
		return -1;
	for (size_t i = 0; i < o->origins.n; i++)
		if (lbl_origin_named(o->origins.v[i]) == LBL_ORIGINS)
			return lbl_error_set(err, LBL_E_USAGE, "--origin: expected human, rule, "
					     "model or other, not '%s'", o->origins.v[i]);
	for (size_t i = 0; i < o->abstain.n && o->shape == LBL_SHAPE_SET; i++)
		if (!is_array(o->abstain.v[i]))
			return lbl_error_set(err, LBL_E_USAGE, "--abstain: '%.80s' is no set; one "
					     "of several classes comes from a file, as a line of "
					     "--abstain @FILE", o->abstain.v[i]);
	if (o->categories.n && o->shape != LBL_SHAPE_CLASS)
		return lbl_error_set(err, LBL_E_USAGE, "--categories lists classes; labels of "
				     "--shape %s are none", lbl_shape_word(o->shape));
	return 0;
}

/* A number for all, where it is no path: whole, and at least so much. */
static int need_whole(const char *option, const char *word, uint64_t least, struct lbl_error *err)
{
	uint64_t v;

	if (!word || !lbl_num_is_json(lbl_span_of(word)) ||
	    (lbl_num_u64(lbl_span_of(word), &v) && v >= least))
		return 0;
	return lbl_error_set(err, LBL_E_USAGE, "--%s: expected a path or a whole number from %d, "
			     "not '%s'", option, (int)least, word);
}

int lbl_agreement_options_check_shape(const struct lbl_agreement_options *o,
				      struct lbl_error *err)
{
	const struct {
		const char *option, *shapes;
		bool given, good;
	} rows[] = {
		{ "iou", "spans or boxes", !isnan(o->iou), lbl_shape_is_marks(o->shape) },
		{ "length", "spans", o->length != NULL, o->shape == LBL_SHAPE_SPANS },
		{ "begin", "spans", o->begin != NULL, o->shape == LBL_SHAPE_SPANS },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].given && !rows[i].good)
			return lbl_error_set(err, LBL_E_USAGE, "--%s is for --shape %s, not %s",
					     rows[i].option, rows[i].shapes,
					     lbl_shape_word(o->shape));
	if (o->begin && !o->length)
		return lbl_error_set(err, LBL_E_USAGE, "--begin needs --length");
	return need_whole("length", o->length, 1, err) || need_whole("begin", o->begin, 0, err) ?
		       -1 :
		       0;
}

bool lbl_agreement_is_keyword(const char *word)
{
	static const char *const keywords[] = { "label", "annotator", "pair", "item" };

	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (strcmp(word, keywords[i]) == 0)
			return true;
	return false;
}

static bool same_list(const struct lbl_list *a, const struct lbl_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->v[i], b->v[i]) != 0)
			return false;
	return true;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

const char *lbl_agreement_options_differ(const struct lbl_agreement_options *a,
					 const struct lbl_agreement_options *b)
{
	if (strcmp(a->item, b->item) != 0)
		return "item";
	if (strcmp(a->annotator, b->annotator) != 0)
		return "annotator";
	if (strcmp(a->label, b->label) != 0)
		return "label";
	if (!same_list(&a->stages, &b->stages))
		return "stage";
	if (!same_list(&a->abstain, &b->abstain))
		return "abstain";
	if (!same_list(&a->origins, &b->origins))
		return "origin";
	if (!same_list(&a->categories, &b->categories))
		return "categories";
	if (a->shape != b->shape)
		return "shape";
	if (a->iou != b->iou && !(isnan(a->iou) && isnan(b->iou)))
		return "iou";
	if (!same_list(&a->by, &b->by))
		return "by";
	if (!same_text(a->begin, b->begin))
		return "begin";
	if (!same_text(a->length, b->length))
		return "length";
	return a->duplicates == b->duplicates ? NULL : "duplicates";
}

static void emit_list(const char *name, const struct lbl_list *l, struct lbl_emit *e)
{
	lbl_emit_key(e, name);
	lbl_emit_array(e);
	for (size_t i = 0; i < l->n; i++)
		lbl_emit_string(e, l->v[i]);
	lbl_emit_array_end(e);
}

static void emit_text(const char *name, const char *text, struct lbl_emit *e)
{
	lbl_emit_key(e, name);
	lbl_emit_string(e, text);
}

void lbl_agreement_options_emit(const struct lbl_agreement_options *o, struct lbl_emit *e)
{
	emit_text("item", o->item, e);
	emit_text("annotator", o->annotator, e);
	emit_text("label", o->label, e);
	emit_list("stage", &o->stages, e);
	emit_list("abstain", &o->abstain, e);
	emit_text("duplicates", lbl_duplicates_name(o->duplicates), e);
	emit_list("origin", &o->origins, e);
	emit_list("categories", &o->categories, e);
	emit_text("shape", lbl_shape_word(o->shape), e);
	if (o->by.n)
		emit_list("by", &o->by, e);
	if (isnan(o->iou))
		return;
	lbl_emit_key(e, "iou");
	lbl_emit_num(e, o->iou);
	if (o->begin)
		emit_text("begin", o->begin, e);
	if (o->length)
		emit_text("length", o->length, e);
}

const char *lbl_duplicates_name(enum lbl_duplicates d)
{
	static const char *const names[] = {
		[LBL_DUP_LAST] = "last",
		[LBL_DUP_FIRST] = "first",
		[LBL_DUP_ALL] = "all",
		[LBL_DUP_FAIL] = "fail",
	};

	return names[d];
}
