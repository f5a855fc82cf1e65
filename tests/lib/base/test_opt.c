/* base/opt: argv into structures, messages, help. */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/opt.h"

struct args {
	bool check, quiet;
	const char *schema;
	uint64_t count, block;
	double rate;
	int format;
	struct lbl_list abstain, min;
};

#define AT(member) offsetof(struct args, member)

static const struct lbl_opt own[] = {
	{ "count", 'n', "N", "choose N records", LBL_OPT_U64, AT(count), 1, 10 },
	{ "rate", 'p', "RATE", "choose this share", LBL_OPT_DOUBLE, AT(rate), 0, 1 },
	{ "schema", 's', "FILE", "check by the schema in FILE", LBL_OPT_STRING, AT(schema), 0, 0 },
	{ "format", 'f', "text|json", "write this", LBL_OPT_CHOICE, AT(format), 0, 0 },
	{ "abstain", 0, "LABEL,...", "no answer", LBL_OPT_LIST, AT(abstain), 0, 0 },
	{ "min", 0, "NAME=VALUE", "threshold", LBL_OPT_WORDS, AT(min), 0, 0 },
	{ "check", 'c', NULL, "only check", LBL_OPT_FLAG, AT(check), 0, 0 },
	{ 0 },
};

static const struct lbl_opt shared[] = {
	{ "quiet", 'q', NULL, "say less", LBL_OPT_FLAG, AT(quiet), 0, 0 },
	{ "block-bytes", 0, "SIZE", "read blocks of SIZE", LBL_OPT_U64, AT(block), 0, 0 },
	{ 0 },
};

#define ARGV_MAX 16

static struct args args;
static struct lbl_list operands;
static struct lbl_error err;

/* Parses words, ended by NULL, behind a program's name. */
static int parse(const char *const *words)
{
	const struct lbl_opt_set sets[] = { { own, &args }, { shared, &args } };
	static char storage[ARGV_MAX][256];
	char *argv[ARGV_MAX + 1] = { storage[0] };
	int argc = 1;

	args = (struct args){ 0 };
	operands = (struct lbl_list){ 0 };
	err = (struct lbl_error){ 0 };
	strcpy(storage[0], "lbl-test");
	for (; words[argc - 1]; argc++) {
		snprintf(storage[argc], sizeof(storage[argc]), "%s", words[argc - 1]);
		argv[argc] = storage[argc];
	}
	return lbl_opt_parse(sets, 2, argc, argv, &operands, &err);
}

#define PARSE(...) parse((const char *const[]){ __VA_ARGS__, NULL })

static void clear(void)
{
	lbl_list_clear(&args.abstain);
	lbl_list_clear(&args.min);
	lbl_list_clear(&operands);
}

START_TEST(no_words_change_nothing)
{
	ck_assert_int_eq(parse((const char *const[]){ NULL }), 0);
	ck_assert_uint_eq(operands.n, 0);
	ck_assert_uint_eq(args.count, 0);
}
END_TEST

START_TEST(every_kind_is_set)
{
	ck_assert_int_eq(PARSE("-n", "3", "--rate=0.25", "-sa.json", "--format", "json", "-cq",
			       "--block-bytes=64K", "--abstain=a,b", "--min", "x=1,2"), 0);
	ck_assert_uint_eq(args.count, 3);
	ck_assert_double_eq(args.rate, 0.25);
	ck_assert_str_eq(args.schema, "a.json");
	ck_assert_int_eq(args.format, 1);
	ck_assert(args.check && args.quiet);
	ck_assert_uint_eq(args.block, 65536);
	ck_assert_uint_eq(args.abstain.n, 2);
	ck_assert_str_eq(args.abstain.v[1], "b");
	ck_assert_uint_eq(args.min.n, 1);
	ck_assert_str_eq(args.min.v[0], "x=1,2");
	clear();
}
END_TEST

START_TEST(operands_stand_anywhere)
{
	ck_assert_int_eq(PARSE("a", "-n", "3", "-", "-c", "b", "--", "-q", "--"), 0);
	ck_assert_uint_eq(operands.n, 5);
	ck_assert_str_eq(operands.v[0], "a");
	ck_assert_str_eq(operands.v[1], "-");
	ck_assert_str_eq(operands.v[2], "b");
	ck_assert_str_eq(operands.v[3], "-q");
	ck_assert_str_eq(operands.v[4], "--");
	ck_assert(args.check && !args.quiet);
	clear();
}
END_TEST

START_TEST(posixly_correct_changes_nothing)
{
	setenv("POSIXLY_CORRECT", "1", 1);
	ck_assert_int_eq(PARSE("a", "-c", "b"), 0);
	ck_assert(args.check);
	ck_assert_uint_eq(operands.n, 2);
	clear();
}
END_TEST

START_TEST(the_last_value_wins)
{
	ck_assert_int_eq(PARSE("-n1", "-n2", "-fjson", "-ftext", "-sa", "-s", ""), 0);
	ck_assert_uint_eq(args.count, 2);
	ck_assert_int_eq(args.format, 0);
	ck_assert_str_eq(args.schema, "");
}
END_TEST

START_TEST(abbreviations_are_taken)
{
	ck_assert_int_eq(PARSE("--che", "--ra", ".5"), 0);
	ck_assert(args.check);
	ck_assert_double_eq(args.rate, 0.5);
}
END_TEST

START_TEST(repeated_lists_add_up)
{
	ck_assert_int_eq(PARSE("--abstain=a", "--abstain=b,,c", "--abstain="), 0);
	ck_assert_uint_eq(args.abstain.n, 5);
	ck_assert_str_eq(args.abstain.v[0], "a");
	ck_assert_str_eq(args.abstain.v[2], "");
	ck_assert_str_eq(args.abstain.v[3], "c");
	ck_assert_str_eq(args.abstain.v[4], "");
	clear();
}
END_TEST

static const struct bad_row {
	const char *words[3];
	const char *message;
} bad_rows[] = {
	{ { "--foo" }, "unknown option '--foo'" },
	{ { "--foo=bar" }, "unknown option '--foo'" },
	{ { "-x" }, "unknown option '-x'" },
	{ { "-cx" }, "unknown option '-x'" },
	{ { "-:" }, "unknown option '-:'" },
	{ { "-?" }, "unknown option '-?'" },
	{ { "-\xc3\xa9" }, "unknown option '-\\xc3'" },
	{ { "--c" }, "option '--c' may be any of --count, --check" },
	{ { "--count" }, "option '--count' needs a value: N" },
	{ { "--cou" }, "option '--count' needs a value: N" },
	{ { "-n" }, "option '-n' needs a value: N" },
	{ { "--check=yes" }, "option '--check' takes no value" },
	{ { "-n", "x" }, "'-n' takes a whole number from 1 to 10, not 'x'" },
	{ { "--count=11" }, "'--count' takes a whole number from 1 to 10, not '11'" },
	{ { "--count=0" }, "'--count' takes a whole number from 1 to 10, not '0'" },
	{ { "--count=-1" }, "'--count' takes a whole number from 1 to 10, not '-1'" },
	{ { "--count=+1" }, "'--count' takes a whole number from 1 to 10, not '+1'" },
	{ { "--count= 1" }, "'--count' takes a whole number from 1 to 10, not ' 1'" },
	{ { "--count=" }, "'--count' takes a whole number from 1 to 10, not ''" },
	{ { "--count=2K" }, "'--count' takes a whole number from 1 to 10, not '2K'" },
	{ { "--block-bytes=18446744073709551616" },
	  "'--block-bytes' takes bytes (or K, M, G of them), not '18446744073709551616'" },
	{ { "--block-bytes=17179869184G" },
	  "'--block-bytes' takes bytes (or K, M, G of them), not '17179869184G'" },
	{ { "--block-bytes=K" }, "'--block-bytes' takes bytes (or K, M, G of them), not 'K'" },
	{ { "--block-bytes=1k" }, "'--block-bytes' takes bytes (or K, M, G of them), not '1k'" },
	{ { "--block-bytes=" }, "'--block-bytes' takes bytes (or K, M, G of them), not ''" },
	{ { "--rate=1.5" }, "'--rate' takes a number from 0 to 1, not '1.5'" },
	{ { "-p", "nan" }, "'-p' takes a number from 0 to 1, not 'nan'" },
	{ { "-p", "1e999" }, "'-p' takes a number from 0 to 1, not '1e999'" },
	{ { "-p", "0x1" }, "'-p' takes a number from 0 to 1, not '0x1'" },
	{ { "-p", "" }, "'-p' takes a number from 0 to 1, not ''" },
	{ { "-p", "." }, "'-p' takes a number from 0 to 1, not '.'" },
	{ { "--format", "xml" }, "'--format' takes text|json, not 'xml'" },
	{ { "-f", "" }, "'-f' takes text|json, not ''" },
	{ { "-f", "text|json" }, "'-f' takes text|json, not 'text|json'" },
	{ { "-f", "tex" }, "'-f' takes text|json, not 'tex'" },
};

START_TEST(bad_words_are_named)
{
	const struct bad_row *r = &bad_rows[_i];

	ck_assert_int_eq(parse(r->words), -1);
	ck_assert_int_eq(err.code, LBL_E_USAGE);
	ck_assert_str_eq(err.message, r->message);
}
END_TEST

START_TEST(sizes_have_suffixes)
{
	ck_assert_int_eq(PARSE("--block-bytes=18014398509481983K"), 0);
	ck_assert_uint_eq(args.block, UINT64_MAX - 1023);
	ck_assert_int_eq(PARSE("--block-bytes=3M"), 0);
	ck_assert_uint_eq(args.block, 3145728);
	ck_assert_int_eq(PARSE("--block-bytes=2G"), 0);
	ck_assert_uint_eq(args.block, 2147483648);
	ck_assert_int_eq(PARSE("--block-bytes=18446744073709551615"), 0);
	ck_assert_uint_eq(args.block, UINT64_MAX);
}
END_TEST

/* A file of these bytes; returns "--abstain=@NAME", static. */
static const char *list_file(const char *bytes, size_t n)
{
	static char name[] = "/tmp/lbl-opt-XXXXXX", option[64];
	int fd;
	FILE *f;

	strcpy(name + strlen(name) - 6, "XXXXXX");
	fd = mkstemp(name);
	ck_assert_int_ge(fd, 0);
	f = fdopen(fd, "w");
	ck_assert_uint_eq(fwrite(bytes, 1, n, f), n);
	fclose(f);
	snprintf(option, sizeof(option), "--abstain=@%s", name);
	return option;
}

static void drop_list_file(const char *option)
{
	unlink(strchr(option, '@') + 1);
}

START_TEST(a_file_gives_a_value_a_line)
{
	static const char text[] = "\xef\xbb\xbfone\r\ntwo,and\n\nthr\xff";
	const char *option = list_file(text, sizeof(text) - 1);

	ck_assert_int_eq(PARSE("--abstain=zero", option), 0);
	drop_list_file(option);
	ck_assert_uint_eq(args.abstain.n, 5);
	ck_assert_str_eq(args.abstain.v[1], "one");
	ck_assert_str_eq(args.abstain.v[2], "two,and");
	ck_assert_str_eq(args.abstain.v[3], "");
	ck_assert_str_eq(args.abstain.v[4], "thr\xff");
	clear();
}
END_TEST

START_TEST(an_empty_file_gives_none)
{
	const char *option = list_file("", 0);

	ck_assert_int_eq(PARSE(option), 0);
	drop_list_file(option);
	ck_assert_uint_eq(args.abstain.n, 0);
}
END_TEST

START_TEST(a_large_file_is_read_whole)
{
	struct lbl_buf text = { 0 };
	const char *option;

	for (int i = 0; i < 20000; i++)
		lbl_buf_printf(&text, "value-%d\n", i);
	option = list_file(text.data, text.len);
	ck_assert_int_eq(PARSE(option), 0);
	drop_list_file(option);
	ck_assert_uint_eq(args.abstain.n, 20000);
	ck_assert_str_eq(args.abstain.v[19999], "value-19999");
	clear();
	lbl_buf_clear(&text);
}
END_TEST

START_TEST(a_nul_in_a_file_is_named)
{
	const char *option = list_file("one\nt\0o\n", 8);

	ck_assert_int_eq(PARSE(option), -1);
	drop_list_file(option);
	ck_assert_int_eq(err.code, LBL_E_INPUT);
	ck_assert_uint_eq(err.line, 2);
	ck_assert_uint_eq(err.byte, 2);
	clear();
}
END_TEST

START_TEST(a_missing_file_is_trouble)
{
	ck_assert_int_eq(PARSE("--abstain=@/no/such/file"), -1);
	ck_assert_int_eq(err.code, LBL_E_IO);
	ck_assert_str_eq(err.source, "/no/such/file");
	ck_assert_int_eq(PARSE("--abstain=@/"), -1);
	ck_assert_int_eq(err.code, LBL_E_IO);
	ck_assert_int_eq(PARSE("--abstain=@"), -1);
	ck_assert_int_eq(err.code, LBL_E_IO);
}
END_TEST

START_TEST(help_has_two_columns)
{
	static const struct lbl_opt table[] = {
		{ "count", 'n', "N", "choose N records", LBL_OPT_U64, 0, 0, 0 },
		{ "quiet", 0, NULL, "say less", LBL_OPT_FLAG, 0, 0, 0 },
		{ "a-name-that-is-long", 'x', "VALUE",
		  "a help text that is so long that it must be broken at a blank, and then "
		  "once more because it goes on and on",
		  LBL_OPT_STRING, 0, 0, 0 },
		{ 0 },
	};
	static const char want[] =
		"  -n, --count=N           choose N records\n"
		"      --quiet             say less\n"
		"  -x, --a-name-that-is-long=VALUE\n"
		"                          a help text that is so long that it must be broken at\n"
		"                          a blank, and then once more because it goes on and on\n";
	struct lbl_buf out = { 0 };

	lbl_opt_help(table, &out);
	ck_assert_str_eq(lbl_buf_cstr(&out), want);
	lbl_buf_clear(&out);
}
END_TEST

START_TEST(help_is_80_columns_wide)
{
	/* 54 columns fill the help column to the edge, by characters and not by bytes. */
	static const struct lbl_opt table[] = {
		{ "a", 0, NULL,
		  "\xc3\xa4" "aaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee ff\xc3\xa4g x",
		  LBL_OPT_FLAG, 0, 0, 0 },
		{ 0 },
	};
	struct lbl_buf out = { 0 };

	lbl_opt_help(table, &out);
	ck_assert_str_eq(lbl_buf_cstr(&out),
			 "      --a                 "
			 "\xc3\xa4" "aaaaaaaa bbbbbbbbb ccccccccc ddddddddd eeeeeeeee ff\xc3\xa4g\n"
			 "                          x\n");
	lbl_buf_clear(&out);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("base/opt");
	TCase *tc = tcase_create("opt");
	SRunner *sr = srunner_create(s);
	int failed;

	tcase_add_test(tc, no_words_change_nothing);
	tcase_add_test(tc, every_kind_is_set);
	tcase_add_test(tc, operands_stand_anywhere);
	tcase_add_test(tc, posixly_correct_changes_nothing);
	tcase_add_test(tc, the_last_value_wins);
	tcase_add_test(tc, abbreviations_are_taken);
	tcase_add_test(tc, repeated_lists_add_up);
	tcase_add_loop_test(tc, bad_words_are_named, 0, sizeof(bad_rows) / sizeof(bad_rows[0]));
	tcase_add_test(tc, sizes_have_suffixes);
	tcase_add_test(tc, a_file_gives_a_value_a_line);
	tcase_add_test(tc, an_empty_file_gives_none);
	tcase_add_test(tc, a_large_file_is_read_whole);
	tcase_add_test(tc, a_nul_in_a_file_is_named);
	tcase_add_test(tc, a_missing_file_is_trouble);
	tcase_add_test(tc, help_has_two_columns);
	tcase_add_test(tc, help_is_80_columns_wide);
	suite_add_tcase(s, tc);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
