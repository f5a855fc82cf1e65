/* opt_help: a table's rows as --help shows them. base/opt parses by the same rows. */
#include "base/opt.h"

#include <string.h>

#define WIDTH       80
#define HELP_COLUMN 26
#define GAP         2 /* blanks at least between an option and its help */

/* Columns that n bytes of UTF-8 take on a terminal (one a code point). */
static size_t columns(const char *s, size_t n)
{
	size_t c = 0;

	for (size_t i = 0; i < n; i++)
		c += ((unsigned char)s[i] & 0xc0) != 0x80;
	return c;
}

static void indent(struct lbl_buf *out, size_t from)
{
	for (size_t i = from; i < HELP_COLUMN; i++)
		lbl_buf_putc(out, ' ');
}

/* The words of a help text, broken where the next one would pass the width. */
static void put_words(struct lbl_buf *out, const char *help)
{
	size_t at = HELP_COLUMN;

	for (const char *word = help; *word;) {
		size_t n = strcspn(word, " "), wide = columns(word, n);

		if (at > HELP_COLUMN && at + 1 + wide > WIDTH) {
			lbl_buf_putc(out, '\n');
			indent(out, 0);
			at = HELP_COLUMN;
		} else if (at > HELP_COLUMN) {
			lbl_buf_putc(out, ' ');
			at++;
		}
		lbl_buf_put(out, word, n);
		at += wide;
		word += n + strspn(word + n, " ");
	}
	lbl_buf_putc(out, '\n');
}

static void put_row(struct lbl_buf *out, const struct lbl_opt *opt)
{
	size_t start = out->len, wide;

	if (opt->letter)
		lbl_buf_printf(out, "  -%c, --%s", opt->letter, opt->name);
	else
		lbl_buf_printf(out, "      --%s", opt->name);
	if (opt->arg)
		lbl_buf_printf(out, "=%s", opt->arg);
	wide = columns(out->data + start, out->len - start);
	if (wide + GAP > HELP_COLUMN) {
		lbl_buf_putc(out, '\n');
		wide = 0;
	}
	indent(out, wide);
	put_words(out, opt->help);
}

void lbl_opt_help(const struct lbl_opt *table, struct lbl_buf *out)
{
	for (; table->name; table++)
		put_row(out, table);
}
