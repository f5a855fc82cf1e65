/* record/score: where the figure is read, and what is refused. */
#include "record/score.h"
#include "suite.h"

static struct lbl_span span(const char *text)
{
	return text ? lbl_span_of(text) : (struct lbl_span){ 0 };
}

struct row {
	const char *score, *probs, *confidence, *suggestions;
	enum lbl_measure measure;
	double want; /* -1: not known */
};

static int read_row(struct lbl_scorer *s, const struct row *r, double *score, bool *known,
		    struct lbl_error *err)
{
	const struct lbl_score_spans spans = { span(r->score), span(r->probs), span(r->confidence),
					       span(r->suggestions) };

	s->measure = r->measure;
	return lbl_score_read(s, &spans, score, known, err);
}

#define LEAST   LBL_MEASURE_LEAST_CONFIDENCE
#define MARGIN  LBL_MEASURE_MARGIN
#define ENTROPY LBL_MEASURE_ENTROPY

/* Wanted by hand, from the definitions in the header; ln 2 = 0.693147180559945. */
START_TEST(sources)
{
	static const struct row rows[] = {
		{ "3.5", "[1]", "1", NULL, LEAST, 3.5 },
		{ "-2", NULL, NULL, NULL, LEAST, -2 },
		{ "\"0.25\"", NULL, NULL, NULL, LEAST, 0.25 },
		{ "null", "[0.6,0.4]", "1", NULL, LEAST, 0.4 },
		{ NULL, "{\"a\":0.6,\"b\":0.4}", "1", NULL, LEAST, 0.4 },
		{ NULL, "[ \"0.6\" , 4e-1 ]", NULL, NULL, MARGIN, 0.8 },
		{ NULL, "[0.5,0.5]", NULL, NULL, ENTROPY, 0.693147180559945 },
		{ NULL, "[]", "0.7", NULL, LEAST, 0.3 },
		{ NULL, NULL, "0.7", "[{\"label\":\"x\"}]", LEAST, 0.3 },
		{ NULL, NULL, "0.5", NULL, ENTROPY, 0.693147180559945 },
		{ NULL, NULL, NULL, "[{\"label\":\"x\"}]", LEAST, 0 },
		{ NULL, NULL, NULL, "[{\"label\":\"x\",\"confidence\":0.3}]", LEAST, 0.7 },
		{ NULL, NULL, NULL,
		  "[{\"label\":\"x\",\"confidence\":0.9},{\"label\":\"x\",\"confidence\":0.7}]",
		  LEAST, 0.2 },
		{ NULL, NULL, NULL,
		  "[{\"label\":\"x\",\"confidence\":0.9},{\"label\":\"y\",\"confidence\":0.7}]",
		  LEAST, 0.55 },
		{ NULL, NULL, NULL,
		  "[{\"label\":\"x\",\"confidence\":0.9},{\"label\":\"y\",\"confidence\":0.7}]",
		  MARGIN, 0.9 },
		{ NULL, NULL, NULL, "[{\"label\":1},{\"label\":\"1.0\"},{\"label\":1.0}]", LEAST,
		  1 / 3.0 },
		{ NULL, NULL, NULL, "[{\"label\":\"caf\\u00e9\"},{\"label\":\"caf\xC3\xA9\"}]",
		  LEAST, 0 },
		{ NULL, NULL, NULL, "[{\"label\":null,\"confidence\":0},{\"label\":\"x\"}]", LEAST,
		  0 },
		{ NULL, NULL, NULL, "[{\"label\":[\"a\"]},{\"label\":[\"b\"]}]", LEAST, 0.5 },
		{ NULL, NULL, NULL, "[]", LEAST, -1 },
		{ NULL, NULL, NULL, "[{\"label\":null}]", LEAST, -1 },
		{ NULL, NULL, NULL, NULL, LEAST, -1 },
		{ "null", "null", "null", "null", LEAST, -1 },
	};
	struct lbl_scorer s = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_error err = { 0 };
		double score = -1;
		bool known;

		ck_assert_msg(!read_row(&s, &rows[i], &score, &known, &err), "row %zu: %s", i,
			      err.message);
		ck_assert_msg(known == (rows[i].want != -1), "row %zu", i);
		ck_assert_double_eq_tol(score, rows[i].want, 1e-11);
	}
	lbl_scorer_clear(&s);
}
END_TEST

START_TEST(refusals)
{
	static const struct {
		struct row row;
		const char *message;
	} rows[] = {
		{ { .score = "\"high\"" }, "the score must be a number, not a text" },
		{ { .score = "[1]" }, "the score must be a number, not array" },
		{ { .probs = "0.5" }, "probs must be an array or an object, not number" },
		{ { .probs = "[0.5,1.5]" }, "a value of probs is 1.5, outside 0 to 1" },
		{ { .probs = "[0.5,null]" }, "a value of probs must be a number, not null" },
		{ { .confidence = "-0.1" }, "confidence is -0.1, outside 0 to 1" },
		{ { .confidence = "true" }, "confidence must be a number, not boolean" },
		{ { .suggestions = "{}" }, "suggestions must be an array, not object" },
		{ { .suggestions = "[1]" }, "a suggestion must be an object, not number" },
		{ { .suggestions = "[{\"label\":\"x\",\"confidence\":2}]" },
		  "a suggestion's confidence is 2, outside 0 to 1" },
	};
	struct lbl_scorer s = { 0 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lbl_error err = { 0 };
		double score;
		bool known;

		ck_assert_int_eq(read_row(&s, &rows[i].row, &score, &known, &err), -1);
		ck_assert_str_eq(err.message, rows[i].message);
		ck_assert_int_eq(err.code, LBL_E_INPUT);
	}
	lbl_scorer_clear(&s);
}
END_TEST

SUITE("record/score", sources, refusals)
