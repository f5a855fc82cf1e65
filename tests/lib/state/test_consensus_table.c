/* From records to rows, and what is decided upon them: stages, reviews, gold, ties. */
#include <string.h>

#include "../suite.h"
#include "state/consensus_decide.h"

/* id, item, annotator, label, stage, origin, reviews, verdict; NULL: absent. */
typedef const char *const record[LBL_CONSENSUS_PATHS];

static const record records[] = {
	{ "\"1\"", "\"a\"", "\"x\"", "\"p\"" },
	{ "\"2\"", "\"a\"", "\"y\"", "\"q\"" },
	{ "\"3\"", "\"b\"", "\"y\"", "\"p\"" },
	{ "\"4\"", "\"b\"", "\"z\"", "\"q\"", "\"review\"", NULL, "\"3\"", "\"fix\"" },
	{ "\"5\"", "\"c\"", "\"x\"", "\"p\"" },
	{ "\"6\"", "\"c\"", "\"z\"", "null", "\"review\"", NULL, "\"5\"", "\"reject\"" },
	{ "\"7\"", "\"d\"", "\"x\"", "null" },
	{ "\"8\"", "\"e\"", "\"x\"", "\"p\"" },
	{ "\"9\"", "\"e\"", "\"z\"", "\"r\"", "\"adjudicate\"" },
	{ "\"10\"", "\"e\"", "\"y\"", "\"p\"", "\"audit\"" },
	{ "\"11\"", "\"f\"", "\"x\"", "\"p\"", "\"other\"" },
	{ "\"12\"" },
};

static struct lbl_consensus_reading reading_of(const char *const *stages, size_t n)
{
	struct lbl_consensus_reading r = { "item", "annotator", "label", "id",
					   .shape = LBL_SHAPE_CLASS };

	for (size_t i = 0; i < n; i++)
		lbl_list_add(&r.precedence, stages[i], strlen(stages[i]));
	return r;
}

static const char *const stages[] = { "adjudicate", "audit", "review", "label" };

/* A run over all records, in the order given or backwards. */
struct world {
	struct lbl_consensus_reading reading;
	struct lbl_consensus_sink sink;
	struct lbl_consensus_table table;
};

static void make(struct world *w, size_t n_stages, bool backwards, const struct lbl_gold *gold)
{
	size_t n = sizeof records / sizeof *records;
	struct lbl_consensus_feed *feed;
	struct lbl_error err = { 0 };

	w->reading = reading_of(stages, n_stages);
	ck_assert_int_eq(lbl_consensus_reading_check(&w->reading, &err), 0);
	lbl_consensus_sink_open(&w->sink, &w->reading);
	feed = lbl_consensus_feed_new(&w->sink);
	for (size_t i = 0; i < n; i++) {
		struct lbl_span values[LBL_CONSENSUS_PATHS] = { { 0 } };

		for (size_t k = 0; k < LBL_CONSENSUS_PATHS; k++) {
			const char *text = records[backwards ? n - 1 - i : i][k];

			if (text)
				values[k] = lbl_span_of(text);
		}
		ck_assert_msg(!lbl_consensus_feed_take(feed, values, &err), "%s", err.message);
	}
	ck_assert_int_eq(lbl_consensus_feed_block_end(feed, 0, &err), 0);
	lbl_consensus_feed_free(feed);
	ck_assert_int_eq(lbl_consensus_sink_finish(&w->sink, 1, &err), 0);
	ck_assert_int_eq(lbl_consensus_table_fill(&w->table, &w->sink, gold, &err), 0);
}

static void unmake(struct world *w)
{
	lbl_consensus_table_clear(&w->table);
	lbl_consensus_sink_clear(&w->sink);
	lbl_list_clear(&w->reading.precedence);
}

static size_t row_of(const struct lbl_consensus_table *t, const char *item)
{
	size_t row = 0;

	while (row < t->votes.n_rows && !lbl_span_eq(t->items[row].key, lbl_span_of(item)))
		row++;
	ck_assert_uint_lt(row, t->votes.n_rows);
	return row;
}

/* What is expected of an item; label NULL: none. */
struct wanted {
	const char *item, *label, *reason;
	enum lbl_decided_by by;
	bool tied, overruled, changed;
};

static void expect(const struct world *w, enum lbl_ties ties, const struct wanted *wanted, size_t n)
{
	const struct lbl_consensus_basis basis = { .table = &w->table, .ties = ties };
	struct lbl_decider decider;

	lbl_decider_init(&decider, &basis);
	ck_assert_uint_eq(w->table.votes.n_rows, n);
	for (size_t i = 0; i < n; i++) {
		const struct wanted *want = &wanted[i];
		struct lbl_decision d =
			lbl_decider_decide(&decider, row_of(&w->table, want->item));

		ck_assert_int_eq(d.choice.label != LBL_LABEL_NONE, want->label != NULL);
		if (want->label)
			ck_assert(lbl_span_eq(lbl_consensus_table_label(&w->table, d.choice.label),
					      lbl_span_of(want->label)));
		ck_assert_pstr_eq(d.reason, want->reason);
		ck_assert_int_eq(d.by, want->by);
		ck_assert_msg(d.choice.tied == want->tied && d.overruled == want->overruled &&
				      d.changed == want->changed,
			      "%s", want->item);
	}
	lbl_decider_clear(&decider);
}

static const struct wanted by_stages[] = {
	{ "a", "p", NULL, LBL_BY_VOTES, true, false, false },
	{ "b", "q", NULL, LBL_BY_STAGE, false, false, false },
	{ "c", NULL, "all_rejected", LBL_BY_VOTES, false, false, false },
	{ "d", NULL, "abstained", LBL_BY_VOTES, false, false, false },
	{ "e", "r", NULL, LBL_BY_STAGE, false, true, true },
};

START_TEST(stages_and_reviews)
{
	for (int backwards = 0; backwards < 2; backwards++) {
		struct world w;

		make(&w, 4, backwards, NULL);
		expect(&w, LBL_TIES_FIRST, by_stages, 5);
		ck_assert(w.sink.passed.stages == 1 && w.sink.passed.items == 1);
		unmake(&w);
	}
}
END_TEST

/* Rows are in one order, their items in that of appearance. */
START_TEST(orders)
{
	struct world there, back;

	make(&there, 4, false, NULL);
	make(&back, 4, true, NULL);
	ck_assert_uint_eq(there.table.votes.n_rows, back.table.votes.n_rows);
	for (size_t row = 0; row < there.table.votes.n_rows; row++) {
		ck_assert(lbl_span_eq(there.table.items[row].key, back.table.items[row].key));
		ck_assert(row == 0 ||
			  there.table.items[row - 1].hash <= there.table.items[row].hash);
	}
	ck_assert_uint_eq(there.table.order[0], row_of(&there.table, "a"));
	ck_assert_uint_eq(there.table.order[4], row_of(&there.table, "e"));
	ck_assert_uint_eq(back.table.order[0], row_of(&back.table, "e"));
	unmake(&there);
	unmake(&back);
}
END_TEST

/* All are votes: of b p and q; e has p, p and r; f is there. */
START_TEST(pooled)
{
	static const struct wanted wanted[] = {
		{ "a", "p", NULL, LBL_BY_VOTES, true, false, false },
		{ "b", "p", NULL, LBL_BY_VOTES, true, false, false },
		{ "c", "p", NULL, LBL_BY_VOTES, false, false, false },
		{ "d", NULL, "abstained", LBL_BY_VOTES, false, false, false },
		{ "e", "p", NULL, LBL_BY_VOTES, false, false, false },
		{ "f", "p", NULL, LBL_BY_VOTES, false, false, false },
	};
	struct world w;

	make(&w, 0, false, NULL);
	expect(&w, LBL_TIES_FIRST, wanted, 6);
	unmake(&w);
}
END_TEST

START_TEST(ties_left_open)
{
	static const struct wanted open = { "a", NULL, "tied", LBL_BY_VOTES, true, false, false };
	struct wanted wanted[5];
	struct world w;

	memcpy(wanted, by_stages, sizeof wanted);
	wanted[0] = open;
	make(&w, 4, false, NULL);
	expect(&w, LBL_TIES_ABSTAIN, wanted, 5);
	unmake(&w);
}
END_TEST

/* Only some stages have a place: reviews still work on what they review. */
START_TEST(fewer_stages)
{
	struct lbl_consensus_reading r = reading_of(stages + 3, 1);
	struct lbl_error err = { 0 };

	ck_assert_uint_eq(lbl_consensus_tag(&r, "label"), 0);
	ck_assert_uint_eq(lbl_consensus_tag(&r, "audit"), LBL_TAG_ASIDE);
	lbl_list_add(&r.precedence, "label", 5);
	ck_assert_int_eq(lbl_consensus_reading_check(&r, &err), -1);
	ck_assert_str_eq(err.message, "--precedence: 'label' is there twice");
	lbl_list_clear(&r.precedence);
}
END_TEST

SUITE("state/consensus_table", stages_and_reviews, orders, pooled, ties_left_open, fewer_stages)
