/* Rules from a text, through a file as the library reads them. */
#ifndef LBL_TESTS_RULES_FILE_H
#define LBL_TESTS_RULES_FILE_H

#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "rules/ruleset.h"

/* Appends "LINE:BYTE: MESSAGE\n". */
static void note_fault(void *arg, const struct lbl_error *err)
{
	lbl_buf_printf(arg, "%llu:%llu: %s\n", (unsigned long long)err->line,
		       (unsigned long long)err->byte, err->message);
}

static inline size_t add_rules(struct lbl_ruleset *set, const char *text, struct lbl_buf *faults)
{
	char name[64];
	FILE *f;
	size_t n;

	snprintf(name, sizeof name, "rules-under-test-%ld.json", (long)getpid());
	f = fopen(name, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
	n = lbl_ruleset_add(set, name, note_fault, faults);
	unlink(name);
	return n;
}

#endif
