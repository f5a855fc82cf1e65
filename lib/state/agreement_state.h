/* States of agreement as JSON: lbl-state(5), kind "agreement_state". */
#ifndef LBL_STATE_AGREEMENT_STATE_H
#define LBL_STATE_AGREEMENT_STATE_H

#include "base/buf.h"
#include "base/error.h"
#include "base/span.h"
#include "state/agreement.h"

#define LBL_AGREEMENT_STATE_KIND "agreement_state"
#define LBL_AGREEMENT_STATE_VERSION 1

/* The members of a state, in the order in which they are written. */
enum lbl_agreement_member {
	LBL_STATE_KIND,
	LBL_STATE_VERSION,
	LBL_STATE_OPTIONS,
	LBL_STATE_SHARDS,
	LBL_STATE_COUNTS,
	LBL_STATE_ANNOTATORS, /* here the body begins: what a part of the annotations has as well */
	LBL_STATE_CATEGORIES,
	LBL_STATE_PATTERNS,
	LBL_STATE_PAIRS,
	LBL_STATE_RATERS,   /* may be absent: states of old have none */
	LBL_STATE_COMPLETE, /* likewise */
	LBL_STATE_MARKS,    /* likewise; null where labels are no marks */
	LBL_STATE_SKETCH,
	LBL_STATE_SLICES, /* likewise; null without fields to slice by */
	LBL_STATE_MEMBERS
};

/* lbl_agreement_state_paths -- LBL_STATE_MEMBERS paths for a scanner; static. */
const char *const *lbl_agreement_state_paths(void);

/* lbl_agreement_state_write -- appends the state of a ranked one: a line with its LF. */
void lbl_agreement_state_write(const struct lbl_agreement *a, struct lbl_buf *out);

/*
 * lbl_agreement_state_read -- fills an initialised, empty one.
 *
 *   values  raw spans of the members, by enum lbl_agreement_member, from a sound line
 *
 * Returns 0, or -1 with LBL_E_INPUT naming the member at fault; whatever the text, what is
 * filled in is sound or refused.
 */
int lbl_agreement_state_read(struct lbl_agreement *a, const struct lbl_span *values,
			     struct lbl_error *err);

#endif
