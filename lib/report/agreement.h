/* The result of measuring agreement: computed once, written as JSON or text. */
#ifndef LBL_REPORT_AGREEMENT_H
#define LBL_REPORT_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/list.h"
#include "state/agreement.h"
#include "stat/agreement.h"

/* The least that each coefficient shall reach, by its place in lbl_measures. */
struct lbl_thresholds {
	double *min; /* NAN: none */
};

/* lbl_thresholds_parse -- "NAME=VALUE" words, the last of a name counts; -1: LBL_E_USAGE. */
int lbl_thresholds_parse(struct lbl_thresholds *t, const struct lbl_list *words,
			 struct lbl_error *err);
void lbl_thresholds_clear(struct lbl_thresholds *t);

struct lbl_agreement_result {
	const struct lbl_agreement *of;      /* borrowed */
	const struct lbl_thresholds *wanted; /* borrowed; echoed */
	bool items_split; /* shards share items: figures by item are undefined */
	uint64_t paired_items;
	struct lbl_ratings ratings;           /* empty when items_split */
	struct lbl_coefficient *coefficients; /* in the order of lbl_measures */
};

/* lbl_agreement_result_init -- computes all of a ranked one (lbl_agreement_result_clear frees). */
void lbl_agreement_result_init(struct lbl_agreement_result *r, const struct lbl_agreement *of,
			       const struct lbl_thresholds *wanted);
void lbl_agreement_result_clear(struct lbl_agreement_result *r);

/* lbl_agreement_result_json -- appends the document of lbl-agree(1), one line with its LF. */
void lbl_agreement_result_json(const struct lbl_agreement_result *r, struct lbl_buf *out);

/*
 * lbl_agreement_result_text -- appends tables.
 *
 *   list_pairs  list annotator pairs however many; else only LBL_PAIRS_LISTED or fewer
 */
#define LBL_PAIRS_LISTED 15
void lbl_agreement_result_text(const struct lbl_agreement_result *r, bool list_pairs,
			       struct lbl_buf *out);

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
