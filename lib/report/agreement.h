/* The result of measuring agreement: computed once, written as JSON, CSV or text. */
#ifndef LBL_REPORT_AGREEMENT_H
#define LBL_REPORT_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "json/document.h"
#include "report/agreement_by.h"
#include "report/agreement_sets.h"
#include "state/agreement.h"
#include "stat/agreement.h"
#include "stat/bootstrap.h"

/* How a result is made of what was counted; report/agreement_ask makes one. */
struct lbl_agreement_wanted {
	bool *chosen;        /* by place in lbl_measures; those with a threshold are among them */
	bool *named;         /* likewise: by name, so that labels that it is not for are an error */
	double *min;         /* likewise: the least that each shall reach; NAN: anything */
	int level;           /* index into LBL_LEVELS_ARG */
	const char *weights; /* NULL: identity; borrowed */
	struct lbl_doc *weights_file; /* where weights is no word */
	enum lbl_set_distance distance; /* of labels that are sets */
	double ci_level;     /* in (0, 1) */
	struct lbl_bootstrap bootstrap; /* replicates 0: errors by formulas */
	int benchmark;       /* index into LBL_BENCHMARKS_ARG; -1: none */
	bool list_pairs;     /* in text, however many; else only LBL_PAIRS_LISTED or fewer */
	bool by_label, by_annotator;
};
#define LBL_PAIRS_LISTED 15

struct lbl_agreement_result {
	const struct lbl_agreement *of;            /* borrowed */
	const struct lbl_agreement_wanted *wanted; /* borrowed; echoed */
	struct lbl_category_sets sets; /* where labels are sets */
	struct lbl_scale scale;
	bool items_split; /* shards share items: figures by item are undefined */
	uint64_t paired_items;
	struct lbl_ratings ratings;           /* empty when items_split */
	struct lbl_coefficient *coefficients; /* in the order of lbl_measures; those shown */
	struct lbl_by_label *labels;          /* n_labels rows; NULL: not asked for, or split */
	size_t n_labels;
	struct lbl_by_annotator *annotators;  /* likewise, a row an annotator */
	struct lbl_marked_row *marked; /* where labels are marks, n_marked rows; else NULL */
	size_t n_marked;
	struct lbl_marks_by_annotator *marks_by_annotator; /* in place of annotators */
};

/*
 * lbl_agreement_result_init -- computes all of an arranged one (lbl_agreement_result_clear frees,
 * after a failure too).
 *
 * Returns 0, or -1 with err: the labels do not fit the level, the weights, or a coefficient that
 * is asked for by name.
 */
int lbl_agreement_result_init(struct lbl_agreement_result *r, const struct lbl_agreement *of,
			      const struct lbl_agreement_wanted *wanted, struct lbl_error *err);
void lbl_agreement_result_clear(struct lbl_agreement_result *r);

/*
 * lbl_agreement_shows -- is coefficient i shown? _shows_label -- of a label against the others,
 * too? lbl_agreement_name -- under which name?
 */
bool lbl_agreement_shows(const struct lbl_agreement_result *r, size_t i);
bool lbl_agreement_shows_label(const struct lbl_agreement_result *r, size_t i);
const char *lbl_agreement_name(const struct lbl_agreement_result *r, size_t i);

/* lbl_agreement_result_json -- appends the document of lbl-agree(1), one line with its LF. */
void lbl_agreement_result_json(const struct lbl_agreement_result *r, struct lbl_buf *out);

/* lbl_agreement_result_csv -- appends a table of the coefficients, with a heading. */
void lbl_agreement_result_csv(const struct lbl_agreement_result *r, struct lbl_buf *out);

/* lbl_agreement_result_text -- appends tables. */
void lbl_agreement_result_text(const struct lbl_agreement_result *r, struct lbl_buf *out);

/*
 * lbl_agreement_result_missed -- is there a threshold on coefficient i that it misses?
 *
 *   message  appended: what was missed and by what
 *
 * Compared as printed, after rounding to 12 digits; what is undefined misses any threshold.
 */
bool lbl_agreement_result_missed(const struct lbl_agreement_result *r, size_t i,
				 struct lbl_buf *message);

#endif
