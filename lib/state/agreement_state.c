/*
 * agreement_state: the table of members of a state, by which it is written and read. What has
 * been counted is state/agreement_body's, reading is that of the files agreement_*_read.
 */
#include "state/agreement_state.h"

#include "json/emit.h"
#include "state/agreement_members.h"
#include "state/sketch_json.h"

static void emit_kind(const struct lbl_agreement *a, struct lbl_emit *e)
{
	(void)a;
	lbl_emit_string(e, LBL_AGREEMENT_STATE_KIND);
}

static void emit_version(const struct lbl_agreement *a, struct lbl_emit *e)
{
	(void)a;
	lbl_emit_u64(e, LBL_AGREEMENT_STATE_VERSION);
}

static void emit_options(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_agreement_options_emit(&a->options, e);
	lbl_emit_object_end(e);
}

static void emit_shards(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_shards_emit(&a->shards, e);
}

static void emit_counts(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_emit_object(e);
	lbl_emit_count(e, "annotations", a->counts.annotations);
	lbl_emit_count(e, "items", a->counts.items);
	lbl_emit_count(e, "abstained", a->counts.abstained);
	lbl_emit_count(e, "duplicates", a->counts.duplicates);
	lbl_emit_count(e, "dropped", a->counts.dropped);
	lbl_emit_count(e, "other_items", a->counts.other_items);
	lbl_emit_count(e, "other_labels", a->counts.other_labels);
	lbl_emit_count(e, "other_stages", a->counts.other_stages);
	lbl_emit_count(e, "other_origins", a->counts.other_origins);
	lbl_emit_object_end(e);
}

static void emit_sketch(const struct lbl_agreement *a, struct lbl_emit *e)
{
	lbl_sketch_emit(&a->sketch, e);
}

static const struct lbl_state_member members[LBL_STATE_MEMBERS] = {
	[LBL_STATE_KIND] = { "kind", false, emit_kind, lbl_state_read_kind },
	[LBL_STATE_VERSION] = { "version", false, emit_version, lbl_state_read_version },
	[LBL_STATE_OPTIONS] = { "options", false, emit_options, lbl_state_read_options },
	[LBL_STATE_SHARDS] = { "shards", false, emit_shards, lbl_state_read_shards },
	[LBL_STATE_COUNTS] = { "counts", false, emit_counts, lbl_state_read_counts },
	[LBL_STATE_ANNOTATORS] = { "annotators", true, lbl_state_emit_annotators,
				   lbl_state_read_annotators },
	[LBL_STATE_CATEGORIES] = { "categories", true, lbl_state_emit_categories,
				   lbl_state_read_categories },
	[LBL_STATE_PATTERNS] = { "patterns", true, lbl_state_emit_patterns,
				 lbl_state_read_patterns },
	[LBL_STATE_PAIRS] = { "pairs", true, lbl_state_emit_pairs, lbl_state_read_pairs },
	[LBL_STATE_RATERS] = { "raters", true, lbl_state_emit_raters, lbl_state_read_raters },
	[LBL_STATE_COMPLETE] = { "complete", true, lbl_state_emit_complete,
				 lbl_state_read_complete },
	[LBL_STATE_MARKS] = { "marks", true, lbl_state_emit_marks, lbl_state_read_marks },
	[LBL_STATE_SKETCH] = { "sketch", false, emit_sketch, lbl_state_read_sketch },
	[LBL_STATE_SLICES] = { "slices", false, lbl_state_emit_slices, lbl_state_read_slices },
};

const struct lbl_state_member *lbl_state_members(void)
{
	return members;
}

const char *const *lbl_agreement_state_paths(void)
{
	static const char *paths[LBL_STATE_MEMBERS];

	for (int m = 0; m < LBL_STATE_MEMBERS; m++)
		paths[m] = members[m].name;
	return paths;
}

void lbl_agreement_state_write(const struct lbl_agreement *a, struct lbl_buf *out)
{
	struct lbl_emit e = { .out = out };

	lbl_emit_object(&e);
	for (int m = 0; m < LBL_STATE_MEMBERS; m++) {
		lbl_emit_key(&e, members[m].name);
		members[m].emit(a, &e);
	}
	lbl_emit_object_end(&e);
	lbl_buf_putc(out, '\n');
}

int lbl_agreement_state_read(struct lbl_agreement *a, const struct lbl_span *values,
			     struct lbl_error *err)
{
	for (int m = 0; m < LBL_STATE_MEMBERS; m++)
		if (members[m].read(a, values[m], err))
			return -1;
	return 0;
}
