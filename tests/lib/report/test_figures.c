/* Figures from counts, by hand: orders, sums, rates, and what shards hide. */
#include <math.h>

#include "base/mem.h"
#include "report/figures.h"
#include "../suite.h"

/*
 * Judgments (row: class): zoe human x y, abe model y y y, abe human x. Gold of all is y but for
 * zoe's x, whose gold is q.
 */
static void fill(struct lbl_report_state *s)
{
	struct lbl_buf hold = { 0 };

	lbl_report_state_init(s);
	s->options.gold = lbl_strdup("0");
	lbl_report_options_default(&s->options);
	uint32_t zoe = lbl_report_state_row(s, lbl_span_of("zoe"), LBL_ORIGIN_HUMAN, &hold);
	uint32_t bot = lbl_report_state_row(s, lbl_span_of("abe"), LBL_ORIGIN_MODEL, &hold);
	uint32_t abe = lbl_report_state_row(s, lbl_span_of("abe"), LBL_ORIGIN_HUMAN, &hold);
	uint32_t y = lbl_intern_put(s->classes, lbl_span_of("y"));
	uint32_t x = lbl_intern_put(s->classes, lbl_span_of("x"));
	uint32_t q = lbl_intern_put(s->classes, lbl_span_of("q"));
	lbl_intern_put(s->classes, lbl_span_of("never met"));
	lbl_crosstab_add(&s->given, zoe, x, 1);
	lbl_crosstab_add(&s->given, zoe, y, 1);
	lbl_crosstab_add(&s->given, bot, y, 3);
	lbl_crosstab_add(&s->given, abe, x, 1);
	lbl_crosstab_add(&s->confusion[LBL_ORIGIN_HUMAN], q, x, 1);
	lbl_crosstab_add(&s->confusion[LBL_ORIGIN_HUMAN], y, y, 1);
	lbl_crosstab_add(&s->confusion[LBL_ORIGIN_HUMAN], y, x, 1);
	lbl_crosstab_add(&s->confusion[LBL_ORIGIN_MODEL], y, y, 3);
	s->rows[zoe].n[LBL_ROW_ANNOTATIONS] = 5;
	s->rows[bot].n[LBL_ROW_ANNOTATIONS] = 3;
	s->rows[abe].n[LBL_ROW_ANNOTATIONS] = 2;
	s->rows[bot].n[LBL_ROW_JUDGED] = s->rows[bot].n[LBL_ROW_CORRECT] = 3;
	s->rows[zoe].n[LBL_ROW_TIMES] = 1;
	s->rows[zoe].first_ms = s->rows[zoe].last_ms = -7;
	lbl_histogram_add(&s->rows[zoe].durations, lbl_histogram_bucket(50), 4);
	s->rows[zoe].n[LBL_ROW_TOTAL_MS] = 200;
	s->counts[LBL_REPORT_ANNOTATIONS] = 10;
	lbl_buf_clear(&hold);
}

START_TEST(orders_and_sums)
{
	struct lbl_report_state s;
	struct lbl_figures f;

	fill(&s);
	lbl_figures_make(&f, &s);
	ck_assert(f.n_rows == 3 && f.annotators == 2 && f.has_gold);
	ck_assert(f.n_labels == 3);
	ck_assert(lbl_span_eq(f.labels[0].name, lbl_span_of("q")) && f.labels[0].given == 0);
	ck_assert(lbl_span_eq(f.labels[1].name, lbl_span_of("x")) && f.labels[1].given == 2);
	ck_assert(lbl_span_eq(f.labels[2].name, lbl_span_of("y")) && f.labels[2].given == 4);
	ck_assert(f.labels[2].by_origin[LBL_ORIGIN_HUMAN] == 1 &&
		  f.labels[2].by_origin[LBL_ORIGIN_MODEL] == 3);
	ck_assert(f.origins[LBL_ORIGIN_HUMAN].rows == 2 &&
		  f.origins[LBL_ORIGIN_HUMAN].n[LBL_ROW_ANNOTATIONS] == 7);
	ck_assert(f.times == 1 && f.first_ms == -7 && f.last_ms == -7);
	ck_assert(!f.items_split && !f.judgments_split && lbl_figures_judged(&f));
	lbl_figures_clear(&f);
	lbl_report_state_clear(&s);
}
END_TEST

START_TEST(against_gold)
{
	struct lbl_report_state s;
	struct lbl_figures f;
	size_t n;

	fill(&s);
	lbl_figures_make(&f, &s);
	ck_assert(f.gold.n == 6 && f.gold.correct == 4);
	ck_assert(f.origins[LBL_ORIGIN_HUMAN].gold.n == 3 &&
		  f.origins[LBL_ORIGIN_HUMAN].gold.correct == 1);
	ck_assert(f.origins[LBL_ORIGIN_MODEL].gold.correct == 3 &&
		  f.origins[LBL_ORIGIN_RULE].gold.n == 0);
	ck_assert(f.labels[2].gold.support == 5 && f.labels[2].gold.given == 4 &&
		  f.labels[2].gold.hits == 4);
	ck_assert(lbl_figures_cell(&f, 2, 2) == 4 && lbl_figures_cell(&f, 0, 1) == 1 &&
		  lbl_figures_cell(&f, 1, 0) == 0);
	struct lbl_crosstab_cell *worst = lbl_figures_confusions(&f, &n);
	ck_assert(n == 2 && worst[0].row == 0 && worst[0].column == 1 && worst[1].row == 2);
	free(worst);
	lbl_figures_clear(&f);
	lbl_report_state_clear(&s);
}
END_TEST

START_TEST(rows)
{
	struct lbl_report_state s;
	struct lbl_figures f;
	struct lbl_row_figures r;

	fill(&s);
	lbl_figures_make(&f, &s);
	lbl_figures_row(&f, 0, &r);
	ck_assert(lbl_span_eq(r.annotator, lbl_span_of("abe")) && r.origin == LBL_ORIGIN_HUMAN);
	ck_assert(isnan(r.median_ms) && isnan(r.per_hour) && isnan(r.accuracy.value));
	lbl_figures_row(&f, 1, &r);
	ck_assert(r.origin == LBL_ORIGIN_MODEL && r.share == 0.3 && r.accuracy.value == 1);
	lbl_figures_row(&f, 2, &r);
	/* 4 annotations in 200 ms are 72000 an hour */
	ck_assert(r.median_ms == 50 && r.p90_ms == 50 && r.per_hour == 72000);
	lbl_figures_clear(&f);
	lbl_report_state_clear(&s);
}
END_TEST

/* Shared items alone hide items; shared pairs hide judgments, but where duplicates all count. */
START_TEST(hidden)
{
	struct lbl_report_state s;
	struct lbl_figures f;
	struct lbl_sketch other = { 0 };

	fill(&s);
	lbl_sketch_add(&s.items, 1);
	lbl_sketch_add(&other, 1);
	lbl_sketch_merge(&s.items, &other, true);
	lbl_figures_make(&f, &s);
	ck_assert(f.items_split && !f.judgments_split && lbl_figures_judged(&f));
	lbl_figures_clear(&f);
	lbl_sketch_add(&s.pairs, 1);
	lbl_sketch_merge(&s.pairs, &other, true);
	lbl_figures_make(&f, &s);
	ck_assert(f.judgments_split && !lbl_figures_judged(&f));
	lbl_figures_clear(&f);
	free(s.options.duplicates);
	s.options.duplicates = lbl_strdup("all");
	lbl_figures_make(&f, &s);
	ck_assert(f.items_split && !f.judgments_split);
	lbl_figures_clear(&f);
	lbl_sketch_clear(&other);
	lbl_report_state_clear(&s);
}
END_TEST

START_TEST(nothing)
{
	struct lbl_report_state s;
	struct lbl_figures f;

	lbl_report_state_init(&s);
	lbl_report_options_default(&s.options);
	lbl_figures_make(&f, &s);
	ck_assert(f.n_rows == 0 && f.n_labels == 0 && f.gold.n == 0 && !f.has_gold && !f.times);
	lbl_figures_clear(&f);
	lbl_report_state_clear(&s);
}
END_TEST

SUITE("report/figures", orders_and_sums, against_gold, rows, hidden, nothing)
