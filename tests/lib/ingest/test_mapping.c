/* ingest/mapping: words of the options to targets; paths; what is refused. */
#include <string.h>

#include "ingest/mapping.h"
#include "suite.h"

static void put_steps(const struct lbl_list *steps, struct lbl_buf *out)
{
	for (size_t i = 0; i < steps->n; i++)
		lbl_buf_printf(out, "[%s]", steps->v[i]);
}

static const struct {
	const char *path;
	const char *want; /* NULL: no path */
} paths[] = { /* RFC 6901, and by hand */
	{ "a", "[a]" },          { ".a", "[a]" },       { "a.b", "[a][b]" },
	{ ".a.0.b", "[a][0][b]" }, { "/a", "[a]" },       { "/a.b/c", "[a.b][c]" },
	{ "/a~1b/m~0n", "[a/b][m~n]" }, { "/~01", "[~1]" }, { "/", "[]" },
	{ "//", "[][]" },        { "", NULL },          { ".", NULL },
	{ "a.", NULL },          { "a..b", NULL },      { "/~2", NULL },
	{ "/a~", NULL },
};

START_TEST(paths_are_split)
{
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct lbl_list steps = { 0 };
		struct lbl_buf got = { 0 };
		bool sound = lbl_mapping_split(paths[i].path, strlen(paths[i].path), &steps);

		ck_assert_msg(sound == (paths[i].want != NULL), "'%s'", paths[i].path);
		put_steps(&steps, &got);
		if (sound)
			ck_assert_str_eq(lbl_buf_cstr(&got), paths[i].want);
		lbl_buf_clear(&got);
		lbl_list_clear(&steps);
	}
}
END_TEST

/* "to<from" of each target, in order, with ! where it is required. */
static void describe(const struct lbl_mapping *m, struct lbl_buf *out)
{
	for (size_t i = 0; i < m->n; i++) {
		put_steps(&m->targets[i].to, out);
		lbl_buf_printf(out, "<%s%s ", m->targets[i].from,
			       m->targets[i].required ? "!" : "");
	}
}

static struct lbl_mapping *make(struct lbl_mapping_words words, const char *maps,
				struct lbl_list *map, struct lbl_error *err)
{
	static const struct lbl_list none = { 0 };

	while (*maps) {
		size_t n = strcspn(maps, " ");

		lbl_list_add(map, maps, n);
		maps += n + (maps[n] == ' ');
	}
	words.map = map;
	words.numeric = &none;
	return lbl_mapping_new(&words, err);
}

static void expect(struct lbl_mapping_words words, const char *maps, const char *want)
{
	struct lbl_list map = { 0 };
	struct lbl_error err = { 0 };
	struct lbl_mapping *m = make(words, maps, &map, &err);
	struct lbl_buf got = { 0 };

	if (m)
		describe(m, &got);
	ck_assert_str_eq(m ? lbl_buf_cstr(&got) : err.message, want);
	lbl_buf_clear(&got);
	lbl_mapping_free(m);
	lbl_list_clear(&map);
}

START_TEST(items_put_their_id_first)
{
	expect((struct lbl_mapping_words){ 0 }, "", "");
	expect((struct lbl_mapping_words){ .id = "k", .text = "t" }, "a.b=c",
	       "[id]<k! [data][text]<t! [a][b]<c ");
	expect((struct lbl_mapping_words){ .text = "t" }, "a=c=d id=k",
	       "[id]<k! [data][text]<t! [a]<c=d ");
}
END_TEST

START_TEST(annotations_have_members_by_name)
{
	expect((struct lbl_mapping_words){ .annotations = true }, "x=y annotator=w",
	       "[id]<id [item]<item! [annotator]<w! [label]<label! [origin]<origin "
	       "[confidence]<confidence [created_at]<created_at [duration_ms]<duration_ms "
	       "[stage]<stage [rationale]<rationale [path]<path [shown]<shown [schema]<schema "
	       "[reviews]<reviews [verdict]<verdict [error_type]<error_type [x]<y ");
}
END_TEST

START_TEST(clashes_are_refused)
{
	expect((struct lbl_mapping_words){ .annotations = true, .text = "t" }, "",
	       "--text is for items, not for annotations");
	expect((struct lbl_mapping_words){ .id = "a" }, "id=b",
	       "--map id=b: 'id' has a value already");
	expect((struct lbl_mapping_words){ 0 }, "=b", "--map =b: expected NEW=OLD");
	expect((struct lbl_mapping_words){ 0 }, "b=", "--map b=: expected NEW=OLD");
	expect((struct lbl_mapping_words){ 0 }, "b", "--map b: expected NEW=OLD");
	expect((struct lbl_mapping_words){ 0 }, "x.y=b x=c", "--map x=c: 'x' has members already");
}
END_TEST

SUITE("ingest/mapping", paths_are_split, items_put_their_id_first,
      annotations_have_members_by_name, clashes_are_refused)
