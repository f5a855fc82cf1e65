/*
 * Reading a record's uncertainty. The measures themselves are stat's; ranking by
 * them is the program's.
 */
#include "record/score.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/label.h"

void lbl_scorer_clear(struct lbl_scorer *s)
{
	free(s->p);
	free(s->name_ends);
	lbl_buf_clear(&s->names);
	lbl_buf_clear(&s->hold);
	*s = (struct lbl_scorer){ .measure = s->measure };
}

static bool is_there(struct lbl_span raw)
{
	enum lbl_type type = lbl_type_of(raw);

	return type != LBL_ABSENT && type != LBL_NULL;
}

static int read_number(struct lbl_scorer *s, struct lbl_span raw, const char *name, double *v,
		       struct lbl_error *err)
{
	enum lbl_type type = lbl_type_of(raw);
	struct lbl_span text = raw;

	*v = 0;
	if (type == LBL_STRING) {
		s->hold.len = 0;
		text = lbl_text_decode(raw, &s->hold);
	}
	if (type != LBL_NUMBER && !(type == LBL_STRING && lbl_num_is_json(text)))
		return lbl_error_set(err, LBL_E_INPUT, "%s must be a number, not %s", name,
				     type == LBL_STRING ? "a text" : lbl_type_name(type));
	*v = lbl_num_parse(text);
	return 0;
}

static int read_prob(struct lbl_scorer *s, struct lbl_span raw, const char *name, double *v,
		     struct lbl_error *err)
{
	if (read_number(s, raw, name, v, err))
		return -1;
	if (*v < 0 || *v > 1)
		return lbl_error_set(err, LBL_E_INPUT, "%s is %.12g, outside 0 to 1", name, *v);
	return 0;
}

static void add_prob(struct lbl_scorer *s, double v)
{
	s->p = lbl_grow(s->p, &s->cap_p, s->n + 1, sizeof *s->p);
	s->p[s->n++] = v;
}

static int read_confidence(struct lbl_scorer *s, struct lbl_span raw, struct lbl_error *err)
{
	double v;

	if (read_prob(s, raw, "confidence", &v, err))
		return -1;
	add_prob(s, v);
	return 0;
}

static int read_probs(struct lbl_scorer *s, struct lbl_span raw, struct lbl_error *err)
{
	enum lbl_type type = lbl_type_of(raw);
	struct lbl_walk w;
	struct lbl_span value;
	double v;

	if (type != LBL_ARRAY && type != LBL_OBJECT)
		return lbl_error_set(err, LBL_E_INPUT,
				     "probs must be an array or an object, not %s",
				     lbl_type_name(type));
	for (lbl_walk_init(&w, raw); lbl_walk_next(&w, NULL, &value);) {
		if (read_prob(s, value, "a value of probs", &v, err))
			return -1;
		add_prob(s, v);
	}
	return 0;
}

/* The label's place in s->p, new ones at the end. Few labels are told apart: a search is cheap. */
static size_t find_label(struct lbl_scorer *s, struct lbl_span label)
{
	size_t start = 0;
	size_t i;

	for (i = 0; i < s->n; start = s->name_ends[i++]) {
		struct lbl_span name = { s->names.data + start, s->name_ends[i] - start };

		if (lbl_span_eq(name, label))
			return i;
	}
	lbl_buf_put(&s->names, label.ptr, label.len);
	s->name_ends = lbl_grow(s->name_ends, &s->cap_ends, i + 1, sizeof *s->name_ends);
	s->name_ends[i] = s->names.len;
	add_prob(s, 0);
	return i;
}

/* One vote: its label's mass grows by its confidence. *votes counts those that name a label. */
static int add_vote(struct lbl_scorer *s, struct lbl_span vote, double *votes,
		    struct lbl_error *err)
{
	struct lbl_span label, confidence;
	size_t place;
	double c = 1;

	if (lbl_type_of(vote) != LBL_OBJECT)
		return lbl_error_set(err, LBL_E_INPUT, "a suggestion must be an object, not %s",
				     lbl_type_name(lbl_type_of(vote)));
	label = lbl_walk_find(vote, "label");
	confidence = lbl_walk_find(vote, "confidence");
	if (!is_there(label))
		return 0;
	if (is_there(confidence) && read_prob(s, confidence, "a suggestion's confidence", &c, err))
		return -1;
	s->hold.len = 0;
	if (lbl_shape_of(label) == LBL_SHAPE_CLASS)
		label = lbl_class_text(label, &s->hold);
	/* find_label may move s->p, so the place is found first. */
	place = find_label(s, label);
	s->p[place] += c;
	*votes += 1;
	return 0;
}

static int read_suggestions(struct lbl_scorer *s, struct lbl_span raw, struct lbl_error *err)
{
	double votes = 0;
	struct lbl_walk w;
	struct lbl_span vote;

	if (lbl_type_of(raw) != LBL_ARRAY)
		return lbl_error_set(err, LBL_E_INPUT, "suggestions must be an array, not %s",
				     lbl_type_name(lbl_type_of(raw)));
	s->names.len = 0;
	for (lbl_walk_init(&w, raw); lbl_walk_next(&w, NULL, &vote);)
		if (add_vote(s, vote, &votes, err))
			return -1;
	for (size_t i = 0; i < s->n; i++)
		s->p[i] /= votes;
	return 0;
}

int lbl_score_read(struct lbl_scorer *s, const struct lbl_score_spans *spans, double *score,
		   bool *known, struct lbl_error *err)
{
	const struct {
		struct lbl_span raw;
		int (*read)(struct lbl_scorer *, struct lbl_span, struct lbl_error *);
	} sources[] = {
		{ spans->probs, read_probs },
		{ spans->confidence, read_confidence },
		{ spans->suggestions, read_suggestions },
	};

	*known = true;
	if (is_there(spans->score))
		return read_number(s, spans->score, "the score", score, err);
	s->n = 0;
	for (size_t i = 0; i < sizeof sources / sizeof *sources && !s->n; i++)
		if (is_there(sources[i].raw) && sources[i].read(s, sources[i].raw, err))
			return -1;
	*known = s->n > 0;
	if (*known)
		*score = lbl_uncertainty(s->measure, s->p, s->n);
	return 0;
}
