/*
 * What shapes a report: the options that travel in its state. Two states may be
 * merged only where all of them agree.
 */
#ifndef LBL_STATE_REPORT_OPTIONS_H
#define LBL_STATE_REPORT_OPTIONS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/list.h"
#include "base/span.h"
#include "json/emit.h"

/*
 * All zero: nothing is said. Strings are owned; NULL and an empty list mean "not given" until
 * lbl_report_options_default has filled in what the family's defaults are.
 */
struct lbl_report_options {
	char *item, *annotator, *label, *duration, *time; /* paths */
	char *duplicates;                                 /* a word of LBL_DUPLICATES_ARG */
	struct lbl_list abstain;                          /* classes that count as abstentions */
	struct lbl_list stage;                            /* stages whose judgments count */
	struct lbl_list origin;                           /* origins that are reported */
	char *gold; /* digest of the gold labels in hex, NULL: no gold */
};

void lbl_report_options_clear(struct lbl_report_options *o);

/* lbl_report_options_sort -- brings lists into the form that is compared: sorted, no word twice. */
void lbl_report_options_sort(struct lbl_report_options *o);

/* lbl_report_options_default -- fills in what is not given, and sorts. */
void lbl_report_options_default(struct lbl_report_options *o);

/*
 * lbl_report_options_agree -- 0, or -1 with LBL_E_USAGE naming the first option that differs.
 *
 *   have, asked  sorted; of asked only what is given is compared when `partly`
 */
int lbl_report_options_agree(const struct lbl_report_options *have,
			     const struct lbl_report_options *asked, bool partly,
			     struct lbl_error *err);

/* lbl_report_options_copy -- out (all zero) becomes a copy. */
void lbl_report_options_copy(struct lbl_report_options *out, const struct lbl_report_options *o);

/* lbl_report_options_write -- one JSON object, every option, absent ones as null. */
void lbl_report_options_write(const struct lbl_report_options *o, struct lbl_emit *e);

/* lbl_report_options_read -- from the raw text of such an object; 0, or -1 with LBL_E_INPUT. */
int lbl_report_options_read(struct lbl_report_options *o, struct lbl_span object,
			    struct lbl_error *err);

#endif
