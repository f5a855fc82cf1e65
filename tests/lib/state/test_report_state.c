/* A report's state: written, read back, merged; and what is refused when it is read. */
#include <string.h>

#include "base/hash.h"
#include "state/report_state.h"
#include "../suite.h"

/* A state of n annotations by two annotators; items are numbered from `from`. */
static void fill(struct lbl_report_state *s, uint64_t from, uint64_t n)
{
	static const char *const names[] = { "ana", "b\xC3\xA9n" };
	struct lbl_shard shard = { .records = n, .digest = { from + 1, n } };
	struct lbl_buf hold = { 0 };

	lbl_report_state_init(s);
	lbl_report_options_default(&s->options);
	for (uint64_t i = 0; i < n; i++) {
		enum lbl_origin origin = i % 3 ? LBL_ORIGIN_HUMAN : LBL_ORIGIN_MODEL;
		uint32_t id = lbl_report_state_row(s, lbl_span_of(names[i % 2]), origin, &hold);
		uint32_t class = lbl_intern_put(s->classes, lbl_span_of(i % 4 ? "x" : "y"));
		uint64_t item = from + i, hash = lbl_hash64(&item, sizeof item, 0);
		int64_t ms = (int64_t)(from + i) * 1000 - 5000;
		struct lbl_report_row *row = &s->rows[id];

		if (!row->n[LBL_ROW_TIMES] || ms < row->first_ms)
			row->first_ms = ms;
		if (!row->n[LBL_ROW_TIMES] || ms > row->last_ms)
			row->last_ms = ms;
		row->n[LBL_ROW_ANNOTATIONS]++;
		row->n[LBL_ROW_KEPT]++;
		row->n[LBL_ROW_ITEMS]++;
		row->n[LBL_ROW_JUDGED]++;
		row->n[LBL_ROW_CORRECT] += i % 4 != 0;
		row->n[LBL_ROW_TIMES]++;
		row->n[LBL_ROW_TOTAL_MS] += 700 + i;
		lbl_histogram_add(&row->durations, lbl_histogram_bucket(700 + i), 1);
		lbl_crosstab_add(&s->given, id, class, 1);
		lbl_crosstab_add(&s->confusion[origin],
				 lbl_intern_put(s->classes, lbl_span_of("x")), class, 1);
		lbl_sketch_add(&s->items, hash);
		lbl_sketch_add(&s->pairs, hash + i % 2);
	}
	s->counts[LBL_REPORT_RECORDS] = s->counts[LBL_REPORT_ANNOTATIONS] = n;
	s->counts[LBL_REPORT_KEPT] = s->counts[LBL_REPORT_ITEMS] = n;
	s->counts[LBL_REPORT_GOLD_LABELS] = 9;
	s->suggestions[LBL_ORIGIN_RULE] = 2 * n;
	lbl_shards_add(&s->shards, &shard);
	lbl_buf_clear(&hold);
}

static void text_of(struct lbl_report_state *s, struct lbl_buf *out)
{
	out->len = 0;
	lbl_report_state_write(s, out);
	ck_assert(out->data[out->len - 1] == '\n');
	out->len--; /* the object alone */
	lbl_buf_cstr(out);
}

static void read_back(struct lbl_report_state *s, const struct lbl_buf *text)
{
	struct lbl_error err = { 0 };

	lbl_report_state_init(s);
	ck_assert_msg(lbl_report_state_read(s, lbl_buf_span(text), &err) == 0, "%s", err.message);
}

START_TEST(round_trip)
{
	for (uint64_t n = 0; n <= 5000; n = 5 * n + 1) {
		struct lbl_report_state s, again;
		struct lbl_buf text = { 0 }, twice = { 0 };

		fill(&s, 100, n);
		text_of(&s, &text);
		read_back(&again, &text);
		text_of(&again, &twice);
		ck_assert_str_eq(text.data, twice.data);
		lbl_report_state_clear(&s);
		lbl_report_state_clear(&again);
		lbl_buf_clear(&text);
		lbl_buf_clear(&twice);
	}
}
END_TEST

/* Names of any text: NUL, quotes, and one that ends like the key of another's row. */
START_TEST(strange_names)
{
	static const struct lbl_span names[] = {
		{ "a", 1 }, { "a\0", 2 }, { "a\0\1", 3 }, { "", 0 }, { "\"\n", 2 }
	};
	struct lbl_report_state s, again;
	struct lbl_buf text = { 0 }, twice = { 0 }, hold = { 0 };

	lbl_report_state_init(&s);
	lbl_report_options_default(&s.options);
	for (int o = LBL_ORIGIN_OTHER; o >= 0; o--)
		for (size_t i = 0; i < 5; i++)
			lbl_report_state_row(&s, names[i], (enum lbl_origin)o, &hold);
	text_of(&s, &text);
	read_back(&again, &text);
	ck_assert_uint_eq(lbl_intern_count(again.annotators), 20);
	text_of(&again, &twice);
	ck_assert_str_eq(text.data, twice.data);
	lbl_report_state_clear(&s);
	lbl_report_state_clear(&again);
	lbl_buf_clear(&text);
	lbl_buf_clear(&twice);
	lbl_buf_clear(&hold);
}
END_TEST

/* Merges parts in the order of `order`, pairwise from the left or from the right. */
static void merged(const int order[3], bool right, struct lbl_buf *out)
{
	struct lbl_report_state s[3];
	struct lbl_error err = { 0 };

	for (int i = 0; i < 3; i++)
		fill(&s[i], (uint64_t)order[i] * 3000, 2500 + (uint64_t)order[i]);
	if (right) {
		ck_assert_int_eq(lbl_report_state_merge(&s[1], &s[2], &err), 0);
		ck_assert_int_eq(lbl_report_state_merge(&s[0], &s[1], &err), 0);
	} else {
		ck_assert_int_eq(lbl_report_state_merge(&s[0], &s[1], &err), 0);
		ck_assert_int_eq(lbl_report_state_merge(&s[0], &s[2], &err), 0);
	}
	ck_assert_uint_eq(s[0].counts[LBL_REPORT_KEPT], 3 * 2500 + 0 + 1 + 2);
	ck_assert_uint_eq(s[0].counts[LBL_REPORT_GOLD_LABELS], 9);
	ck_assert(!lbl_sketch_shared(&s[0].items));
	text_of(&s[0], out);
	for (int i = 0; i < 3; i++)
		lbl_report_state_clear(&s[i]);
}

START_TEST(any_order)
{
	static const int orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 } };
	struct lbl_buf want = { 0 }, got = { 0 };

	merged(orders[0], false, &want);
	for (int i = 0; i < 3; i++)
		for (int right = 0; right < 2; right++) {
			merged(orders[i], right, &got);
			ck_assert_str_eq(want.data, got.data);
		}
	lbl_buf_clear(&want);
	lbl_buf_clear(&got);
}
END_TEST

START_TEST(shared_and_twice)
{
	struct lbl_report_state a, b, c;
	struct lbl_error err = { 0 };

	fill(&a, 0, 50);
	fill(&b, 49, 20); /* item 49 is in both */
	fill(&c, 0, 50);
	ck_assert_int_eq(lbl_report_state_merge(&a, &b, &err), 0);
	ck_assert(lbl_sketch_shared(&a.items));
	ck_assert_int_eq(lbl_report_state_merge(&a, &c, &err), -1);
	ck_assert(strstr(err.message, "counted twice"));
	lbl_report_state_clear(&c);
	fill(&c, 500, 5);
	free(c.options.duplicates);
	c.options.duplicates = strdup("all");
	ck_assert_int_eq(lbl_report_state_merge(&a, &c, &err), -1);
	ck_assert(strstr(err.message, "--duplicates"));
	lbl_report_state_clear(&a);
	lbl_report_state_clear(&b);
	lbl_report_state_clear(&c);
}
END_TEST

START_TEST(past_the_limit)
{
	struct lbl_report_state a, b;
	struct lbl_error err = { 0 };

	fill(&a, 0, 1);
	fill(&b, 9, 1);
	a.suggestions[LBL_ORIGIN_RULE] = INT64_MAX;
	ck_assert_int_eq(lbl_report_state_merge(&a, &b, &err), -1);
	ck_assert_int_eq(err.code, LBL_E_LIMIT);
	lbl_report_state_clear(&a);
	lbl_report_state_clear(&b);
}
END_TEST

/* What is put in the place of a part of a sound state, and must be refused. */
static const struct {
	const char *why, *find, *put;
} broken[] = {
	{ "kind", "report_state", "agreement_state" },
	{ "version", "\"version\":1", "\"version\":2" },
	{ "no options", "\"options\"", "\"option\"" },
	{ "stage is no list", "\"stage\":[\"label\"]", "\"stage\":\"label\"" },
	{ "a NUL in an option", "\"item\":\"item\"", "\"item\":\"i\\u0000\"" },
	{ "no count", "\"dropped\"", "\"lost\"" },
	{ "negative", "\"records\":8,\"ann", "\"records\":-8,\"ann" },
	{ "fraction", "\"abstained\":0", "\"abstained\":0.5" },
	{ "2^64", "\"abstained\":0", "\"abstained\":18446744073709551616" },
	{ "records not of the shards", "\"records\":8,\"ann", "\"records\":9,\"ann" },
	{ "origin", "\"origin\":\"model\",", "\"origin\":\"robot\"," },
	{ "annotator", "\"annotator\":\"ana\",\"origin\":\"human\"",
	  "\"annotator\":1,\"origin\":\"human\"" },
	{ "the same row twice", "\"annotator\":\"ana\",\"origin\":\"model\"",
	  "\"annotator\":\"ana\",\"origin\":\"human\"" },
	{ "more correct than judged", "\"correct\":1", "\"correct\":5" },
	{ "kept does not add up", "\"kept\":8", "\"kept\":7" },
	{ "a row's labels are another's", "\"given\":[[0,", "\"given\":[[1," },
	{ "a bucket past the last", "\"durations\":[[", "\"durations\":[[1910,1],[" },
	{ "more durations than annotations", "\"durations\":[[", "\"durations\":[[9,50],[" },
	{ "time", "\"first_ms\":-5000", "\"first_ms\":null" },
	{ "no time", "\"last_ms\"", "\"lost_ms\"" },
	{ "the same class twice", "\"classes\":[\"x\",\"y\"]", "\"classes\":[\"x\",\"x\"]" },
	{ "a class that is not there", "\"given\":[[0,0,", "\"given\":[[0,2," },
	{ "a row that is not there", "\"given\":[[0,", "\"given\":[[4," },
	{ "a cell of four", "\"given\":[[0,", "\"given\":[[0,0," },
	{ "no confusion", "\"rule\":[]", "\"role\":[]" },
	{ "hash", "\"sketch\":{\"k\":4096,\"items\":\"", "\"sketch\":{\"k\":4096,\"items\":\"g" },
	{ "k", "\"pair_sketch\":{\"k\":4096", "\"pair_sketch\":{\"k\":64" },
	{ "shared but not there", "\"shared\":\"\"", "\"shared\":\"0000000000000000\"" },
	{ "digest", "\"digest\":\"", "\"digest\":\"z" },
};

static bool replace(struct lbl_buf *text, const char *find, const char *put)
{
	const char *at = strstr(lbl_buf_cstr(text), find);
	struct lbl_buf out = { 0 };

	if (!at)
		return false;
	lbl_buf_put(&out, text->data, (size_t)(at - text->data));
	lbl_buf_puts(&out, put);
	lbl_buf_puts(&out, at + strlen(find));
	lbl_buf_clear(text);
	*text = out;
	return true;
}

START_TEST(refused)
{
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct lbl_report_state s, got;
		struct lbl_error err = { 0 };
		struct lbl_buf text = { 0 };

		fill(&s, 0, 8);
		text_of(&s, &text);
		ck_assert_msg(replace(&text, broken[i].find, broken[i].put), "%s: not found",
			      broken[i].why);
		lbl_report_state_init(&got);
		ck_assert_msg(lbl_report_state_read(&got, lbl_buf_span(&text), &err) == -1,
			      "%s was read", broken[i].why);
		ck_assert_msg(err.code == LBL_E_INPUT && err.message[0], "%s", broken[i].why);
		lbl_report_state_clear(&s);
		lbl_report_state_clear(&got);
		lbl_buf_clear(&text);
	}
}
END_TEST

SUITE("state/report_state", round_trip, strange_names, any_order, shared_and_twice, past_the_limit,
      refused)
