/* Conger's kappa and its error against irrCAC. */
#include <math.h>
#include <string.h>

#include "stat/agreement.h"
#include "../suite.h"

#define ANNOTATORS 4
#define ITEMS 12

static void near(const char *why, double got, double want, double tolerance,
		 const char *origin)
{
	ck_assert_msg(fabs(got - want) <= tolerance, "%s: got %.15g, want %.15g (%s)", why, got,
		      want, origin);
}

/* What has been counted of a grid: a digit from 1 an annotator and item, '.' where missing. */
struct counts {
	struct lbl_patterns patterns;
	struct lbl_pairs pairs;
	struct lbl_raters raters;
};

static void count(struct counts *c, const char *const *grid, size_t n_annotators)
{
	struct lbl_cell_queue queue = { 0 };

	*c = (struct counts){ 0 };
	for (size_t i = 0; i < strlen(grid[0]); i++) {
		struct lbl_vote_by by[ANNOTATORS];
		uint32_t categories[ANNOTATORS], pattern;
		struct lbl_vote_count votes[ANNOTATORS];
		size_t n = 0;

		for (uint32_t a = 0; a < n_annotators; a++) {
			if (grid[a][i] == '.')
				continue;
			categories[n] = (uint32_t)(grid[a][i] - '1');
			by[n] = (struct lbl_vote_by){ a, categories[n] };
			n++;
		}
		lbl_pairs_add_item(&c->pairs, &queue, by, n);
		pattern = lbl_patterns_add_item(&c->patterns, categories, n, votes);
		for (size_t k = 0; k < n; k++) {
			struct lbl_cell cell = lbl_raters_cell(by[k].annotator, pattern,
							       by[k].category, 1);

			lbl_pairs_add(&c->raters.cells, &cell);
		}
	}
	lbl_pairs_flush(&c->pairs, &queue);
}

static void clear(struct counts *c)
{
	lbl_patterns_clear(&c->patterns);
	lbl_pairs_clear(&c->pairs);
	lbl_raters_clear(&c->raters);
}

static struct lbl_coefficient conger(const struct counts *c, bool raters)
{
	static const struct lbl_scale nominal;
	struct lbl_counted counted = { &c->patterns, &c->pairs, raters ? &c->raters : NULL, 5,
				       NULL };
	struct lbl_coefficient out;
	struct lbl_ratings r;

	lbl_ratings_init(&r, &counted, &nominal);
	lbl_measure_find(lbl_span_of("conger"))->compute(&r, &out);
	lbl_ratings_clear(&r);
	return out;
}

/* Krippendorff (2011), example C: four observers, twelve units. */
static const char *const example_c[] = { "123321412...", "1233224125.3", ".3332342251.",
					 "12332441251." };

START_TEST(with_missing_ratings)
{
	struct counts c;
	struct lbl_coefficient k;

	count(&c, example_c, 4);
	k = conger(&c, true);
	ck_assert(!k.reason && !k.se_reason && k.n == ITEMS && k.df == ITEMS - 1);
	near("value", k.value, 0.762066893651, 1e-12, "irrCAC R 1.4 conger.kappa.raw: 0.76207");
	near("expected", k.expected, 0.235843281298, 1e-12, "irrCAC R 1.4");
	near("error", k.se, 0.15010879507, 1e-11, "irrCAC R 1.4: 0.15011");
	clear(&c);
}
END_TEST

/*
 * Two annotators that rated all: Cohen's. By hand: observed 3/6; margins 3 2 1 and 3 1 2:
 * expected (9 + 2 + 2) / 36.
 */
START_TEST(two_complete_annotators)
{
	static const char *const grid[] = { "111223", "112133" };
	struct counts c;
	struct lbl_coefficient k;

	count(&c, grid, 2);
	k = conger(&c, true);
	near("value", k.value, 5. / 23, 1e-15, "by hand");
	clear(&c);
}
END_TEST

/* By hand: all agree on two categories; nothing moves. */
START_TEST(perfect_agreement)
{
	static const char *const grid[] = { "1122", "1122", "1122" };
	struct counts c;
	struct lbl_coefficient k;

	count(&c, grid, 3);
	k = conger(&c, true);
	ck_assert(k.value == 1 && k.se == 0);
	clear(&c);
}
END_TEST

static const struct {
	const char *why;
	const char *grid[2];
	bool raters;
	const char *reason, *se_reason;
} undefined[] = {
	{ "states of old", { "12", "11" }, false, "not_counted", NULL },
	{ "one category", { "11", "11" }, true, "single_category", NULL },
	{ "no pairs", { "1.", ".2" }, true, "no_pairs", NULL },
	{ "one item", { "1", "2" }, true, NULL, "single_item" },
};

static bool same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

START_TEST(reasons)
{
	for (size_t i = 0; i < sizeof undefined / sizeof *undefined; i++) {
		struct counts c;
		struct lbl_coefficient k;

		count(&c, undefined[i].grid, 2);
		k = conger(&c, undefined[i].raters);
		ck_assert_msg(same(k.reason, undefined[i].reason), "%s", undefined[i].why);
		ck_assert_msg(same(k.se_reason, undefined[i].se_reason), "%s", undefined[i].why);
		ck_assert_msg(isnan(k.value) == (k.reason != NULL), "%s", undefined[i].why);
		ck_assert_msg(isnan(k.se), "%s", undefined[i].why);
		clear(&c);
	}
}
END_TEST

/* An annotator who rated an item twice: the pair of these two ratings is of no two annotators. */
START_TEST(repeated_ratings_have_no_error)
{
	static const char *const grid[] = { "12", "11" };
	struct lbl_vote_count votes[] = { { 0, 2 }, { 1, 1 } };
	struct lbl_cell pair = { 0, 1, 0, 1, 2 };
	struct lbl_coefficient k;
	struct counts c;

	count(&c, grid, 2);
	lbl_patterns_add(&c.patterns, votes, 2, 1);
	lbl_pairs_add(&c.pairs, &pair);
	pair = lbl_raters_cell(0, 2, 0, 2);
	lbl_pairs_add(&c.raters.cells, &pair);
	pair = lbl_raters_cell(1, 2, 1, 1);
	lbl_pairs_add(&c.raters.cells, &pair);
	k = conger(&c, true);
	ck_assert(!k.reason && isnan(k.se));
	ck_assert_str_eq(k.se_reason, "repeated_ratings");
	clear(&c);
}
END_TEST

SUITE("stat/conger", with_missing_ratings, two_complete_annotators, perfect_agreement, reasons,
      repeated_ratings_have_no_error)
