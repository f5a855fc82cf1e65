/* Results of agreement where labels are marks: by pair, annotator and class of mark. */
#ifndef LBL_REPORT_AGREEMENT_MARKS_H
#define LBL_REPORT_AGREEMENT_MARKS_H

#include "json/emit.h"
#include "report/agreement.h"

/*
 * An annotator, against those that share items.
 *
 *   n       what it shares with others, pair by pair
 *   f1      means over the pairs where it is defined; NAN: none
 *   reason  why there is none; static
 */
struct lbl_marks_by_annotator {
	uint64_t n;
	uint64_t pairs, pairs_undefined;
	double f1[LBL_MATCHES];
	const char *reason;
};

/* lbl_marks_wanted_align -- is gamma's disorder wanted? Only then it need be counted. */
bool lbl_marks_wanted_align(const struct lbl_agreement_wanted *w);

/* lbl_marks_wanted_least -- the least gamma's disorder that is asked for, or NAN. */
double lbl_marks_wanted_least(const struct lbl_agreement_wanted *w);

/* lbl_marks_result_check -- -1 with LBL_E_USAGE: what is asked for by name needs --length. */
int lbl_marks_result_check(const struct lbl_agreement_result *r, struct lbl_error *err);

/*
 * lbl_marks_result_init -- fills in what r->marks has of them, from r->of;
 * lbl_marks_result_break_down -- by annotator and by class, where wanted.
 */
void lbl_marks_result_init(struct lbl_agreement_result *r);
void lbl_marks_result_break_down(struct lbl_agreement_result *r);
void lbl_marks_result_clear(struct lbl_agreement_result *r);

/* lbl_marks_emit_pairs, _annotators -- the rows of member "by", without brackets. */
void lbl_marks_emit_pairs(const struct lbl_agreement_result *r, struct lbl_emit *e);
void lbl_marks_emit_annotators(const struct lbl_agreement_result *r, struct lbl_emit *e);

/*
 * lbl_marks_emit_left_out -- member "left_out": by the name of a coefficient that is shown, how
 * many items play no part in it, and why; lbl_marks_text_left_out -- a line each.
 */
void lbl_marks_emit_left_out(const struct lbl_agreement_result *r, struct lbl_emit *e);
void lbl_marks_text_left_out(const struct lbl_agreement_result *r, struct lbl_buf *out);

/* lbl_marks_text_pairs, _annotators -- the same as tables. */
void lbl_marks_text_pairs(const struct lbl_agreement_result *r, struct lbl_buf *out);
void lbl_marks_text_annotators(const struct lbl_agreement_result *r, struct lbl_buf *out);

#endif
