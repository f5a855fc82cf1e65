/* A state written reads back the same; tests/cmd/lbl-agree/merge_foreign has what is refused. */
#include <string.h>

#include "base/buf.h"
#include "json/walk.h"
#include "state/agreement_state.h"
#include "../suite.h"

static int read_text(struct lbl_agreement *a, const char *text, struct lbl_error *err)
{
	struct lbl_span values[LBL_STATE_MEMBERS], line = { text, strcspn(text, "\n") };

	for (int m = 0; m < LBL_STATE_MEMBERS; m++)
		values[m] = lbl_walk_find(line, lbl_agreement_state_paths()[m]);
	lbl_agreement_init(a);
	return lbl_agreement_state_read(a, values, err);
}

#define HEAD                                                                                    \
	"{\"kind\":\"agreement_state\",\"version\":1,\"options\":{\"item\":\"i\","              \
	"\"annotator\":\"a\",\"label\":\"/l\",\"stage\":[\"label\",\"review\"],"               \
	"\"abstain\":[\"?\"],\"duplicates\":\"first\"" LATER_OPTIONS "},"
#define LATER_OPTIONS                                                                             \
	",\"origin\":[\"human\"],\"categories\":[\"yes\",\"no\"],\"shape\":\"class\""
#define SHARDS "\"shards\":[{\"digest\":\"000000000000000000000000000000ff\",\"records\":19}],"
#define COUNTS                                                                                  \
	"\"counts\":{\"annotations\":7,\"items\":3,\"abstained\":1,\"duplicates\":1,"           \
	"\"dropped\":2,\"other_items\":3,\"other_labels\":4,\"other_stages\":4,"           \
	"\"other_origins\":1},"
#define NAMES "\"annotators\":[\"\",\"b\\u0000\\\"\",\"c\"],\"categories\":[\"no\",\"yes\"],"
#define PATTERNS "\"patterns\":[[1,0,1],[1,0,1,1,1],[1,1,2]],"
#define PAIRS "\"pairs\":[[0,1,0,1,1],[1,2,0,0,1,1,1,2]],"
#define RATERS "\"raters\":[[0,0,0,1],[1,1,0,1,2,1,1],[2,1,1,1,2,1,1]],"
#define COMPLETE "\"complete\":[],"
#define MARKS "\"marks\":null,"
#define SKETCH                                                                                  \
	"\"sketch\":{\"k\":4096,\"items\":\"0000000000000001000000000000000200000000000000ff\"," \
	"\"shared\":\"0000000000000002\"}," SLICES "}\n"
#define SLICES "\"slices\":null"

/* Fills a from a state; what it is written as must be that again. */
static void round_trip(struct lbl_agreement *a, const char *want)
{
	struct lbl_buf text = { 0 };
	struct lbl_error err = { 0 };

	ck_assert_msg(read_text(a, want, &err) == 0, "%s", err.message);
	lbl_agreement_rank(a);
	lbl_agreement_state_write(a, &text);
	ck_assert_str_eq(lbl_buf_cstr(&text), want);
	lbl_buf_clear(&text);
}

START_TEST(reads_back)
{
	struct lbl_agreement a;

	round_trip(&a, HEAD SHARDS COUNTS NAMES PATTERNS PAIRS RATERS COMPLETE MARKS SKETCH);
	ck_assert(lbl_sketch_shared(&a.sketch));
	lbl_agreement_clear(&a);
}
END_TEST

/* A state from before origins, categories and raters: all origins and categories, no raters. */
START_TEST(reads_old)
{
	static const char old[] =
		"{\"kind\":\"agreement_state\",\"version\":1,\"options\":{\"item\":\"i\","
		"\"annotator\":\"a\",\"label\":\"l\",\"stage\":[\"label\"],\"abstain\":[],"
		"\"duplicates\":\"last\"},\"shards\":[{\"digest\":"
		"\"000000000000000000000000000000ff\",\"records\":2}],"
		"\"counts\":{\"annotations\":2,"
		"\"items\":1,\"abstained\":0,\"duplicates\":0,\"dropped\":0,\"other_items\":0,"
		"\"other_labels\":0,\"other_stages\":0},\"annotators\":[\"a\",\"b\"],"
		"\"categories\":[\"x\"],\"patterns\":[[1,0,2]],\"pairs\":[[0,1,0,0,1]],"
		"\"sketch\":{\"k\":4096,\"items\":\"0000000000000001\",\"shared\":\"\"}}\n";
	struct lbl_agreement a;
	struct lbl_buf text = { 0 };
	struct lbl_error err = { 0 };

	ck_assert_msg(read_text(&a, old, &err) == 0, "%s", err.message);
	ck_assert(a.raters_missing && !a.options.origins.n && !a.options.categories.n);
	lbl_agreement_rank(&a);
	lbl_agreement_state_write(&a, &text);
	ck_assert(a.complete_missing);
	ck_assert_ptr_nonnull(strstr(lbl_buf_cstr(&text), "\"raters\":null,\"complete\":null,"));
	lbl_buf_clear(&text);
	lbl_agreement_clear(&a);
}
END_TEST

#define FULL_HEAD                                                                               \
	HEAD "\"shards\":[{\"digest\":\"000000000000000000000000000000ff\",\"records\":6}],"   \
	     "\"counts\":{\"annotations\":6,\"items\":2,\"abstained\":0,\"duplicates\":0,"     \
	     "\"dropped\":0,\"other_items\":0,\"other_labels\":0,\"other_stages\":0,"         \
	     "\"other_origins\":0}," NAMES "\"patterns\":[[1,0,1,1,2],[1,1,3]],"                \
	     "\"pairs\":[[0,1,0,1,1,1,1,1],[0,2,0,1,1,1,1,1],[1,2,1,1,2]],"
#define FULL_RATERS "\"raters\":[[0,0,0,1,1,1,1],[1,0,1,1,1,1,1],[2,0,1,1,1,1,1]],"
#define FULL_COMPLETE "\"complete\":[[0,1,0,1,1,1,1,1],[0,2,0,1,1,1,1,1],[1,2,1,1,2]],"

/* Two items that three have rated: the pairs of these are all pairs. */
START_TEST(complete_items)
{
	struct lbl_agreement a;

	round_trip(&a, FULL_HEAD FULL_RATERS FULL_COMPLETE MARKS SKETCH);
	ck_assert(!a.complete_missing && a.complete.items == 2 && a.complete.annotators == 3);
	lbl_agreement_clear(&a);
}
END_TEST

/* From before complete items were counted, though raters were. */
START_TEST(no_complete_items)
{
	static const char old[] = FULL_HEAD FULL_RATERS SKETCH;
	struct lbl_agreement a;
	struct lbl_error err = { 0 };

	ck_assert_msg(read_text(&a, old, &err) == 0, "%s", err.message);
	ck_assert(a.complete_missing && !a.raters_missing);
	lbl_agreement_clear(&a);
}
END_TEST

struct refused {
	const char *why, *text, *message;
};

static const struct refused refused[] = {
	{ "complete items of some alone",
	  FULL_HEAD FULL_RATERS "\"complete\":[[0,1,0,1,1,1,1,1]]," SKETCH, "'complete'" },
	{ "other numbers of complete items", FULL_HEAD FULL_RATERS
	  "\"complete\":[[0,1,0,1,1,1,1,1],[0,2,0,1,1,1,1,1],[1,2,1,1,1]]," SKETCH,
	  "'complete'" },
	{ "more complete items than ratings", FULL_HEAD FULL_RATERS
	  "\"complete\":[[0,1,0,1,3],[0,2,0,1,3],[1,2,1,1,3]]," SKETCH, "'complete'" },
	{ "complete items, half a cell", FULL_HEAD FULL_RATERS "\"complete\":[[0,1,0]]," SKETCH,
	  "'complete'" },
	{ "nothing", "{}", "not a state" },
	{ "no options", "{\"kind\":\"agreement_state\",\"version\":1}", "'options'" },
	{ "NUL in an option",
	  "{\"kind\":\"agreement_state\",\"version\":1,\"options\":{\"item\":\"\\u0000\","
	  "\"annotator\":\"a\",\"label\":\"l\",\"stage\":[],\"abstain\":[],"
	  "\"duplicates\":\"all\"}}",
	  "'options'" },
	{ "no counts", HEAD SHARDS "\"x\":0}", "'counts'" },
	{ "fewer ratings than counted",
	  HEAD SHARDS COUNTS NAMES "\"patterns\":[[1,0,1]]," PAIRS SKETCH, "'patterns'" },
	{ "more ratings than counted",
	  HEAD SHARDS COUNTS NAMES "\"patterns\":[[9,0,1]]," PAIRS SKETCH, "'patterns'" },
	{ "ratings past 64 bits", HEAD SHARDS COUNTS NAMES
	  "\"patterns\":[[1000000000000000,0,4294967295,1,4294967295]]," PAIRS SKETCH,
	  "'patterns'" },
	{ "categories descend",
	  HEAD SHARDS COUNTS NAMES "\"patterns\":[[1,1,3,0,2]]," PAIRS SKETCH, "'patterns'" },
	{ "a pattern without votes", HEAD SHARDS COUNTS NAMES "\"patterns\":[[1]]," PAIRS SKETCH,
	  "'patterns'" },
	{ "a pair of one", HEAD SHARDS COUNTS NAMES PATTERNS "\"pairs\":[[1,1,0,0,1]]," SKETCH,
	  "'pairs'" },
	{ "a pair without cells", HEAD SHARDS COUNTS NAMES PATTERNS "\"pairs\":[[0,1]]," SKETCH,
	  "'pairs'" },
	{ "an empty cell", HEAD SHARDS COUNTS NAMES PATTERNS "\"pairs\":[[0,1,0,0,0]]," SKETCH,
	  "'pairs'" },
	{ "a pattern twice", HEAD SHARDS COUNTS NAMES "\"patterns\":[[2,0,1],[1,0,1],[1,1,2]],"
	  PAIRS RATERS SKETCH, "'patterns'" },
	{ "a rater of no pattern", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"raters\":[[0,3,0,5]]," SKETCH, "'raters'" },
	{ "a rater of no category", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"raters\":[[0,0,2,5]]," SKETCH, "'raters'" },
	{ "a rater who is none", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"raters\":[[3,0,0,5]]," SKETCH, "'raters'" },
	{ "fewer raters' ratings than counted", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"raters\":[[0,0,0,4]]," SKETCH, "'raters'" },
	{ "more raters' ratings than counted", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"raters\":[[0,0,0,6]]," SKETCH, "'raters'" },
	{ "half a rater's cell", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"raters\":[[0,0,0]]," SKETCH, "'raters'" },
	{ "hashes descend", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"sketch\":{\"k\":4096,\"items\":\"00000000000000020000000000000001\",\"shared\":\"\"}}",
	  "'sketch'" },
	{ "half a hash", HEAD SHARDS COUNTS NAMES PATTERNS PAIRS
	  "\"sketch\":{\"k\":4096,\"items\":\"00000001\",\"shared\":\"\"}}", "'sketch'" },
};

static void refuse(const struct refused *row)
{
	struct lbl_agreement a;
	struct lbl_error err = { 0 };

	ck_assert_msg(read_text(&a, row->text, &err) == -1, "%s", row->why);
	ck_assert_msg(strstr(err.message, row->message), "%s: %s", row->why, err.message);
	lbl_agreement_clear(&a);
}

START_TEST(refused_by_name)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		refuse(&refused[i]);
}
END_TEST

/* Of seven annotations, six in one slice; a and b share an item there. The rest is empty. */
#define BY_HEAD                                                                                 \
	"{\"kind\":\"agreement_state\",\"version\":1,\"options\":{\"item\":\"i\","             \
	"\"annotator\":\"a\",\"label\":\"l\",\"stage\":[\"label\"],\"abstain\":[],"              \
	"\"duplicates\":\"last\",\"origin\":[],\"categories\":[],\"shape\":\"class\","          \
	"\"by\":[\"/f\",\"g\"]}," SHARDS COUNTS NAMES PATTERNS PAIRS RATERS COMPLETE MARKS \
	"\"sketch\":{\"k\":4096,\"items\":\"\",\"shared\":\"\"},\"slices\":{"
#define SLICE_OF(value, annotations, abstained, duplicates)                                     \
	"{\"value\":" value ",\"counts\":{\"annotations\":" annotations ",\"items\":2,"          \
	"\"abstained\":" abstained ",\"duplicates\":" duplicates "},"
#define TWO "\"annotators\":[\"a\",\"b\"],\"categories\":[\"x\"],\"patterns\":[[2,0,2]],"      \
	"\"pairs\":[[0,1,0,0,2]],\"raters\":[[0,0,0,2],[1,0,0,2]],\"complete\":[[0,1,0,0,2]]," \
	"\"marks\":null}"
#define NOBODY                                                                                  \
	"\"annotators\":[\"c\"],\"categories\":[],\"patterns\":[],\"pairs\":[],\"raters\":[],"     \
	"\"complete\":[],\"marks\":null}"
#define SLICED                                                                                  \
	"\"/f\":[" SLICE_OF("\"\"", "6", "0", "2") TWO ","                          \
	SLICE_OF("null", "1", "1", "0") NOBODY "]"

START_TEST(slices_read_back)
{
	struct lbl_agreement a;

	round_trip(&a, BY_HEAD SLICED ",\"g\":[" SLICE_OF("\"x\"", "6", "1", "1") TWO ","
		       SLICE_OF("\"y\"", "1", "0", "1") NOBODY "]}}\n");
	ck_assert_uint_eq(a.n_slices, 2);
	lbl_agreement_clear(&a);
}
END_TEST

static const struct refused refused_slices[] = {
	{ "a field is missing", BY_HEAD SLICED "}}", "'g': expected an array" },
	{ "no slices", BY_HEAD SLICED ",\"g\":[]}}", "'g': expected each annotation" },
	{ "an annotation in two slices", BY_HEAD SLICED ",\"g\":[" SLICE_OF("\"x\"", "6", "1", "1")
	  TWO "," SLICE_OF("\"y\"", "2", "1", "1") NOBODY "]}}", "'g': expected each annotation" },
	{ "a slice of nothing", BY_HEAD SLICED ",\"g\":[" SLICE_OF("\"x\"", "0", "0", "0") NOBODY
	  "," SLICE_OF("\"y\"", "7", "1", "2") TWO "]}}", "'g': expected each annotation" },
	{ "values descend", BY_HEAD SLICED ",\"g\":[" SLICE_OF("null", "1", "1", "0") NOBODY ","
	  SLICE_OF("\"x\"", "6", "0", "2") TWO "]}}", "null last" },
	{ "a slice counts more than it has", BY_HEAD SLICED ",\"g\":["
	  SLICE_OF("\"x\"", "5", "1", "1") TWO "]}}", "'g': member 'patterns'" },
};

START_TEST(slices_refused_by_name)
{
	for (size_t i = 0; i < sizeof refused_slices / sizeof *refused_slices; i++)
		refuse(&refused_slices[i]);
}
END_TEST

SUITE("state/agreement_state", slices_read_back, slices_refused_by_name, reads_back, reads_old,
      complete_items,
      no_complete_items, refused_by_name)
