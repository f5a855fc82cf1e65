/*
 * What a user asks of a result of agreement: options that shape no state, so that
 * they are for the run that makes the result of what was counted.
 */
#ifndef LBL_REPORT_AGREEMENT_ASK_H
#define LBL_REPORT_AGREEMENT_ASK_H

#include "base/error.h"
#include "base/list.h"
#include "record/label.h"
#include "report/agreement.h"

enum lbl_agreement_format { LBL_AGREEMENT_TEXT, LBL_AGREEMENT_JSON, LBL_AGREEMENT_CSV };
#define LBL_AGREEMENT_FORMATS_ARG "text|json|csv" /* in the enum's order */

enum lbl_agreement_ci { LBL_CI_ANALYTIC, LBL_CI_BOOTSTRAP };
#define LBL_AGREEMENT_CI_ARG "analytic|bootstrap" /* likewise */
#define LBL_REPLICATES_MIN 100
#define LBL_REPLICATES_MAX 1000000

#define LBL_ASK_NOTHING (-1) /* a choice that was not made */

/* As options give it; choices are indices into their words. */
struct lbl_agreement_ask {
	struct lbl_list coefficients, min, by;
	const char *weights; /* NULL: not given; borrowed */
	int level, distance, benchmark, format, ci;
	double ci_level;
	uint64_t replicates; /* 0: not given */
	uint64_t seed;
	unsigned threads;
};

/* lbl_agreement_ask_init -- nothing asked for (lbl_agreement_ask_clear frees the lists). */
void lbl_agreement_ask_init(struct lbl_agreement_ask *a);
void lbl_agreement_ask_clear(struct lbl_agreement_ask *a);

/*
 * lbl_agreement_ask_check -- by itself: words of --by, ranges, what excludes each other.
 *
 *   partial  a state is to be written, of which nothing can be asked
 *   merge    states are to be read, which know nothing of items
 *
 * Returns 0, or -1 with LBL_E_USAGE.
 */
int lbl_agreement_ask_check(const struct lbl_agreement_ask *a, bool partial, bool merge,
			    struct lbl_error *err);

/*
 * lbl_agreement_ask_items -- is a line an item asked for, and nothing else?
 * lbl_agreement_ask_fields -- adds the words of --by that are paths of fields to slice by, which
 * shape what is counted: all but label, annotator, pair, item.
 */
bool lbl_agreement_ask_items(const struct lbl_agreement_ask *a);
void lbl_agreement_ask_fields(const struct lbl_agreement_ask *a, struct lbl_list *paths);

/*
 * lbl_agreement_wanted_init -- as report/agreement takes it (lbl_agreement_wanted_clear frees,
 * after a failure too).
 *
 *   shape  of the labels that were counted
 *
 * Returns 0, or -1 with LBL_E_USAGE: no such coefficient, or none for this shape; a distance
 * that labels of this shape do not have; or as lbl_doc_load of a file of weights.
 */
int lbl_agreement_wanted_init(struct lbl_agreement_wanted *w, const struct lbl_agreement_ask *a,
			      enum lbl_shape shape, struct lbl_error *err);
void lbl_agreement_wanted_clear(struct lbl_agreement_wanted *w);

/* lbl_agreement_write -- appends the result in the format asked for; LBL_ASK_NOTHING: text. */
void lbl_agreement_write(const struct lbl_agreement_result *r, int format, struct lbl_buf *out);

#endif
