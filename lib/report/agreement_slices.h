/*
 * Slices of a result: one after the other, each computed like the whole, by the names and the
 * categories of its own annotations.
 */
#ifndef LBL_REPORT_AGREEMENT_SLICES_H
#define LBL_REPORT_AGREEMENT_SLICES_H

#include "base/error.h"
#include "json/emit.h"
#include "report/agreement.h"

/*
 * lbl_agreement_slices_check -- -1 with err where labels of a slice do not fit what is wanted, as
 * lbl_agreement_result_init says of the whole; the slice is named.
 */
int lbl_agreement_slices_check(const struct lbl_agreement *of,
			       const struct lbl_agreement_wanted *wanted, struct lbl_error *err);

/* A slice at hand. */
struct lbl_slice_result {
	struct lbl_span value; /* ptr NULL: of null; borrowed */
	struct lbl_agreement of;
	struct lbl_agreement_wanted wanted;
	struct lbl_agreement_result result;
};

/* How far one has come through the slices of a field, in byte order of values, null last. */
struct lbl_slice_walk {
	const struct lbl_agreement_result *whole;
	size_t field;
	uint32_t *order;
	uint32_t n, next;
	struct lbl_slice_result at;
};

/*
 * lbl_slice_walk_next -- computes the next slice, in w->at; false, and all is freed, when there is
 * none. Start with { .whole = …, .field = … } of a whole that has been checked.
 */
bool lbl_slice_walk_next(struct lbl_slice_walk *w);

/* lbl_agreement_slices_json -- members of `by`, one a field. */
void lbl_agreement_slices_json(const struct lbl_agreement_result *r, struct lbl_emit *e);

/* lbl_agreement_slices_text -- tables, one a field and LBL_SLICE_COLUMNS coefficients. */
#define LBL_SLICE_COLUMNS 5
void lbl_agreement_slices_text(const struct lbl_agreement_result *r, struct lbl_buf *out);

#endif
