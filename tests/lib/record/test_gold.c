/* Gold labels from files: what counts, what is skipped, what is refused and where. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "record/gold.h"
#include "../suite.h"

static char name[64];

static const char *file_of(const char *text)
{
	snprintf(name, sizeof name, "/tmp/test_gold.%ld.jsonl", (long)getpid());
	FILE *f = fopen(name, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	return name;
}

static struct lbl_gold *load(const char *text, struct lbl_error *err)
{
	*err = (struct lbl_error){ 0 };
	return lbl_gold_load(file_of(text), NULL, NULL, err);
}

static void expect(const struct lbl_gold *g, const char *item, const char *class)
{
	uint32_t id = lbl_gold_find(g, lbl_span_of(item));

	if (!class) {
		ck_assert_uint_eq(id, LBL_INTERN_NONE);
		return;
	}
	ck_assert_uint_ne(id, LBL_INTERN_NONE);
	ck_assert(lbl_span_eq(lbl_gold_class(g, id), lbl_span_of(class)));
}

START_TEST(kinds_and_classes)
{
	struct lbl_error err;
	struct lbl_gold_counts n;
	struct lbl_gold *g = load("\xEF\xBB\xBF{\"item\":\"a\",\"label\":\"x\"}\r\n"
				  "\n"
				  "{\"item\":7,\"label\":1.0}\n"
				  "{\"item\":\"7\",\"label\":\"1\"}\n" /* the same, told twice */
				  "{\"item\":\"\\u0062\",\"label\":\"\\u0078\"}\n"
				  "{\"item\":\"c\",\"label\":null}\n"
				  "{\"item\":\"d\"}\n"
				  "{\"item\":\"e\",\"annotator\":\"ana\",\"label\":\"x\"}\n"
				  "{\"id\":\"f\",\"data\":{}}\n"
				  "{\"item\":\"g\",\"label\":true}",
				  &err);

	ck_assert_msg(g, "%s", err.message);
	lbl_gold_counts(g, &n);
	ck_assert(n.labels == 4 && n.skipped == 2 && n.empty == 2);
	ck_assert_uint_eq(lbl_gold_classes(g), 3);
	expect(g, "a", "x");
	expect(g, "b", "x");
	expect(g, "7", "1");
	expect(g, "g", "true");
	expect(g, "c", NULL);
	expect(g, "e", NULL);
	expect(g, "", NULL);
	lbl_gold_free(g);
	unlink(name);
}
END_TEST

START_TEST(two_labels)
{
	struct lbl_error err;

	ck_assert_ptr_null(
		load("{\"item\":\"a\",\"label\":\"x\"}\n\n{\"item\":\"b\",\"label\":\"x\"}\n"
		     "{\"item\":\"a\",\"label\":\"y\"}\n",
		     &err));
	ck_assert_int_eq(err.code, LBL_E_INPUT);
	ck_assert_uint_eq(err.line, 4);
	ck_assert_str_eq(err.source, name);
	ck_assert_str_eq(err.message,
			 "gold label of item \"a\" is \"y\" here, and \"x\" on line 1");
	unlink(name);
}
END_TEST

static const struct {
	const char *why, *text;
	uint64_t line;
} refused[] = {
	{ "no record", "{\"item\":\"a\",\"label\":\"x\"}\n{\"x\":1}\n", 2 },
	{ "not JSON", "{\"item\":\"a\",\n", 1 },
	{ "spans", "{\"item\":\"a\",\"label\":[{\"start\":0,\"end\":1,\"label\":\"x\"}]}\n", 1 },
	{ "an item that is none", "\n{\"item\":[],\"label\":\"x\"}\n", 2 },
	{ "UTF-8", "{\"item\":\"a\",\"label\":\"\xFF\"}\n", 1 },
};

START_TEST(bad_lines)
{
	struct lbl_error err;

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		ck_assert_msg(!load(refused[i].text, &err), "%s", refused[i].why);
		ck_assert_msg(err.line == refused[i].line && err.message[0], "%s: line %d",
			      refused[i].why, (int)err.line);
		ck_assert_str_eq(err.source, name);
	}
	unlink(name);
	ck_assert_ptr_null(lbl_gold_load("/no/such/file", NULL, NULL, &err));
	ck_assert_int_eq(err.code, LBL_E_IO);
}
END_TEST

START_TEST(paths)
{
	struct lbl_error err = { 0 };
	struct lbl_gold *g = lbl_gold_load(file_of("{\"task\":3,\"truth\":{\"class\":\"x\"}}\n"),
					   "task", "/truth/class", &err);

	ck_assert_msg(g, "%s", err.message);
	expect(g, "3", "x");
	lbl_gold_free(g);
	unlink(name);
}
END_TEST

static struct lbl_hash128 digest(const char *text)
{
	struct lbl_error err;
	struct lbl_gold *g = load(text, &err);

	ck_assert_msg(g, "%s", err.message);
	struct lbl_hash128 d = lbl_gold_digest(g);
	lbl_gold_free(g);
	unlink(name);
	return d;
}

/* Order, spelling and repeats make no other gold; another class or another cut does. */
START_TEST(digests)
{
	struct lbl_hash128 a =
		digest("{\"item\":\"a\",\"label\":1}\n{\"item\":\"b\",\"label\":2}\n");
	struct lbl_hash128 same =
		digest("{\"label\":\"2\",\"item\":\"\\u0062\"}\n"
		       "{\"item\":\"a\",\"label\":1.0}\n{\"item\":\"a\",\"label\":1}");
	struct lbl_hash128 other =
		digest("{\"item\":\"a\",\"label\":1}\n{\"item\":\"b\",\"label\":3}\n");
	struct lbl_hash128 cut =
		digest("{\"item\":\"a1\",\"label\":\"\"}\n{\"item\":\"b\",\"label\":2}\n");
	struct lbl_hash128 none = digest("");

	ck_assert(a.high == same.high && a.low == same.low);
	ck_assert(a.low != other.low && a.low != cut.low);
	ck_assert(none.high == 0 && none.low == 0);
}
END_TEST

SUITE("record/gold", kinds_and_classes, two_labels, bad_lines, paths, digests)
