/*
 * The members of a state of agreement, one a row: how it is written and read. For the files
 * state/agreement_state*, state/agreement_body*, state/markings_json* and
 * state/agreement_slices_json alone.
 */
#ifndef LBL_STATE_AGREEMENT_MEMBERS_H
#define LBL_STATE_AGREEMENT_MEMBERS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/span.h"
#include "json/emit.h"
#include "state/agreement.h"
#include "state/agreement_state.h"

/*
 *   emit  appends the value
 *   read  fills it in from raw text, ptr NULL where it is absent; members before it have been
 *         read. 0, or -1 with LBL_E_INPUT
 */
struct lbl_state_member {
	const char *name;
	bool of_body; /* what has been counted, of all or of a part of the annotations */
	void (*emit)(const struct lbl_agreement *a, struct lbl_emit *e);
	int (*read)(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
};

/* lbl_state_members -- LBL_STATE_MEMBERS rows in the order of enum lbl_agreement_member. */
const struct lbl_state_member *lbl_state_members(void);

/* lbl_state_refuse -- "state: member 'NAME': expected …", LBL_E_INPUT; -1. */
int lbl_state_refuse(struct lbl_error *err, enum lbl_agreement_member m, const char *expected);

/*
 * lbl_state_body_emit -- the members of a body, without braces.
 * lbl_state_body_read -- fills them in from an object that the scanner has proved sound; counts
 * are there already.
 */
void lbl_state_body_emit(const struct lbl_agreement *a, struct lbl_emit *e);
int lbl_state_body_read(struct lbl_agreement *a, struct lbl_span object, struct lbl_error *err);

/* The rows' functions, by member. */
void lbl_state_emit_annotators(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_categories(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_patterns(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_pairs(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_raters(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_complete(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_marks(const struct lbl_agreement *a, struct lbl_emit *e);
void lbl_state_emit_slices(const struct lbl_agreement *a, struct lbl_emit *e);

int lbl_state_read_kind(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_version(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_options(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_shards(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_counts(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_annotators(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_categories(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_patterns(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_pairs(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_raters(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_complete(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_marks(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_sketch(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);
int lbl_state_read_slices(struct lbl_agreement *a, struct lbl_span raw, struct lbl_error *err);

/* Rows of numbers, as most members of a body are. */
struct lbl_state_row {
	uint64_t *v; /* up to LBL_AGREEMENT_MAX each */
	size_t n, cap;
};

/* Adds a row to the state; budget: what the rows together may count. false: not sound. */
typedef bool lbl_state_take_row(struct lbl_agreement *a, const struct lbl_state_row *row,
				uint64_t *budget);

/* lbl_state_read_rows -- an array of rows; leaves in budget what they have not counted. */
int lbl_state_read_rows(struct lbl_agreement *a, enum lbl_agreement_member m, struct lbl_span raw,
			lbl_state_take_row *take, uint64_t *budget, struct lbl_error *err);

/* lbl_state_spend -- takes n from a budget; false: it does not hold as much. */
bool lbl_state_spend(uint64_t *budget, uint64_t n);

#endif
