/* Marks gathered from judgments, as a state; and states of marks that are not sound. */
#include <string.h>

#include "base/buf.h"
#include "json/walk.h"
#include "state/agreement_state.h"
#include "../suite.h"

struct row {
	const char *item, *who, *label;
};

static int gather(struct lbl_agreement *a, enum lbl_duplicates duplicates, const struct row *rows,
		  size_t n, struct lbl_error *err)
{
	struct lbl_judgments *j = lbl_judgments_new(duplicates, NULL, LBL_SHAPE_SPANS);
	struct lbl_judgments_feed *f = lbl_judgments_feed_new(j);
	int rc;

	lbl_agreement_init(a);
	a->options.shape = LBL_SHAPE_SPANS;
	lbl_agreement_options_settle(&a->options);
	for (size_t i = 0; i < n; i++)
		ck_assert_int_eq(lbl_judgments_add(f, lbl_span_of(rows[i].item),
						   lbl_span_of(rows[i].who),
						   lbl_span_of(rows[i].label), 0, err), 0);
	ck_assert_int_eq(lbl_judgments_block_end(f, 0, err), 0);
	lbl_judgments_feed_free(f);
	ck_assert_int_eq(lbl_judgments_finish(j, 1, err), 0);
	rc = lbl_agreement_gather(a, j, 1, err);
	lbl_judgments_free(j);
	return rc;
}

#define SPAN(start, end, label) \
	"{\"start\":" #start ",\"end\":" #end ",\"label\":\"" #label "\",\"unit\":\"u\"}"

static const struct row rows[] = {
	{ "1", "1", "[" SPAN(0, 4, y) "," SPAN(8, 9, x) "]" },
	{ "1", "2", "[" SPAN(2, 4, y) "]" },
	{ "2", "2", "[]" },
	{ "2", "3", "[" SPAN(1, 2, y) "]" },
	{ "1", "2", "[" SPAN(0, 4, y) "]" },
	{ "3", "3", "[]" },
};

static void check_state(const struct lbl_agreement *a, const char *want)
{
	struct lbl_buf text = { 0 };

	lbl_agreement_state_write(a, &text);
	ck_assert_msg(strstr(lbl_buf_cstr(&text), want) != NULL, "%s", lbl_buf_cstr(&text));
	lbl_buf_clear(&text);
}

/* By hand: the last of 2's labels of item 1 counts, or both do, each against 1's. */
START_TEST(gathered)
{
	struct lbl_error err = { 0 };
	struct lbl_agreement a;

	ck_assert_int_eq(gather(&a, LBL_DUP_LAST, rows, 6, &err), 0);
	check_state(&a, "\"categories\":[\"x\",\"y\"],\"patterns\":[],\"pairs\":[],\"raters\":[],"
			"\"complete\":[],"
			"\"marks\":{\"unit\":\"u\",\"paired_items\":2,\"pairs\":"
			"[[0,1,1,0,1,0,0,0,1,1,1,1,1],[1,2,1,1,0,1,0,0]],\"disorder\":");
	lbl_agreement_clear(&a);
	ck_assert_int_eq(gather(&a, LBL_DUP_ALL, rows, 6, &err), 0);
	check_state(&a, "\"pairs\":[[0,1,2,0,2,0,0,0,1,2,2,1,2],[1,2,1,1,0,1,0,0]],\"disorder\":");
	lbl_agreement_clear(&a);
}
END_TEST

START_TEST(units_differ)
{
	static const struct row other[] = {
		{ "1", "1", "[" SPAN(0, 4, y) "]" },
		{ "2", "1", "[{\"start\":0,\"end\":1,\"label\":\"x\"}]" },
	};
	struct lbl_error err = { 0 };
	struct lbl_agreement a, b;

	ck_assert_int_eq(gather(&a, LBL_DUP_LAST, other, 2, &err), -1);
	ck_assert_str_eq(err.message, "some marks have the unit 'u', others name none: such "
				      "places cannot be compared");
	lbl_agreement_clear(&a);
	ck_assert_int_eq(gather(&a, LBL_DUP_LAST, other, 1, &err), 0);
	ck_assert_int_eq(gather(&b, LBL_DUP_LAST, other + 1, 1, &err), 0);
	ck_assert_int_eq(lbl_agreement_merge(&a, &b, &err), -1);
	ck_assert_int_eq(lbl_agreement_merge(&b, &a, &err), -1);
	lbl_agreement_clear(&a);
	lbl_agreement_clear(&b);
}
END_TEST

#define HEAD                                                                                    \
	"{\"kind\":\"agreement_state\",\"version\":1,\"options\":{\"item\":\"i\","              \
	"\"annotator\":\"a\",\"label\":\"l\",\"stage\":[],\"abstain\":[],"                      \
	"\"duplicates\":\"last\",\"shape\":\"spans\",\"iou\":0.5},\"shards\":[{\"digest\":"     \
	"\"000000000000000000000000000000ff\",\"records\":2}],\"counts\":{\"annotations\":2,"   \
	"\"items\":1,\"abstained\":0,\"duplicates\":0,\"dropped\":0,\"other_items\":0,"         \
	"\"other_labels\":0,\"other_stages\":0},\"annotators\":[\"a\",\"b\"],"                  \
	"\"categories\":[\"x\"],\"patterns\":[],\"pairs\":[],\"raters\":[],\"complete\":[],"
#define TAIL                                                                                \
	"\"sketch\":{\"k\":4096,\"items\":\"0000000000000001\",\"shared\":\"\"},"            \
	"\"slices\":null}\n"
#define DISORDER(items, units, sum, limit)                                                     \
	"\"disorder\":{\"items\":" items ",\"units\":" units ",\"sum\":" sum ","                \
	"\"no_overlap\":0,\"repeated_ratings\":0,\"empty\":0,\"no_marks\":0,\"limit\":" limit "}"
#define MARKS(paired, pairs)                                                                   \
	"\"marks\":{\"unit\":null,\"paired_items\":" paired ",\"pairs\":" pairs ","             \
	DISORDER("1", "2", "\"99\"", "0") "},"
#define DISORDERED(items, units, sum, limit)                                                   \
	HEAD "\"marks\":{\"unit\":null,\"paired_items\":1,\"pairs\":[],"                        \
	DISORDER(items, units, sum, limit) "}," TAIL

static const struct {
	const char *why, *text;
	bool good;
} states[] = {
	{ "sound", HEAD MARKS("1", "[[0,1,1,0,3,2,1,2]]") TAIL, true },
	{ "no class", HEAD MARKS("1", "[[0,1,1]]") TAIL, true },
	{ "no marks", HEAD TAIL, false },
	{ "more paired than items", HEAD MARKS("2", "[]") TAIL, false },
	{ "a pair without items", HEAD MARKS("1", "[[0,1,0]]") TAIL, false },
	{ "a pair of one", HEAD MARKS("1", "[[1,1,1]]") TAIL, false },
	{ "an annotator who is none", HEAD MARKS("1", "[[0,2,1]]") TAIL, false },
	{ "a class that is none", HEAD MARKS("1", "[[0,1,1,1,3,2,1,2]]") TAIL, false },
	{ "a class without marks", HEAD MARKS("1", "[[0,1,1,0,0,0,0,0]]") TAIL, false },
	{ "more matched than marks", HEAD MARKS("1", "[[0,1,1,0,3,2,1,3]]") TAIL, false },
	{ "more equal than near", HEAD MARKS("1", "[[0,1,1,0,3,2,2,1]]") TAIL, false },
	{ "a row cut short", HEAD MARKS("1", "[[0,1,1,0,3,2,1]]") TAIL, false },
	{ "sums past the limit",
	  HEAD MARKS("1", "[[0,1,1,0,1000000000000000,1000000000000000,1,2]]") TAIL, false },
	{ "no disorder at all", HEAD "\"marks\":{\"unit\":null,\"paired_items\":1,\"pairs\":[]},"
	  TAIL, false },
	{ "a disorder", DISORDERED("1", "2", "\"123456789012345678901234567890\"", "0"), true },
	{ "a disorder past the limit", DISORDERED("0", "0", "\"0\"", "1"), true },
	{ "more disorders than items", DISORDERED("1", "2", "\"9\"", "1"), false },
	{ "a disorder without units", DISORDERED("1", "0", "\"9\"", "0"), false },
	{ "a disorder of no item", DISORDERED("0", "0", "\"9\"", "0"), false },
	{ "a disorder that is no string", DISORDERED("1", "2", "9", "0"), false },
	{ "a disorder with a zero before", DISORDERED("1", "2", "\"09\"", "0"), false },
	{ "a unit that is none",
	  HEAD "\"marks\":{\"unit\":1,\"paired_items\":1,\"pairs\":[]}," TAIL, false },
	{ "a unit with NUL",
	  HEAD "\"marks\":{\"unit\":\"\\u0000\",\"paired_items\":1,\"pairs\":[]}," TAIL, false },
};

#define LONG_HEAD                                                                               \
	"{\"kind\":\"agreement_state\",\"version\":1,\"options\":{\"item\":\"i\","              \
	"\"annotator\":\"a\",\"label\":\"l\",\"stage\":[],\"abstain\":[],"                      \
	"\"duplicates\":\"last\",\"shape\":\"spans\",\"iou\":0.5,\"length\":\"n\"},"              \
	"\"shards\":[{\"digest\":\"000000000000000000000000000000ff\",\"records\":4}],"          \
	"\"counts\":{\"annotations\":4,\"items\":2,\"abstained\":0,\"duplicates\":0,"           \
	"\"dropped\":0,\"other_items\":0,\"other_labels\":0,\"other_stages\":0},"              \
	"\"annotators\":[\"a\",\"b\"],\"categories\":[\"x\",\"y\"],\"patterns\":[],"           \
	"\"pairs\":[],\"raters\":[],\"marks\":{\"unit\":\"\",\"paired_items\":2,\"pairs\":[],"
#define UNFIT(outside)                                                                         \
	"\"no_length\":0,\"too_long\":0,\"not_whole\":0,\"repeated_ratings\":0,\"empty\":0,"    \
	"\"outside\":" outside ",\"overlap\":0,"
#define UNITIZING(annotators, outside, items, categories)                                      \
	LONG_HEAD "\"unitizing\":{\"annotators\":" annotators ",\"incomplete\":0,"            \
	UNFIT(outside) "\"items\":" items ",\"categories\":" categories "},"                    \
	DISORDER("0", "0", "\"0\"", "0") "}," TAIL

static const struct {
	const char *why, *text;
	bool good;
} unitized[] = {
	{ "sound", UNITIZING("[0,1]", "1", "[4,1]", "[[1,\"10\",[2,1],[1,2,4,1],[4,1]]]"), true },
	{ "nothing", UNITIZING("[]", "2", "[]", "[]"), true },
	{ "none at all", LONG_HEAD "\"x\":0}," TAIL, false },
	{ "an annotator who is none", UNITIZING("[0,2]", "1", "[4,1]", "[]"), false },
	{ "annotators descend", UNITIZING("[1,0]", "1", "[4,1]", "[]"), false },
	{ "more items than there are", UNITIZING("[0,1]", "2", "[4,1]", "[]"), false },
	{ "items without annotators", UNITIZING("[]", "1", "[4,1]", "[]"), false },
	{ "a length of 0", UNITIZING("[0,1]", "1", "[0,1]", "[]"), false },
	{ "a count of 0", UNITIZING("[0,1]", "1", "[4,0]", "[]"), false },
	{ "lengths descend", UNITIZING("[0,1]", "0", "[4,1,3,1]", "[]"), false },
	{ "a length without a count", UNITIZING("[0,1]", "1", "[4,1,5]", "[]"), false },
	{ "a length past the limit", UNITIZING("[0,1]", "1", "[4294967297,1]", "[]"), false },
	{ "a class that is none",
	  UNITIZING("[0,1]", "1", "[4,1]", "[[2,\"10\",[2,1],[1,2,4,1],[4,1]]]"), false },
	{ "a class without units", UNITIZING("[0,1]", "1", "[4,1]", "[[1,\"0\",[],[4,2],[4,1]]]"),
	  false },
	{ "gaps that do not fill the items",
	  UNITIZING("[0,1]", "1", "[4,1]", "[[1,\"10\",[2,1],[1,2,3,1],[4,1]]]"), false },
	{ "items that are not among all",
	  UNITIZING("[0,1]", "1", "[4,1]", "[[1,\"10\",[2,1],[1,2,3,2],[5,1]]]"), false },
	{ "differ is no number",
	  UNITIZING("[0,1]", "1", "[4,1]", "[[1,\"1x\",[2,1],[1,2,4,1],[4,1]]]"), false },
	{ "differ past the limit",
	  UNITIZING("[0,1]", "1", "[4,1]",
		    "[[1,\"99999999999999999999999999999999999999\",[2,1],[1,2,4,1],[4,1]]]"),
	  false },
	{ "a row too long",
	  UNITIZING("[0,1]", "1", "[4,1]", "[[1,\"10\",[2,1],[1,2,4,1],[4,1],0]]"), false },
};

static bool reads(const char *text, struct lbl_agreement *a, struct lbl_error *err)
{
	struct lbl_span values[LBL_STATE_MEMBERS], line = { text, strcspn(text, "\n") };

	for (int m = 0; m < LBL_STATE_MEMBERS; m++)
		values[m] = lbl_walk_find(line, lbl_agreement_state_paths()[m]);
	lbl_agreement_init(a);
	return lbl_agreement_state_read(a, values, err) == 0;
}

START_TEST(states_of_units)
{
	for (size_t i = 0; i < sizeof unitized / sizeof *unitized; i++) {
		struct lbl_error err = { 0 };
		struct lbl_agreement a;

		ck_assert_msg(reads(unitized[i].text, &a, &err) == unitized[i].good, "%s: %s",
			      unitized[i].why, err.message);
		if (unitized[i].good)
			check_state(&a, strstr(unitized[i].text, "\"unitizing\":"));
		else
			ck_assert_msg(strstr(err.message, "'marks'") != NULL, "%s: %s",
				      unitized[i].why, err.message);
		lbl_agreement_clear(&a);
	}
}
END_TEST

START_TEST(states_of_marks)
{
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		struct lbl_error err = { 0 };
		struct lbl_agreement a;

		ck_assert_msg(reads(states[i].text, &a, &err) == states[i].good, "%s: %s",
			      states[i].why, err.message);
		if (!states[i].good)
			ck_assert_msg(strstr(err.message, "'marks'") != NULL, "%s: %s",
				      states[i].why, err.message);
		lbl_agreement_clear(&a);
	}
}
END_TEST

SUITE("state/markings", gathered, units_differ, states_of_marks, states_of_units)
