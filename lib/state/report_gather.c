/*
 * Records into a report's state, line by line; see state/report_gather.h.
 * Judgments are handed to the store and counted by report_judged.c. A line that
 * is refused has counted for nothing: all checks come before the first count.
 */
#include "state/report_gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/time.h"
#include "json/text.h"
#include "json/walk.h"
#include "record/kind.h"
#include "record/label.h"
#include "state/report_gather_inside.h"

enum {
	PATH_ID,
	PATH_ITEM,
	PATH_ANNOTATOR,
	PATH_LABEL,
	PATH_STAGE,
	PATH_ORIGIN,
	PATH_DURATION,
	PATH_TIME,
	PATH_SUGGESTIONS,
	PATHS
};

struct worker {
	struct lbl_report_gather *g;
	struct lbl_report_state part;
	struct lbl_judgments_feed *feed;
	struct lbl_shard shard;
	struct lbl_buf name, key, scratch; /* reused from line to line */
};

/* An annotation as far as counting needs it. */
struct work {
	enum lbl_origin origin;
	struct lbl_span annotator; /* decoded */
	bool counts;               /* of a stage whose judgments count */
	struct lbl_span label;     /* raw; ptr NULL: abstained */
};

static bool is_nothing(struct lbl_span raw)
{
	enum lbl_type type = lbl_type_of(raw);

	return type == LBL_ABSENT || type == LBL_NULL;
}

/* Which stages count; an absent one is "label". */
static int stage_counts(struct worker *w, struct lbl_span raw, bool *counts, struct lbl_error *err)
{
	const struct lbl_list *stages = &w->g->state->options.stage;
	struct lbl_span text = { "label", 5 };

	if (!is_nothing(raw)) {
		if (lbl_type_of(raw) != LBL_STRING)
			return lbl_error_set(err, LBL_E_INPUT, "stage must be a string, not %s",
					     lbl_type_name(lbl_type_of(raw)));
		w->scratch.len = 0;
		text = lbl_text_decode(raw, &w->scratch);
	}
	*counts = lbl_list_has(stages, text.ptr, text.len);
	return 0;
}

static bool abstains(const struct worker *w, struct lbl_span class)
{
	const struct lbl_list *abstain = &w->g->state->options.abstain;

	return !class.ptr || (abstain->n && lbl_list_has(abstain, class.ptr, class.len));
}

/* The label as the store shall see it: abstentions are null, whatever their word. */
static int judged_label(struct worker *w, struct lbl_span raw, struct lbl_span *out,
			struct lbl_error *err)
{
	struct lbl_span class;

	w->scratch.len = 0;
	if (lbl_class_need(raw, &w->scratch, &class, err))
		return -1;
	*out = abstains(w, class) ? (struct lbl_span){ 0 } : raw;
	return 0;
}

static void count_duration(struct lbl_report_state *s, struct lbl_report_row *row,
			   struct lbl_span raw)
{
	uint64_t ms = 0;
	bool sound = lbl_type_of(raw) == LBL_NUMBER;

	if (is_nothing(raw))
		return;
	if (sound && !lbl_num_u64(raw, &ms)) {
		double v = lbl_num_parse(raw);

		sound = v >= 0 && v <= (double)LBL_HISTOGRAM_MAX;
		ms = sound ? (uint64_t)(v + 0.5) : 0;
	}
	if (!sound || ms > LBL_HISTOGRAM_MAX) {
		s->counts[LBL_REPORT_BAD_DURATIONS]++;
		return;
	}
	lbl_histogram_add(&row->durations, lbl_histogram_bucket(ms), 1);
	row->n[LBL_ROW_TOTAL_MS] += ms;
}

static void count_time(struct worker *w, struct lbl_report_row *row, struct lbl_span raw)
{
	int64_t ms;

	if (is_nothing(raw))
		return;
	w->scratch.len = 0;
	if (lbl_type_of(raw) != LBL_STRING ||
	    !lbl_time_parse(lbl_text_decode(raw, &w->scratch), &ms)) {
		w->part.counts[LBL_REPORT_BAD_TIMES]++;
		return;
	}
	if (!row->n[LBL_ROW_TIMES] || ms < row->first_ms)
		row->first_ms = ms;
	if (!row->n[LBL_ROW_TIMES] || ms > row->last_ms)
		row->last_ms = ms;
	row->n[LBL_ROW_TIMES]++;
}

static void count_work(struct worker *w, const struct work *work, const struct lbl_span *v)
{
	struct lbl_report_state *s = &w->part;
	uint32_t id = lbl_report_state_row(s, work->annotator, work->origin, &w->key);
	struct lbl_report_row *row = &s->rows[id];

	s->counts[LBL_REPORT_ANNOTATIONS]++;
	row->n[LBL_ROW_ANNOTATIONS]++;
	if (!work->counts)
		s->counts[LBL_REPORT_OTHER_STAGE]++;
	else if (!work->label.ptr)
		row->n[LBL_ROW_ABSTAINED]++;
	count_duration(s, row, v[PATH_DURATION]);
	count_time(w, row, v[PATH_TIME]);
}

static int take_annotation(struct worker *w, const struct lbl_line *line, struct lbl_error *err)
{
	const struct lbl_span *v = line->values;
	struct work work = { .origin = lbl_origin_of(v[PATH_ORIGIN]) };

	if (!w->g->origins[work.origin]) {
		w->part.counts[LBL_REPORT_OTHER_ORIGIN]++;
		return 0;
	}
	w->name.len = 0;
	if (lbl_ident_need(v[PATH_ANNOTATOR], "annotator", &w->name, &work.annotator, err) ||
	    stage_counts(w, v[PATH_STAGE], &work.counts, err))
		return -1;
	if (work.counts) {
		if (judged_label(w, v[PATH_LABEL], &work.label, err) ||
		    lbl_judgments_add(w->feed, v[PATH_ITEM], v[PATH_ANNOTATOR], work.label,
				      work.origin, err))
			return -1;
	}
	count_work(w, &work, v);
	return 0;
}

static int take_item(struct worker *w, const struct lbl_line *line, struct lbl_error *err)
{
	struct lbl_walk walk;
	struct lbl_span suggestion;
	uint64_t n = 0;

	(void)err;
	lbl_walk_init(&walk, line->values[PATH_SUGGESTIONS]);
	for (; lbl_walk_next(&walk, NULL, &suggestion); n++) {
		struct lbl_span origin = lbl_walk_find(suggestion, "origin");

		/* What proposes is no person, whoever forgot to say so. */
		w->part.suggestions[origin.ptr ? lbl_origin_of(origin) : LBL_ORIGIN_OTHER]++;
	}
	w->part.counts[LBL_REPORT_SUGGESTED] += n > 0;
	w->part.counts[LBL_REPORT_ITEM_RECORDS]++;
	return 0;
}

static int take_label(struct worker *w, const struct lbl_line *line, struct lbl_error *err)
{
	(void)line;
	(void)err;
	w->part.counts[LBL_REPORT_LABEL_RECORDS]++;
	return 0;
}

static int take_none(struct worker *w, const struct lbl_line *line, struct lbl_error *err)
{
	(void)w;
	(void)line;
	return lbl_error_set(err, LBL_E_INPUT, "%s", lbl_kind_fault());
}

static int (*const take[])(struct worker *, const struct lbl_line *, struct lbl_error *) = {
	[LBL_KIND_NONE] = take_none,
	[LBL_KIND_ITEM] = take_item,
	[LBL_KIND_ANNOTATION] = take_annotation,
	[LBL_KIND_LABEL] = take_label,
};

static int report_line(void *worker, const struct lbl_line *line, struct lbl_yield *yield,
		       struct lbl_error *err)
{
	struct worker *w = worker;
	const struct lbl_span *v = line->values;
	enum lbl_kind kind = lbl_kind_of(v[PATH_ID], v[PATH_ITEM], v[PATH_ANNOTATOR]);

	(void)yield;
	if (take[kind](w, line, err))
		return -1;
	w->part.counts[LBL_REPORT_RECORDS]++;
	if (w->g->as_shard)
		lbl_shard_take(
			&w->shard,
			(struct lbl_span){ line->open, (size_t)(line->close - line->open) + 1 });
	return 0;
}

static void *report_open(void *ctx)
{
	struct lbl_report_gather *g = ctx;
	struct worker *w = lbl_alloc_zero(1, sizeof *w);

	w->g = g;
	w->feed = lbl_judgments_feed_new(g->judgments);
	lbl_report_state_init(&w->part);
	return w;
}

static int report_block_end(void *worker, uint64_t seq, struct lbl_error *err)
{
	struct worker *w = worker;

	return lbl_judgments_block_end(w->feed, seq, err);
}

static void report_close(void *ctx, void *worker)
{
	struct lbl_report_gather *g = ctx;
	struct worker *w = worker;

	lbl_report_state_add(g->state, &w->part);
	lbl_shard_merge(&g->shard, &w->shard);
	lbl_report_state_clear(&w->part);
	lbl_judgments_feed_free(w->feed);
	lbl_buf_clear(&w->name);
	lbl_buf_clear(&w->key);
	lbl_buf_clear(&w->scratch);
	free(w);
}

void lbl_report_gather_limit(struct lbl_report_gather *g, uint64_t memory_bytes)
{
	lbl_judgments_limit(g->judgments, memory_bytes);
}

void lbl_report_gather_stream(struct lbl_report_gather *g, struct lbl_stream *stream)
{
	stream->paths = g->paths;
	stream->ctx = g;
	stream->open = report_open;
	stream->line = report_line;
	stream->block_end = report_block_end;
	stream->close = report_close;
}

static struct lbl_paths *make_paths(const struct lbl_report_options *o, struct lbl_error *err)
{
	const char *const paths[PATHS] = {
		[PATH_ID] = "id",
		[PATH_ITEM] = o->item,
		[PATH_ANNOTATOR] = o->annotator,
		[PATH_LABEL] = o->label,
		[PATH_STAGE] = "stage",
		[PATH_ORIGIN] = "origin",
		[PATH_DURATION] = o->duration,
		[PATH_TIME] = o->time,
		[PATH_SUGGESTIONS] = "suggestions",
	};
	return lbl_paths_new(paths, PATHS, err);
}

/* The place of a word among those of an option, as in "last|first|all|fail"; -1: none. */
static int place_of(const char *word, const char *words)
{
	int place = 0;

	for (const char *w = words;; place++) {
		size_t len = strcspn(w, "|");

		if (strlen(word) == len && memcmp(w, word, len) == 0)
			return place;
		if (!w[len])
			return -1;
		w += len + 1;
	}
}

static int read_origins(struct lbl_report_gather *g, struct lbl_error *err)
{
	const struct lbl_list *words = &g->state->options.origin;

	for (size_t i = 0; i < words->n; i++) {
		enum lbl_origin o = lbl_origin_named(words->v[i]);

		if (o == LBL_ORIGINS)
			return lbl_error_set(
				err, LBL_E_USAGE,
				"no origin \"%s\": there are human, rule, model, other",
				words->v[i]);
		g->origins[o] = true;
	}
	return 0;
}

struct lbl_report_gather *lbl_report_gather_new(struct lbl_report_state *state,
						const struct lbl_gold *gold, bool as_shard,
						struct lbl_error *err)
{
	struct lbl_report_gather *g = lbl_alloc_zero(1, sizeof *g);
	int duplicates = place_of(state->options.duplicates, LBL_DUPLICATES_ARG);

	g->state = state;
	g->gold = gold;
	g->as_shard = as_shard;
	g->paths = make_paths(&state->options, err);
	if (duplicates < 0)
		lbl_error_set(err, LBL_E_USAGE, "no such treatment of duplicates: %s",
			      state->options.duplicates);
	if (!g->paths || duplicates < 0 || read_origins(g, err)) {
		lbl_report_gather_free(g);
		return NULL;
	}
	/* No list of abstentions: judged_label has made them null by then. */
	g->judgments = lbl_judgments_new((enum lbl_duplicates)duplicates, NULL,
						 LBL_SHAPE_CLASS);
	return g;
}

void lbl_report_gather_free(struct lbl_report_gather *g)
{
	if (!g)
		return;
	lbl_paths_free(g->paths);
	lbl_judgments_free(g->judgments);
	free(g);
}

int lbl_report_gather_finish(struct lbl_report_gather *g, const struct lbl_tally *tally,
			     unsigned threads, struct lbl_error *err)
{
	struct lbl_report_state *s = g->state;

	s->counts[LBL_REPORT_DROPPED] = tally->rejected;
	if (lbl_judgments_finish(g->judgments, threads, err) ||
	    lbl_report_count_judgments(g, threads, err))
		return -1;
	if (g->as_shard)
		lbl_shards_add(&s->shards, &g->shard);
	return 0;
}
