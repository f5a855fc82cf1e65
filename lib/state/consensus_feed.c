/*
 * consensus_feed: kinds, stages, origins, reviews. What is a duplicate or an abstention is
 * record/judgments'; what reviews do to annotations is record/reviews'; what is made of it all is
 * consensus_table's.
 */
#include "state/consensus_feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "json/walk.h"
#include "json/text.h"
#include "record/kind.h"
#include "record/label.h"
#include "record/origin.h"

/* What is read of a record, as places in an array of spans. */
enum slot { ID, ITEM, ANNOTATOR, LABEL, STAGE, ORIGIN, REVIEWS, VERDICT };

struct lbl_consensus_feed {
	struct lbl_consensus_sink *sink;
	struct lbl_judgments_feed *judgments;
	struct lbl_reviews_feed *reviews; /* NULL: none */
	unsigned votes;                   /* tag of the stage label */
	struct lbl_consensus_passed passed;
};

unsigned lbl_consensus_tag(const struct lbl_consensus_reading *r, const char *stage)
{
	for (size_t i = 0; i < r->precedence.n; i++)
		if (strcmp(r->precedence.v[i], stage) == 0)
			return (unsigned)i;
	return LBL_TAG_ASIDE;
}

int lbl_consensus_reading_check(const struct lbl_consensus_reading *r, struct lbl_error *err)
{
	const struct lbl_list *p = &r->precedence;

	if (p->n > LBL_CONSENSUS_STAGES)
		return lbl_error_set(err, LBL_E_USAGE, "--precedence: more than %u stages",
				     LBL_CONSENSUS_STAGES);
	for (size_t i = 0; i < p->n; i++)
		if (lbl_consensus_tag(r, p->v[i]) != i)
			return lbl_error_set(err, LBL_E_USAGE, "--precedence: '%s' is there twice",
					     p->v[i]);
	for (size_t i = 0; i < r->origins.n; i++)
		if (lbl_origin_named(r->origins.v[i]) == LBL_ORIGINS)
			return lbl_error_set(err, LBL_E_USAGE,
					     "--origin: '%s' is none of human, rule, model, other",
					     r->origins.v[i]);
	return 0;
}

void lbl_consensus_sink_open(struct lbl_consensus_sink *s, const struct lbl_consensus_reading *r)
{
	*s = (struct lbl_consensus_sink){ .reading = r };
	s->judgments = lbl_judgments_new(r->duplicates, &r->abstain, r->shape);
	lbl_judgments_keep_order(s->judgments);
	if (!r->precedence.n)
		return;
	lbl_judgments_tags_apart(s->judgments);
	s->reviews = lbl_reviews_new(r->duplicates, &r->abstain, r->shape,
				     lbl_consensus_tag(r, "label"));
}

void lbl_consensus_sink_clear(struct lbl_consensus_sink *s)
{
	lbl_judgments_free(s->judgments);
	lbl_reviews_free(s->reviews);
	*s = (struct lbl_consensus_sink){ 0 };
}

int lbl_consensus_sink_finish(struct lbl_consensus_sink *s, unsigned threads,
			      struct lbl_error *err)
{
	if (s->reviews)
		lbl_reviews_finish(s->reviews, s->judgments, threads);
	return lbl_judgments_finish(s->judgments, threads, err);
}

void lbl_consensus_feed_paths(const struct lbl_consensus_reading *r,
			      const char *paths[LBL_CONSENSUS_PATHS])
{
	bool staged = r->precedence.n > 0;

	paths[ID] = r->id;
	paths[ITEM] = r->item;
	paths[ANNOTATOR] = r->annotator;
	paths[LABEL] = r->label;
	paths[STAGE] = staged ? "stage" : NULL;
	paths[ORIGIN] = r->origins.n ? "origin" : NULL;
	paths[REVIEWS] = staged ? "reviews" : NULL;
	paths[VERDICT] = staged ? "verdict" : NULL;
}

struct lbl_consensus_feed *lbl_consensus_feed_new(struct lbl_consensus_sink *s)
{
	struct lbl_consensus_feed *f = lbl_alloc_zero(1, sizeof *f);

	f->sink = s;
	f->judgments = lbl_judgments_feed_new(s->judgments);
	f->reviews = s->reviews ? lbl_reviews_feed_new(s->reviews) : NULL;
	f->votes = lbl_consensus_tag(s->reading, "label");
	return f;
}

void lbl_consensus_feed_free(struct lbl_consensus_feed *f)
{
	struct lbl_consensus_passed *to = &f->sink->passed;

	to->items += f->passed.items;
	to->labels += f->passed.labels;
	to->stages += f->passed.stages;
	to->origins += f->passed.origins;
	lbl_judgments_feed_free(f->judgments);
	if (f->reviews)
		lbl_reviews_feed_free(f->reviews);
	free(f);
}

static bool match_origin(const struct lbl_list *origins, struct lbl_span raw)
{
	const char *name = lbl_origin_name(lbl_origin_of(raw));

	return !origins->n || lbl_list_has(origins, name, lbl_span_of(name).len);
}

/* The tag of the stage; LBL_TAG_ASIDE: it has no place. */
static int read_stage(const struct lbl_consensus_feed *f, struct lbl_span raw, unsigned *tag,
		      struct lbl_error *err)
{
	const struct lbl_list *stages = &f->sink->reading->precedence;
	enum lbl_type type = raw.ptr ? lbl_type_of(raw) : LBL_NULL;

	*tag = LBL_TAG_ASIDE;
	if (type == LBL_NULL) {
		*tag = f->votes;
		return 0;
	}
	if (type != LBL_STRING) {
		return lbl_error_in(err, raw, "stage must be a string, not %s",
				    lbl_type_name(type));
	}
	for (size_t i = 0; i < stages->n && *tag == LBL_TAG_ASIDE; i++)
		if (lbl_text_is(raw, stages->v[i]))
			*tag = (unsigned)i;
	return 0;
}

static int add(struct lbl_consensus_feed *f, const struct lbl_span *v, unsigned tag,
	       struct lbl_error *err)
{
	return lbl_judgments_add(f->judgments, v[ITEM], v[ANNOTATOR], v[LABEL], tag, err);
}

/* A review works on what it reviews, and is a ruling of its stage where that has a place. */
static int add_review(struct lbl_consensus_feed *f, const struct lbl_span *v, unsigned tag,
		      struct lbl_error *err)
{
	struct lbl_review review;
	struct lbl_added added;

	if (lbl_reviews_read(f->reviews, v[REVIEWS], v[VERDICT], v[LABEL], &review, err) ||
	    add(f, v, tag, err))
		return -1;
	added = lbl_judgments_added(f->judgments);
	if (review.verdict != LBL_VERDICT_NONE)
		lbl_reviews_add(f->reviews, &review, v[ITEM], &added);
	return 0;
}

static int take_staged(struct lbl_consensus_feed *f, const struct lbl_span *v,
		       struct lbl_error *err)
{
	struct lbl_added added;
	unsigned tag;

	if (read_stage(f, v[STAGE], &tag, err))
		return -1;
	/* Where votes have no place, there is nothing that a review could change. */
	if (f->votes != LBL_TAG_ASIDE && lbl_kind_has(v[REVIEWS]) && lbl_kind_has(v[STAGE]) &&
	    lbl_text_is(v[STAGE], "review"))
		return add_review(f, v, tag, err);
	if (tag == LBL_TAG_ASIDE) {
		f->passed.stages++;
		return 0;
	}
	if (add(f, v, tag, err))
		return -1;
	added = lbl_judgments_added(f->judgments);
	if (tag == f->votes)
		lbl_reviews_note(f->reviews, &added, v[ID]);
	return 0;
}

int lbl_consensus_feed_take(struct lbl_consensus_feed *f, const struct lbl_span *v,
			    struct lbl_error *err)
{
	switch (lbl_kind_of(v[ID], v[ITEM], v[ANNOTATOR])) {
	case LBL_KIND_ANNOTATION:
		break;
	case LBL_KIND_ITEM:
		f->passed.items++;
		return 0;
	case LBL_KIND_LABEL:
		f->passed.labels++;
		return 0;
	case LBL_KIND_NONE:
		return lbl_error_set(err, LBL_E_INPUT, "%s", lbl_kind_fault());
	}
	if (!match_origin(&f->sink->reading->origins, v[ORIGIN])) {
		f->passed.origins++;
		return 0;
	}
	return f->reviews ? take_staged(f, v, err) : add(f, v, 0, err);
}

int lbl_consensus_feed_block_end(struct lbl_consensus_feed *f, uint64_t seq,
				 struct lbl_error *err)
{
	if (f->reviews)
		lbl_reviews_block_end(f->reviews, seq);
	return lbl_judgments_block_end(f->judgments, seq, err);
}
