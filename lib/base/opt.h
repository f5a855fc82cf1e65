/*
 * Options: one table a program drives parsing, --help, completions and the
 * check that the man page names the same options.
 */
#ifndef LBL_BASE_OPT_H
#define LBL_BASE_OPT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/list.h"

enum lbl_opt_kind {
	LBL_OPT_FLAG,   /* bool: set to true */
	LBL_OPT_STRING, /* const char *: borrowed from argv; the last one wins */
	LBL_OPT_U64,    /* uint64_t in [min, max]; suffixes K, M, G (1024) where `arg` is SIZE */
	LBL_OPT_DOUBLE, /* double in [min, max] */
	LBL_OPT_CHOICE, /* int: index into the words of `arg`, as in "text|json|html" */
	LBL_OPT_LIST,   /* struct lbl_list: split at commas, repeatable, @FILE reads one a line */
	LBL_OPT_WORDS   /* struct lbl_list: repeatable, each value whole (commas kept, no @FILE) */
};

struct lbl_opt {
	const char *name;  /* without "--"; a NULL name ends the table */
	char letter;       /* 0: none */
	const char *arg;   /* metavariable, NULL for a flag */
	const char *help;  /* one line, no final stop */
	enum lbl_opt_kind kind;
	size_t offset;     /* of the target in the set's base */
	double min, max;   /* U64 and DOUBLE; both 0: no bounds beyond the type's */
};

/* A table and the structure that its offsets point into. */
struct lbl_opt_set {
	const struct lbl_opt *table;
	void *base;
};

/*
 * lbl_opt_parse -- reads argv[1..] into the sets' bases.
 *
 *   sets      n_sets tables; names and letters are unique over all
 *   operands  what is no option, in order; options may follow operands, "--" ends them
 *
 * Returns 0, or -1 with LBL_E_USAGE and a message that names the option.
 */
int lbl_opt_parse(const struct lbl_opt_set *sets, size_t n_sets, int argc, char **argv,
		  struct lbl_list *operands, struct lbl_error *err);

/*
 * lbl_opt_number -- a finite number as options take it: JSON's grammar, and ".5" too, as people
 * write rates.
 */
bool lbl_opt_number(const char *text, double *out);

/* lbl_opt_help -- appends a table's rows as --help shows them, two columns, 80 wide. */
void lbl_opt_help(const struct lbl_opt *table, struct lbl_buf *out);

#endif
