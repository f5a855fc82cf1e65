/*
 * opt: argv into structures, by tables. getopt_long(3) finds the options; what
 * their values mean, and every message, is said here. base/opt_help shows the
 * same tables as text. Whether values fit together is the program's business.
 */
#include "base/opt.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

#define LONG_CODE    256 /* getopt_long's value for the first row; below are letters */
#define SPELLING_MAX 64
#define BEYOND_U64   18446744073709551616.0

/* An option with the place of its value. */
struct row {
	const struct lbl_opt *opt;
	char *target;
};

struct parser {
	struct row *rows;
	size_t n_rows;
	struct option *longs;   /* one a row, then a zero row */
	struct lbl_buf letters; /* getopt's string */
};

/* The words of an option's value; spelling is the option as the user named it. */
struct value {
	const char *spelling;
	const char *text;
};

static int set_flag(const struct row *row, struct value value, struct lbl_error *err)
{
	(void)value;
	(void)err;
	*(bool *)(void *)row->target = true;
	return 0;
}

static int set_string(const struct row *row, struct value value, struct lbl_error *err)
{
	(void)err;
	*(const char **)(void *)row->target = value.text;
	return 0;
}

static bool is_bounded(const struct lbl_opt *opt)
{
	return opt->min != 0 || opt->max != 0;
}

static int bad_number(const struct lbl_opt *opt, struct value value, const char *what,
		      struct lbl_error *err)
{
	char from[LBL_NUM_MAX], to[LBL_NUM_MAX], range[2 * LBL_NUM_MAX + 16] = "";

	lbl_num_format(opt->min, from);
	lbl_num_format(opt->max, to);
	if (is_bounded(opt) && opt->max < BEYOND_U64)
		snprintf(range, sizeof(range), " from %s to %s", from, to);
	else if (is_bounded(opt))
		snprintf(range, sizeof(range), " from %s on", from);
	return lbl_error_set(err, LBL_E_USAGE, "'%s' takes %s%s, not '%s'", value.spelling, what,
			     range, value.text);
}

/* A whole number and, where suffixes are allowed, one of K, M and G behind it. */
static bool read_u64(const char *text, bool suffixes, uint64_t *out)
{
	static const char letters[] = "KMG";
	struct lbl_span digits = lbl_span_of(text);
	const char *letter = NULL;
	int shift = 0;

	if (suffixes && digits.len)
		letter = strchr(letters, digits.ptr[digits.len - 1]);
	if (letter) {
		shift = 10 * (int)(letter - letters + 1);
		digits.len--;
	}
	if (!lbl_num_u64(digits, out) || *out > UINT64_MAX >> shift)
		return false;
	*out <<= shift;
	return true;
}

static int set_u64(const struct row *row, struct value value, struct lbl_error *err)
{
	const struct lbl_opt *opt = row->opt;
	bool is_size = strcmp(opt->arg, "SIZE") == 0;
	uint64_t v;

	if (!read_u64(value.text, is_size, &v) ||
	    (is_bounded(opt) && ((double)v < opt->min || (double)v > opt->max)))
		return bad_number(opt, value,
				  is_size ? "bytes (or K, M, G of them)" : "a whole number", err);
	*(uint64_t *)(void *)row->target = v;
	return 0;
}

bool lbl_opt_number(const char *text, double *out)
{
	struct lbl_buf padded = { 0 };
	bool sound;

	if (text[0] == '.')
		lbl_buf_putc(&padded, '0');
	lbl_buf_puts(&padded, text);
	sound = lbl_num_is_json(lbl_buf_span(&padded));
	*out = sound ? lbl_num_parse(lbl_buf_span(&padded)) : 0;
	lbl_buf_clear(&padded);
	return sound && isfinite(*out);
}

static int set_double(const struct row *row, struct value value, struct lbl_error *err)
{
	const struct lbl_opt *opt = row->opt;
	double v;

	if (!lbl_opt_number(value.text, &v) || (is_bounded(opt) && (v < opt->min || v > opt->max)))
		return bad_number(opt, value, "a number", err);
	*(double *)(void *)row->target = v;
	return 0;
}

static int set_choice(const struct row *row, struct value value, struct lbl_error *err)
{
	const char *word = row->opt->arg;
	size_t n = strlen(value.text);

	for (int i = 0; *word; i++) {
		size_t len = strcspn(word, "|");

		if (len == n && memcmp(word, value.text, n) == 0) {
			*(int *)(void *)row->target = i;
			return 0;
		}
		word += len + (word[len] == '|');
	}
	return lbl_error_set(err, LBL_E_USAGE, "'%s' takes %s, not '%s'", value.spelling,
			     row->opt->arg, value.text);
}

static int read_file(const char *name, struct lbl_buf *out, struct lbl_error *err)
{
	FILE *f = fopen(name, "r");
	size_t n = 1;
	int status = 0;

	while (f && n > 0) {
		clearerr(f);
		n = fread(lbl_buf_reserve(out, BUFSIZ), 1, BUFSIZ, f);
		out->len += n;
		if (ferror(f) && errno == EINTR)
			n = 1; /* nothing is lost: again */
	}
	if (!f || ferror(f))
		status = lbl_error_errno(err, name, "cannot read this list");
	if (f)
		fclose(f);
	return status;
}

/* Lines of a file, without a BOM at its start, without CR at their ends. */
static int add_lines(struct lbl_list *list, const char *name, struct lbl_error *err)
{
	struct lbl_buf text = { 0 };
	uint64_t line = 1;
	int status = read_file(name, &text, err);
	const char *p = lbl_buf_cstr(&text), *end = p + text.len;

	if (text.len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	for (; status == 0 && p < end; line++) {
		const char *lf = memchr(p, '\n', (size_t)(end - p));
		const char *stop = lf ? lf : end;
		size_t n = (size_t)(stop - p);
		const char *nul = memchr(p, '\0', n);

		if (nul)
			status = lbl_error_at(err, LBL_E_INPUT, name, line, (uint64_t)(nul - p) + 1,
					      "a NUL byte in a list");
		else
			lbl_list_add(list, p, n - (n > 0 && p[n - 1] == '\r'));
		p = stop + 1;
	}
	lbl_buf_clear(&text);
	return status;
}

static int set_list(const struct row *row, struct value value, struct lbl_error *err)
{
	struct lbl_list *list = (void *)row->target;
	const char *p = value.text;

	if (*p == '@')
		return add_lines(list, p + 1, err);
	for (;;) {
		size_t n = strcspn(p, ",");

		lbl_list_add(list, p, n);
		if (p[n] == '\0')
			return 0;
		p += n + 1;
	}
}

static int set_words(const struct row *row, struct value value, struct lbl_error *err)
{
	(void)err;
	lbl_list_add((void *)row->target, value.text, strlen(value.text));
	return 0;
}

static int (*const setters[])(const struct row *, struct value, struct lbl_error *) = {
	[LBL_OPT_FLAG] = set_flag,     [LBL_OPT_STRING] = set_string, [LBL_OPT_U64] = set_u64,
	[LBL_OPT_DOUBLE] = set_double, [LBL_OPT_CHOICE] = set_choice, [LBL_OPT_LIST] = set_list,
	[LBL_OPT_WORDS] = set_words,
};

static void add_row(struct parser *p, const struct lbl_opt *opt, void *base)
{
	int has_arg = opt->kind == LBL_OPT_FLAG ? no_argument : required_argument;
	int code = LONG_CODE + (int)p->n_rows;

	if (opt->letter)
		lbl_buf_printf(&p->letters, "%c%s", opt->letter, has_arg ? ":" : "");
	p->longs[p->n_rows] = (struct option){ opt->name, has_arg, NULL, code };
	p->rows[p->n_rows++] = (struct row){ opt, (char *)base + opt->offset };
}

static void parser_init(struct parser *p, const struct lbl_opt_set *sets, size_t n_sets)
{
	size_t n = 0;

	for (size_t i = 0; i < n_sets; i++)
		for (const struct lbl_opt *o = sets[i].table; o->name; o++)
			n++;
	*p = (struct parser){ .rows = lbl_alloc_zero(n + 1, sizeof(*p->rows)),
			      .longs = lbl_alloc_zero(n + 1, sizeof(*p->longs)) };
	/* '-': operands come in order, whatever POSIXLY_CORRECT says; ':': we print. */
	lbl_buf_puts(&p->letters, "-:");
	for (size_t i = 0; i < n_sets; i++)
		for (const struct lbl_opt *o = sets[i].table; o->name; o++)
			add_row(p, o, sets[i].base);
}

static void parser_clear(struct parser *p)
{
	free(p->rows);
	free(p->longs);
	lbl_buf_clear(&p->letters);
}

/* The row of a code that getopt_long returned, and the option as the user named it. */
static const struct row *find_row(const struct parser *p, int code, char spelling[SPELLING_MAX])
{
	if (code >= LONG_CODE) {
		const struct row *row = &p->rows[code - LONG_CODE];

		snprintf(spelling, SPELLING_MAX, "--%s", row->opt->name);
		return row;
	}
	for (size_t i = 0; i < p->n_rows; i++)
		if (p->rows[i].opt->letter == code) {
			snprintf(spelling, SPELLING_MAX, "-%c", code);
			return &p->rows[i];
		}
	return NULL;
}

/* A long option that is none: its beginning fits several rows, or no row. */
static int bad_long(const struct parser *p, const char *word, struct lbl_error *err)
{
	size_t n = strcspn(word, "=");
	struct lbl_buf fits = { 0 };

	for (size_t i = 0; i < p->n_rows; i++)
		if (strncmp(p->rows[i].opt->name, word + 2, n - 2) == 0)
			lbl_buf_printf(&fits, "%s--%s", fits.len ? ", " : "", p->rows[i].opt->name);
	if (fits.len)
		lbl_error_set(err, LBL_E_USAGE, "option '%.*s' may be any of %s", (int)n, word,
			      lbl_buf_cstr(&fits));
	else
		lbl_error_set(err, LBL_E_USAGE, "unknown option '%.*s'", (int)n, word);
	lbl_buf_clear(&fits);
	return -1;
}

/* getopt_long said '?': word is the argument that it had just read. */
static int bad_option(const struct parser *p, int code, const char *word, struct lbl_error *err)
{
	if (code >= LONG_CODE)
		return lbl_error_set(err, LBL_E_USAGE, "option '--%s' takes no value",
				     p->rows[code - LONG_CODE].opt->name);
	if (code == 0)
		return bad_long(p, word, err);
	if (code < ' ' || code > '~')
		return lbl_error_set(err, LBL_E_USAGE, "unknown option '-\\x%02x'",
				     (unsigned)code & 0xff);
	return lbl_error_set(err, LBL_E_USAGE, "unknown option '-%c'", code);
}

static int take(const struct parser *p, int code, char **argv, struct lbl_list *operands,
		struct lbl_error *err)
{
	char spelling[SPELLING_MAX];
	const struct row *row;

	if (code == 1) {
		lbl_list_add(operands, optarg, strlen(optarg));
		return 0;
	}
	if (code == '?')
		return bad_option(p, optopt, argv[optind - 1], err);
	row = find_row(p, code == ':' ? optopt : code, spelling);
	if (code == ':')
		return lbl_error_set(err, LBL_E_USAGE, "option '%s' needs a value: %s", spelling,
				     row->opt->arg);
	return setters[row->opt->kind](row, (struct value){ spelling, optarg }, err);
}

int lbl_opt_parse(const struct lbl_opt_set *sets, size_t n_sets, int argc, char **argv,
		  struct lbl_list *operands, struct lbl_error *err)
{
	struct parser parser;
	int code, status = 0;

	parser_init(&parser, sets, n_sets);
	optind = 0; /* makes glibc and musl start afresh */
	opterr = 0;
	while (status == 0 && (code = getopt_long(argc, argv, lbl_buf_cstr(&parser.letters),
						  parser.longs, NULL)) != -1)
		status = take(&parser, code, argv, operands, err);
	for (; status == 0 && optind < argc; optind++)
		lbl_list_add(operands, argv[optind], strlen(argv[optind]));
	parser_clear(&parser);
	return status;
}
